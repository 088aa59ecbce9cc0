//! A part of a draft → the fields of its form, each with what is wrong at it: what a field shows. How it comes to that is
//! in `look`, what can be chosen in `known`, fields of several parts in `parts`.

mod known;
mod look;
mod parts;
mod plain;

pub use look::Look;
pub use plain::{id_of, language_name};

use super::plain::in_plain_words;
use crate::json::{Located, Severity};
use serde::Serialize;

/// A heading with fields.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The heading.
    pub title: String,
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// A field of a form.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// The name of its template.
    pub control: &'static str,
    /// Its name on the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What there is to know about it.
    pub hint: String,
    /// HTML's type of the input.
    pub input: &'static str,
    /// What is there, as it is typed.
    pub value: String,
    /// Whether it takes several lines; of a list, whether its elements can be typed one a line.
    pub long: bool,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// The words in each language.
    pub words: Vec<WordsView>,
    /// Fields of its own: of each element of a list, of each reader, of a picture.
    pub groups: Vec<GroupView>,
    /// What can be added.
    pub adds: Vec<ChoiceView>,
    /// Whether its file can be chosen from our own pictures.
    pub choosing: bool,
    /// What is wrong at it.
    pub findings: Vec<FindingView>,
    /// The ids of what describes it.
    pub described: String,
}

/// One of several.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Words in one language.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WordsView {
    /// Its name on the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// The language's tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the language is called.
    pub language: String,
    /// The words.
    pub value: String,
    /// How hard they are to read, in a few words; may be empty.
    pub reading: String,
    /// What is wrong with them.
    pub findings: Vec<FindingView>,
    /// The ids of what describes it.
    pub described: String,
}

/// Fields that belong together inside a field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// What they are of.
    pub legend: String,
    /// Where they stand on the form.
    pub name: String,
    /// The id of the heading.
    pub id: String,
    /// The fields that are always seen.
    pub fields: Vec<FieldView>,
    /// The fields that are behind "More".
    pub more: Vec<FieldView>,
    /// Whether something behind "More" is to be mended or looked at.
    pub open: bool,
    /// Whether it can be moved and taken away.
    pub moves: bool,
    /// Whether it is the first.
    pub first: bool,
    /// Whether it is the last.
    pub last: bool,
    /// When it is shown, as a sentence; empty for always.
    pub shown: String,
    /// Where that is changed; empty where it can't be.
    pub condition: String,
    /// What is wrong at it, and at no field of it.
    pub findings: Vec<FindingView>,
}

/// Something that is wrong, or that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Whether it must be mended before the survey goes out.
    pub error: bool,
    /// What it is.
    pub message: String,
}

impl FindingView {
    /// A finding in words for authors.
    #[must_use]
    pub fn of(found: &Located) -> Self {
        Self { error: found.finding.severity == Severity::Error, message: in_plain_words(&found.finding.message) }
    }
}
