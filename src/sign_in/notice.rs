//! The mail that tells somebody that the way they sign in was changed: whoever did it, the person hears of it.

use crate::store::NewDelivery;
use jiff::Timestamp;

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// A new password.
    Password,
    /// A second factor was set up.
    NewFactor,
    /// The second factor was taken away.
    NoFactor,
    /// New recovery codes.
    Codes,
    /// Every other session was ended.
    SignedOut,
    /// The account was closed, and every session ended.
    Closed,
    /// The account at the provider was forgotten.
    Unlinked,
}

impl Changed {
    fn words(self) -> &'static str {
        match self {
            Self::Password => "Your password was changed.",
            Self::NewFactor => "A second factor was set up for your account.",
            Self::NoFactor => "The second factor of your account was taken away.",
            Self::Codes => "New recovery codes were made for your account. The old ones are worth nothing now.",
            Self::SignedOut => "Your account was signed out everywhere else.",
            Self::Closed => "Your account was closed, and signed out everywhere.",
            Self::Unlinked => "Your account was parted from your organisation's sign-in, and signed out everywhere.",
        }
    }
}

/// The mail to the person; `by` is who did it, where it was not the person.
#[must_use]
pub fn notice(changed: Changed, email: &str, by: Option<&str>, public_url: &str, now: i64) -> NewDelivery {
    let id = uuid::Uuid::new_v4().to_string();
    let when = Timestamp::from_second(now).map(|at| at.strftime("%-d %B %Y, %H:%M UTC").to_string());
    let payload = serde_json::json!({
        "what": changed.words(), "when": when.unwrap_or_default(), "by": by, "signIn": format!("{public_url}/account"),
    });
    NewDelivery {
        report: "account-changed".to_owned(),
        recipient: email.to_owned(),
        period: id.clone(),
        survey: String::new(),
        kind: "account-changed".to_owned(),
        payload: payload.to_string(),
        next_at: now,
        created_at: now,
        id,
    }
}
