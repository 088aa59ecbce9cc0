//! A copy is whole, and one that isn't is refused.

use crate::store_kit::{Database, hash, key, run, with_comment};
use std::path::PathBuf;
use yousaid::store::{Error, Mode, Options, Standing, Store, Submitted, examine};

fn copy_of(db: &Database) -> PathBuf {
    db.file().with_file_name("copy of ward, 100%?.db")
}

#[test]
fn a_copy_holds_what_was_acknowledged_before() {
    run(Database::sqlite(), async |db| {
        let store = db.open();
        let more = |from: u64| (from..from + 200).map(|number| store.submit(with_comment(number)));
        for result in futures_util::future::join_all(more(0)).await {
            assert_eq!(result, Ok(Submitted::Stored));
        }
        let file = copy_of(db);
        let both = futures_util::future::join(store.copy_to(&file), futures_util::future::join_all(more(200)));
        let (copied, _) = both.await;
        assert_eq!(copied, Ok(()));
        assert_eq!(store.copy_to(&file).await, Err(Error::Taken));
        store.shutdown().await;
        assert!(examine(&file).expect("sound").responses >= 200);
        let url = format!("sqlite:{}", file.display());
        let copy = Store::open(&Options { mode: Mode::Beside, ..Options::new(url) }).expect("opens");
        for number in 0..200 {
            assert_eq!(copy.submitted(key(number)).await, Ok(Standing::Stored(hash(1))));
        }
        copy.shutdown().await;
    });
}

#[test]
fn a_damaged_copy_is_refused() {
    run(Database::sqlite(), async |db| {
        let store = db.open();
        for number in 0..200 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
        }
        let file = copy_of(db);
        store.copy_to(&file).await.expect("copies");
        store.shutdown().await;
        let sound = std::fs::read(&file).expect("reads");
        assert!(examine(&file).is_ok());
        let check = |damaged: Vec<u8>, what: &str| {
            std::fs::write(&file, &damaged).expect("damages");
            assert!(examine(&file).is_err(), "{what}");
            assert_eq!(std::fs::read(&file).expect("reads"), damaged, "{what}: it was changed");
        };
        check(sound[..sound.len() / 2].to_vec(), "half of it");
        check(Vec::new(), "nothing of it");
        check(b"PK\x03\x04".repeat(5_000), "another format");
        for page in 0..sound.len() / 8192 {
            let mut damaged = sound.clone();
            damaged[page * 8192..page * 8192 + 512].fill(0xA5);
            check(damaged, &format!("page {page}"));
        }
        assert!(examine(&file.with_file_name("none.db")).is_err());
        assert!(!file.with_file_name("none.db").exists(), "none is made");
    });
}
