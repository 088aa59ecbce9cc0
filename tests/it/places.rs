//! Places: from the poster's link to the figures, and the pages where staff lay them out.

use crate::on_both;
use crate::store_places::{entry, place, point};
use crate::world::{Browser, Page, World};
use serde_json::{Value, json};
use std::sync::Arc;
use yousaid::delivery::{Letters, Reports, Scheduler};
use yousaid::figures::{self, Asked, Books, Choosing};
use yousaid::render::Renderer;
use yousaid::report::Links;
use yousaid::rights::{Duty, Role, Scope};
use yousaid::store::{CollectionPoint, NewPerson, Place};

const DAY: i64 = 86_400;

/// The spring fair with a tea stand.
fn fair(world: &World) {
    world.publish_test_definition("spring-fair");
    lay(world, point("spring-fair", "tea", "calm-otter-42"));
}

fn lay(world: &World, point: CollectionPoint) {
    world.run(world.store.add_place_to(point, entry("add place"))).unwrap();
}

/// Scans a poster and answers; what is stored of the place.
fn scan(world: &World, code: &str) -> Value {
    let browser = world.browser();
    let start = browser.get(&format!("/p/{code}")).location().to_owned();
    let first = browser.get(&start).between("class=\"go\" href=\"", "\"").unwrap().replace("&amp;", "&");
    let before = world.stored("spring-fair").len();
    let next = browser.post(&first, &[("good", "yes")]).location().to_owned();
    assert_eq!(browser.post(&next, &[]).location(), "/s/spring-fair/check");
    browser.post("/s/spring-fair/check", &[]);
    assert_eq!(browser.post("/s/spring-fair/after-check", &[("after_check", "no")]).status, 303);
    let stored = world.stored("spring-fair");
    assert_eq!(stored.len(), before + 1, "no answer is lost");
    let with = stored.iter().filter(|row| row["where"] != Value::Null).count();
    if with == 0 { Value::Null } else { json!(with) }
}

