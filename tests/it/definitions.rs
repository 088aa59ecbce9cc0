//! The definitions that ship.

use crate::store_kit::Database;
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

fn validator() -> jsonschema::Validator {
    let schema = std::fs::read_to_string(folder().join("survey.schema.json")).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&schema).unwrap()).unwrap()
}

fn definition(name: &str) -> serde_json::Value {
    serde_json::from_str(&std::fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

#[test]
fn the_schema_accepts_the_four_surveys() {
    let validator = validator();
    for name in ["event-feedback", "friends-and-family", "learning-disability-support", "ward-design"] {
        let document = definition(&format!("{name}.json"));
        let found: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

/// An editor underlines what the checker refuses: a key that nobody knows, a value of another kind, a missing key.
#[test]
fn the_schema_refuses_what_the_checker_refuses() {
    let validator = validator();
    let survey = definition("ward-design.json");
    for (at, key, value) in [
        ("", "titel", "x".into()),
        ("/owner", "mail", "x".into()),
        ("/pages/0", "item", serde_json::json!([])),
        ("/pages/0/items/0", "requird", true.into()),
        ("/pages/0/items/0", "type", "yesno".into()),
        ("/pages/0/items/0", "min", serde_json::json!([1])),
        ("/pages/0/items/0/label", "en", 5.into()),
        ("/pages/0/items/0/image", "source", "x".into()),
        ("/optionLists/howOften/0", "lable", "x".into()),
        ("/conditions/hasStayed", "equals", "x".into()),
        ("/reports/0", "when", "x".into()),
    ] {
        let mut wrong = survey.clone();
        wrong.pointer_mut(at).unwrap()[key] = value;
        assert!(!validator.is_valid(&wrong), "{at}/{key} in the schema");
        let checked = definition::read(&wrong.to_string(), &BTreeMap::new());
        assert!(checked.errors().next().is_some(), "{at}/{key} in the checker");
    }
    let mut own = survey.clone();
    own["pages"][0]["items"][0]["x-note"] = "the author's own".into();
    assert!(validator.is_valid(&own));
    own.as_object_mut().unwrap().remove("title");
    assert!(!validator.is_valid(&own));
}

/// The example that people copy.
#[test]
fn the_survey_of_the_readme_passes_without_a_warning() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let example = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let checked = yousaid::definition::read(example, &std::collections::BTreeMap::new());
    assert!(checked.survey.is_some() && checked.findings.is_empty(), "{:?}", checked.findings);
}

crate::store_kit::both! {
    /// Which of the two would be published would depend on their names.
    async fn two_files_with_one_survey_id_are_both_refused_and_named(db: &Database) {
        let (store, folder) = (db.open(), crate::world::fresh_folder());
        std::fs::create_dir(folder.join("media")).unwrap();
        for entry in std::fs::read_dir("survey-definitions/media").unwrap().map(Result::unwrap) {
            std::fs::copy(entry.path(), folder.join("media").join(entry.file_name())).unwrap();
        }
        for name in ["a.json", "b.json"] {
            std::fs::copy("survey-definitions/event-feedback.json", folder.join(name)).unwrap();
        }
        let staff = yousaid::definition::StaffDomains::default();
        let (published, refused) = yousaid::publish::publish_folder(&store, &folder, &staff, 1_795_420_800).await.unwrap();
        assert_eq!((published.len(), refused.len()), (0, 2));
        for one in refused {
            assert!(one.findings.iter().any(|found| found.finding.message.starts_with("a.json and b.json have")));
        }
        store.shutdown().await;
        std::fs::remove_dir_all(folder).unwrap();
    }
}
