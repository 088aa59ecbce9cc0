//! Rounded figures of a part of the answers: of who people are, and of two things at once.
//!
//! A figure is read off tables that count people by the filters and by one thing more: one table for the answers to a
//! question, for each row of a grid, for each of several answers, for who was asked and for who answered. The same count
//! is the same cell from whichever side it is asked for, and reads the same (see [`super::replay`]).

use super::counted::Part;
use super::figures::{Cell, Count, Figure, Span};
use super::filter::{By, Filter};
use super::ledger::{Ledger, Subject};
use super::moments::Condition;
use super::replay::{Table, replay};
use super::rounded::is_told;
use super::rounding::Draw;
use super::sides::Sides;
use super::steps::TEN;
use crate::question::Column;
use std::collections::BTreeSet;

/// The part of the answers to some releases that some filters choose.
pub(super) struct Crossing<'a> {
    /// What the releases keep.
    pub(super) kept: Ledger<'a>,
    /// The same releases, counted by the filters.
    pub(super) sides: Sides<'a>,
    /// After how many releases its history begins.
    pub(super) since: usize,
    /// How many releases the figures are of.
    pub(super) until: usize,
    pub(super) draw: Draw<'a>,
}

/// What people are told apart by beside the filters.
#[derive(Clone)]
enum Aspect {
    Nothing,
    Asked(usize),
    Answered(usize),
    Answer(By),
    /// Bins by their numbers.
    Bins(usize, Vec<i32>),
}

impl Crossing<'_> {
    /// How many people are in the part.
    pub(super) fn people(&self) -> Option<(Figure, Span)> {
        let people = *self.shown(&Aspect::Nothing, &[])?.first()?;
        Some((Figure { asked: people, answered: people, cells: Vec::new(), mean: None }, self.span()?))
    }

    /// The figure of a question in the part; none where a number can't be shown.
    pub(super) fn figure(&self, question: usize) -> Option<(Figure, Span)> {
        let beside = self.sides.beside(question);
        let first = |aspect| self.shown(&aspect, &beside)?.first().copied();
        let (asked, answered) = (first(Aspect::Asked(question))?, first(Aspect::Answered(question))?);
        let cells = self.cells(question, &beside)?;
        Some((Figure { asked, answered, cells, mean: None }, self.span()?))
    }

    fn span(&self) -> Option<Span> {
        self.kept.span(0, self.until)
    }

    fn cells(&self, question: usize, beside: &[Condition]) -> Option<Vec<(Cell, Count)>> {
        let values = |by: By| self.shown(&Aspect::Answer(by), beside);
        Some(match &self.kept.plan.questions[question].column {
            Column::Code(_) | Column::Scale(_) => placed(values(By::Answer(question))?, Cell::Value),
            Column::Grid { rows, .. } => {
                let row = |row| Some(placed(values(By::Row(question, row))?, |at| Cell::Row(row, at)));
                (0..rows.len()).map(row).collect::<Option<Vec<_>>>()?.concat()
            }
            Column::Set(all) => {
                let one = |at| Some((Cell::Value(at), *values(By::Choice(question, at))?.first()?));
                (0..all.len()).map(one).collect::<Option<Vec<_>>>()?
            }
            Column::Number(_) | Column::Month | Column::Hour => self.bins(question, beside)?,
            Column::Moderated | Column::None => Vec::new(),
        })
    }

    fn bins(&self, question: usize, beside: &[Condition]) -> Option<Vec<(Cell, Count)>> {
        let parts = (0..self.kept.releases.len()).flat_map(|release| self.sides.parts(release));
        let bins: BTreeSet<i32> = parts.flat_map(|(_, part)| part.bins(question).into_keys()).collect();
        let bins: Vec<i32> = bins.into_iter().collect();
        let shown = self.shown(&Aspect::Bins(question, bins.clone()), beside)?;
        let cells = bins.into_iter().map(Cell::Bin).zip(shown);
        Some(cells.filter(|(place, count)| is_told(*place, *count)).collect())
    }

    /// The counts of the part by an aspect: one of each value that is shown.
    fn shown(&self, aspect: &Aspect, beside: &[Condition]) -> Option<Vec<Count>> {
        let axes = self.axes(aspect);
        let table = self.table(aspect, &axes, beside)?;
        let shown = replay(&table, self.draw);
        let filters = self.sides.filters;
        let width = axes.get(filters.len()).map_or(1, |axis| axis.names.len());
        let part = filters.iter().zip(&axes).fold(0, |at, (filter, axis)| at * axis.names.len() + filter.value);
        let cells = (part * width..(part + 1) * width).filter(|cell| !table.hidden[*cell]);
        cells.map(|cell| count(shown[cell])).collect()
    }

    fn axes(&self, aspect: &Aspect) -> Vec<Axis> {
        let plan = self.kept.plan;
        let id = |question: usize| plan.questions[question].id.clone();
        let two = |question, what: &str| {
            Axis::of(&format!("{}?", id(question)), [what.to_owned(), format!("not {what}")].into())
        };
        let by = |by: By| Axis::of(&by.name(plan), by.values(plan));
        let last = match aspect {
            Aspect::Nothing => None,
            Aspect::Asked(question) => Some(two(*question, "asked")),
            Aspect::Answered(question) => Some(two(*question, "answered")),
            Aspect::Answer(answer) => Some(by(*answer)),
            Aspect::Bins(question, bins) => Some(Axis::of(&id(*question), bins.iter().map(i32::to_string).collect())),
        };
        self.sides.filters.iter().map(|filter| by(filter.by)).chain(last).collect()
    }

    /// The table as it grew since its history began.
    fn table(&self, aspect: &Aspect, axes: &[Axis], beside: &[Condition]) -> Option<Table> {
        let since = self.since;
        let releases = self.kept.releases.get(..self.until).filter(|_| self.until > since)?;
        let shape: Vec<usize> = axes.iter().map(|axis| axis.names.len()).collect();
        let mut sum = vec![0; shape.iter().product()];
        let mut counts = Vec::with_capacity(releases.len() + 1 - since);
        for at in 0..releases.len() {
            if at == since {
                counts.push(sum.clone());
            }
            self.add(&mut sum, at, aspect, axes);
            if at >= since {
                counts.push(sum.clone());
            }
        }
        let releases = releases[since..].iter().map(|release| release.number).collect();
        let by = if let Aspect::Answer(by) = aspect { Some(*by) } else { None };
        let looks = self.sides.looks(by, beside, since);
        let hidden = hidden(aspect, self.sides.filters, &shape);
        Some(Table { names: names(axes), hidden, shape, counts, releases, looks })
    }

    /// Adds what the groups of a release count, without those who said nothing or were not asked.
    fn add(&self, sum: &mut [i64], release: usize, aspect: &Aspect, axes: &[Axis]) {
        let width = axes.get(self.sides.filters.len()).map_or(1, |axis| axis.names.len());
        for (side, people) in self.sides.parts(release) {
            if let Some(part) = side.part {
                aspect.add(people, &mut sum[part * width..(part + 1) * width]);
            }
        }
    }
}

