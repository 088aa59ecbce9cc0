//! What the kinds with choices share: which values were chosen, and whether they could be.

use super::{Answer, Asked, Choice, Given, Wrong, offered};

/// The value that stands for an answer in one's own words.
pub(super) const OTHER: &str = "other";

/// The most characters of an answer in one's own words beside choices.
const OTHER_MAX: u32 = 200;

/// Which values an item takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) choices: &'a [Choice],
    pub(super) takes_other: bool,
    /// The code where nothing was chosen and something must be.
    pub(super) missing: &'static str,
}

impl Rules<'_> {
    /// The values that were chosen, in the order given, each once, without those that were not offered on this path.
    /// `None` where the question is blank. Errors: nothing chosen, no such option, no words for `other`.
    pub(super) fn read(self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let (values, other) = match given {
            Given::Blank => (&[] as &[String], None),
            Given::Choices(values, other) => (values.as_slice(), other.as_deref()),
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        let mut kept: Vec<String> = Vec::with_capacity(values.len());
        for value in values {
            let own = self.takes_other && value == OTHER;
            if !own && !self.choices.iter().any(|choice| choice.value == *value) {
                return Err(vec![Wrong::new("notAnOption").with("value", value.as_str())]);
            }
            let is_offered = own || offered(self.choices, asked).any(|choice| choice.value == *value);
            if is_offered && !kept.contains(value) {
                kept.push(value.clone());
            }
        }
        if kept.is_empty() {
            return if asked.required { Err(vec![Wrong::new(self.missing)]) } else { Ok(None) };
        }
        let other = self.own_words(&kept, other)?;
        Ok(Some(Answer::Choices { values: kept, other }))
    }

    fn own_words(self, kept: &[String], other: Option<&str>) -> Result<Option<String>, Vec<Wrong>> {
        if !self.takes_other || !kept.iter().any(|value| value == OTHER) {
            return Ok(None);
        }
        let words: String = other.unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
        let words = words.trim();
        if words.is_empty() {
            return Err(vec![Wrong::new("otherMissing").at(OTHER)]);
        }
        match super::words::length_wrong(words, 0, OTHER_MAX) {
            Some(wrong) => Err(vec![wrong.at(OTHER)]),
            None => Ok(Some(words.to_owned())),
        }
    }
}

/// The values of choices, with `other` last where it is taken.
pub(super) fn values(choices: &[Choice], takes_other: bool) -> Vec<String> {
    let own = takes_other.then(|| OTHER.to_owned());
    choices.iter().map(|choice| choice.value.clone()).chain(own).collect()
}

/// Reports an option called `other` where an answer in one's own words already has that name.
pub(super) fn check_other(
    item: &crate::typed::Item,
    choices: &[Choice],
    at: &crate::json::Pointer,
    build: &mut super::Build<'_>,
) {
    if item.other == Some(true) && choices.iter().any(|choice| choice.value == OTHER) {
        let message = "\"other\": true adds an option with the value \"other\" by itself. Remove one of the two.";
        build.findings.error(&at.key("other"), message);
    }
}
