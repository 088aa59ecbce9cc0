use super::sample::Dice;
use crate::report::rounding::{Draw, Exact, alone, any_of, one_of};

fn draw(key: &[u8]) -> Draw<'_> {
    Draw { key, survey: "ward-design", question: "background" }
}

fn exact(counts: &[i64]) -> Vec<Exact> {
    counts.iter().map(|count| Exact { count: *count, release: 3 }).collect()
}

#[test]
fn counts_are_rounded_to_five_and_right_on_average() {
    let count = 12;
    let shown: Vec<i64> =
        (0..2000_u32).map(|key| alone(draw(&key.to_be_bytes()), "asked", Exact { count, release: 1 })).collect();
    assert!(shown.iter().all(|shown| [10, 15].contains(shown)));
    let mean = shown.iter().sum::<i64>() as f64 / 2000.0;
    assert!((mean - 12.0).abs() < 0.2, "{mean}");
}

#[test]
fn the_same_figure_reads_the_same_until_it_changes() {
    let at = |release| {
        (0..40).map(|index| alone(draw(b"key"), &format!("{index}"), Exact { count: 12, release })).collect::<Vec<_>>()
    };
    assert_eq!(at(3), at(3));
    assert_ne!(at(3), at(4));
}

/// All that a reader can work out of a shown table whose total is known, by trying every table.
fn possible(shown: &[i64], total: i64) -> Vec<std::collections::BTreeSet<i64>> {
    let mut values = vec![std::collections::BTreeSet::new(); shown.len()];
    let known = |shown: i64| if shown < 10 { 0..=9 } else { shown - 4..=shown + 4 };
    for a in known(shown[0]) {
        for b in known(shown[1]) {
            let c = total - a - b;
            if known(shown[2]).contains(&c) {
                [a, b, c].iter().zip(&mut values).for_each(|(value, set)| {
                    set.insert(*value);
                });
            }
        }
    }
    values
}

#[test]
fn every_small_cell_stays_open_to_one_who_knows_the_total() {
    let mut dice = Dice::new(7);
    let mut tables = 0;
    for round in 0..20_000_u32 {
        let counts: Vec<i64> = (0..3).map(|_| i64::try_from(dice.below(24)).unwrap()).collect();
        let total = counts.iter().sum();
        let Some(shown) = one_of(draw(&round.to_be_bytes()), "", &exact(&counts), total) else { continue };
        tables += 1;
        for (count, possible) in counts.iter().zip(possible(&shown, total)) {
            assert!(possible.contains(count));
            assert!(*count >= 10 || possible.len() >= 3, "{counts:?} shown as {shown:?}: {possible:?}");
        }
    }
    assert!(tables > 19_000, "{tables} of 20,000 can be shown");
}

#[test]
fn a_choice_that_nearly_everybody_made_keeps_the_others_open() {
    let total = 31;
    for key in 0..500_u32 {
        let shown = any_of(draw(&key.to_be_bytes()), "", &exact(&[31, 29, 12]), total).unwrap();
        for shown in &shown[..2] {
            assert!(total - (shown - 4).max(0) >= 2 && *shown - 4 <= total - 2, "{shown}");
        }
    }
}
