//! Comments: nothing shows that was not published, and not before its response is released.

use crate::store_kit::{Database, both, comment_id, entry, ward_release, with_comment};
use yousaid::store::{CommentCount, CommentState, Decision, Error, Store, Submitted, WaitingComments};

async fn filled(db: &Database) -> Store {
    let store = db.open();
    for number in 0..12 {
        assert_eq!(store.submit(with_comment(number)).await, Ok(Submitted::Stored));
    }
    store
}

fn publish() -> Decision {
    Decision::Publish { shown: None, confirmed_small: false }
}

both! {
    async fn a_published_comment_shows_with_its_release(db: &Database) {
        let store = filled(db).await;
        store.decide("ward", comment_id(1), publish(), entry(1)).await.expect("publishes");
        let redacted = Decision::Publish { shown: Some("The … night was loud.".into()), confirmed_small: true };
        store.decide("ward", comment_id(2), redacted, entry(2)).await.expect("publishes");
        store.decide("ward", comment_id(3), Decision::Hold, entry(3)).await.expect("holds");
        assert_eq!(store.published_comments("ward").await, Ok(Vec::new()), "nothing is released yet");
        store.release(ward_release(1, 0..2)).await.expect("releases");
        let shown = store.published_comments("ward").await.expect("comments");
        assert_eq!((shown.len(), shown[0].text.as_str()), (1, "The 1th night was loud."));
        store.release(ward_release(2, 2..12)).await.expect("releases");
        let shown = store.published_comments("ward").await.expect("comments");
        let second = shown.iter().find(|one| one.release == 2).expect("the second");
        assert_eq!((second.text.as_str(), second.confirmed_small), ("The … night was loud.", true));
        store.shutdown().await;
    }
}

both! {
    async fn what_waits_is_counted(db: &Database) {
        let store = filled(db).await;
        store.decide("ward", comment_id(1), publish(), entry(1)).await.expect("publishes");
        let waiting = WaitingComments { survey: "ward".into(), count: 11, oldest_day: 20_000 };
        assert_eq!(store.waiting_comments().await, Ok(vec![waiting]));
        store.release(ward_release(1, 0..10)).await.expect("releases");
        let count = |state, count| CommentCount { item: "say-more".into(), state, count, writers: count };
        let expect = vec![count(CommentState::Published, 1), count(CommentState::Waiting, 9)];
        assert_eq!(store.comment_counts("ward").await, Ok(expect));
        store.shutdown().await;
    }
}

both! {
    async fn a_list_goes_on_from_its_last(db: &Database) {
        let store = filled(db).await;
        let mut seen = Vec::new();
        loop {
            let after = seen.last().copied();
            let page = store.comments("ward", CommentState::Waiting, after, 5).await.expect("comments");
            if page.is_empty() {
                break;
            }
            seen.extend(page.iter().map(|comment| comment.id));
        }
        let mut expect: Vec<_> = (0..12).map(comment_id).collect();
        expect.sort();
        assert_eq!(seen, expect);
        store.shutdown().await;
    }
}

both! {
    async fn a_decision_is_recorded_with_it(db: &Database) {
        let store = filled(db).await;
        store.decide("ward", comment_id(1), Decision::Redact { shown: "…".into() }, entry(1)).await.expect("redacts");
        let comment = store.comment("ward", comment_id(1)).await.expect("a comment");
        assert_eq!((comment.state, comment.shown.as_deref()), (CommentState::Waiting, Some("…")));
        assert_eq!((comment.decided_by.as_deref(), comment.decided_at), (Some("mod@example.org"), Some(1_001)));
        assert_eq!(store.decide("ward", comment_id(77), Decision::Hold, entry(2)).await, Err(Error::NotFound));
        assert_eq!(store.audit_trail(None, 10).await, Ok(vec![entry(1)]), "what was not done is not recorded");
        store.shutdown().await;
    }
}
