//! What a reader can work out of a rounded table who knows every sum along its lines exactly.
//!
//! Each cell of a table of two or three dimensions lies on a line along each of them. The sums of the lines are often
//! exact figures elsewhere (how many said A, how many of them are children), so that whoever knows all cells of a line
//! but one knows that one too. Here they are all taken to be known, and bounds are drawn closer until nothing changes
//! (the shuttle algorithm; L. Buzzigoli, A. Giusti, "An algorithm to calculate the lower and upper bounds of the elements
//! of an array given its marginals", Statistical Data Protection '98, Eurostat 1999).

/// What a cell may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) low: i64,
    pub(super) high: i64,
}

/// How often the bounds are drawn closer at most.
const ROUNDS: usize = 16;
/// A cell must still be any of so many values.
const OPEN: i64 = 3;

impl Window {
    /// Of a cell of which nothing is shown.
    pub(super) const ANY: Self = Self { low: 0, high: i64::MAX / 1_000_000 };

    pub(super) fn is_open(self) -> bool {
        self.high - self.low + 1 >= OPEN
    }
}

/// The lines of a table, each as its cells in row-major order.
pub(super) struct Lines {
    pub(super) lines: Vec<Vec<usize>>,
    of_cell: Vec<Vec<usize>>,
}

impl Lines {
    /// Of a table of this shape. A dimension of one value has no lines: their sums would be the cells.
    pub(super) fn new(shape: &[usize]) -> Self {
        let cells: usize = shape.iter().product();
        let lines: Vec<Vec<usize>> =
            (0..shape.len()).filter(|along| shape[*along] > 1).flat_map(|along| lines_along(shape, along)).collect();
        let mut of_cell = vec![Vec::new(); cells];
        for (line, cells) in lines.iter().enumerate() {
            cells.iter().for_each(|cell| of_cell[*cell].push(line));
        }
        Self { lines, of_cell }
    }

    /// The lines that a cell lies on.
    pub(super) fn of(&self, cell: usize) -> &[usize] {
        &self.of_cell[cell]
    }

    /// The sums of the lines.
    pub(super) fn sums(&self, counts: &[i64]) -> Vec<i64> {
        self.lines.iter().map(|line| line.iter().map(|cell| counts[*cell]).sum()).collect()
    }

    /// Draws the windows as close as the sums allow.
    pub(super) fn tighten(&self, windows: &mut [Window], sums: &[i64]) {
        for _ in 0..ROUNDS {
            let before = windows.to_vec();
            self.lines.iter().zip(sums).for_each(|(line, sum)| tighten(windows, line, *sum));
            if windows == before {
                return;
            }
        }
    }
}

fn lines_along(shape: &[usize], along: usize) -> Vec<Vec<usize>> {
    let stride: usize = shape[along + 1..].iter().product();
    let starts = (0..shape.iter().product()).filter(|cell| (cell / stride).is_multiple_of(shape[along]));
    starts.map(|start| (0..shape[along]).map(|at| start + at * stride).collect()).collect()
}

fn tighten(windows: &mut [Window], line: &[usize], sum: i64) {
    let (lows, highs) =
        line.iter().fold((0, 0), |sums, cell| (sums.0 + windows[*cell].low, sums.1 + windows[*cell].high));
    for cell in line {
        let Window { low, high } = windows[*cell];
        windows[*cell] = Window { low: low.max(sum - (highs - high)), high: high.min(sum - (lows - low)) };
    }
}
