//! What `integer` and `decimal` share.

use super::{Answer, Asked, Bins, Build, Column, Control, Given, Number, Reader, Wrong};
use crate::json::Pointer;
use crate::texts::Localized;
use crate::typed::Item;

/// The settings of a number.
#[derive(Debug)]
pub(super) struct Range {
    min: Option<f64>,
    max: Option<f64>,
    step: Option<f64>,
    unit: Option<Localized>,
    whole: bool,
}

impl Range {
    pub(super) fn whole(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Self {
        Self::build(item, at, build, true)
    }

    pub(super) fn decimal(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Self {
        Self::build(item, at, build, false)
    }

    fn build(item: &Item, at: &Pointer, build: &mut Build<'_>, whole: bool) -> Self {
        build.display(item, at);
        let min = build.limit(item.min.as_ref(), &at.key("min"));
        let max = build.limit(item.max.as_ref(), &at.key("max"));
        build.ordered(min, max, at, ["min", "max"]);
        for (key, value) in [("min", min), ("max", max), ("step", item.step)] {
            if whole && value.is_some_and(|value| value.fract() != 0.0) {
                build.findings.error(&at.key(key), format!("\"{key}\" of an integer is a whole number."));
            }
        }
        if item.step.is_some_and(|step| step <= 0.0) {
            build.findings.error(&at.key("step"), "\"step\" is more than 0.");
        }
        let unit = item.unit.as_ref().map(|unit| build.text(unit));
        Self { min, max, step: item.step, unit, whole }
    }

    pub(super) fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let number = match given {
            Given::Blank if asked.required => return Err(vec![Wrong::new("required")]),
            Given::Blank => return Ok(None),
            Given::Text(text) => Number::parse(text),
            Given::Number(value) => Number::from_f64(*value),
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        let number = number.ok_or_else(|| vec![Wrong::new("notANumber")])?;
        self.wrong(number.value()).map_or(Ok(Some(Answer::Number(number))), |wrong| Err(vec![wrong]))
    }

    fn wrong(&self, value: f64) -> Option<Wrong> {
        if self.whole && value.fract() != 0.0 {
            return Some(Wrong::new("notWhole"));
        }
        if let Some(min) = self.min.filter(|min| value < *min) {
            return Some(Wrong::new("tooSmall").with("min", min.to_string()));
        }
        if let Some(max) = self.max.filter(|max| value > *max) {
            return Some(Wrong::new("tooLarge").with("max", max.to_string()));
        }
        let steps = self.step.map_or(0.0, |step| (value - self.min.unwrap_or(0.0)) / step);
        ((steps - steps.round()).abs() > 1e-6)
            .then(|| Wrong::new("step").with("step", self.step.unwrap_or(1.0).to_string()))
    }

    pub(super) fn control(&self, reader: &Reader<'_>) -> Control {
        Control {
            input_type: "text",
            input_mode: if self.whole && self.min.is_some_and(|min| min >= 0.0) { "numeric" } else { "decimal" },
            unit: self.unit.as_ref().map(|unit| reader.text(unit).to_owned()),
            width: if self.max.is_some_and(|max| max < 1000.0) { "w4" } else { "w10" },
            ..Control::default()
        }
    }

    pub(super) fn column(&self) -> Column {
        Column::Number(Bins::between(self.min, self.max, self.whole))
    }

    pub(super) fn describe(&self, answer: &Answer, reader: &Reader<'_>) -> Vec<String> {
        let unit = self.unit.as_ref().map_or("", |unit| reader.text(unit));
        answer
            .describe(&[], &[], reader)
            .into_iter()
            .map(|number| format!("{number} {unit}").trim().to_owned())
            .collect()
    }
}
