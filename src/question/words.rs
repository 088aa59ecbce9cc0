//! What the kinds of text share: control characters removed, lengths, a missing answer.

use super::{Asked, Given, Wrong};

/// The words that were given, without control characters other than line ends; `None` where the question is blank.
/// Errors: nothing was given and an answer is required; JSON of another type.
pub(super) fn given_words(given: &Given, asked: &Asked<'_>) -> Result<Option<String>, Vec<Wrong>> {
    match given {
        Given::Blank if asked.required => Err(vec![Wrong::new("required")]),
        Given::Blank => Ok(None),
        Given::Text(text) => {
            let clean: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            let clean = clean.trim();
            match (clean.is_empty(), asked.required) {
                (true, true) => Err(vec![Wrong::new("required")]),
                (true, false) => Ok(None),
                _ => Ok(Some(clean.to_owned())),
            }
        }
        _ => Err(vec![Wrong::new("wrongType")]),
    }
}

/// What is wrong with the number of characters.
pub(super) fn length_wrong(words: &str, min: u32, max: u32) -> Option<Wrong> {
    let length = words.chars().count();
    let (low, high) = (min as usize, max as usize);
    if length < low {
        return Some(Wrong::new("tooShort").with("min", low).with("count", length));
    }
    (length > high).then(|| Wrong::new("tooLong").with("max", high).with("count", length).with("over", length - high))
}
