//! `yousaid outbox`, as an operator runs it.

use crate::mail_kit::{MONDAY, delivery};
use crate::store_kit::{Database, both};
use std::process::{Command, Output};
use yousaid::store::{DeliveryState, NewDelivery, Store};

fn yousaid(db: &Database, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
    command.env_clear().env("YOUSAID_DATABASE_URL", &db.url).current_dir(std::env::temp_dir());
    command.arg("outbox").args(arguments).output().unwrap()
}

fn printed(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

async fn prepare(store: &Store) {
    for number in 1..=3 {
        let payload = r#"{"code": "123 456"}"#.to_owned();
        store
            .enqueue(NewDelivery { payload, created_at: MONDAY + i64::from(number), ..delivery(number) })
            .await
            .unwrap();
    }
    for _ in 1..=2 {
        let claimed = store.claim(MONDAY, MONDAY + 300).await.unwrap().unwrap();
        store.fail(&claimed, "the mail server answered 550:\r\nno such user").await.unwrap();
    }
}

both! {
    async fn an_operator_sees_and_repeats_what_failed(db: &Database) {
        let store = db.open();
        let (code, out, _) = printed(&yousaid(db, &[]));
        assert_eq!((code, out.as_str()), (Some(0), "The outbox is empty."));
        prepare(&store).await;
        let (code, out, _) = printed(&yousaid(db, &["list"]));
        assert_eq!(code, Some(0));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines, [
            "state    report                   recipient          period    attempts  next try  id                                    last error",
            "waiting  report:ward:week-monday  lead3@example.org  2026-W47  0         now       00000000-0000-4000-8000-000000000003",
            "failed   report:ward:week-monday  lead2@example.org  2026-W47  1         -         00000000-0000-4000-8000-000000000002  the mail server answered 550: no such user",
            "failed   report:ward:week-monday  lead1@example.org  2026-W47  1         -         00000000-0000-4000-8000-000000000001  the mail server answered 550: no such user",
        ]);
        let (code, out, _) = printed(&yousaid(db, &["retry", &delivery(1).id]));
        assert_eq!((code, out.as_str()), (Some(0), "1 mail was put back; the serving yousaid sends it."));
        let (code, _, err) = printed(&yousaid(db, &["retry", &delivery(1).id]));
        assert_eq!((code, err.contains(&delivery(1).id)), (Some(1), true), "{err}");
        let (code, out, _) = printed(&yousaid(db, &["retry"]));
        assert_eq!((code, out.as_str()), (Some(0), "1 mail was put back; the serving yousaid sends it."));
        assert!(store.deliveries(Some(DeliveryState::Failed), 9).await.unwrap().is_empty());
        assert_eq!(printed(&yousaid(db, &["nothing"])).0, Some(2));
        store.shutdown().await;
    }
}
