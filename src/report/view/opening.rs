//! The opening of a report: its finding, how many answers it is of, which days, and who responded.

use super::groups::part_view;
use super::question::QuestionView;
use super::sentence::Sentence;
use super::split::title;
use super::table::LabelView;
use super::words;
use crate::report::chance::Share;
use crate::report::figures::{Figures, Split};
use crate::report::plan::Plan;
use serde::Serialize;

/// A period to choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodView {
    /// Its words: "November 2026".
    pub label: String,
    /// The last release before it, 0 from the start.
    pub from: u32,
    /// Its last release.
    pub until: u32,
    /// Whether it is the one that is shown.
    pub current: bool,
    /// Its year and month; none where it is all answers.
    #[serde(skip)]
    pub month: Option<(i16, i8)>,
}

/// Who responded, by one grouping.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WhoView {
    /// The stable name of the grouping.
    pub facet: &'static str,
    /// A heading.
    pub title: &'static str,
    /// The days that it is of, where they are others than the report's; else empty.
    pub note: String,
    /// The groups.
    pub groups: Vec<WhoGroupView>,
}

/// A group of those who responded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhoGroupView {
    /// Its words.
    pub label: LabelView,
    /// How many.
    pub count: u64,
    /// In whole percent.
    pub percent: u32,
}

/// The first finding about what is good news, else the first that there is.
pub(super) fn finding(plan: &Plan, figures: &Figures, questions: &[QuestionView]) -> Sentence {
    let told = |question: &&QuestionView| question.kind == "exact" && !question.bars.is_empty();
    let main = questions
        .iter()
        .filter(told)
        .find(|question| !question.chance.is_empty())
        .or_else(|| questions.iter().find(told))
        .or_else(|| questions.iter().find(|question| figures.part.is_some() && is_opinion(plan, question)));
    match (main, figures.released) {
        _ if figures.is_of_no_release() => Sentence::default().say("There are no figures of these days."),
        (Some(question), _) => {
            let ends = question.label.text.ends_with(['?', '!', '.', '؟', '۔']);
            question.finding.clone().without_stop().say(" to ").quote(&question.label.text, plan).say(if ends {
                ""
            } else {
                "."
            })
        }
        (None, Some(_)) if figures.part.is_some() => super::part::nothing_found(figures),
        (None, Some(_)) if !figures.range.is_from_start() => {
            Sentence::default().say("No question was answered by ten people in these days.")
        }
        (None, Some(_)) => Sentence::default().say("No question has been answered by ten people yet."),
        (None, None) => Sentence::default().say("There are fewer than 10 answers to show: figures begin with ten."),
    }
}

/// A rounded picture of what people think.
fn is_opinion(plan: &Plan, question: &QuestionView) -> bool {
    let ordinary = plan.questions.iter().any(|known| known.id == question.id && known.is_ordinary());
    ordinary && question.kind == "rounded" && !question.bars.is_empty()
}

/// `143 answers have come in; these figures are of 130.`
pub(super) fn header(figures: &Figures) -> String {
    let have = if figures.came_in == 1 { "has" } else { "have" };
    let came_in = format!("{} {have} come in", words::answers(figures.came_in));
    match figures.released {
        _ if figures.is_of_no_release() => format!("{came_in}; none of them are figures of these days."),
        None => format!("{came_in}; figures are shown from 10 on."),
        Some(_) if figures.part.is_some() => super::part::header(figures, &came_in),
        Some(released) if !figures.range.is_from_start() => format!(
            "{came_in}; {} are figures {}, {} in this period.",
            words::thousands(released),
            so_far(figures),
            in_period(figures)
        ),
        Some(released) if released == figures.came_in => format!("{came_in}; these figures are of all of them."),
        Some(released) => format!("{came_in}; these figures are of {}.", words::thousands(released)),
    }
}

/// Up to when: a report of earlier days knows nothing of later figures.
pub(super) fn so_far(figures: &Figures) -> String {
    let is_earlier = figures.months.last().is_some_and(|(newest, _)| figures.range.until < newest.until);
    let earlier = figures.span.filter(|_| is_earlier);
    earlier.map_or("so far".to_owned(), |span| format!("until {}", words::day(span.until)))
}

fn in_period(figures: &Figures) -> String {
    figures.people.now.as_ref().map_or("none".to_owned(), |(figure, _)| words::count(figure.asked))
}

pub(super) fn subject(plan: &Plan, figures: &Figures, finding: &Sentence) -> String {
    let title = plan.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let filters = figures.part.iter().flat_map(|(filters, _)| filters);
    let labels: Vec<String> = filters.map(|filter| super::part::label(plan, *filter)).collect();
    let title = if labels.is_empty() { title } else { format!("{title} ({})", labels.join(", ")) };
    match figures.released {
        None if !figures.is_of_no_release() => format!("{title}: {} so far", words::answers(figures.came_in)),
        _ => format!("{title}: {}", finding.text.trim_end_matches('.')),
    }
}

/// Which days.
pub(super) fn period(figures: &Figures) -> String {
    match (figures.span, figures.range.is_from_start()) {
        _ if figures.is_of_no_release() => "No figures of these days".to_owned(),
        (None, _) => "No figures have been released yet".to_owned(),
        (Some(span), true) => format!("All answers until {}", words::day(span.until)),
        (Some(span), false) => format!("Figures of {}", words::small(&words::span(span))),
    }
}

pub(super) fn compared(figures: &Figures) -> String {
    figures.before.map(|before| format!("Compared with {}", words::small(&words::span(before)))).unwrap_or_default()
}

/// All answers, then the months, the newest first.
pub(super) fn periods(figures: &Figures) -> Vec<PeriodView> {
    let months = figures.months.iter().rev().map(|(range, span)| PeriodView {
        label: format!("{} {}", words::month_name(span.until.month()), span.until.year()),
        from: range.from,
        until: range.until,
        current: *range == figures.range,
        month: Some((span.until.year(), span.until.month())),
    });
    let last = figures.months.last().map(|(range, _)| range.until);
    let all = last.map(|until| PeriodView {
        label: "All answers".to_owned(),
        from: 0,
        until,
        current: figures.range.is_from_start() && figures.range.until == until,
        month: None,
    });
    let months: Vec<PeriodView> = months.filter(|month| month.from > 0 || figures.months.len() > 1).collect();
    all.into_iter().chain(months).collect()
}

pub(super) fn who(plan: &Plan, figures: &Figures) -> Vec<WhoView> {
    figures.people.splits.iter().map(|split| who_view(plan, figures, split)).collect()
}

fn who_view(plan: &Plan, figures: &Figures, split: &Split) -> WhoView {
    let sizes: Vec<u64> = split.parts.iter().map(|part| super::bars::size(part.figure.asked)).collect();
    let total = sizes.iter().sum();
    let group = |(part, count): (&crate::report::figures::Part, &u64)| WhoGroupView {
        label: part_view(plan, split.facet, &part.groups),
        count: *count,
        percent: Share::new(*count, total).map_or(0, Share::percent),
    };
    WhoView {
        facet: split.facet.id(),
        title: title(split.facet),
        note: if figures.span == Some(split.span) { String::new() } else { words::span(split.span) },
        groups: split.parts.iter().zip(&sizes).map(group).collect(),
    }
}
