//! What came in → a [`Response`], or the list of what is wrong with it.
//!
//! The form and the API come through the same [`read`]: hidden answers are dropped, everything that was asked is
//! judged by its kind, and every problem is reported at once. Pure; it knows no HTTP and no database.

mod body;
mod looks;
mod read;
mod stored;
mod submission;

pub use body::{Body, BodyError};
pub use looks::{Likeness, looks_like};
pub use read::{Reading, Response, read, reading};
pub use stored::Comment;
pub use submission::{Answers, MODES, Submission};
