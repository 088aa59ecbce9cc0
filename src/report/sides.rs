//! The parts that filters tell apart, and when the exact figures along a table of them move on ([`super::moments`]).

use super::counted::{Counted, Part};
use super::filter::{By, Filter};
use super::ledger::{Ledger, Subject};
use super::moments::{Condition, Looks, Moves};
use super::part::{as_split, by_answer};
use super::steps::{self, add};
use super::tally::Base;
use crate::question::Column;
use std::cell::OnceCell;
use std::rc::Rc;

/// The parts that some filters tell apart.
pub(super) struct Sides<'a> {
    kept: Ledger<'a>,
    counted: Counted<'a>,
    pub(super) filters: &'a [Filter],
    /// Those that anybody is in.
    sides: Vec<Side>,
    /// What the filters alone ask of a look.
    among: OnceCell<Vec<Condition>>,
}

/// One of the parts.
pub(super) struct Side {
    number: usize,
    /// Its group by each filter.
    groups: Vec<usize>,
    /// Its place among the values alone; none where the people said nothing.
    pub(super) part: Option<usize>,
}

impl<'a> Sides<'a> {
    /// Of the people of a survey's releases as they are `counted` by the filters.
    pub(super) fn new(kept: Ledger<'a>, counted: Counted<'a>, filters: &'a [Filter]) -> Self {
        let side = |number| {
            let groups = groups(number, filters, kept);
            let values = filters.iter().zip(&groups).map(|(filter, group)| filter.by.value(*group, kept.plan));
            let widths = filters.iter().map(|filter| filter.by.values(kept.plan).len());
            let part = values.zip(widths).try_fold(0, |part, (value, width)| Some(part * width + value?));
            Side { number, groups, part }
        };
        let sides = counted.peopled().into_iter().map(side).collect();
        Self { kept, counted, filters, sides, among: OnceCell::new() }
    }

    /// The parts of one release.
    pub(super) fn parts(&self, release: usize) -> impl Iterator<Item = (&Side, Part<'a>)> {
        self.sides.iter().filter_map(move |side| Some((side, self.counted.part(release, side.number)?)))
    }

    /// When the cells of a table of the filters may be looked at, after a history that begins after `since` releases:
    /// of them alone, or with a question of which `beside` tells, whose values are `by`.
    pub(super) fn looks(&self, by: Option<By>, beside: &[Condition], since: usize) -> Looks {
        let among = self.among.get_or_init(|| self.among()).iter().cloned();
        let mut conditions: Vec<Condition> = beside.to_vec();
        // The first of `beside` are of the filters, one each.
        for (at, either) in conditions.iter_mut().enumerate().take(self.filters.len()) {
            let along = by.map(|by| (self.filters.len(), by));
            either.extend(along.and_then(|along| self.exact(along, self.filters[at].by.question()?)).map(Rc::new));
        }
        let conditions = among.chain(conditions).filter(|either| !either.is_empty()).collect();
        Looks { since, conditions }
    }

    /// What a question asks of a look beside the filters: one condition with each of them, and one by itself.
    pub(super) fn beside(&self, question: usize) -> Vec<Condition> {
        let with = |(at, filter): (usize, &Filter)| self.exact((at, filter.by), question).map(Rc::new);
        let each = self.filters.iter().enumerate().map(with).map(|moves| moves.into_iter().collect());
        each.chain(self.of_everybody(question)).collect()
    }

    fn among(&self) -> Vec<Condition> {
        let along: Vec<(usize, By)> = self.filters.iter().map(|filter| filter.by).enumerate().collect();
        let alone = along.iter().filter_map(|(_, by)| self.of_everybody(by.question()?));
        let pairs = along.iter().flat_map(|one| along.iter().map(move |other| (*one, *other)));
        let both = |(one, other): ((usize, By), (usize, By))| {
            let moves = [(one, other), (other, one)].map(|(by, of)| self.exact(by, of.1.question()?).map(Rc::new));
            moves.into_iter().flatten().collect()
        };
        let beside = pairs.filter(|(one, other)| one.0 < other.0).map(both);
        alone.chain(beside).collect()
    }

