//! For each item that a condition asks, a few answers that between them pass and fail every test in every way that is
//! possible: to try these is as good as to try all answers.

use crate::definition::condition::{Condition, Level, Test};
use crate::definition::survey::{Item, Survey};
use crate::question::{Answer, Asked, Given, PartialDate, Precision, Shape};
use jiff::civil::{Date, Time};
use jiff::{Span, ToSpan};
use std::collections::{BTreeMap, BTreeSet};

/// The most answers of one item that are tried.
const MOST: usize = 256;
/// Ages in every band, and at their edges.
const AGES: &[f64] = &[3.0, 7.0, 8.0, 11.0, 12.0, 15.0, 16.0, 30.0];

/// What conditions ask of one item: the row and the test of each.
type Asks<'a> = Vec<(Option<&'a str>, &'a Test)>;

/// The answers to try, by item; `None` where they are too many.
pub(super) fn candidates(survey: &Survey, age: Option<&str>) -> Option<BTreeMap<String, Vec<Answer>>> {
    let mut asks: BTreeMap<&str, Asks<'_>> = BTreeMap::new();
    for condition in conditions(survey) {
        collect(condition, &mut asks);
    }
    if let Some(age) = age {
        asks.entry(age).or_default();
    }
    let items = asks.into_iter().filter_map(|(id, asks)| Some((survey.item(id)?, asks)));
    items.map(|(item, asks)| of_item(item, &asks, age).map(|answers| (item.id.clone(), answers))).collect()
}

/// Every condition of a survey.
pub(super) fn conditions(survey: &Survey) -> impl Iterator<Item = &Condition> {
    let pages = survey.pages.iter().filter_map(|page| page.visible_if.as_ref());
    let items = survey.items().flat_map(|item| item.visible_if.iter().chain(item.option_conditions.values()));
    pages.chain(items)
}

fn collect<'a>(condition: &'a Condition, asks: &mut BTreeMap<&'a str, Asks<'a>>) {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|one| collect(one, asks)),
        Condition::Not(one) => collect(one, asks),
        Condition::Item { item, row, test } => asks.entry(item).or_default().push((row.as_deref(), test)),
        Condition::Role(_) | Condition::Band(_) | Condition::Language(_) => {}
    }
}

fn of_item(item: &Item, asks: &Asks<'_>, age: Option<&str>) -> Option<Vec<Answer>> {
    let tests: Vec<&Test> = asks.iter().map(|(_, test)| *test).collect();
    let answers = match item.kind.shape() {
        Shape::Nothing => Vec::new(),
        Shape::Choices if item.kind.name() == "multiChoice" => sets(item, &tests)?,
        Shape::Choices => singles(item, &tests),
        Shape::Grid => grids(item, asks)?,
        Shape::Number => numbers(item, &tests, age == Some(item.id.as_str())),
        Shape::Date => dates(&tests),
        Shape::Time => times(&tests),
        Shape::Text => names(&tests).into_iter().chain(["\u{1}".to_owned()]).map(Answer::Text).collect(),
        Shape::Files => vec![Answer::Files(vec![String::new()])],
        Shape::Entries => vec![Answer::Entries(vec![BTreeMap::new()])],
    };
    (answers.len() <= MOST).then_some(answers)
}

/// The values that tests name.
fn names(tests: &[&Test]) -> BTreeSet<String> {
    let named = |test: &&Test| match test {
        Test::Is(value) | Test::IsNot(value) | Test::Includes(value) => vec![value.clone()],
        Test::In(values) | Test::NotIn(values) | Test::IncludesAny(values) | Test::IncludesAll(values) => {
            values.clone()
        }
        _ => Vec::new(),
    };
    tests.iter().flat_map(named).collect()
}

fn levels(tests: &[&Test]) -> Vec<Level> {
    let level = |test: &&Test| match test {
        Test::AtLeast(level) | Test::AtMost(level) | Test::MoreThan(level) | Test::LessThan(level) => Some(*level),
        _ => None,
    };
    tests.iter().filter_map(level).collect()
}

/// Each value that can be chosen; for a place, which the definition does not list, those that are named and another.
fn singles(item: &Item, tests: &[&Test]) -> Vec<Answer> {
    let mut values: BTreeSet<String> = item.kind.choices().iter().map(|choice| choice.value.clone()).collect();
    if values.is_empty() {
        values = names(tests);
        values.insert("\u{1}".to_owned());
    }
    values.extend(item.kind.takes_other().then(|| "other".to_owned()));
    values.into_iter().map(|value| Answer::Choices { values: vec![value], other: None }).collect()
}

/// Each set of the values that tests name, alone and with as many others as make it an answer.
fn sets(item: &Item, tests: &[&Test]) -> Option<Vec<Answer>> {
    let own = item.kind.takes_other().then_some("other");
    let (alone, free): (Vec<_>, Vec<_>) = item.kind.choices().iter().partition(|choice| choice.exclusive);
    let all: Vec<&str> = free
        .into_iter()
        .map(|c| c.value.as_str())
        .chain(own)
        .chain(alone.into_iter().map(|c| c.value.as_str()))
        .collect();
    let named = names(tests);
    let (named, others): (Vec<&str>, Vec<&str>) = all.into_iter().partition(|value| named.contains(*value));
    if named.len() > 7 {
        return None;
    }
    let subsets = (0..1_usize << named.len()).map(|bits| {
        named.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, value)| *value).collect::<Vec<_>>()
    });
    Some(subsets.flat_map(|set| completed(item, &set, &others)).collect())
}

