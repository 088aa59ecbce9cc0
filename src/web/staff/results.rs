//! Results: the same view that the mail and the command render.

use super::files::{FilesView, Format, file};
use super::frame::{Survey, page};
use super::inquiry::{self, Asking, FiltersView};
use super::plain::{self, Wanted};
use super::session::SignedIn;
use crate::figures::{Asked, Inquiry, answer, themes};
use crate::publish::Edition;
use crate::report::{Audience, Links, ReportView, ThemesView};
use crate::rights::Right;
use crate::store::TokenScope;
use crate::web::account::shown_token;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

fn moderates(signed_in: &SignedIn, edition: &Edition) -> bool {
    edition.survey.takes_comments() && signed_in.may_with(Right::Moderate, &edition.survey)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultsView {
    files: FilesView,
    report: ReportView,
    moderation: Option<String>,
    filters: FiltersView,
    /// Where what was done is written, for whoever may.
    you_said: Option<String>,
    /// How many promises have a day that is over.
    overdue: usize,
    themes: Option<ThemesView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WrongView {
    page_title: &'static str,
    wrong: String,
    href: String,
    filters: FiltersView,
}

/// `GET /results/{survey}`, as a page or, with `?format=csv` and the like, as a file.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let Asking { inquiry, form } = inquiry::read(&app, &edition, &req).await?;
    let asked =
        inquiry.and_then(|inquiry| Ok((inquiry, Format::of(&req).map_err(str::to_owned)?, plain::audience(&req)?)));
    let (inquiry, format, audience) = match asked {
        Ok(asked) => asked,
        Err(wrong) => return refuse(&app, &signed_in, &survey, wrong, form),
    };
    if audience != Audience::Team {
        let wanted = Wanted { edition: &edition, inquiry: &inquiry, form: &form, audience, format };
        return match plain::answer(&app, &signed_in, &req, wanted).await? {
            Ok(answer) => Ok(answer),
            Err(wrong) => refuse(&app, &signed_in, &survey, wrong, form),
        };
    }
    let view = view(&app, &edition, &inquiry, &form).await?;
    if let Some(wrong) = inquiry::beyond(&inquiry, last_release(&view)) {
        return refuse(&app, &signed_in, &survey, wrong, form);
    }
    if format != Format::Page {
        return match file(&app, &survey, view, format).await? {
            Ok(file) => Ok(file),
            Err(wrong) => refuse(&app, &signed_in, &survey, wrong.to_owned(), form),
        };
    }
    let moderation = moderates(&signed_in, &edition).then(|| format!("/results/{survey}/comments"));
    let writes = [Right::WriteChanges, Right::Review].iter().any(|right| signed_in.may_with(*right, &edition.survey));
    let you_said = writes.then(|| format!("/results/{survey}/you-said"));
    let overdue = if writes { super::said::overdue(&app, &edition).await? } else { 0 };
    let themes = themes(&app.store, &app.keys, &edition).await?;
    let rows = signed_in.may_with(Right::ReadRows, &edition.survey).then(|| format!("/results/{survey}/rows"));
    let files = FilesView::of(&req, &view, rows);
    let view = ResultsView { files, report: view, moderation, filters: form, you_said, overdue, themes };
    page(&app, StatusCode::OK, Some(&signed_in), "results/page", view)
}

/// `GET /api/v1/surveys/{survey}/results`, for whoever has signed in or shows a token.
pub(super) async fn json(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let edition = match shown_token(&app, &req, &survey, TokenScope::Results).await? {
        Some(edition) => edition,
        None => SignedIn::of(&app, &req).await?.survey(&app, &survey, Right::ReadResults)?,
    };
    let Asking { inquiry, form } = inquiry::read(&app, &edition, &req).await?;
    let inquiry = inquiry.map_err(Error::Bad)?;
    let view = view(&app, &edition, &inquiry, &form).await?;
    match inquiry::beyond(&inquiry, last_release(&view)) {
        Some(wrong) => Err(Error::Bad(wrong)),
        None => Ok(HttpResponse::Ok().json(view.json())),
    }
}

async fn view(app: &App, edition: &Edition, inquiry: &Inquiry, form: &FiltersView) -> Result<ReportView, Error> {
    let page = format!("/results/{}", edition.survey.id);
    let keep = &form.keep;
    let csv = match inquiry.asked {
        Asked::Releases(from, until) => format!("{page}?{keep}from={from}&until={until}&format=csv"),
        _ => format!("{page}?{keep}format=csv"),
    };
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    Ok(answer(sources, edition, inquiry, Links { page, csv }, &Arc::default()).await?)
}

fn last_release(view: &ReportView) -> u32 {
    view.periods.iter().map(|period| period.until).max().unwrap_or_default()
}

fn refuse(
    app: &App,
    signed_in: &SignedIn,
    survey: &str,
    wrong: String,
    filters: FiltersView,
) -> Result<HttpResponse, Error> {
    let view = WrongView { page_title: "No such results", wrong, href: format!("/results/{survey}"), filters };
    page(app, StatusCode::NOT_FOUND, Some(signed_in), "results/wrong", view)
}
