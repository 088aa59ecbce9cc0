//! Whom a provider's account stands for. After the first sign-in the address that the provider tells is of no account.

use super::Store;
use super::audit::{self, AuditEntry};
use super::conn::on;
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::people;
use super::schema::{ORG, identities};
use diesel::prelude::*;

/// A provider's account, and the person whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider, as its tokens name it.
    pub issuer: String,
    /// The account, as the provider names it for ever.
    pub subject: String,
    /// The address of the person.
    pub email: String,
}

impl Store {
    /// The address of the person whose account this is. `None`: it has not signed in before.
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<Option<String>, Error> {
        let (issuer, subject) = (issuer.to_owned(), subject.to_owned());
        self.read(move |conn| {
            let one = identities::table.find((ORG, issuer, subject)).select(identities::email);
            Ok(on!(conn, inner => one.first(inner).optional())?)
        })
        .await
    }

    /// Keeps whose an account is. `Taken`: the person has another account of this provider.
    pub async fn link_identity(&self, identity: Identity, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                identities::org_id.eq(ORG),
                identities::issuer.eq(&identity.issuer),
                identities::subject.eq(&identity.subject),
                identities::email.eq(&identity.email),
                identities::created_at.eq(entry.at),
            );
            on!(conn, inner => diesel::insert_into(identities::table).values(row).execute(inner))?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Whether a person signs in with a provider's account.
    pub async fn has_identity(&self, email: &str) -> Result<bool, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let theirs = identities::table.filter(identities::org_id.eq(ORG)).filter(identities::email.eq(email));
            let count: i64 = on!(conn, inner => theirs.count().get_result(inner))?;
            Ok(count > 0)
        })
        .await
    }

    /// Forgets whose the person's accounts were, ends the sessions, and puts the mail that says so into the outbox: the
    /// next one to sign in with the address is linked anew.
    pub async fn unlink_identities(&self, email: &str, entry: AuditEntry, mail: NewDelivery) -> Result<(), Error> {
        let email = email.to_owned();
        let unlinked = self.write(move |conn| {
            let theirs = identities::table.filter(identities::org_id.eq(ORG)).filter(identities::email.eq(&email));
            on!(conn, inner => diesel::delete(theirs).execute(inner))?;
            people::end_sessions(conn, &email, None)?;
            outbox::insert(conn, &mail)?;
            audit::append(conn, &entry)
        });
        unlinked.await?;
        self.ring();
        Ok(())
    }
}
