//! A submission as it came in, before anything is judged.

use crate::definition::{Item, More};
use crate::question::Given;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The ways in which answers are collected, by their names on the wire.
pub const MODES: &[&str] = &["online", "tablet", "kiosk", "text", "telephone", "paper", "interview"];

/// Answers as they came in.
#[derive(Debug, Clone, PartialEq)]
pub enum Answers {
    /// The fields of a form, in order: `item`, or `item.part`.
    Fields(Vec<(String, String)>),
    /// A JSON object by item.
    Json(Map<String, Value>),
}

/// What somebody sent: who answers, and the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// The language that was read, by tag.
    pub language: String,
    /// The role.
    pub role: Option<String>,
    /// How it was answered.
    pub help: Option<String>,
    /// The age band, where it was told beside the answers.
    pub band: Option<String>,
    /// How it was collected.
    pub mode: Option<String>,
    /// Whether the questions after check answers were asked; where that was not told, they were if one of them stands
    /// among the answers.
    pub more: Option<More>,
    /// The answers.
    pub answers: Answers,
}

impl Submission {
    /// The bytes by which two submissions are the same: every part with its name, JSON with sorted members.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let who = (&self.language, &self.role, &self.help, &self.band, &self.mode);
        let written = match &self.answers {
            Answers::Fields(fields) => serde_json::to_vec(&(who.0, who.1, who.2, who.3, who.4, fields)),
            Answers::Json(answers) => serde_json::to_vec(&(who.0, who.1, who.2, who.3, who.4, Members(answers))),
        };
        // Texts and numbers can always be written into memory.
        written.unwrap_or_default()
    }
}

/// A value with the members of each object in the order of their names, however the map keeps them.
struct Sorted<'a>(&'a Value);

/// The members of an object, as a list of name and value.
struct Members<'a>(&'a Map<String, Value>);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => Members(members).serialize(serializer),
            Value::Array(values) => serializer.collect_seq(values.iter().map(Sorted)),
            other => other.serialize(serializer),
        }
    }
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members: Vec<(&String, Sorted<'_>)> =
            self.0.iter().map(|(name, value)| (name, Sorted(value))).collect();
        members.sort_by_key(|(name, _)| *name);
        serializer.collect_seq(members)
    }
}

/// The answers, found by item.
pub(super) enum ByItem<'a> {
    Fields(BTreeMap<&'a str, Vec<(&'a str, &'a str)>>),
    Json(&'a Map<String, Value>),
}

impl<'a> ByItem<'a> {
    pub(super) fn of(answers: &'a Answers) -> Self {
        match answers {
            Answers::Json(answers) => Self::Json(answers),
            Answers::Fields(fields) => {
                let mut by_item: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
                for (name, value) in fields {
                    let (item, part) = name.split_once('.').unwrap_or((name, ""));
                    by_item.entry(item).or_default().push((part, value));
                }
                Self::Fields(by_item)
            }
        }
    }

    pub(super) fn given(&self, item: &Item) -> Given {
        match self {
            Self::Fields(fields) => fields
                .get(item.id.as_str())
                .map_or(Given::Blank, |fields| Given::from_fields(item.kind.shape(), fields)),
            Self::Json(answers) => {
                answers.get(&item.id).map_or(Given::Blank, |value| Given::from_json(item.kind.shape(), value))
            }
        }
    }

    /// Whether the item stands among the answers, if only as left blank.
    pub(super) fn has(&self, item: &Item) -> bool {
        match self {
            Self::Fields(fields) => fields.contains_key(item.id.as_str()),
            Self::Json(answers) => answers.contains_key(&item.id),
        }
    }

    /// The names that no item has.
    pub(super) fn unknown<'b>(&'b self, known: impl Fn(&str) -> bool + 'b) -> Vec<&'a str> {
        match self {
            // A form's fields are ours; one that is left over from an older version is not the family's mistake.
            Self::Fields(_) => Vec::new(),
            Self::Json(answers) => answers.keys().map(String::as_str).filter(|name| !known(name)).collect(),
        }
    }
}
