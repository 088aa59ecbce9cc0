//! yousaid: surveys and feedback for co-production teams in children's healthcare.

pub mod definition;
pub mod json;
pub mod question;
pub mod texts;
pub mod typed;
