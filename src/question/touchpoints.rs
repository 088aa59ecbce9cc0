//! `touchpoints`: the steps of a journey, with a feeling at each and a word why (experience-based co-design).

use super::words::{given_words, length_wrong};
use super::{
    Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Row, Shape, Wrong, control, offered, select,
};
use crate::json::Pointer;
use crate::typed::{Item, Point};
use std::collections::BTreeMap;

/// The most characters of a word why.
const LONGEST: u32 = 300;

#[derive(Debug)]
struct Touchpoints {
    steps: Vec<Row>,
    feelings: Vec<Choice>,
}

/// A feeling, and a word why.
type Cell = (String, Option<String>);

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let steps = build.rows(item.steps.as_deref().unwrap_or_default(), &at.key("steps"));
    let feelings = build.feelings(item, at);
    both_sides(item, at, build);
    Some(Box::new(Touchpoints { steps, feelings }))
}

/// The map draws good feelings above a line and bad ones below it, so somebody has to say which those are.
fn both_sides(item: &Item, at: &Pointer, build: &mut Build<'_>) {
    for (key, values, what) in [("positive", &item.positive, "good"), ("negative", &item.negative, "bad")] {
        if values.as_ref().is_none_or(Vec::<Point>::is_empty) {
            let message = format!(
                "The map of a journey draws good feelings above a line and bad ones below it. Name the {what} ones under \"{key}\"."
            );
            build.findings.warning(&at.key(key), message);
        }
    }
}

impl Touchpoints {
    fn read(&self, step: &str, (feeling, why): &Cell, asked: &Asked<'_>) -> Result<Cell, Vec<Wrong>> {
        if !self.steps.iter().any(|known| known.id == step) {
            return Err(vec![Wrong::new("unknownItem").with("row", step)]);
        }
        let why = self.why(step, why.as_deref(), asked)?;
        match feeling.as_str() {
            // A word why, of no feeling: it is not thrown away, but asked about.
            "" => Err(vec![missing(step)]),
            value if offered(&self.feelings, asked).any(|known| known.value == value) => Ok((value.to_owned(), why)),
            value => Err(vec![Wrong::new("notAnOption").with("value", value).at(step)]),
        }
    }

    fn why(&self, step: &str, why: Option<&str>, asked: &Asked<'_>) -> Result<Option<String>, Vec<Wrong>> {
        let given = why.map_or(Given::Blank, |why| Given::Text(why.to_owned()));
        let words = given_words(&given, &Asked { required: false, ..asked.clone() })?;
        match words.as_deref().and_then(|words| length_wrong(words, 0, LONGEST)) {
            Some(wrong) => Err(vec![wrong.at(step)]),
            None => Ok(words),
        }
    }
}

fn missing(step: &str) -> Wrong {
    Wrong::new("rowMissing").with("row", step).at(step)
}

