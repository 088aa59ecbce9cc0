//! What the store's tests share: a database each, on both kinds, and made-up records.

use crate::postgres;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use yousaid::store::{AuditEntry, BodyHash, CommentId, Key, Mode, NewComment, NewRelease, NewResponse, Options, Store};

/// Writes one case and runs it on SQLite and on PostgreSQL.
macro_rules! both {
    ($(#[$doc:meta])* async fn $name:ident($db:ident: &Database) $body:block) => {
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn case($db: &Database) $body

            #[test]
            fn sqlite() {
                $crate::store_kit::run(Database::sqlite(), async |db| case(db).await);
            }

            #[test]
            fn postgres() {
                $crate::store_kit::run(Database::postgres(), async |db| case(db).await);
            }
        }
    };
}
pub(crate) use both;

/// A database of one test's own.
pub(crate) struct Database {
    pub(crate) url: String,
    folder: Option<PathBuf>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("yousaid-store-{}-{number}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        let url = format!("sqlite:{}", folder.join("yousaid.db").display());
        Self { url, folder: Some(folder) }
    }

    pub(crate) fn postgres() -> Self {
        Self { url: postgres::database(), folder: None }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.as_ref().expect("an SQLite database").join("yousaid.db")
    }

    pub(crate) fn outside(&self) -> Outside {
        Outside::of(&self.url)
    }

    pub(crate) fn options(&self) -> Options {
        Options { audit_key: Some([7; 32].into()), ..Options::new(&self.url) }
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.options()).expect("opens")
    }

    pub(crate) fn open_beside(&self) -> Store {
        Store::open(&Options { mode: Mode::Beside, ..self.options() }).expect("opens beside")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            std::fs::remove_dir_all(folder).ok();
        }
    }
}

pub(crate) fn run<F: AsyncFnOnce(&Database)>(db: Database, case: F) {
    block_on(case(&db));
}

pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

/// A key that differs for each number and is as random as a hash.
pub(crate) fn key(number: u64) -> Key {
    let mixed = u128::from(number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    Key::from(mixed.to_be_bytes())
}

pub(crate) fn comment_id(number: u64) -> CommentId {
    CommentId::from(*key(number + 1_000_000).as_bytes())
}

pub(crate) fn hash(byte: u8) -> BodyHash {
    BodyHash::from([byte; 16])
}

/// A response to the survey `ward`, without comments.
pub(crate) fn response(number: u64) -> NewResponse {
    NewResponse {
        key: key(number),
        survey: "ward".into(),
        version: 1,
        day: 20_000,
        language: "en".into(),
        role: Some("child".into()),
        help: None,
        band: Some("8-11".into()),
        mode: "web".into(),
        body_hash: hash(1),
        answers: format!(r#"{{"noise-at-night":"often","age":{number}}}"#),
        comments: Vec::new(),
    }
}

/// The same with one comment.
pub(crate) fn with_comment(number: u64) -> NewResponse {
    let text = format!("The {number}th night was loud.");
    let comment = NewComment { id: comment_id(number), item: "say-more".into(), part: None, text };
    NewResponse { comments: vec![comment], ..response(number) }
}

/// A connection of the test's own, past the store.
pub(crate) enum Outside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = diesel::sql_types::Text)]
    told: String,
}

impl Outside {
    pub(crate) fn of(url: &str) -> Self {
        match url.strip_prefix("sqlite:") {
            Some(file) => Self::Sqlite(SqliteConnection::establish(file).expect("opens")),
            None => Self::Postgres(PgConnection::establish(url).expect("connects")),
        }
    }

    pub(crate) fn execute(&mut self, sql: &str) {
        match self {
            Self::Sqlite(conn) => conn.batch_execute(sql),
            Self::Postgres(conn) => conn.batch_execute(sql),
        }
        .expect(sql);
    }

    /// The one column, named `told`, of each row.
    pub(crate) fn ask(&mut self, sql: &str) -> Vec<String> {
        let rows: Vec<Told> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).load(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).load(conn),
        }
        .expect(sql);
        rows.into_iter().map(|row| row.told).collect()
    }
}

/// A release of the survey `ward` with these responses.
pub(crate) fn ward_release(number: i32, which: std::ops::Range<u64>) -> NewRelease {
    NewRelease {
        survey: "ward".into(),
        number,
        day: 20_001,
        keys: which.map(key).collect(),
        figures: "{}".into(),
        held: "{}".into(),
        corrections: Vec::new(),
    }
}

/// An entry of the audit trail about the survey `ward`.
pub(crate) fn entry(number: u32) -> AuditEntry {
    AuditEntry {
        id: number.to_string(),
        at: 1_000 + i64::from(number),
        who: "mod@example.org".into(),
        what: "decided".into(),
        survey: Some("ward".into()),
        detail: String::new(),
    }
}
