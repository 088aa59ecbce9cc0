//! What an entry still lacks before families can read it.

use super::{Entry, Part, State};
use crate::definition::Survey;
use crate::texts::Language;

/// The languages in which an entry is published: those of the survey, and Easy Read in its first language where it has
/// none.
#[must_use]
pub fn languages(survey: &Survey) -> Vec<Language> {
    let mut all = survey.languages.clone();
    if !all.iter().any(Language::is_easy_read) {
        all.extend(Language::parse(&format!("{}-simple", survey.default_language().tag())));
    }
    all
}

/// A language in which words are missing, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The language.
    pub language: Language,
    /// The parts.
    pub parts: Vec<Part>,
}

/// The languages in which words are missing.
#[must_use]
pub fn missing(entry: &Entry, survey: &Survey) -> Vec<Gap> {
    let gap = |language: Language| {
        let parts: Vec<Part> =
            entry.parts().into_iter().filter(|part| entry.only(*part, &language).is_empty()).collect();
        (!parts.is_empty()).then_some(Gap { language, parts })
    };
    languages(survey).into_iter().filter_map(gap).collect()
}

/// What else is wrong with an entry, in words for staff.
#[must_use]
pub fn wrong(entry: &Entry, survey: &Survey) -> Option<&'static str> {
    let lost = |item: &String| survey.item(item).is_none();
    match entry {
        entry if entry.item.as_ref().is_some_and(lost) => {
            Some("The survey does not have this question any more. Choose another, or write what it is about.")
        }
        Entry { year: None, state: State::Will, by: None, .. } => Some("Say by which day it will be done."),
        _ => None,
    }
}
