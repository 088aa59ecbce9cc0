//! What helps a moderator through what people wrote: why a comment stands first, which words come up often, which
//! comments say something. Pure; it looks at words and decides nothing: nothing is hidden, published or sent on
//! because of what is found here.

mod concern;
mod phrases;
mod reasons;
mod search;
#[cfg(test)]
mod tests;
mod tokens;

pub use concern::{Concern, concerns};
pub use phrases::{Phrase, phrases};
pub use reasons::Reasons;
pub use search::Search;
