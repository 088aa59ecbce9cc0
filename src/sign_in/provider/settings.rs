//! What a deployer sets about the provider.

use std::fmt;

/// The provider through which staff may sign in.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// Its name in tokens, and where it tells of itself.
    pub issuer: String,
    /// What it knows us as.
    pub client_id: String,
    /// What we show it. `None`: PKCE alone, as a public client.
    pub client_secret: Option<ClientSecret>,
    /// The words of the button.
    pub label: String,
    /// What in its tokens counts as a second factor.
    pub factors: Vec<FactorClaim>,
}

/// A secret that no log shows.
#[derive(Clone)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// The secret.
    #[must_use]
    pub fn new(secret: String) -> Self {
        Self(secret)
    }

    /// As it was given, for the provider alone.
    #[must_use]
    pub fn show(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ClientSecret(…)")
    }
}

/// A claim that says that a second factor was shown: how somebody has signed in (`amr`, RFC 8176), or how well (`acr`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactorClaim {
    /// A value among those of `amr`.
    Amr(String),
    /// The value of `acr`, which is asked for too.
    Acr(String),
}

impl FactorClaim {
    /// Reads `amr=VALUE` or `acr=VALUE`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (claim, value) = text.split_once('=')?;
        let value = Some(value.trim()).filter(|value| !value.is_empty() && !value.contains(char::is_whitespace));
        match claim.trim() {
            "amr" => value.map(|value| Self::Amr(value.to_owned())),
            "acr" => value.map(|value| Self::Acr(value.to_owned())),
            _ => None,
        }
    }
}
