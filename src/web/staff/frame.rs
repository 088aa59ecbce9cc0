//! What stands around a page for staff, and its stylesheet.

use super::session::SignedIn;
use crate::keys::hash;
use crate::rights::{Right, may_somewhere};
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

/// A part of the service that the person may enter.
#[derive(Serialize)]
struct Room {
    href: &'static str,
    label: &'static str,
    current: bool,
}

/// Every room: where it begins, what it is called, which right opens it (none: it is open to everybody who has signed
/// in), and how the names of its templates begin.
const ROOMS: &[(&str, &str, Option<Right>, &[&str])] = &[
    ("/results", "Results", None, &["results/", "account/digests"]),
    ("/author", "Surveys", Some(Right::Author), &["author/", "places/"]),
    ("/review", "Reviews", Some(Right::Review), &["review/"]),
    ("/return/fft", "Returns", Some(Right::ExactCounts), &["returns/"]),
    (
        "/account/people",
        "People",
        Some(Right::People),
        &["account/people", "account/person", "account/teams", "account/organisation"],
    ),
    ("/account/audit", "Audit trail", Some(Right::Audit), &["account/audit"]),
];

/// The rooms that somebody may enter.
fn rooms(signed_in: &SignedIn, template: &str) -> Vec<Room> {
    let opens = |right: Right| may_somewhere(&signed_in.person, right, &signed_in.teams);
    let open = ROOMS.iter().filter(|(_, _, right, _)| right.is_none_or(opens));
    let room = |(href, label, _, templates): &(&'static str, &'static str, Option<Right>, &[&str])| Room {
        href,
        label,
        current: templates.iter().any(|begin| template.starts_with(begin)),
    };
    open.map(room).collect()
}

#[derive(Serialize)]
struct Frame<'a, V: Serialize> {
    lang: &'static str,
    css: &'a str,
    brand: Brand<'a>,
    person: Option<&'a str>,
    csrf: String,
    rooms: Vec<Room>,
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
        rooms: signed_in.map(|signed_in| rooms(signed_in, template)).unwrap_or_default(),
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
