//! The door of the room: what may leave it.
//!
//! Architecture Invariant: only this file makes a [`Disclosed`], and only from whole releases between the steps and cuts
//! of [`super::steps`]. The view takes nothing else.

use super::exact::{exact, unsigned};
use super::figures::{Answers, Figure, Figures, Part, Span, Split};
use super::journey::{DaySum, Journey};
use super::ledger::{Ledger, Range, Released, Subject};
use super::plan::{Facet, Include, Plan, Question};
use super::rounded::rounded;
use super::rounding::Draw;
use super::steps::{Cut, TEN};
use super::themes::{ThemePeople, Themes};
use super::within::Within;
use crate::question::Column;

/// A figure that may leave the house. Nobody outside this file can make one.
#[derive(Debug, Clone, PartialEq)]
pub struct Disclosed<T>(T);

impl<T> Disclosed<T> {
    /// The figure.
    pub fn get(&self) -> &T {
        &self.0
    }
}

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The survey.
    pub plan: &'a Plan,
    /// Its releases so far, in order.
    pub releases: &'a [Released],
    /// Which of them the report is of.
    pub range: Range,
    /// With which it is compared.
    pub before: Option<Range>,
    /// How many answers have come in and are not figures yet.
    pub waiting: u64,
    /// The service's key for rounding.
    pub key: &'a [u8],
    /// The part of the answers that it is of; all of them where there is none.
    pub within: Option<Within<'a>>,
}

/// The figures of a report.
#[must_use]
pub fn disclose(request: &Request<'_>) -> Disclosed<Figures> {
    let door = Door { ledger: Ledger { plan: request.plan, releases: request.releases }, request };
    Disclosed(request.within.map_or_else(|| door.whole(), |within| door.within(within)))
}

/// The figures of each of several parts, side by side: what the reports of these parts say one by one.
#[must_use]
pub fn disclose_each(request: &Request<'_>, parts: &[Within<'_>]) -> Disclosed<Vec<Figures>> {
    let each = parts.iter().map(|within| disclose(&Request { within: Some(*within), ..*request }).0);
    Disclosed(each.collect())
}

/// What may be said of a survey's themes: how many people wrote about each. `writers` are all who wrote something.
#[must_use]
pub fn disclose_themes(
    key: &[u8],
    survey: &str,
    writers: &ThemePeople,
    themes: &[ThemePeople],
) -> Option<Disclosed<Themes>> {
    super::themes::themes(key, survey, writers, themes).map(Disclosed)
}

/// What may be said of how far people come with the form, of sums of days that are over; `pages` are those of the form
/// now.
#[must_use]
pub fn disclose_journey(key: &[u8], survey: &str, sums: &[DaySum], pages: &[String]) -> Option<Disclosed<Journey>> {
    super::journey::journey(key, survey, sums, pages).map(Disclosed)
}

pub(super) struct Door<'a> {
    pub(super) ledger: Ledger<'a>,
    pub(super) request: &'a Request<'a>,
}

