//! The form, page by page. A GET never changes anything; a POST stores what was typed and goes on with 303.

mod after_check;
mod carried;
mod check;
mod cookies;
mod draft;
mod index;
mod page;
mod path;
mod place;
mod sending;
mod sent;
mod start;
mod statements;
mod visit;
mod who;
mod withdraw;

pub(super) use page::{Looked, look};
pub(super) use visit::{field, go, places_now};
pub(super) use withdraw::interface_language;

use crate::web::said;
use actix_web::Scope;
use actix_web::web::{ServiceConfig, get, post, resource, scope};

/// The addresses of the form.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/").route(get().to(index::get)))
        .service(resource("/withdraw").route(get().to(withdraw::get)).route(post().to(withdraw::post)))
        .service(resource("/p/{code}").route(get().to(place::get)))
        .service(resource("/privacy").route(get().to(statements::privacy)))
        .service(resource("/accessibility").route(get().to(statements::accessibility)))
        .service(survey());
}

/// The addresses of one survey, behind one pattern, so that the router tries few.
fn survey() -> Scope {
    scope("/s/{survey}")
        .service(resource("").route(get().to(start::get)).route(post().to(start::clear)))
        .service(resource("/").route(get().to(start::without_slash)))
        .service(resource("/who").route(get().to(who::get)).route(post().to(who::post)))
        .service(resource("/check").route(get().to(check::get)).route(post().to(check::post)))
        .service(resource("/after-check").route(get().to(after_check::get)).route(post().to(after_check::post)))
        .service(resource("/sent").route(get().to(sent::get)))
        .service(resource("/privacy").route(get().to(statements::survey_privacy)))
        .service(resource("/you-said").route(get().to(said::page)))
        .service(resource("/you-said/{year}").route(get().to(said::year)))
        .service(resource("/{page}").route(get().to(page::get)).route(post().to(page::post)))
}
