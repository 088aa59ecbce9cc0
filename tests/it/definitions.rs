//! The definitions that ship.

use std::collections::BTreeMap;
use yousaid::definition;

fn folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions")
}

#[test]
fn the_four_surveys_pass_without_a_warning() {
    let mut surveys = Vec::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "survey.schema.json" || !name.ends_with(".json") {
            continue;
        }
        let checked = definition::read(&std::fs::read_to_string(&path).unwrap(), &BTreeMap::new());
        let found: Vec<_> = checked
            .findings
            .iter()
            .map(|found| format!("{name}:{}:{}: {}", found.position.line, found.position.column, found.finding.message))
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
        surveys.push(checked.survey.unwrap().id);
    }
    surveys.sort();
    assert_eq!(surveys, ["event-feedback", "friends-and-family", "learning-disability-support", "ward-design"]);
}

#[test]
fn the_schema_is_not_stale() {
    let path = folder().join("survey.schema.json");
    let fresh = definition::schema_text();
    if std::env::var_os("YOUSAID_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let stale = "survey.schema.json is stale: run YOUSAID_WRITE_SCHEMA=1 cargo test --test it schema";
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == fresh, "{stale}");
}
