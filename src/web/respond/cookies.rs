//! The two cookies of a family: the draft's, until it is sent, and the receipt's, for ten minutes.

use crate::keys::{DraftSecret, Receipt};
use crate::publish::Edition;
use crate::web::app::App;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse};

const DRAFT: &str = "draft";
const RECEIPT: &str = "receipt";

/// The secret that the browser holds.
pub(super) fn draft(req: &HttpRequest) -> Option<DraftSecret> {
    DraftSecret::parse(req.cookie(DRAFT)?.value())
}

/// The receipt that was given out in the last ten minutes.
pub(super) fn receipt(req: &HttpRequest) -> Option<Receipt> {
    Receipt::parse(req.cookie(RECEIPT)?.value())
}

/// The cookies of one survey's pages.
pub(super) struct Jar<'a> {
    app: &'a App,
    edition: &'a Edition,
}

impl<'a> Jar<'a> {
    pub(super) fn of(app: &'a App, edition: &'a Edition) -> Self {
        Self { app, edition }
    }

    /// Gives the browser its secret, until it is closed.
    pub(super) fn give_draft(&self, response: &mut HttpResponse, secret: &DraftSecret) {
        self.give(response, Cookie::new(DRAFT, secret.cookie()));
    }

    /// Takes the secret away.
    pub(super) fn take_draft(&self, response: &mut HttpResponse) {
        self.take(response, DRAFT);
    }

    /// Shows the receipt on the next page.
    pub(super) fn give_receipt(&self, response: &mut HttpResponse, receipt: &Receipt) {
        let mut cookie = Cookie::new(RECEIPT, receipt.to_string());
        cookie.set_max_age(Duration::minutes(10));
        self.give(response, cookie);
    }

    /// Takes the receipt away.
    pub(super) fn take_receipt(&self, response: &mut HttpResponse) {
        self.take(response, RECEIPT);
    }

    fn take(&self, response: &mut HttpResponse, name: &'static str) {
        let mut cookie = Cookie::new(name, "");
        cookie.set_max_age(Duration::ZERO);
        self.give(response, cookie);
    }

    /// Inside another site's frame a browser keeps only cookies that say that they belong to that frame.
    fn give(&self, response: &mut HttpResponse, mut cookie: Cookie<'_>) {
        let https = self.app.settings.is_https();
        let framed = https && !self.edition.survey.frame_allowed.is_empty();
        cookie.set_path(format!("/s/{}", self.edition.survey.id));
        cookie.set_http_only(true);
        cookie.set_secure(https);
        cookie.set_same_site(if framed { SameSite::None } else { SameSite::Lax });
        let written = format!("{cookie}{}", if framed { "; Partitioned" } else { "" });
        // Names, values and paths are letters, digits and marks that a header takes.
        if let Ok(value) = HeaderValue::from_str(&written) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
}
