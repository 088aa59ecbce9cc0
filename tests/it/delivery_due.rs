//! What is due goes into the outbox once, whatever clocks say and however many look.

use crate::mail_kit::{MONDAY, TestClock, memory, worker};
use crate::store_kit::{Database, both, with_comment};
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;
use yousaid::clock::day_number;
use yousaid::delivery::{ReportPayload, Scheduler, StaffDomains, UnreadPayload};
use yousaid::publish::{Catalogue, Variants, publish_folder};
use yousaid::store::{Delivery, NewResponse, Store};

const WEEKLY: &str =
    r#"{"to": ["lead@example.org", "Deputy@Example.org"], "every": "week", "on": "monday", "at": "08:00"}"#;
const DAY: i64 = 86_400;

fn definition(rest: &str) -> String {
    format!(
        r#"{{"id": "ward", "title": "Help design\nthe new wards", "languages": ["en"],
        "owner": {{"team": "Wards", "email": "owner@example.org", "deputy": "deputy@example.org"}},
        "privacy": {{"controller": "Example Hospital", "lawfulBasis": "publicTask"}}, "retentionDays": 730, {rest},
        "pages": [{{"id": "more", "items": [{{"id": "say-more", "type": "longText", "label": "What else?", "purpose": "To mend it"}}]}}]}}"#
    )
}

/// A survey's folder of a test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(db: &Database, name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("yousaid-due-{name}-{}-{}", std::process::id(), db.is_sqlite()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    async fn publish(&self, store: &Store, rest: &str, at: i64) {
        std::fs::write(self.0.join("ward.json"), definition(rest)).unwrap();
        let (_, refused) = publish_folder(store, &self.0, &StaffDomains::default(), at).await.unwrap();
        let why: Vec<_> = refused.iter().flat_map(|one| &one.findings).map(|found| &found.finding.message).collect();
        assert!(refused.is_empty(), "{why:?}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A scheduler that has just been started: it remembers nothing.
async fn scheduler(store: &Store) -> Scheduler {
    let catalogue = Catalogue::load(store.clone(), Variants::All).await.unwrap();
    Scheduler::new(store.clone(), Arc::new(catalogue), "https://feedback.example.org".to_owned())
}

async fn tick(scheduler: &Scheduler, at: i64) -> usize {
    scheduler.tick(Timestamp::from_second(at).unwrap()).await.unwrap()
}

async fn outbox(store: &Store) -> Vec<Delivery> {
    let mut all = store.deliveries(None, 10_000).await.unwrap();
    all.sort_by(|a, b| (&a.period, &a.report, &a.recipient).cmp(&(&b.period, &b.report, &b.recipient)));
    all
}

async fn keys(store: &Store) -> Vec<String> {
    let key = |one: Delivery| format!("{} {} {}", one.report, one.period, one.recipient);
    outbox(store).await.into_iter().map(key).collect()
}

async fn periods(store: &Store) -> Vec<String> {
    let mut periods: Vec<String> = outbox(store).await.into_iter().map(|one| one.period).collect();
    periods.dedup();
    periods
}

fn reports(all: &[&str]) -> String {
    format!(r#""reports": [{}]"#, all.join(", "))
}

both! {
    async fn three_schedulers_make_one_mail_for_each_recipient(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "three"));
        let other = if db.is_sqlite() { db.open_beside() } else { db.open() };
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 30 * DAY).await;
        let (a, b, c) = (scheduler(&store).await, scheduler(&other).await, scheduler(&store).await);
        let (a, b, c) = futures_util::future::join3(tick(&a, MONDAY), tick(&b, MONDAY), tick(&c, MONDAY)).await;
        assert_eq!(a + b + c, 2);
        let expected = ["deputy@example.org", "lead@example.org"].map(|to| format!("report:ward:week-monday 2026-W47 {to}"));
        assert_eq!(keys(&store).await, expected);
        let payload: ReportPayload = serde_json::from_str(&outbox(&store).await[0].payload).unwrap();
        assert_eq!((payload.language.as_str(), payload.days.first.to_string()), ("en", "2026-11-16".to_owned()));
        other.shutdown().await;
        store.shutdown().await;
    }
}

