//! What has arrived is there for everybody, whenever the process ends.

use crate::store_kit::{Database, comment_id, hash, key, run, with_comment};
use yousaid::store::{CommentState, Selection, Standing, Submitted};

/// The files as a `kill -9` would leave them at this moment.
fn crash(db: &Database) -> Database {
    let copy = Database::sqlite();
    std::fs::create_dir_all(copy.file().parent().expect("a folder")).expect("makes it");
    for end in ["", "-wal"] {
        let name = |db: &Database| format!("{}{end}", db.file().display());
        std::fs::copy(name(db), name(&copy)).expect("copies");
    }
    copy
}

#[test]
fn a_sudden_end_loses_nothing() {
    run(Database::sqlite(), async |db| {
        let store = db.open();
        for number in 0..100 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
            if number % 10 == 9 {
                let left = crash(db);
                let store = left.open();
                for number in 0..=number {
                    assert_eq!(store.submitted(key(number)).await, Ok(Standing::Stored(hash(1))));
                    assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Already));
                }
                assert_eq!(store.waiting_keys("ward").await.map(|keys| keys.len() as u64), Ok(number + 1));
                assert_eq!(store.comment("ward", comment_id(number)).await.map(|one| one.day), Ok(20_000));
                store.shutdown().await;
            }
        }
        store.shutdown().await;
    });
}

#[test]
fn a_command_beside_sees_what_has_arrived() {
    run(Database::sqlite(), async |db| {
        let (store, beside) = (db.open(), db.open_beside());
        for number in 0..50 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
            assert_eq!(beside.waiting_count("ward").await, Ok(number as i64 + 1));
            assert_eq!(store.waiting_count("ward").await, Ok(number as i64 + 1));
        }
        assert_eq!(beside.submit(with_comment(7)).await, Ok(Submitted::Already));
        assert_eq!(beside.withdraw(key(7)).await, Ok(true));
        assert_eq!(store.submit(with_comment(7)).await.map(|result| result != Submitted::Stored), Ok(true));
        let count = store
            .rows("ward", Selection::Waiting, 0, |count, _| {
                *count += 1;
                Ok(())
            })
            .await;
        assert_eq!(count, Ok(49));
        beside.shutdown().await;
        store.shutdown().await;
    });
}

#[test]
fn a_damaged_row_holds_up_nobody() {
    run(Database::sqlite(), async |db| {
        let store = db.open();
        db.outside().execute("INSERT INTO arrivals VALUES (5, x'01ff')");
        for number in 0..20 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
        }
        let listed = store.comments("ward", CommentState::Waiting, None, 100).await.expect("comments");
        assert_eq!(listed.len(), 20);
        store.shutdown().await;
        let store = db.open();
        assert_eq!(store.waiting_count("ward").await, Ok(20));
        let left = db.outside().ask("SELECT CAST(count(*) AS TEXT) AS told FROM arrivals");
        assert_eq!(left, ["1"], "it stays for somebody to look at");
        store.shutdown().await;
    });
}

#[test]
fn a_count_is_right_while_a_crowd_submits() {
    run(Database::sqlite(), async |db| {
        let store = db.open();
        let submit = futures_util::future::join_all((0..3000).map(|number| store.submit(with_comment(number))));
        let count = async {
            let mut last = 0;
            while last < 3000 {
                let now = store.waiting_count("ward").await.expect("counts");
                assert!(now >= last, "{now} after {last}");
                last = now;
                store.waiting_keys("ward").await.expect("keys");
            }
        };
        let (results, ()) = futures_util::future::join(submit, count).await;
        assert!(results.iter().all(|result| *result == Ok(Submitted::Stored)));
        store.shutdown().await;
    });
}
