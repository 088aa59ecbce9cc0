//! Conditions as typed.

use crate::json::{Findings, FromNode, Json, Node, Pointer, did_you_mean};
use schemars::JsonSchema;

/// When a page, an item or an option is shown: the name of one under `conditions`, a comparison with an item, a fact
/// about who is answering, or a combination.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(schema_with = "schema")]
pub enum Condition {
    /// The name of a condition under the survey's `conditions`.
    Named(String),
    /// `{"all": […]}`
    All(Vec<Condition>),
    /// `{"any": […]}`
    Any(Vec<Condition>),
    /// `{"not": …}`
    Not(Box<Condition>),
    /// `{"role": …}`, one or several.
    Role(Vec<String>),
    /// `{"band": …}`, one or several.
    Band(Vec<String>),
    /// `{"language": …}`, one or several.
    Language(Vec<String>),
    /// `{"item": …, OPERATOR: VALUE}`
    Item {
        /// The id of the item, or `matrix/row`.
        item: String,
        /// `is`, `isNot`, `in`, `notIn`, `atLeast`, `atMost`, `moreThan`, `lessThan`, `includes`, `includesAny`,
        /// `includesAll`, `answered`.
        operator: String,
        /// What the answer is compared with.
        value: Json,
    },
}

/// The operators of a comparison with an item.
pub(super) const OPERATORS: &[&str] = &[
    "is",
    "isNot",
    "in",
    "notIn",
    "atLeast",
    "atMost",
    "moreThan",
    "lessThan",
    "includes",
    "includesAny",
    "includesAll",
    "answered",
];
const FORMS: &[&str] = &["item", "role", "band", "language", "all", "any", "not"];

impl FromNode for Condition {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(name) => Some(Self::Named(name.clone())),
            Json::Object(members) => {
                let own: Vec<_> = members.iter().filter(|(name, ..)| !name.starts_with("x-")).collect();
                match own.as_slice() {
                    [(name, _, value)] if name != "item" => combination(name, value, pointer, findings),
                    [(a, _, item), (operator, _, value)] if a == "item" => {
                        comparison(item, operator, value, pointer, findings)
                    }
                    [(operator, _, value), (b, _, item)] if b == "item" => {
                        comparison(item, operator, value, pointer, findings)
                    }
                    _ => wrong(pointer, findings),
                }
            }
            _ => wrong(pointer, findings),
        }
    }
}

fn wrong(pointer: &Pointer, findings: &mut Findings) -> Option<Condition> {
    findings.error(
        pointer,
        "Expected a condition: {\"item\": ID, OPERATOR: VALUE} with one operator, {\"role\": …}, {\"band\": …}, \
         {\"language\": …}, {\"all\": […]}, {\"any\": […]}, {\"not\": …}, or the name of one under \"conditions\".",
    );
    None
}

fn combination(name: &str, value: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Condition> {
    let at = pointer.key(name);
    match name {
        "all" => FromNode::read(value, &at, findings).map(Condition::All),
        "any" => FromNode::read(value, &at, findings).map(Condition::Any),
        "not" => FromNode::read(value, &at, findings).map(Condition::Not),
        "role" => one_or_several(value, &at, findings).map(Condition::Role),
        "band" => one_or_several(value, &at, findings).map(Condition::Band),
        "language" => one_or_several(value, &at, findings).map(Condition::Language),
        other => {
            let hint = did_you_mean(other, FORMS.iter().copied()).map(|meant| format!(" Did you mean \"{meant}\"?"));
            findings.error(&at, format!("\"{other}\" is not a condition.{}", hint.unwrap_or_default()));
            None
        }
    }
}

fn one_or_several(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Vec<String>> {
    match &node.value {
        Json::String(one) => Some(vec![one.clone()]),
        _ => FromNode::read(node, pointer, findings),
    }
}

fn comparison(
    item: &Node,
    operator: &str,
    value: &Node,
    pointer: &Pointer,
    findings: &mut Findings,
) -> Option<Condition> {
    let item = String::read(item, &pointer.key("item"), findings)?;
    if !OPERATORS.contains(&operator) {
        let more = match did_you_mean(operator, OPERATORS.iter().copied()) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => format!("Known are: {}.", OPERATORS.join(", ")),
        };
        let message = format!("\"{operator}\" is not an operator. {more}");
        findings.error(&pointer.key(operator), message);
        return None;
    }
    Some(Condition::Item { item, operator: operator.to_owned(), value: value.value.clone() })
}

fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let this = generator.subschema_for::<Box<Condition>>();
    let several = schemars::json_schema!({ "oneOf": [
        { "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }
    ] });
    let one = |name: &str, value: &schemars::Schema| {
        schemars::json_schema!({
            "type": "object", "properties": { name: value }, "required": [name],
            "patternProperties": { "^x-": true }, "additionalProperties": false
        })
    };
    let list = schemars::json_schema!({ "type": "array", "items": this, "minItems": 1 });
    let comparisons: serde_json::Map<String, serde_json::Value> =
        std::iter::once(("item".to_owned(), serde_json::json!({ "type": "string" })))
            .chain(OPERATORS.iter().map(|operator| ((*operator).to_owned(), operand(operator))))
            .collect();
    schemars::json_schema!({
        "description": "When something is shown: the name of a condition, a comparison with an item, who is answering, or a combination.",
        "anyOf": [
            { "type": "string" },
            {
                "type": "object", "properties": comparisons, "required": ["item"], "minProperties": 2,
                "patternProperties": { "^x-": true }, "additionalProperties": false
            },
            one("all", &list), one("any", &list), one("not", &this),
            one("role", &several), one("band", &several), one("language", &several),
        ]
    })
}

fn operand(operator: &str) -> serde_json::Value {
    let scalar = serde_json::json!({ "type": ["string", "number", "boolean"] });
    match operator {
        "answered" => serde_json::json!({ "type": "boolean" }),
        "in" | "notIn" | "includesAny" | "includesAll" => {
            serde_json::json!({ "type": "array", "items": scalar, "minItems": 1 })
        }
        _ => scalar,
    }
}
