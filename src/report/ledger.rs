//! The releases in order, and sums over them: of everybody, of a group, of those who said no group.

use super::closed::Answered;
use super::figures::Span;
use super::plan::{Facet, Plan};
use super::steps::{Column, Cut, Heads, TEN, add, cuts, leave_out, steps};
use super::tallies::{Slice, Tallies};
use super::tally::{Cells, Tally};
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// A release, and what it adds to the figures.
#[derive(Clone)]
pub struct Released {
    /// Its number; numbers rise.
    pub number: u32,
    /// Its day.
    pub day: Date,
    /// New responses less answers withdrawn since the release before.
    pub added: Tallies,
}

/// The releases after `from` up to and with `until`, by their numbers; from 0 is from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The last release before the range, or 0.
    pub from: u32,
    /// The last release of the range.
    pub until: u32,
}

impl Range {
    /// Whether it begins with the survey.
    #[must_use]
    pub fn is_from_start(self) -> bool {
        self.from == 0
    }
}

/// What is counted: those who responded, or the answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    People,
    Question(usize),
}

/// A survey's releases.
#[derive(Clone, Copy)]
pub(super) struct Ledger<'a> {
    pub(super) plan: &'a Plan,
    pub(super) releases: &'a [Released],
}

/// By how many people the figures of a survey move on at least, which releases `at_least` so many answers.
#[must_use]
pub fn step_of(at_least: u32) -> u32 {
    at_least.clamp(5, 10)
}

impl<'a> Ledger<'a> {
    /// The smallest step between two figures: what the survey asks for, never under 5, and never more than 10.
    pub(super) fn step(&self) -> i64 {
        i64::from(step_of(self.plan.release_at_least))
    }

    /// How many releases have a number up to `number`.
    pub(super) fn position(&self, number: u32) -> usize {
        self.releases.partition_point(|release| release.number <= number)
    }

