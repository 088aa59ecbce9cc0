//! Looking at the survey as families will: any page, as any reader, on any device.

use super::desk::Desk;
use super::frame;
use crate::authoring::{band_words, language_name};
use crate::definition::Band;
use crate::publish::Edition;
use crate::rights::Right;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::preview::author_segment;
use crate::web::respond;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LookView {
    pages: Vec<Choice>,
    #[serde(flatten)]
    menus: Menus,
    device: String,
    src: String,
    findings: Vec<crate::authoring::FindingView>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// Whose eyes a survey can be seen with, and on what.
#[derive(Serialize)]
pub(super) struct Menus {
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    bands: Vec<Choice>,
    devices: Vec<Choice>,
}

impl Menus {
    /// The menus of a draft; what is asked for is chosen.
    pub(super) fn of(desk: &Desk<'_>, [language, role, band, device]: [&str; 4]) -> Self {
        let (draft, roles) = (&desk.draft, desk.draft.roles());
        let languages = draft.languages();
        let roles = roles.iter().map(|one| choice(one, &draft.role_words(one), role));
        let bands = Band::ALL.into_iter().map(|one| choice(one.id(), &band_words(one.id()), band));
        Self {
            languages: languages.iter().map(|one| choice(one.tag(), &language_name(one), language)).collect(),
            roles: std::iter::once(choice("", "Anybody", role)).chain(roles).collect(),
            bands: std::iter::once(choice("", "Any age", band)).chain(bands).collect(),
            devices: vec![choice("phone", "Phone", device), choice("tablet", "Tablet", device)],
        }
    }
}

fn choice(value: &str, words: &str, asked: &str) -> Choice {
    Choice { value: value.to_owned(), words: words.to_owned(), chosen: value == asked }
}

/// `GET /author/{survey}/preview`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let asked = |name: &str| parameter(&req, name).unwrap_or_default();
    let (page, language, role, band) = (asked("page"), asked("lang"), asked("role"), asked("band"));
    let device = if asked("device") == "tablet" { "tablet" } else { "phone" };
    let segment = author_segment(&app, &survey);
    let preview = Edition::preview(&desk.draft, &desk.media, &segment, desk.revision);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            [("lang", &language), ("role", &role), ("band", &band)].into_iter().filter(|(_, value)| !value.is_empty()),
        )
        .finish();
    let src = match (&preview, page.as_str()) {
        (Err(_), _) => String::new(),
        (Ok(_), "") => format!("/s/{segment}?lang={language}"),
        (Ok(_), page) => format!("/author/{survey}/look/{page}?{query}"),
    };
    let pages = desk.draft.pages().iter().map(|node| choice(node.text_of("id"), &desk.draft.page_words(node), &page));
    let view = LookView {
        pages: std::iter::once(choice("", "The start page, to walk through", &page)).chain(pages).collect(),
        menus: Menus::of(&desk, [&language, &role, &band, device]),
        device: device.to_owned(),
        src,
        findings: preview
            .err()
            .iter()
            .flatten()
            .filter(|found| found.finding.severity == crate::json::Severity::Error)
            .map(crate::authoring::FindingView::of)
            .collect(),
    };
    frame::page(&desk, StatusCode::OK, ("/preview", "Preview"), "author/preview", view)
}

/// `GET /author/{survey}/look/{page}`: one page as somebody sees it, whatever leads to it.
pub(super) async fn page(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, page) = path.into_inner();
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let segment = author_segment(&app, &survey);
    let edition = Edition::preview(&desk.draft, &desk.media, &segment, desk.revision).map_err(|_| Error::NotFound)?;
    let language = parameter(&req, "lang").and_then(|tag| Language::parse(&tag));
    let language = language.filter(|language| edition.offered.contains(language));
    let reader = respond::Looked {
        language: language.unwrap_or_else(|| edition.survey.default_language()),
        role: parameter(&req, "role").filter(|role| !role.is_empty()),
        band: parameter(&req, "band").and_then(|band| Band::parse(&band)),
    };
    let mut response = respond::look(&app, &req, std::sync::Arc::new(edition), &page, &reader)?;
    let policy = format!(
        "default-src 'none'; style-src '{}'; img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'self'",
        app.pages.style_hash
    );
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}
