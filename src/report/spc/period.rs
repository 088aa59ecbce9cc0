//! Periods with their shares. Each is as large as disclosure asks for: months that are too small come pooled with the next.

use jiff::civil::Date;

/// So many good answers out of so many, in some days. Both counts are exact and disclosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Period {
    /// The day of the last release before it; none where it is the first.
    pub(in crate::report) after: Option<Date>,
    /// The day of its last release.
    pub(in crate::report) until: Date,
    pub(in crate::report) good: u64,
    pub(in crate::report) of: u64,
}

impl Period {
    /// The share, unrounded.
    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    pub(in crate::report) fn share(&self) -> f64 {
        self.good as f64 / self.of.max(1) as f64
    }

    /// Whether it belongs to what came after a change on that day: most of its days do. Of the first period nobody knows
    /// when it began; its last day decides.
    pub(super) fn is_after(&self, change: Date) -> bool {
        let first = self.after.unwrap_or(self.until);
        let days = |from: Date, until: Date| from.until(until).map_or(0, |span| span.get_days());
        change <= self.until && days(first, change) <= days(change, self.until)
    }
}
