//! What the deployment, and a survey, say about privacy and accessibility.

use super::withdraw::interface_language;
use crate::texts::{Args, Value, markup_to_html};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::{language, send};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct Statement {
    title: String,
    contact: Option<String>,
    enforcement: Option<String>,
}

fn statement(app: &App, req: &HttpRequest, template: &str, title: &str) -> Result<HttpResponse, Error> {
    let language = interface_language(app, req);
    let title = app.interface.say(&language, title, &Args::new());
    let view = Statement { title, contact: app.settings.contact.clone(), enforcement: None };
    Ok(send::page(req, StatusCode::OK, &app.framed(template, &language, None, view)?))
}

/// `GET /privacy`
pub(super) async fn privacy(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    statement(&app, &req, "page/privacy", "site-privacy-title")
}

/// `GET /accessibility`
pub(super) async fn accessibility(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    statement(&app, &req, "page/accessibility", "a11y-title")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PrivacyView {
    title: String,
    controller: String,
    team: String,
    email: Option<String>,
    lawful_basis: Option<String>,
    retention: String,
    principles_html: Option<String>,
    credits: Vec<String>,
}

/// `GET /s/{survey}/privacy`
pub(super) async fn survey_privacy(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let edition = app.answered(&survey).await?;
    let (survey, offered) = (&edition.survey, &edition.offered);
    let language = language::asked(&req, offered).or_else(|| language::preferred(&req, offered)).cloned();
    let language = language.unwrap_or_else(|| survey.default_language());
    let reader = app.reader(&edition, &language);
    let privacy = survey.privacy.as_ref();
    let days = survey.retention_days.map_or(Value::from("0"), |days| Value::Number(f64::from(days)));
    let key = if survey.retention_days.is_some() { "retention-days" } else { "retention-open" };
    let view = PrivacyView {
        title: reader.say("privacy-title"),
        controller: privacy.map(|privacy| reader.text(&privacy.controller).to_owned()).unwrap_or_default(),
        team: survey.owner.as_ref().map(|owner| reader.text(&owner.team).to_owned()).unwrap_or_default(),
        email: survey.owner.as_ref().map(|owner| owner.email.clone()),
        lawful_basis: privacy.map(|privacy| privacy.lawful_basis.clone()),
        retention: reader.say_with(key, &[("count", days)]),
        principles_html: privacy
            .and_then(|privacy| privacy.principles.as_ref())
            .map(|principles| markup_to_html(reader.text(principles))),
        credits: survey.credits.iter().map(|credit| reader.text(credit).to_owned()).collect(),
    };
    Ok(send::page(&req, StatusCode::OK, &app.framed("form/privacy", &language, Some(&edition), view)?))
}
