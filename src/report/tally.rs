//! What is counted of one question among one group of people: closed shapes that stay inside this room.
//!
//! Architecture Invariant: a [`Tally`] is neither `Serialize` nor `Display` nor, outside tests, `Debug`: no page, mail,
//! export or log line can hold one. What leaves the room is [`super::Disclosed`]; what the store keeps is the text of
//! [`super::stored`].

use crate::question::Column;
use std::collections::BTreeMap;

/// A number of people as a release changes it: those who came less those whose answers were withdrawn.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Base {
    /// Those who came less those who went.
    pub(super) net: i64,
    /// How many of them went: one who came and one who went are not nobody.
    pub(super) gone: i64,
}

impl Base {
    /// Whether anybody came or went at all.
    pub(super) fn touched(self) -> bool {
        self.net != 0 || self.gone != 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.net += other.net;
        self.gone += other.gone;
    }

    /// What is not in `other`, a group of the same people.
    pub(super) fn less(self, other: Self) -> Self {
        Self { net: self.net - other.net, gone: self.gone - other.gone }
    }

    fn withdraw(&mut self, other: Self) {
        self.net -= other.net;
        self.gone += other.net.abs() + other.gone;
    }
}

/// What stands in the cells, by the shape of the column.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Cells {
    /// One cell a value; of a grid one a row and value, row by row.
    Counts(Vec<i64>),
    /// Cells by the number of a bin, with the sum and the sum of squares where a mean may be taken.
    Numbers { bins: BTreeMap<i32, i64>, sums: Option<[f64; 2]> },
    /// Words that stand elsewhere: nothing is counted beside who was asked and who wrote.
    Moderated,
}

/// The counts of one question among one group of people, signed: a release may take away more than it adds.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct Tally {
    /// Who was asked.
    pub(super) asked: Base,
    /// Who answered.
    pub(super) answered: Base,
    pub(super) cells: Cells,
}

impl Tally {
    /// An empty tally for `column`.
    pub(super) fn empty(column: &Column) -> Self {
        let cells = match column {
            Column::Code(values) | Column::Set(values) => Cells::Counts(vec![0; values.len()]),
            Column::Scale(points) => Cells::Counts(vec![0; *points as usize]),
            Column::Grid { rows, values } => Cells::Counts(vec![0; rows.len() * values.len()]),
            Column::Number(_) => Cells::Numbers { bins: BTreeMap::new(), sums: Some([0.0; 2]) },
            Column::Month | Column::Hour => Cells::Numbers { bins: BTreeMap::new(), sums: None },
            Column::Moderated | Column::None => Cells::Moderated,
        };
        Self { asked: Base::default(), answered: Base::default(), cells }
    }

    /// Adds what `other` adds.
    pub(super) fn add(&mut self, other: &Self) {
        self.asked.add(other.asked);
        self.answered.add(other.answered);
        self.merge(other, 1);
    }

    /// Takes away the answers that `other` counts.
    pub(super) fn withdraw(&mut self, other: &Self) {
        self.asked.withdraw(other.asked);
        self.answered.withdraw(other.answered);
        self.merge(other, -1);
    }

    /// Leaves what is not in `other`, a group of the same people.
    pub(super) fn leave_out(&mut self, other: &Self) {
        self.asked = self.asked.less(other.asked);
        self.answered = self.answered.less(other.answered);
        self.merge(other, -1);
    }

    fn merge(&mut self, other: &Self, sign: i64) {
        match (&mut self.cells, &other.cells) {
            (Cells::Counts(counts), Cells::Counts(others)) => {
                for (count, other) in counts.iter_mut().zip(others) {
                    *count += sign * other;
                }
            }
            (Cells::Numbers { bins, sums }, Cells::Numbers { bins: other_bins, sums: other_sums }) => {
                for (bin, other) in other_bins {
                    *bins.entry(*bin).or_default() += sign * other;
                }
                for (sum, other) in sums.iter_mut().flatten().zip(other_sums.iter().flatten()) {
                    *sum += if sign < 0 { -other } else { *other };
                }
            }
            _ => {}
        }
    }

    /// The two numbers of people on which the figures rest: who was asked and who answered. Of words only who was asked
    /// counts: a person reads each of them before it is shown.
    pub(super) fn heads(&self) -> [Base; 2] {
        match self.cells {
            Cells::Moderated => [self.asked; 2],
            _ => [self.asked, self.answered],
        }
    }
}
