//! A whole copy of an SQLite database while it is served, and a look at one before it is
//! used. What a copy holds is sound as a database; that no letter in it was changed is
//! for a checksum over the file, which the store does not make.

use super::Store;
use super::conn::{Conn, Inner, on};
use super::error::Error;
use super::open::OpenError;
use super::schema::{ORG, comments, responses, surveys};
use super::{arrivals, migrate};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::fs::File;
use std::path::{Path, PathBuf};

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inside {
    /// Surveys.
    pub surveys: i64,
    /// Responses, those that have just arrived included.
    pub responses: i64,
    /// Comments, less those of responses that have just arrived.
    pub comments: i64,
}

impl Store {
    /// Writes everything as it is at this moment to a file that does not exist yet, and
    /// syncs it. `Taken`: there is such a file. Not for PostgreSQL, which has `pg_dump`.
    pub async fn copy_to(&self, file: &Path) -> Result<(), Error> {
        let file = file.to_owned();
        if file.exists() {
            return Err(Error::Taken);
        }
        self.settle().await?;
        self.read(move |conn| copy(conn, &file)).await
    }
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

fn copy(conn: &mut Conn, file: &Path) -> Result<(), Error> {
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Err(Error::broken("PostgreSQL is backed up with pg_dump"));
    };
    let name = file.to_str().ok_or_else(|| Error::broken("the path is not UTF-8"))?;
    conn.batch_execute("PRAGMA query_only=OFF")?;
    let done = diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(conn);
    conn.batch_execute("PRAGMA query_only=ON")?;
    done?;
    sync(file).map_err(|error| Error::broken(error.to_string()))
}

/// The file, and the folder that names it.
fn sync(file: &Path) -> std::io::Result<()> {
    File::open(file)?.sync_all()?;
    let absolute = std::path::absolute(file)?;
    absolute.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Looks a copy through from beginning to end without changing it.
pub fn examine(file: &Path) -> Result<Inside, OpenError> {
    let file = PathBuf::from(file);
    let mut conn = Conn::open_copy(&file).map_err(OpenError::Unreachable)?;
    let broken = |error: Error| OpenError::Unreachable(error.to_string());
    let found = integrity(&mut conn).map_err(broken)?;
    if found != "ok" {
        return Err(OpenError::Unreachable(format!("it is damaged: {found}")));
    }
    migrate::check_known(&mut conn)?;
    count(&mut conn).map_err(broken)
}

fn integrity(conn: &mut Conn) -> Result<String, Error> {
    let query = "SELECT integrity_check AS told FROM pragma_integrity_check LIMIT 1";
    let row: Told = on!(conn, inner => diesel::sql_query(query).get_result(inner))?;
    Ok(row.told)
}

fn count(conn: &mut Conn) -> Result<Inside, Error> {
    let all = surveys::table.filter(surveys::org_id.eq(ORG)).count();
    let surveys = on!(conn, inner => all.get_result(inner))?;
    let all = responses::table.filter(responses::org_id.eq(ORG)).count();
    let laid_out: i64 = on!(conn, inner => all.get_result(inner))?;
    let all = comments::table.filter(comments::org_id.eq(ORG)).count();
    let comments = on!(conn, inner => all.get_result(inner))?;
    let arrived = arrivals::known(conn)?.len();
    Ok(Inside { surveys, responses: laid_out + i64::try_from(arrived).unwrap_or(0), comments })
}
