//! A form that comes from somebody whose session has ended while they wrote, or has been begun anew in another tab: what
//! was written comes back in a page, from which it can be sent again. It is kept nowhere but in that page.
//!
//! A form without the token of the session still does nothing. Its page says who is signed in, and waits for a button
//! to be pressed; and it comes only to a browser that has sent the form from one of our own pages, which `guard` asks of
//! every change before this.

use super::app::App;
use super::error::{Error, STALE, Told};
use super::staff::{SignedIn, page};
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest};
use serde::Serialize;

/// Where people write at length. What is typed under `/account` may be a password, which is sent back to nobody.
const ROOMS: [&str; 4] = ["/author/", "/results/", "/review/", "/return/"];

/// The body of a form that would come back; it is still there for whoever handles the request.
pub(super) async fn body(req: &mut ServiceRequest) -> Result<Option<Bytes>, actix_web::Error> {
    let is_form = req.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded");
    let comes_back = req.method() == Method::POST && is_form && ROOMS.iter().any(|room| req.path().starts_with(room));
    if !comes_back {
        return Ok(None);
    }
    let body = req.extract::<Bytes>().await?;
    req.set_payload(Payload::from(body.clone()));
    Ok(Some(body))
}

/// Gives the form back where it was refused for want of a session, or of its token.
pub(super) async fn given_back(
    app: &App,
    response: ServiceResponse<BoxBody>,
    body: Option<Bytes>,
) -> ServiceResponse<BoxBody> {
    let told = response.response().extensions().get::<Told>().map(|told| told.0);
    let is_stale = told == Some(STALE);
    let fields = body.filter(|_| is_stale || response.status() == StatusCode::UNAUTHORIZED);
    let Some(fields) = fields.and_then(|body| serde_urlencoded::from_bytes(&body).ok()) else { return response };
    let request = response.request().clone();
    match again(app, &request, fields, is_stale).await {
        Ok(page) => ServiceResponse::new(request, page),
        Err(error) => ServiceResponse::from_err(error, request),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AgainView {
    page_title: &'static str,
    action: String,
    fields: Vec<Field>,
    /// What somebody wrote, to be read and copied.
    written: Vec<String>,
}

#[derive(Serialize)]
struct Field {
    name: String,
    value: String,
}

async fn again(
    app: &App,
    request: &HttpRequest,
    fields: Vec<(String, String)>,
    is_stale: bool,
) -> Result<actix_web::HttpResponse, Error> {
    let signed_in = if is_stale { Some(SignedIn::of(app, request).await?) } else { None };
    let status = if is_stale { StatusCode::FORBIDDEN } else { StatusCode::UNAUTHORIZED };
    let is_words = |value: &&String| value.trim().contains(char::is_whitespace);
    let view = AgainView {
        page_title: if is_stale { "Send this again?" } else { "You are signed out" },
        action: request.uri().to_string(),
        written: fields.iter().map(|(_, value)| value).filter(is_words).cloned().collect(),
        fields: fields
            .into_iter()
            .filter(|(name, _)| name != "csrf")
            .map(|(name, value)| Field { name, value })
            .collect(),
    };
    page(app, status, signed_in.as_ref(), "account/again", view)
}
