//! Results: the same view that the mail and the command render.

use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::figures::{Asked, report, themes};
use crate::publish::Edition;
use crate::report::{Links, ReportView, ThemesView};
use crate::rights::Right;
use crate::store::TokenScope;
use crate::web::account::shown_token;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

fn moderates(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && signed_in.may_with(Right::Moderate, &edition.survey)
}

#[derive(Serialize)]
struct ResultsView {
    report: ReportView,
    moderation: Option<String>,
    themes: Option<ThemesView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrongView {
    page_title: &'static str,
    wrong: &'static str,
    href: String,
}

/// `GET /results/{survey}`, as a page or, with `?format=csv`, as CSV.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let view = match asked(&req).and_then(|asked| Ok((asked, format(&req)?))) {
        Ok((asked, _)) => view(&app, &edition, &asked).await?,
        Err(wrong) => return refuse(&app, &signed_in, &survey, wrong),
    };
    if let Some(wrong) = beyond(&req, &view) {
        return refuse(&app, &signed_in, &survey, wrong);
    }
    if format(&req) == Ok(Format::Csv) {
        let name = format!("attachment; filename=\"{survey}.csv\"");
        return Ok(HttpResponse::Ok()
            .content_type("text/csv; charset=utf-8")
            .insert_header((actix_web::http::header::CONTENT_DISPOSITION, name))
            .body(view.csv()));
    }
    let moderation = moderates(&signed_in, &edition).then(|| format!("/results/{survey}/comments"));
    let themes = themes(&app.store, &app.keys, &edition).await?;
    page(&app, StatusCode::OK, Some(&signed_in), "results/page", ResultsView { report: view, moderation, themes })
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Page,
    Csv,
}

fn format(req: &HttpRequest) -> Result<Format, &'static str> {
    match parameter(req, "format").as_deref() {
        None => Ok(Format::Page),
        Some("csv") => Ok(Format::Csv),
        Some(_) => Err("Results can be had as a page or as CSV, and in no other format here."),
    }
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
