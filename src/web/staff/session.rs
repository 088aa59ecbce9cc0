//! Who is signed in: an opaque token in a cookie, its hash in the store. Idle for half an hour, or twelve hours old, and
//! it is over.

use crate::definition::Survey;
use crate::keys::{hash, random};
use crate::publish::Edition;
use crate::rights::{Ground, Person, Right, Teams, may};
use crate::store::{self, Session, TokenHash};
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse};
use data_encoding::BASE64URL_NOPAD;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// How long a session lasts after it was last used.
const IDLE_SECONDS: i64 = 30 * 60;
/// How long it lasts at all.
const WHOLE_SECONDS: i64 = 12 * 3600;
/// How often its use is written down.
const TOUCH_SECONDS: i64 = 60;

/// How long a session that still waits for the second factor lasts.
const FACTOR_SECONDS: i64 = 10 * 60;
/// How long after signing in somebody may change how they sign in.
const FRESH_SECONDS: i64 = 10 * 60;

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub(in crate::web) struct SignedIn {
    /// Who it is, with the roles that hold now.
    pub(in crate::web) person: Person,
    /// The teams, and which survey belongs to which.
    pub(in crate::web) teams: Teams,
    /// What is still to be done before any room opens.
    pub(in crate::web) stage: Stage,
    created_at: i64,
    factor_elsewhere: bool,
    token: [u8; 32],
}

/// What somebody has shown who begins a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Shown {
    /// A first factor; ours comes second, where there is one or has to be.
    First,
    /// A second one too, to the provider.
    BothElsewhere,
}

/// How far somebody has come in signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Stage {
    /// All the way.
    Whole,
    /// The second factor has still to be shown.
    AwaitsFactor,
    /// The organisation asks for a second factor, and there is none yet.
    AwaitsEnrolment,
}

impl SignedIn {
    /// Who sends the request. Errors: nobody is signed in, or not all the way.
    pub(in crate::web) async fn of(app: &App, req: &HttpRequest) -> Result<Self, Error> {
        let signed_in = Self::at_any_stage(app, req).await?;
        match signed_in.stage {
            Stage::Whole => Ok(signed_in),
            Stage::AwaitsFactor => Err(Error::AwaitsFactor),
            Stage::AwaitsEnrolment => Err(Error::AwaitsEnrolment),
        }
    }

    /// The same for the pages on which the rest of the way is gone. Errors: nobody is signed in.
    pub(in crate::web) async fn at_any_stage(app: &App, req: &HttpRequest) -> Result<Self, Error> {
        let token = token(app, req).ok_or(Error::SignIn)?;
        let now = app.clock.seconds();
        let session = match app.store.session(hash(&token).into(), now).await {
            Ok(session) => session,
            Err(store::Error::NotFound) => return Err(Error::SignIn),
            Err(error) => return Err(error.into()),
        };
        if now - session.seen_at >= TOUCH_SECONDS && !session.awaits_factor {
            let ends = (now + IDLE_SECONDS).min(session.created_at + WHOLE_SECONDS);
            // Reading goes on while nothing can be written; the session ends when it would have.
            if let Err(error) = app.store.touch_session(hash(&token).into(), now, ends).await {
                tracing::warn!(%error, "the use of a session could not be noted");
            }
        }
        let person = Person::of(&app.store, &session.email).await?;
        let stage = stage(app, &session, &person).await?;
        let teams = Teams::load(&app.store).await?;
        let Session { created_at, factor_elsewhere, .. } = session;
        Ok(Self { person, teams, stage, created_at, factor_elsewhere, token })
    }

    /// Whether the person signed in a moment ago, so that it is not somebody at a computer that was left.
    pub(in crate::web) fn is_fresh(&self, app: &App) -> bool {
        app.clock.seconds() - self.created_at < FRESH_SECONDS
    }

    /// Goes on under a new token, all the way in: after the second factor, and whenever rights have risen.
    pub(in crate::web) async fn renew(&self, app: &App, response: &mut HttpResponse) -> Result<(), Error> {
        let (token, now): ([u8; 32], i64) = (random()?, app.clock.seconds());
        let session = Session {
            email: self.person.email.clone(),
            created_at: self.created_at,
            seen_at: now,
            expires_at: (now + IDLE_SECONDS).min(self.created_at + WHOLE_SECONDS),
            awaits_factor: false,
            factor_elsewhere: self.factor_elsewhere,
        };
        app.store.replace_session(self.session(), hash(&token).into(), session).await?;
        give(app, response, &BASE64URL_NOPAD.encode(&token), WHOLE_SECONDS);
        Ok(())
    }

