//! Signing in through the provider of an organisation: OpenID Connect Core 1.0, the code flow, with PKCE (RFC 7636),
//! state and nonce. What it tells of the provider and its keys is asked for when somebody first signs in, and kept.
//!
//! Without the Cargo feature `oidc` there is never a provider, and settings that name one are refused.

#[cfg(feature = "oidc")]
mod client;
#[cfg(feature = "oidc")]
mod flow;
#[cfg(feature = "oidc")]
mod known;
mod settings;

#[cfg(feature = "oidc")]
pub use flow::Provider;
pub use settings::{ClientSecret, FactorClaim, ProviderSettings};

use serde::{Deserialize, Serialize};

/// Whether this build can ask a provider.
pub const HAS_PROVIDERS: bool = cfg!(feature = "oidc");

/// How long somebody may take at the provider.
pub const SIGN_IN_SECONDS: i64 = 600;

/// Somebody who is on the way to the provider.
#[derive(Debug)]
pub struct OnTheWay {
    /// Where the browser goes on.
    pub address: String,
    /// What comes back with the browser that has begun, and no other.
    pub carried: Carried,
}

/// What a browser carries, sealed, while somebody signs in at the provider.
#[derive(Serialize, Deserialize)]
pub struct Carried {
    /// What the provider sends back.
    pub state: String,
    /// What the token has to hold.
    pub nonce: String,
    /// What proves to the provider that the code is ours.
    pub verifier: String,
    /// In seconds since 1970.
    pub begun_at: i64,
}

impl std::fmt::Debug for Carried {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Carried(…)")
    }
}

/// What a provider has proved of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The provider.
    pub issuer: String,
    /// The account.
    pub subject: String,
    /// The address, in small letters, where the provider says that it has verified it.
    pub email: Option<String>,
    /// Whether a second factor was shown there, of those that the settings name.
    pub has_factor: bool,
}

/// Why a provider has proved nothing; the texts are for the log, and hold nothing of a person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproved {
    /// It does not answer, or not as one.
    Down(String),
    /// It does not take the code, or its token is not what it has to be.
    Refused(String),
}

/// There is none.
#[cfg(not(feature = "oidc"))]
#[derive(Debug)]
pub enum Provider {}

#[cfg(not(feature = "oidc"))]
#[allow(clippy::unused_async)] // As the other build has it.
impl Provider {
    /// None.
    #[must_use]
    pub fn new(_: &ProviderSettings, _: &str) -> Option<Self> {
        None
    }

    /// Where somebody signs in.
    pub async fn begin(&self, _: i64) -> Result<OnTheWay, Unproved> {
        match *self {}
    }

    /// Who has signed in.
    pub async fn finish(&self, _: &Carried, _: &str, _: i64) -> Result<Proved, Unproved> {
        match *self {}
    }

    /// The words of the button.
    #[must_use]
    pub fn label(&self) -> &str {
        match *self {}
    }
}
