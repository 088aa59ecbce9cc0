//! A survey and the answers so far → what a page shows.
//!
//! A page's words are the same for everybody who reads the same version in the same language, role and band: they are
//! rendered once, with *holes* where a person's answers, errors and path go ([`Compiled`]). A request only fills the
//! holes. Pure: no HTTP, no template engine, no clock.

mod compiled;
mod deflate;
mod fill;
mod hole;
mod length;
mod summary;
mod view;

pub use compiled::{Compiled, Segment};
pub use fill::{Fill, Spoken};
pub use hole::{END, Hole, SEPARATOR, START, marker};
pub use length::length;
pub use summary::{Answered, summary};
pub use view::{ItemView, PageView, WhoView, page_view, who_view};
