//! An attacker who keeps every report that there ever was of a survey – of all answers and of every part by one or two
//! filters, of every range, after every release – and works with them as with one system of equations over whole
//! numbers: how many people of each kind came with each release, and went with which. A count that comes out the same
//! in every solution is known to him.
//!
//! He is stronger than anybody real: of each rounded number he is told at which release it was drawn. The same attacker
//! is set on plain "hide under five" and finds a lot.

#![allow(clippy::print_stdout)] // The rate is told.

use super::sample::{Dice, code, group, index, plan, question};
use crate::report::figures::{Answers, Cell, Count, Figure};
use crate::report::replay::looked_at;
use crate::report::{
    Filter, Plan, Range, Released, Request, Row, Sensitivity, Source, Span, Tallies, Within, disclose,
};
use jiff::civil::{Date, date};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::{BTreeMap, BTreeSet};

const ROLES: [&str; 3] = ["child", "youngPerson", "parentCarer"];
const NOISE: [&str; 3] = ["never", "sometimes", "often"];
const BACKGROUND: [&str; 3] = ["a", "b", "c"];

/// What tells people apart: role, an ordinary answer, and one that says who they are.
const NAMES: [&str; 3] = ["role", "noise", "background"];
const VALUES: [[&str; 3]; 3] = [ROLES, NOISE, BACKGROUND];

/// People who are alike: what tells them apart, the release they came with, and the one they went with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    is: [usize; 3],
    came: usize,
    went: Option<usize>,
}

/// How many there are of each kind; kinds of which there is nobody are there too.
type People = BTreeMap<Kind, i64>;

fn small_plan() -> Plan {
    let young = Some(("childrenAndYoungPeople", "Children and young people"));
    let mut background = question(NAMES[2], "What is your background?", code(&BACKGROUND), &[]);
    background.sensitivity = Sensitivity::Special;
    Plan {
        questions: vec![question(NAMES[1], "How often did noise wake you?", code(&NOISE), &[]), background],
        roles: vec![
            group(ROLES[0], "Children", young),
            group(ROLES[1], "Young people", young),
            group(ROLES[2], "Parents and carers", None),
        ],
        helps: Vec::new(),
        languages: Vec::new(),
        ..plan()
    }
}

/// Every kind of `releases` releases, and how many there are; few are of the rarer kinds.
fn people(seed: u64, releases: usize) -> People {
    let mut dice = Dice::new(seed);
    let mut people = People::new();
    for came in 0..releases {
        for is in (0..27).map(|at| [at / 9, at / 3 % 3, at % 3]) {
            for went in std::iter::once(None).chain((came + 1..releases).map(Some)) {
                people.insert(Kind { is, came, went }, 0);
            }
        }
        let goes = dice.below(4) == 0;
        for _ in 0..10 + dice.below(35) {
            let is = [*dice.pick(&[0, 0, 1, 2, 2, 2]), *dice.pick(&[0, 1, 1, 2]), *dice.pick(&[0, 0, 0, 0, 1, 1, 2])];
            let leaves = goes && came + 1 < releases && dice.below(12) == 0;
            *people.entry(Kind { is, came, went: leaves.then_some(came + 1) }).or_default() += 1;
        }
    }
    people
}

fn day(release: usize) -> Date {
    date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(release).unwrap()))
}

fn position(day: Date) -> usize {
    usize::try_from(day.day()).unwrap()
}

fn answers(kind: &Kind) -> String {
    format!(r#"{{"noise":"{}","background":"{}"}}"#, NOISE[kind.is[1]], BACKGROUND[kind.is[2]])
}

/// The answers of those kinds that are kept, as many times as there are people.
fn rows<'r>(people: &'r People, written: &'r [String], keep: impl Fn(&Kind) -> bool) -> Vec<Row<'r>> {
    let some = people.iter().zip(written).filter(|((kind, _), _)| keep(kind));
    let row = |kind: &Kind, answers: &'r String| Row { answers, role: Some(ROLES[kind.is[0]]), ..Row::default() };
    some.flat_map(|((kind, count), answers)| (0..*count).map(move |_| row(kind, answers))).collect()
}

/// A sum over kinds, as it is known: how often it counts each, and between what it lies.
type Known = BTreeMap<Vec<i8>, (i64, i64)>;

/// All that the attacker has read.
struct Notes<'a> {
    people: &'a People,
    known: Known,
    /// The cells that were drawn for the report in hand, and when.
    cells: BTreeMap<String, Option<u32>>,
    /// The filters of the report in hand.
    chosen: Vec<(usize, usize)>,
}

