//! The script of the queue: it decides and goes on without loading the list again. Without it the buttons do the same.

use crate::keys::hash;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use std::sync::LazyLock;

const SCRIPT: &str = include_str!("../../../../assets/moderate.js");

/// Where it is.
pub(super) static ADDRESS: LazyLock<String> =
    LazyLock::new(|| format!("/assets/moderate.{}.js", data_encoding::HEXLOWER.encode(&hash(SCRIPT.as_bytes())[..8])));

/// `GET /assets/moderate.{hash}.js`: it never changes under its name.
pub(in crate::web::staff) async fn script() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(SCRIPT)
}
