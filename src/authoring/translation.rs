//! The words of a survey, language beside language: what is missing, and what was changed since it was translated.

use super::draft::Draft;
use crate::json::{Json, Node, Pointer};
use crate::texts::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Words that are written in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its place by the names of what it belongs to, which stays when things are moved.
    pub key: String,
    /// Where it stands now.
    pub at: Pointer,
    /// What it is, for whoever translates it.
    pub what: String,
    /// Whether it takes several lines.
    pub long: bool,
}

/// How a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There are no words.
    Missing,
    /// The words that it translates were changed since.
    Changed,
    /// It is there.
    Done,
}

/// A translation that somebody wrote, with what it translates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// The language.
    pub language: String,
    /// The place.
    pub key: String,
    /// The words that were translated.
    pub source: String,
}

/// The members that are words, and what authors call them.
const WORDS: [(&str, &str); 14] = [
    ("title", "Title"),
    ("introduction", "Introduction"),
    ("label", ""),
    ("hint", "Line of help"),
    ("alt", "What the picture shows"),
    ("transcript", "What is said"),
    ("credit", "Credit of the picture"),
    ("team", "Team"),
    ("controller", "Organisation"),
    ("principles", "Principles"),
    ("unit", "Unit"),
    ("itemLabel", "What an entry is called"),
    ("labels", "Point"),
    ("signedVideo", ""),
];

/// What holds no words.
const WORDLESS: [&str; 6] = ["visibleIf", "conditions", "reviewed", "reports", "expected", "src"];

impl Draft {
    /// Everything that is written in each language, in the order of the survey. A name that is one string, such as a
    /// team's, is the same in every language.
    #[must_use]
    pub fn wordings(&self) -> Vec<Wording> {
        let mut found = Vec::new();
        let mut walk = Walk { draft: self, found: &mut found };
        // The survey's own words first, then its pages, then what questions share.
        let members = self.document().members();
        let order = |name: &str| usize::from(name == "pages") + 2 * usize::from(name == "optionLists");
        for rank in 0..3 {
            for (name, _, node) in members.iter().filter(|(name, ..)| order(name) == rank) {
                walk.member(&Pointer::root(), "", "The survey", name, node);
            }
        }
        found
    }

    /// The language that words in `language` are translated from: for Easy Read, the same language; else the first.
    #[must_use]
    pub fn translated_from(&self, language: &Language) -> Language {
        let languages = self.languages();
        let plain = Language::parse(language.primary());
        let own = plain.filter(|plain| language.is_easy_read() && plain != language && languages.contains(plain));
        own.unwrap_or_else(|| languages[0].clone())
    }

    /// The words at a place in exactly this language.
    #[must_use]
    pub fn words_in(&self, at: &Pointer, language: &Language) -> String {
        let Some(node) = self.document().at(at) else { return String::new() };
        let plain = node.text().filter(|_| self.languages().first() == Some(language));
        plain.or_else(|| node.get(language.tag())?.text()).unwrap_or_default().to_owned()
    }

    /// How the words at a place stand in a language. `translated` is what they were last translated from, if that is
    /// known.
    #[must_use]
    pub fn standing_in(&self, at: &Pointer, language: &Language, translated: Option<&str>) -> Standing {
        let source = self.words_in(at, &self.translated_from(language));
        match (self.words_in(at, language).is_empty(), translated) {
            (true, _) if source.is_empty() => Standing::Done,
            (true, _) => Standing::Missing,
            (false, Some(translated)) if translated != source => Standing::Changed,
            (false, _) => Standing::Done,
        }
    }

    /// What stands where it stood under another name: the places of its words in `before` and now.
    #[must_use]
    pub fn renamed_since(&self, before: &Self) -> Vec<(String, String)> {
        let keyed = |draft: &Self| -> BTreeMap<String, String> {
            draft.wordings().into_iter().map(|one| (one.at.as_str().to_owned(), one.key)).collect()
        };
        let (was, now) = (keyed(before), keyed(self));
        let (old, new): (BTreeSet<&String>, BTreeSet<&String>) = (was.values().collect(), now.values().collect());
        let renamed = now.iter().filter_map(|(at, key)| Some((was.get(at)?, key)));
        let renamed = renamed.filter(|(was, now)| !new.contains(was) && !old.contains(now));
        renamed.map(|(was, now)| (was.clone(), now.clone())).collect()
    }

