//! What happens next, whom to talk to, and the receipt, shown once.

use super::cookies::{self, Jar};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::{language, send};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SentView {
    title: String,
    receipt: Option<String>,
    team: String,
    email: Option<String>,
    takes_comments: bool,
}

/// `GET /s/{survey}/sent`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let edition = app.catalogue.current(&survey).ok_or(Error::NotFound)?;
    let offered = &edition.offered;
    let language = language::asked(&req, offered).or_else(|| language::preferred(&req, offered)).cloned();
    let language = language.unwrap_or_else(|| edition.survey.default_language());
    let reader = app.reader(&edition, &language);
    let receipt = cookies::receipt(&req);
    let view = SentView {
        title: reader.say("sent-title"),
        receipt: receipt.map(|receipt| receipt.to_string()),
        team: edition.survey.owner.as_ref().map(|owner| reader.text(&owner.team).to_owned()).unwrap_or_default(),
        email: edition.survey.owner.as_ref().map(|owner| owner.email.clone()),
        takes_comments: edition.survey.takes_comments(),
    };
    let html = app.framed("form/sent", &language, Some(&edition), view)?;
    let mut response = send::page(&req, StatusCode::OK, &html);
    if receipt.is_some() {
        Jar::of(&app, &edition).take_receipt(&mut response);
    }
    Ok(response)
}
