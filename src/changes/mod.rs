//! "You said, we did": what a team writes about what it did, and what families read of it.
//!
//! An entry says in every language of the survey, and in Easy Read, what people said, and what was done, will be done by
//! a day, or can't be done and why. Somebody who did not write it reads it before families do. Figures come in disclosed
//! alone. Who wishes to hear of it is sealed here, and never stands beside an answer.

mod compare;
mod entry;
mod missing;
mod news;
mod picture;
mod poster;
mod told;

pub use compare::{Comparison, Month, Period, compare};
pub use entry::{Entry, PARTS, Part, State};
pub use missing::{Gap, languages, missing, wrong};
pub use news::{
    Hearer, Pending, Talk, confirm_token, confirmation, hearer, key_of, leave_token, news_of, open_letter, pending,
    subscriber, talk,
};
pub use picture::{Picture, RowView, picture};
pub use poster::{Poster, Sheet, poster};
pub use told::{Told, told, told_of, writers};
