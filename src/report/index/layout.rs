//! Where each closed thing stands in the bytes of a row.
//!
//! An answer to a question with five options is one of eight: not asked, left blank, given but none of these, or one of
//! the five. So it is a digit of base eight, and two of them fit into a byte. Whether one of several options was chosen
//! is a digit of base two. Digits of any bases are packed into *lanes* of a byte a row, in the order of the form, so that
//! one pass over a lane counts all that stands in it. A digit that no byte holds has a wide lane for itself, and numbers
//! are digits of a dictionary that each segment keeps.

use crate::question::Column;
use crate::report::plan::{Facet, Plan};

/// The codes of a question before its values.
pub(super) const NOT_ASKED: u32 = 0;
pub(super) const BLANK: u32 = 1;
pub(super) const GIVEN: u32 = 2;
/// The code of its first value.
pub(super) const FIRST: u32 = 3;
/// The codes of a row of a grid: not asked, nothing chosen, then the values.
pub(super) const FIRST_OF_ROW: u32 = 2;

/// What a byte holds.
const BYTE: u32 = 256;

/// A digit of a lane: `code / stride % base`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digit {
    pub(super) lane: usize,
    pub(super) stride: u32,
    pub(super) base: u32,
}

impl Digit {
    pub(super) fn of(self, code: u32) -> u32 {
        code / self.stride % self.base
    }
}

/// How the answers to a question stand in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    /// Whether it was asked and answered, and with which of its values.
    Code(Digit),
    /// The same, then a digit of two an option.
    Set(Digit, Vec<Digit>),
    /// The same, then a digit a row.
    Grid(Digit, Vec<Digit>),
    /// The place of its lane among the dictionaries.
    Number(usize),
}

/// The digits of a survey.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// By the place of a facet; none where the survey has no such groups, or a question holds them.
    pub(super) facets: Vec<Option<Digit>>,
    pub(super) questions: Vec<Field>,
    /// How many codes each lane has.
    pub(super) lanes: Vec<u32>,
    /// How many dictionaries.
    pub(super) numbers: usize,
    /// What the digits stand for: the groups of each facet, and the columns of the questions.
    names: (Vec<Vec<String>>, Vec<(String, Column)>),
}

impl Layout {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut packing = Packing::default();
        let facet = |packing: &mut Packing, facet: Facet| {
            let groups = plan.groups(facet).len();
            (groups > 0 && facet != Facet::Place).then(|| packing.digit(groups + 1))
        };
        let facets = Facet::ALL.into_iter().map(|of| facet(&mut packing, of)).collect();
        let questions = plan.questions.iter().map(|question| packing.field(&question.column)).collect();
        let groups = |facet: Facet| plan.groups(facet).iter().map(|group| group.id.clone()).collect();
        let columns = plan.questions.iter().map(|question| (question.id.clone(), question.column.clone()));
        let names = (Facet::ALL.into_iter().map(groups).collect(), columns.collect());
        Self { facets, questions, lanes: packing.lanes, numbers: packing.numbers, names }
    }

    /// Whether a lane is a byte wide.
    pub(super) fn is_byte(&self, lane: usize) -> bool {
        self.lanes[lane] <= BYTE
    }
}

#[derive(Default)]
struct Packing {
    lanes: Vec<u32>,
    numbers: usize,
}

impl Packing {
    fn field(&mut self, column: &Column) -> Field {
        let first = FIRST as usize;
        match column {
            Column::Code(values) => Field::Code(self.digit(first + values.len())),
            Column::Scale(points) => Field::Code(self.digit(first + *points as usize)),
            Column::Set(values) => Field::Set(self.digit(first), values.iter().map(|_| self.digit(2)).collect()),
            Column::Grid { rows, values } => {
                let base = FIRST_OF_ROW as usize + values.len();
                Field::Grid(self.digit(first), rows.iter().map(|_| self.digit(base)).collect())
            }
            Column::Moderated | Column::None => Field::Code(self.digit(first)),
            Column::Number(_) | Column::Month | Column::Hour => {
                self.numbers += 1;
                Field::Number(self.numbers - 1)
            }
        }
    }

    /// In the last lane where it fits, so that what stands together in the form does here.
    fn digit(&mut self, base: usize) -> Digit {
        let base = u32::try_from(base).unwrap_or(u32::MAX);
        let last = self.lanes.len().wrapping_sub(1);
        match self.lanes.get_mut(last) {
            Some(codes) if codes.saturating_mul(base) <= BYTE => {
                let stride = std::mem::replace(codes, *codes * base);
                Digit { lane: last, stride, base }
            }
            _ => {
                self.lanes.push(base);
                Digit { lane: self.lanes.len() - 1, stride: 1, base }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_packed_and_come_back() {
        let mut packing = Packing::default();
        let digits: Vec<Digit> = [8, 8, 4, 2, 400, 8].map(|base| packing.digit(base)).into();
        assert_eq!(packing.lanes, [256, 2, 400, 8]);
        let codes = |digit: Digit| (0..digit.base).map(move |code| code * digit.stride);
        for (first, second) in codes(digits[0]).flat_map(|first| codes(digits[1]).map(move |second| (first, second))) {
            let code = first + second + 3 * digits[2].stride;
            assert_eq!((digits[0].of(code), digits[1].of(code) * 8, digits[2].of(code)), (first, second, 3));
        }
    }
}
