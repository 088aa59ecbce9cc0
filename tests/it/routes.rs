//! One table of who may do what: address × method × person. A test walks it, and an address of the web's that has no
//! row fails.

use crate::on_both;
use crate::world::{Browser, World};
use std::collections::BTreeSet;
use std::path::Path;
use yousaid::sign_in;

/// Who asks, in the order of the table's columns.
const PEOPLE: [(&str, Option<&str>); 5] = [
    ("nobody", None),
    ("another team", Some("patient.experience@example.nhs.uk")),
    ("safeguarding", Some("safeguarding@example.nhs.uk")),
    ("deputy", Some("families@example.nhs.uk")),
    ("owner", Some("ward.design@example.nhs.uk")),
];

/// For everybody alike.
const fn all(status: u16) -> [u16; 5] {
    [status; 5]
}

/// Method, address, and the status for each of `PEOPLE`. A 303 leads somebody who is not signed in to where that can be
/// done, and a family to the page that is next.
#[rustfmt::skip]
const TABLE: [(&str, &str, [u16; 5]); 40] = [
    ("GET",  "/", all(200)),
    ("GET",  "/withdraw", all(200)),
    ("POST", "/withdraw", all(422)), // no code was typed
    ("GET",  "/privacy", all(200)),
    ("GET",  "/accessibility", all(200)),
    ("GET",  "/s/{survey}", all(200)),
    ("POST", "/s/{survey}", all(303)),
    ("GET",  "/s/{survey}/", all(308)),
    ("GET",  "/s/{survey}/who", all(200)),
    ("POST", "/s/{survey}/who", all(422)), // nothing was chosen
    ("GET",  "/s/{survey}/check", all(303)),
    ("POST", "/s/{survey}/check", all(303)),
    ("GET",  "/s/{survey}/after-check", all(303)),
    ("POST", "/s/{survey}/after-check", all(303)),
    ("GET",  "/s/{survey}/sent", all(200)),
    ("GET",  "/s/{survey}/privacy", all(200)),
    ("GET",  "/s/{survey}/{page}", all(303)),
    ("POST", "/s/{survey}/{page}", all(303)),
    ("GET",  "/healthz", all(200)),
    ("GET",  "/readyz", all(200)),
    ("GET",  "/metrics", all(200)),
    ("GET",  "/favicon.ico", all(200)),
    ("GET",  "/media/{file}", all(404)), // there is no such file
    ("GET",  "/assets/staff.{hash}.css", all(200)),
    ("GET",  "/api/v1/surveys/{survey}", all(200)),
    ("POST", "/api/v1/surveys/{survey}/responses", all(415)), // a form is not JSON
    ("GET",  "/api/v1/surveys/{survey}/results", [401, 403, 403, 200, 200]),
    ("GET",  "/account", [200, 303, 303, 303, 303]),
    ("POST", "/account", all(422)), // no address was typed
    ("POST", "/account/code", all(422)),
    ("GET",  "/account/link/{token}", all(200)),
    ("POST", "/account/link/{token}", all(410)), // there is no such link
    ("GET",  "/results", [303, 200, 200, 200, 200]),
    ("GET",  "/results/{survey}", [303, 403, 403, 200, 200]),
    ("GET",  "/results/{survey}/comments", [303, 403, 200, 200, 200]),
    ("POST", "/results/{survey}/comments", [303, 403, 403, 404, 404]), // there is no such comment
    ("GET",  "/results/no-such-survey", [303, 403, 403, 403, 403]),
    ("GET",  "/results/no-such-survey/comments", [303, 403, 403, 403, 403]),
    ("GET",  "/api/v1/surveys/no-such-survey/results", [401, 403, 403, 403, 403]),
    ("POST", "/account/sign-out", [303, 303, 303, 303, 303]), // the last: it ends the session
];

