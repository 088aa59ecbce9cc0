//! `consent`: one box to tick.

use super::select::Rules;
use super::wording::Wording;
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong, control};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Consent {
    choices: [Choice; 1],
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let yes = Choice { value: "yes".to_owned(), wording: Wording::interface("yes"), exclusive: false };
    Some(Box::new(Consent { choices: [yes] }))
}

impl Kind for Consent {
    fn name(&self) -> &'static str {
        "consent"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    /// A box that was not ticked is left blank; `false` of the API means the same.
    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let no = Given::Choices(vec!["no".to_owned()], None);
        let given = if *given == no { &Given::Blank } else { given };
        Rules { choices: &self.choices, takes_other: false, missing: "consentNeeded" }.read(given, asked)
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        Control { options: control::options(id, &self.choices, reader), ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::Code(vec!["yes".to_owned()])
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }
}
