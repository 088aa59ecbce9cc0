use super::limits::LEAST;
use super::rules::marks;
use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Two decimals, as the sources print them.
fn printed(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// Mean 35 ÷ 18; the moving ranges are 1, 1, 1, 8, 9 and twelve times 1: 32 ÷ 17 = 1.8824. 1.9444 ± 2.66 × 1.8824 is
/// 6.95 and −3.06. The data are those on which the NHS-R Community's package shows what the tools of *Making Data Count*
/// give (NHSRplotthedots, "Deviations from Excel defaults", no point screened).
#[test]
fn limits_are_those_of_making_data_count() {
    let values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1].map(f64::from);
    let limits = Limits::of(&values).unwrap();
    assert_eq!([limits.mean, limits.lower(), limits.upper()].map(printed), [1.94, -3.06, 6.95]);
    // 3.267 × 1.8824 = 6.15: the jump up to 10 and the one down are more than the process gives.
    assert_eq!(printed(limits.range_limit()), 6.15);
    let found = marks(&values, &limits);
    assert_eq!(found[4], [Mark { rule: Rule::Beyond, side: Side::Above }]);
    assert!(found.iter().enumerate().all(|(at, marks)| at == 4 || marks.is_empty()), "{found:?}");
}

/// 50 % and 60 % in turn: mean 55 %, mean moving range 10 points, so 55 ± 26.6.
#[test]
fn limits_of_shares() {
    let values: Vec<f64> = (0..12).map(|at| if at % 2 == 0 { 0.5 } else { 0.6 }).collect();
    let limits = Limits::of(&values).unwrap();
    let percent = |share: f64| printed(share * 100.0);
    assert_eq!([limits.lower(), limits.mean, limits.upper()].map(percent), [28.4, 55.0, 81.6]);
}

#[test]
fn limits_begin_with_twelve_periods() {
    assert!(Limits::of(&[0.5; LEAST - 1]).is_none());
    assert!(Limits::of(&[0.5; LEAST]).is_some());
}

/// Mean 50 %, limits 36.7 % and 63.3 %; near a limit from 58.87 % on and below 41.13 %.
const LIMITS: Limits = Limits { mean: 0.5, range: 0.05 };

fn found(percents: &[f64], rule: Rule, side: Side) -> Vec<usize> {
    let values: Vec<f64> = percents.iter().map(|percent| percent / 100.0).collect();
    let marks = marks(&values, &LIMITS);
    let mark = Mark { rule, side };
    (0..values.len()).filter(|at| marks[*at].contains(&mark)).collect()
}

#[test]
fn each_rule_begins_where_it_should() {
    let (none, up, down): (&[usize], _, _) = (&[], Side::Above, Side::Below);
    for (percents, rule, side, expected) in [
        // 50 + 13.3 is on the limit, not beyond it.
        (&[50.0, 63.3, 50.0][..], Rule::Beyond, up, none),
        (&[50.0, 63.4, 50.0], Rule::Beyond, up, &[1]),
        (&[50.0, 36.7], Rule::Beyond, down, none),
        (&[50.0, 36.6], Rule::Beyond, down, &[1]),
        // Six on one side, then seven; one on the mean ends a run.
        (&[49.0, 51.0, 52.0, 51.0, 52.0, 51.0, 52.0, 49.0], Rule::Shift, up, none),
        (&[49.0, 51.0, 52.0, 51.0, 52.0, 51.0, 52.0, 51.0, 49.0], Rule::Shift, up, &[1, 2, 3, 4, 5, 6, 7]),
        (&[49.0, 48.0, 49.0, 50.0, 49.0, 48.0, 49.0, 48.0], Rule::Shift, down, none),
        (&[49.0, 48.0, 49.0, 48.0, 49.0, 48.0, 49.0], Rule::Shift, down, &[0, 1, 2, 3, 4, 5, 6]),
        // Six that rise, then seven; one that stays ends it.
        (&[52.0, 47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 47.0], Rule::Trend, up, none),
        (&[52.0, 47.0, 48.0, 49.0, 50.0, 51.0, 52.0, 53.0, 47.0], Rule::Trend, up, &[1, 2, 3, 4, 5, 6, 7]),
        (&[53.0, 52.0, 51.0, 50.0, 50.0, 49.0, 48.0, 47.0], Rule::Trend, down, none),
        (&[53.0, 52.0, 51.0, 50.0, 49.0, 48.0, 47.0], Rule::Trend, down, &[0, 1, 2, 3, 4, 5, 6]),
        // Two of three near the same limit; of four is too far; near each limit is none; 58.8 is not near.
        (&[59.0, 50.0, 59.0], Rule::Near, up, &[0, 2]),
        (&[59.0, 50.0, 50.0, 59.0], Rule::Near, up, none),
        (&[59.0, 41.0, 50.0], Rule::Near, up, none),
        (&[59.0, 58.8, 50.0], Rule::Near, up, none),
        (&[41.0, 41.1, 50.0], Rule::Near, down, &[0, 1]),
        (&[41.2, 41.0, 50.0], Rule::Near, down, none),
    ] {
        assert_eq!(found(percents, rule, side), expected, "{rule:?} {side:?} in {percents:?}");
    }
}

