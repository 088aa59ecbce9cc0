//! The definition itself, for those who know JSON: the same draft, errors by line.

use super::desk::{Desk, Form};
use super::frame;
use crate::authoring::Draft;
use crate::json::{Located, Severity};
use crate::rights::Right;
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct JsonView {
    text: String,
    error: String,
    theirs: String,
    findings: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    line: usize,
    column: usize,
    pointer: String,
    error: bool,
    message: String,
}

fn lines(findings: &[Located]) -> Vec<Line> {
    let line = |found: &Located| Line {
        line: found.position.line,
        column: found.position.column,
        pointer: found.finding.pointer.as_str().to_owned(),
        error: found.finding.severity == Severity::Error,
        message: found.finding.message.clone(),
    };
    findings.iter().map(line).collect()
}

/// `GET /author/{survey}/json`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let view = JsonView {
        text: desk.draft.text(),
        error: String::new(),
        theirs: String::new(),
        findings: lines(&desk.checked().findings),
    };
    let done = if parameter(&req, "done").is_some() { "Saved." } else { "" };
    frame::told(&desk, StatusCode::OK, ("/json", "JSON"), done, "author/json", view)
}

/// `POST /author/{survey}/json`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let text = field(&form, "text").unwrap_or_default().replace("\r\n", "\n");
    let revision = field(&form, "revision").and_then(|number| number.parse::<i32>().ok());
    let refuse = |status, error: &str, theirs: String, findings: Vec<Line>| {
        let view = JsonView { text: text.clone(), error: error.to_owned(), theirs, findings };
        frame::page(&desk, status, ("/json", "JSON"), "author/json", view)
    };
    let late = "Somebody else changed the survey in the meantime. Below your text stands theirs: put the two together, and save again.";
    if revision != Some(desk.revision) {
        return refuse(StatusCode::CONFLICT, late, desk.draft.text(), Vec::new());
    }
    let draft = match Draft::parse(&text) {
        Ok(draft) => draft,
        Err(findings) => {
            let error = "This is not JSON yet, so nothing was saved.";
            return refuse(StatusCode::UNPROCESSABLE_ENTITY, error, String::new(), lines(&findings));
        }
    };
    if draft.id() != desk.survey {
        let error = format!(
            "The survey is called \u{201c}{survey}\u{201d} here. To give it another \u{201c}id\u{201d}, make a copy of it."
        );
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &error, String::new(), Vec::new());
    }
    match desk.keep(&draft, "The JSON").await {
        Err(store::Error::Taken) => refuse(StatusCode::CONFLICT, late, desk.draft.text(), Vec::new()),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(go(&format!("/author/{survey}/json?done=saved"))),
    }
}

/// `GET /author/{survey}/download`: the file that git holds.
pub(super) async fn download(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{survey}.json\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(desk.draft.text()))
}
