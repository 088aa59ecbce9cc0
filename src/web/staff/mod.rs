//! Pages for staff: results, comments, places and their posters; who is signed in, and what stands around every page. Each address asks [`may`](crate::rights::may) first.

mod comments;
mod files;
mod frame;
mod places;
mod results;
mod rows;
mod session;
mod tabs;

pub(super) use frame::page;
pub(super) use session::{Shown, SignedIn, Stage, begin};
pub(super) use tabs::{Tab, tabs};

use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for staff.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/assets/staff.{hash}.css").route(get().to(frame::stylesheet)))
        .service(resource("/results").route(get().to(results::index)))
        .service(resource("/results/{survey}").route(get().to(results::get)))
        .service(resource("/results/{survey}/rows").route(get().to(rows::get)).route(post().to(rows::post)))
        .service(resource("/results/{survey}/comments").route(get().to(comments::get)).route(post().to(comments::post)))
        .service(resource("/author/{survey}/places").route(get().to(places::list)).route(post().to(places::add)))
        .service(
            resource("/author/{survey}/places/{place}").route(get().to(places::get)).route(post().to(places::change)),
        )
        .service(resource("/author/{survey}/places/{place}/poster").route(get().to(places::poster)))
        .service(resource("/author/{survey}/places/{place}/poster.svg").route(get().to(places::poster_svg)))
        .service(resource("/assets/poster.{hash}.css").route(get().to(places::stylesheet)))
        .service(resource("/api/v1/surveys/{survey}/results").route(get().to(results::json)));
}
