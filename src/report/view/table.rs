//! A figure as a table with a caption: what a chart shows, for whoever can't see it or wants the numbers.

use super::bars::{Bar, bars};
use super::sentence::Sentence;
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::figures::{Cell, Count, Figure};
use crate::report::plan::{Plan, Question};
use crate::texts::Language;
use serde::Serialize;

/// A table. The first column's cells head their rows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableView {
    /// What it is a table of.
    pub caption: Sentence,
    /// The heads of the columns.
    pub columns: Vec<LabelView>,
    /// The rows.
    pub rows: Vec<RowView>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowView {
    /// Its head.
    pub label: LabelView,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Words with their language, which is empty where they are ours or the survey is in English.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LabelView {
    /// The words.
    pub text: String,
    /// Their language.
    pub lang: String,
    /// Their direction.
    pub dir: &'static str,
}

impl LabelView {
    /// Words of ours.
    pub(super) fn ours(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: String::new(), dir: "" }
    }

    /// Words that are in this language; without one, ours.
    pub(super) fn in_language(text: impl Into<String>, language: Option<&Language>) -> Self {
        match language.filter(|language| language.primary() != "en") {
            Some(language) => Self { text: text.into(), lang: language.tag().to_owned(), dir: language.dir() },
            None => Self::ours(text),
        }
    }

    /// Words of the survey.
    pub(super) fn own(text: impl Into<String>, plan: &Plan) -> Self {
        let lang = plan.foreign_tag().to_owned();
        Self { text: text.into(), dir: if lang.is_empty() { "" } else { plan.language.dir() }, lang }
    }

    pub(super) fn of_bar(bar: &Bar, plan: &Plan) -> Self {
        if bar.own { Self::own(bar.label.clone(), plan) } else { Self::ours(bar.label.clone()) }
    }
}

/// The table of a question's figure.
pub(super) fn table(plan: &Plan, question: &Question, figure: &Figure) -> TableView {
    match &question.column {
        Column::Grid { rows, .. } => grid(plan, question, figure, rows),
        _ => plain(plan, question, figure),
    }
}

fn plain(plan: &Plan, question: &Question, figure: &Figure) -> TableView {
    let row = |bar: &Bar| RowView {
        label: LabelView::of_bar(bar, plan),
        cells: vec![words::count(bar.count), bar.percent()],
    };
    let mut rows: Vec<RowView> = bars(question, figure).iter().map(row).collect();
    let together = |label: &str, count: Count| RowView {
        label: LabelView::ours(label),
        cells: vec![words::count(count), String::new()],
    };
    rows.push(together("Answered", figure.answered));
    rows.push(together("Asked", figure.asked));
    let share = if question.is_ordinary() { "Share of those who answered" } else { "Roughly" };
    TableView {
        caption: Sentence::default().own(&question.label, plan),
        columns: ["Answer", "People", share].map(LabelView::ours).into(),
        rows,
    }
}

fn grid(plan: &Plan, question: &Question, figure: &Figure, rows: &[String]) -> TableView {
    let values = question.values();
    let heads = values.iter().map(|value| LabelView::own(question.words(value), plan));
    let cell = |(_, count): &(Cell, Count)| words::count(*count);
    let row = |(at, id): (usize, &String)| RowView {
        label: LabelView::own(question.row_labels.get(id).unwrap_or(id), plan),
        cells: figure
            .cells
            .iter()
            .filter(|(cell, _)| matches!(cell, Cell::Row(row, _) if *row == at))
            .map(cell)
            .collect(),
    };
    TableView {
        caption: Sentence::default().own(&question.label, plan),
        columns: std::iter::once(LabelView::ours("People")).chain(heads).collect(),
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

/// `40 (62 %)`.
pub(super) fn with_share(count: Count, share: Option<Share>) -> String {
    share.map_or_else(|| words::count(count), |share| format!("{} ({})", words::count(count), words::share(share)))
}
