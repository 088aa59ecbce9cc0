//! Texts in words and stems.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

/// A word, in small letters, and its stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: String,
    pub(super) stem: String,
}

/// What takes texts of one language apart.
pub(super) struct Tongue {
    stemmer: Option<Stemmer>,
    stops: &'static [&'static str],
}

impl Tongue {
    /// For the language of a tag: `en-simple` is English. Where there is no stemmer a word is its own stem.
    pub(super) fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        Self { stemmer: algorithm(primary).map(Stemmer::create), stops: stops(primary) }
    }

    /// The stem of a word in small letters.
    pub(super) fn stem(&self, word: &str) -> String {
        self.stemmer.as_ref().map_or_else(|| word.to_owned(), |stemmer| stemmer.stem(word).into_owned())
    }

    /// Whether a word says nothing by itself.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stops.binary_search(&word).is_ok() || word.chars().count() < 2 || word.chars().any(char::is_numeric)
    }

    /// The words of a text, each piece between marks of punctuation by itself.
    pub(super) fn pieces(&self, text: &str) -> Vec<Vec<Token>> {
        let ends = |c: char| ".,;:!?()[]\"“”„«»…\n\r–—؟،۔".contains(c);
        let token = |word: &str| {
            let word = word.to_lowercase().replace('’', "'");
            Token { stem: self.stem(&word), word }
        };
        let pieces = text.split(ends).map(|piece| piece.unicode_words().map(token).collect::<Vec<_>>());
        pieces.filter(|piece| !piece.is_empty()).collect()
    }
}

fn algorithm(primary: &str) -> Option<Algorithm> {
    Some(match primary {
        "en" => Algorithm::English,
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// Words that say nothing by themselves, in the order of their bytes: a search halves the list.
fn stops(primary: &str) -> &'static [&'static str] {
    match primary {
        "en" => ENGLISH,
        "cy" => WELSH,
        "pl" => POLISH,
        "ur" => URDU,
        _ => &[],
    }
}

#[rustfmt::skip]
pub(super) const ENGLISH: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "always", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "but", "by", "can", "could", "couldn't", "did", "didn't", "do", "does",
    "doesn't", "don't", "down", "each", "even", "every", "everyone", "everything", "few", "for", "from", "get", "go",
    "got", "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how", "i", "i'm", "i've", "if",
    "in", "into", "is", "isn't", "it", "it's", "its", "just", "let", "like", "lot", "made", "make", "many", "me",
    "more", "most", "much", "my", "never", "no", "not", "of", "off", "on", "one", "only", "or", "other", "our", "out",
    "over", "own", "really", "same", "see", "she", "should", "so", "some", "such", "than", "that", "that's", "the", "their",
    "them", "then", "there", "these", "they", "thing", "things", "this", "those", "through", "to", "too", "under",
    "until", "up", "us", "very", "was", "wasn't", "we", "were", "what", "when", "where", "which", "while", "who",
    "why", "will", "with", "would", "you", "your",
];
#[rustfmt::skip]
pub(super) const WELSH: &[&str] = &[
    "a", "ac", "am", "ar", "at", "bod", "chi", "cyn", "ddim", "dim", "drwy", "ei", "ein", "eu", "fe", "fel", "fi",
    "fy", "gan", "gyda", "hefyd", "hi", "hon", "hwn", "hyn", "i", "iawn", "mae", "mewn", "mwy", "na", "nad", "neu",
    "nhw", "ni", "nid", "o", "oedd", "oeddwn", "ond", "os", "pan", "roedd", "rydw", "rydym", "sydd", "wedi", "wrth",
    "y", "ydy", "yn", "yr", "yw",
];
#[rustfmt::skip]
pub(super) const POLISH: &[&str] = &[
    "a", "ale", "bardzo", "bez", "bo", "by", "być", "był", "była", "było", "były", "co", "czy", "dla", "do", "gdy",
    "go", "i", "ich", "ja", "jak", "jej", "jest", "jestem", "już", "kiedy", "która", "które", "który", "ma", "mi",
    "mnie", "mój", "na", "nam", "nas", "nasz", "nic", "nie", "o", "od", "on", "ona", "oni", "po", "pod", "przez",
    "przy", "się", "są", "ta", "tak", "tam", "te", "tego", "ten", "to", "tu", "tylko", "u", "w", "we", "z", "za",
    "ze", "że", "żeby",
];
#[rustfmt::skip]
pub(super) const URDU: &[&str] = &[
    "آپ", "اس", "اسے", "ان", "انہوں", "اور", "ایک", "بھی", "بہت", "تو", "تک", "تھا", "تھی", "تھے", "جب", "جو", "سب",
    "سے", "لئے", "لیے", "مجھے", "میرا", "میری", "میرے", "میں", "نہیں", "نے", "وہ", "پر", "کا", "کر", "کو", "کہ", "کی",
    "کیا", "کے", "گئی", "گیا", "ہم", "ہمیں", "ہو", "ہیں", "ہے", "یہ",
];
