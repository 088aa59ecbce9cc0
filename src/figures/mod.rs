//! Records → the disclosed view of a report that web, delivery and commands share; and the step that puts answers into
//! the figures.
//!
//! Figures are sums over whole releases: each keeps what it adds, so a report of all answers never reads a row. A report
//! of a part of the answers reads those of whole releases. Rows one by one leave this room only by `rows`, which says
//! what it keeps back.

mod book;
mod changed;
mod expire;
mod heard;
mod indexes;
mod journeys;
mod part;
mod plain;
mod plan;
mod quality;
mod release;
mod report;
mod rows;
mod themes;

pub use book::Books;
pub use expire::expire;
pub use heard::heard;
pub use journeys::{Journeys, Step};
pub use part::{Choosing, Inquiry, answer, begins_a_period, report_of_part};
pub use plain::plain;
pub use plan::plan;
pub use quality::quality;
pub use release::{Due, release};
pub use report::{Asked, report, report_in};
pub use rows::{RowFormat, Rows, TooFew, codebook};
pub use themes::{settle_themes, themes};
