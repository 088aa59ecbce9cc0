//! Which comments say something. A plain look through all of them: an index of words would be a second copy of what
//! people wrote, which withdrawal and retention had to reach too, and neither database's knows Welsh or Urdu.

use super::tokens::{Token, Tongue};
use std::collections::BTreeMap;

/// What somebody looks for: words, each of which has to be there, and "words in quotation marks", which have to stand
/// together. Endings do not matter where the comment's language has a stemmer, nor does what comes after the beginning
/// of a word.
pub struct Search {
    terms: Vec<String>,
    tongues: BTreeMap<String, Ready>,
}

/// The terms in one language.
struct Ready {
    tongue: Tongue,
    terms: Vec<Vec<Token>>,
    /// How each term's longest word begins, by which most comments are told to have none without taking them apart.
    begins: Vec<String>,
}

/// How many letters a word and its stem begin with in common.
const BEGIN: usize = 3;

impl Search {
    /// What was typed. `None` where there is no word in it.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let quotes = |c: char| "\"“”„".contains(c);
        let mut terms: Vec<String> = Vec::new();
        for (at, part) in typed.split(quotes).enumerate() {
            match at % 2 {
                1 => terms.push(part.to_owned()),
                _ => terms.extend(part.split_whitespace().map(str::to_owned)),
            }
        }
        terms.retain(|term| term.chars().any(char::is_alphanumeric));
        (!terms.is_empty()).then_some(Self { terms, tongues: BTreeMap::new() })
    }

    /// Whether a text in the language of this tag has it.
    pub fn finds(&mut self, tag: &str, text: &str) -> bool {
        let primary = tag.split('-').next().unwrap_or_default();
        if !self.tongues.contains_key(primary) {
            self.tongues.insert(primary.to_owned(), Ready::of(primary, &self.terms));
        }
        self.tongues.get(primary).is_some_and(|ready| ready.finds(text))
    }
}

impl Ready {
    fn of(primary: &str, terms: &[String]) -> Self {
        let tongue = Tongue::of(primary);
        let terms: Vec<Vec<Token>> = terms.iter().map(|term| tongue.pieces(term).concat()).collect();
        let terms: Vec<Vec<Token>> = terms.into_iter().filter(|term| !term.is_empty()).collect();
        let begin = |term: &Vec<Token>| {
            let longest = term.iter().map(|token| token.word.as_str()).max_by_key(|word| word.chars().count());
            longest.unwrap_or_default().chars().take(BEGIN).collect()
        };
        Self { begins: terms.iter().map(begin).collect(), tongue, terms }
    }

    fn finds(&self, text: &str) -> bool {
        let small = text.to_lowercase();
        if self.terms.is_empty() || !self.begins.iter().all(|begin| small.contains(begin.as_str())) {
            return false;
        }
        let words = self.tongue.pieces(text).concat();
        let has = |term: &Vec<Token>| words.windows(term.len()).any(|part| part.iter().zip(term).all(is_meant));
        self.terms.iter().all(has)
    }
}

fn is_meant((there, wanted): (&Token, &Token)) -> bool {
    there.stem == wanted.stem || there.word.starts_with(&wanted.word)
}
