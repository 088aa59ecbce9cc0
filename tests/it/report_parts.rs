//! Reports of a part of the answers over real records: releases, answers that are taken back, and mails by hand.

use crate::mail_kit::MONDAY;
use crate::store_kit::{Database, both, key};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use yousaid::clock::day_number;
use yousaid::definition::StaffDomains;
use yousaid::delivery::{AskedPayload, Letters, Reports, asked};
use yousaid::figures::{self, Books};
use yousaid::keys::Keys;
use yousaid::publish::{Catalogue, Variants, publish_folder};
use yousaid::render::Renderer;
use yousaid::store::{DeliveryState, NewResponse, Store};
use yousaid::texts::Interface;

const SURVEY: &str = "friends-and-family";
const DAY: i64 = 86_400;

/// A survey that has been published, and the commands beside whoever serves it.
struct Desk<'a> {
    db: &'a Database,
    store: Store,
    interface: Arc<Interface>,
    catalogue: Arc<Catalogue>,
    folder: PathBuf,
}

impl<'a> Desk<'a> {
    async fn new(db: &'a Database) -> Self {
        let store = db.open();
        let surveys = Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions");
        publish_folder(&store, &surveys, &StaffDomains::default(), MONDAY - 60 * DAY).await.unwrap();
        let catalogue = Arc::new(Catalogue::load(store.clone(), Variants::All).await.unwrap());
        let interface = Arc::new(Interface::load().unwrap());
        let folder = crate::world::fresh_folder();
        std::fs::create_dir(folder.join("data")).unwrap();
        std::fs::write(folder.join("data/secret"), "07".repeat(32)).unwrap();
        Self { db, store, interface, catalogue, folder }
    }

