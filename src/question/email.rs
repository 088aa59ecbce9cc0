//! `email`: an email address.

use super::words::{given_words, length_wrong};
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;
use validator::ValidateEmail;

#[derive(Debug)]
struct Email;

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    Some(Box::new(Email))
}

impl Kind for Email {
    fn name(&self) -> &'static str {
        "email"
    }

    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let Some(words) = given_words(given, asked)? else { return Ok(None) };
        if let Some(wrong) = length_wrong(&words, 0, 254) {
            return Err(vec![wrong]);
        }
        read(&words).map(|right| Some(Answer::Text(right))).ok_or_else(|| vec![Wrong::new("notAnEmail")])
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control {
            input_type: "email",
            input_mode: "email",
            autocomplete: "email".to_owned(),
            width: "full",
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

/// An address as HTML and mail servers understand it.
fn read(words: &str) -> Option<String> {
    words.validate_email().then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_address_needs_both_halves() {
        for (words, right) in [
            ("a@b.example", true),
            ("first.last+tag@b.example", true),
            ("a b@c.example", false),
            ("a@", false),
            ("@b", false),
        ] {
            assert_eq!(read(words).is_some(), right, "{words}");
        }
    }
}