/// A mean of equal shares can miss them by its last digit; nothing may be made of that.
#[test]
fn shares_that_never_move_show_nothing() {
    for share in [0.0, 0.1, 1.0 / 3.0, 0.7, 1.0] {
        let values = [share; 13];
        assert!(marks(&values, &Limits::of(&values).unwrap()).iter().all(Vec::is_empty), "{share}");
    }
}

/// Month by month from January 2025 on: so many good answers out of 20.
fn months(good: &[u64]) -> Vec<Period> {
    let last_day = |month: usize| {
        let month = i16::try_from(month).unwrap();
        date(2025 + month / 12, i8::try_from(month % 12).unwrap() + 1, 1).last_of_month()
    };
    let period = |(at, good): (usize, &u64)| Period {
        after: at.checked_sub(1).map(last_day),
        until: last_day(at),
        good: *good,
        of: 20,
    };
    good.iter().enumerate().map(period).collect()
}

fn covered(chart: &Chart) -> Vec<(usize, usize, Option<f64>)> {
    chart
        .phases
        .iter()
        .map(|phase| (phase.from, phase.until, phase.limits.map(|limits| printed(limits.mean))))
        .collect()
}

const BEFORE: [u64; 12] = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
const AFTER: [u64; 12] = [15, 17, 15, 17, 15, 17, 15, 17, 15, 17, 15, 17];

#[test]
fn limits_are_calculated_anew_after_a_change() {
    let change = date(2026, 1, 1);
    let all = chart(months(&[BEFORE, AFTER].concat()), &[change]);
    assert_eq!(covered(&all), [(0, 12, Some(0.55)), (12, 24, Some(0.8))]);
    assert_eq!(all.changed, [Some(12)]);
    assert_eq!(variation(&all), Some(Variation::Common));
    // Before there are twelve months after it, the limits from before show that it changed something.
    let early = chart(months(&[&BEFORE[..], &AFTER[..11]].concat()), &[change]);
    assert_eq!(covered(&early), [(0, 23, Some(0.55))]);
    assert_eq!(variation(&early), Some(Variation::Better(Rule::Shift)));
    // No change is marked: one mean for all.
    assert_eq!(covered(&chart(months(&[BEFORE, AFTER].concat()), &[])), [(0, 24, Some(0.68))]);
}

#[test]
fn too_few_periods_have_no_limits() {
    let few = chart(months(&BEFORE[..11]), &[]);
    assert_eq!(covered(&few), [(0, 11, None)]);
    assert_eq!((variation(&few), assurance(&few, 0.9)), (None, None));
    let split = chart(months(&BEFORE), &[date(2025, 7, 1)]);
    assert_eq!(covered(&split), [(0, 6, None), (6, 12, None)]);
    assert_eq!(covered(&chart(Vec::new(), &[])), []);
    // A change before the first period and one after the last divide nothing.
    let outside = chart(months(&BEFORE), &[date(2024, 1, 1), date(2027, 1, 1)]);
    assert_eq!((covered(&outside), outside.changed), (vec![(0, 12, Some(0.55))], vec![Some(0), None]));
}

