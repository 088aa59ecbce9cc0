//! Rounded figures of parts: what a reader can work out who knows every exact figure beside them.

use super::sample::{Dice, code, index, plan, question};
use crate::report::figures::{Cell, Count, Figure};
use crate::report::{Filter, Plan, Range, Released, Request, Row, Sensitivity, Source, Tallies, Within, disclose};
use jiff::civil::date;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const VALUES: [&[&str]; 3] = [&["a", "b", "c"], &["yes", "no"], &["x", "y"]];
const NAMES: [&str; 3] = ["who", "all", "else"];

/// `who` says who people are.
static THREE: LazyLock<Plan> = LazyLock::new(|| {
    let mut questions: Vec<_> =
        NAMES.iter().zip(VALUES).map(|(name, values)| question(name, name, code(values), &[])).collect();
    questions[0].sensitivity = Sensitivity::Personal;
    Plan { questions, roles: Vec::new(), helps: Vec::new(), languages: Vec::new(), ..plan() }
});

/// What three questions were answered with, release by release.
type History = Vec<Vec<[usize; 3]>>;

fn history(seed: u64, releases: &[u64]) -> History {
    let mut dice = Dice::new(seed);
    let mut answer = || [*dice.pick(&[0, 0, 0, 1, 1, 2]), *dice.pick(&[0, 0, 1]), *dice.pick(&[0, 1])];
    releases.iter().map(|people| (0..*people).map(|_| answer()).collect()).collect()
}

fn written(answers: &[usize; 3]) -> String {
    let named = |at: usize| format!("\"{}\":\"{}\"", NAMES[at], VALUES[at][answers[at]]);
    format!("{{{},{},{}}}", named(0), named(1), named(2))
}

fn rows(written: &[String]) -> Vec<Row<'_>> {
    written.iter().map(|answers| Row { answers, ..Row::default() }).collect()
}

/// The figure of `subject` where the questions have these values.
fn figure(history: &History, filters: &[(usize, usize)], subject: usize, key: &[u8]) -> Option<Figure> {
    let plan: &'static Plan = &THREE;
    let filters: Vec<Filter> =
        filters.iter().map(|(at, value)| Filter::parse(plan, NAMES[*at], VALUES[*at][*value]).unwrap()).collect();
    let written: Vec<Vec<String>> = history.iter().map(|people| people.iter().map(written).collect()).collect();
    let tallies = |written: &Vec<String>| Tallies::of(plan, rows(written)).unwrap();
    let release = |(number, written): (u32, _)| Released { number, day: date(2026, 3, 1), added: tallies(written) };
    let kept: Vec<Released> = (1..).zip(&written).map(release).collect();
    let index = index(plan, written.iter().map(|written| rows(written)));
    let sorted = index.sort(plan, &filters, None, u32::MAX);
    let range = Range { from: 0, until: u32::try_from(history.len()).unwrap() };
    let within = Some(Within { filters: &filters, source: Source::Rows(&sorted) });
    let figures = disclose(&Request { plan, releases: &kept, range, before: None, waiting: 0, key, within });
    let answers = figures.get().questions[subject].clone()?;
    answers.now.map(|(figure, _)| figure)
}

fn shown(figure: &Figure, value: usize) -> Count {
    figure.cells.iter().find(|(cell, _)| *cell == Cell::Value(value)).unwrap().1
}

/// What a count may be.
fn known(count: Count) -> std::ops::RangeInclusive<i64> {
    match count {
        Count::Exact(_) => panic!("an exact count"),
        Count::About(about) => i64::try_from(about).unwrap() - 4..=i64::try_from(about).unwrap() + 4,
        Count::FewerThanTen => 0..=9,
    }
}

/// All that a reader can work out of a table of three rows and two columns, of which all sums are known, by trying
/// every table.
fn possible(known: &[[std::ops::RangeInclusive<i64>; 2]; 3], table: [[i64; 2]; 3]) -> [[BTreeSet<i64>; 2]; 3] {
    let mut found: [[BTreeSet<i64>; 2]; 3] = Default::default();
    let (rows, first) = (table.map(|row| row[0] + row[1]), table.iter().map(|row| row[0]).sum::<i64>());
    for a in 0..=rows[0] {
        for b in 0..=rows[1] {
            let c = first - a - b;
            let cells = [[a, rows[0] - a], [b, rows[1] - b], [c, rows[2] - c]];
            let fits = |at: usize, of: usize| cells[at][of] >= 0 && known[at][of].contains(&cells[at][of]);
            if (0..3).all(|at| fits(at, 0) && fits(at, 1)) {
                for (at, of) in (0..3).flat_map(|at| [(at, 0), (at, 1)]) {
                    found[at][of].insert(cells[at][of]);
                }
            }
        }
    }
    found
}