impl Kind for Touchpoints {
    fn name(&self) -> &'static str {
        "touchpoints"
    }

    fn shape(&self) -> Shape {
        Shape::Grid
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let none = BTreeMap::new();
        let cells = match given {
            Given::Blank => &none,
            Given::Grid(cells) => cells,
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        let (mut read, mut wrong) = (BTreeMap::new(), Vec::new());
        for (step, cell) in cells {
            match self.read(step, cell, asked) {
                Ok(cell) => drop(read.insert(step.clone(), cell)),
                Err(found) => wrong.extend(found),
            }
        }
        let left_out = self.steps.iter().filter(|step| asked.required && !cells.contains_key(&step.id));
        wrong.extend(left_out.map(|step| missing(&step.id)));
        match (wrong.is_empty(), read.is_empty()) {
            (false, _) => Err(wrong),
            (true, true) => Ok(None),
            _ => Ok(Some(Answer::Grid(read))),
        }
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        let grid_rows = control::grid_rows(id, &self.steps, &self.feelings, reader);
        Control { grid_rows, max_length: Some(LONGEST), ..Control::default() }
    }

    fn column(&self) -> Column {
        let rows = self.steps.iter().map(|step| step.id.clone()).collect();
        Column::Grid { rows, values: select::values(&self.feelings, false) }
    }

    fn choices(&self) -> &[Choice] {
        &self.feelings
    }

    fn rows(&self) -> &[Row] {
        &self.steps
    }

    fn asks_why(&self) -> bool {
        true
    }

    fn is_journey(&self) -> bool {
        true
    }

    fn describe(&self, answer: &Answer, reader: &Reader<'_>) -> Vec<String> {
        let lines = answer.describe(&self.feelings, &self.steps, reader);
        let Answer::Grid(cells) = answer else { return lines };
        // The lines are those of the steps that were answered, in their order.
        let whys = self.steps.iter().filter_map(|step| cells.get(&step.id)).map(|(_, why)| why);
        let with_why = |(line, why): (String, &Option<String>)| match why {
            Some(why) => format!("{line} – {why}"),
            None => line,
        };
        lines.into_iter().zip(whys).map(with_why).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Wording;
    use serde_json::json;
    use std::collections::BTreeSet;

    fn kind() -> Touchpoints {
        let step = |id: &str| Row { id: id.to_owned(), wording: Wording::interface("yes") };
        let feeling =
            |value: &str| Choice { value: value.to_owned(), wording: Wording::interface("yes"), exclusive: false };
        Touchpoints {
            steps: ["arriving", "waiting"].map(step).into(),
            feelings: ["calm", "worried"].map(feeling).into(),
        }
    }

    fn parse(given: &Given, required: bool) -> Result<Option<Answer>, Vec<(&'static str, Option<String>)>> {
        let (today, withheld) = (jiff::civil::date(2026, 11, 1), BTreeSet::new());
        let asked = Asked { today, withheld: &withheld, required, places: &[] };
        kind().parse(given, &asked).map_err(|wrong| wrong.into_iter().map(|one| (one.code, one.part)).collect())
    }

    fn cells(cells: &[(&str, &str, Option<&str>)]) -> Option<Answer> {
        let cell = |(step, feeling, why): &(&str, &str, Option<&str>)| {
            ((*step).to_owned(), ((*feeling).to_owned(), why.map(str::to_owned)))
        };
        Some(Answer::Grid(cells.iter().map(cell).collect()))
    }

    #[test]
    fn a_feeling_and_a_word_why_are_read_from_a_form_and_from_a_program() {
        let expected = cells(&[("arriving", "worried", Some("No signs.")), ("waiting", "calm", None)]);
        let fields =
            [("arriving", "worried"), ("arriving.why", " No signs. "), ("waiting", "calm"), ("waiting.why", "")];
        assert_eq!(parse(&Given::from_fields(Shape::Grid, &fields), true), Ok(expected.clone()));
        let body = json!({"arriving": {"feeling": "worried", "why": "No signs."}, "waiting": "calm"});
        assert_eq!(parse(&Given::from_json(Shape::Grid, &body), true), Ok(expected));
    }

    #[test]
    fn steps_may_be_left_out_unless_they_are_required() {
        let one = Given::from_fields(Shape::Grid, &[("waiting", "calm")]);
        assert_eq!(parse(&one, false), Ok(cells(&[("waiting", "calm", None)])));
        assert_eq!(parse(&one, true), Err(vec![("rowMissing", Some("arriving".to_owned()))]));
        assert_eq!(parse(&Given::Blank, false), Ok(None));
    }

    #[test]
    fn what_is_wrong_names_its_step() {
        for (fields, code, part) in [
            (&[("waiting", "hungry")][..], "notAnOption", Some("waiting")),
            (&[("leaving", "calm")], "unknownItem", None),
            // Words without a feeling are asked about, never lost.
            (&[("waiting.why", "Two hours!")], "rowMissing", Some("waiting")),
            (&[("waiting", "calm"), ("waiting.why", &"a".repeat(301))], "tooLong", Some("waiting")),
        ] {
            let found = parse(&Given::from_fields(Shape::Grid, fields), false);
            assert_eq!(found, Err(vec![(code, part.map(str::to_owned))]), "{fields:?}");
        }
    }
}
