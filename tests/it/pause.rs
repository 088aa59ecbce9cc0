//! A survey that is paused, opened again, archived: what families and programs are told, and what can still be sent.

use crate::on_both;
use crate::world::{Browser, World};
use serde_json::json;
use yousaid::store::{AuditEntry, StateChange, SurveyState};

const DAY: i64 = 86_400;

fn set(world: &World, state: SurveyState) -> StateChange {
    let entry = AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: world.now().as_second(),
        who: "owner@example.org".into(),
        what: "state".into(),
        survey: Some("ward-design".into()),
        detail: String::new(),
    };
    let change = world.run(world.store.set_survey_state("ward-design", state, entry)).unwrap();
    world.run(world.catalogue.reload()).unwrap();
    change
}

/// Begins a survey as a parent.
fn begin(world: &World) -> Browser {
    let browser = world.browser();
    let page = browser.post("/s/ward-design/who?lang=en", &[("role", "parentCarer"), ("help", "alone")]);
    assert_eq!(page.status, 303, "{}", page.body);
    browser
}

/// What the start page and the API say.
fn told(world: &World) -> (u16, String, u16, String) {
    let page = world.browser().get("/s/ward-design");
    let title = page.between("<h1>", "</h1>").unwrap_or_default().to_owned();
    let body = json!({
        "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "parentCarer", "help": "alone",
        "answers": {"noise-at-night": "often"}
    });
    let (status, said) = world.submit("ward-design", &body);
    (page.status, title, status, said["code"].as_str().unwrap_or_default().to_owned())
}

fn is_listed(world: &World) -> bool {
    world.browser().get("/").body.contains("href=\"/s/ward-design")
}

on_both! {
    fn a_pause_is_said_and_what_was_begun_can_be_sent_for_a_day(world) {
        let (soon, late) = (begin(world), begin(world));
        assert!(is_listed(world));
        assert_eq!(set(world, SurveyState::Paused), StateChange::Made);
        let paused = (404, "This survey is paused".to_owned(), 404, "paused".to_owned());
        assert_eq!((told(world), is_listed(world)), (paused.clone(), false));
        assert!(world.browser().get("/s/ward-design?lang=ur").body.contains("dir=\"rtl\""));
        world.pass(DAY - 1);
        assert_eq!(soon.get("/s/ward-design/noise").status, 200);
        assert_eq!(soon.post("/s/ward-design/check", &[]).location(), "/s/ward-design/sent?lang=en");
        world.pass(1);
        assert_eq!(late.post("/s/ward-design/check", &[]).status, 404);
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 1);
        assert_eq!(set(world, SurveyState::Open), StateChange::Made);
        assert_eq!((told(world).0, told(world).2, is_listed(world)), (200, 201, true));
        assert_eq!(world.browser().get("/s/ward-design/privacy").status, 200);
    }

    fn an_archived_survey_is_closed_and_its_results_stay(world) {
        let begun = begin(world);
        for _ in 0..30 {
            told(world);
        }
        set(world, SurveyState::Closed);
        let closed = (410, "This survey is closed".to_owned(), 410, "closed".to_owned());
        assert_eq!((told(world), is_listed(world)), (closed.clone(), false));
        assert_eq!(begun.post("/s/ward-design/check", &[]).location(), "/s/ward-design/sent?lang=en");
        world.pass(DAY);
        assert_eq!(set(world, SurveyState::Open), StateChange::TooLate);
        assert_eq!(told(world), closed);
        let edition = world.catalogue.current("ward-design").unwrap();
        let released = yousaid::figures::release(&world.store, &world.interface, &edition, world.now());
        assert_eq!(world.run(released).unwrap(), yousaid::figures::Due::Released(1), "all that waited");
        assert_eq!(world.run(world.store.waiting_count("ward-design")).unwrap(), 0);
        let email = "ward.design@example.nhs.uk";
        let link = world.run(yousaid::sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
        let staff = world.browser();
        staff.post(&format!("/account/link/{}", link.token), &[]);
        assert!(staff.get("/results").body.contains("/results/ward-design"));
        assert_eq!(staff.get("/results/ward-design").status, 200);
    }

    fn an_older_version_is_paused_with_the_survey(world) {
        let browser = begin(world);
        let file = world.folder.join("surveys/ward-design.json");
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("Help design the new wards", "Design the new wards")).unwrap();
        let staff = yousaid::definition::StaffDomains::default();
        let folder = world.folder.join("surveys");
        world.run(yousaid::publish::publish_folder(&world.store, &folder, &staff, world.now().as_second())).unwrap();
        world.run(world.catalogue.reload()).unwrap();
        assert_eq!(browser.get("/s/ward-design/noise").status, 200);
        set(world, SurveyState::Paused);
        world.pass(DAY);
        assert_eq!(browser.get("/s/ward-design/noise").status, 404);
    }
}
