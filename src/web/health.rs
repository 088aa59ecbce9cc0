//! For operators: the process is up, a response can be stored, counters.

use super::app::App;
use super::error::Error;
use actix_web::{HttpResponse, web};

/// `GET /healthz`: the process is up.
pub(super) async fn up() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("up\n")
}

/// `GET /readyz`: a response could be stored now.
pub(super) async fn ready(app: web::Data<App>) -> Result<HttpResponse, Error> {
    match app.store.ready().await {
        Ok(()) => Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n")),
        Err(_) => Err(Error::Busy),
    }
}

/// `GET /metrics`
pub(super) async fn metrics(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(app.metrics.text(app.clock.seconds()))
}
