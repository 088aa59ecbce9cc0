//! Files → immutable versions, and the surveys that are published now.
//!
//! A broken file never takes down what is published: it is refused with its errors.

mod bank;
mod catalogue;
mod drafts;
mod folder;
mod pictures;
mod review;
mod upload;
mod version;

pub use bank::{BankEntry, bank, templates};
pub use catalogue::{Catalogue, Edition, Standing, State, Variants};
pub use drafts::{DraftMedia, NotPublished, is_preview, publish_draft};
pub use folder::{Published, Refused, check_file, publish_folder};
pub use pictures::{OwnPicture, own_picture, own_pictures};
pub use review::{Round, is_about};
pub use upload::{Clean, clean};
pub use version::BROWSER;