on_both! {
    fn a_poster_leads_to_its_survey_and_the_answer_carries_the_place(world) {
        fair(world);
        let browser = world.browser();
        assert_eq!(browser.get("/p/calm-otter-42").location(), "/s/spring-fair?place=tea");
        assert_eq!(browser.get("/p/Calm%20Otter%2042?lang=ur").location(), "/s/spring-fair?lang=ur&place=tea");
        assert_eq!(browser.get("/p/calm-otter-43").status, 404);
        let start = browser.get("/s/spring-fair?place=tea").body;
        assert!(start.contains("/s/spring-fair/fun?lang=en&amp;place=tea"), "{start}");
        assert!(start.contains("You are answering for"), "it names the place: {start}");
        assert_eq!(scan(world, "calm-otter-42"), json!(1));
        assert_eq!(world.stored("spring-fair")[0]["where"], json!("tea"));
        // A place that came after the start, on any node.
        lay(world, point("spring-fair", "cake", "warm-owl-17"));
        assert_eq!(scan(world, "warm-owl-17"), json!(2));
    }

    fn an_answer_is_never_lost_for_its_poster(world) {
        fair(world);
        let today = yousaid::clock::day_number("2026-11-21".parse().unwrap());
        let of_today = Place { first_day: Some(today), last_day: Some(today), ..place("cake") };
        lay(world, CollectionPoint { place: of_today, ..point("spring-fair", "cake", "warm-owl-17") });
        assert_eq!(scan(world, "warm-owl-17"), json!(1));
        world.pass(DAY);
        assert_eq!(scan(world, "warm-owl-17"), json!(2), "what was begun on the last day may be sent on the next");
        world.pass(DAY);
        assert_eq!(world.browser().get("/p/warm-owl-17").location(), "/s/spring-fair");
        assert_eq!(scan(world, "warm-owl-17"), json!(2), "taken without the place");
        let archived = CollectionPoint { archived: true, ..point("spring-fair", "tea", "calm-otter-42") };
        world.run(world.store.change_collection_point(archived, entry("archive place"))).unwrap();
        assert_eq!(scan(world, "calm-otter-42"), json!(2));
        lay(world, point("event-feedback", "hall", "blue-fox-11"));
        assert_eq!(world.browser().get("/p/blue-fox-11").location(), "/s/event-feedback", "it keeps no places");
    }

    fn a_program_names_the_place(world) {
        fair(world);
        let send = |place: Value| {
            let answers = json!({"good": true, "where": place});
            let id = uuid::Uuid::new_v4().to_string();
            world.submit("spring-fair", &json!({"submissionId": id, "language": "en", "answers": answers})).0
        };
        assert_eq!((send(json!("tea")), send(json!("nowhere")), send(json!(null))), (201, 201, 201));
        let mut kept: Vec<Value> = world.stored("spring-fair").iter().map(|row| row["where"].clone()).collect();
        kept.sort_by_key(Value::to_string);
        assert_eq!(kept, [json!("tea"), json!(null), json!(null)]);
    }

    fn results_are_split_by_place_and_small_places_join_their_kin(world) {
        fair(world);
        world.run(world.store.add_place(place("garden"), entry("add place"))).unwrap();
        let within = |id: &str| Place { parent: Some("garden".into()), ..place(id) };
        for (id, code) in [("swings", "warm-owl-17"), ("slide", "warm-fox-18")] {
            lay(world, CollectionPoint { place: within(id), ..point("spring-fair", id, code) });
        }
        for (place, count) in [("tea", 14), ("swings", 6), ("slide", 8)] {
            send(world, place, count);
        }
        let edition = world.catalogue.current("spring-fair").unwrap();
        let closed = yousaid::store::SurveyState::Closed;
        let at = yousaid::store::AuditEntry { at: world.now().as_second() - DAY, ..entry("archive") };
        world.run(world.store.set_survey_state("spring-fair", closed, at)).unwrap();
        world.run(world.catalogue.reload()).unwrap();
        let edition_closed = world.catalogue.current("spring-fair").unwrap();
        let released = figures::release(&world.store, &world.interface, &edition_closed, world.now());
        assert_eq!(world.run(released).unwrap(), figures::Due::Released(1));
        // A place that comes later changes nothing that was said.
        lay(world, point("spring-fair", "late", "warm-bell-19"));
        let (books, links) = (Books::default(), || Links { page: String::new(), csv: String::new() });
        let sources = (&world.store, world.interface.as_ref(), &books, &world.keys);
        let whole = world.run(figures::report(sources, &edition, &Asked::All, links())).unwrap();
        let whole = serde_json::to_value(whole).unwrap();
        let questions = whole["questions"].as_array().unwrap();
        assert!(questions.iter().all(|question| question["id"] != "where"), "places are no question");
        let good = questions.iter().find(|question| question["id"] == "good").unwrap();
        let split = |key: &str| good[key].as_array().unwrap().iter().find(|split| split["facet"] == "place").cloned();
        let split = split("splits").or_else(|| split("moreSplits")).unwrap_or_else(|| panic!("{good:#}"));
        let groups = split["groups"].as_array().unwrap();
        let told: Vec<_> = groups.iter().map(|group| (group["label"]["text"].as_str().unwrap(), &group["asked"])).collect();
        assert_eq!(told, [("The garden", &json!(14)), ("The tea", &json!(14))], "{split:#}");
        let choosing = world.run(Choosing::of(&world.store, &edition, &world.interface)).unwrap();
        for item in ["place", "where"] {
            let filters = [choosing.filter(item, "tea").unwrap()];
            let read = std::sync::Arc::default();
            let part = figures::report_of_part(sources, &edition, &Asked::All, &filters, links(), &read);
            let part = world.run(part).unwrap().json().to_string();
            assert!(part.contains("14 of them in this part.") && part.contains("“The tea”"), "{part}");
        }
        assert!(choosing.filter("place", "nowhere").is_err());
        let small = choosing.filter("place", "slide").unwrap();
        let read = std::sync::Arc::default();
        let part = world.run(figures::report_of_part(sources, &edition, &Asked::All, &[small], links(), &read)).unwrap();
        assert!(part.json().to_string().contains("Too few people"), "{}", part.json());
    }
}