    /// Answers of a day come in and are released, all but ten; the first has this number.
    async fn day(&self, day: i64, first: u64, answers: &[(&str, &str, u64)]) -> u64 {
        let edition = self.catalogue.current(SURVEY).unwrap();
        let now = jiff::Timestamp::from_second(MONDAY + day * DAY).unwrap();
        let mut number = first;
        for (role, said, people) in answers {
            for _ in 0..*people {
                let new = NewResponse {
                    key: key(number),
                    survey: SURVEY.into(),
                    version: 1,
                    day: day_number(edition.today(now)),
                    language: "en".into(),
                    role: Some((*role).into()),
                    help: Some("alone".into()),
                    band: None,
                    mode: "online".into(),
                    body_hash: [1; 16].into(),
                    answers: format!(r#"{{"overall-experience":"{said}","collection-mode":"phone"}}"#),
                    comments: Vec::new(),
                };
                self.store.submit(new).await.unwrap();
                number += 1;
            }
        }
        figures::release(&self.store, &self.interface, &edition, now).await.unwrap();
        number
    }

    fn report(&self, arguments: &[&str]) -> Value {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
        command.env_clear().env("YOUSAID_DATABASE_URL", &self.db.url).current_dir(&self.folder);
        let output = command.args(["report", SURVEY, "--format", "json"]).args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The first release that a person stands in.
    async fn is_released(&self, number: u64) -> bool {
        !self.store.waiting_keys(SURVEY).await.unwrap().contains(&key(number))
    }

    async fn close(self) {
        self.store.shutdown().await;
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn question<'v>(report: &'v Value, id: &str) -> Option<&'v Value> {
    report["questions"].as_array().unwrap().iter().find(|question| question["id"] == id)
}

/// How many answered, where that is exact.
fn people(report: &Value, id: &str) -> Option<u64> {
    let answers = question(report, id)?["answers"].as_array()?;
    (!answers.is_empty()).then(|| answers.iter().map(|answer| answer["people"].as_u64().unwrap_or_default()).sum())
}

const GOOD: [&str; 2] = ["--where", "overall-experience=good"];
const CHILD: [&str; 2] = ["--where", "role=child"];

both! {
    async fn a_part_is_told_from_rows_until_somebody_takes_answers_back(db: &Database) {
        let desk = Desk::new(db).await;
        let next = desk.day(1, 0, &[("child", "good", 30), ("child", "poor", 30), ("parentCarer", "good", 30), ("parentCarer", "poor", 30)]).await;
        let good = desk.report(&GOOD);
        assert_eq!(good["part"]["filters"][0]["value"], "good");
        assert!(good["part"]["words"].as_str().unwrap().starts_with("Only where the answer to “"), "{good}");
        assert!(question(&good, "overall-experience").is_none(), "all gave the same answer");
        let all = desk.report(&[]);
        let told = people(&good, "collection-mode").unwrap();
        let of_all = question(&all, "overall-experience").unwrap()["answers"].as_array().unwrap();
        let said_good = of_all.iter().find(|answer| answer["answer"] == "good").unwrap();
        assert_eq!(Some(told), said_good["people"].as_u64());
        assert_eq!(good["who"].as_array().unwrap().len(), 0, "no groups within a part");

        let mut taken = 0;
        while !desk.is_released(taken).await {
            taken += 1;
        }
        let children = desk.report(&CHILD);
        assert!(desk.store.withdraw(key(taken)).await.unwrap());
        let paused = desk.report(&GOOD);
        assert_eq!(paused["questions"].as_array().unwrap().len(), 0, "{paused}");
        assert!(paused["part"]["note"].as_str().unwrap().contains("come back with the next release"), "{paused}");
        assert_eq!(people(&desk.report(&CHILD), "collection-mode"), people(&children, "collection-mode"), "releases keep groups");
        let crossed = desk.report(&["--where", "role=child", "--where", "overall-experience=good"]);
        assert_eq!(crossed["questions"].as_array().unwrap().len(), 0);

        // The next release settles it; but its few new answers would say whose were taken back.
        let next = desk.day(2, next, &[("child", "good", 6), ("parentCarer", "poor", 6)]).await;
        assert_eq!(people(&desk.report(&GOOD), "collection-mode"), None);
        desk.day(3, next, &[("child", "good", 25), ("parentCarer", "poor", 25)]).await;
        let good = desk.report(&GOOD);
        assert!(people(&good, "collection-mode").unwrap() > told, "{good}");
        desk.close().await;
    }
}

both! {
    async fn two_things_crossed_are_rounded_wherever_they_are_counted(db: &Database) {
        let desk = Desk::new(db).await;
        desk.day(1, 0, &[("child", "good", 60), ("child", "poor", 25), ("parentCarer", "good", 30), ("parentCarer", "poor", 45)]).await;
        let one = desk.report(&["--where", "role=child", "--where", "overall-experience=good"]);
        let other = desk.report(&["--where", "overall-experience=good", "--where", "role=child"]);
        assert_eq!(one["questions"], other["questions"]);
        let way = question(&one, "collection-mode").unwrap();
        assert_eq!((&way["kind"], people(&one, "collection-mode")), (&Value::from("rounded"), Some(0)), "nothing exact: {one}");
        assert!(way["answers"][0]["value"].as_str().unwrap().starts_with("about "), "{way}");
        desk.close().await;
    }
}

both! {
    async fn a_report_by_hand_is_the_mail_of_its_part(db: &Database) {
        let desk = Desk::new(db).await;
        desk.day(1, 0, &[("child", "good", 40), ("parentCarer", "poor", 40)]).await;
        let payload = AskedPayload { only: vec![("role".into(), "child".into())], ..AskedPayload::default() };
        let now = jiff::Timestamp::from_second(MONDAY + 2 * DAY).unwrap();
        let new = |seconds: i64| asked(SURVEY, &payload, "Lead@example.nhs.uk", now + jiff::SignedDuration::from_secs(seconds));
        assert!(desk.store.enqueue(new(0)).await.unwrap());
        assert!(!desk.store.enqueue(new(59)).await.unwrap(), "twice within a minute");
        assert!(desk.store.enqueue(new(60)).await.unwrap());
        assert!(desk.store.enqueue(asked(SURVEY, &AskedPayload::default(), "lead@example.nhs.uk", now)).await.unwrap());
        let waiting = desk.store.deliveries(Some(DeliveryState::Waiting), 9).await.unwrap();
        let delivery = waiting.iter().find(|delivery| delivery.report.ends_with(":role=child")).unwrap();
        let reports = Reports {
            store: desk.store.clone(),
            catalogue: Arc::clone(&desk.catalogue),
            interface: Arc::clone(&desk.interface),
            renderer: Arc::new(Renderer::load(&desk.interface).unwrap()),
            keys: Keys::new([7; 32]),
            public_url: "https://feedback.example.nhs.uk".to_owned(),
            books: Books::default(),
        fonts: yousaid::files::Fonts::default(),
        };
        let letter = reports.letter(delivery).await.unwrap();
        assert!(letter.subject.contains("(Children)"), "{}", letter.subject);
        for rendering in [&letter.text, &letter.html] {
            assert!(rendering.contains("Only where who answered is “Children”."), "{rendering}");
        }
        desk.close().await;
    }
}

both! {
    async fn a_definition_whose_owner_is_elsewhere_is_refused(db: &Database) {
        let store = db.open();
        let surveys = Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions");
        let staff = StaffDomains::new(&["elsewhere.nhs.uk".to_owned()]);
        let (published, refused) = publish_folder(&store, &surveys, &staff, MONDAY).await.unwrap();
        assert!(published.is_empty());
        let ward = refused.iter().find(|one| one.file.ends_with("ward-design.json")).unwrap();
        let places: Vec<&str> = ward.findings.iter().map(|found| found.finding.pointer.as_str()).collect();
        assert_eq!(places, ["/owner/email", "/owner/deputy", "/owner/safeguarding", "/reports/0/to/0"]);
        assert!(store.surveys().await.unwrap().is_empty());
        let staff = StaffDomains::new(&["example.nhs.uk".to_owned()]);
        let (_, refused) = publish_folder(&store, &surveys, &staff, MONDAY).await.unwrap();
        assert!(refused.is_empty());
        store.shutdown().await;
    }
}
