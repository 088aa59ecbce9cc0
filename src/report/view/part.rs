//! What a report of a part of the answers says of itself: which part, and why its numbers are as they are.

use super::groups::part_view;
use super::sentence::Sentence;
use super::table::LabelView;
use super::words;
use crate::report::figures::{Count, Figures, Standing};
use crate::report::filter::{By, Filter};
use crate::report::plan::{Facet, Plan};
use serde::Serialize;

/// The part of the answers that a report is of.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PartView {
    /// `Only where who answered is “Children”.` Empty where it is of all answers.
    pub words: Sentence,
    /// What to know of its numbers; else empty.
    pub note: String,
    /// What its answers have in common.
    pub filters: Vec<FilterView>,
}

/// One thing that all answers of a part have in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FilterView {
    /// What was asked, by its stable name.
    pub item: String,
    /// The stable name of the answer.
    pub value: String,
    /// The answer's words.
    pub label: String,
}

/// The part that `figures` are of.
pub(super) fn part(plan: &Plan, figures: &Figures) -> PartView {
    let Some((filters, standing)) = &figures.part else { return PartView::default() };
    let lead = Sentence::default().say("Only where ");
    let said = filters.iter().enumerate().fold(lead, |sentence, (at, filter)| {
        sentence.say(if at == 0 { "" } else { " and " }).then(said(plan, *filter))
    });
    PartView {
        words: said.say("."),
        note: note(plan, filters, *standing),
        filters: filters.iter().map(|filter| view(plan, *filter)).collect(),
    }
}

fn view(plan: &Plan, filter: Filter) -> FilterView {
    let (item, value) = filter.written(plan);
    FilterView { item, value, label: label(plan, filter) }
}

/// The answer's words: "Children", "Often".
pub(super) fn label(plan: &Plan, filter: Filter) -> String {
    let value = filter.written(plan).1;
    match filter.by {
        By::Facet(facet) => plan.groups(facet)[filter.value].label.clone(),
        By::Answer(question) | By::Row(question, _) | By::Choice(question, _) => {
            plan.questions[question].words(&value).to_owned()
        }
    }
}

/// The same with its language.
pub(super) fn label_view(plan: &Plan, filter: Filter) -> LabelView {
    match filter.by {
        By::Facet(facet) => part_view(plan, facet, &[filter.value]),
        _ => LabelView::own(label(plan, filter), plan),
    }
}

/// What people are told apart by: `By who answered`, `By the answer to “How often did noise wake you?”`.
pub(super) fn title(plan: &Plan, filter: Filter) -> Sentence {
    let start = |words: &str| Sentence::default().say(words.to_owned());
    let asked = |question: usize| start("").quote(&plan.questions[question].label, plan);
    match filter.by {
        By::Facet(facet) => start(super::split::title(facet)),
        By::Answer(question) | By::Choice(question, _) => start("By the answer to ").then(asked(question)),
        By::Row(question, row) => {
            let row = &plan.questions[question].rows()[row];
            let row = plan.questions[question].row_labels.get(row).unwrap_or(row);
            start("By the answer to ").then(asked(question)).say(", ").quote(row, plan)
        }
    }
}

/// `who answered is “Children”`, `the answer to “How often did noise wake you?” is “Often”`.
fn said(plan: &Plan, filter: Filter) -> Sentence {
    let start = |words: &str| Sentence::default().say(words.to_owned());
    let asked = |question: usize| start("").quote(&plan.questions[question].label, plan);
    let of = match filter.by {
        By::Facet(Facet::Role) => start("who answered is "),
        By::Facet(Facet::Help) => start("how they answered is "),
        By::Facet(Facet::Band) => start("the age is "),
        By::Facet(Facet::Language) => start("the language is "),
        By::Facet(Facet::Mode) => start("the way of answering is "),
        By::Facet(Facet::Place) => start("the place is "),
        By::Answer(question) => start("the answer to ").then(asked(question)).say(" is "),
        By::Choice(question, _) => start("the answers to ").then(asked(question)).say(" include "),
        By::Row(question, row) => {
            let row = &plan.questions[question].rows()[row];
            let row = plan.questions[question].row_labels.get(row).unwrap_or(row);
            start("the answer to ").then(asked(question)).say(", ").quote(row, plan).say(", is ")
        }
    };
    match filter.by {
        By::Facet(facet) => of.say("“").label(&part_view(plan, facet, &[filter.value])).say("”"),
        _ => of.quote(&label(plan, filter), plan),
    }
}

pub(super) fn note(plan: &Plan, filters: &[Filter], standing: Standing) -> String {
    let why = match (standing, filters) {
        (Standing::Changed, _) => return CHANGED.to_owned(),
        (Standing::Expired, _) => return EXPIRED.to_owned(),
        (Standing::Exact, _) => return String::new(),
        (_, [filter]) if matches!(filter.by, By::Choice(..)) => "People could choose several answers there",
        (_, [filter]) if !filter.is_plain(plan) => "This tells who people are",
        _ => "Two things are crossed here",
    };
    format!(
        "{why}, so every number is rounded, and “fewer than 10” can be anything from none to nine. A number moves on when ten more people have come."
    )
}

const CHANGED: &str = "Somebody has taken answers back since the last release, so figures of a part of the answers come back with the next release.";

const EXPIRED: &str = "Some of these answers were deleted because their time was over. All figures still count them, but a part of the answers can't be counted any more. Groups such as roles and languages can.";

/// What is said of a part of which nothing is shown.
pub(super) fn nothing_found(figures: &Figures) -> Sentence {
    Sentence::default().say(match figures.part {
        Some((_, Standing::Changed | Standing::Expired)) => "There are no figures of this part of the answers now.",
        _ => "Too few people are in this part of the answers, or outside it, to show figures.",
    })
}

/// `; 130 are figures so far, 45 of them in this part.`
pub(super) fn header(figures: &Figures, came_in: &str) -> String {
    let released = words::thousands(figures.released.unwrap_or_default());
    let start = format!("{came_in}; {released} are figures {}", super::opening::so_far(figures));
    let when = if figures.range.is_from_start() { "" } else { ", in these days" };
    match figures.people.now.as_ref().map(|(figure, _)| figure.asked) {
        Some(count @ (Count::Exact(_) | Count::About(_))) => {
            format!("{start}, {} of them in this part{when}.", words::count(count))
        }
        Some(Count::FewerThanTen) => format!("{start}, fewer than 10 of them in this part."),
        None => format!("{start}."),
    }
}

/// What is said of a question of which nothing is shown.
pub(super) fn nothing(standing: Standing) -> &'static str {
    match standing {
        Standing::Rounded => "Too few answers to show without telling who people are.",
        _ => "Too few people in this part, or outside it, were asked this.",
    }
}
