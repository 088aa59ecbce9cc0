//! When reports are due. Pure: a schedule, a time zone and a moment in, a period out; no clock, no records.
//!
//! A period's key is made of local dates alone, so whatever a clock does, the same days have the same key.

use crate::definition::{ReportSchedule, Rhythm};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// Whole days, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

/// What a report covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// What the period is known by: `2026-11-20`, `2026-W47` or `2026-10`, of its first day.
    pub key: String,
    /// Its days: up to the day before the report is due.
    pub days: Days,
    /// The period before it, which it is compared with.
    pub before: Days,
    /// When the report is due.
    pub due: Timestamp,
}

/// The newest period whose report is due at `now`: after a long outage the newest one, not all that were missed.
#[must_use]
pub fn due(schedule: &ReportSchedule, zone: &TimeZone, now: Timestamp) -> Option<Period> {
    newest(schedule.rhythm, schedule.at, zone, now)
}

/// The newest period of a rhythm that is due at `now`, at this time of day.
#[must_use]
pub(super) fn newest(rhythm: Rhythm, at: Time, zone: &TimeZone, now: Timestamp) -> Option<Period> {
    // A clock that is set back over midnight may name a day whose first moments have already been.
    let tomorrow = now.to_zoned(zone.clone()).date().tomorrow().ok()?;
    let days = std::iter::successors(newest_day(rhythm, tomorrow), |day| previous(rhythm, *day));
    let mut moments = days.take(3).filter_map(|day| Some((day, moment(day, at, zone)?)));
    let (day, due) = moments.find(|(_, moment)| *moment <= now)?;
    period(rhythm, day, due)
}

/// The moment that a wall clock in `zone` shows this: the first of the two where it shows it twice, the first after
/// the gap where it never does.
#[must_use]
pub(super) fn moment(day: Date, at: Time, zone: &TimeZone) -> Option<Timestamp> {
    let wall = day.to_datetime(at);
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall).ok(),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(wall).ok(),
        AmbiguousOffset::Gap { after, .. } => {
            // Read with the offset that holds after the gap, the time lies before it.
            let earlier = after.to_timestamp(wall).ok()?;
            zone.following(earlier).next().map(|change| change.timestamp())
        }
    }
}

fn newest_day(rhythm: Rhythm, until: Date) -> Option<Date> {
    match rhythm {
        Rhythm::Day => Some(until),
        Rhythm::Week(on) => until.checked_sub(i64::from(on.until(until.weekday())).days()).ok(),
        Rhythm::Month(on) => {
            let this = until.with().day(on).build().ok()?;
            if this <= until { Some(this) } else { previous(rhythm, this) }
        }
    }
}

fn previous(rhythm: Rhythm, day: Date) -> Option<Date> {
    let step = match rhythm {
        Rhythm::Day => 1.day(),
        Rhythm::Week(_) => 1.week(),
        Rhythm::Month(_) => 1.month(),
    };
    day.checked_sub(step).ok()
}

fn period(rhythm: Rhythm, day: Date, due: Timestamp) -> Option<Period> {
    let first = previous(rhythm, day)?;
    let days = Days { first, last: day.yesterday().ok()? };
    let before = Days { first: previous(rhythm, first)?, last: first.yesterday().ok()? };
    Some(Period { key: key(rhythm, first), days, before, due })
}

fn key(rhythm: Rhythm, first: Date) -> String {
    match rhythm {
        Rhythm::Day => first.to_string(),
        Rhythm::Week(_) => {
            let week = first.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Rhythm::Month(_) => first.strftime("%Y-%m").to_string(),
    }
}

/// What the schedules of one survey are known by, in their order: by their rhythm, so that a schedule that is written
/// before another, or a new recipient, doesn't make another report of it.
#[must_use]
pub fn names(schedules: &[ReportSchedule]) -> Vec<String> {
    let plain: Vec<String> = schedules.iter().map(|schedule| name(schedule.rhythm)).collect();
    let count = |index: usize| plain[..=index].iter().filter(|name| **name == plain[index]).count();
    let named = (0..plain.len()).map(|index| match count(index) {
        1 => plain[index].clone(),
        number => format!("{}-{number}", plain[index]),
    });
    named.collect()
}

fn name(rhythm: Rhythm) -> String {
    match rhythm {
        Rhythm::Day => "day".to_owned(),
        Rhythm::Week(on) => format!("week-{}", weekday(on)),
        Rhythm::Month(on) => format!("month-{on}"),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}