    fn of_everybody(&self, question: usize) -> Option<Condition> {
        let ends = || vec![self.kept.steps(Subject::Question(question))];
        self.is_ordinary(question).then(|| vec![Rc::new(Moves { axis: None, ends: ends() })])
    }

    fn is_ordinary(&self, question: usize) -> bool {
        self.kept.plan.questions[question].is_ordinary()
    }

    /// When the exact figures of a question move on for each value of a dimension; none where these are never exact.
    fn exact(&self, (axis, by): (usize, By), question: usize) -> Option<Moves> {
        let subject = Subject::Question(question);
        let ends = match by {
            _ if !self.is_ordinary(question) => return None,
            By::Facet(facet) => as_split(self.kept, subject, facet),
            By::Choice(..) => return None,
            // Of those who gave one answer to a question no report says what else they answered to it.
            By::Answer(own) | By::Row(own, _) if own == question || !self.is_ordinary(own) => return None,
            By::Answer(_) | By::Row(..) => {
                let columns = self.columns((axis, by), question);
                let size = by.size(self.kept.plan);
                by_answer(self.kept, subject, by, |from, until| sum(&columns[from..until], size))
            }
        };
        Some(Moves { axis: Some(axis), ends })
    }

    /// What each release adds to the heads of a question, by the groups of a dimension.
    fn columns(&self, (axis, by): (usize, By), question: usize) -> Vec<steps::Column> {
        let (size, values) = (by.size(self.kept.plan), by.values(self.kept.plan).len());
        let mut people = Vec::with_capacity(size);
        let release = |release: usize| {
            let mut column = vec![Default::default(); size];
            for (side, part) in self.parts(release) {
                let heads = self.heads(part, question);
                match side.groups.get(axis) {
                    Some(group) => add(&mut column[*group], &heads.map(came)),
                    // All of a part answered the question by which it was chosen, or none.
                    None if heads == [0; 2] => {}
                    None => {
                        people_by(by, part, values, &mut people);
                        column.iter_mut().zip(&people).for_each(|(sum, people)| {
                            add(sum, &heads.map(|heads| came(if heads > 0 { *people } else { 0 })));
                        });
                    }
                }
            }
            column
        };
        (0..self.kept.releases.len()).map(release).collect()
    }

    /// How many of a part were asked a question, and how many answered it; of words both are who was asked.
    fn heads(&self, part: Part<'_>, question: usize) -> [i64; 2] {
        let [asked, answered] = part.people(Subject::Question(question));
        let is_moderated = self.kept.plan.questions[question].column == Column::Moderated;
        [asked, if is_moderated { asked } else { answered }]
    }
}

/// The number of a part as the group of each filter.
fn groups(number: usize, filters: &[Filter], kept: Ledger<'_>) -> Vec<usize> {
    let mut rest = number;
    let group = |filter: &Filter| {
        let size = filter.by.size(kept.plan);
        let group = rest % size;
        rest /= size;
        group
    };
    let mut groups: Vec<usize> = filters.iter().rev().map(group).collect();
    groups.reverse();
    groups
}

/// The people of a part in each group of a question: those who gave each answer, or none of these, who left it blank, and
/// who were not asked.
fn people_by(by: By, part: Part<'_>, values: usize, groups: &mut Vec<i64>) {
    groups.clear();
    let (question, first) = match by {
        By::Answer(question) => (question, 0),
        By::Row(question, row) => (question, row * values),
        By::Choice(..) | By::Facet(_) => return,
    };
    let ([people, _], [asked, answered]) = (part.people(Subject::People), part.people(Subject::Question(question)));
    groups.extend(part.cells(question).skip(first).take(values));
    let given = answered - groups.iter().sum::<i64>();
    groups.extend([given, asked - answered, people - asked]);
}

fn sum(columns: &[steps::Column], groups: usize) -> steps::Column {
    let mut sum = vec![Default::default(); groups];
    columns.iter().for_each(|column| sum.iter_mut().zip(column).for_each(|(heads, more)| add(heads, more)));
    sum
}

fn came(net: i64) -> Base {
    Base { net, gone: 0 }
}
