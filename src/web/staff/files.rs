//! Results as files: the same view as the page, as CSV, JSON, spreadsheet, PDF, and each chart as a picture.

use super::frame::Survey;
use crate::files::{self, HAS_PDF, Unwritten, Which};
use crate::report::{LabelView, QuestionView, ReportView};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// How results can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Format {
    Page,
    Csv,
    Json,
    Xlsx,
    Pdf,
    Png(Which),
}

const UNKNOWN: &str = "Results can be had as a page, as csv, json, xlsx, pdf or png, and in no other format here.";
const LEFT_OUT: &str = "This service was built without PDFs and pictures: it leaves out the feature “pdf”.";
const NO_CHART: &str =
    "There is no such picture: these results have no such chart, or its words are in letters that no font here has.";

impl Format {
    /// What the address asks for. Errors: there is no such format here.
    pub(super) fn of(req: &HttpRequest) -> Result<Self, &'static str> {
        let format = match parameter(req, "format").as_deref() {
            None => Self::Page,
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            Some("xlsx") => Self::Xlsx,
            Some("pdf") => Self::Pdf,
            Some("png") => {
                let question = parameter(req, "question").unwrap_or_default();
                Self::Png(Which { question, by: parameter(req, "split") })
            }
            Some(_) => return Err(UNKNOWN),
        };
        let is_left_out = !HAS_PDF && matches!(format, Self::Pdf | Self::Png(_));
        if is_left_out { Err(LEFT_OUT) } else { Ok(format) }
    }
}

/// The file. `Ok(Err(…))`: there is none, and what to say of it.
pub(super) async fn file(
    app: &App,
    survey: &Survey,
    view: ReportView,
    format: Format,
) -> Result<Result<HttpResponse, &'static str>, Error> {
    let fonts = app.settings.fonts.clone();
    let (kind, name) = named(survey, &format);
    // Setting a page takes some milliseconds, a spreadsheet of many questions too.
    let written = web::block(move || match format {
        Format::Page | Format::Csv => Ok(Some(view.csv().into_bytes())),
        Format::Json => Ok(Some(view.json().to_string().into_bytes())),
        Format::Xlsx => files::xlsx(&view).map(Some),
        Format::Pdf => files::pdf(&view, &fonts).map(Some),
        Format::Png(which) => files::png(&view, &which, &fonts),
    });
    let written = written.await.map_err(|error| Error::Broken(error.to_string()))??;
    Ok(written.map(|body| attached(kind, &name, body)).ok_or(NO_CHART))
}

/// The media type and the file's name.
fn named(survey: &str, format: &Format) -> (&'static str, String) {
    match format {
        Format::Page | Format::Csv => ("text/csv; charset=utf-8", format!("{survey}.csv")),
        Format::Json => ("application/json", format!("{survey}.json")),
        Format::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", format!("{survey}.xlsx")),
        Format::Pdf => ("application/pdf", format!("{survey}.pdf")),
        Format::Png(which) => {
            let by = which.by.as_ref().map(|by| format!("-by-{by}")).unwrap_or_default();
            ("image/png", plain(&format!("{survey}-{}{by}.png", which.question)))
        }
    }
}

/// A name that can stand in a header: what somebody typed into the address is not trusted.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii_alphanumeric() || "-._".contains(*c)).take(120).collect()
}

/// A file to keep; nothing in between keeps it.
pub(super) fn attached(kind: &str, name: &str, body: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}

impl From<Unwritten> for Error {
    fn from(error: Unwritten) -> Self {
        Self::Broken(error.to_string())
    }
}

/// Where the files of a page are.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FilesView {
    csv: String,
    xlsx: String,
    json: String,
    pdf: Option<String>,
    pictures: Vec<PictureView>,
    rows: Option<String>,
}

/// The pictures of a question.
#[derive(Serialize)]
struct PictureView {
    label: LabelView,
    href: String,
    /// Of groups side by side.
    others: Vec<OtherView>,
}

#[derive(Serialize)]
struct OtherView {
    title: &'static str,
    href: String,
}

impl FilesView {
    /// Of the page that the request asked for, in the same words of the address. `rows` leads to the rows, for whoever
    /// may.
    pub(super) fn of(req: &HttpRequest, report: &ReportView, rows: Option<String>) -> Self {
        let format = |format: &str| address(req, &[("format", format)]);
        let questions = report.questions.iter().filter(|question| HAS_PDF && !question.svg.is_empty());
        Self {
            csv: format("csv"),
            xlsx: format("xlsx"),
            json: format("json"),
            pdf: HAS_PDF.then(|| format("pdf")),
            pictures: questions.map(|question| picture(req, question)).collect(),
            rows,
        }
    }
}

fn picture(req: &HttpRequest, question: &QuestionView) -> PictureView {
    let of = [("format", "png"), ("question", question.id.as_str())];
    let splits = question.all_splits().filter(|split| !split.svg.is_empty());
    let other = |facet: &str| address(req, &[of[0], of[1], ("split", facet)]);
    PictureView {
        label: question.label.clone(),
        href: address(req, &of),
        others: splits.map(|split| OtherView { title: split.title, href: other(split.facet) }).collect(),
    }
}

/// The page's own address with another format.
fn address(req: &HttpRequest, more: &[(&str, &str)]) -> String {
    let own = url::form_urlencoded::parse(req.query_string().as_bytes());
    let kept = own.filter(|(name, _)| !["format", "question", "split"].contains(&name.as_ref()));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(kept);
    query.extend_pairs(more);
    format!("{}?{}", req.path(), query.finish())
}
