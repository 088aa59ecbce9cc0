//! A rounded table as its releases went by: when each of its numbers moves on, and how it is drawn.
//!
//! A cell is part of exact figures: the sums of its lines. Whoever watches one of these rise by one, and one cell of the
//! line change, knows what that one person answered. So a cell is looked at again only after ten more people are in
//! every line through it, and only where these figures move on themselves ([`super::moments`]); if its count has changed
//! by then, it is drawn again, else it stays as it was drawn. And a draw counts only if every cell of its lines stays
//! open for whoever knows the sums, unless these say it all by themselves.
//! A cell whose line has fewer than ten people at first is called small from then on, until it is looked at again.
//! Everything follows from the releases alone, so that every node and every later report draws the same.

use super::lines::{Lines, Window};
use super::moments::Looks;
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
    /// When a cell may be looked at at all.
    pub(super) looks: Looks,
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
    let states = replayed(table, draw, LOOKED_AT);
    #[cfg(test)]
    looked_at::note(table, &states);
    states.into_iter().map(|state| state.shown).collect()
}

/// For the attacker of the tests, who is to know more than anybody: the release of which each cell tells.
#[cfg(test)]
pub(super) mod looked_at {
    use super::{State, Table};
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    thread_local! {
        static CELLS: RefCell<BTreeMap<String, Option<u32>>> = RefCell::default();
    }

    pub(super) fn note(table: &Table, states: &[State]) {
        let release = |state: &State| state.shown.map(|_| table.releases[state.seen - 1]);
        let cells = table.names.iter().zip(states).map(|(name, state)| (name.clone(), release(state)));
        CELLS.with_borrow_mut(|known| known.extend(cells));
    }

    /// The cells since this was asked last, each with its release; none where it was never drawn.
    pub(in crate::report) fn take() -> BTreeMap<String, Option<u32>> {
        CELLS.take()
    }
}

/// The same, beginning at the latest of the last releases that settles the table; from the first where none does.
fn replayed(table: &Table, draw: Draw<'_>, looked_at: usize) -> Vec<State> {
    let lines = Lines::new(&table.shape);
    let sums: Vec<Vec<i64>> = table.counts.iter().map(|counts| lines.sums(counts)).collect();
    let moment = |now| Moment { table, lines: &lines, sums: &sums, draw, now };
    let releases = 1..table.counts.len();
    let latest = releases.rev().take(looked_at).find_map(|now| Some((now, moment(now).settled()?)));
    let (begun, mut states) = latest.unwrap_or_else(|| (0, moment(1).begun()));
    for now in begun + 1..table.counts.len() {
        moment(now).pass(&mut states);
    }
    states
}

/// At how many of the last releases it is looked whether they settle a table.
const LOOKED_AT: usize = 4;

/// A release, and what was before it.
struct Moment<'a> {
    table: &'a Table,
    lines: &'a Lines,
    sums: &'a [Vec<i64>],
    draw: Draw<'a>,
    now: usize,
}

impl Moment<'_> {
    /// What is shown before the first release: nothing, but for cells of which a line has so few people that they are
    /// small whatever they count. These are looked at now, and then as any others: were they called small as long as they
    /// are, each release would tell that they still are.
    fn begun(&self) -> Vec<State> {
        let nothing = State { shown: None, count: 0, seen: 0 };
        let first = |cell: usize| {
            let is_small = |line: &usize| self.sums.get(self.now).is_some_and(|sums| sums[*line] < TEN);
            let is_told = !self.table.hidden[cell] && self.lines.of(cell).iter().any(is_small);
            let count = self.table.counts.get(self.now).map_or(0, |counts| counts[cell]);
            if is_told { State { shown: Some(0), count, seen: self.now } } else { nothing }
        };
        (0..self.table.names.len()).map(first).collect()
    }

    /// What is shown after this release where that can be told without those before: in a big survey a release brings
    /// ten people into every line and changes every count, so all cells are drawn anew, whatever was shown. None where
    /// any cell could have stayed as it was.
    fn settled(&self) -> Option<Vec<State>> {
        let fresh = State { shown: None, count: 0, seen: 0 };
        let is_drawn = |cell: usize| !self.table.hidden[cell] && !self.lines.of(cell).is_empty();
        let is_certain = |cell: usize| !is_drawn(cell) || self.is_drawn_anew(cell);
        let cells = 0..self.table.names.len();
        if !cells.clone().all(is_certain) {
            return None;
        }
        let states: Vec<State> = cells.map(|cell| self.next(cell, fresh, is_drawn(cell), 0)).collect();
        // What stays open in this draw was not closed by it, and what the sums alone close was closed before.
        let before = self.open(&vec![fresh; states.len()]);
        let is_taken = self.open(&states).into_iter().zip(before).all(|(still, before)| still || !before);
        is_taken.then_some(states)
    }

    /// Whether a cell is drawn at this release whenever it was looked at last. A count that five divides reads the same
    /// in every draw.
    fn is_drawn_anew(&self, cell: usize) -> bool {
        let (now, earlier) = (self.now, 0..self.now);
        let is_due = |line: &usize| earlier.clone().all(|seen| self.sums[now][*line] - self.sums[seen][*line] >= TEN);
        let count = self.table.counts[now][cell];
        let is_new = || earlier.clone().all(|seen| self.table.counts[seen][cell] != count);
        self.may_look(cell) && self.lines.of(cell).iter().all(is_due) && (count % 5 == 0 || is_new())
    }

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
        !self.table.hidden[cell] && !lines.is_empty() && lines.iter().all(grown) && self.may_look(cell)
    }

    fn may_look(&self, cell: usize) -> bool {
        let mut rest = cell;
        let mut values = self.table.shape.clone();
        for value in values.iter_mut().rev() {
            (rest, *value) = (rest / *value, rest % *value);
        }
        self.table.looks.allow(&values, self.now)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of three by two as it grows; `most` people come into a cell at once, and some go.
    fn table(seed: u64, most: u64) -> Table {
        let mut state = seed;
        let mut below = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % sides).unwrap()
        };
        let mut counts = vec![vec![0; 6]];
        for _ in 0..7 {
            let goes = below(6) == 0;
            let next = counts[counts.len() - 1].iter().map(|count| {
                let come = if below(5) == 0 { 0 } else { below(most) };
                if goes { (count - come / 4_i64).max(0) } else { count + come }
            });
            let next = next.collect();
            counts.push(next);
        }
        let names = (0..6).map(|cell| format!("cell {cell}")).collect();
        Table {
            shape: vec![3, 2],
            names,
            hidden: vec![false; 6],
            counts,
            releases: (1..=7).collect(),
            looks: Looks::default(),
        }
    }

    #[test]
    fn a_table_that_a_release_settles_reads_as_if_all_were_replayed() {
        let mut short = 0;
        for seed in 0..2_000 {
            let table = table(seed, [12, 60, 400][usize::try_from(seed % 3).unwrap()]);
            let draw = Draw { key: &seed.to_be_bytes(), survey: "ward", question: "" };
            let shown = |states: Vec<State>| states.into_iter().map(|state| state.shown).collect::<Vec<_>>();
            assert_eq!(shown(replayed(&table, draw, LOOKED_AT)), shown(replayed(&table, draw, 0)), "seed {seed}");
            let lines = Lines::new(&table.shape);
            let sums: Vec<Vec<i64>> = table.counts.iter().map(|counts| lines.sums(counts)).collect();
            let last = Moment { table: &table, lines: &lines, sums: &sums, draw, now: 7 };
            short += usize::from(last.settled().is_some());
        }
        assert!(short > 200, "{short} of 2,000 were settled by their last release");
    }
}
