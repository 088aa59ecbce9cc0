//! What may be said of a part of the answers.
//!
//! One filter by what people think, or by a group: ordinary questions are exact ([`super::part`]). Everything else that
//! crosses two things is rounded ([`super::crossing`]). There are no splits, no months, no comparison and no comments
//! within a part: they would cross one thing more.

use super::counted::Counted;
use super::crossing::Crossing;
use super::disclose::Door;
use super::exact::exact;
use super::figures::{Answers, Cell, Figure, Figures, Span, Standing};
use super::filter::{By, Filter};
use super::index::Sorted;
use super::ledger::Subject;
use super::part::{Part, settled};
use super::plan::{Include, Plan, Question};
use super::rounding::Draw;
use super::sides::Sides;

/// The part of the answers that a report is of.
#[derive(Clone, Copy)]
pub struct Within<'a> {
    /// What all its answers have in common: one filter, or two of different questions.
    pub filters: &'a [Filter],
    /// Where its figures are counted.
    pub source: Source<'a>,
}

/// Where the figures of a part are counted.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// Releases keep them.
    Kept,
    /// The rows of the same releases, told apart by the filters.
    Rows(&'a Sorted),
    /// Nowhere: rows have been taken back that no release has settled yet.
    Changed,
    /// Nowhere: answers whose time was over have gone.
    Expired,
}

/// Whether the figures of such a part may be exact anywhere.
#[must_use]
pub fn is_exact(plan: &Plan, filters: &[Filter]) -> bool {
    matches!(filters, [one] if one.is_plain(plan))
}

impl Door<'_> {
    /// The figures of a part.
    pub(super) fn within(&self, within: Within<'_>) -> Figures {
        let plan = self.request.plan;
        let standing = match within.source {
            Source::Changed => Standing::Changed,
            Source::Expired => Standing::Expired,
            _ if is_exact(plan, within.filters) => Standing::Exact,
            _ => Standing::Rounded,
        };
        let whole = Figures {
            part: Some((within.filters.to_vec(), standing)),
            before: None,
            months: Vec::new(),
            people: Answers::NONE,
            questions: vec![None; plan.questions.len()],
            ..self.outline()
        };
        let counted = match within.source {
            Source::Kept => Counted::Kept(self.ledger, kept_by(within.filters)),
            Source::Rows(sorted) => Counted::Sorted(plan, sorted),
            Source::Changed | Source::Expired => return whole,
        };
        if whole.released.is_none() {
            return Figures { questions: self.each(within.filters, |_, _| Answers::NONE), ..whole };
        }
        let crossing = self.crossing(counted, within.filters);
        let inside = Inside { door: self, filters: within.filters, counted, standing, crossing };
        Figures {
            people: inside.people(),
            questions: self.each(within.filters, |index, question| inside.question(index, question)),
            ..whole
        }
    }

    fn crossing<'a>(&'a self, counted: Counted<'a>, filters: &'a [Filter]) -> Crossing<'a> {
        let (request, kept) = (self.request, self.ledger);
        // What releases keep of their groups holds those who went as well, and is the same for ever.
        let since = match counted {
            Counted::Kept(..) => 0,
            Counted::Sorted(..) => settled(kept),
        };
        Crossing {
            kept,
            sides: Sides::new(kept, counted, filters),
            since,
            until: kept.position(request.range.until),
            draw: Draw { key: request.key, survey: &request.plan.survey, question: "" },
        }
    }

    /// Every question that is reported; not those that the part is chosen by, which all answered alike.
    fn each(&self, filters: &[Filter], answers: impl Fn(usize, &Question) -> Answers) -> Vec<Option<Answers>> {
        let one = |(index, question): (usize, &Question)| {
            let is_filter = filters.iter().any(|filter| filter.by.question() == Some(index));
            let is_told = question.report != Include::Withhold && !is_filter;
            is_told.then(|| answers(index, question))
        };
        self.request.plan.questions.iter().enumerate().map(one).collect()
    }
}

/// The place of the facet by which releases keep the figures of a part.
fn kept_by(filters: &[Filter]) -> usize {
    match filters {
        [Filter { by: By::Facet(facet), .. }] => facet.place(),
        _ => 0,
    }
}

/// A part whose figures can be counted.
struct Inside<'a> {
    door: &'a Door<'a>,
    filters: &'a [Filter],
    counted: Counted<'a>,
    standing: Standing,
    crossing: Crossing<'a>,
}

impl Inside<'_> {
    fn people(&self) -> Answers {
        let now = match (self.standing, self.filters) {
            (Standing::Exact, [filter]) => return self.exact(Subject::People, *filter),
            (_, [filter]) if self.is_personal(*filter) => self.told_already(*filter),
            _ => self.crossing.people(),
        };
        Answers { now, ..Answers::NONE }
    }

    fn question(&self, index: usize, question: &Question) -> Answers {
        match (self.standing, self.filters) {
            (Standing::Exact, [filter]) if question.is_ordinary() => self.exact(Subject::Question(index), *filter),
            _ => Answers { now: self.crossing.figure(index), ..Answers::NONE },
        }
    }

    fn exact(&self, subject: Subject, filter: Filter) -> Answers {
        let part = Part { kept: self.door.ledger, counted: self.counted, filter };
        let figure = || {
            let (tally, from, until) = part.tally(subject, self.door.request.range)?;
            Some((exact(&tally, self.door.width(subject))?, self.door.ledger.span(from, until)?))
        };
        Answers { now: figure(), ..Answers::NONE }
    }

    fn is_personal(&self, filter: Filter) -> bool {
        filter.by.question().is_some_and(|question| !self.door.request.plan.questions[question].is_ordinary())
    }

    /// How many gave an answer that says who they are, as the report of everybody rounds it.
    fn told_already(&self, filter: Filter) -> Option<(Figure, Span)> {
        let index = filter.by.question()?;
        let question = &self.door.request.plan.questions[index];
        let (figure, span) = self.door.rounded(index, question).now?;
        let cell = match filter.by {
            By::Row(_, row) => Cell::Row(row, filter.value),
            By::Choice(_, at) => Cell::Value(at),
            _ => Cell::Value(filter.value),
        };
        let people = figure.cells.iter().find(|(found, _)| *found == cell)?.1;
        Some((Figure { asked: people, answered: people, cells: Vec::new(), mean: None }, span))
    }
}
