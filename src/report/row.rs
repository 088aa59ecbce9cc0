//! Reads the closed answers of a stored row as they stream by; no tree of values is ever built.

use super::plan::Plan;
use super::value::Value;
use crate::question::{Bins, Column};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// A row whose answers are not the JSON that responses are stored as. It quotes nothing of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a stored response can't be read as JSON")
    }
}

impl std::error::Error for Unreadable {}

/// One person's answer, before it is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Seen {
    /// The question was not asked.
    #[default]
    NotAsked,
    /// It was left blank.
    Blank,
    /// The cells `from..until` of the row's list.
    Cells {
        /// The first.
        from: usize,
        /// The one after the last.
        until: usize,
    },
    /// A number, a month or an hour, by its bin.
    Bin {
        /// The bin.
        bin: i32,
        /// The number itself.
        value: f64,
    },
    /// Something was given that is not counted further.
    Given,
}

/// Reads one row after the other into the same memory.
pub struct Reader<'p> {
    names: Vec<&'p str>,
    columns: Vec<Known<'p>>,
    index: HashMap<&'p str, usize>,
    seen: Vec<Seen>,
    cells: Vec<u32>,
}

/// What a column has to know to read a value.
pub(super) enum Known<'p> {
    Codes(&'p [String]),
    Grid { rows: &'p [String], values: &'p [String] },
    Scale(u32),
    Number(&'p Bins),
    Month,
    Hour,
    Given,
}

impl<'p> Known<'p> {
    fn of(column: &'p Column) -> Self {
        match column {
            Column::Code(values) | Column::Set(values) => Self::Codes(values),
            Column::Grid { rows, values } => Self::Grid { rows, values },
            Column::Scale(points) => Self::Scale(*points),
            Column::Number(bins) => Self::Number(bins),
            Column::Month => Self::Month,
            Column::Hour => Self::Hour,
            Column::Moderated | Column::None => Self::Given,
        }
    }

    pub(super) fn cell(&self, code: &str) -> Option<u32> {
        match self {
            Self::Codes(values) => position(values, code),
            Self::Scale(points) => {
                code.parse().ok().filter(|point| (1..=*points).contains(point)).map(|point: u32| point - 1)
            }
            _ => None,
        }
    }
}

pub(super) fn position(names: &[String], name: &str) -> Option<u32> {
    names.iter().position(|known| known == name).and_then(|index| u32::try_from(index).ok())
}

impl<'p> Reader<'p> {
    /// For the rows of this plan.
    #[must_use]
    pub fn new(plan: &'p Plan) -> Self {
        let names: Vec<&str> = plan.questions.iter().map(|question| question.id.as_str()).collect();
        let columns = plan.questions.iter().map(|question| Known::of(&question.column)).collect();
        let index = names.iter().enumerate().map(|(index, name)| (*name, index)).collect();
        Self { seen: vec![Seen::NotAsked; names.len()], names, columns, index, cells: Vec::new() }
    }

    /// Reads a row, in place of the one before.
    pub fn read(&mut self, answers: &str) -> Result<(), Unreadable> {
        self.seen.fill(Seen::NotAsked);
        self.cells.clear();
        let mut json = serde_json::Deserializer::from_str(answers);
        json.deserialize_map(RowVisitor(self)).and_then(|()| json.end()).map_err(|_| Unreadable)
    }

    /// What each question was answered with.
    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// The cells that answers point into.
    #[must_use]
    pub fn cells(&self) -> &[u32] {
        &self.cells
    }
}

struct RowVisitor<'r, 'p>(&'r mut Reader<'p>);

impl<'de> Visitor<'de> for RowVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers by item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let reader = self.0;
        let mut next = 0;
        while let Some(found) = map.next_key_seed(Name { names: &reader.names, index: &reader.index, next })? {
            let Some(at) = found else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            reader.seen[at] = map.next_value_seed(Value { column: &reader.columns[at], cells: &mut reader.cells })?;
            next = at + 1;
        }
        Ok(())
    }
}

/// A key: the index of the question. Rows mostly keep the order of the form, so the next question is tried first.
struct Name<'r> {
    names: &'r [&'r str],
    index: &'r HashMap<&'r str, usize>,
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item's id")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let likely = self.names.get(self.next).is_some_and(|next| *next == name);
        Ok(if likely { Some(self.next) } else { self.index.get(name).copied() })
    }
}
