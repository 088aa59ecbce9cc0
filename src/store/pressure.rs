//! Tests that need the inside of the store: what the connections are set to, and a disk
//! that is full and then isn't.

use super::conn::{Conn, Inner, Part};
use super::place::Place;
use super::{BodyHash, Error, Key, NewResponse, Options, Standing, Store, Submitted};
use diesel::prelude::*;
use std::path::PathBuf;

/// A folder that goes when the test does.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("yousaid-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir(&folder).ok();
        Self(folder)
    }

    fn database(&self) -> PathBuf {
        self.0.join("yousaid.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    told: i64,
}

fn setting(place: &Place, part: Part, name: &str) -> i64 {
    let Ok(Conn { inner: Inner::Sqlite(mut conn), .. }) = Conn::open(place, part) else {
        return -1;
    };
    let query = format!("SELECT {name} AS told FROM pragma_{name}");
    diesel::sql_query(query).get_result(&mut conn).map_or(-1, |row: Setting| row.told)
}

#[test]
fn the_writer_syncs_each_commit_and_readers_cannot_write() {
    let (full, off) = (2, 0);
    let folder = Folder::new("settings");
    let place = Place::Sqlite(folder.database());
    assert_eq!(setting(&place, Part::Writer, "synchronous"), full);
    assert_eq!(setting(&place, Part::DraftWriter, "synchronous"), off);
    assert_eq!(setting(&place, Part::Writer, "query_only"), 0);
    assert_eq!(setting(&place, Part::Reader, "query_only"), 1);
    for part in [Part::Writer, Part::Reader] {
        assert_eq!(setting(&place, part, "foreign_keys"), 1);
    }
}

fn response(number: u32) -> NewResponse {
    let number_bytes = u128::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    NewResponse {
        key: Key::from(number_bytes.to_be_bytes()),
        survey: "ward".into(),
        version: 1,
        day: 20_000,
        language: "en".into(),
        role: None,
        help: None,
        band: None,
        mode: "web".into(),
        body_hash: BodyHash::from([1; 16]),
        answers: "x".repeat(2_000),
        comments: Vec::new(),
    }
}

async fn allow_pages(store: &Store, count: i64) {
    let done = store.write(move |conn| conn.execute(&format!("PRAGMA max_page_count={count}"))).await;
    assert_eq!(done, Ok(()));
}

/// Submits until some have been refused, and tells of each what was answered, if it was taken.
async fn fill(store: &Store) -> Vec<Option<Submitted>> {
    let mut expect = Vec::new();
    let mut refused = 0;
    while refused < 20 {
        match store.submit(response(expect.len() as u32)).await {
            Ok(answer) => expect.push(Some(answer)),
            Err(error) => {
                assert_eq!(error, Error::Busy);
                refused += 1;
                expect.push(None);
            }
        }
    }
    expect
}

/// Nothing is acknowledged that isn't kept, and room makes it well.
#[test]
fn a_full_disk_is_busy_and_then_well() {
    let folder = Folder::new("full");
    let url = format!("sqlite:{}", folder.database().display());
    let Ok(store) = Store::open(&Options::new(url)) else { unreachable!("it opens") };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { unreachable!("it builds") };
    runtime.block_on(async {
        allow_pages(&store, 100).await;
        let answers = fill(&store).await;
        assert!(answers.len() > 40, "{}", answers.len());
        allow_pages(&store, 1_000_000).await;
        for (number, answer) in (0..).zip(&answers) {
            let again = store.submit(response(number)).await;
            match answer {
                Some(_) => assert_eq!(again, Ok(Submitted::Already), "{number}"),
                None => assert_eq!(again, Ok(Submitted::Stored), "{number}"),
            }
        }
        assert_eq!(store.waiting_keys("ward").await.map(|keys| keys.len()), Ok(answers.len()));
        let stored = Standing::Stored(BodyHash::from([1; 16]));
        assert_eq!(store.submitted(response(0).key).await, Ok(stored));
        store.shutdown().await;
    });
}
