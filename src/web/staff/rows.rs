//! Released answers row by row, for whoever has the right: a page that says what a file of them gives away, and the file
//! itself after a confirmation. Each file stands in the audit trail before its first byte is sent.

use super::files::attached;
use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::figures::{RowFormat, Rows, TooFew, codebook};
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::AuditEntry;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::field;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowsView {
    page_title: String,
    title: String,
    survey: String,
    wrong: Option<&'static str>,
    ndjson: bool,
}

const UNCONFIRMED: &str = "Tick the box first: the file has to stay with you.";
const FEW: &str = "Fewer than ten answers are figures so far: there is no file of so few.";

/// `GET /results/{survey}/rows`: what a file gives away, and the button; with `?format=codebook` the codebook, which
/// holds no answers.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadRows)?;
    if parameter(&req, "format").as_deref() == Some("codebook") {
        let book = codebook(&app.store, &app.interface, &edition).await?;
        return Ok(attached("text/csv; charset=utf-8", &format!("{survey}-codebook.csv"), book.into_bytes()));
    }
    let format = parameter(&req, "format").and_then(|format| row_format(&format)).unwrap_or(RowFormat::Csv);
    show(&app, &signed_in, &edition, (StatusCode::OK, None), format)
}

/// `POST /results/{survey}/rows`: the file.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let edition = signed_in.survey(&app, &survey, Right::ReadRows)?;
    let format = field(&form, "format").and_then(row_format).unwrap_or(RowFormat::Csv);
    if field(&form, "confirmed").is_none() {
        return show(&app, &signed_in, &edition, (StatusCode::UNPROCESSABLE_ENTITY, Some(UNCONFIRMED)), format);
    }
    let words = (&app.store, app.interface.as_ref());
    match Rows::open(words, &edition, format, &Arc::default()).await? {
        Err(TooFew) => show(&app, &signed_in, &edition, (StatusCode::UNPROCESSABLE_ENTITY, Some(FEW)), format),
        Ok(rows) => {
            app.store.record(entry(&app, &signed_in, &survey, &rows, format)).await?;
            Ok(sent(&survey, rows, format))
        }
    }
}

fn row_format(name: &str) -> Option<RowFormat> {
    match name {
        "csv" => Some(RowFormat::Csv),
        "ndjson" => Some(RowFormat::Ndjson),
        _ => None,
    }
}

fn ending(format: RowFormat) -> (&'static str, &'static str) {
    match format {
        RowFormat::Csv => ("csv", "text/csv; charset=utf-8"),
        RowFormat::Ndjson => ("ndjson", "application/x-ndjson"),
    }
}

fn entry(app: &App, signed_in: &SignedIn, survey: &str, rows: &Rows, format: RowFormat) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: app.clock.seconds(),
        who: signed_in.person.email.clone(),
        what: "export rows".to_owned(),
        survey: Some(survey.to_owned()),
        detail: format!("{} rows as {}", rows.people(), ending(format).0),
    }
}

/// Slice by slice, as fast as it is taken. Where the records break off, so does the file: it never looks whole.
fn sent(survey: &str, rows: Rows, format: RowFormat) -> HttpResponse {
    let (ending, kind) = ending(format);
    let next = |mut rows: Rows| async move {
        let broken = |error| {
            tracing::error!(%error, "a file of rows broke off");
            actix_web::Error::from(Error::from(error))
        };
        let bytes = rows.next().await.map_err(broken).transpose()?;
        Some((bytes.map(web::Bytes::from), rows))
    };
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{survey}-rows.{ending}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .streaming(stream::unfold(rows, next))
}

fn show(
    app: &App,
    signed_in: &SignedIn,
    edition: &Edition,
    (status, wrong): (StatusCode, Option<&'static str>),
    format: RowFormat,
) -> Result<HttpResponse, Error> {
    let title = app.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording);
    let view = RowsView {
        page_title: format!("{}Answers row by row: {title}", if wrong.is_some() { "Error: " } else { "" }),
        title,
        survey: edition.survey.id.clone(),
        wrong,
        ndjson: format == RowFormat::Ndjson,
    };
    page(app, status, Some(signed_in), "results/rows", view)
}
