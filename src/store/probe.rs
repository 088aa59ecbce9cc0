//! Small questions to the database itself: is it well, which version is it.

use super::conn::{Conn, Inner};
use super::error::Error;
use diesel::prelude::*;
use diesel::sql_types::Integer;

#[derive(QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = Integer)]
    version: i32,
}

impl Conn {
    /// PostgreSQL's version as a number (150004 is 15.4); SQLite is built in.
    pub(super) fn server_version(&mut self) -> Result<Option<i32>, Error> {
        let Inner::Postgres(conn) = &mut self.inner else {
            return Ok(None);
        };
        let query = "SELECT current_setting('server_version_num')::int AS version";
        let row: VersionRow = diesel::sql_query(query).get_result(conn)?;
        Ok(Some(row.version))
    }

    /// Asks for nothing, so that a connection that was lost shows.
    pub(super) fn ask(&mut self) -> Result<(), Error> {
        self.execute("SELECT 1")
    }

    /// Writes a page that says nothing, so that a full disk shows.
    pub(super) fn probe(&mut self) -> Result<(), Error> {
        match &self.inner {
            Inner::Sqlite(_) => self.execute("PRAGMA user_version=1"),
            Inner::Postgres(_) => self.execute("SELECT pg_current_xact_id()"),
        }
    }
}
