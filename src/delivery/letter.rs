//! What is in a mail, and who writes it. Nothing here knows how mail travels.

use crate::store::Delivery;
use std::fmt;
use std::future::Future;

/// A mail's words: three renderings of one template each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The subject. Line breaks in it become spaces.
    pub subject: String,
    /// The whole content as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Whom it goes to, where the delivery does not say it.
    pub to: Option<String>,
    /// The address at which whoever gets it leaves with one click, where mails of its kind come again (RFC 8058).
    pub leave: Option<String>,
    /// Files that it carries.
    pub attached: Vec<Attachment>,
}

/// A file that a mail carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, in plain letters.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a delivery was not made, in words for the operator. Never with an answer's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It may go well later.
    Passing(String),
    /// It never will by itself.
    Lasting(String),
    /// There is nothing to send any more, and nothing is wrong.
    Needless(String),
}

impl Trouble {
    /// What the outbox keeps.
    #[must_use]
    pub fn message(&self) -> &str {
        let (Self::Passing(message) | Self::Lasting(message) | Self::Needless(message)) = self;
        message
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Trouble {}

/// Writes the letter of a delivery, at the time that it is sent.
pub trait Letters: Send + Sync {
    /// The letter. Errors: what it needs can't be read now, or never.
    fn letter(&self, delivery: &Delivery) -> impl Future<Output = Result<Letter, Trouble>> + Send;
}
