//! How good the answers are as a picture of those whom the team hopes to hear from: how far people come with the form,
//! in which languages and ways they answer, what they leave blank, and who is missing.

use super::groups::part_view;
use super::opening::{self, WhoView};
use super::table::LabelView;
use super::words;
use crate::report::chance::{Share, percent};
use crate::report::disclose::Disclosed;
use crate::report::figures::{Count, Figures, Part};
use crate::report::journey::Journey;
use crate::report::plan::{Facet, Group, Plan};
use serde::Serialize;
use std::collections::BTreeMap;

/// A page of the form, as staff know it.
#[derive(Debug, Clone, PartialEq)]
pub struct QualityPage {
    /// Its id; `check` and the like are pages too.
    pub id: String,
    /// What stands on it.
    pub label: String,
    /// Whether that is in the survey's own words.
    pub is_own: bool,
}

/// The quality of the answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QualityView {
    /// The survey's title.
    pub title: LabelView,
    /// How many answers there are.
    pub header: String,
    /// Who is missing, in a sentence.
    pub finding: String,
    /// The shares that the team hopes for, beside those that it has.
    pub expected: Vec<ExpectedView>,
    /// How many of those who began sent their answers, in a sentence.
    pub journey: String,
    /// Until which day; empty where nothing is told.
    pub until: String,
    /// The pages on which ten or more stopped.
    pub stopped: Vec<StoppedView>,
    /// What is said of the other pages; empty where nothing is told.
    pub rest: &'static str,
    /// Languages, ways of answering, alone or with help.
    pub who: Vec<WhoView>,
    /// The questions that were left blank most.
    pub blank: Vec<BlankView>,
}

/// A group that the team hopes to hear from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExpectedView {
    /// The group.
    pub label: LabelView,
    /// `25 %`
    pub hoped: String,
    /// `12 % (15 of 130 people)`, or why that is not told.
    pub heard: String,
    /// `missing`, `enough`, `more`, or `unknown`.
    pub state: &'static str,
    /// The same in words.
    pub words: &'static str,
}

/// Where people stopped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StoppedView {
    /// The page.
    pub label: LabelView,
    /// `about 25`, `fewer than 10`.
    pub people: String,
}

/// A question that people left blank.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlankView {
    /// The question.
    pub label: LabelView,
    /// `12 of 130 people (9 %)`
    pub people: String,
}

/// How many questions are named that were left blank.
const BLANKS: usize = 5;

/// The view. `expected` has shares by the id of a role or of a group of roles, `pages` those of the form in order.
#[must_use]
pub fn quality(
    plan: &Plan,
    figures: &Disclosed<Figures>,
    journey: Option<&Disclosed<Journey>>,
    expected: &BTreeMap<String, f64>,
    pages: &[QualityPage],
) -> QualityView {
    let figures = figures.get();
    let journey = journey.map(Disclosed::get);
    let expected = hoped(plan, figures, expected);
    QualityView {
        title: LabelView::own(plan.title.clone(), plan),
        header: opening::header(figures),
        finding: finding(&expected),
        journey: said(journey),
        until: journey
            .map(|journey| format!("Of people who began until {}.", words::day(journey.until)))
            .unwrap_or_default(),
        stopped: journey.map(|journey| stopped(plan, journey, pages)).unwrap_or_default(),
        rest: journey.map(rest).unwrap_or_default(),
        who: opening::who(plan, figures).into_iter().filter(|who| is_way(who.facet)).collect(),
        blank: blank(plan, figures),
        expected,
    }
}

fn is_way(facet: &str) -> bool {
    [Facet::Language, Facet::Mode, Facet::Help].iter().any(|known| known.id() == facet)
}

fn said(journey: Option<&Journey>) -> String {
    match journey {
        None => "This is told once ten people have begun the form; the last two days are never told.".to_owned(),
        Some(Journey { began, sent: Some(sent), .. }) => {
            let share = Share::new(*sent, *began).map(words::share).unwrap_or_default();
            format!(
                "{} people began, {} of them sent their answers ({share}).",
                words::thousands(*began),
                words::thousands(*sent)
            )
        }
        Some(Journey { began, many_stopped: false, .. }) => {
            format!("{} people began; fewer than 10 of them did not send their answers.", words::thousands(*began))
        }
        Some(Journey { began, .. }) => {
            format!("{} people began; fewer than 10 of them sent their answers.", words::thousands(*began))
        }
    }
}

fn rest(journey: &Journey) -> &'static str {
    let told = journey.stopped.iter().filter(|(_, count)| *count != Count::FewerThanTen).count();
    match (journey.stopped.is_empty(), told) {
        (true, _) => "",
        (false, 0) => "On each page fewer than 10 people stopped.",
        (false, _) => "On each other page fewer than 10 people stopped.",
    }
}

