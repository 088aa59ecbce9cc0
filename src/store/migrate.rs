//! Laying and migrating the tables. diesel takes no lock, so this does: all pending
//! migrations are one transaction under one lock, and a process that is killed in
//! the middle leaves the old layout.

use super::OpenError;
use super::conn::{Conn, Inner, on};
use diesel::migration::{MigrationSource, MigrationVersion};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// Any number that no other program on the server is likely to lock.
const PG_LOCK: &str = "SET LOCAL lock_timeout='10min'; SELECT pg_advisory_xact_lock(7968757361696401)";
/// Looking at the columns shows a file of another layout, which is begun anew.
const DRAFTS: &str = "CREATE TABLE IF NOT EXISTS drafts (org_id INTEGER NOT NULL, key BLOB NOT NULL, \
    body BLOB NOT NULL, expires_hour INTEGER NOT NULL, PRIMARY KEY (org_id, key)) WITHOUT ROWID, STRICT; \
    SELECT org_id, key, body, expires_hour FROM drafts LIMIT 0";

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Whether this version knows the layout: a file without one, or with a newer one, is refused.
pub(super) fn check_known(conn: &mut Conn) -> Result<(), OpenError> {
    match pending(conn)? {
        left if left == known().map_err(told)?.len() => {
            Err(OpenError::Unreachable("it holds no records of ours".into()))
        }
        _ => Ok(()),
    }
}

/// Brings the tables up to date. `may` is asked only where there is something to do.
pub(super) fn run(conn: &mut Conn, may: impl FnOnce() -> Result<(), OpenError>) -> Result<(), OpenError> {
    begin(conn)?;
    let done = pending(conn).and_then(|count| match count {
        0 => Ok(()),
        _ => may().and_then(|()| apply(conn)),
    });
    match done {
        Ok(()) => conn.commit().map_err(told),
        Err(error) => conn.rollback().map_err(told).and(Err(error)),
    }
}

/// Lays the table of drafts in its own file; on PostgreSQL a migration does.
pub(super) fn lay_drafts(conn: &mut Conn) -> Result<(), OpenError> {
    match &conn.inner {
        Inner::Sqlite(_) => conn.execute(DRAFTS).map_err(told),
        Inner::Postgres(_) => Ok(()),
    }
}

fn begin(conn: &mut Conn) -> Result<(), OpenError> {
    conn.begin().map_err(told)?;
    match &conn.inner {
        Inner::Sqlite(_) => Ok(()), // BEGIN IMMEDIATE lets one writer in
        Inner::Postgres(_) => conn.execute(PG_LOCK).map_err(told),
    }
}

/// How many migrations are to be done; an unknown one means a newer yousaid.
fn pending(conn: &mut Conn) -> Result<usize, OpenError> {
    let applied = on!(conn, inner => inner.applied_migrations()).map_err(told)?;
    let known = known().map_err(told)?;
    match applied.iter().all(|version| known.contains(version)) {
        true => Ok(known.len() - applied.len()),
        false => Err(OpenError::Newer),
    }
}

/// Both databases have the same versions, which a test checks.
fn known() -> Result<Vec<MigrationVersion<'static>>, Fault> {
    let all = MigrationSource::<Sqlite>::migrations(&SQLITE)?;
    Ok(all.iter().map(|one| one.name().version().as_owned()).collect())
}

fn apply(conn: &mut Conn) -> Result<(), OpenError> {
    match &mut conn.inner {
        Inner::Sqlite(inner) => inner.run_pending_migrations(SQLITE).map(drop).map_err(told),
        Inner::Postgres(inner) => inner.run_pending_migrations(POSTGRES).map(drop).map_err(told),
    }
}

fn told(error: impl std::fmt::Display) -> OpenError {
    OpenError::Migration(error.to_string())
}
