//! A submission is stored once, whoever repeats it and however.

use crate::store_kit::{Database, both, hash, key, response, with_comment};
use yousaid::store::{Error, NewResponse, Standing, Submitted};

both! {
    async fn a_replay_is_recognised(db: &Database) {
        let store = db.open();
        assert_eq!(store.submitted(key(1)).await, Ok(Standing::Unknown));
        assert_eq!(store.submit(with_comment(1)).await, Ok(Submitted::Stored));
        assert_eq!(store.submit(with_comment(1)).await, Ok(Submitted::Already));
        let other = NewResponse { body_hash: hash(2), ..with_comment(1) };
        assert_eq!(store.submit(other).await, Ok(Submitted::Conflict));
        assert_eq!(store.submitted(key(1)).await, Ok(Standing::Stored(hash(1))));
        store.shutdown().await;
    }
}

both! {
    async fn a_restart_keeps_all(db: &Database) {
        let store = db.open();
        for number in 0..300 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
        }
        store.shutdown().await;
        let store = db.open();
        for number in 0..300 {
            assert_eq!(store.submitted(key(number)).await, Ok(Standing::Stored(hash(1))));
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Already));
        }
        store.shutdown().await;
    }
}

both! {
    async fn a_thousand_at_once_are_stored_once_each(db: &Database) {
        let store = db.open();
        let all = (0..1000).map(|number| store.submit(with_comment(number % 500)));
        let results = futures_util::future::join_all(all).await;
        let count = |what| results.iter().filter(|result| **result == Ok(what)).count();
        assert_eq!((count(Submitted::Stored), count(Submitted::Already)), (500, 500));
        store.shutdown().await;
    }
}

both! {
    async fn a_bad_row_fails_alone(db: &Database) {
        let store = db.open();
        let bad = |number| NewResponse { day: -1, ..response(number) };
        let all = (0..200).map(|number| store.submit(if number == 77 { bad(number) } else { with_comment(number) }));
        let results = futures_util::future::join_all(all).await;
        for (number, result) in results.into_iter().enumerate() {
            match number {
                77 => assert!(matches!(result, Err(Error::Broken(_))), "{result:?}"),
                _ => assert_eq!(result, Ok(Submitted::Stored), "{number}"),
            }
        }
        assert_eq!(store.submitted(key(77)).await, Ok(Standing::Unknown));
        assert_eq!(store.submit(response(77)).await, Ok(Submitted::Stored));
        store.shutdown().await;
    }
}

/// PostgreSQL keeps no NUL in a text: a fault that only the statement finds.
#[test]
fn a_text_that_is_refused_fails_alone() {
    crate::store_kit::run(Database::postgres(), async |db| {
        let store = db.open();
        let submit = |number| {
            let mut one = with_comment(number);
            if number == 77 {
                one.comments[0].text.push('\0');
            }
            store.submit(one)
        };
        let results = futures_util::future::join_all((0..200).map(submit)).await;
        for (number, result) in results.into_iter().enumerate() {
            match number {
                77 => assert!(matches!(result, Err(Error::Broken(_))), "{result:?}"),
                _ => assert_eq!(result, Ok(Submitted::Stored), "{number}"),
            }
        }
        assert_eq!(store.submitted(key(77)).await, Ok(Standing::Unknown), "not by half");
        store.shutdown().await;
    });
}
