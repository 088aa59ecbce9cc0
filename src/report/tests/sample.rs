//! A small survey, and made-up people who answer it.

use crate::question::{Bins, Column};
use crate::report::{Group, Include, Index, Marks, Plan, Question, Row, Sensitivity, Tallies};
use crate::texts::Language;

/// A repeatable source of numbers (xorshift64*, Vigna 2016).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

pub(super) fn group(id: &str, label: &str, parent: Option<(&str, &str)>) -> Group {
    let parent = parent.map(|(id, label)| (id.into(), label.into()));
    Group { id: id.into(), label: label.into(), language: None, parent, parent_language: None }
}

pub(super) fn question(id: &str, label: &str, column: Column, labels: &[(&str, &str)]) -> Question {
    Question {
        id: id.into(),
        label: label.into(),
        column,
        labels: labels.iter().map(|(value, words)| ((*value).into(), (*words).into())).collect(),
        row_labels: Default::default(),
        sensitivity: Sensitivity::Ordinary,
        positive: Vec::new(),
        negative: Vec::new(),
        report: Include::Include,
        page: None,
        marks: Marks::default(),
    }
}

pub(super) fn code(values: &[&str]) -> Column {
    Column::Code(values.iter().map(|value| (*value).into()).collect())
}

/// Ward design in little.
pub(super) fn plan() -> Plan {
    let young = Some(("childrenAndYoungPeople", "Children and young people"));
    let often = [("never", "Never"), ("sometimes", "Sometimes"), ("often", "Often")];
    let mut noise =
        question("noise", "How often did noise wake you at night?", code(&["never", "sometimes", "often"]), &often);
    noise.positive = vec!["never".into()];
    noise.negative = vec!["often".into()];
    let mut grid = question(
        "ward",
        "What was the ward like?",
        Column::Grid { rows: vec!["light".into(), "beds".into()], values: vec!["good".into(), "bad".into()] },
        &[("good", "Good"), ("bad", "Bad")],
    );
    grid.row_labels = [("light".into(), "The light".into()), ("beds".into(), "The beds".into())].into();
    grid.positive = vec!["good".into()];
    let mut ethnicity = question(
        "background",
        "What is your background?",
        code(&["a", "b", "c"]),
        &[("a", "A"), ("b", "B"), ("c", "C")],
    );
    ethnicity.sensitivity = Sensitivity::Special;
    let mut words = question("say", "What would you change?", Column::Moderated, &[]);
    words.sensitivity = Sensitivity::Personal;
    Plan {
        survey: "ward-design".into(),
        title: "Help design the new wards".into(),
        language: Language::english(),
        questions: vec![
            noise,
            question(
                "liked",
                "What did you like?",
                Column::Set(vec!["garden".into(), "window".into(), "food".into()]),
                &[("garden", "Garden"), ("window", "My own window"), ("food", "Food")],
            ),
            grid,
            question(
                "nights",
                "How many nights did you stay?",
                Column::Number(Bins::between(Some(0.0), Some(30.0), true)),
                &[],
            ),
            ethnicity,
            words,
        ],
        roles: vec![
            group("child", "Children", young),
            group("youngPerson", "Young people", young),
            group("parentCarer", "Parents and carers", None),
            group("sibling", "Brothers and sisters", None),
            group("supporter", "Supporters", None),
        ],
        helps: vec![group("alone", "On their own", None), group("together", "Together with somebody", None)],
        bands: Vec::new(),
        languages: vec![group("en", "English", None), group("ur", "Urdu", None)],
        modes: Vec::new(),
        places: Vec::new(),
        place: None,
        release_at_least: 10,
        comments_from: 8,
    }
}

/// The index of releases, numbered from 1 on, of rows with these answers and roles.
pub(super) fn index<'r>(plan: &Plan, releases: impl IntoIterator<Item = Vec<Row<'r>>>) -> Index {
    let mut index = Index::new(plan);
    let releases: Vec<Vec<Row<'r>>> = releases.into_iter().collect();
    let mut segments = index.begin((1..).zip(&releases).map(|(number, _)| number));
    let mut packer = index.packer(plan);
    for (number, rows) in (1..).zip(&releases) {
        rows.iter().for_each(|row| packer.push(&mut segments, number, row).unwrap());
    }
    index.put(segments);
    index
}

/// What rows count for everybody together.
pub(super) fn counted<'r>(plan: &Plan, rows: impl IntoIterator<Item = Row<'r>>) -> crate::report::tallies::Slice {
    Tallies::of(plan, rows).unwrap().everybody
}

/// The tallies of people who gave one answer each.
pub(super) fn tally(plan: &Plan, people: &[(&str, Option<&str>)]) -> Tallies {
    Tallies::of(plan, people.iter().map(|(answers, role)| Row { answers, role: *role, ..Row::default() })).unwrap()
}
