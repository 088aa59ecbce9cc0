//! Words: languages, an author's texts by language, the tiny markup, and the interface's own texts (Fluent).
//!
//! Pure. The interface's texts are the `.ftl` files in `templates/texts/`; no sentence that a person reads in a form
//! stands anywhere else.

mod interface;
mod language;
mod localized;
mod markup;

pub use interface::{Args, Interface, Value};
pub use language::Language;
pub use localized::Localized;
pub use markup::{escape, markup_inline, markup_to_html, markup_to_text};
