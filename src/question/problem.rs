//! What is wrong with an answer: a stable code for programs, and the arguments of the sentence for people.

use super::answer::{PartialDate, Precision};
use super::wording::Reader;
use crate::texts::{Args, Value};

/// What a kind says is wrong with what was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    /// A stable code in camel case, such as `tooLarge`.
    pub code: &'static str,
    /// The row of a grid, or the part of a date, that it concerns.
    pub part: Option<String>,
    /// The arguments of the sentence.
    pub args: Args,
}

impl Wrong {
    /// A problem of the whole answer.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self { code, part: None, args: Args::new() }
    }

    /// With an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// Concerning one part of the answer.
    #[must_use]
    pub fn at(mut self, part: &str) -> Self {
        self.part = Some(part.to_owned());
        self
    }
}

/// What is wrong with the answer to one item of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The item's id.
    pub item: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

impl Problem {
    /// The sentence for a person; `label` is the question as that person reads it.
    #[must_use]
    pub fn say(&self, reader: &Reader<'_>, label: &str) -> String {
        let mut args = self.wrong.args.clone();
        args.entry("label").or_insert_with(|| label.into());
        for value in args.values_mut() {
            if let Value::Text(text) = value {
                // A day is an argument in ISO's writing; people read it in words.
                if let Some(date) = PartialDate::parse(text).filter(|date| date.precision() == Precision::Day) {
                    *text = reader.date(date);
                }
            }
        }
        reader.interface().say(reader.language(), &format!("error-{}", kebab(self.wrong.code)), &args)
    }
}

fn kebab(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + 4);
    for c in code.chars() {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
