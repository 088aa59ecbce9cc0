//! Exact figures of what people think.

use super::figures::{Cell, Count, Figure, Mean};
use super::steps::TEN;
use super::tally::{Cells, Tally};

/// The exact figure of at least ten people who were asked and of whom ten answered.
pub(super) fn exact(tally: &Tally, width: Option<usize>) -> Option<Figure> {
    let count = |count: i64| Count::Exact(unsigned(count));
    let enough = tally.asked.net >= TEN && (tally.answered.net >= TEN || matches!(tally.cells, Cells::Moderated));
    enough.then(|| Figure {
        asked: count(tally.asked.net),
        answered: count(tally.answered.net),
        cells: cells(tally, width).into_iter().map(|(cell, number)| (cell, count(number))).collect(),
        mean: mean(tally),
    })
}

/// The cells of a tally with what they are of; `width` is that of a grid.
pub(super) fn cells(tally: &Tally, width: Option<usize>) -> Vec<(Cell, i64)> {
    let place = |at: usize| width.map_or(Cell::Value(at), |width| Cell::Row(at / width, at % width));
    match &tally.cells {
        Cells::Counts(counts) => counts.iter().enumerate().map(|(at, count)| (place(at), *count)).collect(),
        Cells::Numbers { bins, .. } => {
            bins.iter().filter(|(_, count)| **count != 0).map(|(bin, count)| (Cell::Bin(*bin), *count)).collect()
        }
        Cells::Moderated => Vec::new(),
    }
}

#[allow(clippy::cast_precision_loss)] // Numbers of people.
fn mean(tally: &Tally) -> Option<Mean> {
    let Cells::Numbers { sums: Some([sum, squares]), .. } = tally.cells else { return None };
    let n = tally.answered.net as f64;
    let mean = sum / n;
    let variance = (squares - n * mean * mean).max(0.0) / (n - 1.0);
    (tally.answered.net >= TEN).then_some(Mean { mean, deviation: variance.sqrt() })
}

/// A number of people that is not negative: a range in which more went than came has none.
pub(super) fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
