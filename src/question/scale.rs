//! `scale`: one of 2 to 11 points between two ends.

use super::select::{self, Rules};
use super::wording::{Label, Wording};
use super::{Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Shape, Wrong, control};
use crate::json::Pointer;
use crate::texts::Localized;
use crate::typed::Item;
use std::collections::BTreeMap;

#[derive(Debug)]
struct Scale {
    choices: Vec<Choice>,
    display: &'static str,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    let display = build.display(item, at);
    let points = match item.points {
        Some(points @ 2..=11) => points,
        Some(_) => {
            build.findings.error(&at.key("points"), "A scale has 2 to 11 points.");
            5
        }
        None => {
            build.findings.error(&at.key("points"), "A scale needs \"points\": how many there are, 2 to 11.");
            5
        }
    };
    let labels = labels(item, points, display, at, build);
    let choice = |point: u32| Choice {
        value: point.to_string(),
        wording: Wording::of(labels.get(&point).cloned().map_or_else(|| Label::Plain(point.to_string()), Label::Own)),
        exclusive: false,
    };
    Some(Box::new(Scale { choices: (1..=points).map(choice).collect(), display }))
}

fn labels(item: &Item, points: u32, display: &str, at: &Pointer, build: &mut Build<'_>) -> BTreeMap<u32, Localized> {
    let mut labels = BTreeMap::new();
    for (name, text) in item.labels.iter().flatten() {
        match name.parse().ok().filter(|point| (1..=points).contains(point)) {
            Some(point) => {
                labels.insert(point, build.text(text));
            }
            None => {
                let message = format!("\"{name}\" is not a point of this scale. Its points are 1 to {points}.");
                build.findings.error(&at.key("labels").key(name), message);
            }
        }
    }
    if matches!(display, "faces" | "agree") && labels.len() < points as usize {
        let missing: Vec<_> =
            (1..=points).filter(|point| !labels.contains_key(point)).map(|point| point.to_string()).collect();
        let message =
            format!("Each point of a scale shown as {display} needs words. \"labels\" lacks: {}.", missing.join(", "));
        build.findings.error(&at.key("labels"), message);
    }
    labels
}

impl Kind for Scale {
    fn name(&self) -> &'static str {
        "scale"
    }

    fn shape(&self) -> Shape {
        Shape::Choices
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let rules = Rules { choices: &self.choices, takes_other: false, missing: "requiredChoice" };
        match rules.read(given, asked)? {
            Some(Answer::Choices { values, .. }) if values.len() > 1 => Err(vec![Wrong::new("tooMany").with("max", 1)]),
            read => Ok(read),
        }
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        Control {
            display: self.display.to_owned(),
            points: control::options(id, &self.choices, reader),
            ..Control::default()
        }
    }

    fn column(&self) -> Column {
        Column::Scale(u32::try_from(select::values(&self.choices, false).len()).unwrap_or(0))
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn display(&self) -> &'static str {
        self.display
    }
}
