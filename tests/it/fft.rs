//! The return of the Friends and Family Test: exact counts for whoever has the right to them, what is entered by hand,
//! and paper forms that are keyed.

use crate::on_both;
use crate::store_kit::Outside;
use crate::store_places::{entry, point};
use crate::world::{Browser, Page, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::{Command, Output};
use yousaid::rights::{Duty, Role, Scope};
use yousaid::sign_in;
use yousaid::store::{CollectionPoint, NewPerson, Place, PlaceKind, Team};

const SURVEY: &str = "friends-and-family";
const TEAM: &str = "patient-experience-team";
const OFFICER: &str = "officer@example.nhs.uk";
const OWNER: &str = "patient.experience@example.nhs.uk";
const PAGE: &str = "/return/fft/friends-and-family";
const FORMS: &str = "/return/fft/friends-and-family/forms";
const TOTALS: &str = "/return/fft/friends-and-family/totals";
const ANSWERS: [&str; 6] = ["very-good", "good", "neither", "poor", "very-poor", "dont-know"];
/// To the last second of November, and to the first of December, in London.
const REST_OF_NOVEMBER: i64 = 9 * 86_400 + 12 * 3_600 - 1;

fn enter(world: &World, email: &str) -> Browser {
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    browser
}

fn person(world: &World, email: &str, role: Role) {
    let person = NewPerson { email: email.to_owned(), name: email.to_owned(), created_at: 0 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
    let duty = Duty { role, scope: Scope::Team(TEAM.to_owned()) };
    world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
}

/// A team with an officer; a trust, its hospital, two wards, a stand on one of them.
fn prepare(world: &World) -> Browser {
    let team = Team { id: TEAM.to_owned(), name: "Patient experience team".to_owned() };
    world.run(world.store.add_team(team, world.entry())).unwrap();
    person(world, OFFICER, Role::ReturnOfficer);
    for (id, kind, parent, site) in [
        ("trust", PlaceKind::Trust, None, Some("RXA")),
        ("hospital", PlaceKind::Site, Some("trust"), Some("RXA01")),
        ("ward-7", PlaceKind::Ward, Some("hospital"), None),
        ("ward-3", PlaceKind::Ward, Some("hospital"), None),
        ("corner", PlaceKind::Stand, Some("ward-7"), None),
    ] {
        let laid = point(SURVEY, id, &format!("calm-{id}"));
        let (parent, site) = (parent.map(str::to_owned), site.map(str::to_owned));
        let laid = CollectionPoint { place: Place { kind, parent, site, ..laid.place }, ..laid };
        world.run(world.store.add_place_to(laid, entry("add place"))).unwrap();
    }
    enter(world, OFFICER)
}

/// Stores an answer; its receipt.
fn answer(world: &World, place: &str, mode: &str, value: &str) -> String {
    let body = json!({
        "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "parentCarer", "mode": mode,
        "answers": {"overall-experience": value, "place": place}
    });
    let (status, told) = world.submit(SURVEY, &body);
    assert_eq!(status, 201, "{told}");
    told["receipt"].as_str().unwrap().to_owned()
}

fn counted(browser: &Browser, month: &str) -> Value {
    let page = browser.get(&format!("{PAGE}?month={month}&format=json"));
    assert_eq!(page.status, 200, "{}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

/// The six counts and their sum, of a part of the return.
fn six(part: &Value) -> ([u64; 6], u64) {
    (ANSWERS.map(|answer| part["answers"][answer].as_u64().unwrap()), part["total"].as_u64().unwrap())
}

fn wards(counted: &Value) -> BTreeMap<String, Value> {
    let sites = counted["trusts"].as_array().unwrap().iter().flat_map(|trust| trust["sites"].as_array().unwrap());
    let wards = sites.flat_map(|site| site["wards"].as_array().unwrap());
    wards.map(|ward| (ward["id"].as_str().unwrap().to_owned(), ward.clone())).collect()
}

fn csrf(page: &Page) -> String {
    page.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned()
}

/// What stands in the audit trail about the survey, the newest last.
fn noted(world: &World) -> Vec<String> {
    let trail = world.run(world.store.audit_trail(Some(SURVEY), 50)).unwrap();
    let own = trail.into_iter().filter(|entry| entry.what.contains("return") || entry.what.contains("forms"));
    let mut own: Vec<String> = own.map(|entry| format!("{}: {} {}", entry.who, entry.what, entry.detail)).collect();
    own.reverse();
    own
}

fn command(world: &World, arguments: &[&str]) -> Output {
    std::fs::create_dir_all(world.folder.join("data")).unwrap();
    std::fs::write(world.folder.join("data/secret"), "07".repeat(32)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
    command.env_clear().env("YOUSAID_DATABASE_URL", &world.database).current_dir(&world.folder);
    command.args(arguments).output().unwrap()
}

/// Keys forms, as the page's own form sends them.
fn key(browser: &Browser, batch: &str, button: &str, more: &[(&str, &str)]) -> Page {
    let csrf = csrf(&browser.get(FORMS));
    let own = [
        ("csrf", csrf.as_str()),
        ("batch", batch),
        ("rows", "3"),
        ("place", "ward-7"),
        ("language", "en"),
        ("do", button),
    ];
    browser.post(FORMS, &[own.as_slice(), more].concat())
}

const BATCH: &str = "00112233445566778899aabbccddeeff";

on_both! {
    fn counts_are_those_of_a_plain_count(world) {
        let browser = prepare(world);
        let (places, modes) = (["ward-7", "ward-3", "corner"], ["online", "tablet", "text", "paper", "telephone", "kiosk"]);
        let mut plain: BTreeMap<&str, [u64; 6]> = BTreeMap::new();
        let mut by_mode: BTreeMap<&str, u64> = BTreeMap::new();
        for at in 0..47 {
            let (place, mode, which) = (places[at % 3], modes[at % 6], (at * at + at / 5) % 6);
            answer(world, place, mode, ANSWERS[which]);
            plain.entry(if place == "corner" { "ward-7" } else { place }).or_default()[which] += 1;
            *by_mode.entry(mode).or_default() += 1;
            if at == 30 {
                let edition = world.catalogue.current(SURVEY).unwrap();
                world.run(yousaid::figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
            }
        }
        let told = counted(&browser, "2026-11");
        let found = wards(&told);
        for (ward, counts) in &plain {
            assert_eq!(six(&found[*ward]), (*counts, counts.iter().sum()), "{ward}");
        }
        assert_eq!(found.len(), 2, "the stand counts with its ward");
        let all: [u64; 6] = std::array::from_fn(|at| plain.values().map(|counts| counts[at]).sum());
        let trust = &told["trusts"][0];
        assert_eq!((six(trust), six(&trust["sites"][0])), ((all, 47), (all, 47)));
        assert_eq!((trust["code"].as_str(), trust["sites"][0]["code"].as_str()), (Some("RXA"), Some("RXA01")));
        let of = |modes: &[&str]| modes.iter().map(|mode| by_mode[mode]).sum::<u64>();
        for (column, modes) in [("sms", &["text"][..]), ("electronicDischarge", &["tablet", "kiosk"]), ("paperDischarge", &["paper"]), ("telephone", &["telephone"]), ("online", &["online"]), ("electronicHome", &[]), ("other", &[])] {
            assert_eq!(trust["modes"][column].as_u64(), Some(of(modes)), "{column}");
        }
        assert_eq!(trust["percentPositive"].as_u64(), Some((200 * (all[0] + all[1]) + 47) / 94));
        assert_eq!((&told["provisional"], &told["eligibleMissing"]), (&json!(true), &json!(["The ward-3", "The ward-7"])));
    }

    fn an_answer_counts_in_its_month_until_it_is_taken_back(world) {
        let browser = prepare(world);
        answer(world, "ward-7", "online", "good");
        let receipt = answer(world, "ward-3", "online", "poor");
        answer(world, "nowhere", "online", "dont-know");
        assert_eq!(six(&counted(&browser, "2026-11")["trusts"][0]), ([0, 1, 0, 1, 0, 1], 3), "an answer without a ward counts for the trust");
        assert_eq!(world.browser().post("/withdraw", &[("receipt", &receipt)]).status, 200);
        let told = counted(&browser, "2026-11");
        assert_eq!(six(&told["trusts"][0]), ([0, 1, 0, 0, 0, 1], 2));
        assert_eq!(six(&wards(&told)["ward-3"]).1, 0);
        world.pass(REST_OF_NOVEMBER);
        answer(world, "ward-3", "online", "good");
        world.pass(1);
        answer(world, "ward-3", "online", "very-good");
        let browser = enter(world, OFFICER);
        let (november, december) = (counted(&browser, "2026-11"), counted(&browser, "2026-12"));
        assert_eq!((six(&november["trusts"][0]).1, &november["provisional"]), (3, &json!(false)));
        assert_eq!((six(&december["trusts"][0]).1, &december["provisional"]), (1, &json!(true)));
        assert_eq!(six(&counted(&browser, "2026-10")["trusts"][0]).1, 0);
        let page = browser.get(PAGE);
        assert!(page.body.contains("<option value=\"2026-11\" selected>"), "the last month that is over");
        for month in ["2027-01", "2026-13", "soon"] {
            let page = browser.get(&format!("{PAGE}?month={month}"));
            assert_eq!(page.status, 422, "{month}");
            assert!(page.body.contains("is no month that has begun") && !page.body.contains("<table"), "{}", page.body);
        }
    }

    fn nobody_else_reads_an_exact_count(world) {
        let officer = prepare(world);
        answer(world, "ward-7", "online", "very-poor");
        for (email, role) in [("lead@example.nhs.uk", Role::Lead), ("admin@example.nhs.uk", Role::Admin), ("moderator@example.nhs.uk", Role::Moderator)] {
            person(world, email, role);
        }
        let before = noted(world).len();
        for email in [OWNER, "lead@example.nhs.uk", "admin@example.nhs.uk", "moderator@example.nhs.uk"] {
            let browser = enter(world, email);
            let results = browser.get("/results");
            assert!(!results.body.contains("/return/fft"), "no link for {email}");
            for path in ["/return/fft", PAGE, TOTALS, FORMS, &format!("{PAGE}?month=2026-11&format=csv"), &format!("{PAGE}?format=json")] {
                let page = browser.get(path);
                assert_eq!(page.status, 403, "{email} {path}");
                assert!(page.body.contains("This is not open to you"), "{}", page.body);
            }
            let csrf = csrf(&results);
            for path in [TOTALS, FORMS] {
                assert_eq!(browser.post(path, &[("csrf", &csrf), ("month", "2026-11"), ("do", "store")]).status, 403, "{email} {path}");
            }
        }
        assert_eq!(noted(world).len(), before, "who is refused has read nothing");
        assert!(officer.get("/results").body.contains("/return/fft"));
        assert_eq!(officer.get("/return/fft?month=2026-11").location(), format!("{PAGE}?month=2026-11"));
    }

    fn every_look_is_noted_without_a_count(world) {
        let browser = prepare(world);
        answer(world, "ward-7", "online", "good");
        let page = browser.get(&format!("{PAGE}?month=2026-11"));
        assert!(page.body.contains("1 answer</b>") && page.body.contains("is not over"), "{}", page.body);
        for query in ["format=csv&level=wards", "format=csv&level=trusts", "format=json"] {
            let file = browser.get(&format!("{PAGE}?month=2026-11&{query}"));
            assert_eq!((file.status, file.headers["cache-control"].as_str()), (200, "no-store"));
            assert!(file.headers["content-disposition"].starts_with("attachment; filename=\"fft-friends-and-family-2026-11"));
        }
        browser.get(&format!("{TOTALS}?month=2026-11&place=ward-7"));
        let own = |what: &str| format!("{OFFICER}: {what}");
        assert_eq!(noted(world), [
            own("read return 2026-11"), own("export return 2026-11 wards as csv"), own("export return 2026-11 trusts as csv"),
            own("export return 2026-11 as json"), own("read return totals 2026-11 ward-7"),
        ]);
    }

    fn totals_are_added_and_shown_apart(world) {
        let browser = prepare(world);
        answer(world, "ward-7", "online", "good");
        let results = || enter(world, OWNER).get(&format!("/results/{SURVEY}?format=json")).body;
        let ordinary = results();
        let form = browser.get(&format!("{TOTALS}?month=2026-11&place=ward-7"));
        let csrf = csrf(&form);
        let base = [("csrf", csrf.as_str()), ("month", "2026-11"), ("place", "ward-7"), ("before", "{}")];
        let wrong = browser.post(TOTALS, &[base.as_slice(), &[("eligible", "twenty"), ("paperHome/poor", "3")]].concat());
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("href=\"#eligible\"") && wrong.body.contains("value=\"twenty\"") && wrong.body.contains("value=\"3\""), "{}", wrong.body);
        let right = [("eligible", "20"), ("paperDischarge/very-good", "4"), ("paperHome/poor", "1")];
        let saved = browser.post(TOTALS, &[base.as_slice(), &right].concat());
        assert_eq!((saved.status, saved.location()), (303, format!("{PAGE}?month=2026-11&done=1").as_str()), "{}", saved.body);
        assert_eq!(browser.post(TOTALS, &[base.as_slice(), &right].concat()).status, 303, "a second press");
        let told = counted(&browser, "2026-11");
        let ward = &wards(&told)["ward-7"];
        assert_eq!(six(ward), ([4, 1, 0, 1, 0, 0], 6));
        assert_eq!((&ward["enteredByHand"]["very-good"], &ward["enteredByHand"]["good"]), (&json!(4), &json!(0)));
        assert_eq!((&ward["modes"]["paperDischarge"], &ward["modes"]["paperHome"], &ward["modes"]["online"]), (&json!(4), &json!(1), &json!(1)));
        assert_eq!((&ward["eligible"], &ward["responseRate"]), (&json!(20), &json!(30)));
        let trust = &told["trusts"][0];
        assert_eq!((&trust["eligible"], &told["eligibleMissing"]), (&Value::Null, &json!(["The ward-3"])), "half of it would look like all");
        assert!(browser.get(&format!("{PAGE}?month=2026-11")).body.contains("not entered"));
        let other = [base.as_slice(), &[("eligible", "25")]].concat();
        let refused = browser.post(TOTALS, &other);
        assert_eq!(refused.status, 409, "of numbers that are no longer there");
        assert!(refused.body.contains("Paper sent home, Poor: 1") && refused.body.contains("value=\"25\""), "{}", refused.body);
        let kept = refused.between("name=\"before\" value=\"", "\"").unwrap().replace("&quot;", "\"");
        let again: Vec<_> = other.iter().map(|(name, value)| (*name, if *name == "before" { kept.as_str() } else { value })).collect();
        assert_eq!(browser.post(TOTALS, &again).status, 303);
        assert_eq!(six(&wards(&counted(&browser, "2026-11"))["ward-7"]).1, 1);
        assert_eq!(counted(&browser, "2026-10")["trusts"][0]["total"], json!(0), "of November alone");
        assert_eq!(browser.get(&format!("{TOTALS}?month=2026-11&place=no-such-place")).status, 404);
        assert_eq!(results(), ordinary, "ordinary results know nothing of it");
        let entered = noted(world).into_iter().filter(|line| line.contains("enter return totals 2026-11 ward-7")).count();
        assert_eq!(entered, 2, "{:?}", noted(world));
    }

    fn keyed_forms_are_answers_and_stored_once(world) {
        let browser = prepare(world);
        let rows = [("0.role", "4"), ("0.overall-experience", "1"), ("0.main-reason", "The play room"), ("2.role", "1"), ("2.overall-experience", "6")];
        let wrong = key(&browser, BATCH, "store", &[rows.as_slice(), &[("1.role", "9"), ("1.overall-experience", "")]].concat());
        assert_eq!((wrong.status, world.stored(SURVEY).len()), (422, 0), "nothing is stored while something is wrong");
        assert!(wrong.body.contains("Form 2: Write a number from 1 to 4") && wrong.body.contains("href=\"#form2_role\""), "{}", wrong.body);
        assert!(wrong.body.contains("href=\"#form2_overall-experience\"") && wrong.body.contains("value=\"The play room\""), "{}", wrong.body);
        assert_eq!(key(&browser, BATCH, "store", &[]).status, 422, "no form at all");
        assert_eq!(key(&browser, BATCH, "store", &[rows.as_slice(), &[("place", "ward-9")]].concat()).status, 200, "the first place counts");
        let ready = key(&browser, BATCH, "check", &rows);
        assert_eq!((ready.status, world.stored(SURVEY).len()), (200, 2));
        assert!(ready.body.contains("2 forms are right. They are not stored yet."), "{}", ready.body);
        let twice = key(&browser, BATCH, "store", &rows);
        assert!(twice.status == 200 && twice.body.contains("2 forms were stored before, and count once."), "{}", twice.body);
        let stored = world.stored(SURVEY);
        assert_eq!(stored.len(), 2, "sent again, stored once");
        assert!(stored.iter().all(|row| row["place"] == "ward-7" && row["collection-mode"] == "paper"), "{stored:?}");
        assert_eq!(stored.iter().filter(|row| row["main-reason"] == true).count(), 1);
        let told = counted(&browser, "2026-11");
        let ward = &wards(&told)["ward-7"];
        assert_eq!((six(ward), &ward["modes"]["paperDischarge"]), (([1, 0, 0, 0, 0, 1], 2), &json!(2)));
        assert_eq!(ward["enteredByHand"]["very-good"], json!(0), "they are no totals");
        let changed = key(&browser, BATCH, "store", &[("0.role", "4"), ("0.overall-experience", "2")]);
        assert_eq!((changed.status, world.stored(SURVEY).len()), (409, 2));
        assert!(changed.body.contains("Form 1: This form was stored before, with other answers"), "{}", changed.body);
        let code = twice.between("Form 1: ", "</li>").unwrap().to_owned();
        assert_eq!(world.browser().post("/withdraw", &[("receipt", &code)]).status, 200);
        assert_eq!(six(&wards(&counted(&browser, "2026-11"))["ward-7"]).1, 1, "a form that was keyed wrongly can be taken back");
        let lines: Vec<String> = noted(world).into_iter().filter(|line| line.contains("key paper forms")).collect();
        assert_eq!(lines.first().map(String::as_str), Some(format!("{OFFICER}: key paper forms 2026-11").as_str()));
    }

    fn forms_of_the_month_before_count_there(world) {
        let browser = prepare(world);
        let form = [("0.role", "4"), ("0.overall-experience", "2")];
        let stored = key(&browser, BATCH, "store", &[form.as_slice(), &[("month", "2026-10")]].concat());
        assert_eq!(stored.status, 200, "{}", stored.body);
        let long_ago = key(&browser, "10112233445566778899aabbccddeeff", "store", &[form.as_slice(), &[("month", "2025-10")]].concat());
        assert!(stored.body.contains("One form of October 2026 is stored."), "{}", stored.body);
        assert_eq!(long_ago.status, 422, "midnight may have passed since the month was chosen");
        assert!(long_ago.body.contains("href=\"#batch_month\"") && long_ago.body.contains("Choose the month again"), "{}", long_ago.body);
        let totals = ["2026-10", "2026-11"].map(|month| six(&counted(&browser, month)["trusts"][0]).1);
        assert_eq!(totals, [1, 0]);
        let more = key(&browser, BATCH, "more", &[("0.main-reason", "Half a form")]);
        assert!(more.status == 200 && more.body.contains("name=\"rows\" value=\"13\"") && more.body.contains("Half a form"));
        let unplaced = browser.post(FORMS, &[("csrf", &csrf(&browser.get(FORMS))), ("do", "check"), form[0], form[1]]);
        assert_eq!(unplaced.status, 422);
        assert!(unplaced.body.contains("Choose where the forms were filled in"), "{}", unplaced.body);
    }

    fn forms_that_cannot_be_stored_come_back_as_they_were_typed(world) {
        let browser = prepare(world);
        let form = [("0.role", "4"), ("0.overall-experience", "2"), ("0.main-reason", "The play room was fun")];
        let mut outside = Outside::of(&world.database);
        for table in ["audit", "responses"] {
            outside.execute(&format!("ALTER TABLE {table} RENAME TO away"));
            let busy = key(&browser, BATCH, "store", &form);
            outside.execute(&format!("ALTER TABLE away RENAME TO {table}"));
            assert_eq!((busy.status, world.stored(SURVEY).len()), (503, 0), "{}", busy.body);
            assert!(busy.body.contains("The play room was fun") && busy.body.contains(BATCH), "{}", busy.body);
        }
        assert_eq!(key(&browser, BATCH, "store", &form).status, 200);
        assert_eq!(world.stored(SURVEY).len(), 1);
    }

    fn a_session_that_ends_over_the_forms_loses_none(world) {
        let browser = prepare(world);
        let csrf = csrf(&browser.get(FORMS));
        world.pass(31 * 60);
        let page = browser.post(FORMS, &[("csrf", &csrf), ("batch", BATCH), ("do", "store"), ("0.main-reason", "The play room was fun")]);
        assert_eq!(page.status, 401);
        assert!(page.body.contains("The play room was fun") && page.body.contains(BATCH), "{}", page.body);
    }

    fn the_command_writes_the_return(world) {
        prepare(world);
        answer(world, "ward-7", "tablet", "good");
        answer(world, "ward-3", "online", "very-poor");
        let text = command(world, &["return", "fft", "--month", "2026-11"]);
        let said = String::from_utf8(text.stdout).unwrap();
        assert!(text.status.success() && said.starts_with("Friends and Family Test, November 2026: Tell us how we did"), "{said}");
        assert!(said.contains("How many people could have answered is not entered yet for: The ward-3, The ward-7."), "{said}");
        let csv = command(world, &["return", "fft", "--month", "2026-11", "--survey", SURVEY, "--format", "csv", "--level", "sites", "--output", "fft.csv"]);
        assert!(csv.status.success() && csv.stdout.is_empty(), "{csv:?}");
        let written = std::fs::read_to_string(world.folder.join("fft.csv")).unwrap();
        assert!(written.ends_with("\r\n,RXA,The trust,RXA01,The hospital,2,,50%,50%,0,1,0,0,1,0,0,1,0,0,0,0,1,0,,0\r\n"), "{written}");
        let told: Value = serde_json::from_slice(&command(world, &["return", "fft", "--month", "2026-11", "--format", "json"]).stdout).unwrap();
        assert_eq!(told["trusts"][0]["total"], json!(2));
        assert_eq!(noted(world), ["shell: read return 2026-11", "shell: export return 2026-11 sites as csv", "shell: export return 2026-11 as json"]);
        for (arguments, code, says) in [
            (&["return", "fft", "--month", "2026-13"][..], 2, "expected a month such as 2026-11"),
            (&["return", "fft", "--month", "2999-01"], 1, "January 2999 has not begun"),
            (&["return", "fft", "--month", "2026-11", "--survey", "ward-design"], 1, "does not ask the question"),
            (&["return", "fft", "--month", "2026-11", "--survey", "no-such"], 1, "there is no survey"),
        ] {
            let output = command(world, arguments);
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.code() == Some(code) && said.contains(says), "{arguments:?}: {said}");
        }
    }
}
