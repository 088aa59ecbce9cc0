//! What happens next, whom to talk to, and the receipt, shown once.

use super::cookies::{self, Jar};
use crate::form::Fill;
use crate::publish::Edition;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language;
use crate::web::pages::{Key, Made};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SentView {
    title: String,
    receipt: bool,
    team: String,
    email: Option<String>,
    takes_comments: bool,
    /// Where an address can be left to hear what was done; nowhere while a draft is tried.
    hear_href: Option<String>,
    /// Where somebody can ask to be talked to.
    talk_href: Option<String>,
    contacts: Vec<String>,
}

/// `GET /s/{survey}/sent`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let edition = app.answered(&survey).await?;
    let offered = &edition.offered;
    let language = language::asked(&req, offered).or_else(|| language::preferred(&req, offered)).cloned();
    let language = language.unwrap_or_else(|| edition.survey.default_language());
    let receipt = cookies::receipt(&req);
    let made = made(&app, &edition, &language, receipt.is_some())?;
    let fill = Fill { receipt: receipt.map(|receipt| receipt.to_string()).unwrap_or_default(), ..Fill::default() };
    let mut response = made.send(&req, StatusCode::OK, &fill);
    if receipt.is_some() {
        Jar::of(&app, &edition).take_receipt(&mut response);
    }
    Ok(response)
}

/// Whether somebody is named who talks to families.
fn talks(app: &App, edition: &Edition) -> bool {
    !edition.is_preview() && crate::web::said::has_inbox(app, edition)
}

/// The page is one of two: with a place for a receipt, or without.
fn made(app: &App, edition: &Edition, language: &Language, receipt: bool) -> Result<Arc<Made>, Error> {
    let survey = &edition.survey;
    let key = Key {
        survey: survey.id.clone(),
        version: edition.number,
        language: language.tag().to_owned(),
        role: None,
        band: None,
        page: if receipt { "sent/receipt" } else { "sent" }.to_owned(),
    };
    let reader = app.reader(edition, language);
    app.made(key, edition, "form/sent", || SentView {
        title: reader.say("sent-title"),
        receipt,
        team: survey.owner.as_ref().map(|owner| reader.text(&owner.team).to_owned()).unwrap_or_default(),
        email: survey.owner.as_ref().map(|owner| owner.email.clone()),
        takes_comments: survey.takes_comments(),
        hear_href: (!edition.is_preview()).then(|| format!("/news/{}?lang={}", survey.id, language.tag())),
        talk_href: talks(app, edition).then(|| format!("/talk/{}?lang={}", survey.id, language.tag())),
        contacts: app.settings.contacts.clone(),
    })
}
