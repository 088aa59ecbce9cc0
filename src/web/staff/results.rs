//! Results: the same view that the mail and the command render.

use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::figures::{Asked, report};
use crate::publish::Edition;
use crate::report::{Links, ReportView};
use crate::rights::{Right, may, may_anything};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct IndexView {
    page_title: &'static str,
    surveys: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    href: Option<String>,
    title: String,
    comments: Option<String>,
}

/// `GET /results`: the surveys that name this person.
pub(super) async fn index(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let seen = app.catalogue.all().into_iter().filter(|edition| may_anything(&signed_in.person, &edition.survey));
    let listed = seen.map(|edition| Listed {
        href: may(&signed_in.person, Right::ReadResults, &edition.survey)
            .then(|| format!("/results/{}", edition.survey.id)),
        title: app.reader(&edition, &edition.survey.default_language()).label(&edition.survey.wording),
        comments: reads_comments(&signed_in, &edition).then(|| format!("/results/{}/comments", edition.survey.id)),
    });
    let view = IndexView { page_title: "Results", surveys: listed.collect() };
    page(&app, StatusCode::OK, Some(&signed_in), "results/index", view)
}

/// Those who moderate may read what is marked for safeguarding too.
fn reads_comments(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && may(&signed_in.person, Right::Safeguard, &edition.survey)
}

fn moderates(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && may(&signed_in.person, Right::Moderate, &edition.survey)
}

#[derive(Serialize)]
struct ResultsView {
    report: ReportView,
    moderation: Option<String>,
}

/// `GET /results/{survey}`, as a page or, with `?format=csv`, as CSV.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let view = view(&app, &req, &edition).await?;
    if parameter(&req, "format").as_deref() == Some("csv") {
        let name = format!("attachment; filename=\"{survey}.csv\"");
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((actix_web::http::header::CONTENT_DISPOSITION, name))
            .body(view.csv()));
    }
    let moderation = moderates(&signed_in, &edition).then(|| format!("/results/{survey}/comments"));
    page(&app, StatusCode::OK, Some(&signed_in), "results/page", ResultsView { report: view, moderation })
}

/// `GET /api/v1/surveys/{survey}/results`
pub(super) async fn json(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    Ok(HttpResponse::Ok().json(view(&app, &req, &edition).await?.json()))
}

async fn view(app: &App, req: &HttpRequest, edition: &Edition) -> Result<ReportView, Error> {
    let number = |name: &str| parameter(req, name).and_then(|value| value.parse().ok());
    let asked = match (number("from"), number("until")) {
        (Some(from), Some(until)) => Asked::Releases(from, until),
        _ => Asked::All,
    };
    let page = format!("/results/{}", edition.survey.id);
    let csv = match &asked {
        Asked::Releases(from, until) => format!("{page}?from={from}&until={until}&format=csv"),
        _ => format!("{page}?format=csv"),
    };
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    Ok(report(sources, edition, &asked, Links { page, csv }).await?)
}