/// What a number of a figure counts: those who gave an answer, or who were asked a question or answered it.
#[derive(Clone, Copy)]
struct What {
    cell: Option<(usize, usize)>,
    of: Option<(usize, &'static str)>,
}

/// Where a figure is from.
#[derive(Clone, Copy)]
enum From {
    /// What releases keep.
    Kept,
    /// The part of what releases keep that has one role.
    Group,
    /// The rows that are there after so many releases.
    Rows(usize),
}

impl Notes<'_> {
    fn truth(&self, counts: &[i8]) -> i64 {
        counts.iter().zip(self.people.values()).map(|(times, people)| i64::from(*times) * people).sum()
    }

    fn note(&mut self, counts: Vec<i8>, low: i64, high: i64) {
        let truth = self.truth(&counts);
        assert!((low..=high).contains(&truth), "{truth} was said to be between {low} and {high}");
        let known = self.known.entry(counts).or_insert((low, high));
        *known = (known.0.max(low), known.1.min(high));
    }

    /// Whether a figure says of more people that there is nobody.
    fn is_nobody(&self, counts: &[i8]) -> bool {
        let covers =
            |known: &Vec<i8>| known.iter().zip(counts).all(|(known, own)| *known >= 0 && (*own == 0 || *known > 0));
        self.known.iter().any(|(known, bounds)| *bounds == (0, 0) && covers(known))
    }

    /// How often a sum counts each kind: those of it who are there at `until` less those who were at `after`.
    fn counts(&self, of: &dyn Fn(&Kind) -> bool, after: usize, until: usize, from: From) -> Vec<i8> {
        let there = |kind: &Kind, at: usize| match from {
            // Of parts by an answer those who have gone were never there.
            From::Rows(now) => i8::from(kind.came < at && kind.went.is_none_or(|went| went >= now)),
            _ => i8::from(kind.came < at && kind.went.is_none_or(|went| went >= at)),
        };
        self.people.keys().map(|kind| if of(kind) { there(kind, until) - there(kind, after) } else { 0 }).collect()
    }

    fn count(&mut self, count: Count, of: &dyn Fn(&Kind) -> bool, span: Span, (from, what): (From, What)) {
        let (after, until) = (span.after.map_or(0, position), position(span.until));
        let (low, high) = match count {
            Count::Exact(count) => {
                let count = i64::try_from(count).unwrap();
                // Of days in which more went than came a report says that there is nobody.
                let low = if count == 0 && after > 0 { -i64::from(MOST) } else { count };
                return self.note(self.counts(of, after, until, from), low, count);
            }
            Count::About(about) => (i64::try_from(about).unwrap() - 4, i64::try_from(about).unwrap() + 4),
            Count::FewerThanTen => (0, 9),
        };
        let counts = self.counts(of, 0, self.drawn(until, from, what), from);
        self.note(counts, low, high);
    }

    /// The release of which a rounded number tells.
    fn drawn(&self, until: usize, from: From, what: What) -> usize {
        if let From::Kept = from {
            // Of everybody a number is as it was at the end of its days.
            return until;
        }
        let named = |(by, value): &(usize, usize)| format!("{}={}", NAMES[*by], VALUES[*by][*value]);
        let mut axes: Vec<String> = self.chosen.iter().chain(&what.cell).map(named).collect();
        axes.extend(what.of.map(|(question, of)| format!("{}?={of}", NAMES[question])));
        axes.sort_unstable();
        self.cells[&axes.join("&")].map_or(until, |release| release as usize)
    }

    fn figure(&mut self, figure: &Figure, of: &dyn Fn(&Kind) -> bool, asked: usize, span: Span, from: From) {
        let one = |of| What { cell: None, of: (!figure.cells.is_empty()).then_some((asked, of)) };
        self.count(figure.asked, of, span, (from, one("asked")));
        self.count(figure.answered, of, span, (from, one("answered")));
        for (cell, count) in &figure.cells {
            let Cell::Value(value) = *cell else { panic!("{cell:?}") };
            self.count(
                *count,
                &|kind| of(kind) && kind.is[asked] == value,
                span,
                (from, What { cell: Some((asked, value)), of: None }),
            );
        }
    }

