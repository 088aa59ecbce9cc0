//! Releases are whole or not at all.

use crate::store_kit::{Database, both, key, response, ward_release, with_comment};
use yousaid::store::{Correction, Counts, Error, Key, NewRelease, Row, Selection, Store, Submitted};

async fn filled(db: &Database) -> Store {
    let store = db.open();
    for number in 0..40 {
        assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
    }
    store
}

async fn keys(store: &Store, which: Selection) -> Vec<Key> {
    let push = |keys: &mut Vec<Key>, row: Row| {
        keys.push(row.key);
        Ok(())
    };
    store.rows("ward", which, Vec::new(), push).await.expect("rows")
}

fn sorted(numbers: std::ops::Range<u64>) -> Vec<Key> {
    let mut keys: Vec<Key> = numbers.map(key).collect();
    keys.sort();
    keys
}

both! {
    async fn what_is_chosen_is_released(db: &Database) {
        let store = filled(db).await;
        assert_eq!(store.waiting_keys("ward").await, Ok(sorted(0..40)));
        store.release(ward_release(1, 0..30)).await.expect("releases");
        assert_eq!(store.counts("ward").await, Ok(Counts { waiting: 10, released: 30 }));
        assert_eq!(store.counts("other").await, Ok(Counts { waiting: 0, released: 0 }));
        assert_eq!(keys(&store, Selection::Waiting).await, sorted(30..40));
        assert_eq!(keys(&store, Selection::Release(1)).await, sorted(0..30));
        store.release(ward_release(2, 30..35)).await.expect("releases");
        assert_eq!(keys(&store, Selection::Release(2)).await, sorted(30..35));
        assert_eq!(keys(&store, Selection::Released).await, [sorted(0..30), sorted(30..35)].concat());
        assert_eq!(keys(&store, Selection::Keys(vec![key(3), key(99), key(39)])).await.len(), 2);
        store.shutdown().await;
    }
}

both! {
    async fn a_row_comes_back_as_it_went_in(db: &Database) {
        let store = filled(db).await;
        let first = |row: &mut Option<Row>, found| {
            *row = Some(found);
            Ok(())
        };
        let row = store.rows("ward", Selection::Keys(vec![key(8)]), None, first).await.expect("rows").expect("a row");
        let sent = response(8);
        assert_eq!((row.key, row.version, row.day, row.release), (sent.key, sent.version, sent.day, None));
        assert_eq!((row.language, row.role, row.help), (sent.language, sent.role, sent.help));
        assert_eq!((row.band, row.mode, row.answers), (sent.band, sent.mode, sent.answers));
        store.shutdown().await;
    }
}

both! {
    async fn a_number_is_used_once(db: &Database) {
        let store = filled(db).await;
        store.release(ward_release(1, 0..20)).await.expect("releases");
        assert_eq!(store.release(ward_release(1, 20..40)).await, Err(Error::Taken));
        assert_eq!(store.counts("ward").await, Ok(Counts { waiting: 20, released: 20 }));
        store.shutdown().await;
    }
}

both! {
    async fn two_that_release_at_once_release_once(db: &Database) {
        let store = filled(db).await;
        let both = futures_util::future::join(store.release(ward_release(1, 0..20)), store.release(ward_release(1, 10..30)));
        let (one, other) = both.await;
        assert_eq!([&one, &other].iter().filter(|result| result.is_ok()).count(), 1);
        assert_eq!(store.counts("ward").await, Ok(Counts { waiting: 20, released: 20 }));
        store.shutdown().await;
    }
}

both! {
    async fn a_choice_that_was_withdrawn_is_chosen_again(db: &Database) {
        let store = filled(db).await;
        store.withdraw(key(4)).await.expect("withdraws");
        assert_eq!(store.release(ward_release(1, 0..20)).await, Err(Error::Taken));
        assert_eq!(store.counts("ward").await, Ok(Counts { waiting: 39, released: 0 }));
        assert_eq!(store.releases("ward").await, Ok(Vec::new()));
        store.shutdown().await;
    }
}

both! {
    async fn a_withdrawal_joins_the_next_release(db: &Database) {
        let store = filled(db).await;
        store.release(ward_release(1, 0..20)).await.expect("releases");
        store.withdraw(key(4)).await.expect("withdraws");
        let next = |deletions, before: &str| {
            let correction = Correction { number: 1, before: before.into(), held: "{\"n\":19}".into(), deletions };
            NewRelease { corrections: vec![correction], ..ward_release(2, 20..30) }
        };
        assert_eq!(store.release(next(0, "{}")).await, Err(Error::Taken), "read before the withdrawal");
        assert_eq!(store.release(next(1, "{\"n\":20}")).await, Err(Error::Taken), "some have expired since");
        store.release(next(1, "{}")).await.expect("releases");
        assert_eq!(store.counts("ward").await, Ok(Counts { waiting: 10, released: 29 }));
        let all = store.releases("ward").await.expect("releases");
        let first = &all[0];
        assert_eq!((first.held.as_str(), first.deletions, first.settled), ("{\"n\":19}", 1, 1));
        assert_eq!((all[1].responses, all[1].number), (9, 2));
        store.shutdown().await;
    }
}

both! {
    async fn a_survey_has_its_own_releases(db: &Database) {
        let store = filled(db).await;
        let mut foreign = ward_release(1, 0..20);
        foreign.survey = "other".into();
        assert_eq!(store.release(foreign).await, Err(Error::Taken), "the responses are another's");
        store.shutdown().await;
    }
}

both! {
    async fn reading_ends_where_the_reader_says(db: &Database) {
        let store = filled(db).await;
        let stop = |count: &mut i32, _| {
            *count += 1;
            if *count < 5 { Ok(()) } else { Err(Error::Busy) }
        };
        assert_eq!(store.rows("ward", Selection::Waiting, 0, stop).await, Err(Error::Busy));
        store.shutdown().await;
    }
}
