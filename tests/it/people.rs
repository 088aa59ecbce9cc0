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
        let disabled = store.set_person_state("a@example.org", PersonState::Disabled, entry(51)).await;
        assert_eq!(disabled, Ok(Removed::LastAdmin));
        assert_eq!(store.person("a@example.org").await.unwrap().state, PersonState::Invited);
        // One who may not sign in is no admin who is left.
        store.add_person(person("b@example.org"), entry(52)).await.unwrap();
        store.give_role("b@example.org", admin(), None, entry(53)).await.unwrap();
        store.set_person_state("b@example.org", PersonState::Disabled, entry(54)).await.unwrap();
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
            let session = Session { email: email.to_owned(), created_at: 1, seen_at: 1, expires_at: 100 };
            store.create_session(token, session).await.unwrap();
        }
        store.give_role(email, admin(), Some(tokens[0]), entry(2)).await.unwrap();
        assert!(store.session(tokens[0], 5).await.is_ok());
        assert_eq!(store.session(tokens[1], 5).await, Err(Error::NotFound));
        store.set_person_state("a@example.org", PersonState::Active, entry(3)).await.unwrap();
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
        world.run(world.store.set_person_state(owner, PersonState::Disabled, world.entry())).unwrap();
        assert_eq!(browser.get("/results/ward-design").location(), "/account");
        assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 403, "from before");
        let mails = || world.run(world.store.deliveries(None, 9)).unwrap().len();
        assert_eq!((world.browser().post("/account", &[("email", owner)]).status, mails()), (200, 0));
    }
}
