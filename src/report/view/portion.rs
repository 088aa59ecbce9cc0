//! A share in words that everybody knows: about half, most, a few.

/// How large a share is, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Portion {
    /// Up to 7.5 in 100.
    Few,
    /// Up to 15.
    Tenth,
    /// Up to 22.5.
    Fifth,
    /// Up to 29.
    Quarter,
    /// Up to 41.5.
    Third,
    /// Up to 58.5.
    Half,
    /// Up to 70.8.
    TwoThirds,
    /// Up to 85.
    ThreeQuarters,
    /// Up to 95.
    Most,
    /// More.
    NearlyAll,
    /// All of them, known exactly.
    All,
}

impl Portion {
    /// All of them, the smallest first.
    pub const EVERY: [Self; 11] = [
        Self::Few,
        Self::Tenth,
        Self::Fifth,
        Self::Quarter,
        Self::Third,
        Self::Half,
        Self::TwoThirds,
        Self::ThreeQuarters,
        Self::Most,
        Self::NearlyAll,
        Self::All,
    ];

    /// So many of so many, were the counts rounded.
    #[must_use]
    pub fn about(n: u64, of: u64) -> Self {
        match n * 1000 / of.max(1) {
            0..=75 => Self::Few,
            76..=150 => Self::Tenth,
            151..=225 => Self::Fifth,
            226..=290 => Self::Quarter,
            291..=415 => Self::Third,
            416..=585 => Self::Half,
            586..=708 => Self::TwoThirds,
            709..=850 => Self::ThreeQuarters,
            851..=950 => Self::Most,
            _ => Self::NearlyAll,
        }
    }

    /// So many of so many, counted exactly. `None`: of nobody, or none of them, which has no such words.
    #[must_use]
    pub fn exactly(n: u64, of: u64) -> Option<Self> {
        match n {
            0 => None,
            n if n == of => Some(Self::All),
            n => (of > 0).then(|| Self::about(n, of)),
        }
    }

    /// In English, for staff.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Few => "a few",
            Self::Tenth => "about a tenth",
            Self::Fifth => "about a fifth",
            Self::Quarter => "about a quarter",
            Self::Third => "about a third",
            Self::Half => "about half",
            Self::TwoThirds => "about two thirds",
            Self::ThreeQuarters => "about three quarters",
            Self::Most => "most",
            Self::NearlyAll => "nearly all",
            Self::All => "all",
        }
    }

    /// The end of its name among the interface's texts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Few => "few",
            Self::Tenth => "tenth",
            Self::Fifth => "fifth",
            Self::Quarter => "quarter",
            Self::Third => "third",
            Self::Half => "half",
            Self::TwoThirds => "two-thirds",
            Self::ThreeQuarters => "three-quarters",
            Self::Most => "most",
            Self::NearlyAll => "nearly-all",
            Self::All => "all",
        }
    }

    /// One of five for a child, from 1 (a few) to 5 (nearly everybody): also which face goes with so many good answers.
    #[must_use]
    pub fn of_five(self) -> u8 {
        match self {
            Self::Few | Self::Tenth => 1,
            Self::Fifth | Self::Quarter | Self::Third => 2,
            Self::Half => 3,
            Self::TwoThirds | Self::ThreeQuarters | Self::Most => 4,
            Self::NearlyAll | Self::All => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_the_words_that_are_nearest() {
        for (n, of, words) in [
            (7, 100, "a few"),
            (10, 100, "about a tenth"),
            (20, 100, "about a fifth"),
            (25, 100, "about a quarter"),
            (33, 100, "about a third"),
            (50, 100, "about half"),
            (62, 100, "about two thirds"),
            (80, 100, "about three quarters"),
            (90, 100, "most"),
            (99, 100, "nearly all"),
            (100, 100, "all"),
        ] {
            assert_eq!(Portion::exactly(n, of).map(Portion::words), Some(words), "{n} of {of}");
        }
        assert_eq!((Portion::exactly(0, 9), Portion::exactly(0, 0)), (None, None));
        assert_eq!(Portion::about(40, 40), Portion::NearlyAll, "of rounded counts nobody knows whether it is all");
        assert!(Portion::EVERY.is_sorted() && Portion::EVERY.map(Portion::of_five).is_sorted());
    }
}
