//! What a report says of one question.

use super::Published;
use super::bars::{Bar, bars, good_share};
use super::ceiling::ceiling;
use super::change::{ChangeView, Changed, change};
use super::chart::{Chart, Whiskers};
use super::compared::Compared;
use super::cross::CrossView;
use super::finding::{finding, headline, trend};
use super::good::Good;
use super::journey::{JourneyView, journey};
use super::sentence::Sentence;
use super::split::{self, SplitView};
use super::table::{LabelView, TableView, table};
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::figures::{Answers, Count, Figure, Figures, Span, Split};
use crate::report::plan::{Facet, Plan, Question};
use serde::Serialize;

/// A question in a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Its place in the report, from 1 on.
    pub number: usize,
    /// Its id.
    pub id: String,
    /// What was asked.
    pub label: LabelView,
    /// The title of its page where a new page begins; else empty.
    pub page: LabelView,
    /// `exact`, `rounded`, `words` (only how many wrote) or `few` (nothing can be shown).
    pub kind: &'static str,
    /// What it says, in a sentence.
    pub finding: Sentence,
    /// What it opens with: what sets those who answered apart, where that is more than chance, then the finding; else
    /// the finding, then that they are about the same.
    pub opening: Sentence,
    /// How many children chose the happiest face; else empty.
    pub ceiling: Sentence,
    /// The same in few words, for a list.
    pub headline: Sentence,
    /// How many were asked and answered.
    pub basis: String,
    /// The share of good answers, where it is exact and of exactly the days that were asked for.
    #[serde(skip)]
    pub good: Option<Good>,
    /// How far chance alone could move the share of good answers; empty where there is none.
    pub chance: String,
    /// How that share moved since the range before; empty where nothing is compared.
    pub trend: String,
    /// Which days the figures are of, where they are others than the report's; else empty.
    pub note: String,
    /// What the colours stand for; empty where there is one.
    pub legend: Vec<LegendView>,
    /// The bars, as coloured cells of a mail and lines of a text show them.
    pub bars: Vec<BarView>,
    /// The picture; empty where there is none.
    pub svg: String,
    /// Whether a cell's share is of all who answered; of a grid it is of those who answered its row.
    pub shares_are_of_answers: bool,
    /// All of it as a table.
    pub table: Option<TableView>,
    /// Month by month, where that is known.
    pub months: Option<SplitView>,
    /// Whether the share of good answers changed from month to month.
    pub change: Option<ChangeView>,
    /// The map of a journey.
    pub journey: Option<JourneyView>,
    /// Side by side by role and by help.
    pub splits: Vec<SplitView>,
    /// Side by side by the other groupings.
    pub more_splits: Vec<SplitView>,
    /// Side by side by something that was asked for.
    pub cross: Option<CrossView>,
}

/// What a colour stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LegendView {
    /// The stylesheet's name of it.
    pub class: &'static str,
    /// "Good news: “Never”".
    pub words: Sentence,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BarView {
    /// The stable name of the value, row or bin.
    pub key: String,
    /// Its words.
    pub label: LabelView,
    /// How many, where that is exact.
    pub count: Option<u64>,
    /// In whole percent, where that is exact.
    pub percent: Option<u32>,
    /// What is written beside it: `92 (71 %)`, `about 45, about a third`, `fewer than 10`.
    pub value: String,
    /// How long it is, of 100, and what is left.
    pub length: u32,
    /// What is left of 100.
    pub rest: u32,
    /// Its colour.
    pub colour: &'static str,
    /// As a line of text.
    pub line: String,
}

/// What a question stands in.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) plan: &'a Plan,
    pub(super) figures: &'a Figures,
    /// What the team changed, and when.
    pub(super) changes: &'a [Changed],
    /// What people wrote, as far as it may be shown.
    pub(super) published: &'a [Published],
}

