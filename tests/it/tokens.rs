//! Tokens for programs: shown once, good for what they are for, until they run out or are revoked.

use crate::on_both;
use crate::world::{Browser, Page, World};
use yousaid::sign_in;
use yousaid::store::{Duty, NewPerson, PersonState, Removed, Role, Scope, Team};

const SAM: &str = "sam@example.org";
const RESULTS: &str = "/api/v1/surveys/ward-design/results";

/// A lead of the ward design team who has signed in, and what the forms of the session carry.
fn sam(world: &World, roles: &[Role]) -> (Browser, String) {
    let team = Team { id: "wards".to_owned(), name: "Ward design team".to_owned() };
    world.run(world.store.add_team(team, world.entry())).unwrap();
    let person = NewPerson { email: SAM.to_owned(), name: "Sam".to_owned(), created_at: 1 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
    for role in roles {
        world.run(world.store.give_role(SAM, duty(*role), None, world.entry())).unwrap();
    }
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, SAM, world.now().as_second())).unwrap();
    browser.post(&format!("/account/link/{}", link.token), &[]);
    let csrf = browser.get("/account/tokens").between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
    (browser, csrf)
}

fn duty(role: Role) -> Duty {
    Duty { role, scope: Scope::Team("wards".to_owned()) }
}

fn make(browser: &Browser, csrf: &str, scope: &str, survey: &str) -> Page {
    let survey = format!("survey-{survey}");
    let made = [("csrf", csrf), ("do", "make"), ("name", "Dashboard"), ("scope", scope), ("days", "30")];
    let fields: Vec<_> = made.into_iter().chain([(survey.as_str(), "1")]).collect();
    browser.post("/account/tokens", &fields)
}

fn read(world: &World, path: &str, token: &str) -> Page {
    world.browser().get_with(path, &[("Authorization", &format!("Bearer {token}"))])
}

on_both! {
    fn a_token_reads_what_it_is_for_until_it_runs_out(world) {
        let (browser, csrf) = sam(world, &[Role::Lead]);
        let made = make(&browser, &csrf, "results", "ward-design");
        assert_eq!(made.status, 200);
        let token = made.between("<code>yousaid_", "</code>").map(|rest| format!("yousaid_{rest}")).unwrap();
        assert!(!browser.get("/account/tokens").body.contains(&token), "it is shown once");
        assert_eq!(read(world, RESULTS, &token).status, 200);
        assert_eq!(read(world, "/api/v1/surveys/friends-and-family/results", &token).status, 403);
        assert_eq!(read(world, "/api/v1/surveys/ward-design", &token).status, 403, "it is not for definitions");
        let guessed = read(world, RESULTS, &token.replacen("yousaid_", "yousaid_A", 1)[..token.len()]);
        assert_eq!((guessed.status, guessed.headers.get("www-authenticate").map(String::as_str)), (401, Some("Bearer")));
        world.pass(30 * 86_400);
        assert_eq!(read(world, RESULTS, &token).status, 401);
    }

    fn a_token_never_does_more_than_the_person_whose_it_is(world) {
        let (browser, csrf) = sam(world, &[Role::Lead]);
        assert_eq!(make(&browser, &csrf, "results", "friends-and-family").status, 422, "another team's");
        assert_eq!(make(&browser, &csrf, "definitions", "ward-design").status, 422, "a lead writes no surveys");
        let token = make(&browser, &csrf, "results", "ward-design").between("<code>", "</code>").unwrap().to_owned();
        assert_eq!(world.run(world.store.take_role(SAM, duty(Role::Lead), None, world.entry())), Ok(Removed::Done));
        assert_eq!(read(world, RESULTS, &token).status, 403, "the right is lost to it too");
        world.run(world.store.give_role(SAM, duty(Role::Lead), None, world.entry())).unwrap();
        assert_eq!(read(world, RESULTS, &token).status, 200);
        world.run(world.store.set_person_state(SAM, PersonState::Disabled, world.entry(), None)).unwrap();
        assert_eq!(read(world, RESULTS, &token).status, 403);
    }

    fn a_token_for_definitions_reads_them_whole(world) {
        let (browser, csrf) = sam(world, &[Role::Admin]);
        let token = make(&browser, &csrf, "definitions", "ward-design").between("<code>", "</code>").unwrap().to_owned();
        let (whole, open) = (read(world, "/api/v1/surveys/ward-design", &token), world.browser().get("/api/v1/surveys/ward-design"));
        assert!(whole.body.contains("\"deputy\"") && !open.body.contains("\"deputy\""));
    }

    fn a_token_is_revoked_and_both_are_in_the_trail(world) {
        let (browser, csrf) = sam(world, &[Role::Lead]);
        let token = make(&browser, &csrf, "results", "ward-design").between("<code>", "</code>").unwrap().to_owned();
        let id = browser.get("/account/tokens").between("name=\"token\" value=\"", "\"").unwrap().to_owned();
        assert_eq!(browser.post("/account/tokens", &[("csrf", &csrf), ("do", "revoke"), ("token", &id)]).status, 303);
        assert_eq!(read(world, RESULTS, &token).status, 401);
        assert_eq!(browser.post("/account/tokens", &[("csrf", &csrf), ("do", "revoke"), ("token", &id)]).status, 403);
        let trail = world.run(world.store.audit_trail(None, 50)).unwrap();
        for what in ["make token", "revoke token"] {
            assert!(trail.iter().any(|entry| entry.what == what && !entry.detail.contains(&token)), "{what}");
        }
        world.pass(11 * 60);
        let late = make(&browser, &csrf, "results", "ward-design");
        assert!(late.status == 422 && late.body.contains("Sign out and in again"), "{}", late.body);
    }
}
