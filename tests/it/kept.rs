//! A form that comes from somebody whose session has ended loses nothing.

use crate::on_both;
use crate::world::{Browser, Page, World};
use yousaid::sign_in;

const OWNER: &str = "ward.design@example.nhs.uk";
const DEPUTY: &str = "families@example.nhs.uk";
const COMMENTS: &str = "/results/ward-design/comments";
const WORDS: &str = "Some \"words\" of mine,\r\n<b>over</b> two lines";

fn enter(world: &World, browser: &Browser, email: &str) {
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
}

fn csrf(page: &Page) -> Option<&str> {
    page.between("name=\"csrf\" value=\"", "\"")
}

/// The fields of the page's own form, which is the last in it, as a browser sends them.
fn fields(page: &Page) -> Vec<(String, String)> {
    let form = page.body.rsplit_once("<form method=\"post\" action=\"/results").unwrap().1;
    let hidden = form.split("<input type=\"hidden\" name=\"").skip(1).map(|field| {
        let (name, rest) = field.split_once("\" value=\"").unwrap();
        (plain(name), plain(rest.split_once("\">").unwrap().0))
    });
    hidden.collect()
}

fn plain(text: &str) -> String {
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x3D;", "="), ("&amp;", "&")];
    marks.iter().fold(text.to_owned(), |text, (mark, meant)| text.replace(mark, meant))
}

fn again(browser: &Browser, page: &Page) -> Page {
    let fields = fields(page);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&format!("{COMMENTS}?state=held"), &fields)
}

fn comment(world: &World) -> String {
    let body = serde_json::json!({
        "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "answers": {"one-change": "More light"}
    });
    assert_eq!(world.submit("ward-design", &body).0, 201);
    let browser = world.browser();
    enter(world, &browser, OWNER);
    browser.get(COMMENTS).between("name=\"comment\" value=\"", "\"").unwrap().to_owned()
}

on_both! {
    fn a_session_that_ends_while_somebody_writes_loses_nothing(world) {
        let comment = comment(world);
        let browser = world.browser();
        enter(world, &browser, OWNER);
        let old = csrf(&browser.get(COMMENTS)).unwrap().to_owned();
        world.pass(31 * 60);
        let sent = [("csrf", old.as_str()), ("comment", comment.as_str()), ("do", "hold"), ("shown", WORDS), ("shown", "twice")];
        let page = browser.post(&format!("{COMMENTS}?state=held"), &sent);
        assert_eq!(page.status, 401);
        assert!(page.body.contains("nothing is lost") && page.body.contains("action=\"/results/ward-design/comments?state=held\""), "{}", page.body);
        assert!(page.body.contains("<li>Some &quot;words&quot; of mine"), "it can be read: {}", page.body);
        assert_eq!(page.headers["cache-control"], "no-store");
        let kept = fields(&page);
        assert_eq!(kept, sent[1..].iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>(), "all but the token");

        assert_eq!(again(&browser, &page).status, 401, "as often as one likes");
        enter(world, &browser, OWNER);
        let asked = again(&browser, &page);
        assert_eq!(asked.status, 403);
        assert!(asked.body.contains("Send this again?") && asked.body.contains(OWNER), "{}", asked.body);
        assert_ne!(csrf(&asked).unwrap(), old);
        assert_eq!(browser.get(COMMENTS).between("name=\"comment\" value=\"", "\""), Some(comment.as_str()), "nothing is done yet");
        assert_eq!(again(&browser, &asked).status, 303);
        assert_eq!(browser.get(COMMENTS).between("name=\"comment\" value=\"", "\""), None, "now it is");
    }

    fn a_form_from_before_one_signed_in_again_is_asked_about(world) {
        let browser = world.browser();
        enter(world, &browser, OWNER);
        let old = csrf(&browser.get(COMMENTS)).unwrap().to_owned();
        enter(world, &browser, DEPUTY); // in another tab: somebody else at the same computer
        let page = browser.post(COMMENTS, &[("csrf", &old), ("do", "hold"), ("shown", WORDS)]);
        assert_eq!(page.status, 403);
        assert!(page.body.contains(DEPUTY) && page.body.contains("If somebody else wrote it, close this page"), "{}", page.body);
    }

    fn what_was_written_comes_back_to_nobody_else(world) {
        // From another site nothing comes back at all.
        let body = serde_urlencoded::to_string([("shown", WORDS)]).unwrap();
        let form = ("Content-Type", "application/x-www-form-urlencoded");
        let foreign = world.browser().send_with(COMMENTS, &[("Origin", "https://elsewhere.example"), form], body.as_bytes());
        assert!(foreign.status == 403 && !foreign.body.contains("of mine"), "{}", foreign.body);
        // A password is sent back to nobody.
        let page = world.browser().post("/account/me", &[("do", "password"), ("password", "kettle orbit tulip")]);
        assert_eq!((page.status, page.location()), (303, "/account"));
        // Somebody who may not do it is told so, and gets no form to try again with.
        let other = world.browser();
        enter(world, &other, "patient.experience@example.nhs.uk");
        let csrf = csrf(&other.get("/results")).unwrap().to_owned();
        let page = other.post(COMMENTS, &[("csrf", &csrf), ("shown", WORDS)]);
        assert!(page.status == 403 && !page.body.contains("of mine"), "{}", page.body);
        // What is too large is refused as everywhere.
        let large = world.browser().post(COMMENTS, &[("shown", &"a".repeat(300 * 1024))]);
        assert_eq!(large.status, 413);
    }
}
