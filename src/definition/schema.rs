//! The JSON Schema of a definition, generated from the types in `typed` and the table of kinds.

use crate::question::kind_names;
use crate::typed;

/// The schema as it stands in `survey-definitions/survey.schema.json`.
#[must_use]
pub fn schema_text() -> String {
    let mut schema = typed::schema().to_value();
    if let Some(kind) = schema.pointer_mut("/$defs/Item/properties/type") {
        kind["enum"] = kind_names().collect();
    }
    schema["title"] = "A yousaid survey definition".into();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
