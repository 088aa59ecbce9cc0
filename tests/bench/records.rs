//! How many responses a stopped service has kept, asked of the database itself.

use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use std::path::Path;

const COUNT: &str = "SELECT count(*) FROM responses";

pub(crate) fn in_sqlite(file: &Path) -> Result<i64, String> {
    let mut conn = SqliteConnection::establish(&file.display().to_string()).map_err(|error| error.to_string())?;
    diesel::select(diesel::dsl::sql::<BigInt>(&format!("({COUNT})")))
        .get_result(&mut conn)
        .map_err(|error| error.to_string())
}

pub(crate) fn in_postgres(url: &str) -> Result<i64, String> {
    let mut conn = PgConnection::establish(url).map_err(|error| error.to_string())?;
    diesel::select(diesel::dsl::sql::<BigInt>(&format!("({COUNT})")))
        .get_result(&mut conn)
        .map_err(|error| error.to_string())
}
