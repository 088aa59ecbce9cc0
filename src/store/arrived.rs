//! What has arrived on SQLite and is not laid out in its tables yet, as memory knows it:
//! for replays and for counts. `arrivals` has the rows themselves.

use super::bytes::{BodyHash, Key};
use super::submit::NewResponse;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Shared by the writer, which changes it after each commit, and those who ask.
#[derive(Default)]
pub(super) struct Arrived(Mutex<Known>);

#[derive(Default)]
struct Known {
    bodies: HashMap<Key, BodyHash>,
    counts: HashMap<String, i64>,
    /// Rises whenever something has been laid out.
    round: u64,
}

/// A response that has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrival {
    key: Key,
    body: BodyHash,
    survey: String,
}

impl From<&NewResponse> for Arrival {
    fn from(one: &NewResponse) -> Self {
        Self { key: one.key, body: one.body_hash, survey: one.survey.clone() }
    }
}

impl Arrived {
    /// The body that has arrived under a key.
    pub(super) fn body(&self, key: &Key) -> Option<BodyHash> {
        self.lock().bodies.get(key).copied()
    }

    /// How many have arrived.
    pub(super) fn len(&self) -> usize {
        self.lock().bodies.len()
    }

    /// How many of one survey's, and the round in which that was so.
    pub(super) fn of(&self, survey: &str) -> (i64, u64) {
        let known = self.lock();
        (known.counts.get(survey).copied().unwrap_or(0), known.round)
    }

    pub(super) fn add(&self, new: Vec<Arrival>) {
        let mut known = self.lock();
        for Arrival { key, body, survey } in new {
            known.bodies.insert(key, body);
            *known.counts.entry(survey).or_default() += 1;
        }
    }

    /// These are in their tables now.
    pub(super) fn remove(&self, laid: &[Arrival]) {
        let mut known = self.lock();
        known.round += 1;
        for one in laid {
            let was_known = known.bodies.remove(&one.key).is_some();
            if let (true, Some(count)) = (was_known, known.counts.get_mut(&one.survey)) {
                *count -= 1;
            }
        }
        if known.bodies.is_empty() {
            *known = Known { round: known.round, ..Known::default() };
        }
    }

    /// Nothing is left: a command may have laid out what the writer took in.
    pub(super) fn clear(&self) {
        let mut known = self.lock();
        let round = known.round + 1;
        *known = Known { round, ..Known::default() };
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
