//! What a chart says now: whether its last period shows a change, and whether a target is within reach.

use super::chart::Chart;
use super::rules::{Rule, Side};

/// What the last period shows. High shares of good answers are better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Variation {
    /// Nothing but what the process gives by itself ("common cause").
    Common,
    /// A change for the better.
    Better(Rule),
    /// A change for the worse.
    Worse(Rule),
}

/// Whether the process as it is reaches a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Assurance {
    /// Always: it lies below the lower limit.
    Reached,
    /// Never: it lies above the upper limit.
    Missed,
    /// Now and then, as it happens: it lies between the limits.
    Sometimes,
}

/// What the last period shows; none where there are no limits.
pub(in crate::report) fn variation(chart: &Chart) -> Option<Variation> {
    chart.phases.last()?.limits?;
    Some(match chart.marks.last()?.first() {
        None => Variation::Common,
        Some(mark) if mark.side == Side::Above => Variation::Better(mark.rule),
        Some(mark) => Variation::Worse(mark.rule),
    })
}

/// Whether the process reaches `target`, a share; none where there are no limits.
pub(in crate::report) fn assurance(chart: &Chart, target: f64) -> Option<Assurance> {
    let limits = chart.phases.last()?.limits?;
    Some(match (target < limits.lower(), target > limits.upper()) {
        (true, _) => Assurance::Reached,
        (_, true) => Assurance::Missed,
        _ => Assurance::Sometimes,
    })
}
