//! Drafts under an address of their own, `/s/~{survey}.{link}.{mac}`: the form itself, so that what is tried is what
//! families get. What is sent there is not stored.
//!
//! The address is a secret: it can only be made with the service's key. An author's holds for the day and the next; a
//! reviewer's as long as the review.

use super::app::App;
use super::error::Error;
use crate::authoring::Draft;
use crate::publish::{DraftMedia, Edition, is_preview};
use crate::store;
use std::sync::Arc;
use subtle::ConstantTimeEq;

const DAY_SECONDS: i64 = 86_400;

/// Whose look at a draft an address is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Looker {
    /// The survey.
    pub(super) survey: String,
    /// `p` and a day for an author, `r` and the reviewer's number.
    pub(super) link: String,
}

impl Looker {
    /// The part of the address that stands for the survey. `None` where it was not made with our key, or is too old.
    pub(super) fn of(app: &App, segment: &str) -> Option<Self> {
        let (rest, mac) = segment.strip_prefix('~')?.rsplit_once('.')?;
        let (survey, link) = rest.rsplit_once('.')?;
        let own = app.keys.preview(survey, link);
        let looker = Self { survey: survey.to_owned(), link: link.to_owned() };
        let is_ours = bool::from(own.as_bytes().ct_eq(mac.as_bytes()));
        (is_ours && looker.is_in_time(app)).then_some(looker)
    }

    fn is_in_time(&self, app: &App) -> bool {
        match self.link.strip_prefix('p').map(str::parse::<i64>) {
            Some(Ok(day)) => (0..2).contains(&(app.clock.seconds() / DAY_SECONDS - day)),
            Some(Err(_)) => false,
            None => true,
        }
    }

    /// The number of the reviewer.
    pub(super) fn reviewer(&self) -> Option<&str> {
        self.link.strip_prefix('r')
    }
}

/// The part of an address that stands for a draft, for this link.
pub(super) fn segment(app: &App, survey: &str, link: &str) -> String {
    format!("~{survey}.{link}.{}", app.keys.preview(survey, link))
}

/// The end of a personal address: the survey, the person's link, and the mark that it was made here. `kind` tells what
/// sort of address it is.
pub(super) fn personal(app: &App, survey: &str, kind: char, id: &str) -> String {
    let link = format!("{kind}{id}");
    format!("{survey}.{link}.{}", app.keys.preview(survey, &link))
}

/// The survey and the link of a personal address. `None` where it was not made here.
pub(super) fn person(app: &App, end: &str, kind: char) -> Option<(String, String)> {
    let looker = Looker::of(app, &format!("~{end}"))?;
    let id = looker.link.strip_prefix(kind)?.to_owned();
    Some((looker.survey, id))
}

/// The same for an author, today.
pub(super) fn author_segment(app: &App, survey: &str) -> String {
    segment(app, survey, &format!("p{}", app.clock.seconds() / DAY_SECONDS))
}

impl App {
    /// What is answered now under this part of an address: a published survey, or a draft.
    pub(super) async fn answered(&self, segment: &str) -> Result<Arc<Edition>, Error> {
        if is_preview(segment) {
            return self.drafted(segment, None).await;
        }
        self.catalogue.current(segment).ok_or(Error::NotFound)
    }

    /// The version that answers were begun with.
    pub(super) async fn answered_version(&self, segment: &str, number: i32) -> Result<Arc<Edition>, Error> {
        if is_preview(segment) {
            return match self.drafted(segment, Some(number)).await {
                // It is too old to be known, or was never right.
                Err(Error::NotFound) => self.drafted(segment, None).await,
                other => other,
            };
        }
        Ok(self.catalogue.version(segment, number).await?)
    }

    /// Authors' addresses hold by themselves, reviewers' as long as they are asked. Others open other pages.
    async fn may_look(&self, looker: &Looker) -> Result<bool, Error> {
        match looker.reviewer() {
            None => Ok(looker.link.starts_with('p')),
            Some(id) => match self.store.reviewer(&looker.survey, id).await {
                Ok(reviewer) => super::review::is_asked(self, &reviewer).await,
                Err(store::Error::NotFound) => Ok(false),
                Err(error) => Err(error.into()),
            },
        }
    }

    async fn drafted(&self, segment: &str, revision: Option<i32>) -> Result<Arc<Edition>, Error> {
        let looker = Looker::of(self, segment).ok_or(Error::NotFound)?;
        if !self.may_look(&looker).await? {
            return Err(Error::NotFound);
        }
        let (text, number) = drafted_text(&self.store, &looker.survey, revision).await?;
        let key = (segment.to_owned(), number);
        if let Some(known) = self.previews.get(&key) {
            return Ok(known);
        }
        let draft = Draft::parse(&text).map_err(|_| Error::NotFound)?;
        let media = DraftMedia::of(&self.store, &draft).await?;
        let edition = Arc::new(Edition::preview(&draft, &media, segment, number).map_err(|_| Error::NotFound)?);
        self.previews.insert(key, Arc::clone(&edition));
        Ok(edition)
    }
}

/// The text of a draft and its revision; where nobody has changed the survey since it was published, what is published.
pub(super) async fn drafted_text(
    store: &store::Store,
    survey: &str,
    revision: Option<i32>,
) -> Result<(String, i32), store::Error> {
    let found = match revision {
        Some(number) if number > 0 => store.survey_revision(survey, number).await,
        _ => store.survey_draft(survey).await.map(|(_, newest)| newest),
    };
    match found {
        Ok(revision) => Ok((revision.body, revision.number)),
        Err(store::Error::NotFound) => {
            let current = store.current(survey).await?;
            Ok((current.definition, -current.number))
        }
        Err(error) => Err(error),
    }
}
