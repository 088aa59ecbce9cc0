//! "I'd like someone to talk to me": a mail to the named inbox with what somebody gave to be reached by, and with
//! nothing of any answer.

use super::asked;
use super::hear::{AskView, back, page, told};
use crate::changes::{Talk, talk};
use crate::publish::Edition;
use crate::texts::{Args, Language};
use crate::web::account::place;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::field;
use crate::web::review::without_controls;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// The most letters that somebody needs to say how to be reached.
const MOST: usize = 300;

/// The inbox that is told. `None`: nobody is named.
pub(super) fn inbox(app: &App, edition: &Edition) -> Option<String> {
    let owner = || edition.survey.owner.as_ref().map(|owner| owner.email.clone());
    app.settings.talk_inbox.clone().or_else(owner).filter(|inbox| app.settings.staff_domains.allow(inbox))
}

/// Whether somebody is named who talks to families.
pub(in crate::web) fn has_inbox(app: &App, edition: &Edition) -> bool {
    inbox(app, edition).is_some()
}

/// `GET /talk/{survey}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let (edition, language) = asked(&app, &req, &survey)?;
    inbox(&app, &edition).ok_or(Error::NotFound)?;
    ask(&app, &req, (&edition, &language), StatusCode::OK, ("", ""))
}

/// `POST /talk/{survey}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let (edition, language) = asked(&app, &req, &survey)?;
    let inbox = inbox(&app, &edition).ok_or(Error::NotFound)?;
    let contact = without_controls(field(&form, "contact").unwrap_or_default());
    let wrong = match contact.chars().count() {
        0 => "talk-missing",
        1..=MOST => "",
        _ => "talk-long",
    };
    if !wrong.is_empty() {
        return ask(&app, &req, (&edition, &language), StatusCode::UNPROCESSABLE_ENTITY, (&contact, wrong));
    }
    if !app.throttle.allows_letters_from(place(&req), app.clock.seconds()) {
        return ask(&app, &req, (&edition, &language), StatusCode::TOO_MANY_REQUESTS, (&contact, "hear-later"));
    }
    let wish = Talk { survey: app.title(&edition), contact, language: language.name() };
    let unsealed = || Error::Broken("a wish to be talked to could not be sealed".to_owned());
    app.store.enqueue(talk(&app.keys, &survey, &inbox, wish).ok_or_else(unsealed)?).await?;
    let view = AskView {
        back: back(&edition, &language),
        contacts: app.settings.contacts.clone(),
        in_danger: true,
        ..told(&app, &language, "talk-sent")
    };
    page(&app, &req, StatusCode::OK, (Some(&edition), &language), view)
}

fn ask(
    app: &App,
    req: &HttpRequest,
    (edition, language): (&Edition, &Language),
    status: StatusCode,
    (contact, wrong): (&str, &str),
) -> Result<HttpResponse, Error> {
    let say = |key: &str| app.interface.say(language, key, &Args::new());
    let view = AskView {
        title: say("talk-title"),
        lines: vec![say("talk-body"), say("talk-apart")],
        field: "contact",
        label: say("talk-label"),
        hint: say("talk-hint"),
        value: contact.to_owned(),
        error: if wrong.is_empty() { String::new() } else { say(wrong) },
        action: format!("/talk/{}?lang={}", edition.survey.id, language.tag()),
        button: say("talk-button"),
        back: back(edition, language),
        contacts: app.settings.contacts.clone(),
        in_danger: true,
    };
    page(app, req, status, (Some(edition), language), view)
}
