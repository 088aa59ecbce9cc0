//! The rows of one release, packed; and those of several on their way.

use super::layout::{BLANK, Digit, FIRST, FIRST_OF_ROW, Field, GIVEN, Layout, NOT_ASKED};
use crate::report::plan::{Facet, Plan};
use crate::report::row::{Reader, Seen, Unreadable};
use crate::report::tallies::Row;
use std::collections::{BTreeMap, HashMap};

/// A code a row.
#[derive(Clone, PartialEq)]
pub(super) enum Lane {
    Bytes(Vec<u8>),
    Wide(Vec<u32>),
}

impl Lane {
    fn empty(is_byte: bool) -> Self {
        if is_byte { Self::Bytes(Vec::new()) } else { Self::Wide(Vec::new()) }
    }

    fn push(&mut self, code: u32) {
        match self {
            // A byte's lane has no code above 255.
            Self::Bytes(codes) => codes.push(u8::try_from(code).unwrap_or(u8::MAX)),
            Self::Wide(codes) => codes.push(code),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Bytes(codes) => codes.capacity(),
            Self::Wide(codes) => codes.capacity() * size_of::<u32>(),
        }
    }

    fn shrink(&mut self) {
        match self {
            Self::Bytes(codes) => codes.shrink_to_fit(),
            Self::Wide(codes) => codes.shrink_to_fit(),
        }
    }

    /// Its codes as bytes become wide where the first of them is none.
    fn widen(&mut self) {
        if let Self::Bytes(codes) = self {
            *self = Self::Wide(codes.iter().map(|code| u32::from(*code)).collect());
        }
    }
}

/// The numbers that one question was answered with: codes, and what the codes from the third on stand for.
#[derive(Clone, PartialEq)]
pub(super) struct Numbers {
    pub(super) codes: Lane,
    /// The bin of a number, and the number.
    pub(super) known: Vec<(i32, f64)>,
}

/// The rows of one release.
#[derive(Clone, PartialEq)]
pub(super) struct Segment {
    pub(super) number: u32,
    pub(super) rows: usize,
    pub(super) lanes: Vec<Lane>,
    pub(super) numbers: Vec<Numbers>,
}

impl Segment {
    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let lanes: usize = self.lanes.iter().map(Lane::bytes).sum();
        let of = |numbers: &Numbers| numbers.codes.bytes() + numbers.known.capacity() * size_of::<(i32, f64)>();
        lanes + self.numbers.iter().map(of).sum::<usize>() + size_of::<Self>()
    }
}

/// A segment that is still growing.
struct Growing {
    segment: Segment,
    /// The code of each number that was seen, by question.
    codes: Vec<HashMap<(i32, u64), u32>>,
}

impl Growing {
    fn new(layout: &Layout, number: u32) -> Self {
        let lanes = (0..layout.lanes.len()).map(|lane| Lane::empty(layout.is_byte(lane))).collect();
        let numbers = (0..layout.numbers).map(|_| Numbers { codes: Lane::empty(true), known: Vec::new() }).collect();
        Self { segment: Segment { number, rows: 0, lanes, numbers }, codes: vec![HashMap::new(); layout.numbers] }
    }

    /// The code of a number, which gets one when it is first seen.
    fn number(&mut self, at: usize, bin: i32, value: f64) -> u32 {
        let numbers = &mut self.segment.numbers[at];
        let next = FIRST + u32::try_from(numbers.known.len()).unwrap_or(u32::MAX - FIRST);
        *self.codes[at].entry((bin, value.to_bits())).or_insert_with(|| {
            numbers.known.push((bin, value));
            if next > u32::from(u8::MAX) {
                numbers.codes.widen();
            }
            next
        })
    }

    fn finish(mut self) -> Segment {
        let Segment { lanes, numbers, .. } = &mut self.segment;
        lanes.iter_mut().chain(numbers.iter_mut().map(|of| &mut of.codes)).for_each(Lane::shrink);
        self.segment
    }
}

