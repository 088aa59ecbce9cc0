//! The canonical writing of a definition, by which a version is known: no space, members sorted by name, numbers as
//! they were written, strings escaped as RFC 8259 demands and no further.

use crate::json::{Json, Node};

/// The canonical JSON of a document.
#[must_use]
pub fn canonical(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    match &node.value {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => out.push_str(number),
        Json::String(text) => string(text, out),
        Json::Array(elements) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                separate(index, out);
                write(element, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by(|a, b| a.0.cmp(&b.0));
            out.push('{');
            for (index, (name, _, value)) in sorted.into_iter().enumerate() {
                separate(index, out);
                string(name, out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

fn string(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_order_do_not_matter() {
        let write = |text| canonical(&crate::json::parse(text).unwrap());
        assert_eq!(write("{ \"b\": [1, 2.50],\n \"a\": \"\\u0041\\n\" }"), r#"{"a":"A\n","b":[1,2.50]}"#);
        assert_eq!(write(&write("{\"z\":1,\"a\":{\"y\":null,\"b\":true}}")), r#"{"a":{"b":true,"y":null},"z":1}"#);
    }
}
