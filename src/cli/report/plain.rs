//! `--for`: the report in plain words, for families or for a child.

use super::{Arguments, Format, Written};
use crate::cli::Failure;
use crate::cli::service::Service;
use crate::config::Config;
use crate::figures::{Books, Inquiry, plain};
use crate::files;
use crate::publish::Edition;
use crate::report::{Filter, PlainView};
use crate::texts::Language;
use serde::Serialize;

const STYLESHEET: &str = include_str!("../../../assets/sheet.css");

#[derive(Serialize)]
struct Document<'a> {
    css: &'static str,
    plain: &'a PlainView,
}

/// Writes it.
pub(super) async fn write(
    service: &Service,
    config: &Config,
    edition: &Edition,
    arguments: &Arguments,
    filters: Vec<Filter>,
) -> Result<Written, Failure> {
    let language = language(edition, arguments)?;
    let inquiry = Inquiry { asked: arguments.asked(), filters, by: Vec::new() };
    let books = Books::default();
    let sources = (&service.store, service.interface.as_ref(), &books, &service.keys);
    let of = (arguments.audience, &language);
    let view = plain(sources, edition, &inquiry, of, &config.web.public_url).await;
    let view = view.map_err(|error| Failure::setup(error.to_string()))?;
    let rendered = match arguments.format {
        Format::Pdf => return pdf(&view, config),
        Format::Html => service.renderer.html("plain", &Document { css: STYLESHEET, plain: &view }),
        _ => service.renderer.text("plain.txt", &view),
    };
    rendered.map(|text| arguments.written(text)).map_err(|error| Failure::setup(error.to_string()))
}

fn pdf(view: &PlainView, config: &Config) -> Result<Written, Failure> {
    let written = files::plain_pdf(view, &config.web.fonts).map_err(|error| Failure::setup(error.to_string()))?;
    written.map(Written::File).ok_or_else(|| {
        Failure::setup(
            "its words are in letters that no font here has: name one in YOUSAID_FONTS, or take --format html.",
        )
    })
}

/// The language that was asked for. Errors: the survey is not in it; and in which it is.
fn language(edition: &Edition, arguments: &Arguments) -> Result<Language, Failure> {
    let survey = &edition.survey;
    let Some(tag) = &arguments.language else { return Ok(survey.default_language()) };
    let found = Language::parse(tag).filter(|asked| survey.languages.contains(asked));
    found.ok_or_else(|| {
        let known: Vec<&str> = survey.languages.iter().map(Language::tag).collect();
        Failure::input(format!("{} is not in \"{tag}\", only in: {}.", survey.id, known.join(", ")))
    })
}
