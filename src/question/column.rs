//! How answers are counted: the closed shapes that a tally is made over.

/// What an answer becomes in a tally. *Not asked* and *left blank* stay distinct for each of them.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Nothing is counted.
    None,
    /// One of these values.
    Code(Vec<String>),
    /// Any of these values.
    Set(Vec<String>),
    /// One of the values for each of the rows.
    Grid {
        /// The ids of the rows.
        rows: Vec<String>,
        /// The values of a cell.
        values: Vec<String>,
    },
    /// A number, counted in bins.
    Number(Bins),
    /// The points 1 to n of a scale, of which a mean may be taken.
    Scale(u32),
    /// A date, counted by month.
    Month,
    /// A time of day, counted by hour.
    Hour,
    /// Words that a moderator reads first: only how many were given.
    Moderated,
}

/// Bins of numbers: below the first edge, between each two, and from the last edge on. Edges belong to the bin above
/// them. Neither a smallest nor a largest answer is ever kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Bins {
    /// The edges, rising.
    pub edges: Vec<f64>,
    /// Whether the answers are whole numbers, so that a bin can be written "10 to 19".
    pub whole: bool,
}

impl Bins {
    /// About ten bins with round edges between `min` and `max`; tens from 0 to 90 where they are not given.
    #[must_use]
    pub fn between(min: Option<f64>, max: Option<f64>, whole: bool) -> Self {
        let (low, high) = (min.unwrap_or(0.0), max.unwrap_or_else(|| min.unwrap_or(0.0) + 100.0));
        let width = round_width((high - low).max(1e-9) / 10.0, whole);
        let first = (low / width).floor() * width;
        let edges =
            (0..=20).map(|i| first + width * f64::from(i)).filter(|edge| *edge > low && *edge <= high).collect();
        Self { edges, whole }
    }

    /// The index of the bin of `value`.
    #[must_use]
    pub fn index(&self, value: f64) -> usize {
        self.edges.partition_point(|edge| *edge <= value)
    }

    /// How many bins there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.edges.len() + 1
    }
}

/// The least of 1, 2, 5 times a power of ten that is at least `width`.
fn round_width(width: f64, whole: bool) -> f64 {
    let power = 10_f64.powf(width.log10().floor());
    let round =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= width - 1e-12).unwrap_or(width);
    if whole { round.max(1.0).round() } else { round }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_round_and_few() {
        let ages = Bins::between(Some(0.0), Some(25.0), true);
        assert_eq!(ages.edges, [5.0, 10.0, 15.0, 20.0, 25.0]);
        assert_eq!((ages.index(0.0), ages.index(4.0), ages.index(5.0), ages.index(99.0)), (0, 0, 1, 5));
        assert_eq!(Bins::between(Some(1.0), Some(5.0), true).edges, [2.0, 3.0, 4.0, 5.0]);
        assert_eq!(Bins::between(None, None, true).edges.len(), 10);
        assert_eq!(Bins::between(Some(0.0), Some(1.0), false).edges.len(), 10);
    }
}
