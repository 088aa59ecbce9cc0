//! Signing in by a link or a short code that is mailed. A GET changes nothing: scanners of mail fetch links, so the
//! link opens a page whose button spends it.

use super::Form;
use super::form::entry;
use crate::rights::Person;
use crate::sign_in::{self, Provider};
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use crate::web::staff::{Shown, SignedIn, begin, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::net::IpAddr;
use validator::Validate;

/// The address that somebody signs in with.
#[derive(Debug, Validate)]
pub(super) struct Address {
    #[validate(email, length(max = 254))]
    pub(super) email: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SignInView<'a> {
    page_title: &'static str,
    email: &'a str,
    error: Option<&'static str>,
    asked: bool,
    refused: Option<&'static str>,
    provider: Option<&'a str>,
    sent_back: Option<&'static str>,
}

impl<'a> SignInView<'a> {
    fn of(app: &'a App, page_title: &'static str, email: &'a str) -> Self {
        let provider = app.provider.as_ref().map(Provider::label);
        Self { page_title, email, error: None, asked: false, refused: None, provider, sent_back: None }
    }
}

/// The page again, with why a password did not let in.
pub(super) fn refuse(app: &App, status: StatusCode, email: &str, why: &'static str) -> Result<HttpResponse, Error> {
    let view = SignInView { refused: Some(why), ..SignInView::of(app, "Error: Sign in", email) };
    page(app, status, None, "account/sign-in", view)
}

/// The page again, with why the provider did not let in.
pub(super) fn refuse_provider(app: &App, status: StatusCode, why: &'static str) -> Result<HttpResponse, Error> {
    let view = SignInView { sent_back: Some(why), ..SignInView::of(app, "Error: Sign in", "") };
    page(app, status, None, "account/sign-in", view)
}

fn show(
    app: &App,
    status: StatusCode,
    email: &str,
    error: Option<&'static str>,
    asked: bool,
) -> Result<HttpResponse, Error> {
    let page_title = match (asked, error) {
        (true, None) => "Check your mail",
        (true, Some(_)) => "Error: Check your mail",
        (false, None) => "Sign in",
        (false, Some(_)) => "Error: Sign in",
    };
    page(app, status, None, "account/sign-in", SignInView { error, asked, ..SignInView::of(app, page_title, email) })
}

/// `GET /account`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    match SignedIn::of(&app, &req).await {
        Ok(_) => Ok(go("/results")),
        Err(Error::SignIn) => show(&app, StatusCode::OK, "", None, false),
        Err(error) => Err(error),
    }
}

/// `POST /account`: mails a link to an address that a survey names. Known and unknown addresses get the same answer.
pub(super) async fn ask(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let address = Address { email: field(&form, "email").unwrap_or_default().trim().to_lowercase() };
    if address.validate().is_err() {
        let error = Some("Enter your work email address, like name@example.nhs.uk.");
        return show(&app, StatusCode::UNPROCESSABLE_ENTITY, &address.email, error, false);
    }
    let person = Person::of(&app.store, &address.email).await?;
    let now = app.clock.seconds();
    if may_sign_in(&app, &person) && app.throttle.allows(&person.email, place(&req), now) {
        let link = sign_in::create(&app.store, &app.keys, &person.email, now).await?;
        sign_in::mail(&app.store, &app.settings.public_url, &person.email, &link, now).await?;
    } else {
        sign_in::pretend(&app.store, 2, now).await?;
    }
    show(&app, StatusCode::OK, &address.email, None, true)
}

/// Whether this person may sign in.
pub(super) fn may_sign_in(app: &App, person: &Person) -> bool {
    person.may_sign_in(app.catalogue.all().iter().map(|edition| &edition.survey))
}

/// Where a request comes from. A proxy on this machine says for whom it asks, at the end of `X-Forwarded-For`; what
/// stands before that, and what anybody else says, may be made up.
pub(in crate::web) fn place(req: &HttpRequest) -> Option<IpAddr> {
    let peer = req.peer_addr()?.ip();
    let said = req.headers().get_all("x-forwarded-for").last().and_then(|value| value.to_str().ok());
    let said = said.and_then(|said| said.rsplit(',').next()?.trim().parse().ok());
    said.filter(|_| peer.is_loopback()).or(Some(peer))
}

/// `POST /account/code`
pub(super) async fn spend_code(app: web::Data<App>, form: Form) -> Result<HttpResponse, Error> {
    let email = field(&form, "email").unwrap_or_default().trim().to_lowercase();
    let code: String = field(&form, "code").unwrap_or_default().chars().filter(char::is_ascii_digit).take(16).collect();
    let hash = app.keys.code_hash(&email, &code);
    match app.store.spend_code(&email, hash.into(), app.clock.seconds()).await {
        Ok(()) => enter(&app, &email, "by a mailed code").await,
        Err(store::Error::NotFound) => {
            let error = Some("This code does not fit, or is too old. Check it, or ask for a new one.");
            show(&app, StatusCode::UNPROCESSABLE_ENTITY, &email, error, true)
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LinkView<'a> {
    page_title: &'static str,
    token: &'a str,
    gone: bool,
}

/// `GET /account/link/{token}`: a page with a button. It does not even look whether the link is good.
pub(super) async fn link(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    page(&app, StatusCode::OK, None, "account/link", LinkView { page_title: "Sign in", token: &token, gone: false })
}

/// `POST /account/link/{token}`: spends the link.
pub(super) async fn spend_link(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    let spent = match sign_in::token_hash(&token) {
        Some(hash) => app.store.spend_link(hash.into(), app.clock.seconds()).await,
        None => Err(store::Error::NotFound),
    };
    match spent {
        Ok(email) => enter(&app, &email, "by a mailed link").await,
        Err(store::Error::NotFound) => page(
            &app,
            StatusCode::GONE,
            None,
            "account/link",
            LinkView { page_title: "This link is used up", token: "", gone: true },
        ),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn enter(app: &App, email: &str, how: &str) -> Result<HttpResponse, Error> {
    enter_as(app, &Person::of(&app.store, email).await?, how, Shown::First).await
}

/// Begins the session of somebody who has shown this.
pub(super) async fn enter_as(app: &App, person: &Person, how: &str, shown: Shown) -> Result<HttpResponse, Error> {
    if !may_sign_in(app, person) {
        return Err(Error::Forbidden);
    }
    app.store.note_arrival(&person.email).await?;
    app.store.record(entry(app, &person.email, "sign in", how)).await?;
    let mut response = go("/results");
    begin(app, person, shown, &mut response).await?;
    Ok(response)
}

/// `POST /account/sign-out`
pub(super) async fn sign_out(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::at_any_stage(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let mut response = go("/account");
    signed_in.end(&app, &mut response).await?;
    Ok(response)
}
