//! How people show who they are: links that are mailed, passwords, the provider of an organisation, second factors, and
//! codes for the day that the second factor is lost. A link is 256 random bits, good for an hour and once, with a short code beside it to type.

mod notice;
mod password;
mod provider;
mod recovery;
mod totp;

pub use notice::{Changed, notice};
pub use password::{Passwords, Trouble, Weak, weakness};
pub use provider::{
    Carried, ClientSecret, FactorClaim, HAS_PROVIDERS, OnTheWay, Proved, Provider, ProviderSettings, SIGN_IN_SECONDS,
    Unproved,
};
pub use recovery::{recovery_codes, recovery_hash};
pub use totp::{Secret, enrolment_uri};

use crate::keys::{Keys, hash, random};
use crate::store::{Error, NewDelivery, NewLink, Store};
use data_encoding::BASE64URL_NOPAD;

/// How many minutes a link is good for.
pub const MINUTES: i64 = 60;

/// How many days an invitation is good for.
pub const INVITATION_DAYS: i64 = 3;

/// A link, while it is still known.
#[derive(Debug, Clone)]
pub struct Link {
    /// The end of its address.
    pub token: String,
    /// The code to type, in two groups of four digits.
    pub code: String,
}

/// What the token of an address is kept as. `None` where it is not a token.
#[must_use]
pub fn token_hash(token: &str) -> Option<[u8; 32]> {
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok().filter(|bytes| bytes.len() == 32)?;
    Some(hash(&bytes))
}

/// Makes a link for an address. It is kept by its hashes alone.
pub async fn create(store: &Store, keys: &Keys, email: &str, now: i64) -> Result<Link, Error> {
    let bytes = |error| Error::Broken(format!("no random bytes: {error}"));
    let token: [u8; 32] = random().map_err(bytes)?;
    let digits = u64::from_be_bytes(random().map_err(bytes)?) % 100_000_000;
    let code = format!("{digits:08}");
    let link = NewLink {
        token: hash(&token).into(),
        code: keys.code_hash(email, &code).into(),
        email: email.to_owned(),
        expires_at: now + MINUTES * 60,
    };
    store.create_link(link).await?;
    Ok(Link { token: BASE64URL_NOPAD.encode(&token), code: format!("{} {}", &code[..4], &code[4..]) })
}

/// As much writing as is done for an address that is known, so that it can't be told from how long it takes whether an address is
/// known. What it leaves has run out already.
pub async fn pretend(store: &Store, times: usize, now: i64) -> Result<(), Error> {
    let bytes = |error| Error::Broken(format!("no random bytes: {error}"));
    for _ in 0..times {
        let (token, code): ([u8; 32], [u8; 32]) = (random().map_err(bytes)?, random().map_err(bytes)?);
        let link = NewLink { token: token.into(), code: code.into(), email: String::new(), expires_at: now };
        store.create_link(link).await?;
    }
    Ok(())
}

/// Makes the link of an invitation, which lives for days and has no code; the end of its address.
pub async fn invite(store: &Store, email: &str, now: i64) -> Result<String, Error> {
    let bytes = |error| Error::Broken(format!("no random bytes: {error}"));
    let (token, no_code): ([u8; 32], [u8; 32]) = (random().map_err(bytes)?, random().map_err(bytes)?);
    let expires_at = now + INVITATION_DAYS * 86_400;
    let link = NewLink { token: hash(&token).into(), code: no_code.into(), email: email.to_owned(), expires_at };
    store.create_link(link).await?;
    Ok(BASE64URL_NOPAD.encode(&token))
}

/// Puts the mail with a link into the outbox.
pub async fn mail(store: &Store, public_url: &str, email: &str, link: &Link, now: i64) -> Result<(), Error> {
    let id = uuid::Uuid::new_v4().to_string();
    let payload = serde_json::json!({
        "url": format!("{public_url}/account/link/{}", link.token), "code": link.code, "minutes": MINUTES,
    });
    let delivery = NewDelivery {
        report: "sign-in".to_owned(),
        recipient: email.to_owned(),
        period: id.clone(),
        survey: String::new(),
        kind: "sign-in".to_owned(),
        payload: payload.to_string(),
        next_at: now,
        created_at: now,
        id,
    };
    store.enqueue(delivery).await.map(|_| ())
}
