//! A text of an author, in the languages that the author wrote it in.

use super::Language;
use std::collections::BTreeMap;

/// An author's text by language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Localized(BTreeMap<Language, String>);

impl Localized {
    /// The text in each language that it was written in.
    #[must_use]
    pub fn new(texts: BTreeMap<Language, String>) -> Self {
        Self(texts)
    }

    /// The text in the first language of `chain` that has one.
    #[must_use]
    pub fn get(&self, chain: &[Language]) -> Option<&str> {
        chain.iter().find_map(|language| self.0.get(language)).map(String::as_str)
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn only(&self, language: &Language) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Every language and its text.
    pub fn iter(&self) -> impl Iterator<Item = (&Language, &str)> {
        self.0.iter().map(|(language, text)| (language, text.as_str()))
    }
}
