//! The outbox: one mail for each report, recipient and period, whoever works at it.

use crate::store_kit::{Database, both};
use yousaid::store::{Delivery, DeliveryState, Error, NewDelivery, Store};

fn delivery(number: u32) -> NewDelivery {
    NewDelivery {
        id: format!("00000000-0000-4000-8000-{number:012}"),
        report: "ward/week".into(),
        recipient: format!("lead{number}@example.org"),
        period: "2026-W47".into(),
        survey: "ward".into(),
        kind: "report".into(),
        payload: "{}".into(),
        next_at: 100,
        created_at: 50,
    }
}

async fn claim(store: &Store, now: i64) -> Delivery {
    store.claim(now, now + 60).await.expect("claims").expect("a delivery")
}

both! {
    async fn a_period_is_mailed_once(db: &Database) {
        let store = db.open();
        assert_eq!(store.enqueue(delivery(1)).await, Ok(true));
        assert_eq!(store.enqueue(NewDelivery { id: "other".into(), ..delivery(1) }).await, Ok(false));
        assert_eq!(store.claim(99, 200).await, Ok(None), "not due yet");
        let claimed = claim(&store, 100).await;
        assert_eq!((claimed.attempts, claimed.state), (1, DeliveryState::Claimed));
        assert_eq!(store.claim(159, 300).await, Ok(None), "it is leased");
        assert_eq!(store.complete(&claimed, "<1@example.org>").await, Ok(()));
        assert_eq!(store.claim(9_999, 10_000).await, Ok(None));
        assert_eq!(store.enqueue(delivery(1)).await, Ok(false));
        let sent = store.deliveries(Some(DeliveryState::Sent), 10).await.expect("deliveries");
        assert_eq!(sent[0].message_id.as_deref(), Some("<1@example.org>"));
        store.shutdown().await;
    }
}

both! {
    async fn a_lapsed_lease_is_anothers(db: &Database) {
        let store = db.open();
        store.enqueue(delivery(1)).await.expect("enqueues");
        let slow = claim(&store, 100).await;
        let quick = claim(&store, 160).await;
        assert_eq!(quick.attempts, 2);
        assert_eq!(store.complete(&slow, "<1>").await, Err(Error::NotFound));
        assert_eq!(store.retry(&slow, 500, "late").await, Err(Error::NotFound));
        assert_eq!(store.complete(&quick, "<1>").await, Ok(()));
        store.shutdown().await;
    }
}

both! {
    async fn what_fails_is_seen_and_may_be_requeued(db: &Database) {
        let store = db.open();
        store.enqueue(delivery(1)).await.expect("enqueues");
        store.retry(&claim(&store, 100).await, 400, "451 try later").await.expect("retries");
        assert_eq!(store.claim(399, 500).await, Ok(None));
        let again = claim(&store, 400).await;
        assert_eq!((again.attempts, again.last_error.as_deref()), (2, Some("451 try later")));
        store.fail(&again, "550 no such user").await.expect("fails");
        assert_eq!(store.claim(9_999, 10_000).await, Ok(None));
        let failed = store.deliveries(Some(DeliveryState::Failed), 10).await.expect("deliveries");
        assert_eq!(failed[0].last_error.as_deref(), Some("550 no such user"));
        store.requeue(&again.id, 1_000).await.expect("requeues");
        assert_eq!(store.requeue(&again.id, 1_000).await, Err(Error::NotFound), "it is not failed any more");
        assert_eq!(claim(&store, 1_000).await.attempts, 1);
        store.shutdown().await;
    }
}

both! {
    async fn two_workers_share_the_work(db: &Database) {
        let (one, other) = if db.is_sqlite() { (db.open(), db.open_beside()) } else { (db.open(), db.open()) };
        for number in 0..30 {
            one.enqueue(delivery(number)).await.expect("enqueues");
        }
        let claims = (0..40).map(|turn| if turn % 2 == 0 { one.claim(100, 200) } else { other.claim(100, 200) });
        let mut found = Vec::new();
        for result in futures_util::future::join_all(claims).await {
            found.extend(result.expect("claims").map(|delivery| delivery.id));
        }
        while let Some(delivery) = one.claim(100, 200).await.expect("claims") {
            found.push(delivery.id);
        }
        found.sort();
        assert_eq!(found, (0..30).map(|number| delivery(number).id).collect::<Vec<_>>());
        other.shutdown().await;
        one.shutdown().await;
    }
}

both! {
    async fn what_somebody_waits_for_goes_before_a_round_of_others(db: &Database) {
        let store = db.open();
        for number in 0..20 {
            let kind = if number % 2 == 0 { "digest" } else { "report" };
            store.enqueue(NewDelivery { kind: kind.into(), next_at: 0, ..delivery(number) }).await.expect("enqueues");
        }
        let urgent = ["safeguarding", "sign-in", "account-changed", "invitation", "news-confirm"];
        for (number, kind) in (30..).zip(urgent) {
            let late = NewDelivery { kind: kind.into(), next_at: i64::from(number), ..delivery(number) };
            store.enqueue(late).await.expect("enqueues");
        }
        for kind in urgent {
            assert_eq!(claim(&store, 100).await.kind, kind);
        }
        // Not before its time.
        let later = NewDelivery { kind: "safeguarding".into(), next_at: 101, ..delivery(40) };
        store.enqueue(later).await.expect("enqueues");
        assert_eq!(claim(&store, 100).await.kind, "digest");
        store.shutdown().await;
    }
}
