//! Looking closer at results: a part of the answers, and side by side by anything, as page, CSV and JSON.

use crate::on_both;
use crate::staff::signed_in;
use crate::store_kit::Outside;
use crate::world::{Browser, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SURVEY: &str = "ward-design";

/// Sixty answers, of which fifty are figures.
fn answered(world: &World) {
    for number in 0..60 {
        let noise = ["often", "never", "sometimes"][number % 3];
        let (role, help) = [("child", "alone"), ("parentCarer", "together")][(number / 2) % 2];
        let liked = ["garden", "own-window"][(number / 3) % 2];
        let answers = json!({"noise-at-night": noise, "liked-most": [liked], "age": 9});
        let body = json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": role, "help": help,
            "answers": answers
        });
        assert_eq!(world.submit(SURVEY, &body).0, 201);
    }
    let edition = world.catalogue.current(SURVEY).unwrap();
    world.run(yousaid::figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
}

fn api(lead: &Browser, query: &str) -> Value {
    let page = lead.get(&format!("/api/v1/surveys/{SURVEY}/results{query}"));
    assert_eq!(page.status, 200, "{query}: {}", page.body);
    serde_json::from_str(&page.body).unwrap()
}

/// What a report says of a question.
fn question(report: &Value, id: &str) -> Option<Value> {
    report["questions"].as_array().unwrap().iter().find(|one| one["id"] == id).cloned()
}

/// How many gave each answer, in the words of the report.
fn answers(list: &Value) -> BTreeMap<String, (Value, Value)> {
    let one = |answer: &Value| {
        (answer["answer"].as_str().unwrap().to_owned(), (answer["people"].clone(), answer["percent"].clone()))
    };
    list.as_array().unwrap().iter().map(one).collect()
}

/// What people are told apart by, with the values that they are given here.
const BY: [(&str, &[&str]); 5] = [
    ("role", &["child", "youngPerson", "parentCarer"]),
    ("help", &["alone", "together"]),
    ("noise-at-night", &["often", "never", "sometimes"]),
    ("light-at-night", &["too-bright", "good-for-sleep", "too-dark", "dont-know"]),
    ("liked-most", &["garden", "own-window", "parent-bed"]),
];

/// Two hundred and forty answers, drawn by a seed, of which all but the newest become figures; and their receipts.
fn many(world: &World, seed: u64) -> Vec<String> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut pick = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % sides
    };
    let receipts = (0..240).map(|_| {
        let mut answers = serde_json::Map::new();
        for (item, values) in &BY[2..] {
            // Some leave it blank.
            let Some(first) = values.get(pick(values.len() + 1)) else { continue };
            let second = values[pick(values.len())];
            let several = if second == *first { json!([first]) } else { json!([first, second]) };
            answers.insert((*item).to_owned(), if *item == "liked-most" { several } else { json!(first) });
        }
        let body = json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": BY[0].1[pick(3)],
            "help": BY[1].1[pick(2)], "answers": answers
        });
        let (status, sent) = world.submit(SURVEY, &body);
        assert_eq!(status, 201, "{sent}");
        sent["receipt"].as_str().unwrap().to_owned()
    });
    let receipts: Vec<String> = receipts.collect();
    world.pass(86_400);
    let edition = world.catalogue.current(SURVEY).unwrap();
    world.run(yousaid::figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    receipts
}

/// How many released responses the database has of which all this is so.
fn counted(world: &World, outside: &mut Outside, all: &[(&str, &str)]) -> i64 {
    let is_sqlite = world.database.starts_with("sqlite:");
    let is_so = |(item, value): &(&str, &str)| match (*item, is_sqlite) {
        ("role" | "help", _) => format!("{item} = '{value}'"),
        ("liked-most", true) => {
            format!("EXISTS (SELECT 1 FROM json_each(answers, '$.\"{item}\"') WHERE value = '{value}')")
        }
        (_, true) => format!("json_extract(answers, '$.\"{item}\"') = '{value}'"),
        ("liked-most", false) => format!("CAST(answers AS jsonb) -> '{item}' @> '\"{value}\"'"),
        (_, false) => format!("CAST(answers AS jsonb) ->> '{item}' = '{value}'"),
    };
    let conditions: Vec<String> = all.iter().map(is_so).collect();
    let sql = format!(
        "SELECT CAST(count(*) AS TEXT) AS told FROM responses WHERE survey = '{SURVEY}' AND release IS NOT NULL AND {}",
        conditions.join(" AND ")
    );
    outside.ask(&sql)[0].parse().unwrap()
}

