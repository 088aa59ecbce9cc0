//! Text → nodes with places. The grammar is RFC 8259's, read by `jsonc-parser` with every extension turned off.

use super::finding::{Finding, Located, Pointer, Severity};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::cell::Cell;
use std::collections::BTreeSet;

/// A place in a text, counted from 1; a column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A JSON value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where its first character stands.
    pub position: Position,
    /// The value.
    pub value: Json,
}

/// The kinds of JSON value. Members of an object keep the order of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object: names, where each name stands, values.
    Object(Vec<(String, Position, Node)>),
}

impl Json {
    /// What this is, in the words of an error message.
    #[must_use]
    pub fn described(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::String(_) => "a text",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

impl Node {
    /// Where `pointer` leads; a missing member's place is its parent's, a member's is its name's.
    #[must_use]
    pub fn position_of(&self, pointer: &Pointer) -> Position {
        let (mut node, mut position) = (self, self.position);
        for step in pointer.steps() {
            let next = match &node.value {
                Json::Object(members) => {
                    members.iter().find(|(name, ..)| *name == step).map(|(_, place, value)| (value, *place))
                }
                Json::Array(elements) => {
                    step.parse().ok().and_then(|index: usize| elements.get(index)).map(|value| (value, value.position))
                }
                _ => None,
            };
            let Some((value, place)) = next else { break };
            (node, position) = (value, place);
        }
        position
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text. Errors: the one place where it stops being JSON, or every name that an object uses twice.
pub fn parse(text: &str) -> Result<Node, Vec<Located>> {
    let lines = Lines::of(text);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        vec![located(lines.position(error.range().start), format!("This is not valid JSON: {}.", error.kind()))]
    })?;
    let Some(value) = parsed.value else {
        return Err(vec![located(Position { line: 1, column: 1 }, "The file is empty.".to_owned())]);
    };
    let mut twice = Vec::new();
    let node = convert(&value, &lines, &mut twice);
    if twice.is_empty() { Ok(node) } else { Err(twice) }
}

fn located(position: Position, message: String) -> Located {
    Located { position, finding: Finding { severity: Severity::Error, pointer: Pointer::root(), message } }
}

fn convert(value: &Value<'_>, lines: &Lines<'_>, twice: &mut Vec<Located>) -> Node {
    let position = lines.position(value.range().start);
    let json = match value {
        Value::NullKeyword(_) => Json::Null,
        Value::BooleanLit(literal) => Json::Bool(literal.value),
        Value::NumberLit(literal) => Json::Number(literal.value.to_owned()),
        Value::StringLit(literal) => Json::String(literal.value.to_string()),
        Value::Array(array) => Json::Array(array.elements.iter().map(|one| convert(one, lines, twice)).collect()),
        Value::Object(object) => {
            let mut seen = BTreeSet::new();
            let mut members = Vec::with_capacity(object.properties.len());
            for property in &object.properties {
                let (name, place) = (property.name.as_str().to_owned(), lines.position(property.range().start));
                if !seen.insert(name.clone()) {
                    twice.push(located(
                        place,
                        format!("\"{name}\" stands twice in this object. Remove one of the two."),
                    ));
                }
                members.push((name, place, convert(&property.value, lines, twice)));
            }
            Json::Object(members)
        }
    };
    Node { position, value: json }
}

/// Where the lines of a text begin, in bytes.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The place that was asked for last, in bytes, and its column: a file on one line is then counted through once.
    last: Cell<(usize, usize)>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, last: Cell::new((0, 1)) }
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let (near, columns) = match self.last.get() {
            (near, columns) if (start..=offset).contains(&near) => (near, columns),
            _ => (start, 1),
        };
        let column = self.text.get(near..offset).map_or(columns, |between| between.chars().count() + columns);
        self.last.set((offset, column));
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (usize, usize, String) {
        let found = parse(text).unwrap_err().remove(0);
        (found.position.line, found.position.column, found.finding.message)
    }

    #[test]
    fn an_error_names_its_line_and_column() {
        let (line, column, message) = error("{\n  \"a\": 1,\n  \"b\": }\n}");
        assert_eq!((line, column), (3, 8), "{message}");
        let (line, _, message) = error("{\"a\": 1,\n \"a\": 2}");
        assert_eq!((line, message.as_str()), (2, "\"a\" stands twice in this object. Remove one of the two."));
    }

    #[test]
    fn nothing_beyond_json_is_read() {
        for text in
            ["{'a': 1}", "{a: 1}", "[1,]", "[+1]", "[.5]", "// x\n1", "[0x1]", "[NaN]", "", &"[".repeat(100_000)]
        {
            assert!(parse(text).is_err(), "{}", text.chars().take(20).collect::<String>());
        }
    }

    #[test]
    fn a_pointer_leads_to_its_place() {
        let node = parse("{\n \"a/b\": [1,\n  {\"c\": 2}]}").unwrap();
        let at = Pointer::root().key("a/b").index(1).key("c");
        assert_eq!(at.as_str(), "/a~1b/1/c");
        assert_eq!(node.position_of(&at), Position { line: 3, column: 4 });
        assert_eq!(node.position_of(&at.key("missing")), Position { line: 3, column: 4 });
    }
}
