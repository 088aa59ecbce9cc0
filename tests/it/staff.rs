//! Signing in, and what each person may see.

use crate::on_both;
use crate::world::{Browser, World};
use yousaid::sign_in;
use yousaid::store::DeliveryState;

const OWNER: &str = "ward.design@example.nhs.uk";

/// The path of a link that is mailed to the owner.
fn link(world: &World) -> String {
    let link = world.run(sign_in::create(&world.store, &world.keys, OWNER, world.now().as_second())).unwrap();
    format!("/account/link/{}", link.token)
}

fn signed_in(world: &World) -> Browser {
    let browser = world.browser();
    let page = browser.post(&link(world), &[]);
    assert_eq!((page.status, page.location()), (303, "/results"), "{}", page.body);
    browser
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
        let body = serde_json::json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "answers": {"one-change": "Ask Zoe in bed 4"}
        });
        assert_eq!(world.submit("ward-design", &body).0, 201);
        let browser = signed_in(world);
        let page = browser.get("/results/ward-design/comments");
        assert!(page.body.contains("Ask Zoe in bed 4"), "{}", page.body);
        let comment = page.between("name=\"comment\" value=\"", "\"").unwrap().to_owned();
        let csrf = page.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
        let decide = |done: &str, csrf: &str| {
            browser.post("/results/ward-design/comments", &[("csrf", csrf), ("comment", &comment), ("do", done), ("shown", "Ask us first")]).status
        };
        assert_eq!(decide("publish", "wrong"), 403, "a form needs the token of its session");
        assert_eq!(decide("publish", &csrf), 303);
        let published = browser.get("/results/ward-design/comments?state=published");
        assert!(published.body.contains("Ask us first"), "{}", published.body);
        assert_eq!(decide("hold", &csrf), 303);
        assert!(browser.get("/results/ward-design/comments?state=held").body.contains("Ask us first"));
        assert_eq!(decide("mark", &csrf), 303);
        let mails = world.run(world.store.deliveries(Some(DeliveryState::Waiting), 10)).unwrap();
        let told = mails.iter().find(|mail| mail.kind == "safeguarding").expect("the named inbox is told");
        assert!(!told.payload.contains("Zoe") && !told.payload.contains("Ask us"), "{}", told.payload);
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
