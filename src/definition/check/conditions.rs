//! Typed conditions → checked ones: references exist, fit, and point back.

use super::variants::no_role;
use crate::definition::condition::{Condition, Level, Test};
use crate::definition::people::Band;
use crate::json::{Findings, Json, Pointer, did_you_mean};
use crate::question::{Kind, PartialDate, Shape};
use crate::texts::Language;
use crate::typed;
use std::collections::BTreeMap;

/// What conditions may refer to at a place in the survey.
pub(super) struct Scope<'a> {
    /// The conditions by name.
    pub(super) named: &'a BTreeMap<String, typed::Condition>,
    /// The ids of all items, wherever they stand.
    pub(super) all_items: &'a [String],
    /// The roles.
    pub(super) roles: &'a [String],
    /// The languages.
    pub(super) languages: &'a [Language],
    /// For how many days the survey keeps answers.
    pub(super) kept_for: Option<u32>,
    /// The items that stand before, by id; `None` for one that is wrong itself, of which nothing more is said.
    pub(super) earlier: BTreeMap<String, Option<Earlier>>,
}

/// An item that a condition may ask.
pub(super) struct Earlier {
    kind: &'static str,
    shape: Shape,
    values: Vec<String>,
    rows: Vec<String>,
}

impl Earlier {
    pub(super) fn of(kind: &dyn Kind) -> Self {
        let own = kind.takes_other().then(|| "other".to_owned());
        Self {
            kind: kind.name(),
            shape: kind.shape(),
            values: kind.choices().iter().map(|choice| choice.value.clone()).chain(own).collect(),
            rows: kind.rows().iter().map(|row| row.id.clone()).collect(),
        }
    }
}

/// The operators that a condition may ask the answers of `kind` with, or those of a row of it.
#[must_use]
pub fn operators(kind: &dyn Kind, of_row: bool) -> Vec<&'static str> {
    let by_value = ["is", "isNot", "in", "notIn"].as_slice();
    let own: &[&str] = match (kind.shape(), kind.name()) {
        (Shape::Nothing, _) => return Vec::new(),
        (_, "multiChoice") => &["includes", "includesAny", "includesAll", "is"],
        (Shape::Grid, _) if !of_row => &[],
        (_, "scale") | (Shape::Number | Shape::Date | Shape::Time, _) => {
            &["is", "isNot", "atLeast", "atMost", "moreThan", "lessThan"]
        }
        (Shape::Choices | Shape::Grid, _) => by_value,
        _ => &[],
    };
    own.iter().copied().chain(std::iter::once("answered")).collect()
}

/// " Did you mean …?", where a known name is near.
pub(super) fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    did_you_mean(name, known).map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default()
}

