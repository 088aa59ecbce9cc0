//! Errors at their edge: a status and a sentence for people, a line for the log.

use crate::render::RenderError;
use crate::store;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use std::fmt;

/// Why a request was not answered as it wished. The middleware of `guard` makes a page or a problem document of it.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing.
    NotFound,
    /// The survey is not open yet.
    Early,
    /// The survey is paused.
    Paused,
    /// The survey is closed.
    Closed,
    /// The answers were taken back.
    Withdrawn,
    /// The request did not come from our own page.
    Foreign,
    /// The form has the token of another session.
    Stale,
    /// The request can't be understood.
    Bad(String),
    /// The request has a method or a body that this address does not take.
    Unsupported,
    /// The body is compressed.
    Packed,
    /// Staff have to sign in first.
    SignIn,
    /// The second factor has still to be shown.
    AwaitsFactor,
    /// The organisation asks for a second factor, and there is none yet.
    AwaitsEnrolment,
    /// The person may not do this.
    Forbidden,
    /// It can't be stored or read safely now.
    Busy,
    /// A fault of ours; for the log.
    Broken(String),
}

/// Which page of texts, or which code for programs, tells of an error, where the status alone does not say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told(pub(super) &'static str);

/// The form has the token of another session: it is told as one that is not from our own page, unless it comes back.
pub(super) const STALE: &str = "page-403";

/// How far somebody has come who is sent on to the next step of signing in.
pub(super) const AWAITS_FACTOR: &str = "awaits-factor";
/// The same, where the second factor is still to be set up.
pub(super) const AWAITS_ENROLMENT: &str = "awaits-enrolment";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(reason) | Self::Bad(reason) => f.write_str(reason),
            Self::NotFound => f.write_str("There is nothing by this name."),
            Self::Early => f.write_str("This survey is not open yet."),
            Self::Paused => f.write_str("This survey is paused. Try again another day."),
            Self::Closed => f.write_str("This survey is closed."),
            Self::Withdrawn => f.write_str("These answers were taken back."),
            Self::Foreign | Self::Stale => f.write_str("This request did not come from our own page."),
            Self::Unsupported => f.write_str("The body must be JSON, with Content-Type: application/json."),
            Self::Packed => f.write_str("The body must not be compressed: send it without Content-Encoding."),
            Self::SignIn => f.write_str("Sign in first."),
            Self::AwaitsFactor => f.write_str("Show your second factor first."),
            Self::AwaitsEnrolment => f.write_str("Set up a second factor first."),
            Self::Forbidden => f.write_str("You may not see or do this."),
            Self::Busy => f.write_str("This can't be done safely just now. Try again in a few seconds."),
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            // Not 503: what stands before us would take the whole service for broken.
            Self::NotFound | Self::Early | Self::Paused => StatusCode::NOT_FOUND,
            Self::Closed | Self::Withdrawn => StatusCode::GONE,
            Self::Foreign | Self::Stale | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::Unsupported | Self::Packed => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::SignIn | Self::AwaitsFactor | Self::AwaitsEnrolment => StatusCode::UNAUTHORIZED,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        if matches!(self, Self::Busy) {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
        }
        let told = match self {
            Self::Early => "not-open",
            Self::Paused => "paused",
            Self::Withdrawn => "page-410-withdrawn",
            Self::Stale => STALE,
            Self::Forbidden => "page-forbidden",
            Self::AwaitsFactor => AWAITS_FACTOR,
            Self::AwaitsEnrolment => AWAITS_ENROLMENT,
            Self::Packed => "compressed",
            _ => return response,
        };
        response.extensions_mut().insert(Told(told));
        response
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Busy => Self::Busy,
            // Somebody was a moment faster: the same again succeeds, or says what stands there now.
            store::Error::Taken => Self::Busy,
            store::Error::Broken(reason) => Self::Broken(reason),
        }
    }
}

impl From<crate::sign_in::Trouble> for Error {
    fn from(trouble: crate::sign_in::Trouble) -> Self {
        match trouble {
            crate::sign_in::Trouble::Busy => Self::Busy,
            crate::sign_in::Trouble::Broken(reason) => Self::Broken(reason),
        }
    }
}

impl From<RenderError> for Error {
    fn from(error: RenderError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<rand::rand_core::OsError> for Error {
    fn from(error: rand::rand_core::OsError) -> Self {
        Self::Broken(format!("no random bytes: {error}"))
    }
}
