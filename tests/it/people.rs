//! People and their roles: the first admin, the last one, and what ends a session.

use crate::on_both;
use crate::store_kit::{Database, both, entry};
use crate::world::{Browser, World};
use futures_util::future::join;
use yousaid::sign_in;
use yousaid::store::{
    Duty, Error, Founded, Founder, NewPerson, PersonState, Removed, Role, Scope, Session, Store, Team, TokenHash,
};

fn person(email: &str) -> NewPerson {
    NewPerson { email: email.to_owned(), name: "Sam".to_owned(), created_at: 1 }
}

fn admin() -> Duty {
    Duty { role: Role::Admin, scope: Scope::Organisation }
}

async fn with_admins(db: &Database, emails: &[&str]) -> Store {
    let store = db.open();
    for (number, email) in emails.iter().enumerate() {
        let number = 10 * u32::try_from(number).unwrap();
        store.add_person(person(email), entry(number)).await.unwrap();
        store.give_role(email, admin(), None, entry(number + 1)).await.unwrap();
    }
    store
}

both! {
    async fn of_two_who_set_up_at_once_one_is_first(db: &Database) {
        let store = db.open();
        let founder = |email: &str| Founder { organisation: "Example".to_owned(), person: person(email) };
        let both = join(store.found(founder("a@example.org"), entry(1)), store.found(founder("b@example.org"), entry(2)));
        let (one, other) = both.await;
        let done = [one.unwrap(), other.unwrap()];
        assert_eq!(done.iter().filter(|done| **done == Founded::Done).count(), 1, "{done:?}");
        assert_eq!((store.people().await.unwrap().len(), store.organisation().await.unwrap().name.as_str()), (1, "Example"));
        store.shutdown().await;
    }
}

both! {
    async fn the_last_admin_stays(db: &Database) {
        let store = with_admins(db, &["a@example.org"]).await;
        assert_eq!(store.take_role("a@example.org", admin(), None, entry(50)).await, Ok(Removed::LastAdmin));
        let disabled = store.set_person_state("a@example.org", PersonState::Disabled, entry(51), None).await;
        assert_eq!(disabled, Ok(Removed::LastAdmin));
        assert_eq!(store.person("a@example.org").await.unwrap().state, PersonState::Invited);
        // One who may not sign in is no admin who is left.
        store.add_person(person("b@example.org"), entry(52)).await.unwrap();
        store.give_role("b@example.org", admin(), None, entry(53)).await.unwrap();
        store.set_person_state("b@example.org", PersonState::Disabled, entry(54), None).await.unwrap();
        assert_eq!(store.take_role("a@example.org", admin(), None, entry(55)).await, Ok(Removed::LastAdmin));
        assert_eq!(store.roles("a@example.org").await, Ok(vec![admin()]));
        store.shutdown().await;
    }
}

both! {
    /// From two nodes, or from a command beside the service.
    async fn two_admins_who_remove_each_other_leave_one(db: &Database) {
        let (one, other) = (with_admins(db, &["a@example.org", "b@example.org"]).await, db.open_beside());
        let both = join(
            one.take_role("a@example.org", admin(), None, entry(50)),
            other.take_role("b@example.org", admin(), None, entry(51)),
        );
        let (one_done, other_done) = both.await;
        let mut done = [one_done.unwrap(), other_done.unwrap()];
        done.sort_by_key(|done| *done == Removed::Done);
        assert_eq!(done, [Removed::LastAdmin, Removed::Done]);
        other.shutdown().await;
        one.shutdown().await;
    }
}

both! {
    async fn a_role_needs_a_person_and_a_team_and_is_held_once(db: &Database) {
        let store = db.open();
        let lead = || Duty { role: Role::Lead, scope: Scope::Team("wards".to_owned()) };
        assert_eq!(store.give_role("a@example.org", lead(), None, entry(1)).await, Err(Error::NotFound));
        store.add_person(person("a@example.org"), entry(2)).await.unwrap();
        assert_eq!(store.give_role("a@example.org", lead(), None, entry(3)).await, Err(Error::NotFound));
        let team = |name: &str| Team { id: "wards".to_owned(), name: name.to_owned() };
        store.add_team(team("Wards"), entry(4)).await.unwrap();
        assert_eq!(store.add_team(team("Other"), entry(5)).await, Err(Error::Taken));
        store.give_role("a@example.org", lead(), None, entry(6)).await.unwrap();
        store.give_role("a@example.org", lead(), None, entry(7)).await.unwrap();
        assert_eq!(store.roles("a@example.org").await, Ok(vec![lead()]));
        let trail = store.audit_trail(None, 50).await.unwrap();
        assert_eq!(trail.len(), 3, "what was refused, and what changed nothing, is not in the trail: {trail:?}");
        store.shutdown().await;
    }
}

