//! A month of a return.

use crate::clock::day_number;
use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt;

/// A month, from 1970 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Date);

impl Month {
    /// Reads `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let are_digits = [(year, 4), (month, 2)]
            .into_iter()
            .all(|(part, length)| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()));
        let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        (are_digits && first.year() >= 1970).then_some(Self(first))
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self(day.first_of_month())
    }

    /// So many months before.
    #[must_use]
    pub fn before(self, months: i32) -> Self {
        Self(self.0.saturating_sub(months.months()))
    }

    /// Its days, as the records number them: the first, and the first that is no longer in it.
    #[must_use]
    pub fn days(self) -> (i32, i32) {
        (day_number(self.0), day_number(self.last_day()) + 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.0.last_of_month()
    }

    /// Whether its days are over: families can answer for it no more, while its paper forms can be keyed for a month yet.
    #[must_use]
    pub fn is_over(self, today: Date) -> bool {
        self.last_day() < today
    }

    /// As people write it: `November 2026`.
    #[must_use]
    pub fn words(self) -> String {
        self.0.strftime("%B %Y").to_string()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}
