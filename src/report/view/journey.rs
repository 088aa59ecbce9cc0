//! The emotional map of a journey, as experience-based co-design draws it: the steps along a line, good feelings above
//! it, bad ones below, and what people wrote at each.

use super::Published;
use super::bars::{Meaning, exact};
use super::sentence::Sentence;
use super::table::LabelView;
use crate::report::chance::Share;
use crate::report::figures::{Cell, Figure};
use crate::report::plan::{Include, Plan, Question};
use crate::texts::escape;
use serde::Serialize;
use std::fmt::Write;

/// A map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JourneyView {
    /// The picture: each step by its number.
    pub svg: String,
    /// The steps in order.
    pub steps: Vec<StepView>,
}

/// A step of a journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepView {
    /// Its stable name.
    pub id: String,
    /// Its place, from 1 on.
    pub number: usize,
    /// Its words.
    pub label: LabelView,
    /// How many said what they felt there.
    pub answered: u64,
    /// How many of them felt good, in whole percent.
    pub good: u32,
    /// How many of them felt bad, likewise.
    pub bad: u32,
    /// The feelings that anybody had, in the survey's order.
    pub feelings: Vec<FeltView>,
    /// What people wrote, as far as it is published.
    pub texts: Vec<LabelView>,
}

/// A feeling at a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeltView {
    /// The feeling's stable name.
    pub feeling: String,
    /// Its words.
    pub label: LabelView,
    /// The stylesheet's name of its side: `good`, `bad`, `plain`.
    pub class: &'static str,
    /// How many felt it.
    pub count: u64,
    /// In whole percent of those who said what they felt there.
    pub percent: u32,
}

/// The map of a question about a journey; none of rounded figures, of which no share is made.
pub(super) fn journey(
    plan: &Plan,
    question: &Question,
    figure: &Figure,
    published: &[Published],
) -> Option<JourneyView> {
    let steps = question.marks.journey.then(|| steps(plan, question, figure, published))??;
    let finding = said(plan, &steps).map(|finding| finding.text).unwrap_or_default();
    Some(JourneyView { svg: svg(question, &steps, &finding), steps })
}

fn steps(plan: &Plan, question: &Question, figure: &Figure, published: &[Published]) -> Option<Vec<StepView>> {
    let rows = question.rows().iter().enumerate();
    rows.map(|(at, id)| step(plan, question, figure, (at, id), published)).collect()
}

fn step(
    plan: &Plan,
    question: &Question,
    figure: &Figure,
    (at, id): (usize, &str),
    published: &[Published],
) -> Option<StepView> {
    let values = question.values();
    let in_row = figure.cells.iter().filter_map(|(cell, count)| match cell {
        Cell::Row(row, value) if *row == at => Some(exact(*count).map(|count| (values.get(*value), count))),
        _ => None,
    });
    let counts: Vec<(Option<&String>, u64)> = in_row.collect::<Option<_>>()?;
    let answered = counts.iter().map(|(_, count)| count).sum();
    let percent = |count: u64| Share::new(count, answered).map_or(0, Share::percent);
    let sum = |meaning: Meaning| {
        let named =
            counts.iter().filter(|(value, _)| value.is_some_and(|value| Meaning::of(question, value) == meaning));
        percent(named.map(|(_, count)| count).sum())
    };
    let felt = |(value, count): &(Option<&String>, u64)| {
        let value = value.filter(|_| *count > 0)?;
        Some(FeltView {
            feeling: value.clone(),
            label: LabelView::own(question.words(value), plan),
            class: Meaning::of(question, value).class(),
            count: *count,
            percent: percent(*count),
        })
    };
    Some(StepView {
        number: at + 1,
        label: LabelView::own(question.row_labels.get(id).map_or(id, String::as_str), plan),
        id: id.to_owned(),
        answered,
        good: sum(Meaning::Good),
        bad: sum(Meaning::Bad),
        feelings: counts.iter().filter_map(felt).collect(),
        texts: texts(question, id, published),
    })
}

