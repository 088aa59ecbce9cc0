//! What a family and a program get while nothing can be stored: 503 with Retry-After, every answer still on the page, in
//! their language; and the same press works when it is well again, without a restart.

use crate::postgres::Own;
use crate::serving::agent;
use crate::store_kit::Outside;
use crate::world::{Browser, On, Page, World, copy, database, definitions, fresh_folder};
use serde_json::{Value, json};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use uuid::Uuid;
use yousaid::store::Options;
use yousaid::texts::{Args, Interface, Language};

/// A family on its way through the ward's survey, as a child.
pub(crate) struct Family {
    pub(crate) browser: Browser,
    language: &'static str,
    /// The form of the first page, as a browser has it in front of it.
    first: String,
}

impl Family {
    /// Begins the survey, up to its first page, which only children are asked.
    pub(crate) fn begin(url: &str, language: &'static str) -> Self {
        let browser = Browser::at(url);
        let who =
            browser.post(&format!("/s/ward-design/who?lang={language}"), &[("role", "child"), ("help", "together")]);
        assert!(who.location().ends_with("/age-page"), "{}", who.body);
        let first = action(&browser.get(who.location()));
        Self { browser, language, first }
    }

    /// Presses Continue on the first page.
    pub(crate) fn answer(&self, age: &str) -> Page {
        self.browser.post(&self.first, &[("age", age)])
    }

    /// Goes to check answers, and gives its form.
    pub(crate) fn check(&self) -> Check {
        Check::of(&self.browser.get("/s/ward-design/check"))
    }

    /// Presses Send.
    pub(crate) fn send(&self, check: &Check) -> Page {
        self.browser.post(&check.action, &[("answers", &check.answers)])
    }

    /// Whether a page says that it can't be kept now, and still has this answer on it.
    pub(crate) fn is_told(&self, page: &Page, why: &str, answer: &str) {
        let language = Language::parse(self.language).unwrap();
        let say = |key: &str| yousaid::texts::escape(&Interface::load().unwrap().say(&language, key, &Args::new()));
        assert_eq!(
            (page.status, page.headers.get("retry-after").map(String::as_str)),
            (503, Some("5")),
            "{}",
            page.body
        );
        assert!(page.body.contains(&format!("<html lang=\"{}\"", self.language)), "{}", page.body);
        assert!(page.body.contains(&format!("<title>{} ", say("error-prefix"))), "{}", page.body);
        let main = page.between("<main id=\"main\" tabindex=\"-1\">", "</main>").unwrap().trim_start();
        assert!(main.starts_with("<div class=\"error-summary\" role=\"alert\" tabindex=\"-1\" autofocus"), "{main}");
        assert!(main.contains(&say("busy-title")) && main.contains(&say(why)), "{main}");
        assert!(main.contains(answer), "{answer} is not in {main}");
    }
}

/// The form of check answers.
pub(crate) struct Check {
    action: String,
    answers: String,
}

impl Check {
    pub(crate) fn of(page: &Page) -> Self {
        let answers = page.between("name=\"answers\" value=\"", "\"").unwrap_or_default().to_owned();
        Self { action: action(page), answers }
    }
}

/// Where the form of a page is sent.
fn action(page: &Page) -> String {
    let form = page.between("<form id=\"form\"", ">").unwrap_or_else(|| panic!("a form in {}", page.body));
    form.split_once("action=\"").unwrap().1.split_once('"').unwrap().0.replace("&amp;", "&")
}

/// A submission over the API, and what it is answered.
pub(crate) fn submit(url: &str, id: Uuid) -> Page {
    let body = json!({"submissionId": id.to_string(), "language": "en", "role": "child", "answers": {"age": 9}});
    Browser::at(url).send("/api/v1/surveys/ward-design/responses", "application/json", body.to_string().as_bytes())
}

/// Whether a program is told to come back.
pub(crate) fn is_problem(page: &Page) {
    let problem: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!((page.status, page.headers.get("retry-after").map(String::as_str)), (503, Some("5")), "{problem}");
    assert_eq!(page.headers["content-type"], "application/problem+json");
    assert_eq!((&problem["status"], &problem["code"]), (&json!(503), &json!("busy")));
}

