//! Conditions: when a page, an item or an option is shown.

use super::people::Band;
use crate::question::{Answer, PartialDate};
use crate::texts::Language;
use std::collections::BTreeMap;
use std::fmt;

/// When something is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Each of them holds.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// Somebody in one of these roles answers.
    Role(Vec<String>),
    /// The child is in one of these bands.
    Band(Vec<Band>),
    /// It is read in one of these languages.
    Language(Vec<Language>),
    /// An earlier answer passes a test.
    Item {
        /// The item.
        item: String,
        /// The row, of a matrix.
        row: Option<String>,
        /// What the answer must be.
        test: Test,
    },
}

/// What an answer must be. A blank answer passes none of these but [`Test::Answered`]`(false)`.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The one value chosen, or the only one.
    Is(String),
    /// Another value.
    IsNot(String),
    /// One of these.
    In(Vec<String>),
    /// None of these.
    NotIn(Vec<String>),
    /// This or more.
    AtLeast(Level),
    /// This or less.
    AtMost(Level),
    /// More than this.
    MoreThan(Level),
    /// Less than this.
    LessThan(Level),
    /// This value is among those chosen.
    Includes(String),
    /// At least one of these is.
    IncludesAny(Vec<String>),
    /// Each of these is.
    IncludesAll(Vec<String>),
    /// Whether there is an answer at all.
    Answered(bool),
}

/// What a comparison compares with.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub enum Level {
    /// A number, or a point of a scale.
    Number(f64),
    /// A date.
    Date(PartialDate),
    /// A time of day.
    Time(jiff::civil::Time),
}

/// As the answer would be written.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Time(time) => write!(f, "{:02}:{:02}", time.hour(), time.minute()),
        }
    }
}

/// What is known when a condition is asked.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The role that somebody answers in.
    pub role: Option<String>,
    /// How old the child is.
    pub band: Option<Band>,
    /// The language that is read.
    pub language: Option<Language>,
    /// The answers on the path so far.
    pub answers: BTreeMap<String, Answer>,
}

impl Condition {
    /// Whether it holds.
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> bool {
        match self {
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(facts)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(facts)),
            Self::Not(condition) => !condition.holds(facts),
            Self::Role(roles) => facts.role.as_ref().is_some_and(|role| roles.contains(role)),
            Self::Band(bands) => facts.band.is_some_and(|band| bands.contains(&band)),
            Self::Language(languages) => facts.language.as_ref().is_some_and(|language| languages.contains(language)),
            Self::Item { item, row, test } => test.passes(&values(facts.answers.get(item), row.as_deref())),
        }
    }

    /// Whether it asks how old the child is.
    #[must_use]
    pub fn asks_band(&self) -> bool {
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().any(Self::asks_band),
            Self::Not(condition) => condition.asks_band(),
            Self::Band(_) => true,
            _ => false,
        }
    }

    /// The items that it asks.
    #[must_use]
    pub fn items(&self) -> Vec<&str> {
        match self {
            Self::All(conditions) | Self::Any(conditions) => conditions.iter().flat_map(Self::items).collect(),
            Self::Not(condition) => condition.items(),
            Self::Item { item, .. } => vec![item],
            Self::Role(_) | Self::Band(_) | Self::Language(_) => Vec::new(),
        }
    }
}

/// An answer as conditions see it.
struct Seen<'a> {
    values: Vec<&'a str>,
    text: Option<String>,
    level: Option<Level>,
}

fn values<'a>(answer: Option<&'a Answer>, row: Option<&str>) -> Seen<'a> {
    let mut seen = Seen { values: Vec::new(), text: None, level: None };
    match answer {
        Some(Answer::Choices { values, .. }) => seen.values = values.iter().map(String::as_str).collect(),
        Some(Answer::Grid(cells)) => match row {
            Some(row) => seen.values = cells.get(row).map(|(value, _)| value.as_str()).into_iter().collect(),
            None => seen.values = cells.values().map(|(value, _)| value.as_str()).collect(),
        },
        Some(Answer::Text(text)) => seen.text = Some(text.clone()),
        Some(Answer::Number(number)) => {
            (seen.level, seen.text) = (Some(Level::Number(number.value())), Some(number.to_string()));
        }
        Some(Answer::Date(date)) => (seen.level, seen.text) = (Some(Level::Date(*date)), Some(date.to_string())),
        Some(Answer::Time(time)) => {
            (seen.level, seen.text) =
                (Some(Level::Time(*time)), Some(format!("{:02}:{:02}", time.hour(), time.minute())));
        }
        Some(Answer::Files(ids)) => seen.text = (!ids.is_empty()).then(String::new),
        Some(Answer::Entries(entries)) => seen.text = (!entries.is_empty()).then(String::new),
        None => {}
    }
    if let ([one], None) = (seen.values.as_slice(), &seen.level) {
        seen.level = one.parse().ok().map(Level::Number);
    }
    seen
}

impl Seen<'_> {
    fn blank(&self) -> bool {
        self.values.is_empty() && self.text.is_none()
    }

    fn is(&self, value: &str) -> bool {
        match &self.text {
            Some(text) => text == value,
            None => self.values.len() == 1 && self.values.contains(&value),
        }
    }

    fn has(&self, value: &str) -> bool {
        self.values.contains(&value)
    }
}

impl Test {
    /// Whether an answer, other than a matrix's, passes.
    pub(super) fn passes_answer(&self, answer: &Answer) -> bool {
        self.passes(&values(Some(answer), None))
    }

    fn passes(&self, seen: &Seen<'_>) -> bool {
        if let Self::Answered(wanted) = self {
            return seen.blank() != *wanted;
        }
        if seen.blank() {
            return false;
        }
        let compare = |level: &Level, wanted: fn(std::cmp::Ordering) -> bool| {
            seen.level.and_then(|own| own.partial_cmp(level)).is_some_and(wanted)
        };
        match self {
            Self::Is(value) => seen.is(value),
            Self::IsNot(value) => !seen.is(value),
            Self::In(values) => values.iter().any(|value| seen.is(value)),
            Self::NotIn(values) => !values.iter().any(|value| seen.is(value)),
            Self::AtLeast(level) => compare(level, std::cmp::Ordering::is_ge),
            Self::AtMost(level) => compare(level, std::cmp::Ordering::is_le),
            Self::MoreThan(level) => compare(level, std::cmp::Ordering::is_gt),
            Self::LessThan(level) => compare(level, std::cmp::Ordering::is_lt),
            Self::Includes(value) => seen.has(value),
            Self::IncludesAny(values) => values.iter().any(|value| seen.has(value)),
            Self::IncludesAll(values) => values.iter().all(|value| seen.has(value)),
            Self::Answered(_) => true,
        }
    }
}
