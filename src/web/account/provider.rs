//! Signing in through the organisation's provider: on to it, and back. The way there changes nothing here; what the
//! browser has to bring back is sealed in a cookie, so that nobody is signed in by a link that somebody else has begun.

use super::form::entry;
use super::sign_in::{enter_as, may_sign_in, refuse_provider};
use crate::rights::Person;
use crate::sign_in::{Carried, Proved, Provider, SIGN_IN_SECONDS, Unproved};
use crate::store::{self, Identity};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::go;
use crate::web::staff::Shown;
use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse, web};
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

/// The use that the cookie is sealed for.
const CARRIED: &str = "provider";

const DOWN: &str =
    "Your organisation’s sign-in does not answer now. Sign in another way, or try again in a few minutes.";
const UNFINISHED: &str = "This sign-in was not finished, took too long, or was begun elsewhere. Try again.";
const NOBODY: &str = "Your organisation knows you, but there is no account here for the address that it tells us. Ask \
                      your admin for one, or sign in another way.";

fn provider(app: &App) -> Result<&Provider, Error> {
    app.provider.as_ref().ok_or(Error::NotFound)
}

/// `GET /account/oidc`: on to the provider.
pub(super) async fn begin(app: web::Data<App>) -> Result<HttpResponse, Error> {
    match provider(&app)?.begin(app.clock.seconds()).await {
        Ok(on_the_way) => {
            let mut response = go(&on_the_way.address);
            give(&app, &mut response, &seal(&app, &on_the_way.carried)?, SIGN_IN_SECONDS);
            Ok(response)
        }
        Err(why) => unproved(&app, why),
    }
}

/// `GET /account/oidc/callback`: back from it. What was carried is good for one try.
pub(super) async fn callback(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let provider = provider(&app)?;
    let mut response = match (carried(&app, &req), parameter(&req, "code")) {
        (Some(carried), Some(code)) => match provider.finish(&carried, &code, app.clock.seconds()).await {
            Ok(proved) => let_in(&app, &proved).await,
            Err(why) => unproved(&app, why),
        },
        _ => unfinished(&app),
    }?;
    give(&app, &mut response, "", 0);
    Ok(response)
}

fn unproved(app: &App, why: Unproved) -> Result<HttpResponse, Error> {
    match why {
        Unproved::Down(reason) => {
            tracing::warn!(reason, "the provider does not answer as one");
            refuse_provider(app, StatusCode::SERVICE_UNAVAILABLE, DOWN)
        }
        Unproved::Refused(reason) => {
            tracing::warn!(reason, "a sign-in through the provider came to nothing");
            unfinished(app)
        }
    }
}

fn unfinished(app: &App) -> Result<HttpResponse, Error> {
    refuse_provider(app, StatusCode::UNPROCESSABLE_ENTITY, UNFINISHED)
}

async fn let_in(app: &App, proved: &Proved) -> Result<HttpResponse, Error> {
    let shown = if proved.has_factor { Shown::BothElsewhere } else { Shown::First };
    match person(app, proved).await? {
        Some(person) => enter_as(app, &person, "through the provider", shown).await,
        None => refuse_provider(app, StatusCode::FORBIDDEN, NOBODY),
    }
}

/// Whose account it is: the one that it was linked to; at the first time, the one who has the address that the provider
/// has verified. Who may not sign in, or has another account there already, is nobody.
async fn person(app: &App, proved: &Proved) -> Result<Option<Person>, Error> {
    let Proved { issuer, subject, email, .. } = proved;
    if let Some(email) = app.store.identity(issuer, subject).await? {
        let person = Person::of(&app.store, &email).await?;
        return Ok(Some(person).filter(|person| may_sign_in(app, person)));
    }
    let Some(email) = email else {
        tracing::warn!("the provider tells no address that it has verified");
        return Ok(None);
    };
    let person = Person::of(&app.store, email).await?;
    if !may_sign_in(app, &person) {
        return Ok(None);
    }
    let email = person.email.clone();
    let identity = Identity { issuer: issuer.clone(), subject: subject.clone(), email };
    match app.store.link_identity(identity, entry(app, &person.email, "link provider account", issuer)).await {
        Ok(()) => Ok(Some(person)),
        Err(store::Error::Taken) => {
            app.store.record(entry(app, &person.email, "another provider account refused", issuer)).await?;
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn seal(app: &App, carried: &Carried) -> Result<String, Error> {
    let body = serde_json::to_vec(carried).map_err(|error| Error::Broken(error.to_string()))?;
    let sealed = app.keys.seal(CARRIED, "", &body).ok_or_else(|| Error::Broken("nothing can be sealed".to_owned()))?;
    Ok(BASE64URL_NOPAD.encode(&sealed))
}

/// What this browser was given, where it is about this sign-in and not too old.
fn carried(app: &App, req: &HttpRequest) -> Option<Carried> {
    let cookie = req.cookie(cookie_name(app))?;
    let sealed = BASE64URL_NOPAD.decode(cookie.value().as_bytes()).ok()?;
    let carried: Carried = serde_json::from_slice(&app.keys.open(CARRIED, "", &sealed)?).ok()?;
    let is_same: bool = carried.state.as_bytes().ct_eq(parameter(req, "state")?.as_bytes()).into();
    let age = app.clock.seconds() - carried.begun_at;
    Some(carried).filter(|_| is_same && age < SIGN_IN_SECONDS)
}

fn cookie_name(app: &App) -> &'static str {
    if app.settings.is_https() { "__Host-provider" } else { "provider" }
}

/// It comes back on a way that begins at the provider's, so it can't be stricter than this.
fn give(app: &App, response: &mut HttpResponse, value: &str, seconds: i64) {
    let mut cookie = Cookie::new(cookie_name(app), value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(app.settings.is_https());
    cookie.set_same_site(SameSite::Lax);
    cookie.set_max_age(time::Duration::seconds(seconds));
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
