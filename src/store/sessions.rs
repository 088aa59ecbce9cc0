//! Sessions of staff: opaque tokens, kept as hashes, so that each can be ended.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::TokenHash;
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::people;
use super::schema::{ORG, sessions};
use diesel::prelude::*;

/// A session that lives.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = sessions)]
pub struct Session {
    /// Whose it is.
    pub email: String,
    /// In seconds since 1970.
    pub created_at: i64,
    /// When it was last used, in seconds since 1970.
    pub seen_at: i64,
    /// In seconds since 1970.
    pub expires_at: i64,
    /// Whether the second factor has still to be shown.
    pub awaits_factor: bool,
    /// Whether it was shown to the provider through which the person signed in.
    pub factor_elsewhere: bool,
}

impl Store {
    /// Begins a session.
    pub async fn create_session(&self, token: TokenHash, session: Session) -> Result<(), Error> {
        self.write(move |conn| insert(conn, token, &session)).await
    }

    /// Begins a session in place of another one, which ends. `NotFound`: that one has ended already.
    pub async fn replace_session(&self, old: TokenHash, new: TokenHash, session: Session) -> Result<(), Error> {
        self.write(move |conn| {
            let old = sessions::table.find((ORG, old.as_bytes().as_slice()));
            match on!(conn, inner => diesel::delete(old).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => insert(conn, new, &session),
            }
        })
        .await
    }

    /// The sessions of a person that live now, the newest first, each with what it is kept as.
    pub async fn sessions_of(&self, email: &str, now: i64) -> Result<Vec<(TokenHash, Session)>, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let theirs = sessions::table.filter(sessions::org_id.eq(ORG)).filter(sessions::email.eq(email));
            let live = theirs.filter(sessions::expires_at.gt(now)).order(sessions::created_at.desc());
            let rows: Vec<(Vec<u8>, Session)> =
                on!(conn, inner => live.select((sessions::token_hash, Session::as_select())).load(inner))?;
            rows.into_iter().map(|(token, session)| Ok((TokenHash::from_column(&token)?, session))).collect()
        })
        .await
    }

    /// A session that lives now. Reading changes nothing.
    pub async fn session(&self, token: TokenHash, now: i64) -> Result<Session, Error> {
        self.read(move |conn| {
            let live = sessions::table.find((ORG, token.as_bytes().as_slice())).filter(sessions::expires_at.gt(now));
            Ok(on!(conn, inner => live.select(Session::as_select()).get_result(inner))?)
        })
        .await
    }

    /// Notes that a session was used, and moves its end.
    pub async fn touch_session(&self, token: TokenHash, now: i64, expires_at: i64) -> Result<(), Error> {
        self.write(move |conn| {
            let live = sessions::table.find((ORG, token.as_bytes().as_slice())).filter(sessions::expires_at.gt(now));
            let change = (sessions::seen_at.eq(now), sessions::expires_at.eq(expires_at));
            match on!(conn, inner => diesel::update(live).set(change).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Ends a session, if it lives.
    pub async fn end_session(&self, token: TokenHash) -> Result<(), Error> {
        self.write(move |conn| {
            let session = sessions::table.find((ORG, token.as_bytes().as_slice()));
            on!(conn, inner => diesel::delete(session).execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Ends all sessions of a person; tells how many.
    pub async fn end_sessions(&self, email: &str) -> Result<usize, Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            let theirs = sessions::table.filter(sessions::org_id.eq(ORG)).filter(sessions::email.eq(email));
            Ok(on!(conn, inner => diesel::delete(theirs).execute(inner))?)
        })
        .await
    }

    /// Ends all sessions of a person but one, and puts the mail that says so into the outbox.
    pub async fn end_other_sessions(
        &self,
        email: &str,
        keep: TokenHash,
        entry: AuditEntry,
        mail: NewDelivery,
    ) -> Result<(), Error> {
        let email = email.to_owned();
        let ended = self.write(move |conn| {
            people::end_sessions(conn, &email, Some(keep))?;
            outbox::insert(conn, &mail)?;
            audit::append(conn, &entry)
        });
        ended.await?;
        self.ring();
        Ok(())
    }

    /// Forgets sessions that have ended before now.
    pub async fn purge_sessions(&self, now: i64) -> Result<usize, Error> {
        self.write(move |conn| {
            let old = sessions::table.filter(sessions::org_id.eq(ORG)).filter(sessions::expires_at.le(now));
            Ok(on!(conn, inner => diesel::delete(old).execute(inner))?)
        })
        .await
    }
}

fn insert(conn: &mut Conn, token: TokenHash, session: &Session) -> Result<(), Error> {
    let row = (
        sessions::org_id.eq(ORG),
        sessions::token_hash.eq(token.as_bytes().as_slice()),
        sessions::email.eq(&session.email),
        sessions::created_at.eq(session.created_at),
        sessions::seen_at.eq(session.seen_at),
        sessions::expires_at.eq(session.expires_at),
        sessions::awaits_factor.eq(session.awaits_factor),
        sessions::factor_elsewhere.eq(session.factor_elsewhere),
    );
    on!(conn, inner => diesel::insert_into(sessions::table).values(row).execute(inner))?;
    Ok(())
}
