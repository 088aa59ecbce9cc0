//! The organisation whose records these are: its name, what it asks of everybody who signs in, and its first admin.

use super::Store;
use super::audit::{self, AuditEntry};
use super::conn::{Conn, on};
use super::error::Error;
use super::people::{self, NewPerson};
use super::roles::{self, Duty, Role, Scope};
use super::schema::{ORG, organisations};
use diesel::prelude::*;

/// What holds for the whole organisation.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = organisations)]
pub struct Organisation {
    /// What it is called; empty until somebody has named it.
    pub name: String,
    /// Whether nobody signs in without a second factor.
    pub requires_factor: bool,
}

/// The first admin, and the organisation's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founder {
    /// What the organisation is called.
    pub organisation: String,
    /// Who it is.
    pub person: NewPerson,
}

/// What became of a set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Founded {
    /// The person is the organisation's first admin.
    Done,
    /// Somebody was before.
    Already,
}

impl Store {
    /// The organisation.
    pub async fn organisation(&self) -> Result<Organisation, Error> {
        self.read(|conn| {
            let found = organisations::table.find(ORG);
            Ok(on!(conn, inner => found.select(Organisation::as_select()).first(inner))?)
        })
        .await
    }

    /// Changes its name and what it asks.
    pub async fn set_organisation(&self, organisation: Organisation, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let change = (
                organisations::name.eq(&organisation.name),
                organisations::requires_factor.eq(organisation.requires_factor),
            );
            on!(conn, inner => diesel::update(organisations::table.find(ORG)).set(change).execute(inner))?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Whether anybody is an admin of the whole organisation, and may sign in.
    pub async fn has_admin(&self) -> Result<bool, Error> {
        self.read(|conn| Ok(roles::count_admins(conn)? > 0)).await
    }

    /// Names the organisation and makes its first admin. Of two who try at once, one is the first.
    pub async fn found(&self, founder: Founder, entry: AuditEntry) -> Result<Founded, Error> {
        self.write(move |conn| {
            lock(conn)?;
            if roles::count_admins(conn)? > 0 {
                return Ok(Founded::Already);
            }
            let change = organisations::name.eq(&founder.organisation);
            on!(conn, inner => diesel::update(organisations::table.find(ORG)).set(change).execute(inner))?;
            people::put(conn, &founder.person)?;
            let duty = Duty { role: Role::Admin, scope: Scope::Organisation };
            roles::give(conn, &founder.person.email, &duty)?;
            audit::append(conn, &entry)?;
            Ok(Founded::Done)
        })
        .await
    }
}

/// Holds the organisation's row to the end of the transaction, so that of two nodes that change its admins the second
/// sees what the first has left.
pub(super) fn lock(conn: &mut Conn) -> Result<(), Error> {
    let row = diesel::update(organisations::table.find(ORG)).set(organisations::name.eq(organisations::name));
    match on!(conn, inner => row.execute(inner))? {
        0 => Err(Error::broken("there is no organisation")),
        _ => Ok(()),
    }
}
