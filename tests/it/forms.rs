//! The form over plain HTTP, as a browser without scripts uses it.

use crate::on_both;
use crate::world::{Browser, World};
use yousaid::figures;

/// Begins a survey as a child who answers with somebody; the first page's path.
fn begin(browser: &Browser) -> String {
    let page = browser.post("/s/ward-design/who?lang=en", &[("role", "child"), ("help", "together")]);
    assert_eq!(page.status, 303, "{}", page.body);
    page.location().to_owned()
}

fn waiting(world: &World) -> i64 {
    world.run(world.store.waiting_count("ward-design")).unwrap()
}

on_both! {
    fn what_is_typed_when_the_draft_is_gone_waits_on_its_page(world) {
        let browser = world.browser();
        let page = browser.post("/s/ward-design/last-word?lang=en", &[("one-change", "A softer door"), ("age", "9")]);
        assert_eq!((page.status, page.location()), (303, "/s/ward-design/who"));
        begin(&browser);
        assert!(browser.get("/s/ward-design/last-word").body.contains("A softer door"));
        assert!(!browser.get("/s/ward-design/age-page").body.contains("value=\"9\""), "only what stands on the page");
        let empty = world.browser().post("/s/ward-design/last-word?lang=en", &[("one-change", "")]);
        assert_eq!((empty.status, empty.headers.get("set-cookie")), (303, None), "nothing typed, nothing kept");
    }

    fn a_whole_survey_is_walked_and_sent_once(world) {
        let browser = world.browser();
        assert_eq!(browser.get("/s/ward-design").status, 200);
        let mut path = begin(&browser);
        let mut pages = 0;
        while !path.ends_with("/check") {
            let page = browser.get(&path);
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            path = browser.post(&path, &[]).location().to_owned();
            pages += 1;
            assert!(pages < 30, "the path does not end: {path}");
        }
        assert!(pages >= 8, "{pages}");
        assert!(browser.get("/s/ward-design/check").body.contains("Not provided"));
        let sent = browser.post("/s/ward-design/check", &[]);
        assert_eq!((sent.status, sent.location()), (303, "/s/ward-design/sent?lang=en"));
        // A second press whose answer came too late, a reload, a form that is resent.
        for _ in 0..3 {
            assert_eq!(browser.post("/s/ward-design/check", &[]).status, 303);
        }
        assert_eq!(waiting(world), 1);
        let receipt = browser.get(sent.location());
        let code = receipt.between("translate=\"no\">", "<").expect("the receipt").to_owned();
        assert!(!browser.get(sent.location()).body.contains(&code), "it is shown once");
        assert_eq!(world.browser().post("/withdraw", &[("receipt", &code)]).status, 200);
        assert_eq!(waiting(world), 0);
    }

    fn two_presses_at_the_same_moment_count_once(world) {
        let browser = world.browser();
        begin(&browser);
        std::thread::scope(|scope| {
            let presses: Vec<_> = (0..4).map(|_| scope.spawn(|| browser.post("/s/ward-design/check", &[]).status)).collect();
            assert!(presses.into_iter().all(|press| press.join().unwrap() == 303));
        });
        assert_eq!(waiting(world), 1);
    }

    fn what_was_typed_stays_when_it_is_wrong_and_when_the_language_changes(world) {
        let browser = world.browser();
        let first = begin(&browser);
        assert!(first.ends_with("/age-page"), "{first}");
        let wrong = browser.post(&first, &[("age", "nine <b>")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("<title>Error: ") && wrong.body.contains("value=\"nine &lt;b&gt;\""), "{}", wrong.body);
        assert!(wrong.body.contains("href=\"#age\"") && wrong.body.contains("aria-describedby=\"age"), "{}", wrong.body);
        let switched = browser.post(&first, &[("age", "nine"), ("language", "pl")]);
        assert_eq!(switched.status, 303);
        let polish = browser.get(switched.location());
        assert!(polish.body.contains("<html lang=\"pl\"") && polish.body.contains("value=\"nine\""), "{}", polish.body);
    }

    fn an_answer_on_a_path_that_is_left_is_not_sent(world) {
        let browser = world.browser();
        let first = begin(&browser);
        browser.post(&first, &[("age", "9")]);
        browser.post("/s/ward-design/calm", &[("calm-corner", "yes"), ("calm-corner-needs", "soft-light")]);
        browser.post("/s/ward-design/calm?from=check", &[("calm-corner", "no"), ("calm-corner-needs", "soft-light")]);
        let check = browser.get("/s/ward-design/check");
        assert!(check.body.contains("How old are you?") && !check.body.contains("Soft light"), "{}", check.body);
    }

    fn hide_and_clear_forgets(world) {
        let browser = world.browser();
        let first = begin(&browser);
        browser.post(&first, &[("age", "9")]);
        let cleared = browser.post("/s/ward-design", &[("clear", "1")]);
        assert_eq!(cleared.status, 303);
        assert!(!browser.get(cleared.location()).body.contains("/s/ward-design\""), "it shows nothing of the survey");
        assert_eq!(browser.get("/s/ward-design/check").status, 303, "there is nothing to check");
    }

    fn figures_wait_for_twenty_and_leave_ten(world) {
        let edition = world.catalogue.current("ward-design").unwrap();
        let submit = |age: i32| {
            let body = serde_json::json!({
                "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "answers": {"age": age}
            });
            assert_eq!(world.submit("ward-design", &body).0, 201);
        };
        let release = || world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        (0..19).for_each(|_| submit(9));
        assert_eq!(release(), figures::Due::NotYet);
        submit(9);
        assert_eq!(release(), figures::Due::Released(1));
        assert_eq!(waiting(world), 10);
        (0..30).for_each(|_| submit(9));
        assert_eq!(release(), figures::Due::NotYet, "once a day");
        world.pass(24 * 3600);
        assert_eq!(release(), figures::Due::Released(2));
        assert_eq!(waiting(world), 10);
    }
}

/// Every address that the families' pages link to answers.
#[test]
fn no_page_of_a_family_has_a_dead_link() {
    let world = World::new(crate::world::On::Sqlite);
    let browser = world.browser();
    let mut seen: Vec<String> = Vec::new();
    let mut pages =
        vec![browser.get("/"), browser.get("/s/ward-design"), browser.get("/s/nothing"), browser.get("/withdraw")];
    let mut path = begin(&browser);
    while !path.ends_with("/check") {
        pages.push(browser.get(&path));
        path = browser.post(&path, &[]).location().to_owned();
    }
    pages.push(browser.get("/s/ward-design/check"));
    let sent = browser.post("/s/ward-design/check", &[]);
    pages.push(browser.get(sent.location()));
    while let Some(page) = pages.pop() {
        let links = page
            .body
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(|to| to.replace("&amp;", "&"));
        let (paths, others): (Vec<String>, Vec<String>) = links.partition(|to| to.starts_with('/'));
        assert!(
            others.iter().all(|to| ["#", "mailto:", "tel:", "https://"].iter().any(|known| to.starts_with(known))),
            "{others:?}"
        );
        for path in paths {
            if !seen.contains(&path) {
                let linked = browser.get(&path);
                assert!(matches!(linked.status, 200 | 303), "{path} answers {}", linked.status);
                seen.push(path);
                pages.push(linked);
            }
        }
    }
    assert!(seen.len() > 30, "{seen:?}");
}

/// What an ordinary browser sends along is not needed; a language header chooses the language.
/// The introduction says no time beside the line that is reckoned, and an event's survey takes its one minute.
#[test]
fn a_start_page_says_once_how_long_it_takes() {
    let world = World::new(crate::world::On::Sqlite);
    for (survey, minutes) in [("event-feedback", "about 1 minute"), ("friends-and-family", "about 1 minute")] {
        let page = world.browser().get(&format!("/s/{survey}?lang=en")).body;
        assert_eq!((page.matches(minutes).count(), page.matches("minute").count()), (1, 1), "{survey}: {page}");
    }
}

#[test]
fn the_browsers_language_is_offered_and_easy_read_is_never_guessed() {
    let world = World::new(crate::world::On::Sqlite);
    let page = world.browser().get_with("/s/ward-design", &[("Accept-Language", "en-simple;q=0.9, ur-PK, en;q=0.5")]);
    assert!(page.body.contains("<html lang=\"ur\" dir=\"rtl\">"), "{}", page.body);
    let page = world.browser().get_with("/s/ward-design", &[("Accept-Language", "en-simple")]);
    assert!(page.body.contains("<html lang=\"en\""), "{}", page.body);
}

on_both! {
    fn pictures_are_credited_once(world) {
        world.publish_test_definition("spring-fair");
        let page = world.browser().get("/s/spring-fair/privacy?lang=pl").body;
        assert_eq!(page.matches("<li><bdi>Ann Example, CC BY 4.0</bdi></li>").count(), 1, "{page}");
        assert!(page.contains("<h2 id=\"pictures_title\">Obrazki</h2>"));
        assert!(!world.browser().get("/s/ward-design/privacy").body.contains("pictures_title"));
    }
}
