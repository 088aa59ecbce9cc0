//! What is drawn: the PDF of a report, and its charts as pictures.

mod document;
mod fonts;
mod legible;
mod plain;
mod png;
mod world;

pub use document::pdf;
pub use fonts::Fonts;
pub use plain::plain_pdf;
pub use png::png;