#[test]
fn every_cell_stays_open_to_one_who_knows_all_sums() {
    let (mut tables, mut small) = (0, 0);
    for seed in 0..300 {
        let people = 20 + Dice::new(seed ^ 5).below(60);
        let history = history(seed, &[people]);
        let count = |who: usize, all: usize| {
            i64::try_from(history[0].iter().filter(|answers| answers[0] == who && answers[1] == all).count()).unwrap()
        };
        let table = [0, 1, 2].map(|who| [0, 1].map(|all| count(who, all)));
        let figures = [0, 1, 2].map(|who| figure(&history, &[(0, who)], 1, &seed.to_be_bytes()));
        let [Some(a), Some(b), Some(c)] = figures else { continue };
        tables += 1;
        let any = || 0..=i64::from(u16::MAX);
        let nothing = possible(&[[any(), any()], [any(), any()], [any(), any()]], table);
        let told = possible(&[a, b, c].map(|figure| [0, 1].map(|all| known(shown(&figure, all)))), table);
        for (who, all) in (0..3).flat_map(|who| [(who, 0), (who, 1)]) {
            assert!(told[who][all].contains(&table[who][all]));
            let was_open = nothing[who][all].len() >= 3;
            small += usize::from(was_open && table[who][all] < 10);
            assert!(!was_open || told[who][all].len() >= 3, "seed {seed}: {table:?}, {who} {all}: {told:?}");
        }
    }
    assert!(tables > 200 && small > 300, "{tables} tables, {small} small cells");
}

/// How often the last number of a list is another one than before.
fn changes(numbers: &[Count]) -> Vec<usize> {
    (1..numbers.len()).filter(|at| numbers[*at] != numbers[at - 1]).collect()
}

#[test]
fn a_number_moves_on_only_when_ten_more_are_in_every_sum_that_it_is_part_of() {
    let (mut moved, mut naive) = (0, 0);
    for seed in 0..12 {
        let history = history(seed, &[40, 4, 7, 12, 10, 3, 25, 11]);
        for (who, all) in [(0, 0), (0, 1), (1, 0), (2, 1)] {
            let until = |releases: usize| history[..releases].to_vec();
            let now = |releases| shown(&figure(&until(releases), &[(0, who)], 1, b"key").unwrap(), all);
            let people = |from: usize, until: usize, is: &dyn Fn(&[usize; 3]) -> bool| {
                history[from..until].iter().flatten().filter(|answers| is(answers)).count()
            };
            let numbers: Vec<Count> = (1..=history.len()).map(now).collect();
            let mut last = 0;
            for at in changes(&numbers) {
                let sums = [people(last, at + 1, &|of| of[0] == who), people(last, at + 1, &|of| of[1] == all)];
                assert!(sums.iter().all(|sum| *sum >= 10), "seed {seed}: {numbers:?} at {at}");
                (moved, last) = (moved + 1, at + 1);
            }
            // A rule that rounds anew after each release shows by a change what a handful of people said.
            naive += usize::from((1..history.len()).any(|at| {
                people(at, at + 1, &|of| of[1] == all) < 5 && people(at, at + 1, &|of| of[0] == who && of[1] == all) > 0
            }));
        }
    }
    assert!(moved > 20 && naive > 20, "{moved} numbers moved; {naive} would have told");
}

#[test]
fn a_count_reads_the_same_from_every_side() {
    let mut told = 0;
    for seed in 0..20 {
        let history = history(seed, &[60, 30, 45]);
        for (who, all, other) in [(0, 0, 0), (0, 1, 1), (1, 0, 1)] {
            let sides = [
                figure(&history, &[(0, who), (1, all)], 2, b"key").map(|figure| shown(&figure, other)),
                figure(&history, &[(2, other), (0, who)], 1, b"key").map(|figure| shown(&figure, all)),
                figure(&history, &[(1, all), (2, other)], 0, b"key").map(|figure| shown(&figure, who)),
            ];
            let seen: BTreeSet<String> = sides.iter().flatten().map(|count| format!("{count:?}")).collect();
            assert!(seen.len() <= 1, "seed {seed}: {sides:?}");
            told += sides.iter().flatten().count();
        }
        let who = figure(&history, &[(1, 0)], 0, b"key").map(|figure| shown(&figure, 1));
        let all = figure(&history, &[(0, 1)], 1, b"key").map(|figure| shown(&figure, 0));
        assert!(who == all || who.is_none() || all.is_none(), "seed {seed}: {who:?} {all:?}");
    }
    assert!(told > 60, "{told} counts");
}
