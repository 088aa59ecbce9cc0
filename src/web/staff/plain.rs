//! A report in plain words, to be read and printed: for families, or for a child. Staff alone see it here; where it hangs
//! is theirs to decide.

use super::files::{Format, attached};
use super::frame::page;
use super::inquiry::FiltersView;
use super::session::SignedIn;
use super::ward::sheet_address;
use crate::figures::{Asked, Inquiry, plain};
use crate::files::{self, HAS_PDF};
use crate::publish::Edition;
use crate::report::{Audience, PlainView};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

const NO_LETTERS: &str =
    "There is no such PDF: these words are in letters that no font here has. Print the page instead.";
const NO_SUCH_FILE: &str = "In plain words, results can be had as a page and as pdf, and in no other format.";
const NO_PERIOD: &str = "In plain words, results are always of all answers so far: leave the period out.";
const NO_SUCH_VERSION: &str = "There is no such version: one is for families, one for a child.";
const NO_SUCH_LANGUAGE: &str = "The survey is not in this language.";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlainPage {
    page_title: String,
    sheet_css: &'static str,
    back: String,
    plain: PlainView,
    versions: Vec<LinkView>,
    languages: Vec<LinkView>,
    /// Whether nobody has read the survey's words in this language yet.
    unread: bool,
    pdf: Option<String>,
}

#[derive(Serialize)]
struct LinkView {
    href: String,
    label: String,
    lang: String,
    dir: &'static str,
    current: bool,
}

/// Whom the address asks a version for; the team where it says nothing.
pub(super) fn audience(req: &HttpRequest) -> Result<Audience, String> {
    match parameter(req, "for") {
        None => Ok(Audience::Team),
        Some(word) => Audience::parse(&word).ok_or_else(|| NO_SUCH_VERSION.to_owned()),
    }
}

/// What somebody asks for in plain words.
pub(super) struct Wanted<'a> {
    pub(super) edition: &'a Edition,
    pub(super) inquiry: &'a Inquiry,
    pub(super) form: &'a FiltersView,
    pub(super) audience: Audience,
    pub(super) format: Format,
}

/// The version as a page or a PDF. `Ok(Err(…))`: there is none, and what to say of it.
pub(super) async fn answer(
    app: &App,
    signed_in: &SignedIn,
    req: &HttpRequest,
    wanted: Wanted<'_>,
) -> Result<Result<HttpResponse, String>, Error> {
    if wanted.inquiry.asked != Asked::All {
        return Ok(Err(NO_PERIOD.to_owned()));
    }
    let survey = &wanted.edition.survey;
    let asked = parameter(req, "lang").map_or(Some(survey.default_language()), |tag| Language::parse(&tag));
    let Some(language) = asked.filter(|asked| survey.languages.contains(asked)) else {
        return Ok(Err(NO_SUCH_LANGUAGE.to_owned()));
    };
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    let of = (wanted.audience, &language);
    let view = plain(sources, wanted.edition, wanted.inquiry, of, &app.settings.public_url).await?;
    match wanted.format {
        Format::Page => shown(app, signed_in, &wanted, &language, view).map(Ok),
        Format::Pdf => written(app, view).await,
        _ => Ok(Err(NO_SUCH_FILE.to_owned())),
    }
}

async fn written(app: &App, view: PlainView) -> Result<Result<HttpResponse, String>, Error> {
    let name = format!("{}-for-{}-{}.pdf", view.survey, view.audience, view.lang);
    let fonts = app.settings.fonts.clone();
    let written = web::block(move || files::plain_pdf(&view, &fonts)).await;
    let written = written.map_err(|error| Error::Broken(error.to_string()))??;
    Ok(written.map(|body| attached("application/pdf", &name, body)).ok_or_else(|| NO_LETTERS.to_owned()))
}

fn shown(
    app: &App,
    signed_in: &SignedIn,
    wanted: &Wanted<'_>,
    language: &Language,
    plain: PlainView,
) -> Result<HttpResponse, Error> {
    let survey = &wanted.edition.survey;
    let here = format!("/results/{}?{}", survey.id, wanted.form.keep);
    let href =
        |audience: Audience, language: &Language| format!("{here}for={}&lang={}", audience.word(), language.tag());
    let version = |audience: Audience, label: &str| LinkView {
        href: href(audience, language),
        label: label.to_owned(),
        lang: "en".to_owned(),
        dir: "ltr",
        current: audience == wanted.audience,
    };
    let tongue = |one: &Language| LinkView {
        href: href(wanted.audience, one),
        label: one.name(),
        lang: one.tag().to_owned(),
        dir: one.dir(),
        current: one == language,
    };
    let view = PlainPage {
        page_title: format!("{}: {}", plain.heading, plain.title),
        sheet_css: sheet_address(),
        back: here.trim_end_matches(['?', '&']).to_owned(),
        versions: vec![version(Audience::Families, "For families"), version(Audience::Child, "For a child")],
        languages: survey.languages.iter().map(tongue).collect(),
        unread: !wanted.edition.is_checked(language),
        pdf: HAS_PDF.then(|| format!("{}&format=pdf", href(wanted.audience, language))),
        plain,
    };
    page(app, StatusCode::OK, Some(signed_in), "results/plain", view)
}
