//! Answers before they are sent: sealed under a key that only the family's cookie holds.

use crate::definition::More;
use crate::keys::DraftSecret;
use crate::response::{Answers, Submission};
use crate::web::app::App;
use crate::web::error::Error;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// How long a draft is kept after it was last changed.
const KEPT_SECONDS: i64 = 24 * 3600;

/// The answers so far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// The version that is answered.
    pub(super) version: i32,
    /// The language that is read.
    pub(super) language: String,
    /// The role.
    pub(super) role: Option<String>,
    /// How it is answered.
    pub(super) help: Option<String>,
    /// Whether they answer the questions after check answers: yes, no, or not asked yet.
    pub(super) more: Option<bool>,
    /// What was typed, by field.
    pub(super) fields: Vec<(String, String)>,
    /// The pages that were answered.
    pub(super) seen: Vec<String>,
    /// The day on which it was begun, in days since 1970: where its steps are counted.
    #[serde(default)]
    pub(super) begun: i32,
    /// The page that it was last led to; empty before the first.
    #[serde(default)]
    pub(super) at: String,
}

impl Draft {
    /// The draft as it would be sent now.
    pub(super) fn submission(&self) -> Submission {
        Submission {
            language: self.language.clone(),
            role: self.role.clone(),
            help: self.help.clone(),
            band: None,
            mode: Some("online".to_owned()),
            more: Some(if self.more == Some(true) { More::Asked } else { More::Skipped }),
            answers: Answers::Fields(self.fields.clone()),
        }
    }

    /// The draft as it would be sent by somebody who answers the questions after check answers.
    pub(super) fn submission_with_more(&self) -> Submission {
        Submission { more: Some(More::Asked), ..self.submission() }
    }

    /// Puts what was typed on a page in the place of what stood there before.
    pub(super) fn replace(&mut self, is_of_page: impl Fn(&str) -> bool, typed: &[(String, String)]) {
        let item = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        self.fields.retain(|(name, _)| !is_of_page(&item(name)));
        self.fields.extend(typed.iter().filter(|(name, value)| !value.is_empty() && is_of_page(&item(name))).cloned());
    }

    /// Notes that a page was answered.
    pub(super) fn saw(&mut self, page: &str) {
        if !self.seen.iter().any(|seen| seen == page) {
            self.seen.push(page.to_owned());
        }
    }
}

/// The draft that belongs to a cookie. `None` where there is none any more.
pub(super) async fn load(app: &App, secret: &DraftSecret) -> Result<Option<Draft>, Error> {
    let sealed = app.store.draft(secret.key().into()).await?;
    Ok(sealed.and_then(|sealed| open(secret, &sealed)))
}

/// Keeps the draft for a day from now, to the full hour.
pub(super) async fn save(app: &App, secret: &DraftSecret, draft: &Draft) -> Result<(), Error> {
    let sealed = seal(secret, draft)?;
    let expires_hour = (app.clock.seconds() + KEPT_SECONDS) / 3600 + 1;
    Ok(app.store.put_draft(secret.key().into(), sealed, expires_hour).await?)
}

fn seal(secret: &DraftSecret, draft: &Draft) -> Result<Vec<u8>, Error> {
    let body = serde_json::to_vec(draft).map_err(|error| Error::Broken(error.to_string()))?;
    secret.seal(&body).ok_or_else(|| Error::Broken("a draft can't be sealed".to_owned()))
}

fn open(secret: &DraftSecret, sealed: &[u8]) -> Option<Draft> {
    secret.open(sealed).and_then(|body| serde_json::from_slice(&body).ok())
}

/// The longest text that a page carries.
const CARRIED_MAX: usize = 64 * 1024;

/// The draft as a page carries it, sealed: what can be sent from that page even where the database is away or has
/// lost its drafts. Empty where it would be too long.
pub(super) fn carry(secret: &DraftSecret, draft: &Draft) -> Result<String, Error> {
    let carried = BASE64URL_NOPAD.encode(&seal(secret, draft)?);
    Ok(if carried.len() <= CARRIED_MAX { carried } else { String::new() })
}

/// The draft that a page carried.
pub(super) fn carried(secret: &DraftSecret, carried: &str) -> Option<Draft> {
    open(secret, &BASE64URL_NOPAD.decode(carried.as_bytes()).ok()?)
}
