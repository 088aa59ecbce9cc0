//! Surveys that are being written: forms for every part of a definition, conditions as menus and sentences, what a new
//! version changes, and what is still missing before it can go out.
//!
//! Pure. A [`Draft`] may be wrong or half done; nothing here asks for more than JSON, and what a form does not show
//! stays as it was. Only [`definition::read`](crate::definition::read) decides whether it is right.

mod condition;
mod difference;
mod draft;
mod field;
mod input;
mod map;
mod order;
mod plain;
mod ready;
mod review;
mod structure;
#[cfg(test)]
mod tests;
mod translation;
mod view;

pub use condition::{Clause, Join, Rows, Subject, What, band_words, operator_words, takes_several};
pub use difference::{Change, Class, breaks, changes};
pub use draft::{Draft, KNOWN_ROLES, Part};
pub use field::{
    ABOUT, Control, Field, MEDIA, OPTION, PAGE, REPORT, ROW, SETTINGS, SURVEY, Section, VARIANTS, WORDS, about,
    settings,
};
pub use input::{Input, Of, drop_blank, name_from, names};
pub use map::{Lead, MapPage, MapQuestion, map};
pub use plain::in_plain_words;
pub use ready::{Missing, Readers, missing};
pub use review::{Agreed, Agreement, Eyes, READY, agreement, difference_of, needed, said, words_of};
pub use structure::Move;
pub use translation::{Standing, Translated, Wording, from_cell, to_cell};
pub use view::{ChoiceView, FieldView, FindingView, GroupView, Look, SectionView, WordsView, id_of, language_name};
