//! A rounded table as its releases went by: when each of its numbers moves on, and how it is drawn.
//!
//! A cell is part of exact figures: the sums of its lines. Whoever watches one of these rise by one, and one cell of the
//! line change, knows what that one person answered. So a cell is looked at again only after ten more people are in
//! every line through it; if its count has changed by then, it is drawn again, else it stays as it was drawn. And a draw
//! counts only if every cell of its lines stays open for whoever knows the sums, unless these say it all by themselves.
//! Everything follows from the releases alone, so that every node and every later report draws the same.

use super::lines::{Lines, Window};
use super::rounding::{Draw, Exact, bounds, drawn};
use super::steps::TEN;

/// A table as it grew.
pub(super) struct Table {
    /// How many values each dimension has.
    pub(super) shape: Vec<usize>,
    /// What each cell is called, the same from wherever it is looked at.
    pub(super) names: Vec<String>,
    /// Cells that are never shown.
    pub(super) hidden: Vec<bool>,
    /// The counts of the cells at first and after each release.
    pub(super) counts: Vec<Vec<i64>>,
    /// The number of each of these releases.
    pub(super) releases: Vec<u32>,
}

/// How often a draw is repeated before the cells stay as they were.
const DRAWS: u32 = 64;

/// What is shown of a cell, and since when.
#[derive(Clone, Copy)]
struct State {
    shown: Option<i64>,
    count: i64,
    seen: usize,
}

/// What is shown of each cell after the last release: a rounded count, or none where it was never drawn.
pub(super) fn replay(table: &Table, draw: Draw<'_>) -> Vec<Option<i64>> {
    let lines = Lines::new(&table.shape);
    let sums: Vec<Vec<i64>> = table.counts.iter().map(|counts| lines.sums(counts)).collect();
    let mut states = vec![State { shown: None, count: 0, seen: 0 }; table.names.len()];
    for now in 1..table.counts.len() {
        Moment { table, lines: &lines, sums: &sums, draw, now }.pass(&mut states);
    }
    states.into_iter().map(|state| state.shown).collect()
}

/// A release, and what was before it.
struct Moment<'a> {
    table: &'a Table,
    lines: &'a Lines,
    sums: &'a [Vec<i64>],
    draw: Draw<'a>,
    now: usize,
}

impl Moment<'_> {
    fn pass(&self, states: &mut [State]) {
        let mut due: Vec<bool> = (0..states.len()).map(|cell| self.is_due(cell, states[cell])).collect();
        if !due.contains(&true) {
            return;
        }
        let mut attempts = vec![0; states.len()];
        // What the sums say by themselves, and what they say of cells that stay as they are, is no draw's doing.
        let open = self.open(states);
        while due.contains(&true) {
            let next: Vec<State> =
                (0..states.len()).map(|cell| self.next(cell, states[cell], due[cell], attempts[cell])).collect();
            let still = self.open(&next);
            let closed: Vec<usize> = (0..states.len()).filter(|cell| open[*cell] && !still[*cell]).collect();
            if closed.is_empty() {
                states.copy_from_slice(&next);
                return;
            }
            self.again(&closed, states, &mut due, &mut attempts);
        }
    }

    fn is_due(&self, cell: usize, state: State) -> bool {
        let lines = self.lines.of(cell);
        let grown = |line: &usize| self.sums[self.now][*line] - self.sums[state.seen][*line] >= TEN;
        !self.table.hidden[cell] && !lines.is_empty() && lines.iter().all(grown)
    }

    fn next(&self, cell: usize, state: State, is_due: bool, attempt: u32) -> State {
        let count = self.table.counts[self.now][cell];
        if !is_due {
            return state;
        }
        let is_new = state.shown.is_none() || state.count != count;
        let exact = Exact { count, release: self.table.releases[self.now - 1] };
        let shown = if is_new { Some(drawn(self.draw, &self.table.names[cell], exact, attempt)) } else { state.shown };
        State { shown, count, seen: self.now }
    }

    /// Which cells somebody who knows the sums could not tell.
    fn open(&self, states: &[State]) -> Vec<bool> {
        let mut windows: Vec<Window> = (0..states.len()).map(|cell| self.known(cell, states[cell])).collect();
        self.lines.tighten(&mut windows, &self.sums[self.now]);
        windows.into_iter().map(Window::is_open).collect()
    }

    /// A cell that was looked at before has grown since by no more than its lines have.
    fn known(&self, cell: usize, state: State) -> Window {
        let Some(shown) = state.shown else { return Window::ANY };
        let (low, high) = bounds(shown);
        let since = |line: &usize| self.sums[self.now][*line] - self.sums[state.seen][*line];
        let grown = self.lines.of(cell).iter().map(since).min().unwrap_or(0);
        Window { low, high: high + grown.max(0) }
    }

    /// Draws the lines of the closed cells again; after the last draw their cells stay as they were.
    fn again(&self, closed: &[usize], states: &[State], due: &mut [bool], attempts: &mut [u32]) {
        let beside = self.beside(closed, due);
        let is_new =
            |cell: usize| states[cell].shown.is_none() || states[cell].count != self.table.counts[self.now][cell];
        let helps = beside.iter().any(|cell| is_new(*cell) && attempts[*cell] < DRAWS);
        for cell in beside {
            if helps {
                attempts[cell] += 1;
            } else {
                due[cell] = false;
            }
        }
    }

    /// The cells to draw again: those on the lines of the closed ones, or else all.
    fn beside(&self, closed: &[usize], due: &[bool]) -> Vec<usize> {
        let lines = closed.iter().flat_map(|cell| self.lines.of(*cell));
        let mut beside: Vec<usize> =
            lines.flat_map(|line| &self.lines.lines[*line]).copied().filter(|cell| due[*cell]).collect();
        beside.sort_unstable();
        beside.dedup();
        if beside.is_empty() { (0..due.len()).filter(|cell| due[*cell]).collect() } else { beside }
    }
}
