//! Where the people of a part are counted: in what releases keep of their groups, or in the index.

use super::index::{Sorted, Sums};
use super::ledger::{Ledger, Subject};
use super::plan::Plan;
use super::steps::Column;
use super::tallies::Slice;
use super::tally::{Base, Cells, Tally};
use std::collections::BTreeMap;

/// The people of the releases, told apart.
#[derive(Clone, Copy)]
pub(super) enum Counted<'a> {
    /// By the groups of a facet, which has this place, as releases keep them: those who went are taken off.
    Kept(Ledger<'a>, usize),
    /// By filters: those who have gone were never there.
    Sorted(&'a Plan, &'a Sorted),
}

/// One part of one release.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Kept(&'a Slice),
    Sorted(&'a Sums, usize),
}

impl<'a> Counted<'a> {
    /// One part of one release.
    pub(super) fn part(self, release: usize, number: usize) -> Option<Part<'a>> {
        match self {
            Self::Kept(ledger, facet) => ledger.releases.get(release)?.added.facets[facet].get(number).map(Part::Kept),
            Self::Sorted(_, sorted) => sorted.releases.get(release).map(|sums| Part::Sorted(sums, number)),
        }
    }

    /// The numbers of the parts that anybody is in, or was.
    pub(super) fn peopled(self) -> Vec<usize> {
        let (parts, releases) = match self {
            Self::Kept(ledger, facet) => {
                (ledger.releases.first().map_or(0, |of| of.added.facets[facet].len()), ledger.releases.len())
            }
            Self::Sorted(_, sorted) => (sorted.groups, sorted.releases.len()),
        };
        let is_peopled =
            |number: &usize| (0..releases).filter_map(|release| self.part(release, *number)).any(Part::is_peopled);
        (0..parts).filter(is_peopled).collect()
    }

    /// The heads of each part between two releases; of what releases keep also of those who said none.
    pub(super) fn column(self, subject: Subject, from: usize, until: usize) -> Column {
        match self {
            Self::Kept(ledger, facet) => ledger.column(subject, facet, from, until),
            Self::Sorted(plan, sorted) => {
                let is_moderated = |index: usize| plan.questions[index].column == crate::question::Column::Moderated;
                let by_asked = matches!(subject, Subject::Question(index) if is_moderated(index));
                let mut column = vec![Default::default(); sorted.groups];
                for sums in sorted.releases.get(from..until).unwrap_or_default() {
                    for (group, heads) in column.iter_mut().enumerate() {
                        let [asked, answered] = Part::Sorted(sums, group).people(subject);
                        super::steps::add(heads, &[asked, if by_asked { asked } else { answered }].map(came));
                    }
                }
                column
            }
        }
    }

    /// The tally of a part between two releases.
    pub(super) fn tally(self, subject: Subject, part: usize, from: usize, until: usize) -> Tally {
        match self {
            Self::Kept(ledger, facet) => ledger.groups(subject, facet, &[part], from, until),
            Self::Sorted(plan, sorted) => {
                let column = match subject {
                    Subject::Question(index) => &plan.questions[index].column,
                    Subject::People => &crate::question::Column::None,
                };
                let mut sum = Tally::empty(column);
                for sums in sorted.releases.get(from..until).unwrap_or_default() {
                    Part::Sorted(sums, part).add_to(&mut sum, subject);
                }
                sum
            }
        }
    }
}

fn came(net: i64) -> Base {
    Base { net, gone: 0 }
}

impl Part<'_> {
    /// How many were asked, and how many answered; of people twice how many there are.
    pub(super) fn people(self, subject: Subject) -> [i64; 2] {
        match (self, subject) {
            (Self::Kept(slice), Subject::People) => [slice.people.asked.net; 2],
            (Self::Kept(slice), Subject::Question(index)) => {
                [slice.questions[index].asked.net, slice.questions[index].answered.net]
            }
            (Self::Sorted(sums, group), Subject::People) => [sums.people.get(group).copied().map_or(0, i64::from); 2],
            (Self::Sorted(sums, group), Subject::Question(index)) => {
                sums.questions[index].as_ref().map_or([0; 2], |counts| counts.heads(group))
            }
        }
    }

    fn is_peopled(self) -> bool {
        match self {
            Self::Kept(slice) => slice.people.asked.touched(),
            Self::Sorted(..) => self.people(Subject::People) != [0; 2],
        }
    }

    /// How many gave each answer to a question.
    pub(super) fn cells(self, question: usize) -> impl Iterator<Item = i64> {
        let (kept, sorted) = match self {
            Self::Kept(slice) => match &slice.questions[question].cells {
                Cells::Counts(counts) => (Some(counts), None),
                _ => (None, None),
            },
            Self::Sorted(sums, group) => (None, sums.questions[question].as_ref().map(|counts| counts.cells(group))),
        };
        kept.into_iter().flatten().copied().chain(sorted.into_iter().flatten())
    }

    /// How many answers a question has in each bin.
    pub(super) fn bins(self, question: usize) -> BTreeMap<i32, i64> {
        match self {
            Self::Kept(slice) => match &slice.questions[question].cells {
                Cells::Numbers { bins, .. } => bins.clone(),
                _ => BTreeMap::new(),
            },
            Self::Sorted(sums, group) => {
                let numbers = sums.questions[question].as_ref().and_then(|counts| counts.numbers.get(group));
                numbers.map(|(bins, _)| bins.clone()).unwrap_or_default()
            }
        }
    }

    fn add_to(self, sum: &mut Tally, subject: Subject) {
        let [asked, answered] = self.people(subject).map(came);
        sum.asked.add(asked);
        sum.answered.add(answered);
        let Subject::Question(question) = subject else { return };
        match &mut sum.cells {
            Cells::Counts(counts) => counts.iter_mut().zip(self.cells(question)).for_each(|(sum, count)| *sum += count),
            Cells::Numbers { bins, sums } => {
                self.bins(question).into_iter().for_each(|(bin, count)| *bins.entry(bin).or_default() += count);
                sums.iter_mut().flatten().zip(self.sums(question)).for_each(|(sum, more)| *sum += more);
            }
            Cells::Moderated => {}
        }
    }

    /// The sum and the sum of squares of numbers.
    fn sums(self, question: usize) -> [f64; 2] {
        match self {
            Self::Kept(slice) => match slice.questions[question].cells {
                Cells::Numbers { sums: Some(sums), .. } => sums,
                _ => [0.0; 2],
            },
            Self::Sorted(sums, group) => {
                let numbers = sums.questions[question].as_ref().and_then(|counts| counts.numbers.get(group));
                numbers.map_or([0.0; 2], |(_, sums)| *sums)
            }
        }
    }
}
