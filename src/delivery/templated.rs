//! The letters that need nothing but their payload: sign-in, safeguarding, unread. Reports are another's.
//!
//! The payloads are what the web puts into the outbox; the records carry them as JSON. None has room for what a
//! family wrote.

use super::letter::{Letter, Letters, Trouble};
use super::reminder::UnreadPayload;
use crate::clock::Clock;
use crate::render::{RenderError, Renderer};
use crate::store::Delivery;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a sign-in letter is written from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInPayload {
    /// The link: opening it changes nothing, its page's button does.
    pub url: String,
    /// The short code, for another device.
    pub code: String,
    /// How long both can be used.
    pub minutes: i64,
}

/// What an invitation is written from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvitationPayload {
    /// The link: opening it changes nothing, its page's button does.
    pub url: String,
    /// How many days it can be used.
    pub days: i64,
    /// The organisation.
    pub organisation: String,
    /// Who invites.
    pub by: String,
    /// Where another link can be asked for.
    pub sign_in: String,
}

/// What somebody is told from whose way to sign in was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountChangedPayload {
    /// What was changed, as a sentence.
    pub what: String,
    /// When, in words.
    pub when: String,
    /// Who did it, where it was not the person.
    pub by: Option<String>,
    /// Where the person signs in.
    pub sign_in: String,
}

/// What the inbox for safeguarding is told from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeguardingPayload {
    /// The survey's title.
    pub survey: String,
    /// The page where the comment is read.
    pub url: String,
}

/// What each template sees beside its payload.
#[derive(Serialize)]
struct View<'a, P> {
    lang: &'static str,
    dir: &'static str,
    brand: &'a str,
    #[serde(flatten)]
    payload: P,
}

/// Writes all letters: reports by `reports`, the others from their templates.
pub struct Templated<R> {
    /// The templates.
    pub renderer: Arc<Renderer>,
    /// What tells the time.
    pub clock: Clock,
    /// The name of the team that deploys.
    pub brand: String,
    /// Who writes the letters of reports.
    pub reports: R,
}

impl<R: Letters> Letters for Templated<R> {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        match delivery.kind.as_str() {
            "report" | super::asked::KIND | super::digest::KIND => self.reports.letter(delivery).await,
            "sign-in" => self.sign_in(delivery),
            "invitation" => self.write::<InvitationPayload>(delivery, &payload(delivery)?),
            "account-changed" => self.write::<AccountChangedPayload>(delivery, &payload(delivery)?),
            "safeguarding" => self.write::<SafeguardingPayload>(delivery, &payload(delivery)?),
            "unread" => self.write::<UnreadPayload>(delivery, &payload(delivery)?),
            other => Err(Trouble::Lasting(format!("this yousaid writes no mails of kind {other:?}"))),
        }
    }
}

impl<R> Templated<R> {
    /// Not when the link in it has run out: nobody could use it, and it would look like a fraud.
    fn sign_in(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        let payload: SignInPayload = payload(delivery)?;
        if self.clock.seconds() >= delivery.created_at + payload.minutes * 60 {
            return Err(Trouble::Lasting("the link had run out before the mail could be sent".to_owned()));
        }
        self.write(delivery, &payload)
    }

    fn write<P: Serialize>(&self, delivery: &Delivery, payload: &P) -> Result<Letter, Trouble> {
        let view = View { lang: "en", dir: "ltr", brand: &self.brand, payload };
        rendered(&self.renderer, &delivery.kind, &view).map_err(|error| Trouble::Lasting(error.to_string()))
    }
}

/// The letter of `templates/email/<name>/`.
pub fn rendered(renderer: &Renderer, name: &str, view: &impl Serialize) -> Result<Letter, RenderError> {
    Ok(Letter {
        subject: renderer.text(&format!("email/{name}/subject.txt"), view)?,
        text: renderer.text(&format!("email/{name}/body.txt"), view)?,
        html: renderer.html(&format!("email/{name}/body.html"), view)?,
        ..Letter::default()
    })
}

fn payload<P: DeserializeOwned>(delivery: &Delivery) -> Result<P, Trouble> {
    let broken = |error| Trouble::Lasting(format!("the payload of this {} can't be read: {error}", delivery.kind));
    serde_json::from_str(&delivery.payload).map_err(broken)
}