/// The segments of some releases on their way: rows come in whatever order the database gives them soonest.
pub struct Segments(BTreeMap<u32, Growing>);

impl Segments {
    /// Of these releases, without rows yet.
    pub(super) fn begin(layout: &Layout, numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(numbers.into_iter().map(|number| (number, Growing::new(layout, number))).collect())
    }

    pub(super) fn finish(self) -> impl Iterator<Item = Segment> {
        self.0.into_values().map(Growing::finish)
    }
}

/// Packs rows, one after the other.
pub struct Packer<'p> {
    plan: &'p Plan,
    layout: &'p Layout,
    reader: Reader<'p>,
    /// The codes of the row in hand.
    codes: Vec<u32>,
}

impl<'p> Packer<'p> {
    pub(super) fn new(plan: &'p Plan, layout: &'p Layout) -> Self {
        Self { plan, layout, reader: Reader::new(plan), codes: vec![0; layout.lanes.len()] }
    }

    /// Packs a row of a release; not of one that was not begun. Errors: its answers are not JSON; then nothing of it is
    /// kept.
    pub fn push(&mut self, segments: &mut Segments, release: u32, row: &Row<'_>) -> Result<(), Unreadable> {
        let Some(growing) = segments.0.get_mut(&release) else {
            return Ok(());
        };
        self.reader.read(row.answers)?;
        self.codes.fill(0);
        let layout = self.layout;
        for (facet, digit) in Facet::ALL.into_iter().zip(&layout.facets) {
            if let Some(digit) = digit {
                let groups = self.plan.groups(facet);
                let found = row.value(facet).and_then(|value| groups.iter().position(|group| group.id == value));
                self.put(*digit, found.unwrap_or(groups.len()));
            }
        }
        for (question, field) in layout.questions.iter().enumerate() {
            self.field(growing, question, field);
        }
        growing.segment.lanes.iter_mut().zip(&self.codes).for_each(|(lane, code)| lane.push(*code));
        growing.segment.rows += 1;
        Ok(())
    }

    fn put(&mut self, digit: Digit, value: usize) {
        self.codes[digit.lane] += digit.stride * u32::try_from(value).unwrap_or(0);
    }

    fn field(&mut self, growing: &mut Growing, question: usize, field: &Field) {
        let seen = self.reader.seen()[question];
        let status = match seen {
            Seen::NotAsked => NOT_ASKED,
            Seen::Blank => BLANK,
            Seen::Given | Seen::Cells { .. } | Seen::Bin { .. } => GIVEN,
        } as usize;
        let cells = match seen {
            Seen::Cells { from, until } => from..until,
            _ => 0..0,
        };
        match field {
            Field::Code(digit) => {
                let cell = self.reader.cells().get(cells).and_then(<[u32]>::first).copied();
                self.put(*digit, cell.map_or(status, |cell| FIRST as usize + cell as usize));
            }
            Field::Set(own, options) => {
                self.put(*own, status);
                for at in cells {
                    let option = options.get(self.reader.cells()[at] as usize).copied();
                    option.into_iter().for_each(|digit| self.put(digit, 1));
                }
            }
            Field::Grid(own, rows) => {
                self.put(*own, status);
                self.grid(rows, status, cells, self.plan.questions[question].width().unwrap_or(1));
            }
            Field::Number(at) => {
                let code = match seen {
                    Seen::Bin { bin, value } => growing.number(*at, bin, value),
                    _ => status as u32,
                };
                growing.segment.numbers[*at].codes.push(code);
            }
        }
    }

    fn grid(&mut self, rows: &[Digit], status: usize, cells: std::ops::Range<usize>, width: usize) {
        for (row, digit) in rows.iter().enumerate() {
            let mut own = self.reader.cells()[cells.clone()].iter().map(|cell| *cell as usize);
            let found = own.find(|cell| cell / width == row).map(|cell| FIRST_OF_ROW as usize + cell % width);
            self.put(*digit, found.unwrap_or(usize::from(status != NOT_ASKED as usize)));
        }
    }
}
