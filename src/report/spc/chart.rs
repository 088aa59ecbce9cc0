//! Periods → phases with their limits, and what each period shows.

use super::limits::{LEAST, Limits};
use super::period::Period;
use super::rules::{Mark, marks};
use jiff::civil::Date;

/// A stretch of periods that is judged by the same limits.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Phase {
    /// Its first period.
    pub(in crate::report) from: usize,
    /// The period after its last.
    pub(in crate::report) until: usize,
    /// None while there are too few periods.
    pub(in crate::report) limits: Option<Limits>,
}

/// An XmR chart.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Chart {
    pub(in crate::report) periods: Vec<Period>,
    pub(in crate::report) phases: Vec<Phase>,
    /// What each period shows, the strongest first.
    pub(in crate::report) marks: Vec<Vec<Mark>>,
    /// The first period after each change that was given, where it has one.
    pub(in crate::report) changed: Vec<Option<usize>>,
}

/// The chart of `periods`, with limits calculated anew from each of `changes` on.
///
/// Until there are [`LEAST`] periods after a change, they are judged by the limits from before it: that shows whether it
/// changed anything.
pub(in crate::report) fn chart(periods: Vec<Period>, changes: &[Date]) -> Chart {
    let values: Vec<f64> = periods.iter().map(Period::share).collect();
    let first_after = |change: &Date| periods.iter().position(|period| period.is_after(*change));
    let changed: Vec<Option<usize>> = changes.iter().map(first_after).collect();
    let phases = phases(&values, &changed);
    let judged = |phase: &Phase| {
        let values = &values[phase.from..phase.until];
        phase.limits.map_or_else(|| vec![Vec::new(); values.len()], |limits| marks(values, &limits))
    };
    Chart { marks: phases.iter().flat_map(judged).collect(), phases, periods, changed }
}

fn phases(values: &[f64], changed: &[Option<usize>]) -> Vec<Phase> {
    let mut starts: Vec<usize> = changed.iter().flatten().copied().chain([0, values.len()]).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut phases: Vec<Phase> = Vec::new();
    for stretch in starts.windows(2) {
        let (from, until) = (stretch[0], stretch[1]);
        match phases.last_mut() {
            Some(before) if until - from < LEAST && before.limits.is_some() => before.until = until,
            _ => phases.push(Phase { from, until, limits: Limits::of(&values[from..until]) }),
        }
    }
    phases
}
