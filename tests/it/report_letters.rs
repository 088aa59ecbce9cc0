//! Letters of reports, from records that are read and from records that can't be.

use crate::mail_kit::delivery;
use crate::on_both;
use crate::store_kit::Outside;
use crate::world::World;
use std::sync::Arc;
use yousaid::delivery::{Days, Letter, Letters, ReportPayload, Reports, Trouble};
use yousaid::figures::{self, Books};
use yousaid::render::Renderer;
use yousaid::store::{Delivery, DeliveryState};

const SURVEY: &str = "friends-and-family";

fn release(world: &World) {
    for answer in ["very-good", "good", "poor", "neither"].repeat(10) {
        let body = serde_json::json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child",
            "answers": {"overall-experience": answer}
        });
        assert_eq!(world.submit(SURVEY, &body).0, 201);
    }
    let edition = world.catalogue.current(SURVEY).unwrap();
    let due = world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    assert_eq!(due, figures::Due::Released(1));
}

fn letter(world: &World, language: &str) -> Result<Letter, Trouble> {
    let reports = Reports {
        store: world.store.clone(),
        catalogue: Arc::clone(&world.catalogue),
        interface: Arc::clone(&world.interface),
        renderer: Arc::new(Renderer::load(&world.interface).unwrap()),
        keys: world.keys.clone(),
        public_url: world.url.clone(),
        books: Books::default(),
        fonts: yousaid::files::Fonts::default(),
    };
    let days = |first: &str, last: &str| Days { first: first.parse().unwrap(), last: last.parse().unwrap() };
    let payload = ReportPayload {
        language: language.to_owned(),
        days: days("2026-11-16", "2026-11-22"),
        before: days("2026-11-09", "2026-11-15"),
        place: None,
    };
    world.run(reports.letter(&claimed(&payload)))
}

fn claimed(payload: &ReportPayload) -> Delivery {
    let new = delivery(1);
    Delivery {
        id: new.id,
        report: new.report,
        recipient: new.recipient,
        period: new.period,
        survey: SURVEY.to_owned(),
        kind: new.kind,
        payload: serde_json::to_string(payload).unwrap(),
        state: DeliveryState::Claimed,
        attempts: 1,
        next_at: 0,
        lease_until: None,
        last_error: None,
        message_id: None,
        created_at: new.created_at,
    }
}

#[test]
fn groups_are_named_in_english_or_in_their_own_language() {
    let world = World::new(crate::world::On::Sqlite);
    let polish = yousaid::texts::Language::parse("pl").unwrap();
    let edition = world.catalogue.current("ward-design").unwrap();
    let plan = world.run(figures::plan(&world.store, &edition.survey, &world.interface, &polish)).unwrap();
    assert!(plan.roles.iter().chain(&plan.helps).chain(&plan.bands).all(|group| group.language.is_none()));
    let own: Vec<_> =
        plan.languages.iter().map(|group| (group.label.as_str(), group.language.clone().unwrap())).collect();
    assert!(own.contains(&("Polski", polish)), "{own:?}");
}

on_both! {
    fn a_letter_has_the_surveys_words_in_the_language_of_its_schedule(world) {
        release(world);
        let edition = world.catalogue.current(SURVEY).unwrap();
        let words = |language: &str| {
            let language = yousaid::texts::Language::parse(language).unwrap();
            let item = &edition.survey.item("overall-experience").unwrap().wording;
            yousaid::question::Reader::new(&world.interface, &language, &edition.survey.default_language()).label(item)
        };
        let (english, welsh) = (letter(world, "en").unwrap(), letter(world, "cy").unwrap());
        assert_ne!(words("en"), words("cy"));
        assert!(english.text.contains(&words("en")) && !english.text.contains(&words("cy")), "{}", english.text);
        assert!(welsh.text.contains(&words("cy")) && !welsh.text.contains(&words("en")), "{}", welsh.text);
        assert!(welsh.html.contains("<span lang=\"cy\" dir=\"ltr\">"), "{}", welsh.html);
        assert_eq!(letter(world, "xx").unwrap(), english, "a language that nobody knows");
    }

    fn records_that_cannot_be_read_may_be_mended(world) {
        release(world);
        let mut outside = Outside::of(&world.database);
        let kept = outside.ask("SELECT figures AS told FROM releases").remove(0);
        outside.execute("UPDATE releases SET figures = 'torn'");
        let broken = letter(world, "en");
        assert!(matches!(&broken, Err(Trouble::Passing(why)) if why.contains("can't be read")), "{broken:?}");
        outside.execute(&format!("UPDATE releases SET figures = '{}'", kept.replace('\'', "''")));
        assert!(letter(world, "en").is_ok());
    }
}
