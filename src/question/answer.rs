//! The closed shapes of answers.

use super::choice::{Choice, Row};
use super::wording::Reader;
use std::collections::BTreeMap;
use std::fmt;

/// The shape of a kind's answers. Store, report and exports know these and no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// No answer: a note.
    Nothing,
    /// Words.
    Text,
    /// A decimal number.
    Number,
    /// A date, to the day, the month or the year.
    Date,
    /// A time of day.
    Time,
    /// One or several values.
    Choices,
    /// A value for each row.
    Grid,
    /// The ids of files.
    Files,
    /// A list of answers by item.
    Entries,
}

/// An answer that was read and found right.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Words that a person wrote.
    Text(String),
    /// A number.
    Number(Number),
    /// A date.
    Date(PartialDate),
    /// A time of day, to the minute.
    Time(jiff::civil::Time),
    /// The values chosen; in order for a ranking. `other` is in one's own words, beside the value `other`.
    Choices {
        /// The values.
        values: Vec<String>,
        /// The words that belong to the value `other`.
        other: Option<String>,
    },
    /// The value of each row that was answered, with a word why where a kind asks for one.
    Grid(BTreeMap<String, (String, Option<String>)>),
    /// The ids of files.
    Files(Vec<String>),
    /// The entries of a repeat.
    Entries(Vec<BTreeMap<String, Answer>>),
}

/// A decimal number of at most 15 digits, which a binary double holds without loss of its decimal writing.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// Reads a number as people write it: `9`, `-1`, `1.5`, `1,5`, `٩`, with spaces between thousands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let ascii = ascii_digits(text);
        let text: String = ascii.chars().filter(|c| !c.is_whitespace()).collect();
        let decimal = match text.split_once(',') {
            Some((_, after)) if after.len() == 3 || after.contains(',') => text.replace(',', ""),
            Some(_) => text.replace(',', "."),
            None => text,
        };
        let digits = decimal.chars().filter(char::is_ascii_digit).count();
        let well_formed =
            decimal.strip_prefix(['-', '+']).unwrap_or(&decimal).chars().all(|c| c.is_ascii_digit() || c == '.');
        ((1..=15).contains(&digits) && well_formed).then(|| decimal.parse().ok()).flatten().map(Self)
    }

    /// The number of a JSON document. `None` where it has more than 15 digits.
    #[must_use]
    pub fn from_f64(value: f64) -> Option<Self> {
        (value.is_finite() && value.abs() < 1e15).then_some(Self(value))
    }

    /// Its value.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Digits of any script that families write in → ASCII.
pub(super) fn ascii_digits(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match u32::from(c) {
            code @ (0x0660..=0x0669 | 0x06F0..=0x06F9 | 0x0966..=0x096F | 0x09E6..=0x09EF) => digit_of(code),
            0x066B => '.',
            0x2212 => '-',
            _ => c,
        })
        .collect()
}

fn digit_of(code: u32) -> char {
    let zero = [0x0660, 0x06F0, 0x0966, 0x09E6].into_iter().rfind(|zero| *zero <= code).unwrap_or(code);
    char::from_digit(code - zero, 10).unwrap_or('0')
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day.
    Day,
}

/// A date as exact as it was asked for. Its writing is ISO 8601's: `2026`, `2026-04`, `2026-04-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    first: jiff::civil::Date,
    precision: Precision,
}

impl PartialDate {
    /// A date of the calendar; `None` where there is no such day. Month and day are 1 where they are not asked for.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8, precision: Precision) -> Option<Self> {
        let first = jiff::civil::Date::new(year, month, day).ok()?;
        Some(Self { first, precision })
    }

    /// Reads ISO 8601's writing; the precision is that of the writing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        match parts.as_slice() {
            [y] if digits(y, 4) => Self::new(y.parse().ok()?, 1, 1, Precision::Year),
            [y, m] if digits(y, 4) && digits(m, 2) => Self::new(y.parse().ok()?, m.parse().ok()?, 1, Precision::Month),
            [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
                Self::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?, Precision::Day)
            }
            _ => None,
        }
    }

    /// The first day of it.
    #[must_use]
    pub fn first(self) -> jiff::civil::Date {
        self.first
    }

    /// How exact it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The year and month, `2026-04`; the year alone where that is all.
    #[must_use]
    pub fn month(self) -> String {
        let iso = self.to_string();
        iso.get(..7).map_or_else(|| iso.clone(), str::to_owned)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(f, "{y:04}"),
            Precision::Month => write!(f, "{y:04}-{m:02}"),
            Precision::Day => write!(f, "{y:04}-{m:02}-{d:02}"),
        }
    }
}

impl Answer {
    /// The answer in words, a line each, for the person who gave it.
    #[must_use]
    pub fn describe(&self, choices: &[Choice], rows: &[Row], reader: &Reader<'_>) -> Vec<String> {
        let label = |value: &str| {
            choices
                .iter()
                .find(|choice| choice.value == value)
                .map_or_else(|| value.to_owned(), |c| reader.label(&c.wording))
        };
        match self {
            Self::Text(text) => text.lines().map(str::to_owned).collect(),
            Self::Number(number) => vec![number.to_string()],
            Self::Date(date) => vec![reader.date(*date)],
            Self::Time(time) => vec![format!("{:02}:{:02}", time.hour(), time.minute())],
            Self::Choices { values, other } => values
                .iter()
                .map(|value| match other {
                    Some(words) if value == super::select::OTHER => words.clone(),
                    None if value == super::select::OTHER => reader.say("other"),
                    _ => label(value),
                })
                .collect(),
            Self::Grid(cells) => rows
                .iter()
                .filter_map(|row| {
                    cells.get(&row.id).map(|(value, _)| format!("{}: {}", reader.label(&row.wording), label(value)))
                })
                .collect(),
            Self::Files(ids) => ids.clone(),
            Self::Entries(entries) => entries
                .iter()
                .flat_map(|entry| entry.values().flat_map(|answer| answer.describe(choices, rows, reader)))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("9", Some(9.0)),
            (" 1 000 ", Some(1000.0)),
            ("1,000", Some(1000.0)),
            ("1,5", Some(1.5)),
            ("-0.25", Some(-0.25)),
            ("٩", Some(9.0)),
            ("۱۲", Some(12.0)),
            ("९", Some(9.0)),
            ("+44", Some(44.0)),
            ("", None),
            ("nine", None),
            ("1e5", None),
            ("1.2.3", None),
            ("NaN", None),
            ("1234567890123456", None),
            ("--1", None),
        ] {
            assert_eq!(Number::parse(text).map(Number::value), value, "{text}");
        }
    }

    #[test]
    fn dates_are_as_exact_as_they_were_given() {
        for text in ["2026", "2026-04", "2026-04-03", "2024-02-29"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "26", "2026-4-3", "2026-13", "2026-02-29", "2026-04-03T00:00", "+2026-04-03"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }
}
