//! Files → immutable versions, and the surveys that are published now.
//!
//! A broken file never takes down what is published: it is refused with its errors.

mod catalogue;
mod folder;

pub use catalogue::{Catalogue, Edition, Standing, State, Variants};
pub use folder::{Published, Refused, check_file, publish_folder};
