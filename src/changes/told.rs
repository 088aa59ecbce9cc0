//! What families read: what was published, as it was then.

use super::Entry;
use crate::store::ChangeRecord;
use serde::{Deserialize, Serialize};

/// A published entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// What it says.
    pub entry: Entry,
    /// Who signed it, as they wish to be named.
    pub signed: Vec<String>,
    /// When it was first published, in seconds since 1970.
    pub at: i64,
}

/// As it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    entry: Entry,
    signed: Vec<String>,
}

/// What is kept of an entry that is published, with those who signed it.
#[must_use]
pub fn told(entry: &Entry, signed: Vec<String>) -> String {
    serde_json::to_string(&Kept { entry: entry.clone(), signed }).unwrap_or_default()
}

/// What families read of an entry. `None`: nothing.
#[must_use]
pub fn told_of(change: &ChangeRecord) -> Option<Told> {
    let kept: Kept = serde_json::from_str(change.published.as_ref()?).ok()?;
    Some(Told { id: change.id.clone(), entry: kept.entry, signed: kept.signed, at: change.published_at? })
}

/// Who has written an entry since it was last published.
#[must_use]
pub fn writers(change: &ChangeRecord) -> Vec<String> {
    serde_json::from_str(&change.writers).unwrap_or_default()
}
