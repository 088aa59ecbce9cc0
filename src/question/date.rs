//! `date`: a day, a month or a year, typed in parts.

use super::answer::ascii_digits;
use super::{Answer, Asked, Build, Column, Control, Given, Kind, PartialDate, Precision, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::{Item, Point};
use jiff::civil::Date;

#[derive(Debug, Clone, Copy)]
enum Limit {
    Today,
    Day(Date),
}

impl Limit {
    fn on(self, today: Date) -> Date {
        match self {
            Self::Today => today,
            Self::Day(day) => day,
        }
    }
}

#[derive(Debug)]
struct DateKind {
    min: Option<Limit>,
    max: Option<Limit>,
    precision: Precision,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let precision = match item.precision.as_deref() {
        None | Some("day") => Precision::Day,
        Some("month") => Precision::Month,
        Some("year") => Precision::Year,
        Some(other) => {
            build
                .findings
                .error(&at.key("precision"), format!("\"{other}\" is not a precision. Known are: day, month, year."));
            Precision::Day
        }
    };
    let min = limit(item.min.as_ref(), &at.key("min"), build);
    let max = limit(item.max.as_ref(), &at.key("max"), build);
    if let (Some(Limit::Day(min)), Some(Limit::Day(max))) = (min, max) {
        build.ordered(Some(min), Some(max), at, ["min", "max"]);
    }
    Some(Box::new(DateKind { min, max, precision }))
}

fn limit(point: Option<&Point>, at: &Pointer, build: &mut Build<'_>) -> Option<Limit> {
    let read = match point? {
        Point::Name(name) if name == "today" => Some(Limit::Today),
        Point::Name(name) => PartialDate::parse(name).map(|date| Limit::Day(date.first())),
        Point::Number(_) => None,
    };
    if read.is_none() {
        build.findings.error(at, "Expected a date such as \"2026-11-01\", or \"today\".");
    }
    read
}

impl DateKind {
    fn parts(&self) -> &'static [&'static str] {
        match self.precision {
            Precision::Day => &["day", "month", "year"],
            Precision::Month => &["month", "year"],
            Precision::Year => &["year"],
        }
    }

    fn of_parts(&self, parts: &[String; 3]) -> Result<PartialDate, Vec<Wrong>> {
        let typed = |name: &str| {
            let at = ["day", "month", "year"].iter().position(|part| *part == name).unwrap_or(0);
            ascii_digits(&parts[at])
        };
        let missing: Vec<_> = self.parts().iter().filter(|part| typed(part).is_empty()).collect();
        if let Some(first) = missing.first() {
            return Err(vec![Wrong::new("dateIncomplete").with("part", **first).at(first)]);
        }
        let day = if self.precision == Precision::Day { number(&typed("day"), 31) } else { Some(1) };
        let month = if self.precision == Precision::Year { Some(1) } else { month_number(&typed("month")) };
        let year = Some(typed("year")).filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        let wrong = |part: &str| vec![Wrong::new("notADate").at(part)];
        let day = day.ok_or_else(|| wrong("day"))?;
        let month = month.ok_or_else(|| wrong("month"))?;
        let year = year.ok_or_else(|| wrong("year"))?;
        PartialDate::new(year, month, day, self.precision).ok_or_else(|| wrong("day"))
    }

    fn within(&self, date: PartialDate, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let at = |limit: Limit| {
            let day = limit.on(asked.today);
            PartialDate::new(day.year(), day.month(), day.day(), self.precision)
        };
        let first = self.parts().first().copied().unwrap_or("year");
        let cut = |date: PartialDate| {
            let keep = |wanted: Precision, value: i8| if self.precision >= wanted { value } else { 1 };
            PartialDate::new(
                date.first().year(),
                keep(Precision::Month, date.first().month()),
                keep(Precision::Day, date.first().day()),
                self.precision,
            )
        };
        if let Some(min) = self.min.and_then(at).and_then(cut).filter(|min| date < *min) {
            return Err(vec![Wrong::new("tooEarly").with("min", min.to_string()).at(first)]);
        }
        if let Some(max) = self.max.and_then(at).and_then(cut).filter(|max| date > *max) {
            return Err(vec![Wrong::new("tooLate").with("max", max.to_string()).at(first)]);
        }
        Ok(Some(Answer::Date(date)))
    }
}

fn number(text: &str, most: i8) -> Option<i8> {
    text.parse().ok().filter(|value| (1..=most).contains(value))
}

/// A month by its number, or by its English name or the first three letters of it.
fn month_number(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    number(text, 12).or_else(|| {
        let start: String = text.to_lowercase().chars().take(3).collect();
        (1..=12).zip(NAMES).find(|(_, name)| *name == start).map(|(month, _)| month)
    })
}

impl Kind for DateKind {
    fn name(&self) -> &'static str {
        "date"
    }

    fn shape(&self) -> Shape {
        Shape::Date
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let first = self.parts().first().copied().unwrap_or("year");
        let date = match given {
            Given::Blank if asked.required => return Err(vec![Wrong::new("required").at(first)]),
            Given::Blank => return Ok(None),
            Given::Parts(parts) => self.of_parts(parts)?,
            Given::Text(text) => PartialDate::parse(text)
                .filter(|date| date.precision() == self.precision)
                .ok_or_else(|| vec![Wrong::new("notADate").at(first)])?,
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        self.within(date, asked)
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        let precision = match self.precision {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
        };
        Control { precision, input_mode: "numeric", ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::Month
    }
}
