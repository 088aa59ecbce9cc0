//! What holds for every answer: where a change may come from, the headers, errors as pages, one line in the log.

use super::app::App;
use super::error::{AWAITS_ENROLMENT, AWAITS_FACTOR, Error, Told};
use super::kept;
use super::respond::interface_language;
use super::send;
use crate::publish::is_preview;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    RETRY_AFTER, STRICT_TRANSPORT_SECURITY, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::net::IpAddr;
use std::time::Instant;

/// The middleware around every address.
pub(super) async fn guard<B: MessageBody + 'static>(
    app: web::Data<App>,
    mut req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let begun = Instant::now();
    let refused = match changes(req.method()) {
        true if !is_ours(&app, &req) => Some(Error::Foreign),
        // A small body could unpack to a very large one.
        true if is_packed(&req) => Some(Error::Packed),
        _ => None,
    };
    // HEAD is GET without its body, which the server leaves out by itself.
    if req.method() == Method::HEAD {
        req.head_mut().method = Method::GET;
    }
    let response = if let Some(error) = refused {
        ServiceResponse::from_err(error, req.request().clone())
    } else {
        let form = kept::body(&mut req).await;
        match form {
            // The request must not be cloned before this: the router still writes to it.
            Ok(form) => kept::given_back(&app, next.call(req).await?.map_into_boxed_body(), form).await,
            Err(error) => ServiceResponse::from_err(error, req.request().clone()),
        }
    };
    log(&response, begun);
    let mut response = explained(&app, response);
    let request = response.request().clone();
    protect(&app, &request, response.headers_mut());
    app.metrics.answered(response.status().as_u16());
    Ok(response)
}

fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn is_packed(req: &ServiceRequest) -> bool {
    req.headers().get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity")
}

/// Whether a request that changes something comes from one of our own pages: the browser says so by Sec-Fetch-Site, or
/// else by Origin. A program at the API sends neither; a foreign page can't send JSON without asking first.
///
/// Our pages ask for no referrer, and for them the Fetch standard has a browser send `Origin: null`. Where it does not
/// know Sec-Fetch-Site (Safari before 16.4; any browser on plain http) that is all we get, and families are let
/// through: what such a request could do is held by cookies that are not sent from elsewhere (SameSite). Staff are not:
/// their pages let the browser name its origin (see `protect`), so that a null one is not from them.
fn is_ours(app: &App, req: &ServiceRequest) -> bool {
    let header = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some(site), None | Some("null")) => site == "same-origin",
        (Some(site), Some(origin)) => site == "same-origin" && is_own(app, req, origin),
        (None, Some("null")) => !is_staff(req.path()),
        (None, Some(origin)) => is_own(app, req, origin),
        // A mail program that makes the one click of RFC 8058 says nothing either; its link is a secret, and has no more
        // to it than to leave.
        (None, None) => {
            ["/api/", "/news/leave/", "/account/digests/leave/"].iter().any(|path| req.path().starts_with(path))
        }
    }
}

/// The public address; or the one that was asked, where that can't be another's: on this machine, and in `demo`, which
/// is shown under whatever name its computer has. Elsewhere a name that somebody points at us would pass as ours.
fn is_own(app: &App, req: &ServiceRequest, origin: &str) -> bool {
    let host = req.headers().get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_asked = origin.split_once("://").is_some_and(|(_, name)| name == host);
    origin == app.settings.public_url || (is_asked && (app.settings.demo || is_this_machine(host)))
}

