//! Results: the same view that the mail and the command render.

use super::files::{FilesView, Format, file};
use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::figures::{Asked, report};
use crate::publish::Edition;
use crate::report::{Links, ReportView};
use crate::rights::Right;
use crate::store::TokenScope;
use crate::web::account::shown_token;
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

/// `GET /results`: the surveys whose results or comments this person may read.
pub(super) async fn index(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let mut listed = Vec::new();
    for edition in app.catalogue.all() {
        let id = &edition.survey.id;
        let href = signed_in.may_with(Right::ReadResults, &edition.survey).then(|| format!("/results/{id}"));
        let comments = reads_comments(&signed_in, &edition).then(|| format!("/results/{id}/comments"));
        if href.is_some() || comments.is_some() {
            let title = app.reader(&edition, &edition.survey.default_language()).label(&edition.survey.wording);
            listed.push(Listed { href, title, comments });
        }
    }
    let view = IndexView { page_title: "Results", surveys: listed };
    page(&app, StatusCode::OK, Some(&signed_in), "results/index", view)
}

/// Those who moderate may read what is marked for safeguarding too.
fn reads_comments(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && signed_in.may_with(Right::Safeguard, &edition.survey)
}

fn moderates(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && signed_in.may_with(Right::Moderate, &edition.survey)
}

#[derive(Serialize)]
struct ResultsView {
    files: FilesView,
    report: ReportView,
    moderation: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrongView {
    page_title: &'static str,
    wrong: &'static str,
    href: String,
}

/// `GET /results/{survey}`, as a page or, with `?format=csv` and the like, as a file.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let (view, format) = match asked(&req).and_then(|asked| Ok((asked, Format::of(&req)?))) {
        Ok((asked, format)) => (view(&app, &edition, &asked).await?, format),
        Err(wrong) => return refuse(&app, &signed_in, &survey, wrong),
    };
    if let Some(wrong) = beyond(&req, &view) {
        return refuse(&app, &signed_in, &survey, wrong);
    }
    if format != Format::Page {
        return match file(&app, &survey, view, format).await? {
            Ok(file) => Ok(file),
            Err(wrong) => refuse(&app, &signed_in, &survey, wrong),
        };
    }
    let moderation = moderates(&signed_in, &edition).then(|| format!("/results/{survey}/comments"));
    let rows = signed_in.may_with(Right::ReadRows, &edition.survey).then(|| format!("/results/{survey}/rows"));
    let files = FilesView::of(&req, &view, rows);
    page(&app, StatusCode::OK, Some(&signed_in), "results/page", ResultsView { files, report: view, moderation })
}

/// `GET /api/v1/surveys/{survey}/results`, for whoever has signed in or shows a token.
pub(super) async fn json(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let edition = match shown_token(&app, &req, &survey, TokenScope::Results).await? {
        Some(edition) => edition,
        None => SignedIn::of(&app, &req).await?.survey(&app, &survey, Right::ReadResults)?,
    };
    let asked = asked(&req).map_err(|_| Error::NotFound)?;
    let view = view(&app, &edition, &asked).await?;
    if beyond(&req, &view).is_some() {
        return Err(Error::NotFound);
    }
    Ok(HttpResponse::Ok().json(view.json()))
}

async fn view(app: &App, edition: &Edition, asked: &Asked) -> Result<ReportView, Error> {
    let page = format!("/results/{}", edition.survey.id);
    let csv = match asked {
        Asked::Releases(from, until) => format!("{page}?from={from}&until={until}&format=csv"),
        _ => format!("{page}?format=csv"),
    };
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    Ok(report(sources, edition, asked, Links { page, csv }).await?)
}

const NO_PERIOD: &str = "The address names a period that these results do not have.";

/// The period that the address names. Nothing is guessed of one that is half named: other figures than those that were
/// asked for would be taken for them.
fn asked(req: &HttpRequest) -> Result<Asked, &'static str> {
    let number = |value: String| value.parse::<u32>().map_err(|_| NO_PERIOD);
    match (parameter(req, "from"), parameter(req, "until")) {
        (None, None) => Ok(Asked::All),
        (Some(from), Some(until)) => match (number(from)?, number(until)?) {
            (from, until) if from < until => Ok(Asked::Releases(from, until)),
            _ => Err(NO_PERIOD),
        },
        _ => Err(NO_PERIOD),
    }
}

/// What is wrong with a period that ends after the last release.
fn beyond(req: &HttpRequest, view: &ReportView) -> Option<&'static str> {
    let last = view.periods.iter().map(|period| period.until).max().unwrap_or_default();
    matches!(asked(req), Ok(Asked::Releases(_, until)) if until > last).then_some(NO_PERIOD)
}

fn refuse(app: &App, signed_in: &SignedIn, survey: &str, wrong: &'static str) -> Result<HttpResponse, Error> {
    let view = WrongView { page_title: "No such results", wrong, href: format!("/results/{survey}") };
    page(app, StatusCode::NOT_FOUND, Some(signed_in), "results/wrong", view)
}
