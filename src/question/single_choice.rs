//! `singleChoice`: one of several options.

use super::select::{self, Rules};
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong, control};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct SingleChoice {
    choices: Vec<Choice>,
    takes_other: bool,
    display: &'static str,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    let display = build.display(item, at);
    let choices = build.choices(item, at);
    select::check_other(item, &choices, at, build);
    Some(Box::new(SingleChoice { choices, takes_other: item.other == Some(true), display }))
}

impl Kind for SingleChoice {
    fn name(&self) -> &'static str {
        "singleChoice"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let rules = Rules { choices: &self.choices, takes_other: self.takes_other, missing: "requiredChoice" };
        match rules.read(given, asked)? {
            Some(Answer::Choices { values, .. }) if values.len() > 1 => Err(vec![Wrong::new("tooMany").with("max", 1)]),
            read => Ok(read),
        }
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        let mut options = control::options(id, &self.choices, reader);
        if self.takes_other {
            // Before an option that is chosen alone, which stands last.
            let at = options.iter().position(|option| option.exclusive).unwrap_or(options.len());
            options.insert(at, control::own_words(id, reader));
        }
        Control { display: self.display.to_owned(), options, other: self.takes_other, ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::Code(select::values(&self.choices, self.takes_other))
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn takes_other(&self) -> bool {
        self.takes_other
    }

    fn display(&self) -> &'static str {
        self.display
    }
}
