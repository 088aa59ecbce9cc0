//! How many gave each of the six answers.

use crate::definition::Standard;

/// The six answers as the columns call them, in their order, which is that of [`Standard::answers`].
pub const ANSWERS: [&str; 6] = ["Very Good", "Good", "Neither Good nor Poor", "Poor", "Very Poor", "Don't Know"];

/// Exact counts of people by answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts(pub [u64; 6]);

impl Counts {
    /// Counts one more answer; `false` where the value is none of the six.
    pub fn count(&mut self, value: &str) -> bool {
        let at = Standard::FriendsAndFamilyTest.answers().iter().position(|answer| *answer == value);
        at.is_some_and(|at| {
            self.0[at] += 1;
            true
        })
    }

    /// Adds others to these.
    pub fn add(&mut self, others: Self) {
        self.0.iter_mut().zip(others.0).for_each(|(own, other)| *own += other);
    }

    /// How many answered: don't know is an answer.
    #[must_use]
    pub fn total(self) -> u64 {
        self.0.iter().sum()
    }

    /// The share of very good and good in all answers, don't know among them, in whole percent: NHS England's
    /// "Percentage Positive" (`processors.py` of its pipeline). `None` where nobody answered.
    #[must_use]
    pub fn positive(self) -> Option<u64> {
        percent(self.0[0] + self.0[1], self.total())
    }

    /// The share of poor and very poor in all answers, likewise.
    #[must_use]
    pub fn negative(self) -> Option<u64> {
        percent(self.0[3] + self.0[4], self.total())
    }
}

/// A share in whole percent, a half upwards; `None` of nothing.
#[must_use]
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    (whole > 0).then(|| (200 * part + whole) / (2 * whole))
}
