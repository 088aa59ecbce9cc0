//! What a report says of differences and of change over time.

use super::sample::{code, plan, question};
use crate::question::Column;
use crate::report::{
    Changed, Counter, Links, Marks, Plan, Published, QuestionView, Range, Released, ReportView, Request, Row, disclose,
    view_since,
};
use jiff::civil::{Date, date};

/// So many people in a role who gave an answer to `noise`.
type Said<'a> = (&'a str, &'a str, u32);

fn day(month: usize) -> Date {
    let month = i16::try_from(month).unwrap();
    date(2025 + month / 12, i8::try_from(month % 12).unwrap() + 1, 1).last_of_month()
}

/// The report of a release a month from January 2025 on.
fn report(plan: &Plan, months: &[Vec<Said<'_>>], changes: &[Changed]) -> ReportView {
    let release = |(at, month): (usize, &Vec<Said<'_>>)| {
        let mut counter = Counter::new(plan);
        for (role, said, people) in month {
            let answers = format!(r#"{{"noise":{said}}}"#);
            (0..*people)
                .for_each(|_| counter.count(&Row { answers: &answers, role: Some(role), ..Row::default() }).unwrap());
        }
        Released { number: u32::try_from(at).unwrap() + 1, day: day(at), added: counter.finish() }
    };
    let releases: Vec<Released> = months.iter().enumerate().map(release).collect();
    let range = Range { from: 0, until: u32::try_from(releases.len()).unwrap() };
    let request = Request { plan, releases: &releases, range, before: None, waiting: 0, key: b"key", within: None };
    view_since(plan, &disclose(&request), &[], Links::default(), changes)
}

fn noise(plan: &Plan, months: &[Vec<Said<'_>>], changes: &[Changed]) -> QuestionView {
    let question = report(plan, months, changes).questions.swap_remove(0);
    assert_eq!(question.id, "noise");
    question
}

const NEVER: &str = "\"never\"";
const OFTEN: &str = "\"often\"";

fn opening(said: Vec<Said<'_>>) -> String {
    noise(&plan(), &[said], &[]).opening.text.replace('\u{a0}', " ")
}

#[test]
fn a_difference_that_is_more_than_chance_is_said_first() {
    let said = opening(vec![
        ("parentCarer", NEVER, 62),
        ("parentCarer", OFTEN, 38),
        ("child", NEVER, 31),
        ("child", OFTEN, 69),
    ]);
    let expected = "Parents and carers said “Never” far more often than children: 62 % against 31 %. \
                    Altogether, 93 of 200 people (47 %) said “Never”.";
    assert_eq!(said, expected);
}

#[test]
fn a_difference_that_could_be_chance_is_about_the_same() {
    let people = |child: u32, parent: u32| {
        vec![
            ("child", NEVER, child),
            ("child", OFTEN, 12 - child),
            ("parentCarer", NEVER, parent),
            ("parentCarer", OFTEN, 18 - parent),
        ]
    };
    let expected = "15 of 30 people (50 %) said “Never”. About the same: children 50 %, parents and carers 50 %.";
    assert_eq!(opening(people(6, 9)), expected);
    let expected = "16 of 30 people (53 %) said “Never”. About the same, as far as so few answers can tell: \
                    children 33 %, parents and carers 67 %.";
    assert_eq!(opening(people(4, 12)), expected);
    // Of 12 and 18 people this much is more than chance.
    assert!(opening(people(2, 16)).starts_with("Parents and carers said “Never” far more often than children: 89 %"));
}

/// 45 against 30 of 60 by itself would be told; as the largest of three differences it could be chance. The largest that
/// could not be is told, and that one first.
#[test]
fn of_several_groups_the_largest_sure_difference_is_told() {
    let of = |role: &'static str, never: u32| [(role, NEVER, never), (role, OFTEN, 60 - never)];
    let said = |child, parent, sibling| {
        opening([of("child", child), of("parentCarer", parent), of("sibling", sibling)].concat())
    };
    assert!(said(40, 30, 35).contains("About the same, as far as so few answers can tell: "), "{}", said(40, 30, 35));
    assert!(
        said(50, 40, 20)
            .starts_with("Children said “Never” far more often than brothers and sisters: 83 % against 33 %.")
    );
}

#[test]
fn a_ceiling_of_children_is_said() {
    let mut plan = plan();
    plan.questions.insert(0, question("noise", "How was your bed?", Column::Scale(5), &[]));
    plan.questions[0].positive = vec!["5".into()];
    plan.questions[0].marks = Marks { faces: true, ..Marks::default() };
    plan.questions.remove(1);
    let told = |plan: &Plan| {
        noise(plan, &[vec![("child", "\"5\"", 18), ("child", "\"3\"", 9), ("parentCarer", "\"3\"", 20)]], &[])
    };
    let said = told(&plan).ceiling.text.replace('\u{a0}', " ");
    assert!(
        said.starts_with("Children: 18 of 27 people (67 %) chose the happiest face. Young children mostly do,"),
        "{said}"
    );
    plan.questions[0].marks.faces = false;
    assert_eq!(told(&plan).ceiling.text, "");
}

/// So many good answers out of 20, a month each.
fn months(good: &[u32]) -> Vec<Vec<Said<'static>>> {
    good.iter().map(|good| vec![("parentCarer", NEVER, *good), ("parentCarer", OFTEN, 20 - good)]).collect()
}

fn change_of(plan: &Plan, good: &[u32], changes: &[Changed]) -> (String, Vec<String>, Vec<&'static str>) {
    let change = noise(plan, &months(good), changes).change.unwrap();
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let icons = change.variation.iter().chain(&change.assurance).map(|icon| icon.kind).collect();
    (plain(&change.finding.text), change.notes.iter().map(|note| plain(note)).collect(), icons)
}

/// Mean 55 %, limits 28.4 % and 81.6 %.
const STEADY: [u32; 12] = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];

#[test]
fn a_year_says_whether_anything_changed() {
    let mut plan = plan();
    plan.questions[0].marks.target = Some(85);
    let (finding, notes, icons) = change_of(&plan, &STEADY, &[]);
    assert_eq!(finding, "No real change: month by month the share moves between 28 % and 82 % by itself.");
    assert_eq!((notes, icons), (vec![], vec!["common", "missed"]));
    let better = [&STEADY[..], &[20]].concat();
    let (finding, _, icons) = change_of(&plan, &better, &[]);
    assert!(
        finding.starts_with("A real change for the better: January 2026, 100 %, lies above what comes about by itself"),
        "{finding}"
    );
    assert_eq!(icons, ["better", "sometimes"]);
    let risen = [10, 12, 10, 12, 10, 12, 10, 11, 12, 13, 14, 15, 16];
    let (finding, ..) = change_of(&plan, &risen, &[]);
    assert_eq!(finding, "A real change for the better: the share has risen month by month, 7 months in a row.");
    let fallen: Vec<u32> = [&[14, 15].repeat(6)[..], &[12, 11].repeat(4)[..7]].concat();
    let (finding, ..) = change_of(&plan, &fallen, &[]);
    assert!(finding.starts_with("A real change for the worse: "), "{finding}");
}

#[test]
fn few_months_are_told_without_limits() {
    let (finding, notes, icons) = change_of(&plan(), &[7, 10, 17], &[]);
    assert_eq!(finding, "From 35 % in January 2025 to 85 % in March 2025: more than chance would explain.");
    assert_eq!(notes, ["Limits that tell a real change from what moves by itself begin with 12 months; here are 3."]);
    assert!(icons.is_empty());
    let (finding, ..) = change_of(&plan(), &[10, 11], &[]);
    assert_eq!(finding, "About the same: 50 % in January 2025, 55 % in February 2025.");
    assert!(noise(&plan(), &months(&[10]), &[]).change.is_none());
}

#[test]
fn limits_begin_anew_with_a_marked_change() {
    let lights = Changed { day: date(2026, 1, 1), words: "New lights".into(), item: None };
    let after = [15, 17].repeat(6);
    let (finding, notes, _) = change_of(&plan(), &[&STEADY[..], &after].concat(), std::slice::from_ref(&lights));
    assert_eq!(finding, "No real change: month by month the share moves between 53 % and 100 % by itself.");
    assert_eq!(notes, ["New lights (1 January 2026): limits are calculated anew; the mean was 55 %, and is 80 %."]);
    let elsewhere = Changed { item: Some("light".into()), ..lights.clone() };
    let (_, notes, _) = change_of(&plan(), &[&STEADY[..], &after].concat(), &[elsewhere]);
    assert!(notes.is_empty(), "{notes:?}");
    // December 2025 lies above it too.
    let (finding, notes, icons) = change_of(&plan(), &[&STEADY[..], &[15, 16].repeat(4)].concat(), &[lights]);
    assert_eq!(finding, "A real change for the better: the last 9 months all lie above the mean of 55 %.");
    assert_eq!(
        notes,
        ["New lights (1 January 2026): until there are 12 months after it, they are judged by the limits from before."]
    );
    assert_eq!(icons, ["better"]);
}

/// A month of four joins the next; no month is lost.
#[test]
fn a_month_that_is_too_small_goes_with_the_next() {
    let change =
        noise(&plan(), &[months(&[10, 12]), vec![vec![("parentCarer", NEVER, 4)]], months(&[10])].concat(), &[]);
    let points = change.change.unwrap().points;
    let told: Vec<(&str, u64, u64)> =
        points.iter().map(|point| (point.label.as_str(), point.good, point.answered)).collect();
    assert_eq!(told, [("January 2025", 10, 20), ("February 2025", 12, 20), ("March to April 2025", 14, 24)]);
}

/// A survey that asks for steps of five releases months of six: they are summed until there are ten.
#[test]
fn small_steps_are_no_small_months() {
    let plan = Plan { release_at_least: 5, ..plan() };
    let six = vec![("parentCarer", NEVER, 6)];
    let change = noise(&plan, &[months(&[10]), vec![six.clone(), six.clone(), six]].concat(), &[]).change.unwrap();
    let told: Vec<(&str, u64)> = change.points.iter().map(|point| (point.label.as_str(), point.answered)).collect();
    assert_eq!(told, [("January 2025", 20), ("February to March 2025", 12)]);
}

#[test]
fn who_people_are_has_no_trend() {
    let mut plan = plan();
    plan.questions[0].sensitivity = crate::report::Sensitivity::Personal;
    let question = noise(&plan, &months(&STEADY), &[]);
    assert!(
        question.kind == "rounded" && question.change.is_none() && question.opening.text.contains("about half"),
        "{}",
        question.opening.text
    );
}

#[test]
fn a_journey_has_a_map_with_the_words_of_each_step() {
    let mut plan = plan();
    let column = Column::Grid { rows: vec!["in".into(), "out".into()], values: vec!["calm".into(), "sad".into()] };
    let mut way = question("noise", "How did you feel?", column, &[("calm", "Calm"), ("sad", "Sad")]);
    (way.positive, way.negative) = (vec!["calm".into()], vec!["sad".into()]);
    way.row_labels = [("in".into(), "Arriving".into()), ("out".into(), "Going home".into())].into();
    way.marks.journey = true;
    plan.questions = vec![way, question("other", "Which?", code(&["a"]), &[])];
    let mut counter = Counter::new(&plan);
    for (answers, people) in [(r#"{"noise":{"in":"sad","out":"calm"}}"#, 9), (r#"{"noise":{"in":"calm"}}"#, 3)] {
        (0..people).for_each(|_| counter.count(&Row { answers, ..Row::default() }).unwrap());
    }
    let releases = [Released { number: 1, day: day(0), added: counter.finish() }];
    let range = Range { from: 0, until: 1 };
    let request =
        Request { plan: &plan, releases: &releases, range, before: None, waiting: 0, key: b"key", within: None };
    let word = |text: &str, part: &str| Published {
        text: text.into(),
        language: "en".into(),
        item: "noise".into(),
        part: Some(part.into()),
    };
    let published = [word("No signs", "in"), word("<b>Home!</b>", "out")];
    let report = view_since(&plan, &disclose(&request), &published, Links::default(), &[]);
    let question = &report.questions[0];
    assert_eq!(
        question.finding.text.replace('\u{a0}', " "),
        "It felt best at “Going home” (100 % good feelings) and hardest at “Arriving” (75 % bad feelings)."
    );
    let steps = &question.journey.as_ref().unwrap().steps;
    let told: Vec<_> =
        steps.iter().map(|step| (step.answered, step.good, step.bad, step.texts[0].text.as_str())).collect();
    assert_eq!(told, [(12, 25, 75, "No signs"), (9, 100, 0, "<b>Home!</b>")]);
    assert!(report.comments.is_empty(), "words stand on the map alone");
    let svg = &question.journey.as_ref().unwrap().svg;
    assert!(!svg.contains("style=") && !svg.contains("<b>") && svg.contains("75\u{a0}%"), "{svg}");
}
