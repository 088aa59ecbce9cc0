//! A request to a page of the form: which version, which draft, which language.

use super::carried::Carried;
use super::cookies::{self, Jar};
use super::draft::{self, Draft};
use crate::clock::day_number;
use crate::figures::Step;
use crate::keys::DraftSecret;
use crate::publish::{Edition, Standing};
use crate::response::{Reading, Submission, reading};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::{language, send};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use std::sync::Arc;

/// The fields of a form, in order.
pub(super) type Form = web::Form<Vec<(String, String)>>;

/// What a handler knows before it begins.
pub(super) struct Visit<'a> {
    pub(super) app: &'a App,
    pub(super) req: &'a HttpRequest,
    pub(super) edition: Arc<Edition>,
    pub(super) carried: Carried,
    pub(super) secret: Option<DraftSecret>,
    pub(super) draft: Option<Draft>,
    /// Whether the draft can't be read just now.
    pub(super) away: bool,
    /// The places whose answers are taken now, where this form comes from one.
    pub(super) places: Vec<String>,
}

impl<'a> Visit<'a> {
    /// Finds the survey and, where the browser has one, the draft. Errors: there is no such survey, it is not open.
    pub(super) async fn begin(app: &'a App, req: &'a HttpRequest, survey: &str) -> Result<Self, Error> {
        let current = app.answered(survey).await?;
        let secret = cookies::draft(req);
        let (draft, away) = match &secret {
            Some(secret) => match draft::load(app, secret).await {
                Ok(draft) => (draft, false),
                Err(Error::Busy) => (None, true),
                Err(error) => return Err(error),
            },
            None => (None, false),
        };
        let edition = match &draft {
            Some(draft) => app.answered_version(survey, draft.version).await?,
            None => current,
        };
        match edition.standing(app.clock.now()) {
            Standing::Early => return Err(Error::Early),
            Standing::Closed => return Err(Error::Closed),
            Standing::Paused => return Err(Error::Paused),
            Standing::Ending if draft.is_none() && !away => return Err(Error::Closed),
            Standing::Pausing if draft.is_none() && !away => return Err(Error::Paused),
            Standing::Open | Standing::Ending | Standing::Pausing => {}
        }
        let named = is_named(req, &edition) || draft.as_ref().is_some_and(|draft| has_place(draft, &edition));
        let found = if named { places_now(app, &edition).await } else { Ok(Vec::new()) };
        let (places, unknown) = match found {
            Ok(places) => (places, false),
            Err(Error::Busy) => (Vec::new(), true),
            Err(error) => return Err(error),
        };
        let carried = Carried::of(req, &edition, &places);
        Ok(Self { app, req, edition, carried, secret, draft, away: away || unknown, places })
    }

    /// Whether this GET must be told to come back: its draft can't be read now.
    pub(super) fn readable(self) -> Result<Self, Error> {
        if self.away { Err(Error::Busy) } else { Ok(self) }
    }

    /// The language of the page: the draft's, or the one that the address carries.
    pub(super) fn language(&self) -> Language {
        let drafted = self.draft.as_ref().and_then(|draft| Language::parse(&draft.language));
        drafted
            .filter(|language| self.edition.offered.contains(language))
            .unwrap_or_else(|| self.carried.language.clone())
    }

    /// The draft, or a new one for what the address carries.
    pub(super) fn draft_or_new(&self) -> Draft {
        self.draft.clone().unwrap_or_else(|| Draft {
            version: self.edition.number,
            language: self.carried.language.tag().to_owned(),
            fields: self.carried.fields(),
            ..Draft::default()
        })
    }

