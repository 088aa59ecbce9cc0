//! Pictures, recordings and the deployer's logo: by the hash of their bytes, so that they never change.

use super::app::App;
use super::error::Error;
use crate::keys::hash;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::{HttpResponse, web};
use data_encoding::HEXLOWER;

fn name_of(bytes: &[u8]) -> String {
    HEXLOWER.encode(&hash(bytes)[..16])
}

/// Where the logo is served.
pub(super) fn logo_address(mime: &str, bytes: &[u8]) -> String {
    let ending = if mime == "image/svg+xml" { "svg" } else { "png" };
    format!("/media/{}.{ending}", name_of(bytes))
}

/// `GET /media/{hash}.{ending}`
pub(super) async fn get(app: web::Data<App>, file: web::Path<String>) -> Result<HttpResponse, Error> {
    let name = file.split('.').next().unwrap_or_default();
    if name.len() != 32 || !name.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Error::NotFound);
    }
    if let Some((mime, bytes)) = app.settings.brand.logo.as_ref().filter(|(_, bytes)| name_of(bytes) == name) {
        return Ok(immutable(mime, bytes.clone()));
    }
    let medium = app.store.medium(name).await?;
    Ok(immutable(&medium.mime, medium.bytes))
}

/// `GET /favicon.ico`
pub(super) async fn icon() -> HttpResponse {
    immutable("image/svg+xml", include_bytes!("../../assets/icon.svg").to_vec())
}

/// A file that never changes. Should it be an SVG with a script, the script has nothing to run in.
pub(super) fn immutable(mime: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(mime)
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(bytes)
}