    /// The translations that were written between `before` and this draft; all that there are where there is no before.
    #[must_use]
    pub fn translated_since(&self, before: Option<&Self>) -> Vec<Translated> {
        let mut earlier: BTreeMap<String, Pointer> =
            before.into_iter().flat_map(|before| before.wordings()).map(|one| (one.key, one.at)).collect();
        // What has another name now is none the newer for it.
        for (was, now) in before.map(|before| self.renamed_since(before)).unwrap_or_default() {
            let at = earlier.get(&was).cloned();
            earlier.extend(at.map(|at| (now, at)));
        }
        let mut found = Vec::new();
        for language in self.languages().iter().skip(1) {
            let from = self.translated_from(language);
            for Wording { key, at, .. } in self.wordings() {
                let words = self.words_in(&at, language);
                let known = before.zip(earlier.get(&key)).map(|(before, at)| before.words_in(at, language));
                if !words.is_empty() && known.is_none_or(|known| known != words) {
                    found.push(Translated {
                        language: language.tag().to_owned(),
                        key,
                        source: self.words_in(&at, &from),
                    });
                }
            }
        }
        found
    }
}

struct Walk<'a> {
    draft: &'a Draft,
    found: &'a mut Vec<Wording>,
}

impl Walk<'_> {
    fn member(&mut self, parent: &Pointer, key: &str, of: &str, name: &str, node: &Node) {
        if WORDLESS.contains(&name) || name.starts_with("x-") || name == "$schema" {
            return;
        }
        let (at, key) = (parent.key(name), format!("{key}/{name}"));
        let is_words = WORDS.iter().find(|(word, _)| *word == name && !matches!(name, "labels" | "signedVideo"));
        match (is_words, &node.value) {
            (Some((_, called)), _) => self.words(at, key, of, called, name, node),
            (None, Json::Object(members)) => {
                for (inner, _, node) in members {
                    if name == "labels" {
                        let of = format!("{of}: point {inner}");
                        self.words(at.key(inner), format!("{key}/{inner}"), &of, "", inner, node);
                    } else {
                        let of = self.named(of, name, inner);
                        self.member(&at, &key, &of, inner, node);
                    }
                }
            }
            (None, Json::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.element((&at.index(index), &key), of, name, element);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, (at, key): (&Pointer, &str), of: &str, list: &str, element: &Node) {
        let id = [element.text_of("id"), element.text_of("value")].concat();
        let words = self.draft.words(element.get("label"));
        let of = match list {
            "pages" => format!("Page \u{201c}{}\u{201d}", self.draft.page_words(element)),
            "items" => format!("Question \u{201c}{}\u{201d}", self.draft.item_words(element)),
            "options" | "feelings" => format!("{of}, answer \u{201c}{words}\u{201d}"),
            "rows" | "steps" => format!("{of}, row \u{201c}{words}\u{201d}"),
            "roles" => format!("Role \u{201c}{words}\u{201d}"),
            list => format!("List \u{201c}{list}\u{201d}, answer \u{201c}{words}\u{201d}"),
        };
        for (name, _, node) in element.members() {
            self.member(at, &format!("{key}/{id}"), &of, name, node);
        }
    }

    /// Whose words those of a role or band are.
    fn named(&self, of: &str, name: &str, inner: &str) -> String {
        match name {
            "byRole" => format!("{of}, for {}", self.draft.role_words(inner)),
            "byBand" => format!("{of}, for children of {}", super::condition::band_words(inner)),
            _ => of.to_owned(),
        }
    }

    fn words(&mut self, at: Pointer, key: String, of: &str, called: &str, name: &str, node: &Node) {
        // One string for a name is meant for everybody.
        let is_name = matches!(name, "team" | "controller" | "credit") && node.text().is_some();
        // Words beside a picture that some languages alone have are theirs.
        let is_words = matches!(node.value, Json::String(_) | Json::Object(_));
        if is_name || !is_words {
            return;
        }
        let what = if called.is_empty() { of.to_owned() } else { format!("{of}: {called}") };
        self.found.push(Wording { key, at, what, long: matches!(name, "introduction" | "principles") });
    }
}

/// The words of a spreadsheet's cell as they came back: the mark that keeps them from being run is taken off.
#[must_use]
pub fn from_cell(cell: &str) -> String {
    let words = cell.replace("\r\n", "\n").trim().to_owned();
    match words.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => words,
    }
}

/// Words as they can stand in a spreadsheet's cell without being run.
#[must_use]
pub fn to_cell(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words.to_owned() }
}
