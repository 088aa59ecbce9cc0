//! Hearing what was done: an address is asked for, confirmed by a link and a button, and left by another. Until it is
//! confirmed nothing is kept of it.

use super::asked;
use crate::changes::{Hearer, Pending, confirmation, key_of, pending, subscriber};
use crate::publish::Edition;
use crate::texts::{Args, Language};
use crate::web::account::place;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, interface_language};
use crate::web::send;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use validator::ValidateEmail;

/// A page of one question and one button, or of a sentence.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AskView {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    /// `email` or `contact`, where something is typed; else empty.
    pub(super) field: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) value: String,
    pub(super) error: String,
    pub(super) action: String,
    /// The words of the button; empty where there is none.
    pub(super) button: String,
    /// What was done, for families.
    pub(super) back: String,
    pub(super) contacts: Vec<String>,
    pub(super) in_danger: bool,
}

type Form = web::Form<Vec<(String, String)>>;

/// `GET /news/{survey}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let (edition, language) = asked(&app, &req, &survey)?;
    ask(&app, &req, (&edition, &language), StatusCode::OK, ("", ""))
}

/// `POST /news/{survey}`: mails a link. Whoever hears already gets the same answer.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (edition, language) = asked(&app, &req, &survey)?;
    let email = field(&form, "email").unwrap_or_default().trim().to_lowercase();
    if !email.validate_email() || email.len() > 254 {
        let wrong = if email.is_empty() { "hear-missing" } else { "hear-wrong" };
        let email: String = email.chars().take(300).collect();
        return ask(&app, &req, (&edition, &language), StatusCode::UNPROCESSABLE_ENTITY, (&email, wrong));
    }
    let now = app.clock.seconds();
    if !app.throttle.allows_letters_from(place(&req), now) {
        return ask(&app, &req, (&edition, &language), StatusCode::TOO_MANY_REQUESTS, (&email, "hear-later"));
    }
    if app.throttle.allows_letter(&email, place(&req), now) {
        let until = edition.today(app.clock.now()).saturating_add(jiff::Span::new().days(1));
        let hearer = Hearer { email, language: language.tag().to_owned() };
        let pending = Pending { survey: survey.to_string(), hearer, until };
        let letter = confirmation(&app.keys, &pending).ok_or_else(unsealed)?;
        app.store.enqueue(letter).await?;
    }
    let view = AskView { back: back(&edition, &language), ..told(&app, &language, "hear-sent") };
    page(&app, &req, StatusCode::OK, (Some(&edition), &language), view)
}

fn unsealed() -> Error {
    Error::Broken("an address could not be sealed".to_owned())
}

fn ask(
    app: &App,
    req: &HttpRequest,
    (edition, language): (&Edition, &Language),
    status: StatusCode,
    (email, wrong): (&str, &str),
) -> Result<HttpResponse, Error> {
    let say = |key: &str| app.interface.say(language, key, &Args::new());
    let view = AskView {
        title: say("hear-title"),
        lines: vec![say("hear-body"), say("hear-apart")],
        field: "email",
        label: say("hear-label"),
        hint: say("hear-hint"),
        value: email.to_owned(),
        error: if wrong.is_empty() { String::new() } else { say(wrong) },
        action: format!("/news/{}?lang={}", edition.survey.id, language.tag()),
        button: say("hear-button"),
        back: back(edition, language),
        ..AskView::default()
    };
    page(app, req, status, (Some(edition), language), view)
}

/// `GET /news/confirm/{token}`: changes nothing, since programs that look for harm in mails follow links.
pub(super) async fn confirm(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let Some((pending, edition)) = carried(&app, &token) else { return over(&app, &req) };
    let language = pending.hearer.reads();
    let say = |key: &str| app.interface.say(&language, key, &Args::new());
    let view = AskView {
        lines: vec![say("hear-confirm-body"), pending.hearer.email],
        action: format!("/news/confirm/{token}?lang={}", language.tag()),
        button: say("hear-confirm-button"),
        ..told(&app, &language, "hear-confirm")
    };
    page(&app, &req, StatusCode::OK, (Some(&edition), &language), view)
}

/// `POST /news/confirm/{token}`
pub(super) async fn confirmed(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let Some((pending, edition)) = carried(&app, &token) else { return over(&app, &req) };
    let language = pending.hearer.reads();
    let kept = subscriber(&app.keys, &pending).ok_or_else(unsealed)?;
    app.store.subscribe(&pending.survey, kept).await?;
    let view = AskView { back: back(&edition, &language), ..told(&app, &language, "hear-done") };
    page(&app, &req, StatusCode::OK, (Some(&edition), &language), view)
}

/// What a link carries, and the survey. `None`: the link is over.
fn carried(app: &App, token: &str) -> Option<(Pending, std::sync::Arc<Edition>)> {
    let pending = pending(&app.keys, token, jiff::civil::Date::MIN)?;
    let edition = app.catalogue.current(&pending.survey)?;
    (edition.today(app.clock.now()) <= pending.until).then_some((pending, edition))
}

fn over(app: &App, req: &HttpRequest) -> Result<HttpResponse, Error> {
    let language = interface_language(app, req);
    page(app, req, StatusCode::GONE, (None, &language), told(app, &language, "hear-over"))
}

/// `GET /news/leave/{token}`
pub(super) async fn leave(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let language = interface_language(&app, &req);
    if key_of(&token).is_none() {
        return over(&app, &req);
    }
    let view = AskView {
        action: format!("/news/leave/{token}?lang={}", language.tag()),
        button: app.interface.say(&language, "leave-button", &Args::new()),
        ..told(&app, &language, "leave")
    };
    page(&app, &req, StatusCode::OK, (None, &language), view)
}

/// `POST /news/leave/{token}`: the button of that page, or the one click that a mail program makes (RFC 8058, 3.2),
/// which comes from no page of ours.
pub(super) async fn left(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let Some(key) = key_of(&token) else { return over(&app, &req) };
    app.store.leave(key.into()).await?;
    let language = interface_language(&app, &req);
    page(&app, &req, StatusCode::OK, (None, &language), told(&app, &language, "left"))
}

/// A page that says something: the texts `{key}-title` and `{key}-body`.
pub(super) fn told(app: &App, language: &Language, key: &str) -> AskView {
    let say = |end: &str| app.interface.say(language, &format!("{key}-{end}"), &Args::new());
    AskView { title: say("title"), lines: vec![say("body")], ..AskView::default() }
}

pub(super) fn back(edition: &Edition, language: &Language) -> String {
    format!("/s/{}/you-said?lang={}", edition.survey.id, language.tag())
}

pub(super) fn page(
    app: &App,
    req: &HttpRequest,
    status: StatusCode,
    (edition, language): (Option<&Edition>, &Language),
    view: AskView,
) -> Result<HttpResponse, Error> {
    Ok(send::page(req, status, &app.framed("said/ask", language, edition, view)?))
}
