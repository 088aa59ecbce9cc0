//! The change before and after as families see it: a picture, the same as a table, and whether chance could do it.

use super::{Comparison, Period};
use crate::definition::Survey;
use crate::question::{PartialDate, Precision, Reader};
use crate::report::before_after;
use crate::texts::Value;
use serde::Serialize;

/// What families see of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What was asked, and which answers are counted.
    pub title: String,
    /// Before and after, in a sentence.
    pub finding: String,
    /// Whether it could be chance, in a sentence.
    pub chance: String,
    /// The drawing.
    pub svg: String,
    /// The same as a table.
    pub rows: Vec<RowView>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowView {
    /// When: "Before, in May 2026".
    pub label: String,
    /// How many answers were good.
    pub count: u64,
    /// Of how many.
    pub answered: u64,
    /// In whole percent.
    pub percent: u32,
}

/// The picture for a reader; `id` is unique on the page. `None`: the survey does not have the question any more.
#[must_use]
pub fn picture(reader: &Reader<'_>, survey: &Survey, compared: &Comparison, id: &str) -> Option<Picture> {
    let item = survey.item(&compared.item)?;
    let label = |value: &String| {
        let choice = item.kind.choices().iter().find(|choice| choice.value == *value);
        choice.map_or_else(|| value.clone(), |choice| reader.label(&choice.wording))
    };
    let good: Vec<String> = item.positive.iter().map(label).collect();
    let title = reader.say_with(
        "said-chart",
        &[("question", reader.label(&item.wording).into()), ("answers", good.join(", ").into())],
    );
    let Comparison { before, after, .. } = compared;
    let percent = |period: &Period| Value::Number(f64::from(period.good.percent()));
    let finding = reader.say_with("said-moved", &[("before", percent(before)), ("after", percent(after))]);
    let could_be = before.good.could_be_chance(after.good);
    let rows = [("said-before", before), ("said-after", after)].map(|(key, period)| RowView {
        label: reader.say_with(key, &[("date", month(reader, period).into())]),
        count: period.good.count(),
        answered: period.good.answered(),
        percent: period.good.percent(),
    });
    let shares = [(rows[0].label.clone(), before.good), (rows[1].label.clone(), after.good)];
    let (tag, dir) = (reader.language().tag(), reader.language().dir());
    Some(Picture {
        svg: before_after(id, (&title, &finding), shares, (tag, dir)),
        chance: reader.say(if could_be { "said-chance" } else { "said-no-chance" }),
        rows: rows.into(),
        title,
        finding,
    })
}

fn month(reader: &Reader<'_>, period: &Period) -> String {
    let month = period.month;
    PartialDate::new(month.year, month.month, 1, Precision::Month).map(|date| reader.date(date)).unwrap_or_default()
}