both! {
    async fn a_change_of_roles_ends_all_sessions_but_the_one_to_keep(db: &Database) {
        let store = db.open();
        let email = "a@example.org";
        store.add_person(person(email), entry(1)).await.unwrap();
        let tokens = [1, 2].map(|byte| TokenHash::from([byte; 32]));
        for token in tokens {
            let session = Session { email: email.to_owned(), created_at: 1, seen_at: 1, expires_at: 100, awaits_factor: false, factor_elsewhere: false };
            store.create_session(token, session).await.unwrap();
        }
        store.give_role(email, admin(), Some(tokens[0]), entry(2)).await.unwrap();
        assert!(store.session(tokens[0], 5).await.is_ok());
        assert_eq!(store.session(tokens[1], 5).await, Err(Error::NotFound));
        store.set_person_state("a@example.org", PersonState::Active, entry(3), None).await.unwrap();
        assert!(store.session(tokens[0], 5).await.is_ok());
        store.shutdown().await;
    }
}

fn signed_in(world: &World, email: &str) -> Browser {
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    browser
}

on_both! {
    fn the_first_admin_names_the_organisation_and_themself(world) {
        let path = format!("/account/setup/{}", world.keys.setup_token());
        assert_eq!(world.browser().get("/account/setup/guessed").status, 410);
        let browser = world.browser();
        assert_eq!(browser.get(&path).status, 200);
        let wrong = browser.post(&path, &[("organisation", "Example <b>"), ("name", ""), ("email", "sam")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("Error: Set up") && wrong.body.contains("value=\"Example &lt;b&gt;\""), "{}", wrong.body);
        let right = [("organisation", "Example"), ("name", "Sam"), ("email", "Sam@example.org")];
        assert_eq!(browser.post(&path, &right).status, 303);
        assert_eq!(browser.get("/results").status, 200);
        assert_eq!(world.run(world.store.roles("sam@example.org")), Ok(vec![admin()]));
        assert_eq!((browser.get(&path).status, browser.post(&path, &right).status), (410, 410), "once");
    }

    fn somebody_who_is_disabled_is_out_at_once_whatever_a_definition_says(world) {
        let owner = "ward.design@example.nhs.uk";
        world.run(world.store.add_person(person(owner), world.entry())).unwrap();
        let browser = signed_in(world, owner);
        assert_eq!(world.run(world.store.person(owner)).unwrap().state, PersonState::Active);
        assert_eq!(browser.get("/results/ward-design").status, 200);
        let link = world.run(sign_in::create(&world.store, &world.keys, owner, world.now().as_second())).unwrap();
        world.run(world.store.set_person_state(owner, PersonState::Disabled, world.entry(), None)).unwrap();
        assert_eq!(browser.get("/results/ward-design").location(), "/account");
        assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 403, "from before");
        let mails = || world.run(world.store.deliveries(None, 9)).unwrap().len();
        assert_eq!((world.browser().post("/account", &[("email", owner)]).status, mails()), (200, 0));
    }
}

