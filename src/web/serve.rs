//! The server: addresses, limits, and a stop that finishes what was accepted.

use super::app::App;
use super::error::Error;
use super::{account, api, author, guard, health, media, respond, review, said, staff};
use actix_web::dev::{Server, ServerHandle};
use actix_web::error::{InternalError, PayloadError, UrlencodedError};
use actix_web::middleware::from_fn;
use actix_web::web::{self, FormConfig, PayloadConfig, ServiceConfig, get, post, resource};
use actix_web::{HttpResponse, HttpServer};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

/// The most bytes of a body.
const BODY_MAX: usize = 256 * 1024;

/// A server that runs.
pub struct Serving {
    /// The server; it ends when it is stopped.
    pub server: Server,
    /// What stops it.
    pub handle: ServerHandle,
    /// Where it listens.
    pub addresses: Vec<SocketAddr>,
}

/// Starts to answer on `listener`. Signals are for the caller.
pub fn serve(app: App, listener: TcpListener) -> std::io::Result<Serving> {
    let workers = app.settings.workers;
    let app = web::Data::new(app);
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(PayloadConfig::new(BODY_MAX))
            .app_data(FormConfig::default().limit(BODY_MAX).error_handler(form_error))
            .wrap(from_fn(guard::guard))
            .configure(addresses)
    })
    .workers(workers)
    .keep_alive(Duration::from_secs(75))
    .client_request_timeout(Duration::from_secs(20))
    .shutdown_timeout(20)
    .disable_signals()
    .listen(listener)?;
    let addresses = server.addrs();
    let server = server.run();
    Ok(Serving { handle: server.handle(), server, addresses })
}

fn addresses(service: &mut ServiceConfig) {
    service
        .configure(respond::addresses)
        .configure(said::addresses)
        .service(resource("/healthz").route(get().to(health::up)))
        .service(resource("/readyz").route(get().to(health::ready)))
        .service(resource("/metrics").route(get().to(health::metrics)))
        .service(resource("/favicon.ico").route(get().to(media::icon)))
        .service(resource("/media/{file}").route(get().to(media::get)))
        .service(resource("/api/v1/surveys/{survey}").route(get().to(api::definition)))
        .service(resource("/api/v1/surveys/{survey}/responses").route(post().to(api::respond)))
        .configure(account::addresses)
        .configure(staff::addresses)
        .configure(author::addresses)
        .configure(review::addresses)
        .default_service(web::to(|| async { Err::<HttpResponse, Error>(Error::NotFound) }));
}

fn form_error(error: UrlencodedError, _: &actix_web::HttpRequest) -> actix_web::Error {
    use actix_web::http::StatusCode;
    let status = match error {
        UrlencodedError::Overflow { .. } | UrlencodedError::Payload(PayloadError::Overflow) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        _ => StatusCode::UNSUPPORTED_MEDIA_TYPE,
    };
    InternalError::new(error, status).into()
}
