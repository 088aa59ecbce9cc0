//! The words of an address: two plain words and a number, to be read aloud and typed from a wall.

use crate::keys::random;
use std::sync::LazyLock;

/// Short friendly words, no two of which differ in one letter alone.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("../../assets/place-words.txt").lines().collect());

/// A code that nobody has had before, as good as surely: one of nine million. It is no secret, but nobody comes to a
/// survey by trying. Errors: the system gives no random bytes.
pub fn new_code() -> Result<String, rand::rand_core::OsError> {
    let [first, second] = [word()?, word()?];
    let number = 10 + u16::from_be_bytes(random()?) % 90;
    Ok(format!("{first}-{second}-{number}"))
}

fn word() -> Result<&'static str, rand::rand_core::OsError> {
    let at = usize::from(u16::from_be_bytes(random()?)) % WORDS.len().max(1);
    Ok(WORDS.get(at).copied().unwrap_or("place"))
}

/// A code as somebody typed it: with capitals, with spaces, or without the hyphens' shape.
#[must_use]
pub fn read_code(typed: &str) -> String {
    let plain = typed.trim().to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two words are one slip of the finger apart.
    fn are_near(one: &str, other: &str) -> bool {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        match long.len() - short.len() {
            0 => short.bytes().zip(long.bytes()).filter(|(a, b)| a != b).count() <= 1,
            1 => (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == *short),
            _ => false,
        }
    }

    #[test]
    fn words_are_short_plain_and_far_apart() {
        assert!(WORDS.len() >= 256, "{}", WORDS.len());
        assert!(WORDS.iter().all(|word| (3..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase())));
        for (at, word) in WORDS.iter().enumerate() {
            let near: Vec<_> = WORDS[at + 1..].iter().filter(|other| are_near(word, other)).collect();
            assert!(near.is_empty(), "{word} is near {near:?}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        for typed in ["calm-otter-42", " Calm Otter 42 ", "CALM_OTTER_42", "calm - otter - 42"] {
            assert_eq!(read_code(typed), "calm-otter-42");
        }
        let code = new_code().unwrap_or_default();
        assert_eq!((read_code(&code), code.split('-').count()), (code.clone(), 3));
    }
}
