//! A question's figures for each value of something else, side by side: a cross-table.
//!
//! Each column is what the report of that part alone says, so nothing is told here that is not told there.

use super::ReportView;
use super::bars::{Bar, bars};
use super::part::{label_view, note, title};
use super::sentence::Sentence;
use super::table::{LabelView, RowView, TableView, with_share};
use super::words;
use crate::report::chance::Share;
use crate::report::disclose::Disclosed;
use crate::report::figures::{Count, Figure, Figures, Span, Standing};
use crate::report::filter::Filter;
use crate::report::plan::{Plan, Question};
use serde::Serialize;

/// A cross-table of one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossView {
    /// The stable name of what people are told apart by.
    pub by: String,
    /// A heading: "By the answer to …".
    pub title: Sentence,
    /// What to know of its numbers; else empty.
    pub note: String,
    /// The parts side by side.
    pub groups: Vec<CrossGroupView>,
    /// All of it as a table.
    pub table: TableView,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossGroupView {
    /// The stable name of the value.
    pub value: String,
    /// Its words.
    pub label: LabelView,
    /// How many of it were asked, and how many answered; empty where nothing can be shown.
    pub asked: String,
    /// See above.
    pub answered: String,
    /// The days that it is of, where they are others than the report's; else empty.
    pub note: String,
    /// Its cells.
    pub cells: Vec<CrossCellView>,
}

/// One cell of a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossCellView {
    /// The stable name of the answer.
    pub key: String,
    /// Its words.
    pub label: LabelView,
    /// How many, where that is exact.
    pub count: Option<u64>,
    /// In whole percent, where that is exact.
    pub percent: Option<u32>,
    /// What stands in the table: `25 (62 %)`, `about 45`, `fewer than 10`.
    pub value: String,
}

/// What stands in a column of which nothing can be shown.
pub(super) const TOO_FEW: &str = "too few to show";

impl ReportView {
    /// The report with a cross-table of each question by the values of one thing: `filters` are those values, and
    /// `figures` those of each.
    #[must_use]
    pub fn beside(mut self, plan: &Plan, filters: &[Filter], figures: &Disclosed<Vec<Figures>>) -> Self {
        for view in &mut self.questions {
            let found = plan.questions.iter().position(|question| question.id == view.id);
            view.cross = found.and_then(|at| cross(plan, at, filters, figures.get()));
        }
        for list in [&mut self.highlights, &mut self.others] {
            for view in list {
                let known = self.questions.iter().find(|question| question.id == view.id);
                view.cross = known.and_then(|question| question.cross.clone());
            }
        }
        self
    }
}

fn cross(plan: &Plan, at: usize, filters: &[Filter], figures: &[Figures]) -> Option<CrossView> {
    let question = &plan.questions[at];
    let first = *filters.first()?;
    let columns: Vec<Column> = filters.iter().zip(figures).map(|(by, of)| Column::new(plan, at, *by, of)).collect();
    // What people are told apart by is not told of itself.
    if figures.iter().all(|figures| figures.questions[at].is_none())
        || columns.iter().all(|column| column.bars.is_empty())
    {
        return None;
    }
    let title = title(plan, first);
    Some(CrossView {
        by: first.written(plan).0,
        note: figures.first().map(|of| why(plan, of)).unwrap_or_default(),
        table: table(plan, question, &columns, &title),
        groups: columns.into_iter().map(|column| column.group).collect(),
        title,
    })
}

fn why(plan: &Plan, figures: &Figures) -> String {
    let standing = figures.part.as_ref().filter(|(_, standing)| *standing != Standing::Exact);
    standing.map(|(filters, standing)| note(plan, filters, *standing)).unwrap_or_default()
}

/// A part with its bars; none where nothing can be shown.
struct Column {
    group: CrossGroupView,
    bars: Vec<Bar>,
}

impl Column {
    fn new(plan: &Plan, at: usize, by: Filter, figures: &Figures) -> Self {
        let question = &plan.questions[at];
        let now = figures.questions[at].as_ref().and_then(|answers| answers.now.as_ref());
        let bars = now.map(|(figure, _)| bars(question, figure)).unwrap_or_default();
        let cell = |bar: &Bar| CrossCellView {
            key: bar.key.clone(),
            label: LabelView::of_bar(bar, plan),
            count: exactly(bar.count),
            percent: bar.share.map(Share::percent),
            value: with_share(bar.count, bar.share),
        };
        let count = |of: fn(&Figure) -> _| now.map(|(figure, _)| words::count(of(figure))).unwrap_or_default();
        let group = CrossGroupView {
            value: by.written(plan).1,
            label: label_view(plan, by),
            asked: count(|figure| figure.asked),
            answered: count(|figure| figure.answered),
            note: now.map(|(_, span)| other_days(*span, figures)).unwrap_or_default(),
            cells: bars.iter().map(cell).collect(),
        };
        Self { group, bars }
    }

    fn cell(&self, key: &str) -> String {
        match self.group.cells.iter().find(|cell| cell.key == key) {
            Some(cell) => cell.value.clone(),
            None if self.bars.is_empty() => TOO_FEW.to_owned(),
            None => "–".to_owned(),
        }
    }
}

fn exactly(count: Count) -> Option<u64> {
    match count {
        Count::Exact(count) => Some(count),
        Count::About(_) | Count::FewerThanTen => None,
    }
}

fn other_days(span: Span, figures: &Figures) -> String {
    if figures.span == Some(span) { String::new() } else { format!("{}.", words::span(span)) }
}

fn table(plan: &Plan, question: &Question, columns: &[Column], title: &Sentence) -> TableView {
    let mut rows: Vec<(&str, LabelView)> = Vec::new();
    for bar in columns.iter().flat_map(|column| &column.bars) {
        if !rows.iter().any(|(key, _)| *key == bar.key) {
            rows.push((&bar.key, LabelView::of_bar(bar, plan)));
        }
    }
    if rows.iter().all(|(key, _)| key.parse::<i32>().is_ok()) {
        rows.sort_by_key(|(key, _)| key.parse::<i32>().unwrap_or(0));
    }
    let row = |(key, label): (&str, LabelView)| RowView {
        label,
        cells: columns.iter().map(|column| column.cell(key)).collect(),
    };
    let answered = |column: &Column| match column.group.answered.as_str() {
        "" => TOO_FEW.to_owned(),
        answered => answered.to_owned(),
    };
    let last = RowView { label: LabelView::ours("Answered"), cells: columns.iter().map(answered).collect() };
    let heads = columns.iter().map(|column| column.group.label.clone());
    TableView {
        caption: Sentence::default().own(&question.label, plan).say(" – ").then(title.clone()),
        columns: std::iter::once(LabelView::ours("Answer")).chain(heads).collect(),
        rows: rows.into_iter().map(row).chain([last]).collect(),
    }
}
