//! What stands around a page for staff, and its stylesheet.

use super::session::SignedIn;
use crate::keys::hash;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use actix_web::{HttpResponse, web};
use serde::Serialize;
use std::sync::LazyLock;

const STYLESHEET: &str = include_str!("../../../assets/staff.css");

static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    format!("/assets/staff.{}.css", data_encoding::HEXLOWER.encode(&hash(STYLESHEET.as_bytes())[..8]))
});

/// `GET /assets/staff.{hash}.css`: it never changes under its name.
pub(super) async fn stylesheet() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(STYLESHEET)
}

#[derive(Serialize)]
struct Brand<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Frame<'a, V: Serialize> {
    lang: &'static str,
    css: &'a str,
    brand: Brand<'a>,
    person: Option<&'a str>,
    csrf: String,
    #[serde(flatten)]
    view: V,
}

/// A page for staff, in English. It is not compressed: it carries a token beside what may be reflected.
pub(in crate::web) fn page(
    app: &App,
    status: StatusCode,
    signed_in: Option<&SignedIn>,
    template: &str,
    view: impl Serialize,
) -> Result<HttpResponse, Error> {
    let frame = Frame {
        lang: "en",
        css: &ADDRESS,
        brand: Brand { name: &app.settings.brand.name },
        person: signed_in.map(|signed_in| signed_in.person.email.as_str()),
        csrf: signed_in.map(|signed_in| signed_in.csrf(app)).unwrap_or_default(),
        view,
    };
    let html = app.renderer.html(template, &frame)?;
    let mut response = HttpResponse::build(status).body(html);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Keeps handlers that take a path parameter they do not need readable.
pub(super) type Survey = web::Path<String>;
