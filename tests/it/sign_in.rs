//! Passwords, second factors and sessions.

use crate::on_both;
use crate::world::{Browser, Page, World};
use yousaid::sign_in::{self, Secret};
use yousaid::store::{Duty, NewPerson, Role, Scope};

const SAM: &str = "sam@example.org";
const PASSWORD: &str = "kettle orbit tulip fence";

fn sam(world: &World) {
    let person = NewPerson { email: SAM.to_owned(), name: "Sam".to_owned(), created_at: 1 };
    world.run(world.store.add_person(person, world.entry())).unwrap();
}

/// Signs in by a link; the page that comes then.
fn by_link(world: &World, browser: &Browser, email: &str) -> Page {
    let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
    browser.post(&format!("/account/link/{}", link.token), &[])
}

fn signed_in(world: &World) -> Browser {
    let browser = world.browser();
    assert_eq!(by_link(world, &browser, SAM).status, 303);
    browser
}

fn csrf(browser: &Browser, path: &str) -> String {
    browser.get(path).between("name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned()
}

fn set_password(browser: &Browser, password: &str) -> Page {
    let csrf = csrf(browser, "/account/me");
    browser.post("/account/me", &[("csrf", &csrf), ("do", "password"), ("password", password)])
}

/// Tries a password, from a place behind the proxy.
fn try_password(world: &World, place: &str, email: &str, password: &str) -> Page {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let headers = [("Origin", world.url.as_str()), ("X-Forwarded-For", place), form];
    let body = serde_urlencoded::to_string([("email", email), ("password", password)]).unwrap();
    world.browser().send_with("/account/password", &headers, body.as_bytes())
}

/// Sets up a second factor; its secret, and the codes that were shown.
fn enrol(world: &World, browser: &Browser) -> (Secret, Vec<String>) {
    let page = browser.get("/account/me/factor");
    let words = page.between("<code>", "</code>").unwrap().replace(' ', "");
    let secret = Secret::from_bytes(&data_encoding::BASE32_NOPAD.decode(words.as_bytes()).unwrap()).unwrap();
    let csrf = page.between("name=\"csrf\" value=\"", "\"").unwrap();
    let sealed = page.between("name=\"sealed\" value=\"", "\"").unwrap();
    let code = |code: &str| {
        let fields = [("csrf", csrf), ("do", "enrol"), ("sealed", sealed), ("code", code)];
        browser.post("/account/me/factor", &fields)
    };
    let wrong = code("000000");
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(&page.between("<code>", "</code>").unwrap()[..9]), "the same secret stays");
    let done = code(&secret.code_at(world.now().as_second()));
    assert_eq!(done.status, 200, "{}", done.body);
    let codes = done.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    (secret, codes.collect())
}

fn second_step(browser: &Browser, code: &str) -> Page {
    let csrf = csrf(browser, "/account/factor");
    browser.post("/account/factor", &[("csrf", &csrf), ("code", code)])
}

