//! Why a comment stands where it stands in a moderator's queue.

use super::concern::{Concern, concerns};
use crate::response::{Likeness, looks_like};

/// What a program has noticed of a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Words of concern.
    pub concerns: Vec<Concern>,
    /// What seems to tell who somebody is: the warner of families' forms, so that both say the same.
    pub details: Vec<Likeness>,
}

impl Reasons {
    /// What there is to notice of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { concerns: concerns(text), details: looks_like(text) }
    }

    /// Its place in the queue, the lowest first: words of concern, then what may tell who somebody is, then the others.
    #[must_use]
    pub fn rank(&self) -> u8 {
        match (self.concerns.is_empty(), self.details.is_empty()) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => 2,
        }
    }
}
