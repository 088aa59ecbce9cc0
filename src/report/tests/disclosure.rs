use super::sample::{Dice, plan, tally};
use crate::report::{
    Count, Facet, Figures, Filter, Plan, Range, Released, Request, Row, Sensitivity, Source, Tallies, Within, disclose,
};
use jiff::civil::date;

fn people(plan: &Plan, dice: &mut Dice, count: u64, role: &str) -> Tallies {
    let mut all = Tallies::empty(plan);
    for _ in 0..count {
        let noise = *dice.pick(&["never", "sometimes", "often"]);
        let background = *dice.pick(&["a", "a", "a", "b", "c"]);
        let answers = format!(
            r#"{{"noise":"{noise}","nights":{},"background":"{background}","liked":["food"],"say":true}}"#,
            dice.below(12)
        );
        all.add(
            &Tallies::of(plan, [Row { answers: &answers, role: Some(role), help: Some("alone"), ..Row::default() }])
                .unwrap(),
        );
    }
    all
}

fn releases(plan: &Plan, groups: &[&[(&str, u64)]]) -> Vec<Released> {
    let mut dice = Dice::new(3);
    (1..)
        .zip(groups)
        .map(|(number, groups)| {
            let mut added = Tallies::empty(plan);
            groups.iter().for_each(|(role, count)| added.add(&people(plan, &mut dice, *count, role)));
            Released {
                number,
                day: date(2026, 10, 1).saturating_add(jiff::Span::new().days(7 * i64::from(number))),
                added,
            }
        })
        .collect()
}

fn figures(plan: &Plan, releases: &[Released], from: u32, until: u32) -> Figures {
    let request =
        Request { plan, releases, range: Range { from, until }, before: None, waiting: 13, key: b"key", within: None };
    disclose(&request).get().clone()
}

#[test]
fn under_ten_nothing_but_that() {
    let plan = plan();
    let figures = figures(&plan, &releases(&plan, &[&[("child", 9)]]), 0, 1);
    assert_eq!((figures.came_in, figures.released), (22, None));
    assert!(figures.questions.iter().flatten().all(|answers| answers.now.is_none() && answers.splits.is_empty()));
    assert!(figures.people.now.is_none() && figures.people.splits.is_empty());
}

#[test]
fn ordinary_questions_are_exact_and_split_at_once() {
    let plan = plan();
    let figures = figures(&plan, &releases(&plan, &[&[("child", 12), ("parentCarer", 18)]]), 0, 1);
    let noise = figures.questions[0].as_ref().unwrap();
    assert_eq!(noise.now.as_ref().unwrap().0.asked, Count::Exact(30));
    let sizes: Vec<Count> = noise.splits[0].parts.iter().map(|part| part.figure.asked).collect();
    assert_eq!(
        (noise.splits.len(), noise.splits[0].facet, sizes),
        (1, Facet::Role, vec![Count::Exact(12), Count::Exact(18)])
    );
    assert!(figures.questions[3].as_ref().unwrap().now.as_ref().unwrap().0.mean.is_some());
}

#[test]
fn who_people_are_is_rounded_never_split_and_always_of_all() {
    let plan = plan();
    let releases = releases(&plan, &[&[("child", 40)], &[("child", 21)]]);
    let figures = figures(&plan, &releases, 1, 2);
    let background = figures.questions[4].as_ref().unwrap();
    let (figure, span) = background.now.as_ref().unwrap();
    assert!(matches!(figure.asked, Count::About(60 | 65)), "{:?}", figure.asked);
    let rounded = |count: &Count| {
        matches!(count, Count::About(number) if number % 5 == 0 && *number >= 10) || *count == Count::FewerThanTen
    };
    assert!(figure.cells.iter().all(|(_, count)| rounded(count)), "{figure:?}");
    assert_eq!((span.after, background.before.is_none(), background.splits.len()), (None, true, 0));
}