/// The view of a question; `before` is the one before it in the survey.
pub(super) fn view(
    around: Around<'_>,
    number: usize,
    before: Option<&Question>,
    question: &Question,
    answers: &Answers,
) -> QuestionView {
    let Around { plan, figures, .. } = around;
    let same_page = before.is_some_and(|before| before.page == question.page);
    let page = question.page.as_deref().filter(|_| !same_page).unwrap_or("");
    let empty = QuestionView {
        number,
        id: question.id.clone(),
        label: LabelView::own(question.label.clone(), plan),
        page: LabelView::own(page, plan),
        kind: "few",
        finding: Sentence::default().say(nothing(question, figures)),
        opening: Sentence::default().say(nothing(question, figures)),
        ceiling: Sentence::default(),
        headline: Sentence::default().say("too few to show"),
        basis: String::new(),
        good: None,
        chance: String::new(),
        trend: String::new(),
        note: String::new(),
        legend: Vec::new(),
        bars: Vec::new(),
        svg: String::new(),
        shares_are_of_answers: !matches!(question.column, Column::Grid { .. }),
        table: None,
        months: None,
        change: None,
        journey: None,
        splits: Vec::new(),
        more_splits: Vec::new(),
        cross: None,
    };
    match &answers.now {
        Some((figure, span)) => filled(around, question, answers, (figure, *span), empty),
        None => empty,
    }
}

fn nothing(question: &Question, figures: &Figures) -> &'static str {
    if let Some((_, standing)) = figures.part {
        return super::part::nothing(standing);
    }
    match (figures.range.is_from_start(), question.is_ordinary()) {
        (true, true) => "Fewer than 10 people have answered this so far.",
        (true, false) => "Too few answers to show without telling who people are.",
        (false, _) => "Too few new answers in this period.",
    }
}

fn filled(
    around: Around<'_>,
    question: &Question,
    answers: &Answers,
    (figure, span): (&Figure, Span),
    view: QuestionView,
) -> QuestionView {
    let Around { plan, figures, changes, published } = around;
    let finding = finding(plan, question, figure);
    let share = good_share(question, figure);
    let before = answers.before.as_ref().and_then(|(figure, _)| good_share(question, figure));
    let compared = Compared::of(question, figure);
    let (splits, more_splits) = splits(plan, question, &compared, answers, figures);
    let pictured = if question.column == Column::Moderated { Vec::new() } else { bars(question, figure) };
    let chart = Chart {
        id: &format!("q-{}", question.id),
        title: &question.label,
        finding: &finding.text,
        bars: &pictured,
        lang: plan.foreign_tag(),
        dir: plan.language.dir(),
        whiskers: Whiskers::Left,
    };
    QuestionView {
        kind: kind(question, figure),
        opening: opening(&finding, splits.first()),
        ceiling: ceiling(plan, question, answers),
        change: change(plan, question, &answers.months, changes),
        journey: journey(plan, question, figure, published),
        headline: headline(plan, question, figure),
        basis: basis(question, figure, figures),
        good: share.filter(|_| note(figure, figures, span).is_empty()).map(Good::of),
        chance: share
            .map(|share| format!("Chance alone could put the share anywhere from {}.", words::interval(share)))
            .unwrap_or_default(),
        trend: share.zip(before).map(|(now, before)| trend(now, before)).unwrap_or_default(),
        note: note(figure, figures, span),
        legend: legend(plan, question, &pictured),
        svg: if pictured.is_empty() { String::new() } else { chart.svg() },
        table: (!pictured.is_empty()).then(|| table(plan, question, figure)),
        bars: bar_views(plan, &pictured),
        months: split::months(plan, question, &compared, &answers.months, &format!("s-{}-month", question.id)),
        splits,
        more_splits,
        finding,
        ..view
    }
}

/// What sets people apart comes first, where that is more than chance.
fn opening(finding: &Sentence, split: Option<&SplitView>) -> Sentence {
    match split {
        Some(split) if split.apart => split.means.clone().say(" Altogether, ").then(finding.clone()),
        Some(split) if !split.means.text.is_empty() => finding.clone().say(" ").then(split.means.clone()),
        _ => finding.clone(),
    }
}

fn kind(question: &Question, figure: &Figure) -> &'static str {
    match (&question.column, is_exact(figure)) {
        (Column::Moderated, _) => "words",
        (_, true) => "exact",
        (_, false) => "rounded",
    }
}

/// Those by role and by help, and the others; a question about a time has only others.
fn splits(
    plan: &Plan,
    question: &Question,
    compared: &Compared,
    answers: &Answers,
    figures: &Figures,
) -> (Vec<SplitView>, Vec<SplitView>) {
    let view = |split: &Split| {
        split::view(plan, question, compared, split, figures, &format!("s-{}-{}", question.id, split.facet.id()))
    };
    let a_time = matches!(question.column, Column::Month | Column::Hour);
    let main = |split: &&Split| !a_time && matches!(split.facet, Facet::Role | Facet::Help);
    let (first, more): (Vec<_>, Vec<_>) = answers.splits.iter().partition(main);
    (first.into_iter().map(view).collect(), more.into_iter().map(view).collect())
}

