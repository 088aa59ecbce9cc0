//! One table of who may do what: address × method × person. A test walks it, and an address of the web's that has no
//! row fails.
//!
//! A row names who is let in, and with which status; everybody else gets the refusal that fits. So a new person is one
//! line in `PEOPLE`, a new address one line in `TABLE`.

use crate::on_both;
use crate::world::{Browser, Page, World};
use std::collections::BTreeSet;
use std::path::Path;
use yousaid::rights::{Duty, Role, Scope};
use yousaid::sign_in;
use yousaid::store::{NewPerson, Team, Token, TokenScope};

/// Somebody who asks: a name for the table, an address where the person signs in, and a role with where it holds.
type Asker = (&'static str, Option<&'static str>, Option<(Role, &'static str)>);

const OWN: &str = "ward-design-team";
const OTHER: &str = "patient-experience-team";

/// The survey that is asked for is `ward-design`, whose definition names the first of them.
const PEOPLE: [Asker; 21] = [
    ("nobody", None, None),
    ("owner", Some("ward.design@example.nhs.uk"), None),
    ("deputy", Some("families@example.nhs.uk"), None),
    ("safeguarding", Some("safeguarding@example.nhs.uk"), None),
    ("other-owner", Some("patient.experience@example.nhs.uk"), None),
    ("member", Some("member@example.nhs.uk"), None), // an account without a role
    ("org-admin", Some("org-admin@example.nhs.uk"), Some((Role::Admin, "*"))),
    ("org-operator", Some("org-operator@example.nhs.uk"), Some((Role::Operator, "*"))),
    ("admin", Some("admin@example.nhs.uk"), Some((Role::Admin, OWN))),
    ("lead", Some("lead@example.nhs.uk"), Some((Role::Lead, OWN))),
    ("moderator", Some("moderator@example.nhs.uk"), Some((Role::Moderator, OWN))),
    ("reviewer", Some("reviewer@example.nhs.uk"), Some((Role::Reviewer, OWN))),
    ("officer", Some("officer@example.nhs.uk"), Some((Role::ReturnOfficer, OWN))),
    ("operator", Some("operator@example.nhs.uk"), Some((Role::Operator, OWN))),
    ("other-admin", Some("other-admin@example.nhs.uk"), Some((Role::Admin, OTHER))),
    ("other-lead", Some("other-lead@example.nhs.uk"), Some((Role::Lead, OTHER))),
    ("other-moderator", Some("other-moderator@example.nhs.uk"), Some((Role::Moderator, OTHER))),
    // Programs: with the lead's token for results of this survey, for definitions, and another team's for results.
    ("token", Some("lead@example.nhs.uk"), None),
    ("definitions-token", Some("admin@example.nhs.uk"), None),
    ("other-token", Some("other-lead@example.nhs.uk"), None),
    ("other-rest", Some("other-rest@example.nhs.uk"), Some((Role::ReturnOfficer, OTHER))),
];

/// Whoever may read the results of `ward-design`.
const READERS: &str = "owner deputy org-admin admin lead moderator reviewer officer";
/// Whoever reads and decides about its comments.
const MODERATORS: &str = "owner deputy moderator";
/// Whoever writes what was done about it, or reviews that.
const TELLERS: &str = "org-admin admin lead reviewer";
/// Whoever writes surveys and lays out their places.
const AUTHORS: &str = "org-admin admin";
/// Whoever says who is in a team.
const MANAGERS: &str = "org-admin admin other-admin";
/// Everybody who has signed in.
const SIGNED_IN: &str = "*";

/// Who is let in: a status for everybody, or statuses each for some; the others get the refusal that fits.
enum Let {
    Everybody(u16),
    Only(&'static [(u16, &'static str)]),
}
use Let::{Everybody, Only};

