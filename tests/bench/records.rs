//! What stands in the database of a stopped service: how many responses it has kept, and many that nobody gave.

use diesel::connection::SimpleConnection;
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

/// Puts made-up released responses to twenty questions into a database, a thousand or more a release.
pub(crate) fn fill_sqlite(file: &Path, survey: &str, rows: u64) -> Result<(), String> {
    let mut conn = SqliteConnection::establish(&file.display().to_string()).map_err(|error| error.to_string())?;
    let answer = |number: u32| format!("'\"q{number}\":\"a' || (abs(random()) % 5 + 1) || '\"'");
    let answers: Vec<String> = (1..=20).map(answer).collect();
    let a_release = (rows / 100).max(1);
    let sql = format!(
        "BEGIN;
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {rows})
        INSERT INTO responses (org_id, key, survey, version, day, language, role, help, mode, release, body_hash, answers)
        SELECT 1, randomblob(16), '{survey}', 1, 20400 + i * 300 / {rows}, 'en',
            CASE abs(random()) % 2 WHEN 0 THEN 'child' ELSE 'parentCarer' END, 'alone', 'online', 1 + i / {a_release},
            zeroblob(16), '{{' || {} || '}}' FROM n;
        INSERT INTO releases (org_id, survey, number, day, responses, figures, held, deletions, settled, expired)
        SELECT 1, '{survey}', release, max(day), count(*), '{{}}', '{{}}', 0, 0, 0 FROM responses GROUP BY release;
        COMMIT;",
        answers.join(" || ',' || ")
    );
    conn.batch_execute(&sql).map_err(|error| error.to_string())
}