impl Scope<'_> {
    /// Checks a condition that stands at `at`.
    pub(super) fn check(&self, typed: &typed::Condition, at: &Pointer, findings: &mut Findings) -> Option<Condition> {
        self.resolve(typed, at, &mut Vec::new(), findings)
    }

    fn resolve<'b>(
        &'b self,
        typed: &'b typed::Condition,
        at: &Pointer,
        names: &mut Vec<&'b str>,
        findings: &mut Findings,
    ) -> Option<Condition> {
        match typed {
            typed::Condition::Named(name) => self.named(name, at, names, findings),
            typed::Condition::All(list) => self.list(list, &at.key("all"), names, findings).map(Condition::All),
            typed::Condition::Any(list) => self.list(list, &at.key("any"), names, findings).map(Condition::Any),
            typed::Condition::Not(one) => {
                self.resolve(one, &at.key("not"), names, findings).map(|one| Condition::Not(Box::new(one)))
            }
            typed::Condition::Role(roles) => self.roles(roles, &at.key("role"), findings),
            typed::Condition::Band(bands) => check_bands(bands, &at.key("band"), findings),
            typed::Condition::Language(tags) => self.languages(tags, &at.key("language"), findings),
            typed::Condition::Item { item, operator, value } => self.comparison(item, operator, value, at, findings),
        }
    }

    fn named<'b>(
        &'b self,
        name: &'b str,
        at: &Pointer,
        names: &mut Vec<&'b str>,
        findings: &mut Findings,
    ) -> Option<Condition> {
        let Some(condition) = self.named.get(name) else {
            let hint = meant(name, self.named.keys().map(String::as_str));
            findings.error(at, format!("There is no condition \"{name}\" under \"conditions\".{hint}"));
            return None;
        };
        if names.contains(&name) {
            findings.error(
                at,
                format!("The condition \"{name}\" refers to itself in a circle: {} → {name}.", names.join(" → ")),
            );
            return None;
        }
        names.push(name);
        let here = Pointer::root().key("conditions").key(name);
        let resolved = self.resolve(condition, &here, names, findings);
        names.pop();
        resolved
    }

    fn list<'b>(
        &'b self,
        list: &'b [typed::Condition],
        at: &Pointer,
        names: &mut Vec<&'b str>,
        findings: &mut Findings,
    ) -> Option<Vec<Condition>> {
        if list.is_empty() {
            findings.error(at, "There is no condition in this list. Give at least one.");
            return None;
        }
        let read: Vec<_> =
            list.iter().enumerate().map(|(i, one)| self.resolve(one, &at.index(i), names, findings)).collect();
        read.into_iter().collect()
    }

    fn roles(&self, roles: &[String], at: &Pointer, findings: &mut Findings) -> Option<Condition> {
        some(roles, at, findings)?;
        for role in roles.iter().filter(|role| !self.roles.contains(role)) {
            findings.error(at, no_role(role, self.roles));
        }
        Some(Condition::Role(roles.to_vec()))
    }

    fn languages(&self, tags: &[String], at: &Pointer, findings: &mut Findings) -> Option<Condition> {
        some(tags, at, findings)?;
        let read = |tag: &String| Language::parse(tag).filter(|language| self.languages.contains(language));
        for tag in tags.iter().filter(|tag| read(tag).is_none()) {
            findings.error(at, format!("\"{tag}\" is not one of this survey's languages."));
        }
        Some(Condition::Language(tags.iter().filter_map(read).collect()))
    }

    fn comparison(
        &self,
        name: &str,
        operator: &str,
        value: &Json,
        at: &Pointer,
        findings: &mut Findings,
    ) -> Option<Condition> {
        let (item, row) = match name.split_once('/') {
            Some((item, row)) => (item, Some(row)),
            None => (name, None),
        };
        let Some(earlier) = self.earlier.get(item) else {
            self.unknown_item(item, &at.key("item"), findings);
            return None;
        };
        let earlier = earlier.as_ref()?;
        if let Err(message) = earlier.takes_row(item, row) {
            findings.error(&at.key("item"), message);
            return None;
        }
        let test = earlier.test(operator, value, row.is_some());
        match test {
            Ok(test) => Some(Condition::Item { item: item.to_owned(), row: row.map(str::to_owned), test }),
            Err(message) => {
                findings.error(&at.key(operator), message);
                None
            }
        }
    }

    fn unknown_item(&self, item: &str, at: &Pointer, findings: &mut Findings) {
        let message = if self.all_items.iter().any(|known| known == item) {
            format!(
                "\"{item}\" is not asked before the place where this condition is used. A condition can refer to earlier \
                 items only."
            )
        } else {
            format!("There is no item \"{item}\".{}", meant(item, self.all_items.iter().map(String::as_str)))
        };
        findings.error(at, message);
    }
}

fn some(names: &[String], at: &Pointer, findings: &mut Findings) -> Option<()> {
    if names.is_empty() {
        findings.error(at, "This list is empty, so the condition never holds. Name at least one.");
    }
    (!names.is_empty()).then_some(())
}

fn check_bands(names: &[String], at: &Pointer, findings: &mut Findings) -> Option<Condition> {
    some(names, at, findings)?;
    let known = Band::ALL.map(Band::id).join(", ");
    for name in names.iter().filter(|name| Band::parse(name).is_none()) {
        findings.error(at, format!("\"{name}\" is not an age band. Known are: {known}."));
    }
    Some(Condition::Band(names.iter().filter_map(|name| Band::parse(name)).collect()))
}

impl Earlier {
    fn takes_row(&self, item: &str, row: Option<&str>) -> Result<(), String> {
        match (row, self.kind) {
            (None, "note" | "group") => Err(format!("\"{item}\" is a {}: it has no answer.", self.kind)),
            (None, _) => Ok(()),
            (Some(row), "matrix" | "touchpoints") if self.rows.iter().any(|known| known == row) => Ok(()),
            (Some(row), "matrix" | "touchpoints") => {
                Err(format!("\"{item}\" has no row \"{row}\".{}", meant(row, self.rows.iter().map(String::as_str))))
            }
            (Some(_), _) => Err(format!("\"{item}\" is not a matrix, so it has no rows.")),
        }
    }

