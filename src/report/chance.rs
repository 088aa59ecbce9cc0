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
    pub(super) fn interval(self) -> (f64, f64) {
        self.score(Z)
    }

    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    fn score(self, z: f64) -> (f64, f64) {
        let (n, p, z2) = (self.of as f64, self.value(), z * z);
        let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }

    /// The interval of the difference to `other`, made of the two score intervals.
    ///
    /// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
    /// methods", Statistics in Medicine 17 (1998), 873–890, method 10. Whether the two intervals overlap is another
    /// question: they can although the shares differ by more than chance would explain (N. Schenker, J. F. Gentleman,
    /// "On judging the significance of differences by examining the overlap between confidence intervals", The American
    /// Statistician 55 (2001), 182–186).
    fn difference(self, other: Self, z: f64) -> (f64, f64) {
        let (p, q) = (self.value(), other.value());
        let ((low, high), (other_low, other_high)) = (self.score(z), other.score(z));
        (p - q - (p - low).hypot(other_high - q), p - q + (high - p).hypot(q - other_low))
    }

    /// Whether the difference to `other` could be chance.
    pub(super) fn could_be_chance(self, other: Self) -> bool {
        self.could_be_chance_among(other, 1)
    }

    /// The same where it is one of several differences that are looked at together: that any of them is taken for more
    /// than chance by chance alone happens in 5 of 100 reports at most (Bonferroni's inequality).
    pub(super) fn could_be_chance_among(self, other: Self, differences: usize) -> bool {
        let z = if differences > 1 { z_of(differences) } else { Z };
        let (low, high) = self.difference(other, z);
        low <= 0.0 && high >= 0.0
    }
}

/// How many standard deviations leave 2.5 % ÷ `differences` above them.
///
/// M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.2.23; it is right to 0.00045.
#[allow(clippy::cast_precision_loss)] // Some dozens of groups at most.
fn z_of(differences: usize) -> f64 {
    let t = (-2.0 * (0.025 / differences as f64).ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    t - above / below
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
    fn differences_are_newcombes() {
        // Of Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
        for ([n, of, m, from], low, high) in [
            ([56, 70, 48, 80], 0.0524, 0.3339),
            ([9, 10, 3, 10], 0.1705, 0.8090),
            ([5, 56, 0, 29], -0.0381, 0.1926),
            ([0, 10, 0, 20], -0.1611, 0.2775),
            ([10, 10, 0, 20], 0.6791, 1.0),
        ] {
            let interval = Share::new(n, of).unwrap().difference(Share::new(m, from).unwrap(), Z);
            assert!((interval.0 - low).abs() < 5e-5 && (interval.1 - high).abs() < 5e-5, "{n}/{of}: {interval:?}");
        }
    }

    #[test]
    fn a_difference_is_told_where_it_is_more_than_chance() {
        let share = |n, of| Share::new(n, of).unwrap();
        assert!(share(12, 20).could_be_chance(share(8, 20)));
        assert!(!share(92, 130).could_be_chance(share(40, 130)));
        // The intervals overlap, and yet this is more than chance; but not if it is the largest of ten differences.
        let (more, fewer) = (share(50, 80), share(37, 80));
        assert!(more.interval().0 < fewer.interval().1);
        assert!(!more.could_be_chance(fewer) && more.could_be_chance_among(fewer, 10));
        assert!(share(5, 9).could_be_chance(share(5, 9)) && share(9, 9).could_be_chance(share(9, 9)));
        assert_eq!((Share::new(1, 0), share(2, 3).percent()), (None, 67));
    }

    #[test]
    fn several_differences_ask_for_more() {
        // 1 − 0.025 ÷ 3 and 1 − 0.025 ÷ 10 of the normal distribution.
        assert!((z_of(3) - 2.39398).abs() < 5e-4 && (z_of(10) - 2.80703).abs() < 5e-4);
    }
}