impl Door<'_> {
    fn whole(&self) -> Figures {
        let outline = self.outline();
        let enough = outline.released.is_some();
        let questions = self.request.plan.questions.iter().enumerate();
        Figures {
            people: if enough { self.answers(Subject::People, true) } else { Answers::NONE },
            questions: questions.map(|(index, question)| self.question(index, question, enough)).collect(),
            ..outline
        }
    }

    /// The days and how many answers there are, without a figure.
    pub(super) fn outline(&self) -> Figures {
        let place = |number| self.ledger.position(number);
        let span = |range: Range| self.ledger.span(place(range.from), place(range.until));
        let released = self.released(place(self.request.range.until));
        Figures {
            came_in: unsigned(self.released(self.request.releases.len())) + self.request.waiting,
            released: (released >= TEN).then(|| unsigned(released)),
            range: self.request.range,
            span: span(self.request.range),
            before: self.request.before.and_then(span),
            months: self.months(),
            people: Answers::NONE,
            questions: Vec::new(),
            part: None,
        }
    }

    fn months(&self) -> Vec<(Range, Span)> {
        let releases = self.request.releases;
        let month = |release: &Released| (release.day.year(), release.day.month());
        let ends = (1..=releases.len())
            .filter(|at| releases.get(*at).is_none_or(|next| month(next) != month(&releases[at - 1])));
        let ends: Vec<usize> = ends.collect();
        let number = |count: usize| self.ledger.last_of(count).map_or(0, |release| release.number);
        let month = |(from, until): (&usize, &usize)| {
            Some((Range { from: number(*from), until: number(*until) }, self.ledger.span(*from, *until)?))
        };
        std::iter::once(&0).chain(&ends).zip(&ends).filter_map(month).collect()
    }

    fn released(&self, until: usize) -> i64 {
        self.request.releases.iter().take(until).map(|release| release.added.people().net).sum()
    }

    fn question(&self, index: usize, question: &Question, enough: bool) -> Option<Answers> {
        match (question.report, enough) {
            (Include::Withhold, _) => None,
            (_, false) => Some(Answers::NONE),
            _ if question.is_ordinary() => {
                Some(self.answers(Subject::Question(index), question.column != Column::Moderated))
            }
            _ => Some(self.rounded(index, question)),
        }
    }

    /// Exact figures, between the steps that the range holds.
    fn answers(&self, subject: Subject, by_group: bool) -> Answers {
        let steps = self.ledger.steps(subject);
        let figure = |range| {
            let (from, until) = self.between(range, &steps)?;
            let figure = exact(&self.ledger.everybody(subject, from, until), self.width(subject))?;
            Some((figure, self.ledger.span(from, until)?))
        };
        let now = figure(self.request.range);
        let splits = if by_group && now.is_some() { self.splits(subject, &steps) } else { Vec::new() };
        let months = if self.request.range.is_from_start() { self.by_month(figure) } else { Vec::new() };
        Answers { now, before: self.request.before.and_then(figure), splits, months }
    }

    /// Month by month up to the end of the range. A month that is too small to show goes with the next.
    fn by_month(&self, figure: impl Fn(Range) -> Option<(Figure, Span)>) -> Vec<(Figure, Span)> {
        let mut from = 0;
        let ends = self.months().into_iter().map(|(month, _)| month.until);
        let shown = ends.filter(|until| *until <= self.request.range.until).filter_map(|until| {
            let found = figure(Range { from, until })?;
            from = until;
            Some(found)
        });
        shown.collect()
    }

    /// Rounded figures, always from the start: figures of several ranges would narrow each other down.
    pub(super) fn rounded(&self, index: usize, question: &Question) -> Answers {
        let subject = Subject::Question(index);
        let until = self.ledger.position(self.request.range.until);
        let steps: Vec<usize> = self.ledger.steps(subject).into_iter().filter(|step| *step <= until).collect();
        let draw = Draw { key: self.request.key, survey: &self.request.plan.survey, question: &question.id };
        let figure = rounded(&self.ledger, index, question, &steps, draw);
        let span = steps.last().and_then(|step| self.ledger.span(0, *step));
        Answers { now: figure.zip(span), ..Answers::NONE }
    }

    /// The last steps at or before both ends of a range.
    fn between(&self, range: Range, steps: &[usize]) -> Option<(usize, usize)> {
        let last =
            |number| steps.iter().rev().find(|step| **step <= self.ledger.position(number)).copied().unwrap_or(0);
        let (from, until) = (if range.is_from_start() { 0 } else { last(range.from) }, last(range.until));
        (until > from).then_some((from, until))
    }

    /// How many values a row of a grid has; none of what is no grid.
    pub(super) fn width(&self, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Question(index) => self.request.plan.questions[index].width(),
            Subject::People => None,
        }
    }

    fn splits(&self, subject: Subject, steps: &[usize]) -> Vec<Split> {
        (0..Facet::ALL.len()).filter_map(|facet| self.split(subject, facet, steps)).collect()
    }

    /// Between cuts, in the coarser of their partitions: the one at which the range begins.
    fn split(&self, subject: Subject, facet: usize, steps: &[usize]) -> Option<Split> {
        let cuts = self.ledger.cuts(subject, facet, steps);
        let at = |cut: &Cut| steps[cut.columns - 1];
        let last = |number| cuts.iter().rposition(|cut| at(cut) <= self.ledger.position(number));
        let range = self.request.range;
        let until = last(range.until)?;
        let (from, parts) = if range.is_from_start() {
            (0, cuts[until].parts.clone())
        } else {
            let from = last(range.from)?;
            (at(&cuts[from]), coarsened(&cuts[until].parts, &cuts[from].parts))
        };
        let span = self.ledger.span(from, at(&cuts[until]))?;
        let figure = |groups: Vec<usize>| {
            let tally = self.ledger.groups(subject, facet, &groups, from, at(&cuts[until]));
            let figure = exact(&tally, self.width(subject))?;
            Some(Part { groups, figure })
        };
        let present =
            |groups: &Vec<usize>| self.ledger.groups(subject, facet, groups, from, at(&cuts[until])).asked.touched();
        let parts = parts.into_iter().filter(present).map(figure).collect::<Option<Vec<Part>>>()?;
        (parts.len() > 1).then_some(Split { facet: Facet::ALL[facet], parts, span })
    }
}

/// The parts joined as they were in `before`.
fn coarsened(parts: &[Vec<usize>], before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let class = |part: &[usize]| before.iter().position(|earlier| part.iter().any(|group| earlier.contains(group)));
    let mut joined: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
    for part in parts {
        let own = class(part);
        match joined.iter_mut().find(|(class, _)| own.is_some() && *class == own) {
            Some((_, union)) => {
                union.extend(part);
                union.sort_unstable();
            }
            None => joined.push((own, part.clone())),
        }
    }
    joined.into_iter().map(|(_, part)| part).collect()
}
