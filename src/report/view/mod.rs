//! The one view that the page, the text, the mail, the JSON and the CSV of a report all show.
//!
//! It is made of [`Disclosed`] figures and of words; nothing else comes in.

mod bars;
mod ceiling;
mod change;
mod chart;
mod choices;
mod compared;
mod cross;
mod csv;
mod face;
mod finding;
mod good;
mod groups;
mod icon;
mod journey;
mod json;
mod means;
mod opening;
mod part;
mod plain;
mod portion;
mod quality;
mod question;
mod sentence;
mod split;
mod table;
mod themes;
mod timeline;
mod words;

pub use change::{ChangeView, Changed, LimitsView, PointView};
pub use chart::wrapped;
pub use choices::{ChoiceGroup, ChoiceView, choices};
pub use cross::{CrossCellView, CrossGroupView, CrossView};
pub use csv::{csv_line, harmless};
pub use good::{Good, before_after};
pub use icon::IconView;
pub use journey::{FeltView, JourneyView, StepView};
pub use opening::{PeriodView, WhoGroupView, WhoView};
pub use part::{FilterView, PartView};
pub use plain::{PlainThing, PlainView, PlainWords, plain};
pub use portion::Portion;
pub use quality::{QualityPage, QualityView, quality};
pub use question::{BarView, LegendView, QuestionView};
pub use sentence::{Piece, Sentence};
pub use split::{GroupView, SplitView};
pub use table::{LabelView, RowView, TableView};
pub use themes::{ThemesView, themes_view};
pub use words::cell as cell_words;

use self::question::Around;
use super::disclose::Disclosed;
use super::figures::Figures;
use super::plan::{Include, Plan, Question};
use crate::question::Column;
use serde::Serialize;

/// Where a report's links lead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Links {
    /// The page of results; in a mail with scheme and host.
    pub page: String,
    /// The same figures as CSV.
    pub csv: String,
}

/// A comment that a person has published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The words.
    pub text: String,
    /// Their language, as a tag.
    pub language: String,
    /// The question that they answer.
    pub item: String,
    /// The step of a journey that they belong to, or another part of the question.
    pub part: Option<String>,
}

/// The comments on a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommentsView {
    /// What was asked.
    pub label: LabelView,
    /// The id of the question.
    pub item: String,
    /// The words, in the order in which they came in here.
    pub texts: Vec<LabelView>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// The survey's id.
    pub survey: String,
    /// Its title.
    pub title: LabelView,
    /// The part of the answers that it is of; empty where it is of all.
    pub part: PartView,
    /// The report in one sentence.
    pub finding: Sentence,
    /// The subject line of its mail.
    pub subject: String,
    /// What a mail program shows beside the subject.
    pub preheader: String,
    /// How many answers have come in, and of how many the figures are.
    pub header: String,
    /// Whether there are figures, of these days too.
    pub enough: bool,
    /// Which days it is of.
    pub period: String,
    /// With which days it is compared; else empty.
    pub compared: String,
    /// Other periods to choose.
    pub periods: Vec<PeriodView>,
    /// Who responded.
    pub who: Vec<WhoView>,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// The first questions with a picture, for a mail.
    pub highlights: Vec<QuestionView>,
    /// The others.
    pub others: Vec<QuestionView>,
    /// What people wrote, as far as it is published.
    pub comments: Vec<CommentsView>,
    /// Where its links lead.
    pub links: Links,
    /// The page for families that tells what was done, where something is told there; else empty.
    pub said: String,
    /// Of how many answers all figures up to its end are; none under ten.
    #[serde(skip)]
    pub released: Option<u64>,
}

/// How many questions a mail shows with a picture.
const HIGHLIGHTS: usize = 4;

/// The view of a report. `published` comes shuffled, and holds only what may be shown.
#[must_use]
pub fn view(plan: &Plan, figures: &Disclosed<Figures>, published: &[Published], links: Links) -> ReportView {
    view_since(plan, figures, published, links, &[])
}

/// The same, with the limits of processes calculated anew from each of `changes` on.
#[must_use]
pub fn view_since(
    plan: &Plan,
    figures: &Disclosed<Figures>,
    published: &[Published],
    links: Links,
    changes: &[Changed],
) -> ReportView {
    let figures = figures.get();
    // What a few people of a part wrote would tell too much of them.
    let published = if figures.part.is_some() || figures.is_of_no_release() { &[] } else { published };
    let questions = questions(Around { plan, figures, changes, published });
    let finding = opening::finding(plan, figures, &questions);
    let header = opening::header(figures);
    let (highlights, others) = highlights(&questions, figures.part.is_some());
    ReportView {
        survey: plan.survey.clone(),
        title: LabelView::own(plan.title.clone(), plan),
        part: part::part(plan, figures),
        subject: opening::subject(plan, figures, &finding),
        preheader: header.clone(),
        header,
        enough: figures.released.is_some() && !figures.is_of_no_release(),
        period: opening::period(figures),
        compared: opening::compared(figures),
        periods: opening::periods(figures),
        who: opening::who(plan, figures),
        comments: comments(plan, published, &questions),
        finding,
        questions,
        highlights,
        others,
        links,
        said: String::new(),
        released: figures.released,
    }
}

fn questions(around: Around<'_>) -> Vec<QuestionView> {
    let Around { plan, figures, .. } = around;
    let reported =
        plan.questions.iter().zip(&figures.questions).filter(|(question, _)| question.column != Column::None);
    let shown: Vec<(&Question, _)> =
        reported.filter_map(|(question, answers)| Some((question, answers.as_ref()?))).collect();
    let view = |at: usize| {
        let (question, answers) = shown[at];
        let before = at.checked_sub(1).map(|before| shown[before].0);
        question::view(around, at + 1, before, question, answers)
    };
    let any = figures.released.is_some() && !figures.is_of_no_release();
    if any { (0..shown.len()).map(view).collect() } else { Vec::new() }
}

/// Of a part rounded pictures too: there may be no others.
fn highlights(questions: &[QuestionView], of_part: bool) -> (Vec<QuestionView>, Vec<QuestionView>) {
    let kinds = if of_part { ["exact", "rounded"] } else { ["exact"; 2] };
    let pictured = questions.iter().filter(|question| kinds.contains(&question.kind) && !question.bars.is_empty());
    let first: Vec<QuestionView> = pictured.take(HIGHLIGHTS).cloned().collect();
    let others = questions.iter().filter(|question| !first.iter().any(|shown| shown.id == question.id));
    (first.clone(), others.cloned().collect())
}

/// What stands on a map stands there alone.
fn comments(plan: &Plan, published: &[Published], questions: &[QuestionView]) -> Vec<CommentsView> {
    let mapped = |item: &str| questions.iter().any(|question| question.id == item && question.journey.is_some());
    let apart: Vec<&Published> = published.iter().filter(|comment| !mapped(&comment.item)).collect();
    let may = |question: &&Question| question.report == Include::Include;
    let of = |question: &Question| {
        let texts =
            apart.iter().filter(|comment| comment.item == question.id).map(|comment| text(comment)).collect::<Vec<_>>();
        (!texts.is_empty()).then(|| CommentsView {
            label: LabelView::own(question.label.clone(), plan),
            item: question.id.clone(),
            texts,
        })
    };
    plan.questions.iter().filter(may).filter_map(of).collect()
}

fn text(comment: &Published) -> LabelView {
    let dir = crate::texts::Language::parse(&comment.language).map_or("auto", |language| language.dir());
    LabelView { text: comment.text.clone(), lang: comment.language.clone(), dir }
}
