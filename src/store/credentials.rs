//! What people show who they are with: the password's hash, the sealed secret of a second factor, recovery codes. All
//! other sessions end with a change of any of them.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::{CodeHash, TokenHash};
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::people::{self, PersonState};
use super::schema::{ORG, people as people_table, recovery_codes};
use diesel::prelude::*;

/// What somebody is checked against.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = people_table)]
pub struct Credentials {
    /// The password's hash, in the PHC's format.
    pub password_hash: Option<String>,
    /// The sealed secret of the second factor.
    pub factor: Option<Vec<u8>>,
    /// The last step of it that was used.
    pub factor_step: i64,
}

/// A change of what somebody shows who they are with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new password, by its hash.
    Password(String),
    /// A second factor: its sealed secret, the step of the code that has confirmed it, and its recovery codes.
    Factor(Vec<u8>, i64, Vec<CodeHash>),
    /// New recovery codes in place of those that are left.
    Recovery(Vec<CodeHash>),
    /// No second factor any more.
    NoFactor,
}

impl Store {
    /// What somebody is checked against; nothing at all where nobody has this address.
    pub async fn credentials(&self, email: &str) -> Result<Credentials, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let one = people_table::table.find((ORG, email));
            let found = on!(conn, inner => one.select(Credentials::as_select()).first(inner).optional())?;
            Ok(found.unwrap_or_default())
        })
        .await
    }

    /// Makes a change, ends all sessions of the person but the one to keep, and puts the mail that says so into the
    /// outbox. Somebody who was only named by a survey is one of the people from now on.
    pub async fn change_credentials(
        &self,
        email: &str,
        change: Change,
        keep: Option<TokenHash>,
        entry: AuditEntry,
        mail: NewDelivery,
    ) -> Result<(), Error> {
        let email = email.to_owned();
        let changed = self.write(move |conn| {
            ensure(conn, &email, entry.at)?;
            apply(conn, &email, &change)?;
            people::end_sessions(conn, &email, keep)?;
            outbox::insert(conn, &mail)?;
            audit::append(conn, &entry)
        });
        changed.await?;
        self.ring();
        Ok(())
    }

    /// Notes that the code of a step was used. `NotFound`: this step or a later one was used before.
    pub async fn spend_step(&self, email: &str, step: i64) -> Result<(), Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            let younger = people_table::table.find((ORG, email)).filter(people_table::factor_step.lt(step));
            let change = diesel::update(younger).set(people_table::factor_step.eq(step));
            one(on!(conn, inner => change.execute(inner))?)
        })
        .await
    }

    /// Spends a recovery code. `NotFound`: it is none, or was used before.
    pub async fn spend_recovery(&self, email: &str, code: CodeHash) -> Result<(), Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            let code = recovery_codes::table.find((ORG, email, code.as_bytes().as_slice()));
            one(on!(conn, inner => diesel::delete(code).execute(inner))?)
        })
        .await
    }

    /// How many recovery codes somebody has left.
    pub async fn recovery_left(&self, email: &str) -> Result<i64, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let left = recovery_codes::table.filter(recovery_codes::org_id.eq(ORG));
            let left = left.filter(recovery_codes::email.eq(email)).count();
            Ok(on!(conn, inner => left.get_result(inner))?)
        })
        .await
    }
}

fn one(changed: usize) -> Result<(), Error> {
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

fn ensure(conn: &mut Conn, email: &str, now: i64) -> Result<(), Error> {
    let row = (
        people_table::org_id.eq(ORG),
        people_table::email.eq(email),
        people_table::name.eq(email),
        people_table::state.eq(PersonState::Active.word()),
        people_table::created_at.eq(now),
    );
    let insert = diesel::insert_into(people_table::table).values(row).on_conflict_do_nothing();
    on!(conn, inner => insert.execute(inner))?;
    Ok(())
}

fn apply(conn: &mut Conn, email: &str, change: &Change) -> Result<(), Error> {
    let person = people_table::table.find((ORG, email));
    match change {
        Change::Password(hash) => {
            let set = diesel::update(person).set(people_table::password_hash.eq(hash));
            on!(conn, inner => set.execute(inner))?;
        }
        Change::Factor(sealed, step, codes) => {
            let set = (people_table::factor.eq(sealed), people_table::factor_step.eq(step));
            on!(conn, inner => diesel::update(person).set(set).execute(inner))?;
            renew_codes(conn, email, codes)?;
        }
        Change::Recovery(codes) => renew_codes(conn, email, codes)?,
        Change::NoFactor => {
            let none = diesel::update(person).set(people_table::factor.eq(None::<Vec<u8>>));
            on!(conn, inner => none.execute(inner))?;
            renew_codes(conn, email, &[])?;
        }
    }
    Ok(())
}

fn renew_codes(conn: &mut Conn, email: &str, codes: &[CodeHash]) -> Result<(), Error> {
    let old = recovery_codes::table.filter(recovery_codes::org_id.eq(ORG)).filter(recovery_codes::email.eq(email));
    on!(conn, inner => diesel::delete(old).execute(inner))?;
    for code in codes {
        let row = (
            recovery_codes::org_id.eq(ORG),
            recovery_codes::email.eq(email),
            recovery_codes::code_hash.eq(code.as_bytes().as_slice()),
        );
        on!(conn, inner => diesel::insert_into(recovery_codes::table).values(row).execute(inner))?;
    }
    Ok(())
}
