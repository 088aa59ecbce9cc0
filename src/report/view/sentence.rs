//! Sentences in English that quote the words of a survey, which may be in another language.

use super::table::LabelView;
use crate::report::plan::Plan;
use serde::Serialize;

/// A sentence as one text, and in pieces that say what language they are in.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Sentence {
    /// All of it.
    pub text: String,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The language of the survey's own words, where it isn't English; else empty.
    pub lang: String,
    /// Their direction; else empty.
    pub dir: &'static str,
}

impl Sentence {
    /// Adds words of ours.
    pub(super) fn say(mut self, words: impl Into<String>) -> Self {
        self.push(words.into(), String::new(), "");
        self
    }

    /// Adds words of the survey, in quotation marks.
    pub(super) fn quote(self, words: &str, plan: &Plan) -> Self {
        self.say("“").own(words, plan).say("”")
    }

    /// Adds words of the survey.
    pub(super) fn own(mut self, words: &str, plan: &Plan) -> Self {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let lang = plan.foreign_tag();
        self.push(words, lang.to_owned(), if lang.is_empty() { "" } else { plan.language.dir() });
        self
    }

    /// Adds words that know their language.
    pub(super) fn label(mut self, label: &LabelView) -> Self {
        self.push(label.text.clone(), label.lang.clone(), label.dir);
        self
    }

    /// Adds words of the survey as a list: “a”, “b” or “c”.
    pub(super) fn quote_all(self, words: &[&str], last: &str, plan: &Plan) -> Self {
        words.iter().enumerate().fold(self, |sentence, (at, word)| {
            let between = match (at, at + 1 == words.len()) {
                (0, _) => String::new(),
                (_, true) => format!(" {last} "),
                _ => ", ".to_owned(),
            };
            sentence.say(between).quote(word, plan)
        })
    }

    /// Without the full stop, to go on.
    pub(super) fn without_stop(mut self) -> Self {
        let cut = |text: &mut String| text.truncate(text.trim_end_matches('.').len());
        cut(&mut self.text);
        if let Some(last) = self.pieces.last_mut() {
            cut(&mut last.text);
        }
        self
    }

    /// Adds another sentence.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces);
        self
    }

    fn push(&mut self, text: String, lang: String, dir: &'static str) {
        // Words that run from right to left are isolated, or they would carry the brackets beside them along.
        if dir == "rtl" {
            self.text.extend(["\u{2068}", &text, "\u{2069}"])
        } else {
            self.text.push_str(&text)
        }
        match self.pieces.last_mut() {
            Some(last) if last.lang == lang => last.text.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece { text, lang, dir }),
        }
    }
}
