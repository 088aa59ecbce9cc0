//! The mean, and how far the process strays from it by itself.

/// From how many periods on limits are calculated. Limits of fewer are on trial only: the NHS-R Community's package for
/// *Making Data Count* (NHSRplotthedots, "Number of points required") asks for 12, and so do we. Until then there is a
/// line and no limit, as in a run chart.
pub(in crate::report) const LEAST: usize = 12;

/// 3 ÷ 1.128: three standard deviations, each of which is the mean moving range of two divided by d₂ = 1.128.
const REACH: f64 = 2.66;

/// D₄ of two values: how far a moving range strays by itself.
const RANGE_REACH: f64 = 3.267;

/// The limits of a process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::report) struct Limits {
    pub(in crate::report) mean: f64,
    /// The mean of the differences between one value and the next, without sign.
    pub(in crate::report) range: f64,
}

impl Limits {
    /// The limits of these values; none of fewer than [`LEAST`]. No moving range is left out of the mean, however large:
    /// neither do the tools of *Making Data Count*.
    pub(in crate::report) fn of(values: &[f64]) -> Option<Self> {
        (values.len() >= LEAST).then(|| {
            let ranges: Vec<f64> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
            Self { mean: mean(values), range: mean(&ranges) }
        })
    }

    /// The lower process limit. It may lie below 0, where no share can be.
    pub(in crate::report) fn lower(&self) -> f64 {
        self.mean - REACH * self.range
    }

    /// The upper process limit. It may lie above 1.
    pub(in crate::report) fn upper(&self) -> f64 {
        self.mean + REACH * self.range
    }

    /// From where on a value is near a limit: in the third of the way from the mean that touches it.
    pub(super) fn near(&self) -> f64 {
        REACH * self.range * 2.0 / 3.0
    }

    /// The largest difference from one period to the next that the process gives by itself.
    pub(in crate::report) fn range_limit(&self) -> f64 {
        RANGE_REACH * self.range
    }
}

#[allow(clippy::cast_precision_loss)] // Some dozens of periods.
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
