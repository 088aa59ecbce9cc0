//! What a request puts into the holes of a compiled page.

use super::hole::Hole;
use crate::texts::escape;
use std::collections::{BTreeMap, BTreeSet};

/// An error in the words of the person who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The item.
    pub item: String,
    /// The element that the summary links to.
    pub target: String,
    /// The sentence.
    pub text: String,
}

/// One person's answers, errors and path.
#[derive(Debug, Default)]
pub struct Fill<'a> {
    /// What was typed, by field.
    pub fields: BTreeMap<&'a str, Vec<&'a str>>,
    /// What is wrong.
    pub errors: &'a [Spoken],
    /// "Error: " in this language.
    pub error_prefix: String,
    /// The list of errors, as HTML.
    pub summary_html: String,
    /// The address of the page before.
    pub back: String,
    /// "Question 3 of 9", as HTML.
    pub progress_html: String,
    /// Where the form is sent.
    pub action: String,
    /// The choice of language, as HTML.
    pub languages_html: String,
    /// What was answered, as HTML.
    pub answers_html: String,
    /// The code that takes a response back.
    pub receipt: String,
    /// The items that are shown.
    pub shown: BTreeSet<&'a str>,
    /// The options that are not offered, by item.
    pub withheld: BTreeMap<&'a str, &'a BTreeSet<String>>,
}

impl Fill<'_> {
    /// Whether what stands behind this hole, up to its end, is there. `None` for a hole that is no question.
    pub(super) fn shows(&self, hole: &Hole) -> Option<bool> {
        match hole {
            Hole::IfItem(item) => Some(self.shown.contains(item.as_str())),
            Hole::IfOption(item, value) => {
                Some(!self.withheld.get(item.as_str()).is_some_and(|withheld| withheld.contains(value)))
            }
            _ => None,
        }
    }

    /// Writes what goes into the hole.
    pub(super) fn write(&self, hole: &Hole, out: &mut String) {
        match hole {
            Hole::TitleError if !self.summary_html.is_empty() => out.push_str(&escape(&self.error_prefix)),
            Hole::Summary => out.push_str(&self.summary_html),
            Hole::Back => out.push_str(&escape(&self.back)),
            Hole::Progress => out.push_str(&self.progress_html),
            Hole::Action => out.push_str(&escape(&self.action)),
            Hole::Languages => out.push_str(&self.languages_html),
            Hole::Answers => out.push_str(&self.answers_html),
            Hole::Receipt => out.push_str(&escape(&self.receipt)),
            Hole::Checked(field, value) if self.has(field, value) => out.push_str(" checked"),
            Hole::Selected(field, value) if self.has(field, value) => out.push_str(" selected"),
            Hole::Value(field) => {
                if let Some(value) = self.fields.get(field.as_str()).and_then(|values| values.first()) {
                    out.push_str(&escape(value));
                }
            }
            Hole::Error(item) => self.errors_of(item).for_each(|error| self.error(item, error, out)),
            Hole::DescribedBy(item, hints) => self.described_by(item, hints, out),
            Hole::Invalid(item) if self.has_error(item) => out.push_str(" aria-invalid=\"true\""),
            Hole::ErrorClass(item) if self.has_error(item) => out.push_str(" has-error"),
            _ => {}
        }
    }

    fn has(&self, field: &str, value: &str) -> bool {
        self.fields.get(field).is_some_and(|values| values.contains(&value))
    }

    /// The first error of an item; a grid may have several rows wrong, and all are said.
    fn errors_of<'b>(&'b self, item: &'b str) -> impl Iterator<Item = (usize, &'b Spoken)> {
        self.errors.iter().filter(move |error| error.item == item).enumerate()
    }

    fn has_error(&self, item: &str) -> bool {
        self.errors.iter().any(|error| error.item == item)
    }

    fn error(&self, item: &str, (index, error): (usize, &Spoken), out: &mut String) {
        let id = error_id(item, index);
        let (prefix, text) = (escape(self.error_prefix.trim()), escape(&error.text));
        out.push_str(&format!(
            "<p class=\"error-message\" id=\"{id}\"><span class=\"visually-hidden\">{prefix}</span> {text}</p>"
        ));
    }

    fn described_by(&self, item: &str, hints: &str, out: &mut String) {
        let errors: Vec<String> = self.errors_of(item).map(|(index, _)| error_id(item, index)).collect();
        let ids = format!("{hints} {}", errors.join(" "));
        if !ids.trim().is_empty() {
            out.push_str(&format!(" aria-describedby=\"{}\"", ids.trim()));
        }
    }
}

/// The element's id; no item's name has an underscore, so it is nobody else's.
fn error_id(item: &str, index: usize) -> String {
    if index == 0 { format!("{item}_error") } else { format!("{item}_error_{index}") }
}