fn is_this_machine(host: &str) -> bool {
    let name = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        .map_or(host, |(name, _)| name);
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// One line without any answer, address or token: the route as it was declared, not the path that was asked.
fn log(response: &ServiceResponse<BoxBody>, begun: Instant) {
    let request = response.request();
    let status = response.status().as_u16();
    let error = response.response().error().filter(|_| status >= 500 && status != 503);
    // What is not written needs no look for its route, which takes as long as the router did.
    if error.is_none() && !tracing::enabled!(tracing::Level::DEBUG) {
        return;
    }
    let route = request.match_pattern().unwrap_or_else(|| "unknown".to_owned());
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    match error {
        Some(error) => tracing::error!(method = %request.method(), route, status, millis, %error, "request failed"),
        None => tracing::debug!(method = %request.method(), route, status, millis, "request"),
    }
}

/// Gives an error that has no page yet its page, or its problem document under `/api/`.
fn explained(app: &web::Data<App>, response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let told_already = kind.starts_with("text/html") || kind.starts_with("application/problem+json");
    if !(status.is_client_error() || status.is_server_error()) || told_already {
        return response;
    }
    let told = response.response().extensions().get::<Told>().copied();
    if status == StatusCode::UNAUTHORIZED && is_staff(response.request().path()) {
        return response.into_response(super::respond::go(next_step(told)));
    }
    let retry = response.headers().get(RETRY_AFTER).cloned();
    let request = response.request().clone();
    let mut page = if request.path().starts_with("/api/") {
        let detail = response.response().error().map(ToString::to_string).filter(|_| status.is_client_error());
        let mut problem = problem(status, code(status, told), detail.as_deref());
        if status == StatusCode::UNAUTHORIZED {
            problem.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        problem
    } else {
        error_page(app, &request, status, told)
    };
    if let Some(retry) = retry {
        page.headers_mut().insert(RETRY_AFTER, retry);
    }
    ServiceResponse::new(request, page)
}

/// Where somebody goes on who is not signed in, or not all the way.
fn next_step(told: Option<Told>) -> &'static str {
    match told.map(|told| told.0) {
        Some(AWAITS_FACTOR) => "/account/factor",
        Some(AWAITS_ENROLMENT) => "/account/me/factor",
        _ => "/account",
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorView {
    status: u16,
    title: String,
    heading: String,
    body_html: String,
}

fn error_page(app: &App, request: &HttpRequest, status: StatusCode, told: Option<Told>) -> HttpResponse {
    let language = interface_language(app, request);
    let known = matches!(status.as_u16(), 403 | 404 | 410 | 413 | 415 | 422 | 429 | 500 | 503);
    let number = match status.as_u16() {
        number if known => number,
        405 => 404,
        number if number < 500 => 415,
        _ => 500,
    };
    let told = told.filter(|told| told.0 != "compressed");
    let key = told.map_or_else(|| format!("page-{number}"), |told| told.0.to_owned());
    let say = |end: &str| app.interface.say(&language, &format!("{key}-{end}"), &crate::texts::Args::new());
    let view = ErrorView {
        status: number,
        title: say("title"),
        heading: say("title"),
        body_html: format!("<p class=\"lead\">{}</p>", crate::texts::escape(&say("body"))),
    };
    match app.framed("page/error", &language, None, view) {
        Ok(html) => send::page(request, status, &html),
        Err(error) => {
            tracing::error!(%error, "an error page can't be rendered");
            HttpResponse::build(status)
                .content_type("text/plain; charset=utf-8")
                .body("Something went wrong on our side.")
        }
    }
}

/// A stable code for programs, RFC 9457's `code` extension.
fn code(status: StatusCode, told: Option<Told>) -> &'static str {
    match (status.as_u16(), told.map(|told| told.0)) {
        (404, Some("not-open")) => "notOpenYet",
        (404, Some("paused")) => "paused",
        (410, Some("page-410-withdrawn")) => "withdrawn",
        (400, _) => "badRequest",
        (401, _) => "signInNeeded",
        (403, _) => "forbidden",
        (404, _) => "notFound",
        (405, _) => "methodNotAllowed",
        (409, _) => "conflict",
        (410, _) => "closed",
        (413, _) => "tooLarge",
        (415, Some("compressed")) => "compressed",
        (415, _) => "notJson",
        (422, _) => "invalid",
        (503, _) => "busy",
        _ => "broken",
    }
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'a str,
    status: u16,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
}

/// A problem document (RFC 9457).
pub(super) fn problem(status: StatusCode, code: &'static str, detail: Option<&str>) -> HttpResponse {
    let title = status.canonical_reason().unwrap_or("Error");
    let problem = Problem { r#type: "about:blank", title, status: status.as_u16(), code, detail };
    HttpResponse::build(status)
        .content_type("application/problem+json")
        .body(serde_json::to_vec(&problem).unwrap_or_default())
}

/// The headers of every answer.
fn protect(app: &App, request: &HttpRequest, headers: &mut actix_web::http::header::HeaderMap) {
    if !headers.contains_key(CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&policy(app, request))
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // On staff pages forms tell their origin, which `is_ours` asks for; a path, which may be a link's, is never told.
    let referrer = if is_staff(request.path()) { "strict-origin" } else { "no-referrer" };
    headers.insert(REFERRER_POLICY, HeaderValue::from_static(referrer));
    let permissions = HeaderName::from_static("permissions-policy");
    headers.insert(permissions, HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    if app.settings.is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

/// Nothing runs, nothing comes from elsewhere. Families' pages carry their one stylesheet by its hash, staff pages
/// load theirs; a survey may name the sites that show it in a frame.
fn policy(app: &App, request: &HttpRequest) -> String {
    let path = request.path();
    // An error page on a staff address is one of the families' pages.
    let own = if is_staff(path) { "'self' " } else { "" };
    // Authors' pages save while somebody writes, and show the survey beside the form.
    let script = match path {
        path if path.starts_with("/author") => " script-src 'self'; connect-src 'self'; frame-src 'self';",
        // A moderator decides and goes on without loading the whole list again.
        path if path.starts_with("/results/") && path.ends_with("/comments") => {
            " script-src 'self'; connect-src 'self';"
        }
        _ => "",
    };
    let style = format!("{own}'{}'", app.pages.style_hash);
    // What the last page of a survey asks stands in the frame that the survey stands in.
    let own_pages = ["/s/", "/news/", "/talk/"].iter().find_map(|room| path.strip_prefix(room));
    let survey = own_pages.and_then(|rest| rest.split('/').next());
    let framed =
        survey.and_then(|survey| app.catalogue.current(survey)).map(|edition| edition.survey.frame_allowed.join(" "));
    // Authors look at a draft beside the page that they write it on.
    let framed = framed.or_else(|| survey.filter(|survey| is_preview(survey)).map(|_| "'self'".to_owned()));
    let ancestors = framed.filter(|sites| !sites.is_empty()).unwrap_or_else(|| "'none'".to_owned());
    format!(
        "default-src 'none'; style-src {style};{script} img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors {ancestors}"
    )
}

/// Whether an address is for staff.
pub(super) fn is_staff(path: &str) -> bool {
    ["/results", "/account", "/author", "/translate", "/review", "/return"]
        .iter()
        .any(|room| path.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}
