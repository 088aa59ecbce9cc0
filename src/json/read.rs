//! Nodes → typed values, with every error collected on the way.

use super::finding::{Findings, Pointer};
use super::parse::{Json, Node};
use std::collections::BTreeMap;

/// A value that can be read from a JSON node.
pub trait FromNode: Sized {
    /// Reads the node at `pointer`. `None` means that at least one error went into `findings`.
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self>;

    /// The value of a member that is not there; `None` when it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// A value to go on with after an error, so that what stands around it is checked in the same run. Nobody sees
    /// it: a document with an error becomes nothing.
    fn stand_in() -> Option<Self> {
        Self::absent()
    }
}

/// The name among `known` that a person who wrote `name` probably meant.
#[must_use]
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |other: &str| strsim::jaro_winkler(&name.to_lowercase(), &other.to_lowercase());
    known
        .into_iter()
        .map(|other| (likeness(other), other))
        .filter(|(score, _)| *score > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other)
}

/// Checks that `node` is an object with no other members than `keys` and those that begin with `x-`, and returns its
/// members by name.
pub fn read_object<'a>(
    node: &'a Node,
    keys: &[&'static str],
    pointer: &Pointer,
    findings: &mut Findings,
) -> Option<BTreeMap<&'a str, &'a Node>> {
    let Json::Object(members) = &node.value else {
        findings.error(pointer, format!("Expected an object {{…}}, found {}.", node.value.described()));
        return None;
    };
    for (name, ..) in members {
        if !keys.contains(&name.as_str()) && !name.starts_with("x-") {
            findings.error(&pointer.key(name), unknown(name, keys));
        }
    }
    Some(members.iter().map(|(name, _, value)| (name.as_str(), value)).collect())
}

fn unknown(name: &str, keys: &[&'static str]) -> String {
    match did_you_mean(name, keys.iter().copied()) {
        Some(meant) => format!("\"{name}\" is not known here. Did you mean \"{meant}\"?"),
        None => format!(
            "\"{name}\" is not known here. Known are: {}. A key of your own begins with \"x-\".",
            keys.join(", ")
        ),
    }
}

fn wrong<T>(node: &Node, expected: &str, pointer: &Pointer, findings: &mut Findings) -> Option<T> {
    findings.error(pointer, format!("Expected {expected}, found {}.", node.value.described()));
    None
}

impl FromNode for String {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(text) => Some(text.clone()),
            _ => wrong(node, "a text in double quotes", pointer, findings),
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Self::new())
    }
}

impl FromNode for bool {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match node.value {
            Json::Bool(value) => Some(value),
            _ => wrong(node, "true or false, without quotes", pointer, findings),
        }
    }
}

macro_rules! whole_number {
    ($($type:ty),*) => {$(
        impl FromNode for $type {
            fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
                let Json::Number(number) = &node.value else {
                    return wrong(node, "a whole number, without quotes", pointer, findings);
                };
                let read = number.parse().ok();
                if read.is_none() {
                    findings.error(pointer, format!("Expected a whole number, 0 or more, found {number}."));
                }
                read
            }
        }
    )*};
}
whole_number!(u16, u32);

impl FromNode for f64 {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        let Json::Number(number) = &node.value else {
            return wrong(node, "a number, without quotes", pointer, findings);
        };
        let read = number.parse().ok().filter(|value: &f64| value.is_finite());
        if read.is_none() {
            findings.error(pointer, format!("The number {number} is too large."));
        }
        read
    }
}

impl<T: FromNode> FromNode for Option<T> {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        T::read(node, pointer, findings).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromNode> FromNode for Box<T> {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        T::read(node, pointer, findings).map(Self::new)
    }
}

impl<T: FromNode> FromNode for Vec<T> {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        let Json::Array(elements) = &node.value else {
            return wrong(node, "a list […]", pointer, findings);
        };
        let read: Vec<Option<T>> =
            elements.iter().enumerate().map(|(i, one)| T::read(one, &pointer.index(i), findings)).collect();
        read.into_iter().collect()
    }
}

impl<T: FromNode> FromNode for BTreeMap<String, T> {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        let Json::Object(members) = &node.value else {
            return wrong(node, "an object {…}", pointer, findings);
        };
        let read: Vec<Option<(String, T)>> = members
            .iter()
            .filter(|(name, ..)| !name.starts_with("x-"))
            .map(|(name, _, value)| T::read(value, &pointer.key(name), findings).map(|read| (name.clone(), read)))
            .collect();
        read.into_iter().collect()
    }
}

/// Declares a struct that is read from a JSON object and described in the JSON Schema, from one list of fields: names
/// in camel case, unknown members refused, members that begin with `x-` left to the author.
#[macro_export]
macro_rules! typed_object {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident as $key:literal : $type:ty, )*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields, extend("patternProperties" = { "^x-": true }))]
        pub struct $name {
            $( $(#[$field_meta])* #[schemars(rename = $key)] pub $field: $type, )*
        }

        impl $crate::json::FromNode for $name {
            fn read(
                node: &$crate::json::Node,
                pointer: &$crate::json::Pointer,
                findings: &mut $crate::json::Findings,
            ) -> Option<Self> {
                let members = $crate::json::read_object(node, &[$($key),*], pointer, findings)?;
                $(
                    let $field: Option<$type> = match members.get($key) {
                        Some(member) => <$type as $crate::json::FromNode>::read(member, &pointer.key($key), findings),
                        None => {
                            let absent = <$type as $crate::json::FromNode>::absent();
                            if absent.is_none() {
                                findings.error(&pointer.key($key), concat!("\"", $key, "\" is missing here. It is required."));
                            }
                            absent
                        }
                    }
                    .or_else(<$type as $crate::json::FromNode>::stand_in);
                )*
                Some(Self { $($field: $field?,)* })
            }
        }
    )*};
}