/// Method, address, and who is let in. A 303 leads somebody who is not signed in to where that can be done, and a
/// family to the page that is next.
#[rustfmt::skip]
const TABLE: &[(&str, &str, Let)] = &[
    ("GET",  "/", Everybody(200)),
    ("GET",  "/withdraw", Everybody(200)),
    ("POST", "/withdraw", Everybody(422)), // no code was typed
    ("GET",  "/p/{code}", Everybody(404)), // there is no such place
    ("GET",  "/privacy", Everybody(200)),
    ("GET",  "/accessibility", Everybody(200)),
    ("GET",  "/s/{survey}", Everybody(200)),
    ("POST", "/s/{survey}", Everybody(303)),
    ("GET",  "/s/{survey}/", Everybody(308)),
    ("GET",  "/s/{survey}/who", Everybody(200)),
    ("POST", "/s/{survey}/who", Everybody(422)), // nothing was chosen
    ("GET",  "/s/{survey}/check", Everybody(303)),
    ("POST", "/s/{survey}/check", Everybody(303)),
    ("GET",  "/s/{survey}/after-check", Everybody(303)),
    ("POST", "/s/{survey}/after-check", Everybody(303)),
    ("GET",  "/s/{survey}/sent", Everybody(200)),
    ("GET",  "/s/{survey}/privacy", Everybody(200)),
    ("GET",  "/s/{survey}/{page}", Everybody(303)),
    ("POST", "/s/{survey}/{page}", Everybody(303)),
    ("GET",  "/s/{survey}/you-said", Everybody(200)),
    ("GET",  "/s/{survey}/you-said/{year}", Everybody(404)), // nothing is published
    ("GET",  "/news/{survey}", Everybody(200)),
    ("POST", "/news/{survey}", Everybody(422)), // no address was typed
    ("GET",  "/news/confirm/{token}", Everybody(410)), // there is no such link
    ("POST", "/news/confirm/{token}", Everybody(410)),
    ("GET",  "/news/leave/{token}", Everybody(410)),
    ("POST", "/news/leave/{token}", Everybody(410)),
    ("GET",  "/talk/{survey}", Everybody(200)),
    ("POST", "/talk/{survey}", Everybody(422)), // nothing was typed
    ("GET",  "/co-sign/{token}", Everybody(404)), // there is no such link
    ("POST", "/co-sign/{token}", Everybody(404)),
    ("GET",  "/healthz", Everybody(200)),
    ("GET",  "/readyz", Everybody(200)),
    ("GET",  "/metrics", Everybody(200)),
    ("GET",  "/favicon.ico", Everybody(200)),
    ("GET",  "/media/{file}", Everybody(404)), // there is no such file
    ("GET",  "/assets/staff.{hash}.css", Everybody(200)),
    ("GET",  "/api/v1/surveys/{survey}", Only(&[(403, "token other-token"), (200, "nobody *"), (200, "definitions-token")])),
    ("POST", "/api/v1/surveys/{survey}/responses", Everybody(415)), // a form is not JSON
    ("GET",  "/api/v1/surveys/{survey}/results", Only(&[(200, READERS), (200, "token")])),
    ("GET",  "/api/v1/surveys/no-such-survey/results", Only(&[])),
    ("GET",  "/account", Only(&[(200, "nobody token definitions-token other-token"), (303, SIGNED_IN)])),
    ("POST", "/account", Everybody(422)), // no address was typed
    ("POST", "/account/code", Everybody(422)),
    ("GET",  "/account/link/{token}", Everybody(200)),
    ("POST", "/account/link/{token}", Everybody(410)), // there is no such link
    ("GET",  "/account/setup/{token}", Everybody(410)), // there is an admin
    ("POST", "/account/setup/{token}", Everybody(410)),
    ("POST", "/account/password", Everybody(422)), // nothing was typed
    ("GET",  "/account/oidc", Everybody(404)), // there is no provider
    ("GET",  "/account/oidc/callback", Everybody(404)),
    ("GET",  "/account/factor", Only(&[(303, SIGNED_IN)])), // whoever is in needs no second step
    ("POST", "/account/factor", Only(&[(303, SIGNED_IN)])),
    ("GET",  "/account/me", Only(&[(200, SIGNED_IN)])),
    ("POST", "/account/me", Only(&[(400, SIGNED_IN)])), // nothing to do is named
    ("GET",  "/account/me/factor", Only(&[(200, SIGNED_IN)])),
    ("POST", "/account/me/factor", Only(&[(400, SIGNED_IN)])),
    ("GET",  "/account/people", Only(&[(200, MANAGERS)])),
    ("POST", "/account/people", Only(&[(422, MANAGERS)])), // nobody is named
    ("GET",  "/account/people/{person}", Only(&[(200, "org-admin admin")])), // it is the lead
    ("POST", "/account/people/{person}", Only(&[(400, "org-admin admin")])), // nothing to do is named
    ("GET",  "/account/people/no-such-person", Only(&[])),
    ("GET",  "/account/teams", Only(&[(200, MANAGERS)])),
    ("POST", "/account/teams", Only(&[(400, MANAGERS)])),
    ("GET",  "/account/tokens", Only(&[(200, SIGNED_IN)])),
    ("POST", "/account/tokens", Only(&[(400, SIGNED_IN)])), // nothing to do is named
    ("GET",  "/account/digests", Only(&[(200, SIGNED_IN)])),
    ("POST", "/account/digests", Only(&[(422, SIGNED_IN)])), // how often is not said
    ("GET",  "/account/digests/leave/{token}", Everybody(404)), // there is no such link
    ("POST", "/account/digests/leave/{token}", Everybody(404)),
    ("GET",  "/account/audit", Only(&[(200, "org-admin org-operator admin operator other-admin")])),
    ("GET",  "/account/organisation", Only(&[(200, "org-admin")])),
    ("POST", "/account/organisation", Only(&[(422, "org-admin")])),
    ("GET",  "/assets/author.{hash}.js", Everybody(200)),
    ("GET",  "/author", Only(&[(200, MANAGERS)])),
    ("GET",  "/author/new", Only(&[(200, MANAGERS)])),
    ("POST", "/author/new", Only(&[(422, "org-admin")])), // no title; a survey of the whole organisation
    ("GET",  "/author/{survey}", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}", Only(&[(404, AUTHORS)])), // there is no such button
    ("GET",  "/author/{survey}/settings", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/settings", Only(&[(303, AUTHORS)])),
    ("GET",  "/author/{survey}/pages/{page}", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/pages/{page}", Only(&[(303, AUTHORS)])),
    ("GET",  "/author/{survey}/questions/{item}", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/questions/{item}", Only(&[(303, AUTHORS)])),
    ("GET",  "/author/{survey}/condition", Only(&[(404, AUTHORS)])), // of nothing
    ("POST", "/author/{survey}/condition", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/rules", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/rules", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/lists", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/lists", Only(&[(303, AUTHORS)])),
    ("GET",  "/author/{survey}/lists/{list}", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/lists/{list}", Only(&[(303, AUTHORS)])),
    ("GET",  "/author/{survey}/bank", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/bank", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/pictures/{file}", Everybody(404)), // there is no such picture
    ("GET",  "/author/{survey}/pictures", Only(&[(404, AUTHORS)])), // of nothing
    ("POST", "/author/{survey}/pictures", Only(&[(404, AUTHORS)])),
    ("POST", "/author/{survey}/pictures/upload", Only(&[(415, AUTHORS)])), // a form without a file
    ("GET",  "/author/{survey}/preview", Only(&[(200, AUTHORS)])),
    ("GET",  "/author/{survey}/look/{page}", Only(&[(200, AUTHORS)])),
    ("GET",  "/author/{survey}/translate", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/translate", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/translate/{language}", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/translate/{language}", Only(&[(303, AUTHORS)])),
    ("GET",  "/translate/{token}", Everybody(404)), // there is no such link
    ("POST", "/translate/{token}", Everybody(404)),
    ("GET",  "/author/{survey}/review", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/review", Only(&[(404, AUTHORS)])), // there is no such button
    ("GET",  "/author/{survey}/review/minutes", Only(&[(200, AUTHORS)])),
    ("GET",  "/review", Only(&[(200, "org-admin admin lead reviewer other-admin other-lead")])),
    ("POST", "/review", Only(&[])), // nobody was asked for a review
    ("GET",  "/review/{token}", Everybody(404)), // there is no such link
    ("POST", "/review/{token}", Everybody(404)),
    ("GET",  "/author/{survey}/map", Only(&[(200, AUTHORS)])),
    ("GET",  "/author/{survey}/json", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/json", Only(&[(409, AUTHORS)])), // of no revision
    ("GET",  "/author/{survey}/download", Only(&[(200, AUTHORS)])),
    ("GET",  "/author/{survey}/history", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/history", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/publish", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/publish", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/no-such-survey", Only(&[])),
    ("POST", "/author/no-such-survey/publish", Only(&[])),
    ("GET",  "/results", Only(&[(200, SIGNED_IN)])),
    ("GET",  "/results/{survey}", Only(&[(200, READERS)])),
    ("GET",  "/results/no-such-survey", Only(&[])),
    ("GET",  "/results/{survey}/rows", Only(&[(200, "owner deputy lead")])),
    ("POST", "/results/{survey}/rows", Only(&[(422, "owner deputy lead")])), // it is not confirmed
    ("GET",  "/results/no-such-survey/rows", Only(&[])),
    ("GET",  "/results/{survey}/comments", Only(&[(200, MODERATORS), (200, "safeguarding")])),
    ("POST", "/results/{survey}/comments", Only(&[(404, MODERATORS)])), // there is no such comment
    ("GET",  "/results/no-such-survey/comments", Only(&[])),
    ("GET",  "/results/{survey}/you-said", Only(&[(200, TELLERS)])),
    ("POST", "/results/{survey}/you-said", Only(&[(404, "lead")])), // there is no such button
    ("GET",  "/results/{survey}/you-said/poster", Only(&[(200, TELLERS)])),
    ("GET",  "/results/{survey}/you-said/poster.svg", Only(&[(404, TELLERS)])), // nothing is published
    ("GET",  "/results/{survey}/you-said/{change}", Only(&[(404, TELLERS)])), // there is no such entry
    ("POST", "/results/{survey}/you-said/{change}", Only(&[(404, "lead")])),
    ("GET",  "/results/no-such-survey/you-said", Only(&[])),
    ("GET",  "/results/{survey}/themes", Only(&[(200, MODERATORS)])),
    ("POST", "/results/{survey}/themes", Only(&[(404, MODERATORS)])), // there is no such button
    ("GET",  "/results/{survey}/quality", Only(&[(200, READERS)])),
    ("GET",  "/results/{survey}/thanks", Only(&[(200, READERS)])),
    ("GET",  "/results/{survey}/places/{place}", Only(&[(404, READERS)])), // there is no such place
    ("GET",  "/results/{survey}/places/{place}/comments", Only(&[(404, READERS)])),
    ("GET",  "/results/{survey}/places/{place}/thanks", Only(&[(404, READERS)])),
    ("GET",  "/assets/moderate.{hash}.js", Everybody(200)),
    ("GET",  "/assets/sheet.{hash}.css", Everybody(200)),
    ("GET",  "/author/{survey}/places", Only(&[(200, AUTHORS)])),
    ("POST", "/author/{survey}/places", Only(&[(422, AUTHORS)])), // nothing was typed
    ("GET",  "/author/{survey}/places/{place}", Only(&[(404, AUTHORS)])), // there is no such place
    ("POST", "/author/{survey}/places/{place}", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/places/{place}/poster", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/{survey}/places/{place}/poster.svg", Only(&[(404, AUTHORS)])),
    ("GET",  "/author/no-such-survey/places", Only(&[])),
    ("GET",  "/assets/poster.{hash}.css", Everybody(200)),
    // `ward-design` does not ask the question of the return; of the other team's surveys one does.
    ("GET",  "/return/fft", Only(&[(200, "officer"), (303, "other-rest")])),
    ("GET",  "/return/fft/{survey}", Only(&[(404, "officer")])),
    ("GET",  "/return/fft/{survey}/totals", Only(&[(404, "officer")])),
    ("POST", "/return/fft/{survey}/totals", Only(&[(404, "officer")])),
    ("GET",  "/return/fft/{survey}/forms", Only(&[(404, "officer")])),
    ("POST", "/return/fft/{survey}/forms", Only(&[(404, "officer")])),
    ("GET",  "/return/fft/no-such-survey", Only(&[])),
    ("POST", "/account/sign-out", Only(&[(303, SIGNED_IN)])), // the last: it ends the session
];

/// The status that somebody gets.
fn expected(who: &str, method: &str, address: &str, let_in: &Let) -> u16 {
    match let_in {
        Everybody(status) => *status,
        Only(some) => {
            let is_session = who != "nobody" && !is_program(who);
            let named = |names: &str| names.split(' ').any(|name| name == who || (name == "*" && is_session));
            let found = some.iter().find(|(_, names)| named(names)).map(|(status, _)| *status);
            found.unwrap_or_else(|| refusal(who, method, address))
        }
    }
}

/// A page leads somebody who has not signed in to where that can be done, and gives back what was written; a program is
/// told.
fn refusal(who: &str, method: &str, address: &str) -> u16 {
    let gives_back =
        method == "POST" && ["/author/", "/results/", "/return/"].iter().any(|room| address.starts_with(room));
    match (who, address.starts_with("/api/")) {
        (who, _) if gives_back && (who == "nobody" || is_program(who)) => 401,
        ("nobody", true) => 401,
        ("nobody", false) => 303,
        (who, false) if is_program(who) => 303, // a token opens no page
        _ => 403,
    }
}

/// Whether it is a program, which shows a token and has no session.
fn is_program(who: &str) -> bool {
    who.ends_with("token")
}

/// The methods and addresses that the web registers, as its source says.
fn registered() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for source in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web")) {
        let (outside, inside) = source.split_once("scope(\"").unwrap_or((&source, ""));
        let scope = inside.split('"').next().unwrap_or_default();
        assert_eq!(inside.matches("scope(\"").count(), 0, "one scope a file: a second would be overlooked");
        found.extend(resources(outside, ""));
        found.extend(resources(inside, scope));
    }
    found
}

fn sources(folder: &Path) -> Vec<String> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![std::fs::read_to_string(path).unwrap()] })
        .collect()
}

fn resources(source: &str, scope: &str) -> Vec<(String, String)> {
    let resource = regex::Regex::new(r#"\bresource\("([^"]*)"\)(.*)"#).unwrap();
    // One that is written otherwise would be overlooked.
    assert_eq!(resource.find_iter(source).count(), source.matches("resource(").count(), "{source}");
    let methods = [("GET", "get()"), ("POST", "post()")];
    let named = |line: &str| {
        methods.into_iter().filter(|(_, call)| line.contains(&format!("route({call}"))).collect::<Vec<_>>()
    };
    let all = resource.captures_iter(source).flat_map(|line| {
        let routes = named(&line[2]);
        assert_eq!(routes.len(), line[2].matches("route(").count(), "a method without a row: {}", &line[0]);
        routes.into_iter().map(move |(method, _)| (method.to_owned(), format!("{scope}{}", &line[1])))
    });
    all.collect()
}

#[test]
fn every_address_has_a_row() {
    let rows = TABLE.iter().filter(|(_, address, _)| !address.contains("no-such"));
    let rows: BTreeSet<(String, String)> =
        rows.map(|(method, address, _)| ((*method).to_owned(), (*address).to_owned())).collect();
    assert_eq!(registered(), rows);
}

#[test]
fn every_row_names_people_that_there_are() {
    let known = |name: &str| name == SIGNED_IN || PEOPLE.iter().any(|(known, ..)| *known == name);
    for (method, address, let_in) in TABLE {
        let Only(some) = let_in else { continue };
        let names = some.iter().flat_map(|(_, names)| names.split(' '));
        assert!(names.clone().all(known), "{method} {address}: {:?}", names.collect::<Vec<_>>());
    }
}

/// The people of the table, with their roles.
fn people(world: &World) {
    for (id, name) in [(OWN, "Ward design team"), (OTHER, "Patient experience team")] {
        let team = Team { id: id.to_owned(), name: name.to_owned() };
        world.run(world.store.add_team(team, world.entry())).unwrap();
    }
    for (name, email, role) in PEOPLE {
        let Some(email) = email.filter(|_| role.is_some() || name == "member") else { continue }; // the others are there
        let person = NewPerson { email: email.to_owned(), name: name.to_owned(), created_at: 0 };
        world.run(world.store.add_person(person, world.entry())).unwrap();
        if let Some((role, scope)) = role {
            let duty = Duty { role, scope: Scope::parse(scope) };
            world.run(world.store.give_role(email, duty, None, world.entry())).unwrap();
        }
    }
}

/// What a program sends.
fn token(world: &World, name: &str, email: &str) -> String {
    let bytes = [u8::try_from(name.len()).unwrap(); 32];
    let scope = if name == "definitions-token" { TokenScope::Definitions } else { TokenScope::Results };
    let surveys = ["ward-design", "friends-and-family"].map(str::to_owned).into();
    let (id, name, email) = (name.to_owned(), name.to_owned(), email.to_owned());
    let token = Token { id, name, email, scope, surveys, created_at: 0, expires_at: i64::MAX };
    let kept = yousaid::keys::hash(&bytes).into();
    world.run(world.store.create_token(kept, token, world.entry())).unwrap();
    format!("Bearer yousaid_{}", data_encoding::BASE64URL_NOPAD.encode(&bytes))
}

fn post_with(world: &World, browser: &Browser, path: &str, token: &str, fields: &[(&str, &str)]) -> Page {
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    let headers = [("Origin", world.url.as_str()), ("Authorization", token), form];
    browser.send_with(path, &headers, serde_urlencoded::to_string(fields).unwrap().as_bytes())
}

fn signed_in(world: &World, email: Option<&str>) -> Browser {
    let browser = world.browser();
    if let Some(email) = email {
        let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
        assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    }
    browser
}

/// Somebody whom the table knows by this name.
fn asker(world: &World, name: &str) -> Browser {
    signed_in(world, PEOPLE.iter().find(|(known, ..)| *known == name).unwrap().1)
}

/// Sends a file with every field that a form with one has; the status.
fn send_file(world: &World, browser: &Browser, path: &str, csrf: Option<&str>) -> u16 {
    let field =
        |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let fields = [("at", "/pages/0/image"), ("owner", ""), ("language", "en"), ("do", "upload"), ("revision", "-1")];
    let fields = fields.into_iter().chain(csrf.map(|csrf| ("csrf", csrf)));
    let fields: String = fields.map(|(name, value)| field(name, value)).collect();
    let file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b\r\n--b--\r\n";
    let headers = [("Origin", world.url.as_str()), ("Content-Type", "multipart/form-data; boundary=b")];
    browser.send_with(path, &headers, format!("{fields}{file}").as_bytes()).status
}

/// An example of an address.
fn example(world: &World, address: &str) -> String {
    let sheet = world.browser().get("/account").between("/assets/staff.", ".css").unwrap_or_default().to_owned();
    let parts = [
        ("{survey}", "ward-design"),
        ("{page}", "noise"),
        ("{item}", "stayed"),
        ("{list}", "howOften"),
        ("{language}", "ur"),
        ("{file}", "none.svg"),
        ("{token}", "none"),
        ("{year}", "2026"),
        ("{change}", "none"),
    ];
    let lead = world.keys.person_id("lead@example.nhs.uk");
    let parts = parts.into_iter().chain([("{hash}", sheet.as_str()), ("{person}", lead.as_str())]);
    parts.fold(address.to_owned(), |address, (name, value)| address.replace(name, value))
}

on_both! {
    fn everybody_may_do_what_the_table_says_and_nothing_else(world) {
        people(world);
        let mut wrong = Vec::new();
        let paths: Vec<String> = TABLE.iter().map(|(_, address, _)| example(world, address)).collect();
        for (name, email, _) in PEOPLE {
            let token = if is_program(name) { token(world, name, email.unwrap_or_default()) } else { String::new() };
            let browser = signed_in(world, email.filter(|_| token.is_empty()));
            let csrf = browser.get("/results").between("name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
            for ((method, address, let_in), path) in TABLE.iter().zip(&paths) {
                let fields = [("csrf", csrf.as_str()), ("comment", "00112233445566778899aabbccddeeff"), ("do", "hold")];
                let page = match (*method, token.as_str()) {
                    ("GET", "") => browser.get(path),
                    ("GET", token) => browser.get_with(path, &[("Authorization", token)]),
                    (_, "") => browser.post(path, &fields),
                    (_, token) => post_with(world, &browser, path, token, &fields),
                };
                let expected = expected(name, method, address, let_in);
                if page.status != expected {
                    wrong.push(format!("{name}: {method} {path} is {}, not {expected}", page.status));
                }
            }
        }
        println!("{} routes × {} roles: {} differences", TABLE.len(), PEOPLE.len(), wrong.len());
        assert_eq!(wrong, Vec::<String>::new(), "of {} rights", TABLE.len() * PEOPLE.len());
    }

    fn no_form_is_taken_from_another_site(world) {
        let browser = asker(world, "owner");
        for (_, address, _) in TABLE.iter().filter(|(method, ..)| *method == "POST") {
            let path = example(world, address);
            for headers in [&[][..], &[("Origin", "https://elsewhere.example")], &[("Sec-Fetch-Site", "cross-site")]] {
                let headers: Vec<_> = headers.iter().copied().chain([("Content-Type", "application/x-www-form-urlencoded")]).collect();
                let status = browser.send_with(&path, &headers, b"a=b").status;
                // A program says nothing of where it comes from; it has no cookie, and sends JSON. Nor does a mail program
                // that leaves with one click; its link holds a secret.
                let (is_api, is_click) = (path.starts_with("/api/"), path.starts_with("/news/leave/"));
                let is_staffs = path.starts_with("/account/digests/leave/");
                let expected = match headers.len() {
                    1 if is_api => 415,
                    1 if is_click => 410,
                    1 if is_staffs => 404,
                    _ => 403,
                };
                assert_eq!(status, expected, "{path} {headers:?}");
            }
            // Families' pages ask for no referrer, and some browsers say nothing else then; staff pages do not.
            let form = ("Content-Type", "application/x-www-form-urlencoded");
            let is_staff = ["/account", "/results", "/author", "/translate", "/review", "/return"].iter().any(|room| path.starts_with(room));
            let null = browser.send_with(&path, &[("Origin", "null"), form], b"a=b").status;
            assert_eq!(null == 403, is_staff, "{path}");
            let foreign = [("Origin", "null"), ("Sec-Fetch-Site", "same-site"), form];
            assert_eq!(browser.send_with(&path, &foreign, b"a=b").status, 403, "{path}");
        }
        let own = [("Origin", "null"), ("Sec-Fetch-Site", "same-origin"), ("Content-Type", "application/x-www-form-urlencoded")];
        assert_eq!(browser.send_with("/account", &own, b"a=b").status, 422, "it comes from our own page");
    }

    fn a_form_of_staffs_needs_the_token_of_its_session(world) {
        people(world);
        let browser = asker(world, "org-admin");
        for (_, address, let_in) in TABLE.iter().filter(|(method, ..)| *method == "POST") {
            let Only(some) = let_in else { continue };
            let path = example(world, address);
            let takes_files = some.iter().any(|(status, _)| *status == 415);
            if !takes_files {
                assert_eq!(browser.post(&path, &[("csrf", "made-up")]).status, 403, "{path}");
                continue;
            }
            // Where a file is sent, the token stands in the body beside it.
            let own = browser.get("/results").between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
            assert_eq!(browser.post(&path, &[("csrf", &own)]).status, 415, "{path}");
            assert_eq!(send_file(world, &browser, &path, None), 415, "{path}");
            assert_eq!(send_file(world, &browser, &path, Some("made-up")), 403, "{path}");
            assert_ne!(send_file(world, &browser, &path, Some(&own)), 403, "{path}");
        }
    }

    fn head_is_get_without_its_body(world) {
        let browser = asker(world, "owner");
        for (_, address, _) in TABLE.iter().filter(|(method, ..)| *method == "GET") {
            let path = example(world, address);
            let (get, head) = (browser.get(&path), browser.head(&path));
            assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{path}");
            assert_eq!(head.headers.get("content-type"), get.headers.get("content-type"), "{path}");
        }
    }

    fn a_slash_at_the_end_leads_to_the_address_without(world) {
        let browser = world.browser();
        assert_eq!(browser.get("/s/ward-design/").location(), "/s/ward-design");
        assert_eq!(browser.get("/s/ward-design/?embed=1").location(), "/s/ward-design?embed=1");
    }
}
