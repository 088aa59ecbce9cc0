//! A code and its words, written beforehand for each format: rows repeat the same few.

use super::RowFormat;
use crate::report::harmless;
use serde_json::json;

/// What stands where a question was asked and left blank.
pub(super) const BLANK: &str = "(blank)";
/// What stands where ten people do not share it.
pub(super) const NOT_SHOWN: &str = "(not shown)";

/// A code and its words.
#[derive(Debug, Clone)]
pub(super) struct Said {
    csv: String,
    json: String,
}

impl Said {
    pub(super) fn new(code: &str, words: &str) -> Self {
        Self { csv: format!("{},{}", cell(code), cell(words)), json: json!({"code": code, "words": words}).to_string() }
    }

    /// The same for both: what is no answer.
    pub(super) fn no_answer(words: &str) -> Self {
        Self { csv: format!("{words},{words}"), json: "null".to_owned() }
    }

    pub(super) fn written(&self, format: RowFormat) -> &str {
        match format {
            RowFormat::Csv => &self.csv,
            RowFormat::Ndjson => &self.json,
        }
    }
}

/// A cell of RFC 4180 that no spreadsheet runs.
pub(super) fn cell(words: &str) -> String {
    let words = harmless(words);
    if words.contains([',', '"', '\n', '\r']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}
