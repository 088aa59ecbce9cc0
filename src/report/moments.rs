//! When a rounded cell may be looked at.
//!
//! The cells of a line are often an exact figure elsewhere: how many children said "often" is told by the split by role.
//! Were they drawn at a release at which that figure stands still, they would tell about where it stands by now, and
//! with what it was, what the few who have come since said. So a cell is looked at only where each exact figure of one
//! or two of the things that it crosses moves on: of a question's answers by everybody, by the group, and by those who
//! gave the one answer to another question – or the other way round.

use std::rc::Rc;

/// When the cells of a table may be looked at; of no conditions, always.
#[derive(Default)]
pub(super) struct Looks {
    /// How many releases had gone by when the table's history began.
    pub(super) since: usize,
    /// All must hold.
    pub(super) conditions: Vec<Condition>,
}

/// Exact figures of one sum of cells: one of them must move on.
pub(super) type Condition = Vec<Rc<Moves>>;

/// When an exact figure moves on.
pub(super) struct Moves {
    /// The dimension by whose values it is told; none where it is of everybody.
    pub(super) axis: Option<usize>,
    /// By value: after how many releases, in order.
    pub(super) ends: Vec<Vec<usize>>,
}

impl Looks {
    /// Whether the cell at these values may be looked at, so many releases after the table's history began.
    pub(super) fn allow(&self, values: &[usize], releases: usize) -> bool {
        let moves = |moves: &Rc<Moves>| {
            let value = moves.axis.map_or(0, |axis| values[axis]);
            moves.ends.get(value).is_some_and(|ends| ends.binary_search(&(self.since + releases)).is_ok())
        };
        self.conditions.iter().all(|either| either.iter().any(moves))
    }
}
