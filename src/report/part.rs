//! Exact figures of a part of the answers: of one group, or of those who gave one answer to an ordinary question.
//!
//! A group's figures are those of the split by its grouping: nothing new is told. Those who gave one answer move on as
//! [`super::reserve`] says. Releases keep no figures of them: they are counted from rows.

use super::counted::Counted;
use super::filter::{By, Filter};
use super::ledger::{Ledger, Range, Subject};
use super::plan::Facet;
use super::reserve::Reserve;
use super::steps::Cut;
use super::tally::Tally;

/// One part of the answers to some releases.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    /// What the releases keep.
    pub(super) kept: Ledger<'a>,
    /// The same releases counted by part.
    pub(super) counted: Counted<'a>,
    pub(super) filter: Filter,
}

/// How many releases had gone by when answers were last taken out of the figures.
pub(super) fn settled(kept: Ledger<'_>) -> usize {
    kept.releases.iter().rposition(|release| release.added.people().gone > 0).map_or(0, |at| at + 1)
}

impl Part<'_> {
    /// The part's tally of `subject` between the last releases of a range after which it is shown, and where those are.
    pub(super) fn tally(&self, subject: Subject, range: Range) -> Option<(Tally, usize, usize)> {
        let shown = match self.filter.by {
            By::Facet(facet) => self.as_split(subject, facet),
            by => self.by_answer(subject, by),
        };
        let last = |number| shown.iter().rev().find(|end| **end <= self.kept.position(number)).copied();
        let until = last(range.until)?;
        let from = if range.is_from_start() { 0 } else { last(range.from)? };
        let tally = || self.counted.tally(subject, self.filter.value, from, until);
        (until > from).then(|| (tally(), from, until))
    }

    /// Where the split shows the group alone, or everybody is in it.
    fn as_split(&self, subject: Subject, facet: Facet) -> Vec<usize> {
        let steps = self.kept.steps(subject);
        let cuts = self.kept.cuts(subject, facet.place(), &steps);
        let is_alone = |end: &&usize| {
            let everybody = self.kept.column(subject, facet.place(), 0, **end);
            let others = everybody.iter().enumerate().filter(|(group, _)| *group != self.filter.value);
            others.flat_map(|(_, heads)| heads).all(|base| !base.touched())
        };
        let own = |cut: &Cut| cut.parts.contains(&vec![self.filter.value]).then(|| steps[cut.columns - 1]);
        steps.iter().take_while(is_alone).copied().chain(cuts.iter().filter_map(own)).collect()
    }

    fn by_answer(&self, subject: Subject, by: By) -> Vec<usize> {
        let since = settled(self.kept);
        let ends: Vec<usize> = self.kept.steps(subject).into_iter().filter(|step| *step > since).collect();
        let starts = std::iter::once(&since).chain(&ends);
        let column = |from: usize, until: usize| self.counted.column(subject, from, until);
        let reserve = Reserve {
            before: column(0, since),
            columns: starts.zip(&ends).map(|(from, until)| column(*from, *until)).collect(),
            not_asked: by.not_asked(self.kept.plan),
            values: by.values(self.kept.plan).len(),
            step: self.kept.step(),
            ends,
        };
        reserve.shown().swap_remove(self.filter.value)
    }
}
