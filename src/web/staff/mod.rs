//! Pages for staff: signing in, results, comments, places and their posters. Each address asks [`may`](crate::rights::may) first.

mod account;
mod comments;
mod frame;
mod places;
mod results;
mod session;
mod setup;

use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for staff.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/assets/staff.{hash}.css").route(get().to(frame::stylesheet)))
        .service(resource("/account").route(get().to(account::get)).route(post().to(account::ask)))
        .service(resource("/account/code").route(post().to(account::spend_code)))
        .service(resource("/account/link/{token}").route(get().to(account::link)).route(post().to(account::spend_link)))
        .service(resource("/account/setup/{token}").route(get().to(setup::get)).route(post().to(setup::found)))
        .service(resource("/account/sign-out").route(post().to(account::sign_out)))
        .service(resource("/results").route(get().to(results::index)))
        .service(resource("/results/{survey}").route(get().to(results::get)))
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
