//! Questions after check answers: asked of people who say that they want to, and sent either way.

use crate::on_both;
use crate::world::{Browser, World};
use serde_json::{Value, json};

const CHECK: &str = "/s/spring-fair/check";
const ASK: &str = "/s/spring-fair/after-check";

/// Answers up to check answers, in this language, and goes on to the question whether to say more.
fn answer(world: &World, language: &str) -> Browser {
    world.publish_test_definition("spring-fair");
    let browser = world.browser();
    let first = browser.post(&format!("/s/spring-fair/fun?lang={language}"), &[("good", "yes")]);
    assert_eq!(first.location(), "/s/spring-fair/why");
    assert_eq!(browser.post(first.location(), &[("better", "More cake")]).location(), CHECK);
    let check = browser.get(CHECK);
    assert!(check.body.contains("More cake") && !check.body.contains("How old"), "{}", check.body);
    browser
}

fn ask(browser: &Browser) {
    let check = browser.post(CHECK, &[]);
    assert_eq!((check.status, check.location()), (303, ASK));
}

/// The closed answers of the one response that is stored.
fn stored(world: &World) -> Value {
    let rows = world.stored("spring-fair");
    assert_eq!(rows.len(), 1);
    rows[0].clone()
}

on_both! {
    fn no_sends_and_more_was_not_asked(world) {
        let browser = answer(world, "en");
        assert!(browser.get(CHECK).between("<button class=\"go\"", "</button>").unwrap().ends_with("Continue"));
        ask(&browser);
        let page = browser.get(ASK);
        assert!(page.body.contains("There are 2 more questions.") && page.body.contains("The Fair team uses"), "{}", page.body);
        let nothing = browser.post(ASK, &[]);
        assert_eq!(nothing.status, 422);
        assert!(nothing.body.contains("<title>Error: ") && nothing.body.contains("href=\"#after_check\""), "{}", nothing.body);
        let sent = browser.post(ASK, &[("after_check", "no")]);
        assert_eq!((sent.status, sent.location()), (303, "/s/spring-fair/sent?lang=en"));
        assert_eq!(browser.post(ASK, &[("after_check", "no")]).location(), "/s/spring-fair/sent?lang=en", "once");
        assert_eq!(stored(world), json!({"where": null, "good": "yes", "better": true}));
    }

    fn yes_leads_to_the_questions_and_back_to_send(world) {
        let browser = answer(world, "en");
        ask(&browser);
        let first = browser.post(ASK, &[("after_check", "yes")]);
        assert_eq!(first.location(), "/s/spring-fair/age-group");
        let page = browser.get(first.location());
        assert!(page.body.contains("Question 1 of 2") && page.body.contains(&format!("href=\"{ASK}\"")), "{}", page.body);
        assert!(browser.get("/s/spring-fair/fun").body.contains("Question 1 of 2"), "before check answers there are two");
        let second = browser.post(first.location(), &[("how-old", "under-16")]);
        assert_eq!(second.location(), "/s/spring-fair/first-time");
        assert_eq!(browser.post(second.location(), &[]).location(), CHECK);
        let check = browser.get(CHECK);
        assert!(check.body.contains("Under 16") && check.body.contains("Send your answers"), "{}", check.body);
        assert_eq!(browser.post(CHECK, &[]).location(), "/s/spring-fair/sent?lang=en");
        let expected = json!({"where": null, "good": "yes", "better": true, "how-old": "under-16", "been-before": null});
        assert_eq!(stored(world), expected);
    }

    fn who_changes_from_yes_to_no_sends_nothing_more(world) {
        let browser = answer(world, "ur");
        ask(&browser);
        browser.post(ASK, &[("after_check", "yes")]);
        browser.post("/s/spring-fair/age-group", &[("how-old", "grown-up")]);
        let page = browser.get(ASK);
        assert!(page.body.contains("dir=\"rtl\"") && page.body.contains("value=\"yes\" checked"), "{}", page.body);
        browser.post(ASK, &[("after_check", "no")]);
        assert_eq!(stored(world), json!({"where": null, "good": "yes", "better": true}));
    }

    fn nobody_comes_to_the_questions_without_having_said_yes(world) {
        let browser = answer(world, "en");
        let early = browser.get("/s/spring-fair/age-group");
        assert_eq!((early.status, early.location()), (303, "/s/spring-fair"));
        assert_eq!(world.browser().get(ASK).location(), "/s/spring-fair?lang=en");
        let wrong = world.browser();
        wrong.post("/s/spring-fair/why?lang=en", &[("better", "More cake")]);
        assert_eq!(wrong.post(CHECK, &[]).location(), "/s/spring-fair/fun?from=check", "what is wrong comes first");
    }

    fn a_program_asks_them_by_sending_them(world) {
        world.publish_test_definition("spring-fair");
        let body = |answers: Value| json!({"submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "answers": answers});
        assert_eq!(world.submit("spring-fair", &body(json!({"good": true, "how-old": null}))).0, 201);
        assert_eq!(stored(world), json!({"where": null, "good": "yes", "better": null, "how-old": null, "been-before": null}));
        assert_eq!(world.submit("spring-fair", &body(json!({"good": true}))).0, 201);
    }
}
