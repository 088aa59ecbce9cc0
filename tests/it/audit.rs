//! The audit trail: what is in it, and that whoever changes it past the service is found out.

use crate::on_both;
use crate::store_kit::{Database, Outside, both, entry};
use crate::world::World;
use yousaid::sign_in;
use yousaid::store::{Duty, NewPerson, Role, Scope, Store, Verified};

async fn with_entries(db: &Database) -> Store {
    let store = db.open();
    for number in 1..=5 {
        store.record(entry(number)).await.unwrap();
    }
    assert_eq!(store.verify_audit().await, Ok(Verified::Whole { chained: 5, older: 0 }));
    store
}

/// What a look along the chain finds after somebody has been at the database.
async fn after(db: &Database, sql: &str) -> Verified {
    let store = with_entries(db).await;
    db.outside().execute(sql);
    let found = store.verify_audit().await.unwrap();
    store.shutdown().await;
    found
}

both! {
    async fn a_changed_entry_is_found(db: &Database) {
        let changed = after(db, "UPDATE audit SET who = 'somebody@else.org' WHERE number = 3").await;
        assert_eq!(changed, Verified::Broken(3));
    }
}

both! {
    async fn a_survey_that_is_wiped_from_an_entry_is_found(db: &Database) {
        assert_eq!(after(db, "UPDATE audit SET survey = NULL WHERE number = 5").await, Verified::Broken(5));
    }
}

both! {
    async fn a_removed_entry_is_found_wherever_it_stood(db: &Database) {
        let store = with_entries(db).await;
        db.outside().execute("DELETE FROM audit WHERE number = 5");
        assert_eq!(store.verify_audit().await, Ok(Verified::Broken(5)), "the last");
        // Who cuts off the end, and sets the head back, has no hash for it; what is written then does not mend it.
        db.outside().execute("UPDATE audit_heads SET number = 4, hash = (SELECT hash FROM audit WHERE number = 4)");
        assert_eq!(store.verify_audit().await, Ok(Verified::Broken(5)));
        store.record(entry(6)).await.unwrap();
        assert_eq!(store.verify_audit().await, Ok(Verified::Broken(5)));
        db.outside().execute("DELETE FROM audit WHERE number = 2");
        assert_eq!(store.verify_audit().await, Ok(Verified::Broken(2)), "in the middle");
        db.outside().execute("DELETE FROM audit WHERE number = 1");
        assert_eq!(store.verify_audit().await, Ok(Verified::Broken(1)), "the first");
        store.shutdown().await;
    }
}

both! {
    async fn entries_that_change_places_are_found(db: &Database) {
        let swap = "UPDATE audit SET number = -number WHERE number IN (2, 3); \
            UPDATE audit SET number = 5 + number WHERE number < 0";
        assert_eq!(after(db, swap).await, Verified::Broken(2));
    }
}

both! {
    async fn an_entry_that_is_put_in_is_found(db: &Database) {
        let put = "INSERT INTO audit (org_id, id, at, who, what, detail) VALUES (1, 'made-up', 1, 'a', 'b', 'c')";
        assert_eq!(after(db, put).await, Verified::Beside { found: 1, older: 0 });
    }
}

both! {
    async fn entries_from_before_the_chain_are_counted_apart(db: &Database) {
        let store = with_entries(db).await;
        // As the migration leaves them that counts what was there.
        db.outside().execute(
            "INSERT INTO audit (org_id, id, at, who, what, detail) VALUES (1, 'old', 1, 'a', 'b', 'c'); \
             UPDATE audit_heads SET older = 1",
        );
        assert_eq!(store.verify_audit().await, Ok(Verified::Whole { chained: 5, older: 1 }));
        db.outside().execute("INSERT INTO audit (org_id, id, at, who, what, detail) VALUES (1, 'new', 1, 'a', 'b', 'c')");
        assert_eq!(store.verify_audit().await, Ok(Verified::Beside { found: 2, older: 1 }));
        db.outside().execute("DELETE FROM audit WHERE number IS NULL");
        assert_eq!(store.verify_audit().await, Ok(Verified::Beside { found: 0, older: 1 }));
        store.shutdown().await;
    }
}

both! {
    async fn two_writers_at_once_make_one_chain(db: &Database) {
        let (one, other) = (db.open(), db.open_beside());
        let writes = |store: Store, from: u32| async move {
            for number in from..from + 20 {
                store.record(entry(number)).await.unwrap();
            }
        };
        futures_util::future::join(writes(one.clone(), 100), writes(other.clone(), 200)).await;
        assert_eq!(one.verify_audit().await, Ok(Verified::Whole { chained: 40, older: 0 }));
        other.shutdown().await;
        one.shutdown().await;
    }
}

both! {
    async fn without_its_key_nothing_that_is_recorded_is_done(db: &Database) {
        let store = Store::open(&yousaid::store::Options { audit_key: None, ..db.options() }).unwrap();
        assert!(store.record(entry(1)).await.is_err());
        store.shutdown().await;
        let mut outside: Outside = db.outside();
        assert_eq!(outside.ask("SELECT id AS told FROM audit"), [""; 0]);
    }
}

fn with_role(world: &World, email: &str, scope: &str) -> crate::world::Browser {
    let person = NewPerson { email: email.to_owned(), name: "Sam".to_owned(), created_at: 1 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
    let duty = Duty { role: Role::Admin, scope: Scope::parse(scope) };
    world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    browser.post(&format!("/account/link/{}", link.token), &[]);
    browser
}

on_both! {
    fn the_page_shows_each_team_its_own_and_the_organisation_everything(world) {
        let team = yousaid::store::Team { id: "wards".to_owned(), name: "Ward design team".to_owned() };
        world.run(world.store.add_team(team, world.entry())).unwrap();
        let mut about = world.entry();
        (about.what, about.survey) = ("looked at wards".to_owned(), Some("ward-design".to_owned()));
        world.run(world.store.record(about)).unwrap();
        let mut other = world.entry();
        (other.what, other.survey) = ("looked at friends".to_owned(), Some("friends-and-family".to_owned()));
        world.run(world.store.record(other)).unwrap();

        let admin = with_role(world, "admin@example.org", "*");
        let whole = admin.get("/account/audit?check=1");
        for what in ["looked at wards", "looked at friends", "<b>sign in</b> · by a mailed link", "entries are as they were written"] {
            assert!(whole.body.contains(what), "{what}: {}", whole.body);
        }
        let filtered = admin.get("/account/audit?who=admin%40example.org");
        assert!(filtered.body.contains("sign in") && !filtered.body.contains("looked at"), "{}", filtered.body);
        let team = with_role(world, "team@example.org", "wards");
        let own = team.get("/account/audit?check=1");
        assert!(own.body.contains("looked at wards") && !own.body.contains("looked at friends"), "{}", own.body);
        assert!(!own.body.contains("sign in ·") && !own.body.contains("as they were written"), "{}", own.body);
        assert_eq!(team.get("/account/audit?survey=friends-and-family").status, 403);
    }

    fn what_fails_in_signing_in_is_in_the_trail_for_those_who_are_known(world) {
        let browser = with_role(world, "admin@example.org", "*");
        let password = [("email", "admin@example.org"), ("password", "wrong")];
        assert_eq!(world.browser().post("/account/password", &password).status, 422);
        assert_eq!(world.browser().post("/account/password", &[("email", "x@example.org"), ("password", "wrong")]).status, 422);
        let page = browser.get("/account/audit").body;
        assert!(page.contains("wrong password") && !page.contains("x@example.org"), "{page}");
    }
}