/// Waits until the service can store again, as a load balancer does; 10 seconds are what is promised.
pub(crate) fn is_well_again(url: &str) {
    let (begun, agent) = (Instant::now(), agent());
    while agent.get(format!("{url}/readyz")).call().unwrap().status() != 200 {
        assert!(begun.elapsed() < Duration::from_secs(10), "it is not well again");
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("well again after {:?}", begun.elapsed());
}

/// A world whose writers have room for one job, so that it takes few to fill a queue.
fn narrow(on: On) -> World {
    let folder = fresh_folder();
    let options = Options { queue: 1, ..Options::new(database(on, &folder)) };
    World::over(&options, folder, &definitions())
}

/// Has so many do something at once while another holds a table, lets go when the first of them is told to come back,
/// and gives what each was answered.
fn while_held<F>(mut other: Outside, table: &str, doing: Vec<F>) -> Vec<Page>
where
    F: FnOnce() -> Page + Send,
{
    let hold = format!("BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE");
    other.execute(if matches!(other, Outside::Sqlite(_)) { "BEGIN IMMEDIATE" } else { &hold });
    let (told, is_told) = channel();
    std::thread::scope(|scope| {
        let start = |one: F| {
            let told = told.clone();
            scope.spawn(move || {
                let page = one();
                if page.status == 503 {
                    told.send(()).ok();
                }
                page
            })
        };
        let threads: Vec<_> = doing.into_iter().map(start).collect();
        is_told.recv_timeout(Duration::from_secs(4)).expect("a full queue is an answer at once");
        other.execute("COMMIT");
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

const MANY: usize = 12;

fn families(world: &World) -> Vec<Family> {
    (0..MANY).map(|at| Family::begin(&world.url, ["en", "pl", "ur"][at % 3])).collect()
}

fn waiting(world: &World) -> i64 {
    world.run(world.store.waiting_count("ward-design")).unwrap()
}

/// Where drafts are kept, for a connection past the store.
fn drafts(world: &World) -> Outside {
    Outside::of(&world.database.replace("/yousaid.db", "/drafts.db"))
}

fn a_full_queue_of_drafts(on: On) {
    let world = narrow(on);
    let families = families(&world);
    let press = |at: usize| {
        let family = &families[at];
        move || family.answer(&(5 + at).to_string())
    };
    let pages = while_held(drafts(&world), "drafts", (0..MANY).map(press).collect());
    for (at, (family, page)) in families.iter().zip(pages).enumerate() {
        let age = (5 + at).to_string();
        if page.status != 303 {
            family.is_told(&page, "busy-page-body", &format!("value=\"{age}\""));
            assert_eq!(family.answer(&age).status, 303, "the same press goes on now");
        }
        let check = family.browser.get("/s/ward-design/check");
        assert!(check.body.contains(&format!("<p dir=\"auto\">{age}</p>")), "{}", check.body);
    }
}

#[test]
fn a_full_queue_of_drafts_is_said_with_the_answers_on_sqlite() {
    a_full_queue_of_drafts(On::Sqlite);
}

#[test]
fn a_full_queue_of_drafts_is_said_with_the_answers_on_postgres() {
    a_full_queue_of_drafts(On::Postgres);
}

fn a_full_queue_of_responses(on: On) {
    let world = narrow(on);
    let families = families(&world);
    let checks: Vec<Check> = families
        .iter()
        .map(|family| {
            assert_eq!(family.answer("9").status, 303);
            family.check()
        })
        .collect();
    let press = |at: usize| {
        let (family, check) = (&families[at], &checks[at]);
        move || family.send(check)
    };
    let pages = while_held(Outside::of(&world.database), "responses", (0..MANY).map(press).collect());
    let stored = pages.iter().filter(|page| page.status == 303).count();
    assert_eq!(waiting(&world), stored as i64, "what was not acknowledged was not stored");
    for (family, page) in families.iter().zip(&pages).filter(|(_, page)| page.status != 303) {
        family.is_told(page, "busy-body", "<p dir=\"auto\">9</p>");
        assert_eq!(family.send(&Check::of(page)).status, 303, "the same press sends it now");
    }
    assert_eq!(waiting(&world), MANY as i64);
}

#[test]
fn a_full_queue_of_responses_is_said_with_the_answers_on_sqlite() {
    a_full_queue_of_responses(On::Sqlite);
}

#[test]
fn a_full_queue_of_responses_is_said_with_the_answers_on_postgres() {
    a_full_queue_of_responses(On::Postgres);
}

fn a_full_queue_of_programs(on: On) {
    let world = narrow(on);
    let ids: Vec<Uuid> = (0..MANY).map(|_| Uuid::new_v4()).collect();
    let press = |at: usize| {
        let (url, id) = (&world.url, ids[at]);
        move || submit(url, id)
    };
    let pages = while_held(Outside::of(&world.database), "responses", (0..MANY).map(press).collect());
    for (id, page) in ids.into_iter().zip(pages) {
        let acknowledged = page.status == 201;
        if !acknowledged {
            is_problem(&page);
        }
        assert_eq!(submit(&world.url, id).status, if acknowledged { 200 } else { 201 });
    }
    assert_eq!(waiting(&world), MANY as i64);
}

#[test]
fn a_full_queue_is_said_to_programs_on_sqlite() {
    a_full_queue_of_programs(On::Sqlite);
}

#[test]
fn a_full_queue_is_said_to_programs_on_postgres() {
    a_full_queue_of_programs(On::Postgres);
}

/// The owner signs in; a minute later nothing can be written, and the results are read all the same.
#[test]
fn results_are_read_while_nothing_can_be_written() {
    let folder = fresh_folder();
    let patience = Duration::from_secs(1);
    let options = Options { patience, ..Options::new(database(On::Sqlite, &folder)) };
    let world = World::over(&options, folder, &definitions());
    let now = world.now().as_second();
    let link = yousaid::sign_in::create(&world.store, &world.keys, "ward.design@example.nhs.uk", now);
    let browser = world.browser();
    assert_eq!(browser.post(&format!("/account/link/{}", world.run(link).unwrap().token), &[]).status, 303);
    world.pass(61);
    let mut other = Outside::of(&world.database);
    other.execute("BEGIN IMMEDIATE");
    assert_eq!(browser.get("/results/ward-design").status, 200);
    other.execute("COMMIT");
}

/// A question that is asked only after an answer on an earlier page.
const CONDITIONAL: &str = r#"{"id": "twice", "title": "Twice", "languages": ["en"],
    "owner": {"team": "Play team", "email": "play@example.nhs.uk", "deputy": "deputy@example.nhs.uk"},
    "privacy": {"controller": "Example Children's Hospital", "lawfulBasis": "publicTask"},
    "pages": [
        {"id": "first", "items": [{"id": "well", "type": "yesNo", "label": "Did you sleep well?", "purpose": "Quiet nights"}]},
        {"id": "second", "items": [
            {"id": "calm", "type": "yesNo", "label": "Was it calm?", "purpose": "Quiet nights"},
            {"id": "why", "type": "longText", "label": "Why not?", "purpose": "Quiet nights", "visibleIf": {"item": "well", "is": "no"}}
        ], "reason": "Both are about the night"}
    ]}"#;

/// PostgreSQL stops while families are answering, and starts again.
#[test]
fn a_database_that_goes_away_and_comes_back_loses_nothing() {
    let (server, folder) = (Own::new(), fresh_folder());
    let surveys = folder.join("surveys");
    copy(&definitions(), &surveys);
    std::fs::write(surveys.join("twice.json"), CONDITIONAL).unwrap();
    let world = World::over(&Options::new(server.database()), folder, &surveys);
    let branching = world.browser();
    assert_eq!(branching.post("/s/twice/first", &[("well", "no")]).location(), "/s/twice/second");
    let [answering, checking] = ["ur", "pl"].map(|language| Family::begin(&world.url, language));
    assert_eq!(checking.answer("9").status, 303);
    let (check, id) = (checking.check(), Uuid::new_v4());

    server.stop("fast");
    answering.is_told(&answering.answer("8"), "busy-page-body", "value=\"8\"");
    let told = checking.send(&check);
    checking.is_told(&told, "busy-body", "<p dir=\"auto\">9</p>");
    let words = branching.post("/s/twice/second", &[("why", "A bell rang all night")]);
    assert!(words.status == 503 && words.body.contains("A bell rang all night</textarea>"), "{}", words.body);
    is_problem(&submit(&world.url, id));
    let late = world.browser().get("/readyz");
    assert_eq!((late.status, late.headers.get("retry-after").map(String::as_str)), (503, Some("5")));
    assert_eq!(world.browser().get("/healthz").status, 200);
    assert_eq!(world.browser().get("/s/ward-design").status, 200, "what needs no database is there");

    server.start();
    is_well_again(&world.url);
    assert_eq!(checking.send(&Check::of(&told)).status, 303);
    assert_eq!(submit(&world.url, id).status, 201);
    assert_eq!(answering.answer("8").status, 303, "the draft of before is there");
    assert_eq!(answering.send(&answering.check()).status, 303);
    assert_eq!(waiting(&world), 3);
}

/// A crash of PostgreSQL empties its table of drafts. What a family has checked can be sent from the page that shows it.
#[test]
fn checked_answers_outlive_the_drafts() {
    let server = Own::new();
    let world = World::over(&Options::new(server.database()), fresh_folder(), &definitions());
    let family = Family::begin(&world.url, "en");
    assert_eq!(family.answer("9").status, 303);
    let check = family.check();
    server.stop("immediate");
    server.start();
    is_well_again(&world.url);
    assert_eq!(family.browser.get("/s/ward-design/check").status, 303, "the draft is lost");
    let sent = family.send(&check);
    assert!(sent.location().contains("/sent"), "{sent:?}");
    assert_eq!(family.send(&check).status, 303, "a second press");
    assert_eq!(waiting(&world), 1);
}