/// As many answers from a place.
pub(crate) fn send(world: &World, place: &str, count: usize) {
    for number in 0..count {
        let answers = json!({"good": number % 2 == 0, "where": place});
        let id = uuid::Uuid::new_v4().to_string();
        let body = json!({"submissionId": id, "language": "en", "answers": answers});
        assert_eq!(world.submit("spring-fair", &body).0, 201);
    }
}

on_both! {
    fn a_place_has_reports_of_its_own(world) {
        fair(world);
        let told = |id: &str, to: &str, archived: bool| {
            CollectionPoint { recipients: vec![to.into()], archived, ..point("spring-fair", id, id) }
        };
        let tea = CollectionPoint { code: "calm-otter-42".into(), ..told("tea", "tea@example.org", false) };
        world.run(world.store.change_collection_point(tea, entry("change place"))).unwrap();
        lay(world, told("cake", "cake@example.org", true));
        let day = yousaid::clock::day_number("2026-11-10".parse().unwrap());
        let over = Place { last_day: Some(day), ..place("over") };
        lay(world, CollectionPoint { place: over, ..told("over", "over@example.org", false) });
        lay(world, point("spring-fair", "quiet", "quiet"));
        send(world, "tea", 40);
        send(world, "quiet", 40);
        let edition = world.catalogue.current("spring-fair").unwrap();
        world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        world.pass(3 * DAY);
        let scheduler = Scheduler::new(world.store.clone(), Arc::clone(&world.catalogue), world.url.clone());
        world.run(scheduler.tick(world.now())).unwrap();
        assert_eq!(world.run(scheduler.tick(world.now())).unwrap(), 0, "once");
        let mut due = world.run(world.store.deliveries(None, 100)).unwrap();
        due.retain(|one| one.survey == "spring-fair" && one.kind == "report");
        due.sort_by(|one, other| one.report.cmp(&other.report));
        let told: Vec<_> = due.iter().map(|one| (one.report.as_str(), one.recipient.as_str())).collect();
        let report = "report:spring-fair:week-monday";
        assert_eq!(told, [(report, "fair@example.org"), (&format!("{report}:place:tea"), "tea@example.org")]);
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
        let letter = world.run(reports.letter(&due[1])).unwrap();
        assert!(letter.text.contains("Only where the place is “The tea”."), "{}", letter.text);
        assert!(letter.text.contains("of them in this part"), "{}", letter.text);
    }
}

const ADMIN: &str = "admin@example.org";

/// An admin of the organisation who has signed in.
fn admin(world: &World) -> (Browser, String) {
    let person = NewPerson { email: ADMIN.into(), name: "Ann".into(), created_at: 1 };
    world.run(world.store.add_person(person, entry("add account"))).unwrap();
    let duty = Duty { role: Role::Admin, scope: Scope::Organisation };
    world.run(world.store.give_role(ADMIN, duty, None, entry("give role"))).unwrap();
    let link = world.run(yousaid::sign_in::create(&world.store, &world.keys, ADMIN, world.now().as_second())).unwrap();
    let browser = world.browser();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    let csrf = browser.get("/results").between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
    (browser, csrf)
}

/// The words of a drawing, whatever lines they stand on.
fn words(svg: &str) -> String {
    let lines = svg.split("<text ").skip(1).filter_map(|text| text.split_once('>')?.1.split_once('<'));
    lines.map(|(line, _)| line).collect::<Vec<_>>().join(" ")
}

const PLACES: &str = "/author/spring-fair/places";

fn add(browser: &Browser, csrf: &str, more: &[(&str, &str)]) -> Page {
    let fields = [("csrf", csrf), ("name", "Teddy’s tea"), ("name_ur", "چائے"), ("kind", "stand")];
    let kept = fields.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    browser.post(PLACES, &kept.chain(more.iter().copied()).collect::<Vec<_>>())
}

