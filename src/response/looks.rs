//! Words that look as if they tell who somebody is, so that they can be asked before they send them.

use regex::Regex;
use std::sync::LazyLock;

/// What a text seems to have in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// An email address.
    Email,
    /// A postcode of the United Kingdom.
    Postcode,
    /// An NHS number whose check digit is right.
    NhsNumber,
    /// A telephone number.
    Phone,
}

impl Likeness {
    /// The end of the key of its words among the interface's texts: `looks-like-…`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::NhsNumber => "nhs-number",
            Self::Phone => "phone",
        }
    }
}

/// What `text` seems to have in it, each once.
#[must_use]
pub fn looks_like(text: &str) -> Vec<Likeness> {
    static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\w.+-]+@[\w-]+\.[\w.]+").ok());
    static POSTCODE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b").ok());
    static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\+?[0-9][0-9 ()-]{7,}[0-9]").ok());
    let mut found = Vec::new();
    for (pattern, likeness) in [(&EMAIL, Likeness::Email), (&POSTCODE, Likeness::Postcode)] {
        if pattern.as_ref().is_some_and(|pattern| pattern.is_match(text)) {
            found.push(likeness);
        }
    }
    for run in DIGITS.iter().flat_map(|pattern| pattern.find_iter(text)) {
        let digits: Vec<u32> = run.as_str().chars().filter_map(|c| c.to_digit(10)).collect();
        match digits.len() {
            10 if is_nhs_number(&digits) => found.push(Likeness::NhsNumber),
            9..=15 => found.push(Likeness::Phone),
            _ => {}
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The check digit of an NHS number: modulus 11 over the first nine digits (NHS Data Dictionary, "NHS NUMBER").
fn is_nhs_number(digits: &[u32]) -> bool {
    let weighted: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = match 11 - weighted % 11 {
        11 => 0,
        other => other,
    };
    digits.get(9) == Some(&check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_somebody_is_is_noticed() {
        for (text, expect) in [
            ("The food was cold.", vec![]),
            ("We waited 45 minutes on 3 April 2026.", vec![]),
            ("write to amy@home.example please", vec![Likeness::Email]),
            ("we live in SW1A 1AA", vec![Likeness::Postcode]),
            ("her number is 943 476 5919", vec![Likeness::NhsNumber]),
            ("ring 020 7946 0000", vec![Likeness::Phone]),
        ] {
            assert_eq!(looks_like(text), expect, "{text}");
        }
    }
}
