//! What a reader of a report can ask for: the parts that answers can be chosen by.

use super::table::LabelView;
use crate::report::filter::{Filter, names};
use crate::report::plan::{Facet, Include, Plan};
use serde::Serialize;

/// Something that people are told apart by, and its values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceGroup {
    /// Its stable name, such as `role` or `noise-at-night`.
    pub item: String,
    /// Its words.
    pub label: LabelView,
    /// Its values.
    pub choices: Vec<ChoiceView>,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceView {
    /// As an address names it: `role=child`.
    pub written: String,
    /// Its words.
    pub label: LabelView,
}

/// By what answers can be chosen: the groupings, then the closed questions in the order of the form.
#[must_use]
pub fn choices(plan: &Plan) -> Vec<ChoiceGroup> {
    let facets = Facet::ALL.into_iter().filter(|facet| plan.groups(*facet).len() > 1);
    let facets = facets.map(|facet| (facet.id().to_owned(), LabelView::ours(named(facet))));
    let reported = plan.questions.iter().filter(|question| question.report != Include::Withhold);
    let questions = reported.flat_map(|question| {
        let label = |name: &String| match name.split_once('/').and_then(|(_, row)| question.row_labels.get(row)) {
            Some(row) => format!("{} – {row}", question.label),
            None => question.label.clone(),
        };
        names(question).into_iter().map(move |name| (name.clone(), LabelView::own(label(&name), plan)))
    });
    facets.chain(questions).filter_map(|(item, label)| group(plan, item, label)).collect()
}

fn group(plan: &Plan, item: String, label: LabelView) -> Option<ChoiceGroup> {
    let choice = |filter: Filter| {
        let (item, value) = filter.written(plan);
        ChoiceView { written: format!("{item}={value}"), label: super::part::label_view(plan, filter) }
    };
    let choices: Vec<ChoiceView> = Filter::each(plan, &item).ok()?.into_iter().map(choice).collect();
    (choices.len() > 1).then_some(ChoiceGroup { item, label, choices })
}

fn named(facet: Facet) -> &'static str {
    match facet {
        Facet::Role => "Who answered",
        Facet::Help => "How they answered",
        Facet::Band => "Age",
        Facet::Language => "Language",
        Facet::Mode => "How answers were collected",
        Facet::Place => "Place",
    }
}