    /// Whether this person has `right` on `ground`.
    pub(in crate::web) fn may(&self, right: Right, ground: Ground<'_>) -> bool {
        may(&self.person, right, ground)
    }

    /// Errors: this person does not have `right` on `ground`.
    pub(in crate::web) fn must(&self, right: Right, ground: Ground<'_>) -> Result<(), Error> {
        if self.may(right, ground) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Whether this person has `right` on a survey.
    pub(in crate::web) fn may_with(&self, right: Right, survey: &Survey) -> bool {
        self.may(right, self.teams.ground(survey))
    }

    /// The survey, where this person has `right` on it. Errors: there is none, or the person may not; an outsider can't
    /// tell which.
    pub(in crate::web) fn survey(&self, app: &App, survey: &str, right: Right) -> Result<Arc<Edition>, Error> {
        let edition = app.catalogue.current(survey).ok_or(Error::Forbidden)?;
        self.must(right, self.teams.ground(&edition.survey))?;
        Ok(edition)
    }

    /// What each form of this session carries.
    pub(in crate::web) fn csrf(&self, app: &App) -> String {
        app.keys.csrf(&self.token)
    }

    /// Whether a form came from a page of this session.
    pub(in crate::web) fn check_csrf(&self, app: &App, sent: Option<&str>) -> Result<(), Error> {
        let own = self.csrf(app);
        let same = sent.is_some_and(|sent| bool::from(own.as_bytes().ct_eq(sent.as_bytes())));
        if same { Ok(()) } else { Err(Error::Stale) }
    }

    /// What the session is kept as.
    pub(in crate::web) fn session(&self) -> TokenHash {
        hash(&self.token).into()
    }

    /// Ends the session.
    pub(in crate::web) async fn end(&self, app: &App, response: &mut HttpResponse) -> Result<(), Error> {
        app.store.end_session(hash(&self.token).into()).await?;
        give(app, response, "", 0);
        Ok(())
    }
}

async fn stage(app: &App, session: &Session, person: &Person) -> Result<Stage, Error> {
    if session.awaits_factor {
        return Ok(Stage::AwaitsFactor);
    }
    match session.factor_elsewhere || person.has_factor() || !app.store.organisation().await?.requires_factor {
        true => Ok(Stage::Whole),
        false => Ok(Stage::AwaitsEnrolment),
    }
}

/// Begins a session for somebody who has shown to be the one.
pub(in crate::web) async fn begin(
    app: &App,
    person: &Person,
    shown: Shown,
    response: &mut HttpResponse,
) -> Result<(), Error> {
    let (token, now): ([u8; 32], i64) = (random()?, app.clock.seconds());
    let factor_elsewhere = shown == Shown::BothElsewhere;
    let awaits_factor = person.has_factor() && !factor_elsewhere;
    let lasts = if awaits_factor { FACTOR_SECONDS } else { IDLE_SECONDS };
    let email = person.email.clone();
    let expires_at = now + lasts;
    let session = Session { email, created_at: now, seen_at: now, expires_at, awaits_factor, factor_elsewhere };
    app.store.create_session(hash(&token).into(), session).await?;
    give(app, response, &BASE64URL_NOPAD.encode(&token), WHOLE_SECONDS);
    Ok(())
}

/// With https the name begins with `__Host-`, so that no other host or path can set it.
fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Host-session" } else { "session" }
}

fn token(app: &App, req: &HttpRequest) -> Option<[u8; 32]> {
    let cookie = req.cookie(cookie_name(app))?;
    BASE64URL_NOPAD.decode(cookie.value().as_bytes()).ok()?.try_into().ok()
}

fn give(app: &App, response: &mut HttpResponse, value: &str, seconds: i64) {
    let mut cookie = Cookie::new(cookie_name(app), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(app.settings.is_https());
    cookie.set_same_site(SameSite::Lax);
    cookie.set_max_age(actix_web::cookie::time::Duration::seconds(seconds));
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