both! {
    async fn a_clock_that_jumps_makes_no_second_mail(db: &Database) {
        let (store, folder, clock) = (db.open(), Folder::new(db, "jump"), TestClock::at(MONDAY));
        let (mailer, memory) = memory();
        let worker = worker(&store, mailer, &clock);
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 7 * DAY - 1).await;
        let mut mails = 0;
        for (jump, new) in [
            (-7 * DAY - 1, 0), // a second before the first is due
            (1, 2),
            (7 * DAY - 1, 0),
            (1, 2),
            (-7200, 0),     // two hours back
            (7200, 0),
            (30 * DAY, 2),  // thirty days on: the newest alone
            (-30 * DAY, 0), // and back
            (7 * DAY, 2),
            (23 * DAY, 0),  // here the clock has been
        ] {
            clock.pass(jump);
            mails += new;
            assert_eq!(tick(&scheduler(&store).await, clock.seconds()).await, new, "after {jump}");
            worker.deliver_all().await.unwrap();
            assert_eq!(memory.mails().len(), mails, "after {jump}");
        }
        assert_eq!(periods(&store).await, ["2026-W46", "2026-W47", "2026-W48", "2026-W51"]);
        store.shutdown().await;
    }
}

both! {
    async fn a_mail_waits_for_no_clock_that_was_set_back(db: &Database) {
        let (store, folder, clock) = (db.open(), Folder::new(db, "back"), TestClock::at(MONDAY));
        let (mailer, memory) = memory();
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 30 * DAY).await;
        tick(&scheduler(&store).await, MONDAY).await;
        clock.pass(-7200);
        worker(&store, mailer, &clock).deliver_all().await.unwrap();
        assert_eq!(memory.mails().len(), 2);
        store.shutdown().await;
    }
}

both! {
    async fn after_a_long_outage_the_newest_period_is_sent_once(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "outage"));
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 90 * DAY).await;
        assert_eq!(tick(&scheduler(&store).await, MONDAY - 84 * DAY).await, 2);
        assert_eq!(tick(&scheduler(&store).await, MONDAY).await, 2);
        assert_eq!(periods(&store).await, ["2026-W35", "2026-W47"]);
        store.shutdown().await;
    }
}

both! {
    async fn days_that_clocks_change_have_one_mail(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "saving"));
        let daily = [1, 8].map(|hour| format!(r#"{{"to": ["lead@example.org"], "every": "day", "at": "0{hour}:30"}}"#));
        let start = |day: &str| day.parse::<Timestamp>().unwrap().as_second();
        folder.publish(&store, &reports(&[&daily[0], &daily[1]]), start("2026-03-28T00:00:00Z")).await;
        for day in ["2026-03-28T00:00:00Z", "2026-10-24T00:00:00Z"] {
            let scheduler = scheduler(&store).await;
            for quarter in 0..3 * 96 {
                tick(&scheduler, start(day) + quarter * 900).await;
            }
        }
        let expected: Vec<String> = ["2026-03-27", "2026-03-28", "2026-03-29", "2026-10-22", "2026-10-23", "2026-10-24", "2026-10-25"]
            .iter()
            .flat_map(|day| ["day", "day-2"].map(|name| format!("report:ward:{name} {day} lead@example.org")))
            // When the second walk begins, at 01:00 in London, both are of the day before the day before.
            .collect();
        assert_eq!(keys(&store).await, expected);
        store.shutdown().await;
    }
}

both! {
    async fn a_schedule_that_is_written_before_another_repeats_nothing(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "order"));
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 30 * DAY).await;
        assert_eq!(tick(&scheduler(&store).await, MONDAY).await, 2);
        let monthly = r#"{"to": ["lead@example.org"], "every": "month", "on": 1, "at": "08:00"}"#;
        folder.publish(&store, &reports(&[monthly, WEEKLY]), MONDAY + 60).await;
        assert_eq!(tick(&scheduler(&store).await, MONDAY + 120).await, 1);
        assert_eq!(keys(&store).await[0], "report:ward:month-1 2026-10 lead@example.org");
        store.shutdown().await;
    }
}