/// Of when rounded figures are: of the last release, or perhaps of one before.
#[derive(Clone, Copy, PartialEq)]
enum Rounded {
    Now,
    Earlier,
}

/// Compares every cell of every table by two and by three things with the database; how many were exact, and rounded.
fn compared(world: &World, lead: &Browser, rounded: Rounded) -> [usize; 2] {
    let (mut outside, mut compared) = (Outside::of(&world.database), [0; 2]);
    for (by, _) in BY {
        let others = BY.iter().filter(|(other, _)| *other != by);
        let within = others.flat_map(|(item, values)| [None, Some((*item, values[0])), Some((*item, values[1]))]);
        for within in within.collect::<std::collections::BTreeSet<_>>() {
            let part = within.map(|(item, value)| format!("&where={item}%3D{value}")).unwrap_or_default();
            let report = api(lead, &format!("?by={by}{part}"));
            for question in report["questions"].as_array().unwrap() {
                let asked = question["id"].as_str().unwrap();
                for group in question["cross"]["groups"].as_array().into_iter().flatten() {
                    let all = within.into_iter().chain([(by, group["value"].as_str().unwrap())]);
                    let mut all: Vec<(&str, &str)> = all.collect();
                    let Some((_, values)) = BY.iter().find(|(item, _)| *item == asked) else { continue };
                    for cell in group["answers"].as_array().unwrap() {
                        let answer = cell["answer"].as_str().unwrap();
                        if !values.contains(&answer) {
                            continue;
                        }
                        all.push((asked, answer));
                        let truth = counted(world, &mut outside, &all);
                        all.pop();
                        let words = format!("{cell} of {all:?} {asked}, counted {truth}");
                        let about =
                            cell["value"].as_str().unwrap().split(' ').find_map(|word| word.parse::<i64>().ok());
                        match (cell["people"].as_i64(), about) {
                            (Some(people), _) => {
                                assert_eq!(people, truth, "{words}");
                                compared[0] += 1;
                            }
                            (None, Some(about)) if rounded == Rounded::Now => {
                                let small = cell["value"].as_str().unwrap().to_lowercase().contains("fewer");
                                assert!(if small { truth < 10 } else { (about - truth).abs() <= 4 }, "{words}");
                                compared[1] += 1;
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }
    compared
}

on_both! {
    fn each_side_of_a_cross_table_is_the_report_of_that_part(world) {
        answered(world);
        let lead = signed_in(world);
        let (mut exact, mut rounded) = (0, 0);
        for (by, values, part) in [
            ("noise-at-night", ["often", "never"], ""),
            ("role", ["child", "parentCarer"], ""),
            ("liked-most", ["garden", "own-window"], ""),
            ("noise-at-night", ["often", "never"], "&where=role%3Dchild"),
        ] {
            let beside = api(&lead, &format!("?by={by}{part}"));
            for asked in ["noise-at-night", "liked-most"].into_iter().filter(|asked| *asked != by) {
                let cross = question(&beside, asked).unwrap()["cross"].clone();
                assert_eq!(cross["by"], by, "{asked}");
                for value in values {
                    let alone = api(&lead, &format!("?where={by}%3D{value}{part}"));
                    let side = cross["groups"].as_array().unwrap().iter().find(|group| group["value"] == value).unwrap();
                    let expected = question(&alone, asked).unwrap();
                    assert_eq!(answers(&side["answers"]), answers(&expected["answers"]), "{asked} by {by}={value}{part}");
                    match expected["kind"].as_str() {
                        Some("exact") => exact += 1,
                        Some("rounded") => rounded += 1,
                        _ => {}
                    }
                }
            }
        }
        assert!(exact > 3 && rounded > 2, "{exact} exact, {rounded} rounded");
    }

    fn the_page_the_csv_and_the_api_say_the_same_of_a_part(world) {
        answered(world);
        let lead = signed_in(world);
        let query = "?where=role%3Dchild&by=noise-at-night";
        let page = lead.get(&format!("/results/{SURVEY}{query}"));
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Only where who answered is “Children”."));
        assert!(page.body.contains(r#"<option value="role=child" selected>"#));
        assert!(page.body.contains(r#"<option value="noise-at-night" selected"#));
        let csv = format!("/results/{SURVEY}{query}&format=csv");
        assert!(page.body.replace("&amp;", "&").replace("&#x3D;", "=").contains(&format!("href=\"{csv}\"")), "{csv}");
        let csv = lead.get(&csv);
        assert_eq!(csv.status, 200);
        let report = api(&lead, query);
        let mut cells = 0;
        for question in report["questions"].as_array().unwrap() {
            for group in question["cross"]["groups"].as_array().into_iter().flatten() {
                for cell in group["answers"].as_array().unwrap() {
                    let value = cell["value"].as_str().unwrap();
                    assert!(page.body.contains(value), "{value} is not on the page");
                    let is_it = |line: &str| {
                        line.contains(&format!("{},", question["id"].as_str().unwrap()))
                            && line.contains(&format!(",noise-at-night,{},{},", group["label"].as_str().unwrap(), cell["answer"].as_str().unwrap()))
                            && line.contains(value)
                    };
                    assert!(csv.body.lines().any(is_it), "{cell} is not in the CSV");
                    cells += 1;
                }
            }
        }
        assert!(cells > 10, "{cells} cells");
    }

    fn what_cannot_be_asked_is_said_in_plain_words(world) {
        answered(world);
        let lead = signed_in(world);
        for (query, words) in [
            ("?where=role%3Dnobody", "has no answer"),
            ("?where=nothing%3Dchild", "There is no question"),
            ("?where=role", "is written as role=child"),
            ("?by=one-change", "words of people"),
            ("?where=role%3Dchild&where=role%3DparentCarer", "of the same question"),
            ("?where=role%3Dchild&by=role", "of the same question"),
            ("?where=role%3Dchild&where=noise-at-night%3Doften&by=help", "At most two"),
            ("?where=role%3Dchild&where=noise-at-night%3Doften&from=0&until=1", "always of all answers"),
            ("?where=role%3Dchild&from=3&until=2", "a period that these results do not have"),
        ] {
            let page = lead.get(&format!("/results/{SURVEY}{query}"));
            assert_eq!(page.status, 404, "{query}");
            let said = page.body.replace("&#x3D;", "=").replace("&quot;", "\"");
            assert!(said.contains(words), "{query}: {words}");
            assert!(page.body.contains(r#"<form class="filters""#), "{query} offers to ask again");
            let api = lead.get(&format!("/api/v1/surveys/{SURVEY}/results{query}"));
            assert_eq!(api.status, 400, "{query}: {}", api.body);
            assert!(api.body.contains(words), "{query}: {}", api.body);
        }
        // A list that was left alone asks for nothing.
        assert_eq!(lead.get(&format!("/results/{SURVEY}?where=&where=&by=")).status, 200);
    }

    fn every_count_is_what_the_database_counts(world) {
        let lead = signed_in(world);
        for seed in 0..2 {
            let receipts = many(world, seed);
            let [exact, rounded] = compared(world, &signed_in(world), Rounded::Now);
            assert!(exact > 20 && rounded > 300, "{exact} exact, {rounded} rounded");
            for receipt in receipts.iter().step_by(17) {
                assert_eq!(lead.post("/withdraw", &[("receipt", receipt)]).status, 200);
            }
            many(world, seed + 100);
            let [exact, _] = compared(world, &signed_in(world), Rounded::Earlier);
            assert!(exact > 20, "{exact} exact");
        }
    }

    fn a_new_release_and_answers_taken_back_reach_the_parts(world) {
        answered(world);
        let lead = signed_in(world);
        let query = "?where=noise-at-night%3Doften";
        let people = |report: &Value| report["answers"].as_str().unwrap().to_owned();
        let first = people(&api(&lead, query));
        world.pass(86_400);
        answered(world);
        let lead = signed_in(world);
        let second = people(&api(&lead, query));
        assert_ne!(first, second);
        assert!(second.contains("110 are figures"), "{second}");
    }
}
