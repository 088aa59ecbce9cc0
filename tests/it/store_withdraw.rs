//! Withdrawal and retention: gone at once, and nothing that was marked is lost.

use crate::store_kit::{Database, both, comment_id, entry, hash, key, ward_release, with_comment};
use std::ops::Range;
use yousaid::store::{CommentState, Decision, Error, Expired, Held, Selection, Standing, Store, Submitted};

async fn filled(db: &Database) -> Store {
    let store = db.open();
    for number in 0..30 {
        assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
    }
    store
}

both! {
    async fn a_withdrawn_response_is_gone_for_good(db: &Database) {
        let store = filled(db).await;
        assert_eq!(store.withdraw(key(3)).await, Ok(true));
        assert_eq!(store.withdraw(key(3)).await, Ok(false));
        assert_eq!(store.withdraw(key(99)).await, Ok(false));
        assert_eq!(store.submitted(key(3)).await, Ok(Standing::Withdrawn));
        assert_eq!(store.submit(with_comment(3)).await, Ok(Submitted::Withdrawn));
        assert_eq!(store.comment("ward", comment_id(3)).await, Err(Error::NotFound));
        assert_eq!(store.counts("ward").await.map(|counts| counts.waiting), Ok(29));
        store.shutdown().await;
        let store = db.open();
        assert_eq!(store.submit(with_comment(3)).await, Ok(Submitted::Withdrawn));
        let keys = store.waiting_keys("ward").await.expect("keys");
        assert_eq!((keys.len(), keys.contains(&key(3))), (29, false));
        store.shutdown().await;
    }
}

both! {
    async fn a_withdrawal_at_once_finds_what_was_just_stored(db: &Database) {
        let store = db.open();
        for number in 0..20 {
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
            assert_eq!(store.withdraw(key(number)).await, Ok(true));
            assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Withdrawn));
        }
        assert_eq!(store.waiting_count("ward").await, Ok(0));
        store.shutdown().await;
    }
}

both! {
    async fn withdrawing_and_storing_at_once_agree(db: &Database) {
        let store = filled(db).await;
        let take = futures_util::future::join_all((0..30).map(|number| store.withdraw(key(number))));
        let again = futures_util::future::join_all((0..30).map(|number| store.submit(with_comment(number))));
        let (taken, again) = futures_util::future::join(take, again).await;
        assert!(taken.iter().all(|taken| *taken == Ok(true)));
        for result in again {
            assert!(matches!(result, Ok(Submitted::Already | Submitted::Withdrawn)), "{result:?}");
        }
        assert_eq!(store.waiting_count("ward").await, Ok(0));
        store.shutdown().await;
    }
}

both! {
    async fn a_marked_comment_outlives_its_response(db: &Database) {
        let store = filled(db).await;
        store.decide("ward", comment_id(1), Decision::Mark { tell: None }, entry(1)).await.expect("marks");
        assert_eq!(store.withdraw(key(1)).await, Ok(true));
        assert!(store.comment("ward", comment_id(1)).await.expect("stays").marked);
        store.decide("ward", comment_id(1), Decision::Unmark, entry(2)).await.expect("unmarks");
        assert_eq!(store.comment("ward", comment_id(1)).await, Err(Error::NotFound), "nothing holds it any more");
        assert_eq!(store.audit_trail(Some("ward"), 10).await.map(|trail| trail.len()), Ok(2));
        store.shutdown().await;
    }
}

both! {
    async fn a_deletion_counts_in_its_release(db: &Database) {
        let store = filled(db).await;
        store.release(ward_release(1, 0..20)).await.expect("releases");
        let before = store.watermark("ward").await.expect("a mark");
        assert_eq!(store.withdraw(key(5)).await, Ok(true));
        assert_eq!(store.withdraw(key(25)).await, Ok(true), "a waiting one");
        let after = store.watermark("ward").await.expect("a mark");
        assert_eq!((before.release, before.deletions, after.deletions), (1, 0, 1));
        store.shutdown().await;
    }
}

both! {
    async fn nothing_is_kept_for_longer_than_the_policy(db: &Database) {
        let store = filled(db).await;
        let mut newer = with_comment(50);
        newer.day = 20_010;
        assert_eq!(store.submit(newer).await, Ok(Submitted::Stored));
        store.decide("ward", comment_id(7), Decision::Mark { tell: None }, entry(1)).await.expect("marks");
        store.release(ward_release(1, 0..20)).await.expect("releases");
        let released = Held { number: 1, before: "{}".into(), after: "{\"n\":0}".into() };
        let part = |keys: Range<u64>, held| Expired { survey: "ward".into(), keys: keys.map(key).collect(), held };
        assert_eq!(store.expire(part(0..21, Some(released.clone()))).await, Err(Error::Taken), "one is in no release");
        let changed = Held { before: "{\"n\":1}".into(), ..released.clone() };
        assert_eq!(store.expire(part(0..20, Some(changed))).await, Err(Error::Taken), "another changed the release");
        assert_eq!(store.expire(part(0..20, Some(released))).await, Ok(()));
        assert_eq!(store.expire(part(20..30, None)).await, Ok(()));
        assert_eq!(store.expire(part(20..30, None)).await, Err(Error::Taken), "they have gone");
        store.expire_comments("other", 20_010).await.expect("expires");
        store.expire_comments("ward", 20_010).await.expect("expires");
        let left = store.comments("ward", CommentState::Waiting, None, 100).await.expect("comments");
        assert_eq!(left.len(), 2, "the newer and the marked");
        let rows = store.rows("ward", Selection::Released, 0, |count, _| { *count += 1; Ok(()) }).await;
        assert_eq!(rows, Ok(0));
        assert_eq!(store.watermark("ward").await.map(|mark| mark.deletions), Ok(0), "the figures stay");
        assert_eq!(store.submitted(key(50)).await, Ok(Standing::Stored(hash(1))));
        store.shutdown().await;
    }
}
