//! What the store's tests share: a database each, on both kinds, and made-up records.

use crate::postgres;
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use yousaid::store::{BodyHash, CommentId, Key, Mode, NewComment, NewResponse, Options, Store};

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
        let folder =
            std::env::temp_dir().join(format!("yousaid-store-{}-{number}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        let url = format!("sqlite:{}", folder.join("yousaid.db").display());
        Self {
            url,
            folder: Some(folder),
        }
    }

    pub(crate) fn postgres() -> Self {
        Self {
            url: postgres::database(),
            folder: None,
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder
            .as_ref()
            .expect("an SQLite database")
            .join("yousaid.db")
    }

    pub(crate) fn options(&self) -> Options {
        Options::new(&self.url)
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.options()).expect("opens")
    }

    pub(crate) fn open_beside(&self) -> Store {
        Store::open(&Options {
            mode: Mode::Beside,
            ..self.options()
        })
        .expect("opens beside")
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
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
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
    let comment = NewComment {
        id: comment_id(number),
        item: "say-more".into(),
        part: None,
        text,
    };
    NewResponse {
        comments: vec![comment],
        ..response(number)
    }
}
