//! How hard a text is to read: its sentences, words and syllables, and the age at which English children can read it.

mod sentences;
mod syllables;

pub(super) use sentences::{sentences, words};

/// The fewest words that a reading age is worked out for: below that, one long word decides.
pub(super) const FEWEST_WORDS: usize = 20;

/// The age at which a child in England is usually able to read an English text; `None` under 20 words.
///
/// The Flesch–Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (J. P. Kincaid,
/// R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of new readability formulas for Navy enlisted personnel,
/// Research Branch Report 8-75, 1975). A grade is a school year of the United States, whose first begins at six, so
/// five years are added.
#[must_use]
pub fn reading_age(text: &str) -> Option<f64> {
    Measure::of(text).age()
}

/// What a reading age is worked out from. Texts that stand below each other add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measure {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Measure {
    /// Counts a text.
    pub(super) fn of(text: &str) -> Self {
        let sentences = sentences(text);
        let words: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
        let syllables = words.iter().map(|word| syllables::syllables(word)).sum();
        Self { sentences: sentences.len(), words: words.len(), syllables }
    }

    /// The reading age, see [`reading_age`].
    #[allow(clippy::cast_precision_loss)] // Counts of words on a screen.
    pub(super) fn age(self) -> Option<f64> {
        let (sentences, words, syllables) = (self.sentences as f64, self.words as f64, self.syllables as f64);
        (self.words >= FEWEST_WORDS).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5.0)
    }
}

impl std::ops::Add for Measure {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }
}

/// How many words the longest sentence has; 0 where there is none.
#[must_use]
pub fn longest_sentence(text: &str) -> usize {
    sentences(text).iter().map(|sentence| words(sentence).count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::reading_age;

    #[test]
    fn short_words_in_short_sentences_are_read_early() {
        let easy = "We want to make new wards for you. Please tell us what would be good. We read what you say.";
        let hard = "The organisation systematically evaluates multidisciplinary recommendations concerning environmental \
                    considerations, subsequently prioritising appropriate infrastructure investments strictly according to \
                    demonstrable requirements everywhere.";
        let plain =
            "Thank you for coming to our event. Please tell us how it went, so that we can make the next one better.";
        assert!(reading_age(easy).unwrap() < 7.0);
        assert!((7.0..10.0).contains(&reading_age(plain).unwrap()), "{:?}", reading_age(plain));
        assert!(reading_age(hard).unwrap() > 20.0);
        assert_eq!(reading_age("Too short to say."), None);
    }
}