fn is_exact(figure: &Figure) -> bool {
    matches!(figure.asked, Count::Exact(_))
}

fn basis(question: &Question, figure: &Figure, figures: &Figures) -> String {
    let blank = match (figure.asked, figure.answered) {
        (Count::Exact(asked), Count::Exact(answered)) if asked > answered => {
            format!("; {} left it blank", words::thousands(asked - answered))
        }
        _ => String::new(),
    };
    let several = if matches!(question.column, Column::Set(_)) { " They could choose several answers." } else { "" };
    let spread = figure.mean.map_or(String::new(), |mean| {
        format!(" Two in three answers lie about {} either side of the mean.", words::number(mean.deviation))
    });
    let rounded = match (is_exact(figure), &figures.part) {
        (true, _) => "",
        (false, None) => " These numbers say who people are, so each is rounded, and they are of all answers so far.",
        (false, Some(_)) => " Each number is rounded, and they are of all answers so far.",
    };
    match question.column {
        Column::Moderated => format!("{} were asked.", words::capital(&words::people(figure.asked))),
        _ => format!("{} were asked{blank}.{several}{spread}{rounded}", words::capital(&words::people(figure.asked))),
    }
}

fn note(figure: &Figure, figures: &Figures, span: Span) -> String {
    let wanted = figures.span.filter(|_| is_exact(figure));
    match wanted {
        Some(wanted) if wanted.until != span.until && figures.part.is_some() => format!(
            "As of {}: since then too few more people in this part, or outside it, have been asked this.",
            words::day(span.until)
        ),
        Some(wanted) if wanted.until != span.until => {
            format!("As of {}: fewer than 10 more people have been asked this since.", words::day(span.until))
        }
        Some(wanted) if wanted.after != span.after => {
            format!("{}: with answers from before that were too few to show.", words::span(span))
        }
        _ => String::new(),
    }
}

fn legend(plan: &Plan, question: &Question, bars: &[Bar]) -> Vec<LegendView> {
    let named = |class: &'static str, words: &str, values: &[String]| {
        let labels: Vec<&str> = values.iter().map(|value| question.words(value)).collect();
        let drawn = bars.iter().any(|bar| bar.meaning.class() == class) && !labels.is_empty();
        drawn.then(|| LegendView {
            class,
            words: Sentence::default().say(format!("{words}: ")).quote_all(&labels, "and", plan),
        })
    };
    [named("good", "Good news", &question.positive), named("bad", "Bad news", &question.negative)]
        .into_iter()
        .flatten()
        .collect()
}

fn bar_views(plan: &Plan, bars: &[Bar]) -> Vec<BarView> {
    let longest = bars.iter().map(|bar| bar.label.chars().count()).max().unwrap_or(0).min(LONGEST);
    bars.iter().map(|bar| bar_view(plan, bar, longest)).collect()
}

/// How many letters of a label a line of text begins with.
const LONGEST: usize = 44;

fn shortened(label: &str) -> String {
    let fits = label.chars().count() <= LONGEST;
    if fits { label.to_owned() } else { label.chars().take(LONGEST - 1).chain(['…']).collect() }
}

fn bar_view(plan: &Plan, bar: &Bar, longest: usize) -> BarView {
    let length = bar.length_percent();
    let label = shortened(&bar.label);
    let blocks = "█".repeat((length as usize).div_ceil(5));
    BarView {
        key: bar.key.clone(),
        label: LabelView::of_bar(bar, plan),
        count: super::bars::exact(bar.count),
        percent: bar.share.map(Share::percent),
        value: bar.plain_value(),
        length,
        rest: 100 - length,
        colour: bar.meaning.colour(),
        line: format!("{label:longest$}  {blocks}{}{}", if blocks.is_empty() { "" } else { " " }, bar.plain_value()),
    }
}

impl QuestionView {
    /// All that stands side by side.
    pub fn all_splits(&self) -> impl Iterator<Item = &SplitView> {
        self.splits.iter().chain(&self.more_splits).chain(&self.months)
    }
}