    /// The release that is the last of `count`.
    pub(super) fn last_of(&self, count: usize) -> Option<&'a Released> {
        self.releases.get(count.checked_sub(1)?)
    }

    /// The days of releases `from..until`.
    pub(super) fn span(&self, from: usize, until: usize) -> Option<Span> {
        let last = self.last_of(until)?;
        let after = self.last_of(from).map(|release| release.day);
        (until > from).then_some(Span { after, until: last.day, release: last.number })
    }

    /// The sum over releases `from..until`, by position, of everybody.
    pub(super) fn everybody(&self, subject: Subject, from: usize, until: usize) -> Tally {
        self.sum(subject, from, until, |added| Some(&added.everybody))
    }

    /// The same of some groups of a facet; the index after the last group is whoever said none.
    pub(super) fn groups(&self, subject: Subject, facet: usize, part: &[usize], from: usize, until: usize) -> Tally {
        let mut sum = self.nothing(subject);
        for group in part {
            sum.add(&self.group(subject, facet, *group, from, until));
        }
        sum
    }

    fn group(&self, subject: Subject, facet: usize, group: usize, from: usize, until: usize) -> Tally {
        let groups = self.size(facet);
        let one = |group: usize| self.sum(subject, from, until, |added| added.facets[facet].get(group));
        if group < groups {
            return one(group);
        }
        let mut rest = self.everybody(subject, from, until);
        (0..groups).for_each(|group| rest.leave_out(&one(group)));
        rest
    }

    /// How many groups a facet has, without those who said none.
    fn size(&self, facet: usize) -> usize {
        self.releases.first().map_or(0, |release| release.added.facets[facet].len())
    }

    fn sum(&self, subject: Subject, from: usize, until: usize, of: impl Fn(&'a Tallies) -> Option<&'a Slice>) -> Tally {
        let mut sum = self.nothing(subject);
        let slices = self.releases.get(from..until).unwrap_or_default().iter().filter_map(|release| of(&release.added));
        slices.for_each(|slice| sum.add(tally(slice, subject)));
        sum
    }

    fn nothing(&self, subject: Subject) -> Tally {
        match subject {
            Subject::Question(index) => Tally::empty(&self.plan.questions[index].column),
            Subject::People => Tally::empty(&crate::question::Column::None),
        }
    }

    /// The releases, by how many have gone by, at which the figures over everybody move on.
    pub(super) fn steps(&self, subject: Subject) -> Vec<usize> {
        let added: Vec<Heads> =
            self.releases.iter().map(|release| tally(&release.added.everybody, subject).heads()).collect();
        steps(&added, self.step())
    }

    /// The cuts at which the split of `subject` by a facet moves on, with `steps` from above.
    pub(super) fn cuts(&self, subject: Subject, facet: usize, steps: &[usize]) -> Vec<Cut> {
        let groups = self.plan.groups(Facet::ALL[facet]);
        let kin: Vec<Option<&str>> =
            groups.iter().map(|group| group.parent.as_ref().map(|(id, _)| id.as_str())).collect();
        let starts = std::iter::once(&0).chain(steps);
        let columns: Vec<Column> =
            starts.zip(steps).map(|(from, until)| self.column(subject, facet, *from, *until)).collect();
        let answered = OnceCell::new();
        let is_few = |cuts: &[Cut], covered: usize, part: &Vec<usize>| {
            let from = cuts.last().filter(|cut| cut.parts.contains(part)).map_or(0, |cut| cut.columns);
            let people = |column: &Column| part.iter().map(|group| column[*group][1].net).sum::<i64>();
            columns[from..covered].iter().any(|column| people(column) != 0 && people(column) < TEN)
        };
        // Where ten or more came with each column, or nobody, there are no few of whom anything could be told.
        let is_open = |cuts: &[Cut], covered: usize, parts: &Vec<Vec<usize>>| {
            !parts.iter().any(|part| is_few(cuts, covered, part))
                || answered.get_or_init(|| self.answered(subject, facet, steps)).is_open(cuts, covered, parts)
        };
        cuts(&columns, &kin, self.step(), is_open)
    }

    /// What each group answered between the steps.
    fn answered(&self, subject: Subject, facet: usize, steps: &[usize]) -> Answered {
        let starts = std::iter::once(&0).chain(steps);
        let bins: BTreeSet<i32> = match self.everybody(subject, 0, self.releases.len()).cells {
            Cells::Numbers { bins, .. } => bins.into_keys().collect(),
            _ => BTreeSet::new(),
        };
        let answers = |tally: Tally| {
            let counts = match tally.cells {
                Cells::Counts(counts) => counts,
                Cells::Numbers { bins: own, .. } => bins.iter().map(|bin| own.get(bin).copied().unwrap_or(0)).collect(),
                Cells::Moderated => Vec::new(),
            };
            (tally.answered.net, counts)
        };
        let column = |(from, until): (&usize, &usize)| {
            (0..=self.size(facet)).map(|group| answers(self.group(subject, facet, group, *from, *until))).collect()
        };
        Answered { columns: starts.zip(steps).map(column).collect() }
    }

    /// The heads of each group between two steps, and of those who said none.
    pub(super) fn column(&self, subject: Subject, facet: usize, from: usize, until: usize) -> Column {
        let groups = self.size(facet);
        let mut column = vec![Heads::default(); groups + 1];
        for release in self.releases.get(from..until).unwrap_or_default() {
            let mut rest = tally(&release.added.everybody, subject).heads();
            for (heads, slice) in column.iter_mut().zip(&release.added.facets[facet]) {
                let own = tally(slice, subject).heads();
                add(heads, &own);
                leave_out(&mut rest, &own);
            }
            add(&mut column[groups], &rest);
        }
        column
    }
}

fn tally(slice: &Slice, subject: Subject) -> &Tally {
    match subject {
        Subject::People => &slice.people,
        Subject::Question(index) => &slice.questions[index],
    }
}
