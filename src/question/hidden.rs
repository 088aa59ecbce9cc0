//! `hidden`: a value that comes with the link, such as how the form was reached; never seen, never typed.

use super::select::{self, Rules};
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Hidden {
    choices: Vec<Choice>,
}

/// The place where an answer is collected. Places are kept beside the definition: a new one needs no new version.
#[derive(Debug)]
struct HiddenPlace;

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    match item.from.as_deref() {
        None => {
            build
                .findings
                .error(&at.key("from"), "A hidden item needs \"from\": \"place\", or the name of a query parameter.");
            None
        }
        Some("place") if item.options.is_none() && item.option_list.is_none() => Some(Box::new(HiddenPlace)),
        Some("place") => {
            build.findings.error(&at.key("from"), "Places are kept apart from the definition. Remove \"options\".");
            None
        }
        Some(_) => Some(Box::new(Hidden { choices: build.choices(item, at) })),
    }
}

impl Kind for Hidden {
    fn name(&self) -> &'static str {
        "hidden"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    /// A value of a link that is not one of the options is nobody's mistake that could be mended: it is left blank.
    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let never_required = Asked { required: false, ..asked.clone() };
        let rules = Rules { choices: &self.choices, takes_other: false, missing: "required" };
        Ok(rules.read(given, &never_required).unwrap_or(None))
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control::default()
    }

    fn column(&self) -> Column {
        Column::Code(select::values(&self.choices, false))
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn is_question(&self) -> bool {
        false
    }
}

impl Kind for HiddenPlace {
    fn name(&self) -> &'static str {
        "hidden"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    /// An answer from a place that takes none at this moment is taken without it: no answer is lost for its poster.
    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        Ok(match given {
            Given::Choices(values, _) => match values.as_slice() {
                [one] if asked.places.contains(one) => Some(Answer::Choices { values: vec![one.clone()], other: None }),
                _ => None,
            },
            _ => None,
        })
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control::default()
    }

    /// Of which values, only the records of places know.
    fn column(&self) -> Column {
        Column::Code(Vec::new())
    }

    fn is_question(&self) -> bool {
        false
    }

    fn is_place(&self) -> bool {
        true
    }
}
