//! What can be chosen, and the rows of a grid.

use super::wording::Wording;

/// One of the values that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The stable name that responses and reports use.
    pub value: String,
    /// Its words and picture.
    pub wording: Wording,
    /// Whether it is chosen alone.
    pub exclusive: bool,
}

/// A row of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The stable name.
    pub id: String,
    /// Its words.
    pub wording: Wording,
}
