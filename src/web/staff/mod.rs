//! Pages for staff: results, comments; who is signed in, and what stands around every page. Each address asks [`may`](crate::rights::may) first.

mod comments;
mod frame;
mod results;
mod session;

pub(super) use frame::page;
pub(super) use session::{SignedIn, Stage, begin};

use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for staff.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/assets/staff.{hash}.css").route(get().to(frame::stylesheet)))
        .service(resource("/results").route(get().to(results::index)))
        .service(resource("/results/{survey}").route(get().to(results::get)))
        .service(resource("/results/{survey}/comments").route(get().to(comments::get)).route(post().to(comments::post)))
        .service(resource("/api/v1/surveys/{survey}/results").route(get().to(results::json)));
}
