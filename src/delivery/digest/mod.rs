//! Digests: one mail a round of what is new, in the surveys and places that somebody has chosen.
//!
//! `due` finds whose round it is and what has joined the figures since their last letter; `letter` writes it when it is
//! sent, from the figures that the page shows, after another look at what the person may read; `parts` says of what a
//! survey's news are told. Nothing new: no letter.

mod attached;
mod due;
mod letter;
mod parts;

pub(super) use due::put_due;

use serde::{Deserialize, Serialize};

/// The kind of such deliveries.
pub(super) const KIND: &str = "digest";

/// What a digest is written from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestPayload {
    /// What is new.
    pub news: Vec<News>,
}

/// The releases of a survey that the last letter did not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// The survey.
    pub survey: String,
    /// The newest release that was told; 0 where none was.
    pub from: u32,
    /// The newest that there is, or was when the round began.
    pub until: u32,
}
