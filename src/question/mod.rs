//! What can be asked: one file per kind, the closed shapes of answers, and the table of kinds.
//!
//! A kind knows its settings, how an answer is read and refused, what it looks like, how it is counted. It knows no
//! page, no database, no HTTP and no clock: the day comes in as an argument. Everything above this room works on the
//! closed shapes ([`Answer`], [`Control`], [`Column`]) and never asks which kind it has.

mod answer;
mod build;
mod choice;
mod column;
mod consent;
mod control;
mod date;
mod decimal;
mod email;
mod given;
mod group;
mod hidden;
mod integer;
mod long_text;
mod matrix;
mod multi_choice;
mod note;
mod number;
mod phone;
mod postcode;
mod problem;
mod scale;
mod select;
mod single_choice;
mod table;
mod text;
mod time;
mod touchpoints;
mod wording;
mod words;
mod yes_no;

pub use answer::{Answer, Number, PartialDate, Precision, Shape};
pub use build::{Build, check_name};
pub use choice::{Choice, Row};
pub use column::{Bins, Column};
pub use control::{Control, GridRowView, OptionView};
pub use given::{Fields, Given};
pub use problem::{Problem, Wrong};
pub use table::{Entry, KINDS, Status, kind_names, known};
pub use wording::{Label, Media, MediaView, Reader, SignedView, Source, Variant, Wording, sources};

use std::collections::BTreeSet;
use std::fmt::Debug;

/// What a kind has to know of the moment at which it is asked.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The day, where the survey is.
    pub today: jiff::civil::Date,
    /// The options and rows that were not offered on the path taken.
    pub withheld: &'a BTreeSet<String>,
    /// Whether an answer must be given.
    pub required: bool,
    /// The places whose answers are taken at this moment.
    pub places: &'a [String],
}

/// A kind of question with its settings.
pub trait Kind: Debug + Send + Sync {
    /// The name that a definition uses.
    fn name(&self) -> &'static str;

    /// The shape of its answers.
    fn shape(&self) -> Shape;

    /// Reads what was given. `Ok(None)` is a question left blank. Errors: all that is wrong with it.
    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>>;

    /// What stands on the page, in the words for `reader`. `id` is the item's id.
    fn control(&self, id: &str, reader: &Reader<'_>) -> Control;

    /// How answers are counted.
    fn column(&self) -> Column;

    /// What can be chosen, in order; empty for kinds without choices.
    fn choices(&self) -> &[Choice] {
        &[]
    }

    /// The rows of a grid, in order.
    fn rows(&self) -> &[Row] {
        &[]
    }

    /// Whether an answer in one's own words can stand beside the choices.
    fn takes_other(&self) -> bool {
        false
    }

    /// Whether answers are words that a person wrote, which a moderator reads before others do.
    fn is_free_text(&self) -> bool {
        false
    }

    /// Whether a word why can stand beside each of several answers.
    fn asks_why(&self) -> bool {
        false
    }

    /// Whether people can write words of their own here, beside other answers or as the answer.
    fn takes_words(&self) -> bool {
        self.is_free_text() || self.takes_other() || self.asks_why()
    }

    /// Whether it follows the steps of a journey, with a feeling at each.
    fn is_journey(&self) -> bool {
        false
    }

    /// Whether answers tell who somebody is, or how to reach them, whatever the definition says.
    fn is_personal(&self) -> bool {
        self.is_free_text()
    }

    /// Whether this is a question at all; a note is not.
    fn is_question(&self) -> bool {
        true
    }

    /// Whether the answer is the place where it is collected.
    fn is_place(&self) -> bool {
        false
    }

    /// The display in use.
    fn display(&self) -> &'static str {
        ""
    }

    /// The words of an answer for the person who gave it.
    fn describe(&self, answer: &Answer, reader: &Reader<'_>) -> Vec<String> {
        answer.describe(self.choices(), self.rows(), reader)
    }
}

/// The values of choices that are offered.
pub(crate) fn offered<'a>(choices: &'a [Choice], asked: &'a Asked<'_>) -> impl Iterator<Item = &'a Choice> {
    choices.iter().filter(|choice| !asked.withheld.contains(&choice.value))
}
