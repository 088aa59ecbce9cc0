//! The figures of who people are: every count rounded by a key, or none.

use super::exact::cells;
use super::figures::{Cell, Count, Figure};
use super::ledger::{Ledger, Subject};
use super::plan::Question;
use super::rounding::{Draw, Exact, alone, any_of, one_of};
use super::steps::TEN;
use super::tally::Tally;
use crate::question::Column;
use std::collections::BTreeMap;

/// The rounded figure of a question as of the last of `steps`. None where fewer than ten were asked, or where no draw
/// keeps every small cell open.
pub(super) fn rounded(
    ledger: &Ledger<'_>,
    index: usize,
    question: &Question,
    steps: &[usize],
    draw: Draw<'_>,
) -> Option<Figure> {
    let history = History::read(ledger, index, question, steps)?;
    let last = &history.last;
    let shown = match &question.column {
        Column::Set(_) => any_of(draw, "", &history.cells, last.answered.net)?,
        Column::Grid { rows, .. } => by_row(draw, rows, &history.cells, question.width().unwrap_or(1))?,
        _ => one_of(draw, "", &history.cells, history.cells.iter().map(|cell| cell.count).sum())?,
    };
    let cells = history.places.iter().copied().zip(shown.into_iter().map(count));
    Some(Figure {
        asked: count(alone(draw, "asked", history.asked)),
        answered: count(alone(draw, "answered", history.answered)),
        cells: cells.filter(|(place, count)| is_told(*place, *count)).collect(),
        mean: None,
    })
}

/// Bins of fewer than ten are left out: the first and the last would tell the smallest and the largest answer.
pub(super) fn is_told(place: Cell, count: Count) -> bool {
    !matches!((place, count), (Cell::Bin(_), Count::FewerThanTen))
}

/// Each row of a grid adds up by itself.
fn by_row(draw: Draw<'_>, rows: &[String], cells: &[Exact], width: usize) -> Option<Vec<i64>> {
    let row = |(name, cells): (&String, &[Exact])| one_of(draw, name, cells, cells.iter().map(|cell| cell.count).sum());
    rows.iter().zip(cells.chunks(width)).map(row).collect::<Option<Vec<_>>>().map(|rows| rows.concat())
}

/// The counts as of the last step, each with the release at which it last changed.
struct History {
    last: Tally,
    asked: Exact,
    answered: Exact,
    places: Vec<Cell>,
    cells: Vec<Exact>,
}

impl History {
    fn read(ledger: &Ledger<'_>, index: usize, question: &Question, steps: &[usize]) -> Option<Self> {
        let subject = Subject::Question(index);
        let last = ledger.everybody(subject, 0, *steps.last()?);
        let mut history = Self {
            asked: Exact { count: last.asked.net, release: 0 },
            answered: Exact { count: last.answered.net, release: 0 },
            places: Vec::new(),
            cells: Vec::new(),
            last,
        };
        let mut released = BTreeMap::new();
        for (from, until) in std::iter::once(&0).chain(steps).zip(steps) {
            let release = ledger.last_of(*until).map_or(0, |release| release.number);
            history.note(&ledger.everybody(subject, *from, *until), release, question, &mut released);
        }
        let counts = cells(&history.last, question.width());
        history.places = counts.iter().map(|(place, _)| *place).collect();
        let exact = |(place, count): &(Cell, i64)| Exact {
            count: *count,
            release: released.get(&key(*place)).copied().unwrap_or(0),
        };
        history.cells = counts.iter().map(exact).collect();
        (history.last.asked.net >= TEN).then_some(history)
    }

    fn note(&mut self, added: &Tally, release: u32, question: &Question, released: &mut BTreeMap<(usize, i32), u32>) {
        if added.asked.net != 0 {
            self.asked.release = release;
        }
        if added.answered.net != 0 {
            self.answered.release = release;
        }
        let changed = cells(added, question.width()).into_iter().filter(|(_, count)| *count != 0);
        released.extend(changed.map(|(place, _)| (key(place), release)));
    }
}

fn key(place: Cell) -> (usize, i32) {
    let number = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    match place {
        Cell::Value(value) => (0, number(value)),
        Cell::Row(row, value) => (row, number(value)),
        Cell::Bin(bin) => (0, bin),
    }
}

fn count(shown: i64) -> Count {
    if shown < TEN { Count::FewerThanTen } else { Count::About(u64::try_from(shown).unwrap_or(0)) }
}
