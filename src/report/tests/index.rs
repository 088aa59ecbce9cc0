//! The index against a plain count of the same rows, read one by one.

use super::sample::{Dice, code, group, index, plan, question};
use crate::question::{Bins, Column};
use crate::report::counted::{Counted, Part};
use crate::report::ledger::Subject;
use crate::report::{Filter, Plan, Row};
use serde_json::{Map, Value, json};

/// Every shape that a question can have, one of them with more values than a byte can hold.
fn everything() -> Plan {
    let mut questions = plan().questions;
    let many: Vec<String> = (0..300).map(|value| format!("ward-{value}")).collect();
    questions.push(question("stars", "How many stars?", Column::Scale(5), &[]));
    questions.push(question("where", "Where?", Column::Code(many), &[]));
    questions.push(question("since", "Since when?", Column::Month, &[]));
    questions.push(question("when", "At what hour?", Column::Hour, &[]));
    questions.push(question("cost", "What did it cost?", Column::Number(Bins::between(None, None, false)), &[]));
    questions.push(question("place", "Where are you?", code(&["north", "south"]), &[]));
    let places = vec![group("north", "North", None), group("south", "South", None)];
    Plan { place: Some(questions.len() - 1), places, questions, ..plan() }
}

/// An answer to a question, or none; sometimes one that nobody knows any more.
fn answer(dice: &mut Dice, column: &Column) -> Value {
    if dice.below(9) == 0 {
        return Value::Null;
    }
    match column {
        Column::Code(_) if dice.below(20) == 0 => json!("gone"),
        Column::Code(values) => json!(dice.pick(values)),
        Column::Set(values) => json!(values.iter().filter(|_| dice.below(2) == 0).collect::<Vec<_>>()),
        Column::Scale(points) => json!((dice.below(u64::from(*points)) + 1).to_string()),
        Column::Grid { rows, values } => {
            let some = rows.iter().filter(|_| dice.below(4) > 0).cloned().collect::<Vec<_>>();
            some.into_iter().map(|row| (row, json!(dice.pick(values)))).collect::<Map<_, _>>().into()
        }
        Column::Number(_) => json!(dice.below(4_000) as f64 / 10.0),
        Column::Month => json!(format!("20{}-0{}-11", 20 + dice.below(5), 1 + dice.below(9))),
        Column::Hour => json!(format!("{:02}:30", dice.below(24))),
        Column::Moderated | Column::None => json!(true),
    }
}

/// A person's answers, and role.
fn person(dice: &mut Dice, plan: &Plan) -> (String, Option<String>) {
    let mut answers = Map::new();
    for question in &plan.questions {
        if dice.below(7) > 0 {
            answers.insert(question.id.clone(), answer(dice, &question.column));
        }
    }
    let role = (dice.below(8) > 0).then(|| dice.pick(&plan.roles).id.clone());
    (Value::Object(answers).to_string(), role)
}

fn row((answers, role): &(String, Option<String>)) -> Row<'_> {
    Row { answers, role: role.as_deref(), ..Row::default() }
}

/// Whether a person is in the part that a filter chooses.
fn is_in((answers, role): &(String, Option<String>), (item, value): (&str, &str)) -> bool {
    let answers: Value = serde_json::from_str(answers).unwrap();
    let (id, row) = item.split_once('/').map_or((item, None), |(id, row)| (id, Some(row)));
    match (item, row, &answers[id]) {
        ("role", ..) => role.as_deref() == Some(value),
        (_, Some(row), answer) => answer[row] == value,
        (_, None, Value::Array(several)) => several.contains(&json!(value)),
        (_, None, answer) => answer == value,
    }
}

/// The words by which people are told apart, with a value of each.
const BY: [(&str, &str); 7] = [
    ("role", "child"),
    ("noise", "often"),
    ("liked", "food"),
    ("ward/beds", "bad"),
    ("stars", "4"),
    ("where", "ward-299"),
    ("place", "south"),
];

#[test]
fn an_index_counts_what_a_plain_count_counts() {
    let plan = everything();
    for seed in 0..6 {
        let mut dice = Dice::new(seed);
        let releases: Vec<Vec<_>> =
            [301, 0, 1, 700].map(|people| (0..people).map(|_| person(&mut dice, &plan)).collect()).into();
        let index = index(&plan, releases.iter().map(|people| people.iter().map(row).collect()));
        let first = dice.pick(&BY);
        let second = dice.pick(&BY);
        let chosen: &[_] = if first.0 == second.0 { &[*first] } else { &[*first, *second] };
        let filters: Vec<Filter> =
            chosen.iter().map(|(item, value)| Filter::parse(&plan, item, value).unwrap()).collect();
        let sorted = index.sort(&plan, &filters, None, u32::MAX);
        let at = filters.iter().fold(0, |at, filter| at * filter.by.size(&plan) + filter.value);
        for (release, people) in releases.iter().enumerate() {
            let inside: Vec<_> =
                people.iter().filter(|person| chosen.iter().all(|filter| is_in(person, *filter))).map(row).collect();
            let plain = super::sample::counted(&plan, inside);
            let part: Part<'_> = Counted::Sorted(&plan, &sorted).part(release, at).unwrap();
            assert_eq!(part.people(Subject::People)[0], plain.people.asked.net, "{chosen:?}");
            let parts = (0..sorted.groups).map(|at| Counted::Sorted(&plan, &sorted).part(release, at).unwrap());
            let everybody: i64 = parts.map(|part| part.people(Subject::People)[0]).sum();
            assert_eq!(everybody, i64::try_from(people.len()).unwrap());
            for (question, known) in plan.questions.iter().enumerate() {
                let subject = Subject::Question(question);
                let tally = Counted::Sorted(&plan, &sorted).tally(subject, at, release, release + 1);
                assert!(is_alike(&tally, &plain.questions[question]), "seed {seed}, {chosen:?}: {}", known.id);
            }
        }
    }
}

/// Sums of numbers come in another order.
fn is_alike(tally: &crate::report::Tally, plain: &crate::report::Tally) -> bool {
    use crate::report::tally::Cells;
    let heads = (tally.asked, tally.answered) == (plain.asked, plain.answered);
    heads
        && match (&tally.cells, &plain.cells) {
            (Cells::Numbers { bins, sums }, Cells::Numbers { bins: others, sums: expected }) => {
                let near = |(one, two): (&f64, &f64)| (one - two).abs() <= 1e-9 * two.abs().max(1.0);
                bins == others && sums.iter().flatten().zip(expected.iter().flatten()).all(near)
            }
            (cells, others) => cells == others,
        }
}

#[test]
fn a_release_that_is_read_again_takes_the_place_of_what_was_there() {
    let plan = plan();
    let rows = |answers: &[&'static str]| answers.iter().map(|answers| Row { answers, ..Row::default() }).collect();
    let (never, often) = (r#"{"noise":"never"}"#, r#"{"noise":"often"}"#);
    let mut one = index(&plan, [rows(&[never, often]), rows(&[never])]);
    let (first, second) = (one.rows_until(1), one.rows_until(2));
    let mut again = one.begin([1]);
    one.packer(&plan).push(&mut again, 1, &Row { answers: often, ..Row::default() }).unwrap();
    one.put(again);
    assert_eq!((first, second, one.rows_until(1), one.rows_until(2)), (2, 3, 1, 2));
}