fn stopped(plan: &Plan, journey: &Journey, pages: &[QualityPage]) -> Vec<StoppedView> {
    let label = |id: &str| match pages.iter().find(|page| page.id == id) {
        Some(page) if page.is_own => LabelView::own(page.label.clone(), plan),
        Some(page) => LabelView::in_language(page.label.clone(), None),
        None => LabelView::in_language("A page that is no longer there".to_owned(), None),
    };
    let is_told = |(_, count): &&(String, Count)| *count != Count::FewerThanTen;
    let view = |(id, count): &(String, Count)| StoppedView { label: label(id), people: words::count(*count) };
    journey.stopped.iter().filter(is_told).map(view).collect()
}

/// The groups that the team hopes to hear from, in the order of the survey, groups of roles after them.
fn hoped(plan: &Plan, figures: &Figures, expected: &BTreeMap<String, f64>) -> Vec<ExpectedView> {
    let parts =
        figures.people.splits.iter().find(|split| split.facet == Facet::Role).map(|split| split.parts.as_slice());
    let roles = plan.groups(Facet::Role);
    let single = roles.iter().enumerate().filter_map(|(at, role)| {
        let share = *expected.get(&role.id)?;
        Some((part_view(plan, Facet::Role, &[at]), vec![at], share))
    });
    let joined = expected.iter().filter_map(|(id, share)| {
        let members = members(roles, id);
        let label = part_view(plan, Facet::Role, &members);
        (!members.is_empty()).then_some((label, members, *share))
    });
    single.chain(joined).map(|(label, groups, share)| beside(label, &groups, share, parts)).collect()
}

/// The roles of a group of roles.
fn members(roles: &[Group], id: &str) -> Vec<usize> {
    let is_in = |role: &Group| role.parent.as_ref().is_some_and(|(parent, _)| parent == id);
    roles.iter().enumerate().filter(|(_, role)| is_in(role)).map(|(at, _)| at).collect()
}

fn beside(label: LabelView, groups: &[usize], share: f64, parts: Option<&[Part]>) -> ExpectedView {
    let hoped = format!("{}\u{a0}%", percent(share));
    let Some(heard) = parts.and_then(|parts| heard(groups, parts)) else {
        let heard = "too few to tell apart".to_owned();
        return ExpectedView { label, hoped, heard, state: "unknown", words: "Not known" };
    };
    let (low, high) = heard.interval();
    let (state, words) = match share {
        share if share > high => ("missing", "Fewer than hoped"),
        share if share < low => ("more", "More than hoped"),
        _ => ("enough", "About as hoped"),
    };
    ExpectedView { label, hoped, heard: format!("{} ({})", words::share(heard), of(heard)), state, words }
}

fn of(share: Share) -> String {
    format!("{} of {}", words::thousands(share.n), words::people(Count::Exact(share.of)))
}

/// The share of some groups, where they are told apart from the others.
fn heard(groups: &[usize], parts: &[Part]) -> Option<Share> {
    let touches = |part: &&Part| part.groups.iter().any(|group| groups.contains(group));
    if parts.iter().filter(touches).any(|part| !part.groups.iter().all(|group| groups.contains(group))) {
        return None;
    }
    let size = |part: &Part| super::bars::size(part.figure.asked);
    Share::new(parts.iter().filter(touches).map(size).sum(), parts.iter().map(size).sum())
}

fn finding(expected: &[ExpectedView]) -> String {
    let missing: Vec<String> =
        expected.iter().filter(|one| one.state == "missing").map(|one| format!("“{}”", one.label.text)).collect();
    let is_known = expected.iter().any(|one| one.state != "unknown");
    match (expected.is_empty(), missing.is_empty(), is_known) {
        (true, ..) => "The survey does not say from whom the team hopes to hear.".to_owned(),
        (_, false, _) => format!("Fewer than hoped, and more than chance explains: {}.", words::list(&missing)),
        (_, true, true) => {
            "Nobody is missing by more than chance explains, as far as groups are told apart.".to_owned()
        }
        (_, true, false) => "Too few answers have joined the figures to tell who is missing.".to_owned(),
    }
}

/// The questions that are counted exactly, those that people left blank most first.
fn blank(plan: &Plan, figures: &Figures) -> Vec<BlankView> {
    let left = plan.questions.iter().zip(&figures.questions).filter_map(|(question, answers)| {
        let (figure, _) = answers.as_ref()?.now.as_ref()?;
        let (Count::Exact(asked), Count::Exact(answered)) = (figure.asked, figure.answered) else { return None };
        let share = Share::new(asked - answered, asked).filter(|share| share.n > 0)?;
        Some((share, LabelView::own(question.label.clone(), plan)))
    });
    let mut left: Vec<_> = left.collect();
    left.sort_by(|(one, _), (other, _)| other.value().total_cmp(&one.value()));
    let view = |(share, label)| BlankView { label, people: words::out_of(share) };
    left.into_iter().take(BLANKS).map(view).collect()
}
