//! Released answers row by row: who gets them, what is noted, and what a file does not hold.

use crate::equal::report;
use crate::on_both;
use crate::world::{Browser, World};
use std::collections::BTreeSet;
use std::process::{Command, Output};
use yousaid::sign_in;

const OWNER: &str = "ward.design@example.nhs.uk";
const ROWS: &str = "/results/ward-design/rows";

fn owner(world: &World) -> Browser {
    let browser = world.browser();
    let link = world.run(sign_in::create(&world.store, &world.keys, OWNER, world.now().as_second())).unwrap();
    assert_eq!(browser.post(&format!("/account/link/{}", link.token), &[]).status, 303);
    browser
}

fn csrf(browser: &Browser) -> String {
    browser.get(ROWS).between("name=\"csrf\" value=\"", "\"").unwrap().to_owned()
}

/// Asks for the file as its page does.
fn file(browser: &Browser, format: &str) -> String {
    let csrf = csrf(browser);
    let page = browser.post(ROWS, &[("csrf", &csrf), ("format", format), ("confirmed", "1")]);
    assert_eq!((page.status, page.headers["cache-control"].as_str()), (200, "no-store"), "{}", page.body);
    assert!(page.headers["content-disposition"].contains(&format!("ward-design-rows.{format}")));
    page.body
}

fn noted(world: &World) -> Vec<String> {
    let trail = world.run(world.store.audit_trail(Some("ward-design"), 20)).unwrap();
    trail
        .into_iter()
        .filter(|entry| entry.what == "export rows")
        .map(|entry| format!("{} {}", entry.who, entry.detail))
        .collect()
}

/// The lines of a CSV by column.
fn table(csv: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let own = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
    let head = own(reader.headers().unwrap());
    (head, reader.records().map(|record| own(&record.unwrap())).collect())
}

