//! What was changed, by whom and when; and the way back.

use super::desk::{Desk, Form};
use super::frame;
use crate::authoring::Draft;
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct HistoryView {
    revisions: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: i32,
    what: String,
    who: String,
    when: String,
    current: bool,
}

/// `GET /author/{survey}/history`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let when = |at: i64| crate::clock::staff_time(at).strftime("%-d %B %Y, %H:%M").to_string();
    let all = app.store.survey_revisions(&survey, 100).await?;
    let revisions = all.into_iter().map(|one| Line {
        current: one.number == desk.revision,
        when: when(one.at),
        number: one.number,
        what: one.what,
        who: one.who,
    });
    let view = HistoryView { revisions: revisions.collect() };
    frame::page(&desk, StatusCode::OK, ("", "History"), "author/history", view)
}

/// `POST /author/{survey}/history`: goes back to a revision, as a change of its own.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let number = field(&form, "number").and_then(|number| number.parse().ok()).ok_or(Error::NotFound)?;
    let body = app.store.survey_revision(&survey, number).await?.body;
    let draft = Draft::parse(&body).map_err(|_| Error::NotFound)?;
    desk.keep(&draft, &format!("Back to change {number}")).await?;
    Ok(go(&format!("/author/{survey}?done=saved")))
}
