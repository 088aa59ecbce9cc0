//! `multiChoice`: any of several options.

use super::select::{self, Rules};
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong, control};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct MultiChoice {
    choices: Vec<Choice>,
    takes_other: bool,
    min: usize,
    max: usize,
    display: &'static str,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    let display = build.display(item, at);
    let choices = build.choices(item, at);
    select::check_other(item, &choices, at, build);
    build.ordered(item.min_choices, item.max_choices, at, ["minChoices", "maxChoices"]);
    let most = choices.len() + usize::from(item.other == Some(true));
    if item.max_choices == Some(0) {
        build.findings.error(&at.key("maxChoices"), "At least 1 can be chosen, or there is nothing to answer.");
    }
    for (key, value) in [("minChoices", item.min_choices), ("maxChoices", item.max_choices)] {
        if value.is_some_and(|value| value as usize > most) {
            build.findings.error(&at.key(key), format!("There are only {most} options to choose from."));
        }
    }
    Some(Box::new(MultiChoice {
        takes_other: item.other == Some(true),
        min: item.min_choices.unwrap_or(0) as usize,
        max: item.max_choices.map_or(usize::MAX, |max| max as usize),
        choices,
        display,
    }))
}

impl MultiChoice {
    fn wrong(&self, values: &[String]) -> Option<Wrong> {
        let alone =
            values.iter().find(|value| self.choices.iter().any(|choice| choice.exclusive && choice.value == **value));
        match alone {
            Some(_) if values.len() > 1 => Some(Wrong::new("exclusive")),
            Some(_) => None,
            None if values.len() < self.min => Some(Wrong::new("tooFew").with("min", self.min)),
            None if values.len() > self.max => Some(Wrong::new("tooMany").with("max", self.max)),
            None => None,
        }
    }
}

impl Kind for MultiChoice {
    fn name(&self) -> &'static str {
        "multiChoice"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let rules = Rules { choices: &self.choices, takes_other: self.takes_other, missing: "requiredChoices" };
        let read = rules.read(given, asked)?;
        let Some(Answer::Choices { values, .. }) = &read else { return Ok(read) };
        self.wrong(values).map_or(Ok(read.clone()), |wrong| Err(vec![wrong]))
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
        Column::Set(select::values(&self.choices, self.takes_other))
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
