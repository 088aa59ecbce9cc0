//! How far chance alone can move a share.

/// So many out of so many, both exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    pub(super) n: u64,
    pub(super) of: u64,
}

/// The 97.5th percentile of the normal distribution: 95 % lie between it and its negative.
const Z: f64 = 1.959_963_984_540_054;

impl Share {
    /// None of nobody.
    pub(super) fn new(n: u64, of: u64) -> Option<Self> {
        (of > 0).then_some(Self { n: n.min(of), of })
    }

    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    pub(super) fn value(self) -> f64 {
        self.n as f64 / self.of as f64
    }

    /// In whole percent.
    pub(super) fn percent(self) -> u32 {
        percent(self.value())
    }

    /// The 95 % score interval, as two shares.
    ///
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    /// Statistical Association 22 (1927), 209–212. It holds its level with few people and with shares near 0 and 1,
    /// where the textbook interval does not (L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial
    /// proportion", Statistical Science 16 (2001), 101–133).
    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    pub(super) fn interval(self) -> (f64, f64) {
        let (n, p, z2) = (self.of as f64, self.value(), Z * Z);
        let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }

    /// Whether the difference to `other` could be chance: their intervals overlap. That is the careful side: two
    /// intervals can touch though a test of the difference would tell the shares apart.
    pub(super) fn could_be_chance(self, other: Self) -> bool {
        let (low, high) = self.interval();
        let (other_low, other_high) = other.interval();
        low <= other_high && other_low <= high
    }
}

/// A share in whole percent.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 0 and 100.
pub(super) fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_wilsons() {
        // The first three are of Newcombe, Statistics in Medicine 17 (1998), 857–872, table I.
        for (n, of, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
            (29, 29, 0.8830, 1.0),
        ] {
            let interval = Share::new(n, of).unwrap().interval();
            assert!((interval.0 - low).abs() < 5e-5 && (interval.1 - high).abs() < 5e-5, "{n} of {of}: {interval:?}");
        }
    }

    #[test]
    fn chance_is_named_where_intervals_overlap() {
        let share = |n, of| Share::new(n, of).unwrap();
        assert!(share(12, 20).could_be_chance(share(8, 20)));
        assert!(!share(92, 130).could_be_chance(share(40, 130)));
        assert_eq!((Share::new(1, 0), share(2, 3).percent()), (None, 67));
    }
}
