//! Templates and the question bank: definitions that are built into the binary, to copy and to insert.

use crate::authoring::Draft;
use rust_embed::RustEmbed;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "survey-definitions/"]
#[include = "bank/*.json"]
#[include = "templates/*.json"]
struct Files;

/// A definition of our own.
#[derive(Debug)]
pub struct BankEntry {
    /// The definition.
    pub draft: Draft,
}

impl BankEntry {
    /// When to use it, in a sentence.
    #[must_use]
    pub fn about(&self) -> &str {
        self.draft.document().text_of("x-about")
    }
}

fn read(folder: &str) -> Vec<BankEntry> {
    let files = Files::iter().filter(|name| name.starts_with(folder));
    let text = |name: &str| Files::get(name).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
    files.filter_map(|name| Draft::parse(&text(&name)?).ok()).map(|draft| BankEntry { draft }).collect()
}

static BANK: LazyLock<Vec<BankEntry>> = LazyLock::new(|| read("bank/"));
static TEMPLATES: LazyLock<Vec<BankEntry>> = LazyLock::new(|| read("templates/"));

/// Standard questions, to insert.
#[must_use]
pub fn bank() -> &'static [BankEntry] {
    &BANK
}

/// Whole surveys, to copy.
#[must_use]
pub fn templates() -> &'static [BankEntry] {
    &TEMPLATES
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_entry_is_right_but_for_what_a_team_fills_in() {
        assert!(bank().len() >= 15 && templates().len() >= 5);
        for entry in bank().iter().chain(templates()) {
            // Questions that are asked after check answers need some before it.
            let mut draft = Draft::begin(entry.draft.id(), "A survey", "en");
            draft.document_mut().set("languages", entry.draft.document().get("languages").cloned());
            draft.document_mut().set("roles", entry.draft.document().get("roles").cloned());
            draft.add_question("yesNo", "Is it good?");
            draft.insert(&entry.draft);
            let checked = draft.for_preview().checked(&BTreeMap::new());
            let errors: Vec<_> = checked.errors().collect();
            assert!(errors.is_empty(), "{}: {errors:?}", entry.draft.id());
            assert!(!entry.about().is_empty(), "{}", entry.draft.id());
            let missing: Vec<&String> =
                checked.media.iter().filter(|name| crate::publish::own_picture(name).is_none()).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", entry.draft.id());
        }
    }

    #[test]
    fn standard_questions_fit_into_every_template() {
        for template in templates() {
            for entry in bank() {
                let mut draft = template.draft.copy("copy", "A copy");
                draft.insert(&entry.draft);
                let checked = draft.for_preview().checked(&BTreeMap::new());
                let errors: Vec<_> = checked.errors().collect();
                assert!(errors.is_empty(), "{} in {}: {errors:?}", entry.draft.id(), template.draft.id());
            }
        }
    }
}
