//! Signing in, and what each person may see.

use crate::on_both;
use crate::world::{Browser, Page, World};
use yousaid::sign_in;
use yousaid::store::{Delivery, DeliveryState};

const OWNER: &str = "ward.design@example.nhs.uk";

const SAFEGUARDING: &str = "safeguarding@example.nhs.uk";

/// The path of a link that is mailed to the owner.
fn link(world: &World) -> String {
    let link = world.run(sign_in::create(&world.store, &world.keys, OWNER, world.now().as_second())).unwrap();
    format!("/account/link/{}", link.token)
}

pub(crate) fn signed_in(world: &World) -> Browser {
    let browser = world.browser();
    let page = browser.post(&link(world), &[]);
    assert_eq!((page.status, page.location()), (303, "/results"), "{}", page.body);
    browser
}

/// Somebody who asks for a link and types the code of the mail that comes.
fn signed_in_as(world: &World, email: &str) -> Browser {
    let browser = world.browser();
    browser.post("/account", &[("email", email)]);
    let mail = deliveries(world, "sign-in").into_iter().find(|mail| mail.recipient == email).expect("a mail");
    let payload: serde_json::Value = serde_json::from_str(&mail.payload).unwrap();
    let page = browser.post("/account/code", &[("email", email), ("code", payload["code"].as_str().unwrap())]);
    assert_eq!(page.status, 303, "{}", page.body);
    browser
}

/// The mails of one kind that wait.
fn deliveries(world: &World, kind: &str) -> Vec<Delivery> {
    let mails = world.run(world.store.deliveries(Some(DeliveryState::Waiting), 50)).unwrap();
    mails.into_iter().filter(|mail| mail.kind == kind).collect()
}

fn write(world: &World, words: &str) {
    let body = serde_json::json!({
        "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "answers": {"one-change": words}
    });
    assert_eq!(world.submit("ward-design", &body).0, 201);
}

/// What the page of comments says of its first comment, and what its forms carry.
fn first_comment(browser: &Browser, state: &str) -> (String, String, Page) {
    let page = browser.get(&format!("/results/ward-design/comments?state={state}"));
    let comment = page.between("name=\"comment\" value=\"", "\"").unwrap_or_default().to_owned();
    (comment, page.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned(), page)
}

fn decide(browser: &Browser, csrf: &str, comment: &str, done: &str) -> u16 {
    let fields = [("csrf", csrf), ("comment", comment), ("do", done), ("shown", "Ask us first")];
    browser.post("/results/ward-design/comments", &fields).status
}

