//! The start page: what the survey is for, who reads it, how long it takes, in which languages. And its end:
//! "Hide and clear my answers".

use super::carried::Carried;
use super::cookies::{self, Jar};
use super::page::{Link, links};
use super::visit::{Form, Visit, go};
use crate::form::length;
use crate::question::{MediaView, PartialDate, Precision, Reader};
use crate::texts::markup_to_html;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StartView {
    title: String,
    /// What the place is called whose poster led here.
    place: Option<String>,
    intro_html: String,
    image: Option<MediaView>,
    team: String,
    controller: String,
    questions: usize,
    minutes: usize,
    closes: Option<String>,
    languages: Vec<Link>,
    buttons: bool,
    start_href: String,
    takes_comments: bool,
    /// Who reviewed it, in a sentence.
    credits: String,
    /// What was done about what people said, where something was.
    said_href: Option<String>,
}

/// `GET /s/{survey}/`: an address that was typed with a slash at its end leads to the one without.
pub(super) async fn without_slash(req: HttpRequest) -> HttpResponse {
    let path = req.path().trim_end_matches('/');
    let query = Some(req.query_string()).filter(|query| !query.is_empty()).map(|query| format!("?{query}"));
    HttpResponse::PermanentRedirect().insert_header((LOCATION, path.to_owned() + &query.unwrap_or_default())).finish()
}

/// `GET /s/{survey}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let visit = Visit::begin(&app, &req, &survey).await?;
    let survey = &visit.edition.survey;
    let language = visit.language();
    let reader = app.reader(&visit.edition, &language);
    let (questions, minutes) = length(&visit.reading(&visit.draft_or_new().submission()));
    let first =
        if survey.roles.is_empty() { survey.pages.first().map_or("check", |page| page.id.as_str()) } else { "who" };
    let text =
        |text: Option<&crate::texts::Localized>| text.map(|text| reader.text(text).to_owned()).unwrap_or_default();
    let closes = survey.closes.and_then(|day| PartialDate::new(day.year(), day.month(), day.day(), Precision::Day));
    let view = StartView {
        title: reader.label(&survey.wording),
        place: visit.place(&language).await,
        intro_html: reader.hint(&survey.wording).map(markup_to_html).unwrap_or_default(),
        image: reader.image(&survey.wording),
        team: text(survey.owner.as_ref().map(|owner| &owner.team)),
        controller: text(survey.privacy.as_ref().map(|privacy| &privacy.controller)),
        questions,
        minutes,
        closes: closes.map(|day| reader.date(day)),
        languages: links(&visit, &language, ""),
        buttons: false,
        start_href: visit.href(first),
        takes_comments: survey.takes_comments(),
        credits: credits(&visit, &reader),
        said_href: is_told(&visit).then(|| format!("/s/{}/you-said?lang={}", survey.id, language.tag())),
    };
    visit.page(StatusCode::OK, "form/start", view)
}

/// Whether families can read what was done, whichever version somebody began with.
fn is_told(visit: &Visit<'_>) -> bool {
    visit.app.catalogue.current(&visit.edition.survey.id).is_some_and(|current| current.told)
}

/// Who reviewed the survey, as they wish to be named.
fn credits(visit: &Visit<'_>, reader: &Reader<'_>) -> String {
    // As they wish now, whichever version somebody began with.
    let current = visit.app.catalogue.current(&visit.edition.survey.id);
    match current.as_ref().map(|current| current.credits.as_slice()).unwrap_or_default() {
        [] => String::new(),
        names => reader.say_with("start-credits", &[("names", names.join(", ").into())]),
    }
}

/// `POST /s/{survey}`: clears the answers from this device and from the drafts. Nothing is asked first.
pub(super) async fn clear(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    _: Form,
) -> Result<HttpResponse, Error> {
    let edition = app.answered(&survey).await?;
    let language = Carried::of(&req, &edition, &[]).language;
    let mut response = go(&format!("/?cleared&lang={}", language.tag()));
    let headers = response.headers_mut();
    headers.insert(actix_web::http::header::CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    let jar = Jar::of(&app, &edition);
    jar.take_draft(&mut response);
    jar.take_receipt(&mut response);
    if let Some(secret) = cookies::draft(&req) {
        // The cookie is gone from the device either way; what can't be deleted now ends by itself within a day.
        if let Err(error) = app.store.delete_draft(secret.key().into()).await {
            tracing::warn!(%error, "a cleared draft could not be deleted");
        }
    }
    Ok(response)
}
