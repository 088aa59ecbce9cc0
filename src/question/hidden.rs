//! `hidden`: a value that comes with the link, such as how the form was reached; never seen, never typed.

use super::select::{self, Rules};
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Hidden {
    choices: Vec<Choice>,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    match item.from.as_deref() {
        None => {
            build
                .findings
                .error(&at.key("from"), "A hidden item needs \"from\": \"place\", or the name of a query parameter.");
            None
        }
        Some("place") if item.options.is_none() && item.option_list.is_none() => {
            Some(Box::new(Hidden { choices: Vec::new() }))
        }
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