    /// What a report says of a question, or of the people; `asked` is the place of the question among what tells apart.
    fn answers(&mut self, answers: &Answers, of: &dyn Fn(&Kind) -> bool, asked: usize, from: From) {
        for (figure, span) in answers.now.iter().chain(&answers.before).chain(&answers.months) {
            self.figure(figure, of, asked, *span, from);
        }
        for split in &answers.splits {
            for part in &split.parts {
                let is_in = |kind: &Kind| of(kind) && part.groups.contains(&kind.is[0]);
                self.figure(&part.figure, &is_in, asked, split.span, from);
            }
        }
    }

    fn report(&mut self, request: &Request<'_>, chosen: &[(usize, usize)], of: &dyn Fn(&Kind) -> bool, from: From) {
        looked_at::take();
        let figures = disclose(request);
        (self.chosen, self.cells) = (chosen.to_vec(), looked_at::take());
        // How many there are of one answer that says who they are is what the report of everybody says.
        let told_already =
            request.within.is_some_and(|within| matches!(within.filters, [one] if !one.is_plain(request.plan)));
        self.answers(&figures.get().people, of, 1, if told_already { From::Kept } else { from });
        for (question, answers) in figures.get().questions.iter().enumerate() {
            answers.iter().for_each(|answers| self.answers(answers, of, question + 1, from));
        }
    }
}

/// Everything that reports say, after every release.
fn reported<'a>(plan: &Plan, people: &'a People, releases: usize, key: &[u8]) -> Notes<'a> {
    let written: Vec<String> = people.keys().map(answers).collect();
    let kept: Vec<Released> = (0..releases)
        .map(|at| {
            let mut added = Tallies::of(plan, rows(people, &written, |kind| kind.came == at)).unwrap();
            added.subtract(&Tallies::of(plan, rows(people, &written, |kind| kind.went == Some(at))).unwrap());
            Released { number: u32::try_from(at + 1).unwrap(), day: day(at), added }
        })
        .collect();
    let mut notes = Notes { people, known: Known::new(), cells: BTreeMap::new(), chosen: Vec::new() };
    for now in 1..=releases {
        let standing =
            |at: usize| rows(people, &written, |kind| kind.came == at && kind.went.is_none_or(|went| went >= now));
        let index = index(plan, (0..now).map(standing));
        for (until, from) in (1..=now).flat_map(|until| (0..until).map(move |from| (until, from))) {
            let range = Range { from: u32::try_from(from).unwrap(), until: u32::try_from(until).unwrap() };
            let whole = Request { plan, releases: &kept[..now], range, before: None, waiting: 11, key, within: None };
            notes.report(&whole, &[], &|_| true, From::Kept);
            for chosen in parts() {
                let filters: Vec<Filter> = chosen
                    .iter()
                    .map(|(by, value)| Filter::parse(plan, NAMES[*by], VALUES[*by][*value]).unwrap())
                    .collect();
                if from > 0 && !crate::report::is_exact(plan, &filters) {
                    continue;
                }
                let sorted = index.sort(plan, &filters, None, u32::MAX);
                let is_kept = matches!(filters.as_slice(), [one] if one.is_kept());
                let source = if is_kept { Source::Kept } else { Source::Rows(&sorted) };
                let of = |kind: &Kind| chosen.iter().all(|(by, value)| kind.is[*by] == *value);
                let within = Some(Within { filters: &filters, source });
                let source = if is_kept { From::Group } else { From::Rows(now) };
                notes.report(&Request { within, ..whole }, &chosen, &of, source);
            }
        }
    }
    notes
}

/// One filter, or two.
fn parts() -> Vec<Vec<(usize, usize)>> {
    let all: Vec<(usize, usize)> = (0..3).flat_map(|by| (0..3).map(move |value| (by, value))).collect();
    let pairs = all.iter().flat_map(|one| all.iter().filter(|two| one.0 < two.0).map(|two| vec![*one, *two]));
    all.iter().map(|one| vec![*one]).chain(pairs).collect()
}

/// "Hide under five": every count of every table exact, or "fewer than five".
fn plainly_hidden(people: &People, releases: usize) -> Notes<'_> {
    let mut notes = Notes { people, known: Known::new(), cells: BTreeMap::new(), chosen: Vec::new() };
    for until in 1..=releases {
        for chosen in std::iter::once(Vec::new()).chain(parts()).chain(triples()) {
            let of = |kind: &Kind| chosen.iter().all(|(by, value)| kind.is[*by] == *value);
            let counts = notes.counts(&of, 0, until, From::Kept);
            let truth = notes.truth(&counts);
            if truth < 5 { notes.note(counts, 0, 4) } else { notes.note(counts, truth, truth) }
        }
    }
    notes
}