/// The methods and addresses that the web registers, as its source says.
fn registered() -> BTreeSet<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let resource = regex::Regex::new(r#"resource\("([^"]*)"\)(.*)"#).unwrap();
    let mut found = BTreeSet::new();
    for (file, scope) in [("serve.rs", ""), ("staff/mod.rs", ""), ("respond/mod.rs", "/s/{survey}")] {
        let source = std::fs::read_to_string(folder.join(file)).unwrap();
        let (outside, inside) = source.split_once("scope(\"").unwrap_or((&source, ""));
        for (part, before) in [(outside, ""), (inside, scope)] {
            // One that is written otherwise would be overlooked.
            assert_eq!(resource.find_iter(part).count(), part.matches("resource(").count(), "{file}");
            for line in resource.captures_iter(part) {
                let methods = [("GET", "get()"), ("POST", "post()")];
                let methods = methods.into_iter().filter(|(_, call)| line[2].contains(&format!("route({call}")));
                found.extend(methods.map(|(method, _)| (method.to_owned(), format!("{before}{}", &line[1]))));
            }
        }
    }
    found
}

#[test]
fn every_address_has_a_row() {
    let rows = TABLE.iter().filter(|(_, address, _)| !address.contains("no-such"));
    let rows: BTreeSet<(String, String)> =
        rows.map(|(method, address, _)| ((*method).to_owned(), (*address).to_owned())).collect();
    assert_eq!(registered(), rows);
}

fn signed_in(world: &World, email: Option<&str>) -> Browser {
    let browser = world.browser();
    if let Some(email) = email {
        let link = world.run(sign_in::create(&world.store, &world.keys, email, world.now().as_second())).unwrap();
        assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    }
    browser
}

/// An example of an address.
fn example(world: &World, address: &str) -> String {
    let sheet = world.browser().get("/account").between("/assets/staff.", ".css").unwrap_or_default().to_owned();
    let parts = [("{survey}", "ward-design"), ("{page}", "noise"), ("{file}", "none.svg"), ("{token}", "none")];
    let parts = parts.into_iter().chain([("{hash}", sheet.as_str())]);
    parts.fold(address.to_owned(), |address, (name, value)| address.replace(name, value))
}

on_both! {
    fn everybody_may_do_what_the_table_says_and_nothing_else(world) {
        let mut wrong = Vec::new();
        for (column, (name, email)) in PEOPLE.iter().enumerate() {
            let browser = signed_in(world, *email);
            let csrf = browser.get("/results").between("name=\"csrf\" value=\"", "\"").unwrap_or_default().to_owned();
            for (method, address, statuses) in TABLE {
                let path = example(world, address);
                let fields = [("csrf", csrf.as_str()), ("comment", "00112233445566778899aabbccddeeff"), ("do", "hold")];
                let page = if method == "GET" { browser.get(&path) } else { browser.post(&path, &fields) };
                if page.status != statuses[column] {
                    wrong.push(format!("{name}: {method} {path} is {}, not {}", page.status, statuses[column]));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new(), "of {} rights", TABLE.len() * PEOPLE.len());
    }

    fn no_form_is_taken_from_another_site(world) {
        let browser = signed_in(world, PEOPLE[4].1);
        for (_, address, _) in TABLE.iter().filter(|(method, ..)| *method == "POST") {
            let path = example(world, address);
            for headers in [&[][..], &[("Origin", "https://elsewhere.example")], &[("Sec-Fetch-Site", "cross-site")]] {
                let headers: Vec<_> = headers.iter().copied().chain([("Content-Type", "application/x-www-form-urlencoded")]).collect();
                let status = browser.send_with(&path, &headers, b"a=b").status;
                // A program says nothing of where it comes from; it has no cookie, and sends JSON.
                let is_program = path.starts_with("/api/") && headers.len() == 1;
                assert_eq!(status, if is_program { 415 } else { 403 }, "{path} {headers:?}");
            }
            // Families' pages ask for no referrer, and some browsers say nothing else then; staff pages do not.
            let form = ("Content-Type", "application/x-www-form-urlencoded");
            let is_staff = ["/account", "/results"].iter().any(|room| path.starts_with(room));
            let null = browser.send_with(&path, &[("Origin", "null"), form], b"a=b").status;
            assert_eq!(null == 403, is_staff, "{path}");
            let foreign = [("Origin", "null"), ("Sec-Fetch-Site", "same-site"), form];
            assert_eq!(browser.send_with(&path, &foreign, b"a=b").status, 403, "{path}");
        }
        let own = [("Origin", "null"), ("Sec-Fetch-Site", "same-origin"), ("Content-Type", "application/x-www-form-urlencoded")];
        assert_eq!(browser.send_with("/account", &own, b"a=b").status, 422, "it comes from our own page");
    }

    fn head_is_get_without_its_body(world) {
        let browser = signed_in(world, PEOPLE[4].1);
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