on_both! {
    fn a_password_that_is_hard_to_guess_signs_in_and_ends_the_other_sessions(world) {
        sam(world);
        let (browser, other) = (signed_in(world), signed_in(world));
        for (password, says) in [
            ("short", "8 letters or more"),
            ("sam@example.org", "easily guessed"),
            (&"long ".repeat(30), "128 letters at most"),
        ] {
            let page = set_password(&browser, password);
            assert!(page.status == 422 && page.body.contains(says), "{password}: {}", page.body);
            assert!(!page.body.contains(&format!("value=\"{password}\"")), "a password is never sent back");
        }
        assert_eq!(set_password(&browser, PASSWORD).status, 303);
        assert_eq!(browser.get("/account/me").status, 200, "it goes on under a new token");
        assert_eq!(other.get("/account/me").location(), "/account", "the others have ended");
        assert_eq!(try_password(world, "192.0.2.1", SAM, PASSWORD).location(), "/results");
        assert_eq!(try_password(world, "192.0.2.1", " SAM@example.org", PASSWORD).location(), "/results");
        assert_eq!(try_password(world, "192.0.2.1", SAM, "kettle orbit tulip").status, 422);
    }

    fn a_password_is_changed_only_a_moment_after_signing_in(world) {
        sam(world);
        let browser = signed_in(world);
        world.pass(11 * 60);
        let page = set_password(&browser, PASSWORD);
        assert!(page.status == 422 && page.body.contains("Sign out and in again"), "{}", page.body);
    }

    fn known_and_unknown_addresses_are_refused_alike(world) {
        sam(world);
        assert_eq!(set_password(&signed_in(world), PASSWORD).status, 303);
        let known = try_password(world, "192.0.2.1", SAM, "wrong");
        let unknown = try_password(world, "192.0.2.1", "kim@example.org", "wrong");
        assert_eq!((known.status, unknown.status), (422, 422));
        assert_eq!(known.body.replace(SAM, "X"), unknown.body.replace("kim@example.org", "X"));
        // Somebody without a password, and nobody, are alike too.
        assert_eq!(try_password(world, "192.0.2.1", "ward.design@example.nhs.uk", "").status, 422);
    }

    fn whoever_hammers_keeps_the_owner_out_from_nowhere_else(world) {
        sam(world);
        assert_eq!(set_password(&signed_in(world), PASSWORD).status, 303);
        for _ in 0..10 {
            assert_eq!(try_password(world, "198.51.100.7", SAM, "wrong").status, 422);
        }
        assert_eq!(try_password(world, "198.51.100.7", SAM, "wrong").status, 429);
        assert_eq!(try_password(world, "198.51.100.7", SAM, PASSWORD).status, 429, "from there not even the right one");
        assert_eq!(try_password(world, "192.0.2.1", SAM, PASSWORD).status, 303, "the owner is elsewhere");
        assert_eq!(by_link(world, &world.browser(), SAM).status, 303, "and a link is always good");
        world.pass(600);
        assert_eq!(try_password(world, "198.51.100.7", SAM, PASSWORD).status, 303);
        (0..30).for_each(|_| assert_eq!(try_password(world, "192.0.2.1", SAM, PASSWORD).status, 303));
    }

    fn a_second_factor_is_asked_for_and_each_code_is_good_once(world) {
        sam(world);
        let (browser, other) = (signed_in(world), signed_in(world));
        let (secret, codes) = enrol(world, &browser);
        assert_eq!(codes.len(), 10);
        assert_eq!(other.get("/account/me").location(), "/account", "the others have ended");
        let used = secret.code_at(world.now().as_second());

        let browser = world.browser();
        assert_eq!(by_link(world, &browser, SAM).status, 303);
        for path in ["/results", "/account/me", "/account/people", "/account/me/factor", "/account"] {
            assert_eq!(browser.get(path).location(), "/account/factor", "{path}");
        }
        assert_eq!(browser.get("/api/v1/surveys/ward-design/results").status, 401);
        assert_eq!(second_step(&browser, &used).status, 422, "it confirmed the set-up");
        assert_eq!(second_step(&browser, "123").status, 422);
        world.pass(30);
        let code = secret.code_at(world.now().as_second());
        let before = browser.get("/account/factor").headers.get("set-cookie").cloned();
        let done = second_step(&browser, &code);
        assert_eq!(done.location(), "/results");
        assert!(done.headers.contains_key("set-cookie") && before.is_none(), "a new token");
        assert_eq!(browser.get("/results").status, 200);

        let again = world.browser();
        by_link(world, &again, SAM);
        assert_eq!(second_step(&again, &code).status, 422, "once");
        assert_eq!(second_step(&again, &codes[3].to_uppercase()).status, 303);
        let third = world.browser();
        by_link(world, &third, SAM);
        assert_eq!(second_step(&third, &codes[3]).status, 422, "once");
        assert!(again.get("/account/me").body.contains("9 written codes are left"));
    }

    fn codes_are_not_tried_for_ever(world) {
        sam(world);
        let (secret, _) = enrol(world, &signed_in(world));
        world.pass(60);
        let browser = world.browser();
        by_link(world, &browser, SAM);
        for _ in 0..10 {
            assert_eq!(second_step(&browser, "000000").status, 422);
        }
        assert_eq!(second_step(&browser, &secret.code_at(world.now().as_second())).status, 429);
    }

    fn an_organisation_that_asks_for_a_second_factor_opens_nothing_else(world) {
        sam(world);
        let organisation = yousaid::store::Organisation { name: "Example".to_owned(), requires_factor: true };
        world.run(world.store.set_organisation(organisation, world.entry())).unwrap();
        let browser = signed_in(world);
        for path in ["/results", "/account/me", "/account/people"] {
            assert_eq!(browser.get(path).location(), "/account/me/factor", "{path}");
        }
        assert_eq!(browser.get("/api/v1/surveys/ward-design/results").status, 401);
        world.pass(11 * 60); // on the way in it may take as long as it takes
        enrol(world, &browser);
        assert_eq!(browser.get("/results").status, 200);
        // Whoever is only named by a survey sets one up too, and is one of the people then.
        let owner = world.browser();
        by_link(world, &owner, "ward.design@example.nhs.uk");
        assert_eq!(owner.get("/results/ward-design").location(), "/account/me/factor");
        enrol(world, &owner);
        assert_eq!(owner.get("/results/ward-design").status, 200);
    }

    fn a_lost_second_factor_is_removed_by_an_admin(world) {
        sam(world);
        enrol(world, &signed_in(world));
        let admin = "admin@example.org";
        world.run(world.store.add_person(NewPerson { email: admin.to_owned(), name: "A".to_owned(), created_at: 1 }, world.entry())).unwrap();
        let duty = Duty { role: Role::Admin, scope: Scope::Organisation };
        world.run(world.store.give_role(admin, duty, None, world.entry())).unwrap();
        let browser = world.browser();
        by_link(world, &browser, admin);
        let csrf = csrf(&browser, "/account/people");
        let page = format!("/account/people/{}", world.keys.person_id(SAM));
        assert_eq!(browser.post(&page, &[("csrf", &csrf), ("do", "forget")]).status, 303);
        assert_eq!(signed_in(world).get("/account/me").status, 200);
    }

    fn whoever_changes_how_somebody_signs_in_the_person_is_told(world) {
        sam(world);
        let told = || {
            let mails = world.run(world.store.deliveries(None, 50)).unwrap();
            let mails = mails.into_iter().filter(|mail| mail.kind == "account-changed");
            let mut told: Vec<_> = mails.map(|mail| (mail.recipient, serde_json::from_str::<serde_json::Value>(&mail.payload).unwrap())).collect();
            told.retain(|(recipient, _)| recipient == SAM);
            world.pass(1); // the newest stands first
            told.into_iter().next().map(|(_, payload)| payload)
        };
        let says = |part: &str| told().is_some_and(|told| told["what"].as_str().unwrap().contains(part) && told["by"].is_null());
        let browser = signed_in(world);
        assert!(told().is_none(), "signing in changes nothing");
        set_password(&browser, "short");
        assert!(told().is_none(), "neither does what was refused");
        set_password(&browser, PASSWORD);
        let first = told().unwrap();
        assert_eq!(first["what"], "Your password was changed.");
        assert_eq!((&first["when"], &first["signIn"]), (&"21 November 2026, 12:00 UTC".into(), &format!("{}/account", world.url).into()));
        assert!(!first.to_string().contains(PASSWORD));
        enrol(world, &browser);
        assert!(says("A second factor was set up"));
        let csrf = csrf(&browser, "/account/me");
        assert_eq!(browser.post("/account/me/factor", &[("csrf", &csrf), ("do", "codes")]).status, 200);
        assert!(says("New recovery codes"));
        let csrf = self::csrf(&browser, "/account/me");
        assert_eq!(browser.post("/account/me", &[("csrf", &csrf), ("do", "elsewhere")]).status, 303);
        assert!(says("signed out everywhere else"));
        assert_eq!(browser.post("/account/me/factor", &[("csrf", &csrf), ("do", "remove")]).status, 303);
        assert!(says("was taken away"));

        let admin = "admin@example.org";
        world.run(world.store.add_person(NewPerson { email: admin.to_owned(), name: "A".to_owned(), created_at: 1 }, world.entry())).unwrap();
        world.run(world.store.give_role(admin, Duty { role: Role::Admin, scope: Scope::Organisation }, None, world.entry())).unwrap();
        let other = world.browser();
        by_link(world, &other, admin);
        let csrf = self::csrf(&other, "/account/people");
        let page = format!("/account/people/{}", world.keys.person_id(SAM));
        for (done, part) in [("forget", "was taken away"), ("unlink", "parted from"), ("disable", "was closed")] {
            assert_eq!(other.post(&page, &[("csrf", &csrf), ("do", done)]).status, 303);
            let told = told().unwrap();
            assert!(told["what"].as_str().unwrap().contains(part) && told["by"] == admin, "{done}: {told}");
        }
        assert_eq!(other.post(&page, &[("csrf", &csrf), ("do", "enable")]).status, 303);
        assert!(told().unwrap()["what"].as_str().unwrap().contains("was closed"), "nothing new");
    }

    fn one_signs_out_everywhere_else(world) {
        sam(world);
        let (browser, other) = (signed_in(world), signed_in(world));
        assert_eq!(browser.get("/account/me").body.matches("<li>Since ").count(), 2);
        let csrf = csrf(&browser, "/account/me");
        assert_eq!(browser.post("/account/me", &[("csrf", &csrf), ("do", "elsewhere")]).status, 303);
        assert_eq!((browser.get("/account/me").status, other.get("/account/me").location()), (200, "/account"));
        for _ in 0..30 {
            world.pass(29 * 60);
            browser.get("/account/me");
        }
        assert_eq!(browser.get("/account/me").location(), "/account", "twelve hours in all");
    }
}