on_both! {
    fn a_scanner_of_mail_that_fetches_the_link_three_times_spends_nothing(world) {
        let path = link(world);
        for _ in 0..3 {
            let page = world.browser().get(&path);
            assert_eq!((page.status, page.headers.get("set-cookie")), (200, None));
        }
        let browser = world.browser();
        assert_eq!(browser.post(&path, &[]).status, 303);
        assert_eq!(browser.get("/results").status, 200);
        assert_eq!(world.browser().post(&path, &[]).status, 410, "a link is good once");
    }

    fn a_link_is_good_for_an_hour_and_a_session_for_half_an_hour_of_idleness(world) {
        let late = link(world);
        world.pass(3_601);
        assert_eq!(world.browser().post(&late, &[]).status, 410);
        let browser = signed_in(world);
        world.pass(29 * 60);
        assert_eq!(browser.get("/results").status, 200);
        world.pass(29 * 60);
        assert_eq!(browser.get("/results").status, 200, "its use moves its end");
        world.pass(31 * 60);
        assert_eq!(browser.get("/results").location(), "/account");
    }

    fn a_known_and_an_unknown_address_get_the_same_answer(world) {
        let browser = world.browser();
        let known = browser.post("/account", &[("email", OWNER)]);
        let unknown = browser.post("/account", &[("email", "somebody.else@example.nhs.uk")]);
        assert_eq!((known.status, unknown.status), (200, 200));
        assert_eq!(known.body.replace(OWNER, "X"), unknown.body.replace("somebody.else@example.nhs.uk", "X"));
        let mails = world.run(world.store.deliveries(Some(DeliveryState::Waiting), 10)).unwrap();
        assert_eq!(mails.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), [OWNER]);
        let payload: serde_json::Value = serde_json::from_str(&mails[0].payload).unwrap();
        assert!(payload["url"].as_str().unwrap().starts_with(&format!("{}/account/link/", world.url)), "{payload}");
        let code = payload["code"].as_str().unwrap();
        assert_eq!(browser.post("/account/code", &[("email", OWNER), ("code", "0000 0000")]).status, 422);
        assert_eq!(browser.post("/account/code", &[("email", OWNER), ("code", code)]).status, 303);
        assert_eq!(browser.get("/results").status, 200);
    }

    fn an_outsider_uses_up_nobodys_mails(world) {
        let ask = |place: &str| {
            let headers = [("Origin", world.url.as_str()), ("X-Forwarded-For", place), ("Content-Type", "application/x-www-form-urlencoded")];
            let body = serde_urlencoded::to_string([("email", OWNER)]).unwrap();
            assert_eq!(world.browser().send_with("/account", &headers, body.as_bytes()).status, 200);
            deliveries(world, "sign-in").len()
        };
        assert_eq!([(); 5].map(|()| ask("198.51.100.7")), [1, 2, 3, 3, 3]);
        assert_eq!(ask("203.0.113.1, 198.51.100.7"), 3, "what the proxy did not write is not believed");
        assert_eq!(ask("192.0.2.1"), 4, "the owner is elsewhere");
        assert_eq!([1, 2, 3, 4].map(|host| ask(&format!("2001:db8::{host}"))), [5, 6, 7, 7], "one network");
        (1..=30).for_each(|host| _ = ask(&format!("203.0.113.{host}")));
        assert_eq!(ask("192.0.2.2"), 30, "nobody's inbox is flooded");
        world.pass(600);
        assert_eq!(ask("192.0.2.2"), 31);
    }

    fn wrong_codes_leave_links_and_later_codes_good(world) {
        let (browser, path) = (world.browser(), link(world));
        for _ in 0..6 {
            assert_eq!(browser.post("/account/code", &[("email", OWNER), ("code", "0000 0000")]).status, 422);
        }
        signed_in_as(world, OWNER);
        assert_eq!(browser.post(&path, &[]).status, 303);
    }

    fn an_address_of_results_that_names_what_there_is_not_is_refused_in_plain_words(world) {
        let browser = signed_in(world);
        let queries =
            ["from=1&until=1", "from=1", "until=2", "from=-1&until=2", "from=0&until=99999999999", "from=0&until=7", "format=docx", "format=png", "format=png&question=nothing"];
        for query in queries {
            let page = browser.get(&format!("/results/ward-design?{query}"));
            assert_eq!(page.status, 404, "{query}");
            assert!(page.body.contains("href=\"/results/ward-design\""), "{query}: {}", page.body);
            if !query.starts_with("format") {
                assert_eq!(browser.get(&format!("/api/v1/surveys/ward-design/results?{query}")).status, 400, "{query}");
            }
        }
        assert_eq!(browser.get("/results/ward-design?format=csv").status, 200);
    }

    fn a_session_sees_only_the_surveys_that_name_its_address(world) {
        let browser = signed_in(world);
        let list = browser.get("/results");
        assert!(list.body.contains("/results/ward-design") && !list.body.contains("friends-and-family"), "{}", list.body);
        assert_eq!(browser.get("/results/ward-design").status, 200);
        for path in ["/results/friends-and-family", "/results/friends-and-family/comments", "/results/nothing", "/api/v1/surveys/friends-and-family/results"] {
            assert_eq!(browser.get(path).status, 403, "{path}");
        }
        for path in ["/results", "/results/ward-design", "/results/ward-design/comments", "/results/ward-design?format=csv"] {
            let page = world.browser().get(path);
            assert_eq!((page.status, page.location()), (303, "/account"), "{path}");
        }
    }

    fn a_comment_is_read_redacted_published_held_and_marked(world) {
        write(world, "Ask Zoe in bed 4");
        let browser = signed_in(world);
        let (comment, csrf, page) = first_comment(&browser, "waiting");
        assert!(page.body.contains("Ask Zoe in bed 4"), "{}", page.body);
        let decide = |done: &str, csrf: &str| decide(&browser, csrf, &comment, done);
        assert_eq!(decide("publish", "wrong"), 403, "a form needs the token of its session");
        assert_eq!(decide("publish", &csrf), 303);
        let published = browser.get("/results/ward-design/comments?state=published");
        assert!(published.body.contains("Ask us first"), "{}", published.body);
        assert_eq!(decide("hold", &csrf), 303);
        assert!(browser.get("/results/ward-design/comments?state=held").body.contains("Ask us first"));
        assert_eq!(decide("mark", &csrf), 303);
        let told = deliveries(world, "safeguarding");
        assert_eq!(told.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), [SAFEGUARDING]);
        assert!(!told[0].payload.contains("Zoe") && !told[0].payload.contains("Ask us"), "{}", told[0].payload);
    }

    fn words_that_a_moderator_has_cleared_are_not_published(world) {
        write(world, "Zoe in bed 4 is ill");
        let browser = signed_in(world);
        let (comment, csrf, _) = first_comment(&browser, "waiting");
        let path = "/results/ward-design/comments";
        let done = browser.post(path, &[("csrf", &csrf), ("comment", &comment), ("do", "publish"), ("shown", " ")]);
        assert!(browser.get(done.location()).body.contains("there were no words to show"));
        assert!(first_comment(&browser, "waiting").2.body.contains("Zoe in bed 4"), "it still waits");
    }

    fn a_comment_that_is_marked_again_is_told_of_again(world) {
        write(world, "I am afraid at night");
        let browser = signed_in(world);
        let (comment, csrf, _) = first_comment(&browser, "waiting");
        let told_after = |done: &str| {
            assert_eq!(decide(&browser, &csrf, &comment, done), 303);
            deliveries(world, "safeguarding").len()
        };
        assert_eq!((told_after("mark"), told_after("mark")), (1, 1), "two presses are one marking");
        assert_eq!((told_after("unmark"), told_after("mark")), (1, 2));
        let trail = world.run(world.store.audit_trail(Some("ward-design"), 50)).unwrap();
        let marked: Vec<&str> = trail.iter().filter(|entry| entry.what.ends_with("mark")).map(|entry| entry.detail.as_str()).collect();
        assert_eq!(marked, [comment.as_str(); 4]);
    }

    fn the_inbox_for_safeguarding_reads_what_is_marked_and_nothing_else(world) {
        write(world, "I am afraid at night");
        let owner = signed_in(world);
        let (marked, csrf, _) = first_comment(&owner, "waiting");
        assert_eq!(decide(&owner, &csrf, &marked, "mark"), 303);
        assert_eq!(decide(&owner, &csrf, &marked, "hold"), 303, "wherever it stands, it is among the marked");
        write(world, "More windows");
        let url = deliveries(world, "safeguarding")[0].payload.clone();
        assert!(url.contains("/results/ward-design/comments?state=marked"), "{url}");

        let inbox = signed_in_as(world, SAFEGUARDING);
        assert!(inbox.get("/results").body.contains("/results/ward-design/comments"));
        assert_eq!(inbox.get("/results/ward-design").status, 403);
        let (_, csrf, page) = first_comment(&inbox, "waiting");
        assert!(page.body.contains("I am afraid at night") && !page.body.contains("More windows"), "{}", page.body);
        for done in ["publish", "redact", "hold", "mark"] {
            assert_eq!(decide(&inbox, &csrf, &marked, done), 403, "{done}");
        }
        assert_eq!(decide(&inbox, &csrf, &marked, "unmark"), 303);
        assert!(!first_comment(&inbox, "marked").2.body.contains("I am afraid at night"));
    }

    fn nothing_is_changed_from_elsewhere(world) {
        let browser = signed_in(world);
        for headers in [vec![("Origin", "https://elsewhere.example")], vec![("Sec-Fetch-Site", "cross-site")], vec![]] {
            let mut headers = headers;
            headers.push(("Content-Type", "application/x-www-form-urlencoded"));
            for path in ["/account/sign-out", "/account", "/withdraw", "/s/ward-design", "/s/ward-design/who"] {
                assert_eq!(browser.send_with(path, &headers, b"").status, 403, "{path} {headers:?}");
            }
        }
        assert_eq!(browser.get("/results").status, 200, "still signed in");
    }
}