on_both! {
    fn staff_add_change_and_archive_a_place(world) {
        world.publish_test_definition("spring-fair");
        let (browser, csrf) = admin(world);
        assert!(browser.get(PLACES).body.contains("There is no place yet."));
        let wrong = add(&browser, &csrf, &[("name", ""), ("lastDay", "soon"), ("recipients", "somebody"), ("kind", "")]);
        assert_eq!(wrong.status, 422);
        for said in ["<title>Error: Places", "href=\"#name\"", "href=\"#kind\"", "href=\"#lastDay\"", "value=\"چائے\"", ">somebody</textarea>"] {
            assert!(wrong.body.contains(said), "{said}: {}", wrong.body);
        }
        let added = add(&browser, &csrf, &[("recipients", "tea@example.org")]);
        let own = format!("{PLACES}/teddy-s-tea");
        assert_eq!(added.location(), format!("{own}?done=added"));
        assert_eq!(add(&browser, &csrf, &[]).location(), format!("{own}-2?done=added"), "another of the same name");
        let page = browser.get(&own).body;
        assert!(page.contains("tea@example.org</textarea>") && page.contains("/poster?size=a5&amp;lang=ur"), "{page}");
        let fields = [("csrf", csrf.as_str()), ("name", "Tea & cake"), ("kind", "stand"), ("parent", "teddy-s-tea-2"), ("lastDay", "2026-11-30")];
        assert_eq!(browser.post(&own, &fields).location(), format!("{own}?done=changed"));
        let kept = &world.run(world.store.collection_points("spring-fair")).unwrap()[0];
        let parts = (kept.place.parent.as_deref(), kept.place.called(&[]), kept.recipients.len());
        assert_eq!(parts, (Some("teddy-s-tea-2"), "Tea & cake", 0));
        let circle = [("csrf", csrf.as_str()), ("name", "Two"), ("kind", "stand"), ("parent", "teddy-s-tea")];
        assert_eq!(browser.post(&format!("{own}-2"), &circle).status, 422);
        browser.post(&own, &[("csrf", &csrf), ("do", "archive")]);
        assert!(browser.get(PLACES).body.contains("Tea &amp; cake</a> <b>(archived)</b>"));
        browser.post(&own, &[("csrf", &csrf), ("do", "restore")]);
        let other = "/author/event-feedback/places";
        assert!(browser.get(other).body.contains("This survey does not keep the place."));
        assert_eq!(browser.post(other, &[("csrf", &csrf), ("do", "use"), ("place", "none")]).status, 422);
        let used = browser.post(other, &[("csrf", &csrf), ("do", "use"), ("place", "teddy-s-tea")]);
        assert_eq!(used.location(), format!("{other}/teddy-s-tea?done=added"));
        assert_eq!(browser.post(&own, &[("do", "archive")]).status, 403, "a form of another's");
        let told = world.run(world.store.audit_trail(Some("spring-fair"), 20)).unwrap();
        let mut did: Vec<_> = told.iter().map(|entry| entry.what.as_str()).collect();
        did.sort_unstable();
        assert_eq!(did, ["add place", "add place", "archive place", "change place", "restore place"]);
    }

    fn posters_are_drawn_in_each_language(world) {
        fair(world);
        let (browser, _) = admin(world);
        let poster = format!("{PLACES}/tea/poster");
        for (lang, dir, says) in [
            ("en", "ltr", "No name needed"), ("en-simple", "ltr", "your name"), ("ur", "rtl", "نام"), ("pl", "ltr", "Nie trzeba"), ("cy", "ltr", "Nid oes"),
        ] {
            let svg = browser.get(&format!("{poster}.svg?size=a5&lang={lang}"));
            assert_eq!(svg.headers["content-type"], "image/svg+xml");
            assert_eq!(svg.headers["content-disposition"], format!("attachment; filename=\"tea-{lang}-a5.svg\""));
            assert!(words(&svg.body).contains(says), "{lang}: {}", words(&svg.body));
            for said in ["/p/calm-otter-42</text>", "width=\"148mm\"", &format!("direction=\"{dir}\""), &format!("lang=\"{lang}\"")] {
                assert!(svg.body.contains(said), "{lang}, {said}: {}", svg.body);
            }
            assert!(!svg.body.contains("style="), "the policy lets no style attribute through");
            let page = browser.get(&format!("{poster}?size=a5&lang={lang}"));
            assert!(page.body.contains("class=\"sheet a5\"") && words(&page.body).contains(says), "{}", page.body);
        }
        assert!(browser.get(&poster).body.contains("class=\"sheet a4\""));
        assert_eq!(browser.get(&format!("{PLACES}/none/poster")).status, 404);
    }
}
