//! The tallies of a number of responses: every question, for everybody and for each value of each grouping.

use super::counter::Counter;
use super::plan::{Facet, Plan};
use super::row::Unreadable;
use super::tally::{Base, Tally};
use crate::question::Column;

/// A stored response as a report reads it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row<'a> {
    /// The closed answers, as JSON: `{"item": value}`; absent is not asked, null is left blank.
    pub answers: &'a str,
    /// Who answered.
    pub role: Option<&'a str>,
    /// With what help.
    pub help: Option<&'a str>,
    /// Of what age.
    pub band: Option<&'a str>,
    /// In which language.
    pub language: Option<&'a str>,
    /// By what way.
    pub mode: Option<&'a str>,
}

impl<'a> Row<'a> {
    pub(super) fn value(&self, facet: Facet) -> Option<&'a str> {
        match facet {
            Facet::Role => self.role,
            Facet::Help => self.help,
            Facet::Band => self.band,
            Facet::Language => self.language,
            Facet::Mode => self.mode,
            // It stands among the answers.
            Facet::Place => None,
        }
    }
}

/// The tallies of one group of people: who they are, then a tally a question.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Slice {
    /// How many responded at all.
    pub(super) people: Tally,
    /// In the order of the plan.
    pub(super) questions: Vec<Tally>,
}

impl Slice {
    pub(super) fn empty(plan: &Plan) -> Self {
        let questions = plan.questions.iter().map(|question| Tally::empty(&question.column)).collect();
        Self { people: Tally::empty(&Column::None), questions }
    }

    fn pairs<'a>(&'a mut self, other: &'a Self) -> impl Iterator<Item = (&'a mut Tally, &'a Tally)> {
        let people = std::iter::once((&mut self.people, &other.people));
        people.chain(self.questions.iter_mut().zip(&other.questions))
    }
}

/// The tallies of a number of responses, signed. They are counted with one [`Plan`] and only fit that one.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct Tallies {
    pub(super) everybody: Slice,
    /// A slice a group, in the order of [`Facet::ALL`] and of the plan.
    pub(super) facets: Vec<Vec<Slice>>,
}

impl Tallies {
    /// The tallies of nobody.
    #[must_use]
    pub fn empty(plan: &Plan) -> Self {
        let facets = Facet::ALL.map(|facet| plan.groups(facet).iter().map(|_| Slice::empty(plan)).collect());
        Self { everybody: Slice::empty(plan), facets: facets.into() }
    }

    /// The tallies of `rows`. Errors: the first row whose answers are not JSON.
    pub fn of<'r>(plan: &Plan, rows: impl IntoIterator<Item = Row<'r>>) -> Result<Self, Unreadable> {
        let mut counter = Counter::new(plan);
        for row in rows {
            counter.count(&row)?;
        }
        Ok(counter.finish())
    }

    /// Adds what `other` counts.
    pub fn add(&mut self, other: &Self) {
        self.pair_up(other, Tally::add);
    }

    /// Takes away the answers that `other` counts: those that were withdrawn. Who went is remembered, so that one who
    /// came and one who went never look like nobody.
    pub fn subtract(&mut self, other: &Self) {
        self.pair_up(other, Tally::withdraw);
    }

    /// What these count and `other` does not: the answers that have gone, where `other` counts those that stayed.
    pub fn leave_out(&mut self, other: &Self) {
        self.pair_up(other, Tally::leave_out);
    }

    /// How many responses there are, less those withdrawn; and how many were withdrawn.
    #[must_use]
    pub fn people_and_gone(&self) -> (i64, i64) {
        let people = self.people();
        (people.net, people.gone)
    }

    /// How many responses there are, less those withdrawn.
    pub(super) fn people(&self) -> Base {
        self.everybody.people.asked
    }

    fn pair_up(&mut self, other: &Self, merge: fn(&mut Tally, &Tally)) {
        let groups = self.facets.iter_mut().flatten().zip(other.facets.iter().flatten());
        for (slice, other) in std::iter::once((&mut self.everybody, &other.everybody)).chain(groups) {
            slice.pairs(other).for_each(|(tally, other)| merge(tally, other));
        }
    }
}
