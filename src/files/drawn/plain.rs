//! The PDF of a report in plain words, tagged and checked like the team's.

use super::document::set;
use super::fonts::Fonts;
use super::world::Desk;
use crate::files::Unwritten;
use crate::report::PlainView;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("plain.typ");

/// The version as a PDF. `None`: some of its words are in letters that our fonts do not have; families read no codes.
pub fn plain_pdf(view: &PlainView, fonts: &Fonts) -> Result<Option<Vec<u8>>, Unwritten> {
    let words = serde_json::to_value(view).map_err(|error| Unwritten(error.to_string()))?;
    if !is_legible(&words, fonts) {
        return Ok(None);
    }
    let given = json!({"view": words, "fonts": fonts.families()}).to_string().into_bytes();
    let written = set(&Desk::new(fonts, TEMPLATE, given)?);
    // What was set stays remembered otherwise: nothing of one report is of use to the next.
    comemo::evict(0);
    written.map(Some)
}

fn is_legible(value: &Value, fonts: &Fonts) -> bool {
    match value {
        Value::String(text) => text.chars().all(|letter| letter.is_control() || fonts.have(letter)),
        Value::Array(values) => values.iter().all(|value| is_legible(value, fonts)),
        Value::Object(members) => members.values().all(|value| is_legible(value, fonts)),
        _ => true,
    }
}
