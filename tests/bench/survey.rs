//! The survey of the benchmarks: ten questions, once on one page and once on ten, and answers to it.

use super::random::Random;
use serde_json::{Value, json};
use std::path::Path;

/// The survey with all questions on one page, and that page.
pub(crate) const ONE_PAGE: &str = "bench-page";
pub(crate) const PAGE: &str = "questions";
/// The survey with a page for each question, and the first.
pub(crate) const TEN_PAGES: &str = "bench-journey";
pub(crate) const FIRST_PAGE: &str = "page-q1";
/// The survey of twenty questions that is reported on.
pub(crate) const REPORT: &str = "bench-report";

/// Writes both surveys that are answered into a folder.
pub(crate) fn write(folder: &Path) -> std::io::Result<()> {
    let together = json!([{"id": PAGE, "reason": "One page, to be compared with one page.", "items": questions()}]);
    let alone = |question: Value| json!({"id": format!("page-{}", question["id"].as_str().unwrap_or_default()), "items": [question]});
    let apart: Value = questions().into_iter().map(alone).collect();
    for (id, pages) in [(ONE_PAGE, together), (TEN_PAGES, apart)] {
        std::fs::write(folder.join(format!("{id}.json")), survey(id, pages).to_string())?;
    }
    Ok(())
}

/// Writes the survey that is reported on into a folder.
pub(crate) fn write_report(folder: &Path) -> std::io::Result<()> {
    let choice = |number: usize| {
        let mut choice = choice(number);
        choice["purpose"] = "To measure.".into();
        choice
    };
    let items: Value = (1..=20).map(choice).collect();
    let mut survey = survey(REPORT, json!([{"id": PAGE, "reason": "To measure.", "items": items}]));
    survey["roles"] = json!(["child", "parentCarer"]);
    std::fs::write(folder.join(format!("{REPORT}.json")), survey.to_string())
}

fn survey(id: &str, pages: Value) -> Value {
    json!({
        "id": id,
        "title": "Benchmark survey of ten questions",
        "introduction": "We measure how fast a survey can be.",
        "languages": ["en"],
        "owner": {"team": "Benchmark team", "email": "bench@example.org", "deputy": "second@example.org"},
        "privacy": {"controller": "Example hospital", "lawfulBasis": "publicTask"},
        "retentionDays": 30,
        "pages": pages,
    })
}

fn choice(number: usize) -> Value {
    json!({"id": format!("q{number}"), "type": "singleChoice", "required": true, "options": options(5),
        "label": format!("Single choice question {number}: which of these describes you best?"),
        "hint": "Choose one of the following answers"})
}

fn options(count: usize) -> Value {
    (1..=count)
        .map(|number| json!({"value": format!("a{number}"), "label": format!("Answer option number {number}")}))
        .collect()
}

/// Three choices of five, two lists of six, a grid of five by five, an age, a date, two texts.
fn questions() -> Vec<Value> {
    let rows: Value = (1..=5)
        .map(|number| json!({"id": format!("r{number}"), "label": format!("Statement number {number}")}))
        .collect();
    let mut questions: Vec<Value> = (1..=3).map(choice).collect();
    for number in 4..=5 {
        questions.push(json!({"id": format!("q{number}"), "type": "multiChoice", "options": options(6),
            "label": format!("Multiple choice question {number}: which of these do you use?"), "hint": "Check all that apply"}));
    }
    questions.push(json!({"id": "q6", "type": "matrix", "rows": rows, "options": options(5),
        "label": "How far do you agree with the following statements?"}));
    questions.push(json!({"id": "q7", "type": "integer", "min": 0, "max": 120, "label": "How old are you?",
        "hint": "Only numbers may be entered in this field"}));
    questions.push(json!({"id": "q8", "type": "date", "label": "When did you last visit?", "hint": "Give a date"}));
    for number in 9..=10 {
        questions.push(json!({"id": format!("q{number}"), "type": "longText", "maxLength": 4000,
            "label": format!("Free text question {number}: anything to add?")}));
    }
    for question in &mut questions {
        question["purpose"] = "To measure.".into();
    }
    questions
}

/// A whole response as the API takes it, about a kilobyte, under an id of its own.
pub(crate) fn response(random: &mut Random) -> String {
    let mut one = |count: usize| format!("a{}", random.below(count) + 1);
    let chosen: Vec<String> = (0..3).map(|_| one(5)).collect();
    let rows: Vec<String> = (1..=5).map(|row| format!(r#""r{row}":"{}""#, one(5))).collect();
    let (age, day) = (random.below(90) + 5, random.below(28) + 1);
    let (first, second) = (random.words(300), random.words(220));
    format!(
        r#"{{"submissionId":"{}","language":"en","answers":{{"q1":"{}","q2":"{}","q3":"{}","q4":["a1","a3"],"q5":["a2"],"q6":{{{}}},"q7":{age},"q8":"2026-10-{day:02}","q9":"{first}","q10":"{second}"}}}}"#,
        random.uuid(),
        chosen[0],
        chosen[1],
        chosen[2],
        rows.join(","),
    )
}
