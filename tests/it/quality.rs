//! How far people come with a form, who is missing, and all surveys on one page.

use crate::on_both;
use crate::store_kit::{Database, both};
use crate::world::{Browser, World};
use serde_json::json;
use std::collections::BTreeMap;
use yousaid::clock::day_number;
use yousaid::figures::{self, Journeys, Step};
use yousaid::sign_in;
use yousaid::store::{FormCount, Store};

const OWNER: &str = "ward.design@example.nhs.uk";
const SAFEGUARDING: &str = "safeguarding@example.nhs.uk";

fn signed_in(world: &World, email: &str) -> Browser {
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    browser
}

/// The sums of a survey in the records, without those that are nothing.
async fn sums(store: &Store, survey: &str) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for one in store.form_counts(survey).await.unwrap() {
        *found.entry(one.what).or_default() += one.people;
    }
    found.retain(|_, people: &mut i64| *people != 0);
    found
}

fn counted(world: &World, survey: &str) -> BTreeMap<String, i64> {
    world.run(world.journeys.flush(&world.store)).unwrap();
    world.run(sums(&world.store, survey))
}

fn of<const N: usize>(all: [(&str, i64); N]) -> BTreeMap<String, i64> {
    all.map(|(what, people)| (what.to_owned(), people)).into()
}

/// Puts sums of a day that is so long ago into the records.
fn put(world: &World, days_ago: i32, all: &[(&str, i64)]) {
    let edition = world.catalogue.current("ward-design").unwrap();
    let day = day_number(edition.today(world.now())) - days_ago;
    let count = |(what, people): &(&str, i64)| FormCount {
        survey: "ward-design".into(),
        day,
        what: (*what).to_owned(),
        people: *people,
    };
    world.run(world.store.add_form_counts(all.iter().map(count).collect())).unwrap();
}

