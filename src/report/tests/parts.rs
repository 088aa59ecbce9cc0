//! The reader with a pencil again, who now has the report of every part as well, after every release.

use super::pencil::{History, Kind, Vector, day, exposed, small, vector_of, weigh};
use super::sample::{code, index, plan, question};
use crate::report::figures::Count;
use crate::report::{
    Counter, Figures, Filter, Plan, Range, Released, Request, Row, Sorted, Source, Span, Tallies, Within, disclose,
};
use std::collections::BTreeSet;

const WHO: [&str; 4] = ["a", "b", "c", "d"];

/// `all` is asked of all, `branch` of some, `who` of nearly all.
fn three() -> Plan {
    let yes = &[("yes", "Yes"), ("no", "No")];
    let questions = vec![
        question("all", "Asked of all", code(&["yes", "no"]), yes),
        question("branch", "Asked of some", code(&["yes", "no"]), yes),
        question("who", "What do you think?", code(&WHO), &[]),
    ];
    Plan { questions, roles: Vec::new(), helps: Vec::new(), languages: Vec::new(), ..plan() }
}

fn answers(kind: &Kind) -> String {
    let who = match (WHO.get(kind.role), kind.branch) {
        (Some(who), _) => format!(r#","who":"{who}""#),
        (None, true) => String::new(),
        (None, false) => r#","who":null"#.to_owned(),
    };
    format!(r#"{{{}{who}}}"#, if kind.branch { r#""all":"yes","branch":"no""# } else { r#""all":"no""# })
}

fn is_asked(kind: &Kind, question: usize) -> bool {
    match question {
        1 => kind.branch,
        2 => kind.role < 4 || !kind.branch,
        _ => true,
    }
}

fn has(kind: &Kind, filter: (usize, usize)) -> bool {
    match filter {
        (0, value) => kind.branch == (value == 0),
        (_, value) => kind.role == value,
    }
}

fn counted(mut counter: Counter<'_>, history: &History, keep: impl Fn(&Kind) -> bool) -> Tallies {
    for (kind, people) in history.iter().filter(|(kind, _)| keep(kind)) {
        let answers = answers(kind);
        (0..*people).for_each(|_| counter.count(&Row { answers: &answers, ..Row::default() }).unwrap());
    }
    counter.finish()
}

fn released(at: usize, added: Tallies) -> Released {
    Released { number: u32::try_from(at + 1).unwrap(), day: day(at), added }
}

/// What releases keep: those who came less those who went.
fn kept(plan: &Plan, history: &History, count: usize) -> Vec<Released> {
    let one = |at| {
        let mut added = counted(Counter::new(plan), history, |kind| kind.came == at);
        added.subtract(&counted(Counter::new(plan), history, |kind| kind.went == Some(at)));
        released(at, added)
    };
    (0..count).map(one).collect()
}

/// What rows say when so many releases have gone by: those who have gone were never there.
fn rows(plan: &Plan, history: &History, filter: Filter, now: usize) -> Sorted {
    let stands = |kind: &Kind| kind.went.is_none_or(|went| went >= now);
    let written: Vec<String> = history.keys().map(answers).collect();
    let one = |at| {
        let people = history.iter().zip(&written).filter(|((kind, _), _)| kind.came == at && stands(kind));
        people.flat_map(|((_, people), answers)| (0..*people).map(|_| Row { answers, ..Row::default() })).collect()
    };
    index(plan, (0..now).map(one)).sort(plan, &[filter], None, u32::MAX)
}

/// How the reports are made.
#[derive(Clone, Copy, PartialEq)]
enum Rule {
    Ours,
    /// Any part of ten that leaves ten, after every release.
    Plain,
    /// Ours, but as if those who went had never been there.
    Forgetful,
}

/// What one report says of `subject` within a filter: how many were asked, and when.
fn asked(figures: &Figures, subject: usize) -> Option<(Span, Count)> {
    figures.questions[subject].as_ref()?.now.as_ref().map(|(figure, span)| (*span, figure.asked))
}

/// All that reports say of `subject`, of all answers and of each part by `by`, after each release and of every range.
fn published(
    history: &History,
    count: usize,
    (subject, by): (usize, usize),
    step: u32,
    rule: Rule,
) -> BTreeSet<Vector> {
    let plan = Plan { release_at_least: step, ..three() };
    let all = kept(&plan, history, count);
    let mut seen = BTreeSet::new();
    for now in 1..=count {
        for from in 0..now {
            let range = Range { from: u32::try_from(from).unwrap(), until: u32::try_from(now).unwrap() };
            let whole = Request {
                plan: &plan,
                releases: &all[..now],
                range,
                before: None,
                waiting: 12,
                key: b"key",
                within: None,
            };
            let told = asked(disclose(&whole).get(), subject);
            seen.extend(told.map(|(span, _)| vector_of(history, span, |kind| is_asked(kind, subject))));
            for (value, name) in plan.questions[by].values().iter().enumerate() {
                let counts = |kind: &Kind| is_asked(kind, subject) && has(kind, (by, value));
                let filter = Filter::parse(&plan, &plan.questions[by].id, name).unwrap();
                let told = match rule {
                    Rule::Plain => plain(history, now, subject, counts),
                    _ => part(&whole, history, filter, now, subject, rule),
                };
                let Some((span, asked)) = told else { continue };
                let stands = |kind: &Kind| rule != Rule::Forgetful || kind.went.is_none_or(|went| went >= now);
                let vector = vector_of(history, span, |kind| counts(kind) && stands(kind));
                assert_eq!(Count::Exact(u64::try_from(weigh(history, &vector)).unwrap()), asked);
                seen.insert(vector);
            }
        }
    }
    seen
}

fn part(
    whole: &Request<'_>,
    history: &History,
    filter: Filter,
    now: usize,
    subject: usize,
    rule: Rule,
) -> Option<(Span, Count)> {
    let stands = |(kind, people): (&Kind, &i64)| {
        kind.went.is_none_or(|went| went >= now).then_some((Kind { went: None, ..*kind }, *people))
    };
    let rows = rows(whole.plan, history, filter, now);
    let forgetful = kept(whole.plan, &history.iter().filter_map(stands).collect(), now);
    let filters = [filter];
    let releases = if rule == Rule::Forgetful { &forgetful } else { whole.releases };
    let within = Some(Within { filters: &filters, source: Source::Rows(&rows) });
    asked(disclose(&Request { releases, within, ..*whole }).get(), subject)
}

fn plain(history: &History, now: usize, subject: usize, counts: impl Fn(&Kind) -> bool) -> Option<(Span, Count)> {
    let span = Span { after: None, until: day(now - 1), release: 0 };
    let within = weigh(history, &vector_of(history, span, counts));
    let all = weigh(history, &vector_of(history, span, |kind| is_asked(kind, subject)));
    let is_big = within >= 10 && (all == within || all - within >= 10);
    is_big.then(|| (span, Count::Exact(u64::try_from(within).unwrap())))
}

fn history(seed: u64) -> (History, usize) {
    let count = 3 + usize::try_from(seed % 3).unwrap();
    (small(seed, count, seed.is_multiple_of(2)), count)
}

#[test]
fn a_reader_of_every_part_never_comes_down_to_fewer_than_ten() {
    let mut told = 0;
    for seed in 0..96 {
        let (history, count) = history(seed);
        let step = if seed % 3 == 0 { 5 } else { 10 };
        for crossed in [(0, 2), (1, 2), (2, 0)] {
            let figures = published(&history, count, crossed, step, Rule::Ours);
            told += usize::from(figures.len() > count);
            let exposed = exposed(&history, &figures, step.into());
            assert_eq!(exposed, None, "seed {seed}, {crossed:?}, step {step}: {history:#?}");
        }
    }
    assert!(told > 120, "parts are told in {told} of 288");
}

#[test]
fn the_same_reader_gets_through_rules_that_leave_something_out() {
    for rule in [Rule::Plain, Rule::Forgetful] {
        let got_through = (0..24).filter(|seed| {
            let (history, count) = history(*seed * 2);
            exposed(&history, &published(&history, count, (0, 2), 10, rule), 10).is_some()
        });
        assert!(got_through.count() > 0);
    }
}
