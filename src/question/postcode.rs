//! `postcode`: a postcode of the United Kingdom.

use super::words::{given_words, length_wrong};
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;
use regex::Regex;
use std::sync::LazyLock;

#[derive(Debug)]
struct Postcode;

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    Some(Box::new(Postcode))
}

impl Kind for Postcode {
    fn name(&self) -> &'static str {
        "postcode"
    }

    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let Some(words) = given_words(given, asked)? else { return Ok(None) };
        if let Some(wrong) = length_wrong(&words, 0, 254) {
            return Err(vec![wrong]);
        }
        read(&words).map(|right| Some(Answer::Text(right))).ok_or_else(|| vec![Wrong::new("notAPostcode")])
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control {
            input_type: "text",
            input_mode: "text",
            autocomplete: "postal-code".to_owned(),
            width: "w10",
            ..Control::default()
        }
    }

    fn column(&self) -> Column {
        Column::None
    }

    fn is_personal(&self) -> bool {
        true
    }
}

/// The formats of Royal Mail postcodes (BS 7666-0), in capitals with one space before the last three characters.
fn read(words: &str) -> Option<String> {
    static FORMAT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new("^(GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][ABD-HJLNP-UW-Z]{2})$").ok());
    let tight: String = words.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    FORMAT.as_ref().filter(|format| format.is_match(&tight))?;
    let (outward, inward) = tight.split_at(tight.len() - 3);
    Some(format!("{outward} {inward}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn postcodes_are_tidied() {
        for (words, right) in [
            ("sw1a1aa", Some("SW1A 1AA")),
            ("m1 1ae", Some("M1 1AE")),
            ("EC1A-1BB", Some("EC1A 1BB")),
            ("SW1A", None),
            ("12345", None),
            ("SW1A 1CC", None),
        ] {
            assert_eq!(read(words).as_deref(), right, "{words}");
        }
    }
}
