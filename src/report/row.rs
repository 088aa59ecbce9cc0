//! Reads the closed answers of a stored row as they stream by; no tree of values is ever built.

use super::plan::Plan;
use super::tally::Seen;
use crate::question::{Bins, Column};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
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

/// Reads one row after the other into the same memory.
pub(super) struct Reader<'p> {
    names: Vec<&'p str>,
    columns: Vec<Known<'p>>,
    index: HashMap<&'p str, usize>,
    seen: Vec<Seen>,
    cells: Vec<u32>,
}

/// What a column has to know to read a value.
enum Known<'p> {
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

    fn cell(&self, code: &str) -> Option<u32> {
        match self {
            Self::Codes(values) => position(values, code),
            Self::Scale(points) => code.parse().ok().filter(|point| (1..=*points).contains(point)).map(|point: u32| point - 1),
            _ => None,
        }
    }
}

fn position(names: &[String], name: &str) -> Option<u32> {
    names.iter().position(|known| known == name).and_then(|index| u32::try_from(index).ok())
}

impl<'p> Reader<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        let names: Vec<&str> = plan.questions.iter().map(|question| question.id.as_str()).collect();
        let columns = plan.questions.iter().map(|question| Known::of(&question.column)).collect();
        let index = names.iter().enumerate().map(|(index, name)| (*name, index)).collect();
        Self { seen: vec![Seen::NotAsked; names.len()], names, columns, index, cells: Vec::new() }
    }

    /// Reads a row, in place of the one before.
    pub(super) fn read(&mut self, answers: &str) -> Result<(), Unreadable> {
        self.seen.fill(Seen::NotAsked);
        self.cells.clear();
        let mut json = serde_json::Deserializer::from_str(answers);
        json.deserialize_map(RowVisitor(self)).and_then(|()| json.end()).map_err(|_| Unreadable)
    }

    /// What each question was answered with.
    pub(super) fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// The cells that answers point into.
    pub(super) fn cells(&self) -> &[u32] {
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

/// The value of a question.
struct Value<'r, 'p> {
    column: &'r Known<'p>,
    cells: &'r mut Vec<u32>,
}

impl Value<'_, '_> {
    /// The cells from `from` on are this answer's.
    fn cells_from(&self, from: usize) -> Seen {
        Seen::Cells { from, until: self.cells.len() }
    }

    fn push(&mut self, from: usize, cell: Option<u32>) {
        if let Some(cell) = cell.filter(|cell| !self.cells[from..].contains(cell)) {
            self.cells.push(cell);
        }
    }

    fn number(&self, value: f64) -> Seen {
        match self.column {
            Known::Number(bins) => Seen::Bin { bin: i32::try_from(bins.index(value)).unwrap_or(i32::MAX), value },
            _ => Seen::Given,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
    type Value = Seen;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Seen, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_> {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_unit<E: Error>(self) -> Result<Seen, E> {
        Ok(Seen::Blank)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Seen, E> {
        Ok(Seen::Given)
    }

    #[allow(clippy::cast_precision_loss)] // Answers have 15 digits at most, which a double holds.
    fn visit_i64<E: Error>(self, value: i64) -> Result<Seen, E> {
        Ok(self.number(value as f64))
    }

    #[allow(clippy::cast_precision_loss)] // As above.
    fn visit_u64<E: Error>(self, value: u64) -> Result<Seen, E> {
        Ok(self.number(value as f64))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Seen, E> {
        Ok(self.number(value))
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Seen, E> {
        let binned = |bin: Option<i32>| bin.map_or(Seen::Given, |bin| Seen::Bin { bin, value: 0.0 });
        Ok(match self.column {
            Known::Month => binned(month(text)),
            Known::Hour => binned(text.get(..2).and_then(|hour| hour.parse().ok())),
            column => {
                let (from, cell) = (self.cells.len(), column.cell(text));
                self.push(from, cell);
                self.cells_from(from)
            }
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Seen, A::Error> {
        let from = self.cells.len();
        while let Some(cell) = list.next_element_seed(Code(|code: &str| self.column.cell(code)))? {
            self.push(from, cell);
        }
        Ok(self.cells_from(from))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Seen, A::Error> {
        let Known::Grid { rows, values } = self.column else {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Seen::Given);
        };
        let from = self.cells.len();
        while let Some(row) = map.next_key_seed(Code(|row: &str| position(rows, row)))? {
            let cell = map.next_value_seed(Code(|value: &str| position(values, value)))?;
            let width = u32::try_from(values.len()).unwrap_or(0);
            self.push(from, row.zip(cell).map(|(row, cell)| row * width + cell));
        }
        Ok(self.cells_from(from))
    }
}

/// A name inside an answer, looked up as it goes by; a null is none.
struct Code<F>(F);

impl<'de, F: FnOnce(&str) -> Option<u32>> DeserializeSeed<'de> for Code<F> {
    type Value = Option<u32>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<F: FnOnce(&str) -> Option<u32>> Visitor<'_> for Code<F> {
    type Value = Option<u32>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((self.0)(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// The bin of a date: its year and month as 202604; of a year alone 202600.
fn month(text: &str) -> Option<i32> {
    let year: i32 = text.get(..4)?.parse().ok()?;
    let month: i32 = text.get(5..7).map_or(Some(0), |month| month.parse().ok())?;
    Some(year * 100 + month)
}
