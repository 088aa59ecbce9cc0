//! `phone`: a telephone number.

use super::answer::ascii_digits;
use super::words::{given_words, length_wrong};
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Phone;

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    Some(Box::new(Phone))
}

impl Kind for Phone {
    fn name(&self) -> &'static str {
        "phone"
    }

    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let Some(words) = given_words(given, asked)? else { return Ok(None) };
        if let Some(wrong) = length_wrong(&words, 0, 254) {
            return Err(vec![wrong]);
        }
        read(&words).map(|right| Some(Answer::Text(right))).ok_or_else(|| vec![Wrong::new("notAPhone")])
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control {
            input_type: "tel",
            input_mode: "tel",
            autocomplete: "tel".to_owned(),
            width: "w20",
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

/// 7 to 15 digits (ITU-T E.164 allows 15), with the marks that people put between them.
fn read(words: &str) -> Option<String> {
    let ascii = ascii_digits(words);
    let digits = ascii.chars().filter(char::is_ascii_digit).count();
    let marks =
        ascii.chars().enumerate().all(|(i, c)| c.is_ascii_digit() || " -().".contains(c) || (i == 0 && c == '+'));
    ((7..=15).contains(&digits) && marks).then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_are_read_with_their_marks() {
        for (words, right) in [
            ("020 7946 0000", true),
            ("+44 (0)20-7946.0000", true),
            ("٠٢٠٧٩٤٦٠٠٠٠", true),
            ("12345", false),
            ("call me", false),
            ("1234567890123456", false),
            ("020+7946000", false),
        ] {
            assert_eq!(read(words).is_some(), right, "{words}");
        }
    }
}
