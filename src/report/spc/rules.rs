//! The four rules of *Making Data Count*, by which a period shows what the process does not give by itself.

use super::limits::Limits;
use std::cmp::Ordering;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Rule {
    /// A single point beyond a process limit.
    Beyond,
    /// A shift: [`RUN`] points or more in a row on one side of the mean.
    Shift,
    /// A trend: [`RUN`] points or more in a row, each above (or each below) the one before.
    Trend,
    /// Two of three points in a row near the same limit: in the outer third between it and the mean, or beyond it.
    Near,
}

/// To which side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Side {
    Above,
    Below,
}

/// What a period shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) struct Mark {
    pub(in crate::report) rule: Rule,
    pub(in crate::report) side: Side,
}

/// How many points make a shift or a trend.
const RUN: usize = 7;

/// Shares that differ by less are the same: a mean of equal shares may miss them by its last digit.
const SAME: f64 = 1e-9;

/// What each value shows against `limits`, the strongest first.
pub(in crate::report) fn marks(values: &[f64], limits: &Limits) -> Vec<Vec<Mark>> {
    let mut marks = vec![Vec::new(); values.len()];
    let sides: Vec<Option<Side>> = values.iter().map(|value| side(*value, limits.mean)).collect();
    let steps: Vec<Option<Side>> = values.windows(2).map(|pair| side(pair[1], pair[0])).collect();
    for (at, value) in values.iter().enumerate() {
        if let Some(side) = beyond(*value, limits) {
            marks[at].push(Mark { rule: Rule::Beyond, side });
        }
    }
    for (from, until, side) in runs(&sides, RUN) {
        marks[from..until].iter_mut().for_each(|marks| marks.push(Mark { rule: Rule::Shift, side }));
    }
    // A step lies between two points: a run of steps has one point more.
    for (from, until, side) in runs(&steps, RUN - 1) {
        marks[from..=until].iter_mut().for_each(|marks| marks.push(Mark { rule: Rule::Trend, side }));
    }
    for (at, side) in near_a_limit(values, limits) {
        marks[at].push(Mark { rule: Rule::Near, side });
    }
    marks
}

fn side(value: f64, than: f64) -> Option<Side> {
    let order = if (value - than).abs() < SAME { Ordering::Equal } else { value.total_cmp(&than) };
    match order {
        Ordering::Greater => Some(Side::Above),
        Ordering::Less => Some(Side::Below),
        Ordering::Equal => None,
    }
}

fn beyond(value: f64, limits: &Limits) -> Option<Side> {
    match (side(value, limits.upper()), side(value, limits.lower())) {
        (Some(Side::Above), _) => Some(Side::Above),
        (_, Some(Side::Below)) => Some(Side::Below),
        _ => None,
    }
}

/// The stretches of at least so many in a row on one side.
fn runs(sides: &[Option<Side>], least: usize) -> Vec<(usize, usize, Side)> {
    let mut found = Vec::new();
    let mut from = 0;
    for until in 1..=sides.len() {
        if until < sides.len() && sides[until] == sides[from] {
            continue;
        }
        found.extend(sides[from].filter(|_| until - from >= least).map(|side| (from, until, side)));
        from = until;
    }
    found
}

/// The points that are near a limit while another one within two periods is near the same.
fn near_a_limit(values: &[f64], limits: &Limits) -> Vec<(usize, Side)> {
    let near: Vec<Option<Side>> = values.iter().map(|value| near(*value, limits)).collect();
    let other = |at: usize, side: Side| {
        let around = at.saturating_sub(2)..(at + 3).min(near.len());
        around.clone().any(|other| other != at && near[other] == Some(side))
    };
    near.iter()
        .enumerate()
        .filter_map(|(at, side)| side.filter(|side| other(at, *side)).map(|side| (at, side)))
        .collect()
}

fn near(value: f64, limits: &Limits) -> Option<Side> {
    let away = value - limits.mean;
    (away.abs() > limits.near() + SAME).then_some(if away > 0.0 { Side::Above } else { Side::Below })
}
