//! When reports are due: weeks and months, daylight saving, and names that last.

use jiff::civil::{Date, Time, Weekday, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use proptest::prelude::*;
use yousaid::definition::{ReportSchedule, Rhythm};
use yousaid::delivery::{Days, Period, due, names};
use yousaid::texts::Language;

fn schedule(rhythm: Rhythm, at: Time) -> ReportSchedule {
    ReportSchedule { to: vec!["lead@example.org".to_owned()], rhythm, at, language: Language::english() }
}

/// `now` as 2026-11-23T08:00 in London.
fn in_london(rhythm: Rhythm, at: Time, now: &str) -> Period {
    let now: Zoned = format!("{now}[Europe/London]").parse().unwrap();
    due(&schedule(rhythm, at), now.time_zone(), now.timestamp()).unwrap()
}

fn check(rhythm: Rhythm, now: &str, key: &str, days: &str, before: &str) {
    let period = in_london(rhythm, time(8, 0, 0, 0), now);
    let written = |days: Days| format!("{}/{}", days.first, days.last);
    let found = (period.key.as_str(), written(period.days), written(period.before));
    assert_eq!(found, (key, days.to_owned(), before.to_owned()), "{now}");
}

#[test]
fn a_report_covers_the_whole_period_before_it() {
    use Rhythm::{Day, Month, Week};
    let monday = Week(Weekday::Monday);
    check(monday, "2026-11-23T08:00", "2026-W47", "2026-11-16/2026-11-22", "2026-11-09/2026-11-15");
    check(monday, "2026-11-23T07:59:59.999", "2026-W46", "2026-11-09/2026-11-15", "2026-11-02/2026-11-08");
    check(monday, "2026-11-29T23:59", "2026-W47", "2026-11-16/2026-11-22", "2026-11-09/2026-11-15");
    check(Week(Weekday::Wednesday), "2026-11-25T08:00", "2026-W47", "2026-11-18/2026-11-24", "2026-11-11/2026-11-17");
    check(Week(Weekday::Sunday), "2026-11-25T08:00", "2026-W46", "2026-11-15/2026-11-21", "2026-11-08/2026-11-14");
    check(monday, "2027-01-04T08:00", "2026-W53", "2026-12-28/2027-01-03", "2026-12-21/2026-12-27");
    check(monday, "2027-01-11T08:00", "2027-W01", "2027-01-04/2027-01-10", "2026-12-28/2027-01-03");
    check(Day, "2026-11-21T08:00", "2026-11-20", "2026-11-20/2026-11-20", "2026-11-19/2026-11-19");
    check(Day, "2026-11-21T00:10", "2026-11-19", "2026-11-19/2026-11-19", "2026-11-18/2026-11-18");
    check(Month(1), "2026-11-01T08:00", "2026-10", "2026-10-01/2026-10-31", "2026-09-01/2026-09-30");
    check(Month(1), "2027-01-01T07:00", "2026-11", "2026-11-01/2026-11-30", "2026-10-01/2026-10-31");
    check(Month(15), "2026-11-20T12:00", "2026-10", "2026-10-15/2026-11-14", "2026-09-15/2026-10-14");
    check(Month(28), "2027-03-01T12:00", "2027-01", "2027-01-28/2027-02-27", "2026-12-28/2027-01-27");
}

#[test]
fn a_wall_clock_that_changes_makes_a_report_due_once() {
    for (at, now, due) in [
        // 2026-03-29, 01:00 UTC: 01:00 becomes 02:00.
        (time(8, 0, 0, 0), "2026-03-29T12:00", "2026-03-29T07:00:00Z"),
        (time(0, 59, 0, 0), "2026-03-29T12:00", "2026-03-29T00:59:00Z"),
        (time(1, 0, 0, 0), "2026-03-29T12:00", "2026-03-29T01:00:00Z"),
        (time(1, 30, 0, 0), "2026-03-29T12:00", "2026-03-29T01:00:00Z"),
        (time(2, 0, 0, 0), "2026-03-29T12:00", "2026-03-29T01:00:00Z"),
        (time(2, 30, 0, 0), "2026-03-29T12:00", "2026-03-29T01:30:00Z"),
        // 2026-10-25, 01:00 UTC: 02:00 becomes 01:00.
        (time(8, 0, 0, 0), "2026-10-25T12:00", "2026-10-25T08:00:00Z"),
        (time(0, 59, 0, 0), "2026-10-25T12:00", "2026-10-24T23:59:00Z"),
        (time(1, 30, 0, 0), "2026-10-25T12:00", "2026-10-25T00:30:00Z"),
        (time(2, 0, 0, 0), "2026-10-25T12:00", "2026-10-25T02:00:00Z"),
    ] {
        let period = in_london(Rhythm::Day, at, now);
        assert_eq!(period.due.to_string(), due, "{at} on {now}");
    }
}

/// What anybody who watches a wall clock would say: a day's report is due as soon as the clock has once shown the
/// time, or a later day.
struct Watcher {
    at: Time,
    zone: TimeZone,
    newest: Option<Date>,
}

impl Watcher {
    fn look(&mut self, now: Timestamp) -> Option<Date> {
        let wall = now.to_zoned(self.zone.clone());
        let passed = if wall.time() >= self.at { wall.date() } else { wall.date().yesterday().unwrap() };
        self.newest = self.newest.max(Some(passed));
        self.newest
    }
}

fn walk(zone: &str, day: Date, at: Time) {
    let zone = TimeZone::get(zone).unwrap();
    let start = day.checked_sub(1.day()).unwrap().to_zoned(zone.clone()).unwrap().timestamp();
    let mut watcher = Watcher { at, zone: zone.clone(), newest: None };
    let mut seen: Vec<String> = Vec::new();
    for minute in 0..3 * 24 * 60 {
        let now = start + jiff::SignedDuration::from_mins(minute);
        let period = due(&schedule(Rhythm::Day, at), &zone, now).unwrap();
        assert_eq!(Some(period.days.last.tomorrow().unwrap()), watcher.look(now), "{now}, due at {at}");
        if seen.last() != Some(&period.key) {
            assert!(!seen.contains(&period.key), "{} came back", period.key);
            seen.push(period.key);
        }
    }
    assert!(seen.len() >= 3, "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn minute_by_minute_over_the_days_that_clocks_change(minute in 0_i8..60, hour in 0_i8..24, night in any::<bool>()) {
        let at = time(if night { hour % 4 } else { hour }, minute, 0, 0);
        for (zone, day) in [
            ("Europe/London", "2026-03-29"),
            ("Europe/London", "2026-10-25"),
            ("Australia/Lord_Howe", "2026-04-05"), // half an hour
            ("America/Havana", "2026-03-08"),      // at midnight
            ("America/Havana", "2026-11-01"),
        ] {
            walk(zone, day.parse().unwrap(), at);
        }
    }
}

#[test]
fn the_names_of_schedules_outlive_their_order() {
    use Rhythm::{Day, Month, Week};
    let named = |rhythms: &[Rhythm]| {
        names(&rhythms.iter().map(|rhythm| schedule(*rhythm, time(8, 0, 0, 0))).collect::<Vec<_>>())
    };
    let (monday, friday) = (Week(Weekday::Monday), Week(Weekday::Friday));
    assert_eq!(named(&[monday, Month(1)]), ["week-monday", "month-1"]);
    assert_eq!(named(&[Day, Month(1), friday, monday]), ["day", "month-1", "week-friday", "week-monday"]);
    assert_eq!(named(&[monday, monday, monday]), ["week-monday", "week-monday-2", "week-monday-3"]);
}