fn completed(item: &Item, set: &[&str], others: &[&str]) -> Vec<Answer> {
    let with = |more: usize| {
        chosen(item, set.iter().chain(others.iter().take(more)).map(|value| (*value).to_owned()).collect())
    };
    let alone = others.iter().filter(|_| set.is_empty()).filter_map(|value| chosen(item, vec![(*value).to_owned()]));
    with(0).into_iter().chain((1..=others.len()).find_map(with)).chain(alone.take(1)).collect()
}

/// The set as an answer, if the item takes it.
fn chosen(item: &Item, values: Vec<String>) -> Option<Answer> {
    parsed(item, &Given::Choices(values, Some("-".to_owned())))
}

fn parsed(item: &Item, given: &Given) -> Option<Answer> {
    // Which places there are, a definition does not say: any that it names may be one.
    let places = if let Given::Choices(values, _) = given { values.as_slice() } else { &[] };
    let asked = Asked { today: Date::MIN, withheld: &BTreeSet::new(), required: false, places };
    item.kind.parse(given, &asked).ok().flatten()
}

/// Each combination of values of the rows that are asked; other rows are answered or not.
fn grids(item: &Item, asks: &Asks<'_>) -> Option<Vec<Answer>> {
    let rows: BTreeSet<&str> = asks.iter().filter_map(|(row, _)| *row).collect();
    let mut grids: Vec<BTreeMap<String, (String, Option<String>)>> = vec![BTreeMap::new()];
    let other = item.kind.rows().iter().map(|row| row.id.as_str()).find(|row| !rows.contains(row));
    for row in rows.into_iter().chain(other) {
        let mut next = grids.clone();
        for choice in item.kind.choices() {
            next.extend(grids.iter().map(|grid| {
                let mut grid = grid.clone();
                grid.insert(row.to_owned(), (choice.value.clone(), None));
                grid
            }));
        }
        if next.len() > MOST {
            return None;
        }
        grids = next;
    }
    Some(grids.into_iter().filter(|grid| !grid.is_empty()).map(Answer::Grid).collect())
}

/// The numbers that tests name, those beside and between them, and an age of each band.
fn numbers(item: &Item, tests: &[&Test], is_age: bool) -> Vec<Answer> {
    let named = names(tests).into_iter().filter_map(|name| name.parse().ok());
    let levels = levels(tests).into_iter().filter_map(|level| match level {
        Level::Number(number) => Some(number),
        _ => None,
    });
    let ages = AGES.iter().copied().filter(|_| is_age);
    let mut edges: Vec<f64> = named.chain(levels).chain(ages).chain([0.0]).collect();
    edges.sort_by(f64::total_cmp);
    let between: Vec<f64> = edges.windows(2).filter_map(|pair| Some((pair.first()? + pair.last()?) / 2.0)).collect();
    let steps = (0..=200).map(f64::from).chain([0.01, 0.1, 0.5]);
    let beside = steps.flat_map(|step| edges.iter().flat_map(move |edge| [edge - step, edge + step]));
    let tried = beside.chain(between.iter().copied());
    let answers = tried.filter_map(|number| parsed(item, &Given::Number(number))).collect();
    distinct(answers, tests)
}

/// One answer for each way to pass and fail the tests, and for each band of an age.
fn distinct(answers: Vec<Answer>, tests: &[&Test]) -> Vec<Answer> {
    let mut seen = BTreeSet::new();
    let band = |answer: &Answer| match answer {
        Answer::Number(years) => Some(crate::definition::Band::of_age(years.value())),
        _ => None,
    };
    answers
        .into_iter()
        .filter(|answer| {
            let passes: Vec<bool> = tests.iter().map(|test| test.passes_answer(answer)).collect();
            seen.insert((passes, band(answer)))
        })
        .collect()
}

fn dates(tests: &[&Test]) -> Vec<Answer> {
    let named = names(tests).into_iter().filter_map(|name| PartialDate::parse(&name));
    let levels = levels(tests).into_iter().filter_map(|level| match level {
        Level::Date(date) => Some(date),
        _ => None,
    });
    let edges = named.chain(levels).map(PartialDate::first).chain([jiff::civil::date(2000, 1, 1)]);
    let steps: [Span; 7] = [0.days(), 1.day(), (-1).days(), 1.month(), (-1).months(), 1.year(), (-1).years()];
    let near = edges.flat_map(|edge| steps.into_iter().filter_map(move |step| edge.checked_add(step).ok()));
    let near: Vec<Date> = near.collect();
    let as_exact = |precision| near.iter().filter_map(move |date| cut(*date, precision)).map(Answer::Date);
    let answers = [Precision::Year, Precision::Month, Precision::Day].into_iter().flat_map(as_exact).collect();
    distinct(answers, tests)
}

fn cut(date: Date, precision: Precision) -> Option<PartialDate> {
    let month = if precision >= Precision::Month { date.month() } else { 1 };
    let day = if precision >= Precision::Day { date.day() } else { 1 };
    PartialDate::new(date.year(), month, day, precision)
}

fn times(tests: &[&Test]) -> Vec<Answer> {
    let named = names(tests).into_iter().filter_map(|name| name.parse::<Time>().ok());
    let levels = levels(tests).into_iter().filter_map(|level| match level {
        Level::Time(time) => Some(time),
        _ => None,
    });
    let edges = named.chain(levels).chain([Time::midnight()]);
    let near = edges.flat_map(|edge| [0, 1, -1].map(|minutes| edge.wrapping_add(minutes.minutes())));
    distinct(near.map(Answer::Time).collect(), tests)
}