fn triples() -> Vec<Vec<(usize, usize)>> {
    (0..27).map(|at| vec![(0, at / 9), (1, at / 3 % 3), (2, at % 3)]).collect()
}

/// What must not be known: how often it counts each kind, and what it is in words.
struct Secret {
    counts: Vec<i8>,
    words: String,
    /// The same answer among ten people or more, of whom these are some.
    wider: Vec<Vec<i8>>,
}

/// Counts of one to nine, and of none, of who people are and of what is crossed; and the answers of fewer than ten people
/// who came with one release.
fn secrets(notes: &Notes<'_>, releases: usize) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for until in 1..=releases {
        let crossed = parts().into_iter().chain(triples()).filter(|chosen| chosen.iter().any(|(by, _)| *by == 2));
        for chosen in crossed {
            let of = |kind: &Kind| chosen.iter().all(|(by, value)| kind.is[*by] == *value);
            let counts = notes.counts(&of, 0, until, From::Kept);
            // Where the part itself has nobody, nobody's answer is told.
            let is_any = chosen.len() == 1
                || chosen.iter().all(|one| {
                    let others = |kind: &Kind| {
                        chosen.iter().filter(|other| *other != one).all(|(by, value)| kind.is[*by] == *value)
                    };
                    notes.truth(&notes.counts(&others, 0, until, From::Kept)) > 0
                });
            if notes.truth(&counts) < 10 && is_any {
                secrets.push(Secret {
                    counts,
                    words: format!(
                        "{} of {chosen:?} until {until} of {releases}",
                        notes.truth(&notes.counts(&of, 0, until, From::Kept))
                    ),
                    wider: Vec::new(),
                });
            }
        }
    }
    for (came, role, noise) in (0..releases).flat_map(|came| (0..9).map(move |at| (came, at / 3, at % 3))) {
        let came_with = |kind: &Kind| kind.came == came && kind.is[0] == role;
        let group =
            |of: &dyn Fn(&Kind) -> bool| -> Vec<i8> { notes.people.keys().map(|kind| i8::from(of(kind))).collect() };
        let said = |noise: usize| group(&|kind| came_with(kind) && kind.is[1] == noise);
        let (whole, counts) = (group(&came_with), said(noise));
        // What nobody, or everybody, among ten or more people said is told by the exact figure of these.
        let nobody_else = (0..3).filter(|other| *other != noise).all(|other| notes.is_nobody(&said(other)));
        let is_told = nobody_else || notes.is_nobody(&counts);
        if (1..10).contains(&notes.truth(&whole)) && !is_told {
            let (few, all) = (notes.truth(&counts), notes.truth(&whole));
            let words = format!("{few} of {all} of role {role} who came with release {came} said {noise}");
            let wider = (0..8_usize).filter(|roles| roles & (1 << role) != 0).flat_map(|roles| {
                let ranges = (0..=came).flat_map(|from| (came..releases).map(move |until| (from, until)));
                ranges.map(move |(from, until)| {
                    move |kind: &Kind| roles & (1 << kind.is[0]) != 0 && (from..=until).contains(&kind.came)
                })
            });
            let many = wider.filter(|is_in| notes.truth(&group(is_in)) >= 10);
            let wider = many.map(|is_in| group(&|kind| is_in(kind) && kind.is[1] == noise)).collect();
            secrets.push(Secret { counts, words, wider });
        }
    }
    secrets
}

/// The most that anybody could be, in one kind.
const MOST: i32 = 90;