fn command(world: &World, arguments: &[&str]) -> Output {
    std::fs::create_dir_all(world.folder.join("data")).unwrap();
    std::fs::write(world.folder.join("data/secret"), "07".repeat(32)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_yousaid"));
    command.env_clear().env("YOUSAID_DATABASE_URL", &world.database).current_dir(&world.folder);
    command.args(arguments).output().unwrap()
}

on_both! {
    fn a_file_is_confirmed_noted_and_then_sent(world) {
        report(world);
        let browser = owner(world);
        let page = browser.post(ROWS, &[("csrf", &csrf(&browser)), ("format", "csv")]);
        assert_eq!((page.status, noted(world).len()), (422, 0), "it was not confirmed");
        assert!(page.body.contains("Tick the box first"), "{}", page.body);
        let page = browser.post(ROWS, &[("csrf", "another"), ("format", "csv"), ("confirmed", "1")]);
        assert_eq!((page.status, noted(world).len()), (403, 0));
        let (_, rows) = table(&file(&browser, "csv"));
        assert_eq!(rows.len(), 70, "ten of eighty are not figures yet");
        assert_eq!(noted(world), [format!("{OWNER} 70 rows as csv")]);
        let lines = file(&browser, "ndjson");
        let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.len() == 70 && lines.iter().all(|line| line["answers"]["stayed"]["words"].is_string()), "{lines:?}");
        assert_eq!(noted(world).len(), 2);
    }

    fn a_file_holds_nothing_that_names_anybody(world) {
        report(world);
        let text = file(&owner(world), "csv");
        let (head, rows) = table(&text);
        let column = |name: &str| head.iter().position(|head| head == name);
        assert!(!text.contains("More light"), "words that people wrote");
        assert_eq!((column("age"), column("one-change"), column("key"), column("day")), (None, None, None, None));
        let month = column("month").unwrap();
        assert!(rows.iter().all(|row| row[month] == "2026-11"), "{:?}", rows[0]);
        let (code, words) = (column("noise-at-night").unwrap(), column("noise-at-night: words").unwrap());
        let said: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row[code].as_str(), row[words].as_str())).collect();
        assert!(said.contains(&("never", "Never")) && said.len() <= 4, "{said:?}");
        for receipt in ["submission", "receipt"] {
            assert!(!text.to_lowercase().contains(receipt));
        }
    }

    fn who_somebody_is_is_shown_where_ten_share_it(world) {
        report(world);
        let odd = serde_json::json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "pl", "role": "youngPerson", "help": "alone",
            "answers": {"stayed": "yes"}
        });
        assert_eq!(world.submit("ward-design", &odd).0, 201);
        // Of each kind twenty, so that ten are left whichever ten wait.
        for at in 0..40 {
            let body = serde_json::json!({
                "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": "child", "help": "alone",
                "answers": {"stayed": if at % 2 == 0 { "yes" } else { "no" }}
            });
            assert_eq!(world.submit("ward-design", &body).0, 201);
        }
        world.pass(86_400);
        let edition = world.catalogue.current("ward-design").unwrap();
        world.run(yousaid::figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
        let (head, rows) = table(&file(&owner(world), "csv"));
        let traits: Vec<usize> = ["role", "month", "band", "help", "mode", "language"]
            .iter()
            .map(|name| head.iter().position(|head| head == name).unwrap())
            .collect();
        let mut shared = std::collections::BTreeMap::<Vec<&str>, usize>::new();
        for row in &rows {
            *shared.entry(traits.iter().map(|at| row[*at].as_str()).collect()).or_default() += 1;
        }
        assert!(shared.values().all(|people| *people >= 10), "{shared:?}");
        assert!(!rows.iter().any(|row| row.iter().any(|cell| cell == "youngPerson")), "there is one of them at most");
        // Easy Read asks less: whether the bathrooms were asked about tells who read it.
        let (role, asked) = (traits[0], head.iter().position(|name| name.starts_with("bathroom-needs/")).unwrap());
        let hidden = rows.iter().filter(|row| row[role] == "(not shown)");
        assert!(hidden.clone().all(|row| row[asked] == "(not shown)"), "{hidden:?}");
        assert!(rows.iter().any(|row| row[asked] != "(not shown)"), "where ten share it, it is told");
    }

    fn files_have_the_same_rows_in_another_order(world) {
        report(world);
        let browser = owner(world);
        let [first, second] = [(); 2].map(|()| table(&file(&browser, "csv")).1);
        assert_ne!(first, second);
        let sorted = |mut rows: Vec<Vec<String>>| {
            rows.sort();
            rows
        };
        assert_eq!(sorted(first), sorted(second));
    }

    fn there_is_no_file_of_fewer_than_ten(world) {
        let browser = owner(world);
        let csrf = csrf(&browser);
        let page = browser.post(ROWS, &[("csrf", &csrf), ("format", "csv"), ("confirmed", "1")]);
        assert_eq!((page.status, noted(world).len()), (422, 0));
        let output = command(world, &["export", "ward-design"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{output:?}");
    }

    fn the_command_writes_the_same_and_is_noted(world) {
        report(world);
        let output = command(world, &["export", "ward-design", "--output", "rows.csv"]);
        assert!(output.status.success(), "{output:?}");
        let (head, rows) = table(&std::fs::read_to_string(world.folder.join("rows.csv")).unwrap());
        assert_eq!((rows.len(), noted(world)), (70, vec!["shell 70 rows as csv".to_owned()]));
        assert!(!world.folder.join("rows.csv.part").exists());
        let book = command(world, &["export", "ward-design", "--codebook"]).stdout;
        let (_, book) = table(std::str::from_utf8(&book).unwrap());
        let known = |name: &String| book.iter().any(|line| line[0] == name.trim_end_matches(": words"));
        assert_eq!(head.iter().find(|name| !known(name)), None, "every column stands in the codebook");
        let left_out = book.iter().find(|line| line[0] == "age").unwrap();
        assert!(left_out[3].starts_with("left out"), "{left_out:?}");
        assert_eq!(noted(world).len(), 1, "the codebook holds no answers");
        assert_eq!(command(world, &["export", "nothing"]).status.code(), Some(1));
        assert_eq!(command(world, &["export", "ward-design", "--output", "/nothing/there"]).status.code(), Some(2));
    }

    fn reports_are_files_by_page_and_by_command(world) {
        report(world);
        let browser = owner(world);
        for (format, begins) in [("xlsx", &b"PK"[..]), ("pdf", b"%PDF-"), ("csv", "\u{feff}period".as_bytes()), ("json", b"{"), ("png&question=noise-at-night", b"\x89PNG")] {
            let bytes = browser.bytes(&format!("/results/ward-design?format={format}"));
            assert!(bytes.starts_with(begins), "{format}");
        }
        for format in ["xlsx", "pdf"] {
            let output = command(world, &["report", "ward-design", "--format", format, "--output", "report"]);
            assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
            let written = std::fs::read(world.folder.join("report")).unwrap();
            assert_eq!(written, command(world, &["report", "ward-design", "--format", format]).stdout);
            assert_eq!(written, browser.bytes(&format!("/results/ward-design?format={format}")));
        }
        let page = browser.get("/results/ward-design").body;
        let links = regex::Regex::new("href=\"([^\"]*format=[^\"]*)\"").unwrap();
        let links: Vec<String> = links.captures_iter(&page).map(|link| link[1].replace("&amp;", "&").replace("&#x3D;", "=")).collect();
        assert!(links.len() > 8, "{links:?}");
        links.iter().for_each(|link| assert!(!browser.bytes(link).is_empty(), "{link}"));
    }
}
