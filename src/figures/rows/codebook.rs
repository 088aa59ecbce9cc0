//! The codebook of a file of rows: what each column is, what each code stands for, and what was left out, as CSV.

use super::classes::{TRAITS, Trait};
use super::columns::is_told;
use super::said::{BLANK, NOT_SHOWN, cell};
use crate::figures::plan;
use crate::publish::Edition;
use crate::question::Column;
use crate::report::{Include, Plan, Question};
use crate::store::{Error, Store};
use crate::texts::Interface;

/// The codebook of a survey's rows, in UTF-8 with a mark that spreadsheets need to see that.
pub async fn codebook(store: &Store, interface: &Interface, edition: &Edition) -> Result<String, Error> {
    let survey = &edition.survey;
    let plan = plan::plan(store, survey, interface, &survey.default_language()).await?;
    Ok(written(&plan))
}

fn written(plan: &Plan) -> String {
    let mut text = "\u{feff}".to_owned();
    line(&mut text, ["column", "its words", "code", "what it stands for"]);
    for code in [(BLANK, "asked, and left blank"), (NOT_SHOWN, "shared by fewer than ten people in the file")] {
        line(&mut text, ["", "every column", code.0, code.1]);
    }
    line(&mut text, ["", "every question", "", "not asked"]);
    for one in TRAITS {
        trait_lines(&mut text, plan, one);
    }
    for (at, question) in plan.questions.iter().enumerate().filter(|(at, _)| plan.place != Some(*at)) {
        if is_told(plan, at) { question_lines(&mut text, question) } else { left_out(&mut text, question) }
    }
    text
}

fn trait_lines(text: &mut String, plan: &Plan, one: Trait) {
    match one {
        Trait::Path => {}
        Trait::Month => line(text, ["month", "The month in which it was answered", "", "year and month"]),
        Trait::Group(facet) => {
            for group in plan.groups(facet) {
                line(text, [facet.id(), "", &group.id, &group.label]);
            }
        }
    }
}

fn question_lines(text: &mut String, question: &Question) {
    let (id, label) = (question.id.as_str(), question.label.as_str());
    match &question.column {
        Column::Set(values) => {
            for value in values {
                line(text, [&format!("{id}/{value}"), label, "1", question.words(value)]);
            }
        }
        Column::Grid { rows, values } => {
            for row in rows {
                let words = question.row_labels.get(row).unwrap_or(row);
                let (column, label) = (format!("{id}/{row}"), format!("{label} {words}"));
                values.iter().for_each(|value| line(text, [&column, &label, value, question.words(value)]));
            }
        }
        Column::Number(_) => line(text, [id, label, "", "the least number of its range; its words say the range"]),
        Column::Month => line(text, [id, label, "", "year and month"]),
        Column::Hour => line(text, [id, label, "", "the hour"]),
        _ => question.values().iter().for_each(|value| line(text, [id, label, value, question.words(value)])),
    }
}

fn left_out(text: &mut String, question: &Question) {
    let why = match (&question.column, question.report) {
        (Column::Moderated, _) => "left out: words that people wrote",
        (_, Include::Include) => "left out: it tells who people are",
        _ => "left out: the survey withholds it",
    };
    line(text, [&question.id, &question.label, "", why]);
}

fn line(text: &mut String, cells: [&str; 4]) {
    text.push_str(&cells.map(cell).join(","));
    text.push_str("\r\n");
}
