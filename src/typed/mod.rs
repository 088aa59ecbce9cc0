//! A definition as it was typed: every key of the format, its type and its words of explanation, and nothing checked
//! beyond that. The JSON Schema is generated from these types, so an editor completes exactly what is read here.
//!
//! What the keys *mean* is for `question` and `definition`; this room only knows their shapes.

mod condition;
mod item;
mod survey;
mod text;

pub use condition::Condition;
pub use item::{Item, Opt, Point, Row, Wording};
pub use survey::{
    Comments, Expected, Owner, Page, Privacy, Release, Report, Reviewed, Role, RoleGroup, RoleObject, SignOffs, Survey,
};
pub use text::{Audio, ByLanguage, Image, SignedVideo, Text};

/// The JSON Schema (2020-12) of a whole definition.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(Survey)
}
