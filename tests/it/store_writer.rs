//! The writer under pressure: what it can't take, it says.

use crate::store_kit::{Database, both, response};
use std::time::Duration;
use yousaid::store::{Error, Options, Store, Submitted};

both! {
    async fn a_full_queue_is_an_answer(db: &Database) {
        db.open().shutdown().await;
        let store = Store::open(&Options { queue: 2, ..db.options() }).expect("opens");
        let mut outside = db.outside();
        outside.execute(if db.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN; LOCK TABLE responses" });
        let all = futures_util::future::join_all((0..20).map(|number| store.submit(response(number))));
        let release = async { outside.execute("COMMIT") };
        let (results, ()) = futures_util::future::join(all, release).await;
        let busy = results.iter().filter(|result| **result == Err(Error::Busy)).count();
        assert!((1..20).contains(&busy), "{busy}");
        for (number, result) in (0..).zip(results) {
            let again = store.submit(response(number)).await;
            match result {
                Ok(Submitted::Stored) => assert_eq!(again, Ok(Submitted::Already)),
                _ => assert_eq!(again, Ok(Submitted::Stored)),
            }
        }
        store.shutdown().await;
    }
}

both! {
    async fn patience_ends(db: &Database) {
        let patience = Duration::from_millis(50);
        let store = Store::open(&Options { patience, ..db.options() }).expect("opens");
        let mut outside = db.outside();
        outside.execute(if db.is_sqlite() { "BEGIN IMMEDIATE" } else { "BEGIN; LOCK TABLE responses" });
        assert_eq!(store.submit(response(1)).await, Err(Error::Busy));
        outside.execute("COMMIT");
        store.shutdown().await;
        let store = db.open();
        assert_eq!(store.submit(response(1)).await, Ok(Submitted::Already), "it was only slow");
        store.shutdown().await;
    }
}

both! {
    async fn after_shutdown_nothing_is_taken(db: &Database) {
        let store = db.open();
        let waiting = futures_util::future::join_all((0..500).map(|number| store.submit(response(number))));
        let (results, ()) = futures_util::future::join(waiting, store.shutdown()).await;
        assert!(results.iter().all(|result| *result == Ok(Submitted::Stored)), "what was queued is stored");
        assert_eq!(store.submit(response(1000)).await, Err(Error::Busy));
        assert_eq!(store.ready().await, Err(Error::Busy));
    }
}

both! {
    async fn it_is_ready(db: &Database) {
        let store = db.open();
        assert_eq!(store.ready().await, Ok(()));
        store.shutdown().await;
    }
}

#[test]
fn a_lost_server_is_found_again() {
    crate::store_kit::run(Database::postgres(), async |db| {
        let store = db.open();
        assert_eq!(store.submit(response(1)).await, Ok(Submitted::Stored));
        assert_eq!(store.submitted(response(1).key).await.map(drop), Ok(()));
        db.outside().execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        );
        assert_eq!(store.submit(response(2)).await, Ok(Submitted::Stored), "the loss is seen before anything is done");
        store.submitted(response(1).key).await.ok(); // this may be what finds the loss
        assert_eq!(store.submitted(response(1).key).await.map(drop), Ok(()));
        store.shutdown().await;
    });
}