#[test]
fn the_smallest_and_the_largest_number_are_nobodys_to_know() {
    let mut plan = plan();
    plan.questions[3].sensitivity = Sensitivity::Personal;
    let mut releases = releases(&plan, &[&[("child", 60)]]);
    releases[0].added.add(&tally(&plan, &[(r#"{"nights":29}"#, Some("child"))]));
    let figures = figures(&plan, &releases, 0, 1);
    let (figure, _) = figures.questions[3].as_ref().unwrap().now.as_ref().unwrap();
    assert!(
        !figure.cells.is_empty() && figure.cells.iter().all(|(_, count)| *count != Count::FewerThanTen),
        "{figure:?}"
    );
}

#[test]
fn what_is_withheld_is_not_there() {
    let mut plan = plan();
    plan.questions[0].report = crate::report::Include::Withhold;
    plan.questions[1].sensitivity = Sensitivity::Personal;
    let figures = figures(&plan, &releases(&plan, &[&[("child", 30)]]), 0, 1);
    assert!(figures.questions[0].is_none());
    assert!(figures.questions[1].as_ref().unwrap().now.as_ref().unwrap().0.mean.is_none());
}

#[test]
fn a_range_is_of_the_releases_in_it() {
    let plan = plan();
    let releases = releases(
        &plan,
        &[
            &[("child", 20), ("parentCarer", 20)],
            &[("child", 3), ("parentCarer", 12)],
            &[("child", 11), ("parentCarer", 15)],
        ],
    );
    let asked = |from, until| {
        let figures = figures(&plan, &releases, from, until);
        let noise = figures.questions[0].clone().unwrap();
        let parts: Vec<Count> =
            noise.splits.iter().flat_map(|split| split.parts.iter().map(|part| part.figure.asked)).collect();
        (noise.now.map(|(figure, _)| figure.asked), parts)
    };
    let exact = |counts: &[u64]| counts.iter().map(|count| Count::Exact(*count)).collect::<Vec<_>>();
    assert_eq!(asked(0, 2), (Some(Count::Exact(55)), exact(&[20, 20])));
    assert_eq!(asked(1, 2), (Some(Count::Exact(15)), exact(&[])));
    assert_eq!(asked(1, 3), (Some(Count::Exact(41)), exact(&[14, 27])));
    assert_eq!(asked(2, 3), (Some(Count::Exact(26)), exact(&[14, 27])));
    assert_eq!(asked(3, 3), (None, exact(&[])));
}

/// Two reports and a pencil: what the exact figures of one more answer would have told, and what ours tell.
#[test]
fn a_reader_with_two_reports_and_a_pencil_learns_nothing_of_one_child() {
    let plan = plan();
    let first = tally(
        &plan,
        &[(r#"{"noise":"never"}"#, Some("child")); 12]
            .into_iter()
            .chain([(r#"{"noise":"often"}"#, Some("parentCarer")); 12])
            .collect::<Vec<_>>(),
    );
    let second = tally(
        &plan,
        &[(r#"{"noise":"often"}"#, Some("child"))]
            .into_iter()
            .chain([(r#"{"noise":"never"}"#, Some("parentCarer")); 11])
            .collect::<Vec<_>>(),
    );
    let release = |number, added: &Tallies| Released { number, day: date(2026, 11, 1), added: added.clone() };
    let releases = [release(1, &first), release(2, &second)];

    let naive = |until: usize| {
        releases[..until].iter().map(|release| release.added.facets[0][0].questions[0].asked.net).sum::<i64>()
    };
    assert_eq!(naive(2) - naive(1), 1, "the naive report gives the one child away");

    let children =
        |until| figures(&plan, &releases, 0, until).questions[0].clone().unwrap().splits[0].parts[0].figure.asked;
    assert_eq!((children(1), children(2)), (Count::Exact(12), Count::Exact(12)));
    let all = |until| figures(&plan, &releases, 0, until).questions[0].clone().unwrap().now.unwrap().0.asked;
    assert_eq!((all(1), all(2)), (Count::Exact(24), Count::Exact(36)));
}

/// Ten in a group of whom one left it blank are nine answers: the group's complement would give them back.
#[test]
fn a_blank_answer_does_not_make_ten_of_nine() {
    let plan = plan();
    let with_blanks = |blanks: usize| {
        let mut releases = releases(&plan, &[&[("child", 10 - blanks as u64), ("parentCarer", 20)]]);
        let blank = Row { answers: r#"{"noise":null}"#, role: Some("child"), help: Some("alone"), ..Row::default() };
        releases[0].added.add(&Tallies::of(&plan, vec![blank; blanks]).unwrap());
        let filter = |value: &str| [Filter::parse(&plan, "role", value).unwrap()];
        let noise_of = |value: &str| {
            let filters = filter(value);
            let within = Some(Within { filters: &filters, source: Source::Kept });
            let range = Range { from: 0, until: 1 };
            let request =
                Request { plan: &plan, releases: &releases, range, before: None, waiting: 0, key: b"key", within };
            disclose(&request).get().questions[0].as_ref().unwrap().now.is_some()
        };
        let splits = figures(&plan, &releases, 0, 1).questions[0].as_ref().unwrap().splits.len();
        (noise_of("child"), noise_of("parentCarer"), splits)
    };
    assert_eq!(with_blanks(0), (true, true, 1));
    assert_eq!(with_blanks(1), (false, false, 0), "neither of them, nor both beside each other");
}