/// A solution other than the truth that the notes allow, if there is one: with `wish` as great as can be, or with `must`.
fn solve(notes: &Notes<'_>, wish: &dyn Fn(usize) -> f64, must: Option<(&[i8], ComparisonOp, i64)>) -> Option<Vec<i64>> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<Variable> =
        (0..notes.people.len()).map(|at| problem.add_integer_var(wish(at), (0, MOST))).collect();
    let sum = |counts: &[i8]| -> Vec<(Variable, f64)> {
        let some = variables.iter().zip(counts).filter(|(_, times)| **times != 0);
        some.map(|(variable, times)| (*variable, f64::from(*times))).collect()
    };
    for (counts, (low, high)) in &notes.known {
        let sum = sum(counts);
        if low == high {
            problem.add_constraint(&sum, ComparisonOp::Eq, *low as f64);
        } else {
            problem.add_constraint(&sum, ComparisonOp::Ge, *low as f64);
            problem.add_constraint(&sum, ComparisonOp::Le, *high as f64);
        }
    }
    if let Some((counts, operator, bound)) = must {
        problem.add_constraint(sum(counts), operator, bound as f64);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let found: Vec<i64> = variables.iter().map(|variable| solution.var_value(*variable).round() as i64).collect();
    let weigh =
        |counts: &[i8]| -> i64 { counts.iter().zip(&found).map(|(times, people)| i64::from(*times) * people).sum() };
    let fits = notes.known.iter().all(|(counts, (low, high))| (*low..=*high).contains(&weigh(counts)));
    fits.then_some(found)
}

/// How often he tries to find other solutions, each of which opens many counts, before he looks at each by itself.
const TRIES: u64 = 6;

/// Which secrets come out the same in every solution.
fn found(notes: &Notes<'_>, secrets: &[Secret], seed: u64) -> Vec<usize> {
    let mut closed: BTreeSet<usize> = (0..secrets.len()).collect();
    let weigh = |counts: &[i8], people: &[i64]| -> i64 {
        counts.iter().zip(people).map(|(times, people)| i64::from(*times) * people).sum()
    };
    let open = |people: &[i64], closed: &mut BTreeSet<usize>| {
        closed.retain(|at| weigh(&secrets[*at].counts, people) == notes.truth(&secrets[*at].counts));
    };
    for attempt in 0..TRIES {
        let mut dice = Dice::new(seed ^ (attempt << 32));
        let wishes: Vec<f64> = notes.people.keys().map(|_| dice.below(19) as f64 - 9.0).collect();
        solve(notes, &|at| wishes[at], None).into_iter().for_each(|people| open(&people, &mut closed));
    }
    let mut left = Vec::new();
    // What nobody among ten or more people said is told by the exact figures of these.
    let is_told = |secret: &Secret| {
        let is_nobody = |wider: &Vec<i8>| {
            notes.truth(wider) == 0 && solve(notes, &|_| 0.0, Some((wider, ComparisonOp::Ge, 1))).is_none()
        };
        secret.wider.iter().any(is_nobody)
    };
    while let Some(at) = closed.pop_first() {
        let (counts, truth) = (&secrets[at].counts, notes.truth(&secrets[at].counts));
        let more = solve(notes, &|_| 0.0, Some((counts, ComparisonOp::Ge, truth + 1)));
        let other = more.or_else(|| solve(notes, &|_| 0.0, Some((counts, ComparisonOp::Le, truth - 1))));
        match other {
            Some(people) => open(&people, &mut closed),
            None if is_told(&secrets[at]) => {}
            None => left.push(at),
        }
    }
    left
}

/// How many surveys are attacked; more where somebody has the time.
fn surveys() -> u64 {
    std::env::var("YOUSAID_ATTACKS").ok().and_then(|text| text.parse().ok()).unwrap_or(24)
}

#[test]
fn no_small_count_is_known_to_one_who_has_every_report() {
    let plan = small_plan();
    let (mut cells, mut known, mut facts) = (0, Vec::new(), 0);
    for seed in 0..surveys() {
        let releases = 1 + usize::try_from(seed % 3).unwrap();
        let people = people(seed, releases);
        let notes = reported(&plan, &people, releases, &seed.to_be_bytes());
        let secrets = secrets(&notes, releases);
        cells += secrets.len();
        facts += notes.known.len();
        let found = found(&notes, &secrets, seed);
        known.extend(found.into_iter().map(|at| format!("seed {seed}: {}", secrets[at].words)));
    }
    println!("{} of {cells} small counts were known, from {facts} figures of {} surveys", known.len(), surveys());
    assert!(known.len() * 100_000 <= cells, "{known:#?}");
    assert!(cells > 1_000, "{cells}");
}

#[test]
fn hiding_what_is_under_five_hides_little() {
    let (mut cells, mut known) = (0, 0);
    for seed in 0..4 {
        let people = people(seed, 2);
        let notes = plainly_hidden(&people, 2);
        let secrets = secrets(&notes, 2);
        cells += secrets.len();
        known += found(&notes, &secrets, seed).len();
    }
    println!("{known} of {cells} small counts were known");
    assert!(known * 4 > cells, "{known} of {cells}");
}
