//! `yesNo`: yes, no, and where it is offered, not sure.

use super::select::Rules;
use super::wording::Wording;
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong, control, select};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct YesNo {
    choices: Vec<Choice>,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let mut keys = vec![("yes", "yes"), ("no", "no")];
    if item.not_sure == Some(true) {
        keys.push(("notSure", "not-sure"));
    }
    let choice = |(value, key): (&str, &'static str)| Choice {
        value: value.to_owned(),
        wording: Wording::interface(key),
        exclusive: false,
    };
    Some(Box::new(YesNo { choices: keys.into_iter().map(choice).collect() }))
}

impl Kind for YesNo {
    fn name(&self) -> &'static str {
        "yesNo"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let rules = Rules { choices: &self.choices, takes_other: false, missing: "requiredYesNo" };
        match rules.read(given, asked)? {
            Some(Answer::Choices { values, .. }) if values.len() > 1 => Err(vec![Wrong::new("tooMany").with("max", 1)]),
            read => Ok(read),
        }
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        Control { options: control::options(id, &self.choices, reader), ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::Code(select::values(&self.choices, false))
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }
}
