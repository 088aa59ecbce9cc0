//! Check answers: every question on the path, with what was answered.

use crate::question::Reader;
use crate::response::Reading;
use serde::Serialize;

/// A question and its answer, as the person who gave it reads them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answered {
    /// The page that the question stands on.
    #[serde(skip)]
    pub page: String,
    /// The item.
    #[serde(skip)]
    pub item: String,
    /// The question.
    pub label: String,
    /// The answer, a line each.
    pub answers: Vec<String>,
    /// Whether it was left blank.
    pub blank: bool,
    /// Where it can be changed.
    pub change_href: String,
}

/// The questions on the path. `change` gives the address of a page with an item on it.
#[must_use]
pub fn summary(reading: &Reading<'_>, reader: &Reader<'_>, change: impl Fn(&str, &str) -> String) -> Vec<Answered> {
    let mut rows = Vec::new();
    for step in &reading.walk.steps {
        for item in step.items.iter().filter(|item| item.kind.is_question()) {
            let answer = reading.walk.facts.answers.get(&item.id);
            let answers = answer.map(|answer| item.kind.describe(answer, reader)).unwrap_or_default();
            rows.push(Answered {
                page: step.page.id.clone(),
                item: item.id.clone(),
                label: reader.label(&item.wording),
                blank: answer.is_none(),
                answers,
                change_href: change(&step.page.id, &item.id),
            });
        }
    }
    rows
}
