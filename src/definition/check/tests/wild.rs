//! Whatever a file holds, it is read without a panic.

use super::super::read;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;

const DEFINITIONS: [&str; 4] = [
    include_str!("../../../../survey-definitions/event-feedback.json"),
    include_str!("../../../../survey-definitions/friends-and-family.json"),
    include_str!("../../../../survey-definitions/learning-disability-support.json"),
    include_str!("../../../../survey-definitions/ward-design.json"),
];

/// Pieces that a definition is made of, put where they do not belong.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "-1",
    "1e999",
    "\"\"",
    "\"en\"",
    "\"scale\"",
    "\"group\"",
    "\"hidden\"",
    "\"visibleIf\": {\"not\": {}},",
    "\"items\": [],",
    "\"points\": 11,",
    "\"options\": [],",
    "\u{0}",
    "\u{202e}",
    "é",
    "\\u0000",
    "\"byRole\": {\"x\": {}},",
    "\"id\": \"age\",",
    "\"max\": 0,",
    "{\"item\": \"age\", \"moreThan\": 3}",
];

/// The nearest place between two characters.
fn boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

fn read_without_a_panic(text: &str) {
    let checked = read(text, &BTreeMap::new());
    assert!(checked.survey.is_some() || !checked.findings.is_empty());
}

#[test]
fn no_change_of_a_definition_makes_the_checker_panic() {
    let mut random = StdRng::seed_from_u64(1);
    for round in 0..2000 {
        let mut text = DEFINITIONS[round % 4].to_owned();
        for _ in 0..random.random_range(1..4) {
            let at = boundary(&text, random.random_range(0..=text.len()));
            let end = boundary(&text, (at + random.random_range(0..40)).min(text.len()));
            match random.random_range(0..4) {
                0 => text.truncate(at),
                1 => text.replace_range(at..end, ""),
                _ => text.insert_str(at, PIECES[random.random_range(0..PIECES.len())]),
            }
        }
        read_without_a_panic(&text);
    }
}

/// Changes that leave JSON whole reach deeper: some values become others.
#[test]
fn no_value_in_a_wrong_place_makes_the_checker_panic() {
    let odd = ["null", "7", "-0.5", "\"\"", "\"age\"", "[]", "{}", "[{}]", "{\"en\": \"x\"}", "true", "[[[[]]]]"];
    let mut random = StdRng::seed_from_u64(2);
    for text in DEFINITIONS {
        let definition: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut places = Vec::new();
        pointers(&definition, String::new(), &mut places);
        for _ in 0..250 {
            let mut document = definition.clone();
            for _ in 0..random.random_range(1..4) {
                if let Some(value) = document.pointer_mut(&places[random.random_range(0..places.len())]) {
                    *value = serde_json::from_str(odd[random.random_range(0..odd.len())]).unwrap();
                }
            }
            read_without_a_panic(&document.to_string());
        }
    }
}

fn pointers(value: &serde_json::Value, at: String, places: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(all) => {
            all.iter().enumerate().for_each(|(index, one)| pointers(one, format!("{at}/{index}"), places));
        }
        serde_json::Value::Object(all) => {
            all.iter().for_each(|(key, one)| pointers(one, format!("{at}/{key}"), places))
        }
        _ => {}
    }
    places.push(at);
}

#[test]
fn a_deep_file_is_refused_or_read() {
    for depth in [10, 100, 500, 5_000, 100_000] {
        let nested = |open: &str, close: &str| format!("{}{}", open.repeat(depth), close.repeat(depth));
        for deep in
            [nested("[", "]"), nested("{\"not\": ", "}"), nested("{\"items\": [", "]}"), nested("{\"all\": [", "]}")]
        {
            for text in [
                deep.clone(),
                DEFINITIONS[0].replacen("\"required\"", &format!("\"visibleIf\": {deep}, \"required\""), 1),
                DEFINITIONS[0].replacen("\"pages\": [", &format!("\"conditions\": {deep}, \"pages\": [{deep},"), 1),
            ] {
                drop(read(&text, &BTreeMap::new()));
            }
        }
    }
}

/// Twelve questions, of which the last asks all others: too many paths to follow, so nothing is said to be dead.
#[test]
fn too_many_paths_bring_no_false_alarm() {
    let question = |id: usize| {
        let options: Vec<_> = (0..10).map(|value| format!(r#"{{"value": "v{value}", "label": "V"}}"#)).collect();
        let options = options.join(", ");
        format!(
            r#"{{"id": "p{id}", "items": [{{"id": "q{id}", "type": "singleChoice", "options": [{options}], "label": "Q?", "purpose": "P"}}]}},"#
        )
    };
    let questions: String = (0..12).map(question).collect();
    let all: Vec<_> = (0..12).map(|id| format!(r#"{{"item": "q{id}", "is": "v3"}}"#)).collect();
    let condition = format!(r#"{{"all": [{}]}}"#, all.join(", "));
    let pages = super::change("\"pages\": [", &format!("\"pages\": [{questions}"));
    super::check(&[pages, super::shown_if(&condition)], &[]);
}