fn texts(question: &Question, step: &str, published: &[Published]) -> Vec<LabelView> {
    let belongs = |comment: &&Published| {
        comment.item == question.id && comment.part.as_deref() == Some(step) && question.report == Include::Include
    };
    published.iter().filter(belongs).map(super::text).collect()
}

/// `It felt best at “Going home” (82 % good feelings) and hardest at “Waiting” (64 % bad feelings).`
pub(super) fn finding(plan: &Plan, question: &Question, figure: &Figure) -> Option<Sentence> {
    let steps = question.marks.journey.then(|| steps(plan, question, figure, &[]))??;
    said(plan, &steps)
}

fn said(plan: &Plan, steps: &[StepView]) -> Option<Sentence> {
    let first_most = |of: fn(&StepView) -> u32| {
        steps.iter().reduce(|most, step| if of(step) > of(most) { step } else { most }).filter(|step| of(step) > 0)
    };
    let named = |words: &str, step: &StepView| Sentence::default().say(words).quote(&step.label.text, plan);
    let good = first_most(|step| step.good)
        .map(|step| named("best at ", step).say(format!(" ({}\u{a0}% good feelings)", step.good)));
    let bad = first_most(|step| step.bad)
        .map(|step| named("hardest at ", step).say(format!(" ({}\u{a0}% bad feelings)", step.bad)));
    let said = match (good, bad) {
        (Some(good), Some(bad)) => good.say(" and ").then(bad),
        (good, bad) => good.or(bad)?,
    };
    Some(Sentence::default().say("It felt ").then(said).say("."))
}

const WIDTH: f64 = 340.0;
const REACH: f64 = 84.0;
const MIDDLE: f64 = 108.0;
/// Half the height of the line, on which the steps' numbers stand.
const LINE: f64 = 12.0;

/// Columns above and below a line: the shares of good and of bad feelings at each step.
fn svg(question: &Question, steps: &[StepView], finding: &str) -> String {
    let mut body = format!(
        "<path class=\"grid\" d=\"M0 {MIDDLE}H{WIDTH}\" stroke=\"currentColor\" stroke-opacity=\"0.35\" stroke-width=\"2\"/>"
    );
    #[allow(clippy::cast_precision_loss)] // Some steps.
    let width = WIDTH / steps.len().max(1) as f64;
    for (at, step) in steps.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // As above.
        let x = width * (at as f64 + 0.5);
        column(&mut body, x, width, step);
    }
    let (id, title, finding) = (escape(&question.id), escape(&question.label), escape(finding));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-labelledby=\"j-{id}-t j-{id}-d\" \
         font-family=\"system-ui,sans-serif\" font-size=\"14\" fill=\"currentColor\"><title id=\"j-{id}-t\">{title}</title>\
         <desc id=\"j-{id}-d\">{finding}</desc>{body}</svg>",
        MIDDLE * 2.0
    )
}

fn column(svg: &mut String, x: f64, width: f64, step: &StepView) {
    let thick = (width * 0.55).min(44.0);
    let left = round(x - thick / 2.0);
    for (share, class, colour) in [(step.good, "good", "#28A197"), (step.bad, "bad", "#801650")] {
        let height = round(REACH * f64::from(share) / 100.0);
        let is_good = class == "good";
        let top = if is_good { MIDDLE - LINE - height } else { MIDDLE + LINE };
        let words = if is_good { top - 5.0 } else { top + height + 14.0 };
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{left}\" y=\"{}\" width=\"{}\" height=\"{height}\" rx=\"2\" fill=\"{colour}\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"600\">{share}\u{a0}%</text>",
            round(top),
            round(thick),
            round(x),
            round(words)
        );
    }
    let _ = write!(
        svg,
        "<circle class=\"stop\" cx=\"{0}\" cy=\"{MIDDLE}\" r=\"{LINE}\" fill=\"#fff\" stroke=\"currentColor\" stroke-width=\"2\"/>\
         <text class=\"stop-number\" x=\"{0}\" y=\"{1}\" text-anchor=\"middle\" font-weight=\"700\" fill=\"#1b2730\">{2}</text>",
        round(x),
        MIDDLE + 5.0,
        step.number
    );
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
