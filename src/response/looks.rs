//! Words that look as if they tell who somebody is, so that they can be asked before they send them.

use regex::Regex;
use std::sync::LazyLock;

/// What a text seems to have in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Somebody's name.
    Name,
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
            Self::Name => "name",
            Self::Email => "email",
            Self::Postcode => "postcode",
            Self::NhsNumber => "nhs-number",
            Self::Phone => "phone",
        }
    }
}

/// How people write a name: what goes before it, in the languages of the interface, then a word with a capital, where
/// the script has capitals. A capital alone tells nothing: places and weekdays have them.
const NAMES: [&str; 8] = [
    r"\b(?i:my name(?: is|'s|’s)|(?:is|am|are|was) called|(?:is|was) named)\s+\p{Lu}\p{Ll}",
    r"\bI(?:'m|’m| am)\s+\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}|[,.!]|\s+and\b|\s*$)",
    r"\b(?i:(?:my|our|his|her|their) (?:son|daughter|boy|girl|child|baby|brother|sister|twins?|mum|dad|nan))\s+\p{Lu}\p{Ll}",
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Doctor|Nurse|Sister|Prof|Professor)\.?\s+\p{Lu}\p{Ll}",
    // Welsh
    r"\b(?i:fy enw(?: i)?(?: yw| ydy| ydi)?|o['’]r enw|fy (?:mab|merch|mrawd|chwaer|mhlentyn))\s+\p{Lu}\p{Ll}",
    // Polish
    r"\b(?i:(?:mam|ma) na imię|nazywam się|nazywa się|(?:mój|mojego|nasz|naszego) (?:syn|syna|brat|brata)|(?:moja|mojej|nasza|naszej) (?:córka|córki|córeczka|siostra|siostry)|pani|pan)\s+\p{Lu}\p{Ll}",
    // Urdu: "name … is", and "my son …", "my daughter …" before the mark of a subject
    r"نام\s+\S+(?:\s+\S+)?\s+(?:ہے|تھا)",
    r"(?:میرا|میرے|ہمارا|ہمارے) (?:بیٹا|بیٹے|بھائی)\s+\S+\s+نے|(?:میری|ہماری) (?:بیٹی|بہن)\s+\S+\s+نے",
];

/// What `text` seems to have in it, each once.
#[must_use]
pub fn looks_like(text: &str) -> Vec<Likeness> {
    static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\w.+-]+@[\w-]+\.[\w.]+").ok());
    static POSTCODE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b").ok());
    static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\+?[0-9][0-9 ()-]{7,}[0-9]").ok());
    let mut found = Vec::new();
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&NAMES.join("|")).ok());
    for (pattern, likeness) in [(&NAME, Likeness::Name), (&EMAIL, Likeness::Email), (&POSTCODE, Likeness::Postcode)] {
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
            ("I'm happy here. I am from Leeds and it was great on Monday.", vec![]),
            ("The nurses at Great North ward were kind", vec![]),
            ("My name is Amy and I was there", vec![Likeness::Name]),
            ("my daughter Maya was scared", vec![Likeness::Name]),
            ("I’m Sam, and I am nine", vec![Likeness::Name]),
            ("Thank you Dr Khan", vec![Likeness::Name]),
            ("Fy enw i yw Carys", vec![Likeness::Name]),
            ("Mam na imię Ola", vec![Likeness::Name]),
            ("Moja córka Zosia bała się", vec![Likeness::Name]),
            ("Jedzenie było zimne. Pani była miła.", vec![]),
            ("میرا نام علی ہے", vec![Likeness::Name]),
            ("کھانا ٹھنڈا تھا", vec![]),
            ("write to amy@home.example please", vec![Likeness::Email]),
            ("we live in SW1A 1AA", vec![Likeness::Postcode]),
            ("her number is 943 476 5919", vec![Likeness::NhsNumber]),
            ("ring 020 7946 0000", vec![Likeness::Phone]),
        ] {
            assert_eq!(looks_like(text), expect, "{text}");
        }
    }
}