both! {
    async fn what_was_never_asked_for_is_not_sent(db: &Database) {
        for (name, rest, published, new) in [
            ("before-it-existed", "", MONDAY + 1, 0),
            ("in-time", "", MONDAY - 60, 2),
            ("before-it-opens", r#""opens": "2026-11-23","#, MONDAY - 30 * DAY, 0),
            ("while-it-opens", r#""opens": "2026-11-22","#, MONDAY - 30 * DAY, 2),
            ("its-last-days", r#""closes": "2026-11-13","#, MONDAY - 30 * DAY, 2),
            ("long-closed", r#""closes": "2026-11-12","#, MONDAY - 30 * DAY, 0),
        ] {
            let (store, folder) = (db.open(), Folder::new(db, name));
            db.outside().execute("DELETE FROM versions; DELETE FROM surveys; DELETE FROM outbox");
            folder.publish(&store, &format!("{rest} {}", reports(&[WEEKLY])), published).await;
            assert_eq!(tick(&scheduler(&store).await, MONDAY + 2).await, new, "{name}");
            store.shutdown().await;
        }
    }
}

both! {
    async fn comments_unread_for_a_working_day_are_told_without_their_words(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "unread"));
        folder.publish(&store, &reports(&[]), MONDAY - 30 * DAY).await;
        let day = day_number("2026-11-20".parse().unwrap()); // a Friday
        for number in 0..3 {
            store.submit(NewResponse { day, ..with_comment(number) }).await.unwrap();
        }
        for (at, new) in [
            (MONDAY - 2 * DAY, 0),
            (MONDAY + 10 * 3600, 0),
            (MONDAY + DAY - 1, 0),
            (MONDAY + DAY, 2), // Tuesday, at eight
            (MONDAY + DAY + 3600, 0),
            (MONDAY + 2 * DAY - 1, 0),
            (MONDAY + 2 * DAY, 2),
            (MONDAY + 5 * DAY, 0), // the next Saturday
        ] {
            assert_eq!(tick(&scheduler(&store).await, at).await, new, "{at}");
        }
        let outbox = outbox(&store).await;
        let told: Vec<_> = outbox.iter().map(|one| (one.period.as_str(), one.recipient.as_str(), one.kind.as_str())).collect();
        let expected = ["2026-11-24", "2026-11-25"].map(|day| ["deputy@example.org", "owner@example.org"].map(|to| (day, to, "unread")));
        assert_eq!(told, expected.concat());
        let payload: UnreadPayload = serde_json::from_str(&outbox[0].payload).unwrap();
        assert_eq!((payload.count, payload.url.as_str()), (3, "https://feedback.example.org/results/ward/comments?state=waiting"));
        assert!(!outbox.iter().any(|one| one.payload.contains("loud")));
        store.shutdown().await;
    }
}

both! {
    async fn an_archived_survey_has_its_last_reports_and_no_more(db: &Database) {
        let (store, folder) = (db.open(), Folder::new(db, "archived"));
        folder.publish(&store, &reports(&[WEEKLY]), MONDAY - 30 * DAY).await;
        let entry = yousaid::store::AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: MONDAY - DAY, // a Sunday: its last release, a day later, is in the next week's report
            who: "owner@example.org".into(),
            what: "archive".into(),
            survey: Some("ward".into()),
            detail: String::new(),
        };
        store.set_survey_state("ward", yousaid::store::SurveyState::Closed, entry).await.unwrap();
        let mut mails = Vec::new();
        for week in 0..4 {
            mails.push(tick(&scheduler(&store).await, MONDAY + week * 7 * DAY).await);
        }
        assert_eq!(mails, [2, 2, 0, 0]);
        store.shutdown().await;
    }
}
