//! An entry as it is written, kept as JSON.

use super::Comparison;
use crate::keys::hash;
use crate::texts::Language;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What came of what people said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// It is done.
    #[default]
    Done,
    /// It will be, by a day.
    Will,
    /// It can't be, and why.
    Cant,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Will, Self::Cant];

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Will => "will",
            Self::Cant => "cant",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// A part of an entry that is written in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// What it is about, where that is not a question.
    About,
    /// What people said; of a year, what we heard.
    Said,
    /// What we did, will do or can't do.
    Did,
    /// Why not; of a year, what we could do better.
    Why,
    /// Who does it.
    Who,
}

/// All parts, in the order of the form.
pub const PARTS: [Part; 5] = [Part::About, Part::Said, Part::Did, Part::Why, Part::Who];

impl Part {
    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Said => "said",
            Self::Did => "did",
            Self::Why => "why",
            Self::Who => "who",
        }
    }

    /// The most letters that it takes: a poster and a phone have to hold it.
    #[must_use]
    pub fn most(self) -> usize {
        match self {
            Self::About | Self::Who => 80,
            Self::Said | Self::Did | Self::Why => 600,
        }
    }
}

/// What was said and what was done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// The year that it sums up; none where it is of one thing.
    pub year: Option<i16>,
    /// The question that it is about; none where it is about a theme or the whole survey.
    pub item: Option<String>,
    /// What came of it.
    pub state: State,
    /// By when it will be done, or when it was.
    pub by: Option<Date>,
    /// The words, by part and language.
    pub words: BTreeMap<Part, BTreeMap<String, String>>,
    /// The figures before and after, as they were disclosed when they were chosen.
    pub compared: Option<Comparison>,
}

impl Entry {
    /// Reads what is kept. `None`: it is of a yousaid that wrote something else.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// As it is kept.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What stands for these words, so that it can be told whether they changed since.
    #[must_use]
    pub fn mark(&self) -> String {
        data_encoding::HEXLOWER.encode(&hash(self.json().as_bytes())[..16])
    }

    /// The words of a part in exactly this language; empty where there are none.
    #[must_use]
    pub fn only(&self, part: Part, language: &Language) -> &str {
        self.words.get(&part).and_then(|words| words.get(language.tag())).map_or("", String::as_str)
    }

    /// The words of a part for somebody who reads the first of `chain`, and the language that they are in.
    #[must_use]
    pub fn text<'a>(&'a self, part: Part, chain: &'a [Language]) -> Option<(&'a str, &'a Language)> {
        chain.iter().map(|language| (self.only(part, language), language)).find(|(words, _)| !words.is_empty())
    }

    /// Writes a part in a language; nothing takes it away.
    pub fn write(&mut self, part: Part, language: &Language, words: &str) {
        let all = self.words.entry(part).or_default();
        match words {
            "" => drop(all.remove(language.tag())),
            words => drop(all.insert(language.tag().to_owned(), words.to_owned())),
        }
        if all.is_empty() {
            self.words.remove(&part);
        }
    }

    /// The parts that it has to have.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let is_needed = |part: &Part| match (self.year, part) {
            (Some(_), part) => matches!(part, Part::Said | Part::Why),
            (None, Part::About) => self.item.is_none(),
            (None, Part::Why) => self.state == State::Cant,
            (None, Part::Who) => self.state != State::Cant,
            (None, Part::Said | Part::Did) => true,
        };
        PARTS.into_iter().filter(is_needed).collect()
    }

    /// Whether it is a promise whose day is over.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.year.is_none() && self.state == State::Will && self.by.is_some_and(|by| by < today)
    }
}
