//! What a team says that it has done, in "You said, we did": the days from which the limits of a process are calculated
//! anew.

use crate::report::Changed;
use crate::store::{ChangeRecord, Error, Store};
use crate::texts::Language;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What is kept of a published entry, as far as it matters here.
#[derive(Deserialize)]
struct Kept {
    entry: Entry,
}

#[derive(Deserialize)]
struct Entry {
    state: String,
    item: Option<String>,
    by: Option<Date>,
    words: BTreeMap<String, BTreeMap<String, String>>,
}

/// Letters of a mark's words beside a chart.
const LONGEST: usize = 80;

/// What was published as done, with its day, in the order of the days.
pub(super) async fn changed(store: &Store, survey: &str, language: &Language) -> Result<Vec<Changed>, Error> {
    let entries = store.changes(survey).await?;
    let mut changed: Vec<Changed> = entries.iter().filter_map(|entry| mark(entry, language)).collect();
    changed.sort_by_key(|changed| changed.day);
    Ok(changed)
}

fn mark(record: &ChangeRecord, language: &Language) -> Option<Changed> {
    let Kept { entry } = serde_json::from_str(record.published.as_ref()?).ok()?;
    let done = entry.words.get("did").and_then(|words| words.get(language.tag()))?;
    let first = done.split_inclusive(['.', '!', '?']).next().unwrap_or_default();
    let words = short(first.trim().trim_end_matches('.'));
    (entry.state == "done").then_some(Changed { day: entry.by?, words, item: entry.item })
}

/// As many whole words as fit.
fn short(words: &str) -> String {
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("{}…", short.trim_end())
}
