//! Reads the value of one question into cells, as it streams by.

use super::row::{Known, Seen, position};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The value of a question.
pub(super) struct Value<'r, 'p> {
    pub(super) column: &'r Known<'p>,
    pub(super) cells: &'r mut Vec<u32>,
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
