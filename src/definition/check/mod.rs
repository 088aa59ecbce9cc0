//! A definition's text → a checked [`Survey`], or everything that is wrong with it at once.

mod after_check;
mod conditions;
mod dates;
mod figures;
mod items;
mod lint;
mod media;
mod people;
mod reading;
mod settings;
mod spoken;
mod survey;
mod tags;
#[cfg(test)]
mod tests;
mod texts;
mod variants;

pub use conditions::operators;
pub use reading::{longest_sentence, reading_age};

use super::survey::Survey;
use crate::json::{Findings, FromNode, Located, Node, Pointer, Severity, parse};
use crate::typed;
use std::collections::BTreeMap;

/// What became of a definition.
#[derive(Debug)]
pub struct Checked {
    /// The survey; `None` where there is an error.
    pub survey: Option<Survey>,
    /// Errors and warnings, in the order of the text.
    pub findings: Vec<Located>,
    /// The canonical JSON; `None` where the text is not JSON.
    pub canonical: Option<String>,
    /// The files that it names, by the name that it gives them.
    pub media: Vec<String>,
}

impl Checked {
    /// The errors alone.
    pub fn errors(&self) -> impl Iterator<Item = &Located> {
        self.findings.iter().filter(|found| found.finding.severity == Severity::Error)
    }
}

/// Reads and checks a definition. `media` gives the address of each file that it names; a name that is missing there
/// is left to the caller, who knows the folder.
#[must_use]
pub fn read(text: &str, media: &BTreeMap<String, String>) -> Checked {
    let document = match parse(text) {
        Ok(document) => document,
        Err(findings) => return Checked { survey: None, findings, canonical: None, media: Vec::new() },
    };
    let (mut findings, mut meaning) = (Findings::default(), Findings::default());
    let typed = typed::Survey::read(&document, &Pointer::root(), &mut findings);
    let survey = typed.as_ref().and_then(|typed| survey::check(typed, media, &mut meaning));
    findings.add_later(meaning);
    if let (Some(typed), Some(survey), 0) = (&typed, &survey, findings.errors()) {
        lint::warn(typed, survey, &mut findings);
    }
    let survey = survey.filter(|_| findings.errors() == 0);
    Checked {
        survey,
        findings: findings.locate(&document),
        canonical: Some(super::canonical(&document)),
        media: files_named(&document),
    }
}

/// What keeps an Easy Read variant from going out: an idea without a picture, a text that is missing.
#[must_use]
pub fn unfinished(text: &str) -> Vec<Located> {
    let Ok(document) = parse(text) else { return Vec::new() };
    let mut findings = Findings::default();
    let typed = typed::Survey::read(&document, &Pointer::root(), &mut Findings::default());
    let survey = typed.as_ref().and_then(|typed| survey::check(typed, &BTreeMap::new(), &mut Findings::default()));
    if let (Some(typed), Some(survey)) = (&typed, &survey) {
        lint::easy_read(typed, survey, &mut findings);
    }
    findings.locate(&document)
}

/// Every value of a `src` in the document, whatever its language.
fn files_named(node: &Node) -> Vec<String> {
    let mut names = Vec::new();
    collect_files(node, false, &mut names);
    names.sort();
    names.dedup();
    names
}

fn collect_files(node: &Node, inside_src: bool, names: &mut Vec<String>) {
    use crate::json::Json;
    match &node.value {
        Json::String(name) if inside_src => names.push(name.clone()),
        Json::Array(elements) => elements.iter().for_each(|element| collect_files(element, false, names)),
        Json::Object(members) => {
            for (name, _, value) in members {
                collect_files(value, inside_src || name == "src", names);
            }
        }
        _ => {}
    }
}