    fn test(&self, operator: &str, value: &Json, of_row: bool) -> Result<Test, String> {
        if operator == "answered" {
            return match value {
                Json::Bool(wanted) => Ok(Test::Answered(*wanted)),
                _ => Err("\"answered\" is true or false.".to_owned()),
            };
        }
        if matches!(self.kind, "matrix" | "touchpoints") && !of_row {
            return Err(
                "Name a row of the matrix, as \"matrix/row\". Of the whole, only \"answered\" can be asked.".to_owned()
            );
        }
        match operator {
            "is" => self.value(value).map(Test::Is),
            "isNot" => self.value(value).map(Test::IsNot),
            "in" => self.values(value).map(Test::In),
            "notIn" => self.values(value).map(Test::NotIn),
            "includes" => self.set(operator).and_then(|()| self.value(value)).map(Test::Includes),
            "includesAny" => self.set(operator).and_then(|()| self.values(value)).map(Test::IncludesAny),
            "includesAll" => self.set(operator).and_then(|()| self.values(value)).map(Test::IncludesAll),
            "atLeast" => self.level(value).map(Test::AtLeast),
            "atMost" => self.level(value).map(Test::AtMost),
            "moreThan" => self.level(value).map(Test::MoreThan),
            _ => self.level(value).map(Test::LessThan),
        }
    }

    fn set(&self, operator: &str) -> Result<(), String> {
        if self.kind == "multiChoice" {
            Ok(())
        } else {
            Err(format!(
                "\"{operator}\" asks an item of the type \"multiChoice\"; this is of the type \"{}\".",
                self.kind
            ))
        }
    }

    /// A value as an answer would be written.
    fn value(&self, value: &Json) -> Result<String, String> {
        let name = match value {
            Json::String(name) => name.clone(),
            Json::Number(number) => number.parse::<f64>().map_or_else(|_| number.clone(), |value| value.to_string()),
            Json::Bool(yes) if matches!(self.kind, "yesNo" | "consent") => if *yes { "yes" } else { "no" }.to_owned(),
            other => return Err(format!("Expected a value to compare with, found {}.", other.described())),
        };
        match self.shape {
            Shape::Choices | Shape::Grid => self.option(name),
            Shape::Number | Shape::Date | Shape::Time => self.level(value).map(|level| level.to_string()),
            _ => Ok(name),
        }
    }

    fn option(&self, name: String) -> Result<String, String> {
        if self.values.is_empty() || self.values.contains(&name) {
            return Ok(name);
        }
        let hint = meant(&name, self.values.iter().map(String::as_str));
        Err(format!("\"{name}\" is not one of its options.{hint} They are: {}.", self.values.join(", ")))
    }

    fn values(&self, value: &Json) -> Result<Vec<String>, String> {
        match value {
            Json::Array(values) if !values.is_empty() => values.iter().map(|value| self.value(&value.value)).collect(),
            _ => Err("Expected a list of values.".to_owned()),
        }
    }

    fn level(&self, value: &Json) -> Result<Level, String> {
        let counts = self.shape == Shape::Number || self.kind == "scale";
        let (read, expected) = match (self.shape, value) {
            (_, Json::Number(number)) if counts => (number.parse().ok().map(Level::Number), "a number"),
            _ if counts => (None, "a number, without quotes"),
            (Shape::Date, Json::String(day)) => {
                (PartialDate::parse(day).map(Level::Date), "a date such as \"2026-11-01\"")
            }
            (Shape::Date, _) => (None, "a date such as \"2026-11-01\""),
            (Shape::Time, Json::String(time)) => (clock(time).map(Level::Time), "a time such as \"08:00\""),
            (Shape::Time, _) => (None, "a time such as \"08:00\""),
            _ => {
                let known = "Only numbers, scales, dates and times can be more or less";
                return Err(format!("The answer of the type \"{}\" can't be compared by size. {known}.", self.kind));
            }
        };
        read.ok_or_else(|| format!("Expected {expected}: that is what the answer of the type \"{}\" is.", self.kind))
    }
}

fn clock(text: &str) -> Option<jiff::civil::Time> {
    jiff::civil::Time::strptime("%H:%M", text).ok().filter(|_| text.len() == 5)
}