#[test]
fn a_period_belongs_to_the_side_of_a_change_on_which_most_of_it_lies() {
    let period = |after: Option<Date>| Period { after, until: date(2026, 3, 31), good: 5, of: 10 };
    let march = period(Some(date(2026, 2, 28)));
    for (change, after) in [
        (date(2026, 2, 1), true),
        (date(2026, 3, 1), true),
        (date(2026, 3, 15), true),
        (date(2026, 3, 16), false),
        (date(2026, 4, 1), false),
    ] {
        assert_eq!(march.is_after(change), after, "{change}");
    }
    assert!(period(None).is_after(date(2026, 3, 31)) && !period(None).is_after(date(2026, 4, 1)));
}

/// Limits of 28.4 % and 81.6 %.
#[test]
fn a_target_is_within_reach_or_not() {
    let chart = chart(months(&BEFORE), &[]);
    for (target, expected) in [
        (0.28, Assurance::Reached),
        (0.29, Assurance::Sometimes),
        (0.81, Assurance::Sometimes),
        (0.82, Assurance::Missed),
    ] {
        assert_eq!(assurance(&chart, target), Some(expected), "{target}");
    }
}

#[test]
fn the_last_period_alone_says_what_is_so_now() {
    let last = |good: u64| {
        variation(&chart(months(&[&[10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10][..], &[good]].concat()), &[]))
    };
    assert_eq!(last(11), Some(Variation::Common));
    assert_eq!(last(18), Some(Variation::Better(Rule::Beyond)));
    assert_eq!(last(2), Some(Variation::Worse(Rule::Beyond)));
}

/// The rules as they read, window by window.
fn by_window(values: &[f64], limits: &Limits) -> Vec<Vec<Mark>> {
    let mut marks = vec![Vec::new(); values.len()];
    let mut put = |at: usize, rule: Rule, side: Side| marks[at].push(Mark { rule, side });
    let reach = limits.upper() - limits.mean;
    for (side, sign) in [(Side::Above, 1.0), (Side::Below, -1.0)] {
        let away: Vec<f64> = values.iter().map(|value| sign * (value - limits.mean)).collect();
        for at in 0..values.len() {
            if away[at] > reach + 1e-9 {
                put(at, Rule::Beyond, side);
            }
            let windows =
                |size: usize| (at.saturating_sub(size - 1)..=at).filter(move |from| from + size <= values.len());
            if windows(7).any(|from| away[from..from + 7].iter().all(|away| *away > 1e-9)) {
                put(at, Rule::Shift, side);
            }
            if windows(7).any(|from| away[from..from + 7].windows(2).all(|pair| pair[1] - pair[0] > 1e-9)) {
                put(at, Rule::Trend, side);
            }
            let near = |at: usize| away[at] > reach * 2.0 / 3.0 + 1e-9;
            if near(at) && windows(3).any(|from| (from..from + 3).filter(|at| near(*at)).count() >= 2) {
                put(at, Rule::Near, side);
            }
        }
    }
    marks.iter_mut().for_each(|marks| marks.sort());
    marks
}

proptest! {
    /// Coarse shares, so that ties, shifts and trends come up.
    #[test]
    fn marks_are_what_the_rules_say(tenths in prop::collection::vec(0_u8..=10, 12..60), steady in 0_u8..4) {
        let drift = |at: usize| f64::from(steady) * f64::from(u32::try_from(at).unwrap()) / 100.0;
        let values: Vec<f64> = tenths.iter().enumerate().map(|(at, tenth)| f64::from(*tenth) / 10.0 * 0.3 + drift(at)).collect();
        let limits = Limits::of(&values).unwrap();
        let mut found = marks(&values, &limits);
        found.iter_mut().for_each(|marks| marks.sort());
        prop_assert_eq!(found, by_window(&values, &limits));
    }

    /// Good answers and the others are one another's mirror: so are their charts.
    #[test]
    fn a_mirrored_process_shows_the_mirrored_marks(good in prop::collection::vec(0_u64..=20, 12..40)) {
        let mirrored: Vec<u64> = good.iter().map(|good| 20 - good).collect();
        let (chart, mirror) = (chart(months(&good), &[]), chart(months(&mirrored), &[]));
        let turn = |mark: &Mark| Mark { side: if mark.side == Side::Above { Side::Below } else { Side::Above }, ..*mark };
        let turned: Vec<Vec<Mark>> = mirror.marks.iter().map(|marks| marks.iter().map(turn).collect()).collect();
        prop_assert_eq!(chart.marks, turned);
    }
}
