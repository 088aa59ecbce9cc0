//! Who is asked: what a reviewer's address opens.

use crate::authoring::{Draft, Eyes};
use crate::definition::Band;
use crate::publish::{DraftMedia, Edition};
use crate::question::Reader;
use crate::rights::{Person, Right, Teams, may};
use crate::store::{self, Review, Reviewer};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::author::Whose;
use crate::web::error::Error;
use crate::web::language::{self, parameter};
use crate::web::preview;
use crate::web::staff::SignedIn;
use actix_web::HttpRequest;

/// A reviewer at work.
pub(super) struct Asked<'a> {
    pub(super) app: &'a App,
    /// The end of the address.
    pub(super) token: String,
    pub(super) reviewer: Reviewer,
    pub(super) review: Option<Review>,
    /// Somebody with an account has signed in; a personal link is enough for everybody else.
    pub(super) signed_in: Option<SignedIn>,
    /// Whoever is signed in on this browser, whose link it may be.
    pub(super) visitor: Option<SignedIn>,
    /// What was typed for minutes, and is none.
    pub(super) typed_minutes: String,
    pub(super) draft: Draft,
    /// The form; `None` while what the authors have typed can't be shown, and once the review is over.
    pub(super) edition: Option<Edition>,
    /// The language of the page.
    pub(super) language: Language,
}

impl<'a> Asked<'a> {
    /// Errors: the address was never made, was taken back, or its time is over; it is the one of an account that is not
    /// signed in, or may review no more.
    pub(super) async fn of(app: &'a App, req: &HttpRequest, token: &str) -> Result<Self, Error> {
        let (survey, id) = preview::person(app, token, 'r').ok_or(Error::NotFound)?;
        let reviewer = app.store.reviewer(&survey, &id).await?;
        if !reviewer.is_asked(app.clock.seconds()) {
            return Err(Error::NotFound);
        }
        let signed_in = match &reviewer.email {
            None => None,
            Some(email) => Some(own(app, req, email).await?),
        };
        let visitor = SignedIn::of(app, req).await.ok();
        if !has_right(app, &reviewer).await? {
            return Err(Error::Forbidden);
        }
        let (text, revision) = preview::drafted_text(&app.store, &survey, None).await?;
        let draft = Draft::parse(&text).map_err(|_| Error::NotFound)?;
        let media = DraftMedia::of(&app.store, &draft).await?;
        let segment = format!("~{token}");
        let review = app.store.review(&survey).await?;
        let preview = || Edition::preview(&draft, &media, &segment, revision).ok();
        let edition = review.as_ref().and_then(|_| preview());
        let language = spoken(app, req, &draft);
        Ok(Self {
            app,
            token: token.to_owned(),
            reviewer,
            review,
            signed_in,
            visitor,
            typed_minutes: String::new(),
            draft,
            edition,
            language,
        })
    }

    /// The draft and the form as they were at a revision, which somebody has seen; as they are now, where that is not
    /// known any more. `None` as for the form as it is now.
    pub(super) async fn seen(&self, revision: Option<i32>) -> Result<Option<(Draft, Edition)>, Error> {
        let Some(now) = &self.edition else { return Ok(None) };
        let survey = &self.reviewer.survey;
        let revision = revision.filter(|number| *number != now.number);
        let found = match revision {
            Some(number) => preview::drafted_text(&self.app.store, survey, Some(number)).await,
            None => preview::drafted_text(&self.app.store, survey, None).await,
        };
        let (text, number) = match found {
            Err(store::Error::NotFound) => preview::drafted_text(&self.app.store, survey, None).await?,
            found => found?,
        };
        let draft = Draft::parse(&text).map_err(|_| Error::NotFound)?;
        let media = DraftMedia::of(&self.app.store, &draft).await?;
        let edition = Edition::preview(&draft, &media, &format!("~{}", self.token), number).ok();
        Ok(edition.map(|edition| (draft, edition)))
    }

    /// Somebody who reads the pages for reviewers.
    pub(super) fn reader(&self) -> Reader<'a> {
        Reader::new(&self.app.interface, &self.language, &self.language)
    }

    /// The address of this person's pages.
    pub(super) fn href(&self) -> String {
        format!("/review/{}", self.token)
    }

    /// What this person's forms carry, where there is a session.
    pub(super) fn csrf(&self) -> String {
        self.signed_in.as_ref().map(|signed_in| signed_in.csrf(self.app)).unwrap_or_default()
    }

    /// Errors: the form came from elsewhere.
    pub(super) fn check_csrf(&self, sent: Option<&str>) -> Result<(), Error> {
        self.signed_in.as_ref().map_or(Ok(()), |signed_in| signed_in.check_csrf(self.app, sent))
    }

    /// Whose words the address asks to look at. What the survey does not have is left out.
    pub(super) fn eyes(&self, asked: impl Fn(&str) -> Option<String>) -> Eyes {
        let languages = self.draft.languages();
        let language = asked("lang").and_then(|tag| Language::parse(&tag));
        let language = language.filter(|language| languages.contains(language));
        let roles = self.draft.roles();
        Eyes {
            language: language.unwrap_or_else(|| languages[0].clone()),
            role: asked("role").filter(|role| roles.contains(role)),
            band: asked("band").and_then(|band| Band::parse(&band)),
        }
    }
}

/// Whether somebody's address opens the draft: as long as anybody is asked about it.
pub(in crate::web) async fn is_asked(app: &App, reviewer: &Reviewer) -> Result<bool, Error> {
    let is_asked = reviewer.is_asked(app.clock.seconds()) && app.store.review(&reviewer.survey).await?.is_some();
    Ok(is_asked && has_right(app, reviewer).await?)
}

/// Whether somebody may review: who does so by an account must have kept the right.
async fn has_right(app: &App, reviewer: &Reviewer) -> Result<bool, Error> {
    let Some(email) = &reviewer.email else { return Ok(true) };
    let person = Person::of(&app.store, email).await?;
    let teams = Teams::load(&app.store).await?;
    let whose = Whose::of(app, &reviewer.survey).await?;
    Ok(may(&person, Right::Review, whose.ground(&teams)))
}

/// The session of the account whose address it is. Errors: nobody is signed in, or somebody else.
async fn own(app: &App, req: &HttpRequest, email: &str) -> Result<SignedIn, Error> {
    let signed_in = SignedIn::of(app, req).await?;
    if signed_in.person.email == email { Ok(signed_in) } else { Err(Error::Forbidden) }
}

/// The language of the pages for reviewers: English, Easy Read, and those of the survey that the interface speaks.
fn spoken(app: &App, req: &HttpRequest, draft: &Draft) -> Language {
    let offered = offered(app, draft);
    let found = language::asked(req, &offered).or_else(|| language::preferred(req, &offered)).cloned();
    found.unwrap_or_else(|| offered.first().cloned().unwrap_or_else(Language::english))
}

/// The languages in which the pages for reviewers can be read.
pub(super) fn offered(app: &App, draft: &Draft) -> Vec<Language> {
    let own = draft.languages();
    let always = |language: &Language| language.primary() == "en";
    app.interface.languages().filter(|language| always(language) || own.contains(language)).cloned().collect()
}

/// The parameter of an address, or the field of a form.
pub(super) fn from<'r>(req: &'r HttpRequest) -> impl Fn(&str) -> Option<String> + 'r {
    |name| parameter(req, name)
}