on_both! {
    fn each_step_of_a_form_moves_somebody_on(world) {
        world.publish_test_definition("spring-fair");
        let begin = || {
            let browser = world.browser();
            let first = browser.get("/s/spring-fair").between("class=\"go\" href=\"", "\"").unwrap().replace("&amp;", "&");
            let next = browser.post(&first, &[("good", "yes")]).location().to_owned();
            (browser, next)
        };
        world.browser().get("/s/spring-fair");
        assert_eq!(counted(world, "spring-fair"), of([]), "looking is not beginning");
        let (one, next) = begin();
        let second = next.rsplit('/').next().unwrap().to_owned();
        assert_eq!(counted(world, "spring-fair"), of([("+began", 1), (second.as_str(), 1)]));
        assert_eq!(one.post(&next, &[]).location(), "/s/spring-fair/check");
        let (_, _) = begin();
        assert_eq!(counted(world, "spring-fair"), of([("+began", 2), (second.as_str(), 1), ("check", 1)]));
        one.post("/s/spring-fair/check", &[]);
        assert_eq!(counted(world, "spring-fair"), of([("+began", 2), (second.as_str(), 1), ("after-check", 1)]));
        for _ in 0..2 {
            assert_eq!(one.post("/s/spring-fair/after-check", &[("after_check", "no")]).status, 303);
        }
        let sent = of([("+began", 2), ("+sent", 1), (second.as_str(), 1)]);
        assert_eq!(counted(world, "spring-fair"), sent, "a second press sends nothing more");
        assert_eq!(counted(world, "spring-fair"), sent, "what is in the records is not put there again");
    }

    fn what_goes_on_after_midnight_counts_where_it_was_begun(world) {
        let browser = world.browser();
        browser.post("/s/ward-design/who?lang=en", &[("role", "parentCarer"), ("help", "alone")]);
        world.pass(13 * 3600);
        browser.post("/s/ward-design/stay", &[("stayed", "no")]);
        world.run(world.journeys.flush(&world.store)).unwrap();
        let days: Vec<i32> = world.run(world.store.form_counts("ward-design")).unwrap().iter().map(|one| one.day).collect();
        assert!(days.len() >= 2 && days.iter().all(|day| *day == days[0]), "{days:?}");
    }

    fn the_page_tells_nothing_under_ten_and_nothing_of_the_last_two_days(world) {
        let page = || signed_in(world, OWNER).get("/results/ward-design/quality").body;
        put(world, 5, &[("+began", 9), ("+sent", 4), ("noise", 5)]);
        assert!(page().contains("once ten people have begun"), "{}", page());
        put(world, 1, &[("+began", 50), ("+sent", 20), ("noise", 30)]);
        assert!(page().contains("once ten people have begun"));
        put(world, 4, &[("+began", 40), ("+sent", 20), ("noise", 17), ("light", 3)]);
        let told = page();
        assert!(told.contains("49 people began, 24 of them sent their answers"), "{told}");
        assert!(told.contains("<td>about 2") && told.contains("On each other page fewer than 10 people stopped."), "{told}");
    }

    fn who_is_missing_is_told_beyond_chance(world) {
        let send = |role: &str| {
            let id = uuid::Uuid::new_v4().to_string();
            let body = json!({"submissionId": id, "language": "en", "role": role, "help": "alone", "answers": {"noise-at-night": "often"}});
            assert_eq!(world.submit("ward-design", &body).0, 201);
        };
        let page = || signed_in(world, OWNER).get("/results/ward-design/quality").body;
        assert!(page().contains("Too few answers have joined the figures"), "{}", page());
        (0..90).for_each(|_| send("parentCarer"));
        (0..30).for_each(|_| send("child"));
        let edition = world.catalogue.current("ward-design").unwrap();
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        let told = page();
        assert!(told.contains("Fewer than hoped, and more than chance explains: “Young people”"), "{told}");
        assert!(told.contains("More than hoped") && told.contains("About as hoped"), "{told}");
    }

    fn all_surveys_stand_on_one_page_with_what_needs_doing(world) {
        let send = |number: usize| {
            let answers = json!({"noise-at-night": "often", "one-change": format!("More light {number}")});
            let id = uuid::Uuid::new_v4().to_string();
            let body = json!({"submissionId": id, "language": "en", "role": "child", "help": "alone", "answers": answers});
            assert_eq!(world.submit("ward-design", &body).0, 201);
        };
        (0..30).for_each(send);
        let edition = world.catalogue.current("ward-design").unwrap();
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        world.pass(86_400);
        let page = signed_in(world, OWNER).get("/results").body;
        assert!(page.contains("30 answers have come in; these figures are of 20."), "{page}");
        assert!(page.contains("30 comments wait to be read, the oldest since yesterday"), "{page}");
        assert!(page.contains("Help design") && !page.contains("friends-and-family"), "{page}");
        world.pass(22 * 86_400);
        assert!(signed_in(world, OWNER).get("/results").body.contains("Nothing has joined the figures for 23 days"));
        let inbox = signed_in(world, SAFEGUARDING).get("/results").body;
        assert!(!inbox.contains("answers have come in") && !inbox.contains("wait to be read"), "{inbox}");
    }
}

both! {
    async fn sums_of_two_nodes_add_up(db: &Database) {
        let (one, other, store) = (Journeys::default(), Journeys::default(), db.open());
        one.count("ward", 20_000, Step::Begin("noise"));
        other.count("ward", 20_000, Step::Begin("noise"));
        one.flush(&store).await.expect("flushes");
        // The form goes on at the other node, before and after an hour has passed.
        other.count("ward", 20_000, Step::Go("noise", "check"));
        other.flush(&store).await.expect("flushes");
        other.count("ward", 20_000, Step::Send("check"));
        other.flush(&store).await.expect("flushes");
        assert_eq!(sums(&store, "ward").await, of([("+began", 2), ("+sent", 1), ("noise", 1)]));
        store.shutdown().await;
    }
}

both! {
    async fn what_can_not_be_kept_now_is_kept_the_next_hour(db: &Database) {
        let (journeys, store) = (Journeys::default(), db.open());
        store.shutdown().await;
        journeys.count("ward", 20_000, Step::Begin("noise"));
        assert!(journeys.flush(&store).await.is_err());
        let store = db.open();
        journeys.flush(&store).await.expect("flushes");
        assert_eq!(sums(&store, "ward").await, of([("+began", 1), ("noise", 1)]));
        store.shutdown().await;
    }
}
