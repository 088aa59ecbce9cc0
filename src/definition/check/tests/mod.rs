//! A minimal survey without a finding, small changes to it, and what is said about each: line, column, pointer, and how
//! the message begins. A change must bring exactly the findings that stand beside it.

mod conditions;
mod items;
mod people;
mod shape;
mod warnings;
mod wild;
mod words;

use super::read;
use crate::json::Severity;
use std::collections::BTreeMap;

const MINIMAL: &str = include_str!("minimal.json");
const TYPE: &str = r#""type": "yesNo","#;
const LANGUAGES: &str = r#""languages": ["en"],"#;
const SAY: &str = r#""type": "longText","#;

/// A text of the minimal survey and what stands there instead.
type Change = (String, String);

fn change(from: &str, to: &str) -> Change {
    (from.to_owned(), to.to_owned())
}

/// Another type for the first question, with its settings.
fn question(typed: &str) -> Change {
    change(TYPE, &format!("{typed},"))
}

/// One more key of the survey, on line 5.
fn key(pair: &str) -> Change {
    change(LANGUAGES, &format!("{LANGUAGES}\n  {pair},"))
}

/// The last item has a condition.
fn shown_if(condition: &str) -> Change {
    change(SAY, &format!("{SAY} \"visibleIf\": {condition},"))
}

fn found(changes: &[Change]) -> Vec<String> {
    let mut text = MINIMAL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not there");
        text = text.replacen(from, to, 1);
    }
    let findings = read(&text, &BTreeMap::new()).findings;
    let line = |found: &crate::json::Located| {
        let (place, finding) = (found.position, &found.finding);
        let warning = if finding.severity == Severity::Warning { "warning: " } else { "" };
        format!("{}:{} {}: {warning}{}", place.line, place.column, finding.pointer, finding.message)
    };
    findings.iter().map(line).collect()
}

#[track_caller]
fn check(changes: &[Change], expected: &[&str]) {
    let found = found(changes);
    let fits =
        found.len() == expected.len() && found.iter().zip(expected).all(|(found, start)| found.starts_with(start));
    assert!(fits, "{changes:?}\nfound {found:#?}\nexpected {expected:#?}");
}

#[test]
fn the_minimal_survey_has_no_finding() {
    check(&[], &[]);
}