    /// Reads a submission along its path.
    pub(super) fn reading(&self, submission: &Submission) -> Reading<'_> {
        reading(&self.edition.survey, submission, self.edition.today(self.app.clock.now()), &self.places)
    }

    /// What the place is called that this form comes from, for somebody who reads `language`. Where it can't be looked
    /// up now, the form goes on without its name.
    pub(super) async fn place(&self, language: &Language) -> Option<String> {
        let item = self.edition.survey.place_item()?;
        let carried = self.carried.hidden.iter().find(|(_, own, _)| *own == item.id).map(|(_, _, value)| value);
        let typed = || self.draft.as_ref()?.fields.iter().find(|(name, _)| *name == item.id).map(|(_, value)| value);
        let id = carried.or_else(typed).filter(|id| self.places.contains(id))?;
        let points = self.app.store.collection_points(&self.edition.survey.id).await.ok()?;
        let chain = language.fallback(&self.edition.survey.default_language());
        points.iter().find(|point| point.place.id == *id).map(|point| point.place.called(&chain).to_owned())
    }

    /// The places whose answers are taken at the moment of sending, whatever was known when the page came.
    pub(super) async fn places_for(&self, draft: &Draft) -> Result<Vec<String>, Error> {
        if has_place(draft, &self.edition) { places_now(self.app, &self.edition).await } else { Ok(Vec::new()) }
    }

    /// The address of a page of this survey.
    pub(super) fn href(&self, page: &str) -> String {
        let query = if self.draft.is_some() { String::new() } else { self.carried.query(&self.carried.language) };
        if page.is_empty() {
            format!("/s/{}{query}", self.edition.survey.id)
        } else {
            format!("/s/{}/{page}{query}", self.edition.survey.id)
        }
    }

    /// Where the form of a page is sent. It names the language, so that the answer is in it even where the draft can't
    /// be read.
    pub(super) fn action(&self, page: &str, language: &Language, from_check: bool) -> String {
        let back = if from_check { "&from=check" } else { "" };
        format!("/s/{}/{page}{}{back}", self.edition.survey.id, self.carried.query(language))
    }

    /// The secret of the draft; a new one where there is no draft yet, whatever cookie is left from before.
    pub(super) fn secret_or_new(&self) -> Result<DraftSecret, Error> {
        match (&self.secret, self.draft.is_some() || self.away) {
            (Some(secret), true) => Ok(*secret),
            _ => Ok(DraftSecret::new()?),
        }
    }

    /// Keeps the draft and goes on to `to`.
    pub(super) async fn keep(&self, secret: &DraftSecret, draft: &Draft, to: &str) -> Result<HttpResponse, Error> {
        let (draft, step) = self.led(draft, to);
        draft::save(self.app, secret, &draft).await?;
        if let Some((from, to)) = step.filter(|_| !self.edition.is_preview()) {
            let step = if from.is_empty() { Step::Begin(&to) } else { Step::Go(&from, &to) };
            self.app.journeys.count(&self.edition.survey.id, draft.begun, step);
        }
        let mut response = go(to);
        if self.draft.is_none() {
            Jar::of(self.app, &self.edition).give_draft(&mut response, secret);
        }
        Ok(response)
    }

    /// The draft as it is kept when it leads to an address, and the step that this is. A draft from before steps were
    /// counted takes none.
    fn led(&self, draft: &Draft, to: &str) -> (Draft, Option<(String, String)>) {
        let mut draft = draft.clone();
        let page = to.strip_prefix("/s/").and_then(|rest| rest.split('/').nth(1)).unwrap_or_default();
        let page = page.split(['?', '#']).next().unwrap_or_default().to_owned();
        if self.draft.is_none() {
            draft.begun = day_number(self.edition.today(self.app.clock.now()));
        }
        if page.is_empty() || (self.draft.is_some() && draft.at.is_empty()) {
            return (draft, None);
        }
        let from = std::mem::replace(&mut draft.at, page.clone());
        (draft, Some((from, page)))
    }

    /// A page that is rendered for this request alone.
    pub(super) fn page(
        &self,
        status: StatusCode,
        template: &str,
        view: impl serde::Serialize,
    ) -> Result<HttpResponse, Error> {
        let html = self.app.framed(template, &self.language(), Some(&self.edition), view)?;
        Ok(send::page(self.req, status, &html))
    }
}

/// Whether the link names a place. Places are looked up only where something names one: a new place needs no new version
/// of the survey, and any process knows of it at once.
fn is_named(req: &HttpRequest, edition: &Edition) -> bool {
    let from = edition.survey.place_item().and_then(|item| item.from.as_ref());
    from.is_some_and(|from| language::parameter(req, from).is_some())
}

/// Whether the answers so far carry a place.
fn has_place(draft: &Draft, edition: &Edition) -> bool {
    edition.survey.place_item().is_some_and(|item| draft.fields.iter().any(|(name, _)| *name == item.id))
}

/// The places of a survey whose answers are taken now.
pub(in crate::web) async fn places_now(app: &App, edition: &Edition) -> Result<Vec<String>, Error> {
    let today = day_number(edition.today(app.clock.now()));
    let points = app.store.collection_points(&edition.survey.id).await?;
    Ok(points.into_iter().filter(|point| point.takes_on(today)).map(|point| point.place.id).collect())
}

/// Goes on to another address with GET.
pub(in crate::web) fn go(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, to)).insert_header((CACHE_CONTROL, "no-store")).finish()
}

/// The value of a field.
pub(in crate::web) fn field<'a>(form: &'a [(String, String)], name: &str) -> Option<&'a str> {
    form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The language that a button of the form asks for.
pub(super) fn chosen_language(form: &[(String, String)], edition: &Edition) -> Option<Language> {
    let chosen = Language::parse(field(form, "language")?)?;
    edition.offered.contains(&chosen).then_some(chosen)
}
