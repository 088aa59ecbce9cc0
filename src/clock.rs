//! The only place that asks what time it is, so that a test can say what time it is.

use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that says what `now` says.
    #[must_use]
    pub fn of(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// Now, in whole seconds since 1970.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.now().as_second()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A moment, in seconds since 1970, as the clocks of the staff show it.
#[must_use]
pub fn staff_time(seconds: i64) -> jiff::Zoned {
    let zone = jiff::tz::TimeZone::get("Europe/London").unwrap_or(jiff::tz::TimeZone::UTC);
    Timestamp::from_second(seconds).unwrap_or_default().to_zoned(zone)
}

/// A day as the records keep it: days since 1970-01-01.
#[must_use]
pub fn day_number(day: jiff::civil::Date) -> i32 {
    let since = day - jiff::civil::Date::constant(1970, 1, 1);
    since.get_days()
}

/// The day with this number.
#[must_use]
pub fn day_of(number: i32) -> jiff::civil::Date {
    jiff::civil::Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (day, number) in [("1970-01-01", 0), ("1969-12-31", -1), ("2026-11-21", 20_778)] {
            let day: jiff::civil::Date = day.parse().unwrap();
            assert_eq!((day_number(day), day_of(number)), (number, day));
        }
    }
}