/// What a dimension is called, and its values.
struct Axis {
    names: Vec<String>,
}

impl Axis {
    fn of(by: &str, values: Vec<String>) -> Self {
        Self { names: values.iter().map(|value| format!("{by}={value}")).collect() }
    }
}

/// The same name from whichever side the cell is asked for.
fn names(axes: &[Axis]) -> Vec<String> {
    let mut cells: Vec<Vec<&str>> = vec![Vec::new()];
    for axis in axes {
        let longer = cells.iter().flat_map(|cell| axis.names.iter().map(|name| [cell.as_slice(), &[name]].concat()));
        cells = longer.collect();
    }
    cells.iter_mut().for_each(|cell| cell.sort_unstable());
    cells.iter().map(|cell| cell.join("&")).collect()
}

/// What is never asked for: those who did not choose an answer, or were not asked.
fn hidden(aspect: &Aspect, filters: &[Filter], shape: &[usize]) -> Vec<bool> {
    let choices = filters.iter().map(|filter| matches!(filter.by, By::Choice(..)));
    let last = match aspect {
        Aspect::Asked(_) | Aspect::Answered(_) | Aspect::Answer(By::Choice(..)) => Some(true),
        Aspect::Nothing => None,
        _ => Some(false),
    };
    let of_two: Vec<bool> = choices.chain(last).collect();
    let mut cells = vec![false];
    for (size, of_two) in shape.iter().zip(of_two) {
        cells = cells.iter().flat_map(|cell| (0..*size).map(move |at| *cell || (of_two && at == 1))).collect();
    }
    cells
}

impl Aspect {
    /// Adds what a part counts to its cells.
    fn add(&self, part: Part<'_>, sum: &mut [i64]) {
        let [people, _] = part.people(Subject::People);
        match self {
            Self::Nothing => add(sum, [people]),
            Self::Asked(question) => {
                let [asked, _] = part.people(Subject::Question(*question));
                add(sum, [asked, people - asked]);
            }
            Self::Answered(question) => {
                let [_, answered] = part.people(Subject::Question(*question));
                add(sum, [answered, people - answered]);
            }
            Self::Bins(question, names) => {
                let bins = part.bins(*question);
                add(sum, names.iter().map(|bin| bins.get(bin).copied().unwrap_or(0)));
            }
            Self::Answer(By::Facet(_)) => {}
            Self::Answer(By::Answer(question)) => add(sum, part.cells(*question)),
            Self::Answer(By::Row(question, row)) => {
                let first = row * sum.len();
                add(sum, part.cells(*question).skip(first));
            }
            Self::Answer(By::Choice(question, at)) => {
                let chosen = part.cells(*question).nth(*at).unwrap_or(0);
                add(sum, [chosen, people - chosen]);
            }
        }
    }
}

fn add(sum: &mut [i64], counts: impl IntoIterator<Item = i64>) {
    sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
}

fn placed(counts: Vec<Count>, cell: impl Fn(usize) -> Cell) -> Vec<(Cell, Count)> {
    counts.into_iter().enumerate().map(|(at, count)| (cell(at), count)).collect()
}

/// A cell that could not be drawn is not told at all.
fn count(shown: Option<i64>) -> Option<Count> {
    let small =
        |shown: i64| if shown < TEN { Count::FewerThanTen } else { Count::About(u64::try_from(shown).unwrap_or(0)) };
    shown.map(small)
}
