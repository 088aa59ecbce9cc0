//! `time`: a time of day, to the minute.

use super::answer::ascii_digits;
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::{Item, Point};
use jiff::civil::Time;

#[derive(Debug)]
struct TimeKind {
    min: Option<Time>,
    max: Option<Time>,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let min = limit(item.min.as_ref(), &at.key("min"), build);
    let max = limit(item.max.as_ref(), &at.key("max"), build);
    build.ordered(min, max, at, ["min", "max"]);
    Some(Box::new(TimeKind { min, max }))
}

fn limit(point: Option<&Point>, at: &Pointer, build: &mut Build<'_>) -> Option<Time> {
    let read = match point? {
        Point::Name(name) => read(name),
        Point::Number(_) => None,
    };
    if read.is_none() {
        build.findings.error(at, "Expected a time such as \"08:00\".");
    }
    read
}

/// `08:30`, `8.30`, `8:30pm`, `8am`.
fn read(text: &str) -> Option<Time> {
    let lower: String = ascii_digits(text).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (clock, afternoon) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(false)),
        (_, Some(clock)) => (clock, Some(true)),
        _ => (lower.as_str(), None),
    };
    let mut parts = clock.split([':', '.']);
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = match parts.next() {
        Some(minute) if minute.len() == 2 => minute.parse().ok()?,
        Some(_) => return None,
        None => afternoon.map(|_| 0)?,
    };
    let hour = match (afternoon, hour) {
        (Some(_), 0 | 13..) => return None,
        (Some(false), 12) => 0,
        (Some(true), 1..=11) => hour + 12,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

impl Kind for TimeKind {
    fn name(&self) -> &'static str {
        "time"
    }

    fn shape(&self) -> Shape {
        Shape::Time
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let time = match given {
            Given::Blank if asked.required => return Err(vec![Wrong::new("required")]),
            Given::Blank => return Ok(None),
            Given::Text(text) => read(text).ok_or_else(|| vec![Wrong::new("notATime")])?,
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        let clock = |time: Time| format!("{:02}:{:02}", time.hour(), time.minute());
        match (self.min.filter(|min| time < *min), self.max.filter(|max| time > *max)) {
            (Some(min), _) => Err(vec![Wrong::new("tooEarly").with("min", clock(min))]),
            (_, Some(max)) => Err(vec![Wrong::new("tooLate").with("max", clock(max))]),
            _ => Ok(Some(Answer::Time(time))),
        }
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control { input_type: "time", width: "w10", ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::Hour
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, clock) in [
            ("08:30", Some((8, 30))),
            ("8.30", Some((8, 30))),
            ("8am", Some((8, 0))),
            ("12 am", Some((0, 0))),
            ("8:05 PM", Some((20, 5))),
            ("23:59", Some((23, 59))),
            ("24:00", None),
            ("8", None),
            ("8:5", None),
            ("13pm", None),
            ("soon", None),
        ] {
            assert_eq!(read(text).map(|time| (time.hour(), time.minute())), clock, "{text}");
        }
    }
}
