//! Exact figures of a part of the answers: of one group, or of those who gave one answer to an ordinary question.
//!
//! A group's figures are those of the split by its grouping: nothing new is told. Those who gave one answer move on as
//! [`super::reserve`] says. Releases keep no figures of them: they are counted from rows.

use super::counted::Counted;
use super::filter::{By, Filter};
use super::ledger::{Ledger, Range, Subject};
use super::plan::Facet;
use super::reserve::Reserve;
use super::steps::{Column, Cut, add};
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
        let column = |from: usize, until: usize| self.counted.column(subject, from, until);
        let mut shown = match self.filter.by {
            By::Facet(facet) => as_split(self.kept, subject, facet),
            by => by_answer(self.kept, subject, by, column),
        };
        let shown = shown.swap_remove(self.filter.value);
        let last = |number| shown.iter().rev().find(|end| **end <= self.kept.position(number)).copied();
        let until = last(range.until)?;
        let from = if range.is_from_start() { 0 } else { last(range.from)? };
        let tally = || self.counted.tally(subject, self.filter.value, from, until);
        (until > from).then(|| (tally(), from, until))
    }
}

/// For each group of a facet, where the split shows it alone, or everybody is in it.
pub(super) fn as_split(kept: Ledger<'_>, subject: Subject, facet: Facet) -> Vec<Vec<usize>> {
    let steps = kept.steps(subject);
    let cuts = kept.cuts(subject, facet.place(), &steps);
    let starts = std::iter::once(&0).chain(&steps);
    let so_far: Vec<Column> = starts
        .zip(&steps)
        .scan(Column::new(), |sum, (from, end)| {
            let column = kept.column(subject, facet.place(), *from, *end);
            sum.resize(column.len(), Default::default());
            sum.iter_mut().zip(&column).for_each(|(heads, more)| add(heads, more));
            Some(sum.clone())
        })
        .collect();
    let moves = |group: usize| {
        let is_alone = |(_, everybody): &(&usize, &Column)| {
            let others = everybody.iter().enumerate().filter(|(other, _)| *other != group);
            others.flat_map(|(_, heads)| heads).all(|base| !base.touched())
        };
        let alone = steps.iter().zip(&so_far).take_while(is_alone).map(|(end, _)| *end);
        let own = |cut: &Cut| cut.parts.contains(&vec![group]).then(|| steps[cut.columns - 1]);
        alone.chain(cuts.iter().filter_map(own)).collect()
    };
    (0..kept.plan.groups(facet).len()).map(moves).collect()
}

/// For each answer, where the figures of those who gave it move on; `column` counts the groups of all answers between
/// two releases.
pub(super) fn by_answer(
    kept: Ledger<'_>,
    subject: Subject,
    by: By,
    column: impl Fn(usize, usize) -> Column,
) -> Vec<Vec<usize>> {
    let since = settled(kept);
    let ends: Vec<usize> = kept.steps(subject).into_iter().filter(|step| *step > since).collect();
    let starts = std::iter::once(&since).chain(&ends);
    let reserve = Reserve {
        before: column(0, since),
        columns: starts.zip(&ends).map(|(from, until)| column(*from, *until)).collect(),
        not_asked: by.size(kept.plan).checked_sub(1),
        values: by.values(kept.plan).len(),
        step: kept.step(),
        ends,
    };
    reserve.shown()
}
