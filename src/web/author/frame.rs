//! What stands around the pages of one survey, and their script.

use super::desk::Desk;
use crate::keys::hash;
use crate::web::error::Error;
use crate::web::preview::author_segment;
use crate::web::staff;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use serde::Serialize;
use std::sync::LazyLock;

const SCRIPT: &str = include_str!("../../../assets/author.js");

static SCRIPT_ADDRESS: LazyLock<String> =
    LazyLock::new(|| format!("/assets/author.{}.js", data_encoding::HEXLOWER.encode(&hash(SCRIPT.as_bytes())[..8])));

/// `GET /assets/author.{hash}.js`: it never changes under its name.
pub(super) async fn script() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(SCRIPT)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Around<'a, V: Serialize> {
    page_title: String,
    script: &'a str,
    id: &'a str,
    title: String,
    revision: i32,
    undo: Option<&'a str>,
    redo: bool,
    tabs: Vec<staff::Tab>,
    errors: usize,
    warnings: usize,
    try_href: String,
    done: &'a str,
    #[serde(flatten)]
    view: V,
}

/// A page about the survey on the desk. `room` is the end of the room's address, `heading` what the page is about.
pub(super) fn page(
    desk: &Desk<'_>,
    status: StatusCode,
    (room, heading): (&str, &str),
    template: &str,
    view: impl Serialize,
) -> Result<HttpResponse, Error> {
    told(desk, status, (room, heading), "", template, view)
}

/// The same, with a word about what was done.
pub(super) fn told(
    desk: &Desk<'_>,
    status: StatusCode,
    (room, heading): (&str, &str),
    done: &str,
    template: &str,
    view: impl Serialize,
) -> Result<HttpResponse, Error> {
    let tabs = staff::tabs(&desk.survey, room, |right| desk.may(right));
    let errors = desk.checked().errors().count();
    let error = if status == StatusCode::UNPROCESSABLE_ENTITY { "Error: " } else { "" };
    let title = desk.draft.title();
    let around = Around {
        page_title: format!("{error}{heading} – {title}"),
        script: &SCRIPT_ADDRESS,
        id: &desk.survey,
        title,
        revision: desk.revision,
        undo: desk.undo.as_deref(),
        redo: desk.can_redo,
        tabs,
        errors,
        warnings: desk.checked().findings.len() - errors,
        try_href: format!("/s/{}", author_segment(desk.app, &desk.survey)),
        done,
        view,
    };
    staff::page(desk.app, status, Some(&desk.signed_in), template, around)
}
