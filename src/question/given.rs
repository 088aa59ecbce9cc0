//! What came in for one item, before a kind has judged it: from a form's fields, or from JSON.

use super::answer::Shape;
use serde_json::Value;
use std::collections::BTreeMap;

/// What was given for an item, by shape, not yet judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// Nothing.
    Blank,
    /// Words, a number's digits, an ISO date, a time.
    Text(String),
    /// A number of a JSON document.
    Number(f64),
    /// A date in parts, as typed: day, month, year.
    Parts([String; 3]),
    /// Values chosen, and the words of `other`.
    Choices(Vec<String>, Option<String>),
    /// A value for each row, with a word why.
    Grid(BTreeMap<String, (String, Option<String>)>),
    /// JSON of a type that this shape does not have.
    WrongType,
}

/// Ends the name of the field for a word why; no name of a row has a dot.
const WHY: &str = ".why";

/// The fields of a form that belong to one item: the part after the item's id (`""`, `other`, `day`, a row) and the value.
pub type Fields<'a> = [(&'a str, &'a str)];

impl Given {
    /// Reads the fields that a form sent for an item of this shape.
    #[must_use]
    pub fn from_fields(shape: Shape, fields: &Fields<'_>) -> Self {
        let part = |name: &str| fields.iter().find(|(part, _)| *part == name).map_or("", |(_, value)| *value).trim();
        match shape {
            Shape::Text | Shape::Number | Shape::Time => text(part("")),
            Shape::Date if part("").is_empty() => {
                let parts = [part("day"), part("month"), part("year")];
                if parts.iter().all(|part| part.is_empty()) {
                    Self::Blank
                } else {
                    Self::Parts(parts.map(str::to_owned))
                }
            }
            Shape::Date => text(part("")),
            Shape::Choices => {
                let chosen = fields.iter().filter(|(part, value)| part.is_empty() && !value.is_empty());
                choices(chosen.map(|(_, value)| (*value).to_owned()).collect(), Some(part("other")))
            }
            Shape::Grid => {
                let mut cells: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
                for (part, value) in fields.iter().filter(|(part, value)| !part.is_empty() && !value.is_empty()) {
                    match part.strip_suffix(WHY) {
                        Some(row) => cells.entry(row.to_owned()).or_default().1 = Some((*value).to_owned()),
                        None => (*value).clone_into(&mut cells.entry((*part).to_owned()).or_default().0),
                    }
                }
                grid(cells)
            }
            Shape::Nothing | Shape::Files | Shape::Entries => Self::Blank,
        }
    }

    /// Reads the value of a JSON document for an item of this shape, as the API's page writes them.
    #[must_use]
    pub fn from_json(shape: Shape, value: &Value) -> Self {
        match (shape, value) {
            (_, Value::Null) => Self::Blank,
            (Shape::Text | Shape::Date | Shape::Time, Value::String(words)) => text(words.trim()),
            (Shape::Number, Value::Number(number)) => number.as_f64().map_or(Self::WrongType, Self::Number),
            (Shape::Choices, Value::Bool(yes)) => choices(vec![if *yes { "yes" } else { "no" }.to_owned()], None),
            (Shape::Choices, Value::Number(number)) => choices(vec![number.to_string()], None),
            (Shape::Choices, Value::String(_) | Value::Object(_)) => chosen(std::slice::from_ref(value)),
            (Shape::Choices, Value::Array(values)) => chosen(values),
            (Shape::Grid, Value::Object(cells)) => {
                let read: Option<_> =
                    cells.iter().map(|(row, value)| cell(value).map(|cell| (row.clone(), cell))).collect();
                read.map_or(Self::WrongType, grid)
            }
            _ => Self::WrongType,
        }
    }
}

fn text(words: &str) -> Given {
    if words.is_empty() { Given::Blank } else { Given::Text(words.to_owned()) }
}

fn choices(values: Vec<String>, other: Option<&str>) -> Given {
    let other = other.map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned);
    if values.is_empty() { Given::Blank } else { Given::Choices(values, other) }
}

fn grid(cells: BTreeMap<String, (String, Option<String>)>) -> Given {
    if cells.is_empty() { Given::Blank } else { Given::Grid(cells) }
}

/// `"value"`, `{"value": "other", "text": "…"}`, or in a list `{"other": "…"}`.
fn chosen(values: &[Value]) -> Given {
    let (mut read, mut other) = (Vec::new(), None);
    for value in values {
        match value {
            Value::String(value) => read.push(value.clone()),
            Value::Number(value) => read.push(value.to_string()),
            Value::Object(members) => {
                match (member(members, "value"), member(members, "text"), member(members, "other")) {
                    (Some(value), words, None) => {
                        other = words.or(other);
                        read.push(value.to_owned());
                    }
                    (None, None, Some(words)) => {
                        other = Some(words);
                        read.push(super::select::OTHER.to_owned());
                    }
                    _ => return Given::WrongType,
                }
            }
            _ => return Given::WrongType,
        }
    }
    choices(read, other)
}

fn member<'a>(members: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a str> {
    members.get(name).and_then(Value::as_str)
}

fn cell(value: &Value) -> Option<(String, Option<String>)> {
    match value {
        Value::String(value) => Some((value.clone(), None)),
        Value::Number(value) => Some((value.to_string(), None)),
        Value::Object(members) => {
            Some((member(members, "feeling")?.to_owned(), member(members, "why").map(str::to_owned)))
        }
        _ => None,
    }
}
