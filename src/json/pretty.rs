//! The one layout in which documents are written for people: two spaces a level, members in their own order, and what
//! fits on a line on one line. Files in that layout come back from the browser byte for byte.

use super::parse::{Json, Node};

/// How long a line may be that holds a whole object or list, in characters.
const WIDTH: usize = 140;

/// The document, laid out, with a line break at its end.
#[must_use]
pub fn pretty(node: &Node) -> String {
    let mut out = String::new();
    write(node, 0, 0, true, &mut out);
    out.push('\n');
    out
}

/// `used` is how much of the line its name has taken; a document and a page never stand on one line.
fn write(node: &Node, level: usize, used: usize, is_open: bool, out: &mut String) {
    let fits = width(node, WIDTH.saturating_sub(level * 2 + used)).is_some();
    match &node.value {
        Json::Array(elements) if !elements.is_empty() && !fits => {
            let parts = elements.iter().map(|element| (String::new(), element));
            open('[', ']', parts, level, out);
        }
        Json::Object(members) if !members.is_empty() && (is_open || !fits) => {
            let parts = members.iter().map(|(name, _, value)| (format!("{}: ", quoted(name)), value));
            open('{', '}', parts, level, out);
        }
        _ => out.push_str(&flat(node)),
    }
}

fn open<'a>(begin: char, end: char, parts: impl Iterator<Item = (String, &'a Node)>, level: usize, out: &mut String) {
    out.push(begin);
    for (index, (name, value)) in parts.enumerate() {
        out.push_str(if index > 0 { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(level + 1));
        out.push_str(&name);
        write(value, level + 1, name.chars().count(), false, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(level));
    out.push(end);
}

/// How long a value is on one line, where that is less than `room`. It looks no further than that.
fn width(node: &Node, room: usize) -> Option<usize> {
    let text = |text: &str| (text.len() < room * 4 + 4).then(|| quoted(text).chars().count());
    let width = match &node.value {
        Json::Null => 4,
        Json::Bool(value) => value.to_string().len(),
        Json::Number(number) => number.len(),
        Json::String(words) => text(words)?,
        Json::Array(elements) => elements.iter().try_fold(2, |sum, element| {
            let gap = if sum > 2 { 2 } else { 0 };
            Some(sum + gap + width(element, room.checked_sub(sum + gap)?)?)
        })?,
        Json::Object(members) => members.iter().try_fold(2, |sum, (name, _, value)| {
            let before = sum + text(name)? + if sum > 2 { 4 } else { 2 };
            Some(before + width(value, room.checked_sub(before)?)?)
        })?,
    };
    (width < room).then_some(width)
}

fn flat(node: &Node) -> String {
    match &node.value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::String(text) => quoted(text),
        Json::Array(elements) => {
            let parts: Vec<String> = elements.iter().map(flat).collect();
            format!("[{}]", parts.join(", "))
        }
        Json::Object(members) => {
            let parts: Vec<String> =
                members.iter().map(|(name, _, value)| format!("{}: {}", quoted(name), flat(value))).collect();
            format!("{{{}}}", parts.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
