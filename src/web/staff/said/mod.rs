//! "You said, we did" for those who write it: the entries of a survey, one at a time, and the poster of them. Somebody
//! else than the writers reads an entry before families do.

mod act;
mod list;
mod one;
mod poster;
mod typed;

pub(super) use act::post as change;
pub(super) use list::{get as list, overdue, post as begin};
pub(super) use one::get as one;
pub(super) use poster::{poster, poster_svg};

use super::session::SignedIn;
use crate::changes::{Entry, writers};
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{AuditEntry, ChangeRecord};
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::HttpRequest;
use std::sync::Arc;

/// Who asks, for which survey.
struct Desk<'a> {
    app: &'a App,
    signed_in: SignedIn,
    edition: Arc<Edition>,
    /// Whether this person writes and publishes; whoever may not reads, and says yes.
    may_write: bool,
}

impl<'a> Desk<'a> {
    /// Errors: this person neither writes what was done nor reviews it.
    async fn of(app: &'a App, req: &HttpRequest, survey: &str) -> Result<Self, Error> {
        let signed_in = SignedIn::of(app, req).await?;
        let edition = app.catalogue.current(survey).ok_or(Error::Forbidden)?;
        let may_write = signed_in.may_with(Right::WriteChanges, &edition.survey);
        if !may_write && !signed_in.may_with(Right::Review, &edition.survey) {
            return Err(Error::Forbidden);
        }
        Ok(Self { app, signed_in, edition, may_write })
    }

    /// Errors: this person only reviews.
    fn must_write(&self) -> Result<(), Error> {
        if self.may_write { Ok(()) } else { Err(Error::Forbidden) }
    }

    fn id(&self) -> &str {
        &self.edition.survey.id
    }

    fn href(&self) -> String {
        format!("/results/{}/you-said", self.id())
    }

    fn email(&self) -> &str {
        &self.signed_in.person.email
    }

    /// Whether this person may say yes to an entry: not to words of one's own.
    fn may_review(&self, change: &ChangeRecord) -> bool {
        !writers(change).iter().any(|writer| writer == self.email())
    }

    /// What an entry is about, in the survey's first language.
    fn title(&self, entry: &Entry) -> String {
        let language = self.edition.survey.default_language();
        let item = entry.item.as_ref().and_then(|item| self.edition.survey.item(item));
        let reader = self.app.reader(&self.edition, &language);
        let about = entry.only(crate::changes::Part::About, &language);
        match (entry.year, item) {
            (Some(year), _) => format!("The year {year}"),
            (None, Some(item)) => reader.label(&item.wording),
            (None, None) if about.is_empty() => "Not named yet".to_owned(),
            (None, None) => about.to_owned(),
        }
    }

    fn entry(&self, what: &str, change: &str) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.app.clock.seconds(),
            who: self.email().to_owned(),
            what: what.to_owned(),
            survey: Some(self.id().to_owned()),
            detail: change.to_owned(),
        }
    }
}

/// What is kept of an entry that can't be read is nothing that anybody typed here.
fn read(change: &ChangeRecord) -> Entry {
    Entry::read(&change.body).unwrap_or_default()
}