/// Somebody with a role who has signed in, and what the forms of the session carry.
fn with_role(world: &World, email: &str, role: Role, scope: &str) -> (Browser, String) {
    world.run(world.store.add_person(person(email), world.entry())).unwrap();
    let duty = Duty { role, scope: Scope::parse(scope) };
    world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
    let browser = signed_in(world, email);
    let csrf = browser.get("/account/people").between("name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
    (browser, csrf)
}

fn team(world: &World, id: &str) {
    let team = Team { id: id.to_owned(), name: format!("Team {id}") };
    world.run(world.store.add_team(team, world.entry())).unwrap();
}

fn roles_of(world: &World, email: &str) -> Vec<String> {
    let duties = world.run(world.store.roles(email)).unwrap();
    duties.iter().map(|duty| format!("{} in {}", duty.role.word(), duty.scope.word())).collect()
}

on_both! {
    fn an_admin_of_a_team_invites_into_that_team_alone(world) {
        team(world, "own");
        team(world, "other");
        let (admin, csrf) = with_role(world, "admin@example.org", Role::Admin, "own");
        let invite = |email: &str, role: &str, scope: &str| {
            let fields = [("csrf", csrf.as_str()), ("name", "Kim"), ("email", email), ("role", role), ("scope", scope)];
            admin.post("/account/people", &fields)
        };
        assert_eq!(invite("kim@example.org", "lead", "own").status, 303);
        assert_eq!(roles_of(world, "kim@example.org"), ["lead in own"]);
        for scope in ["other", "*", "none"] {
            assert_eq!(invite("lou@example.org", "lead", scope).status, 403, "{scope}");
        }
        assert_eq!(world.run(world.store.person("lou@example.org")), Err(Error::NotFound), "nothing was done");
        let wrong = invite("kim", "lead", "own");
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("There is a problem") && wrong.body.contains("value=\"kim\""), "{}", wrong.body);
        let mails = world.run(world.store.deliveries(None, 9)).unwrap();
        assert_eq!(mails.iter().map(|mail| (mail.kind.as_str(), mail.recipient.as_str())).collect::<Vec<_>>(), [("invitation", "kim@example.org")]);
        let payload: serde_json::Value = serde_json::from_str(&mails[0].payload).unwrap();
        let link = payload["url"].as_str().unwrap();
        world.pass(2 * 86_400);
        assert_eq!(world.browser().post(link.strip_prefix(&world.url).unwrap(), &[]).status, 303, "good for three days");
        assert_eq!(world.run(world.store.person("kim@example.org")).unwrap().state, PersonState::Active);
    }

    fn roles_are_given_and_taken_and_the_last_admin_is_told_why_not(world) {
        team(world, "wards");
        let (admin, csrf) = with_role(world, "admin@example.org", Role::Admin, "*");
        world.run(world.store.add_person(person("kim@example.org"), world.entry())).unwrap();
        let page = |email: &str| format!("/account/people/{}", world.keys.person_id(email));
        let change = |email: &str, done: &str, role: &str, scope: &str| {
            admin.post(&page(email), &[("csrf", &csrf), ("do", done), ("role", role), ("scope", scope)])
        };
        assert_eq!(change("kim@example.org", "give", "moderator", "wards").status, 303);
        assert!(admin.get(&page("kim@example.org")).body.contains("Moderator in Team wards"));
        assert_eq!(change("kim@example.org", "take", "moderator", "wards").status, 303);
        assert_eq!(roles_of(world, "kim@example.org"), [""; 0]);
        for (done, role) in [("take", "admin"), ("disable", "")] {
            let refused = change("admin@example.org", done, role, "*");
            assert_eq!(refused.status, 422, "{done}");
            assert!(refused.body.contains("The organisation needs an admin"), "{}", refused.body);
        }
        assert_eq!(change("kim@example.org", "disable", "", "").status, 303);
        assert_eq!(world.run(world.store.person("kim@example.org")).unwrap().state, PersonState::Disabled);
        assert_eq!(change("admin@example.org", "give", "lead", "wards").status, 303);
        assert_eq!(admin.get("/account/people").status, 200, "one's own change keeps one's own session");
        let what: Vec<String> = world.run(world.store.audit_trail(None, 50)).unwrap().into_iter().map(|entry| entry.what).collect();
        for done in ["give role", "take role", "disable account"] {
            assert!(what.iter().any(|what| what == done), "{done} is not in {what:?}");
        }
    }

    fn teams_are_made_named_and_given_surveys(world) {
        let (admin, csrf) = with_role(world, "admin@example.org", Role::Admin, "*");
        let post = |fields: &[(&str, &str)]| {
            admin.post("/account/teams", &fields.iter().copied().chain([("csrf", csrf.as_str())]).collect::<Vec<_>>())
        };
        assert_eq!(post(&[("do", "add"), ("name", "Ward design team")]).status, 303);
        assert!(admin.get("/account/teams").body.contains("<li>Help design the new wards</li>"), "by its name");
        assert_eq!(post(&[("do", "add"), ("name", "Ward design team")]).status, 422);
        assert_eq!(post(&[("do", "add"), ("name", "…")]).status, 422);
        assert_eq!(post(&[("do", "rename"), ("team", "ward-design-team"), ("name", "Wards")]).status, 303);
        assert!(!admin.get("/account/teams").body.contains("<li>Help design the new wards</li>"));
        assert_eq!(post(&[("do", "give"), ("survey", "ward-design"), ("team", "ward-design-team")]).status, 303);
        assert!(admin.get("/account/teams").body.contains("<li>Help design the new wards</li>"), "it was given");
        let organisation = admin.post("/account/organisation", &[("csrf", &csrf), ("name", "Example & Sons"), ("requiresFactor", "1")]);
        assert_eq!(organisation.status, 303);
        let kept = world.run(world.store.organisation()).unwrap();
        assert_eq!((kept.name.as_str(), kept.requires_factor), ("Example & Sons", true));
    }

    fn the_head_of_a_page_leads_to_the_rooms_that_somebody_may_enter(world) {
        team(world, "own");
        let people = "href=\"/account/people\"";
        for (email, role, sees) in [("admin@example.org", Role::Admin, true), ("lead@example.org", Role::Lead, false)] {
            let (browser, _) = with_role(world, email, role, "own");
            assert_eq!(browser.get("/results").body.contains(people), sees, "{email}");
        }
    }
}
