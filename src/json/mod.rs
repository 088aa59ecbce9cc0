//! JSON whose every value remembers where it stands, so that a person can be told what to mend and where.
//!
//! This room knows nothing of surveys. It reads text into [`Node`]s, turns nodes into typed values by
//! [`FromNode`] (the [`typed!`](crate::typed_object) macro writes that for objects) and collects *all* that is wrong
//! in [`Findings`]; it never stops at the first error and never guesses a value.

mod edit;
mod finding;
mod parse;
mod pretty;
mod read;

pub use finding::{Finding, Findings, Located, Pointer, Severity};
pub use parse::{Json, Node, Position, parse};
pub use pretty::pretty;
pub use read::{FromNode, did_you_mean, read_object};
