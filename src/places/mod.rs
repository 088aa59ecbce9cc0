//! Places where answers are collected: what staff type about them, the words of their addresses, and their posters.
//!
//! A collection point is a place that a survey uses. It has an address of its own, `/p/{code}`, that leads to the survey
//! and carries the place along. Places are kept beside definitions: a new one needs no new version of a survey.

mod code;
mod lay;
mod poster;
mod qr;
mod typed;
mod wrap;

pub use code::{new_code, read_code};
pub use lay::{Laid, lay, use_in};
pub use poster::{Home, Poster, Size, poster};
pub use qr::{Qr, qr};
pub use typed::{Details, Rules, Typed, Wrong};
pub use wrap::fit;
