//! Pages for staff: results, comments, places and their posters; who is signed in, and what stands around every page. Each address asks [`may`](crate::rights::may) first.

mod comments;
mod files;
mod frame;
mod inquiry;
mod overview;
mod places;
mod plain;
mod quality;
mod results;
mod returns;
mod rows;
mod said;
mod session;
mod tabs;
mod ward;

pub(super) use frame::page;
pub(super) use session::{Shown, SignedIn, Stage, begin};
pub(super) use tabs::{Tab, tabs};

use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for staff.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/assets/staff.{hash}.css").route(get().to(frame::stylesheet)))
        .service(resource("/results").route(get().to(overview::get)))
        .service(resource("/results/{survey}").route(get().to(results::get)))
        .service(resource("/results/{survey}/rows").route(get().to(rows::get)).route(post().to(rows::post)))
        .service(resource("/results/{survey}/comments").route(get().to(comments::get)).route(post().to(comments::post)))
        .service(resource("/results/{survey}/you-said").route(get().to(said::list)).route(post().to(said::begin)))
        .service(resource("/results/{survey}/you-said/poster").route(get().to(said::poster)))
        .service(resource("/results/{survey}/you-said/poster.svg").route(get().to(said::poster_svg)))
        .service(
            resource("/results/{survey}/you-said/{change}").route(get().to(said::one)).route(post().to(said::change)),
        )
        .service(resource("/results/{survey}/themes").route(get().to(comments::tags)).route(post().to(comments::tag)))
        .service(resource("/results/{survey}/quality").route(get().to(quality::get)))
        .service(resource("/results/{survey}/thanks").route(get().to(ward::thanks)))
        .service(resource("/results/{survey}/places/{place}").route(get().to(ward::friday)))
        .service(resource("/results/{survey}/places/{place}/comments").route(get().to(ward::comments)))
        .service(resource("/results/{survey}/places/{place}/thanks").route(get().to(ward::place_thanks)))
        .service(resource("/assets/moderate.{hash}.js").route(get().to(comments::script)))
        .service(resource("/assets/sheet.{hash}.css").route(get().to(ward::stylesheet)))
        .service(resource("/author/{survey}/places").route(get().to(places::list)).route(post().to(places::add)))
        .service(
            resource("/author/{survey}/places/{place}").route(get().to(places::get)).route(post().to(places::change)),
        )
        .service(resource("/author/{survey}/places/{place}/poster").route(get().to(places::poster)))
        .service(resource("/author/{survey}/places/{place}/poster.svg").route(get().to(places::poster_svg)))
        .service(resource("/assets/poster.{hash}.css").route(get().to(places::stylesheet)))
        .service(resource("/return/fft").route(get().to(returns::list)))
        .service(resource("/return/fft/{survey}").route(get().to(returns::page)))
        .service(
            resource("/return/fft/{survey}/totals").route(get().to(returns::totals)).route(post().to(returns::enter)),
        )
        .service(resource("/return/fft/{survey}/forms").route(get().to(returns::forms)).route(post().to(returns::key)))
        .service(resource("/api/v1/surveys/{survey}/results").route(get().to(results::json)));
}
