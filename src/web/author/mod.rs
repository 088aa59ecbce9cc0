//! Writing surveys in the browser. Each page is a form that works without a script; the script saves while somebody
//! types and shows the survey beside the form.
//!
//! A form names the revision that it was made from. Where somebody else has changed something else since, both changes
//! stand; where the same part was changed, nothing is saved and both are shown.

mod bank;
mod condition;
mod conflict;
mod desk;
mod frame;
mod history;
mod item;
mod json;
mod list;
mod look;
mod map;
mod new;
mod outline;
mod page;
mod part;
mod pictures;
mod publish;
mod review;
mod rules;
mod settings;
mod shared;
mod translate;
mod translator;
mod words;

use pictures::UPLOAD_MAX;

pub(super) use desk::Whose;

use actix_multipart::form::MultipartFormConfig;
use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for authors.
#[rustfmt::skip]
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/assets/author.{hash}.js").route(get().to(frame::script)))
        .service(resource("/author").route(get().to(list::get)))
        .service(resource("/author/new").route(get().to(new::get)).route(post().to(new::post)))
        .service(resource("/author/{survey}").route(get().to(outline::get)).route(post().to(outline::post)))
        .service(resource("/author/{survey}/settings").route(get().to(settings::get)).route(post().to(settings::post)))
        .service(resource("/author/{survey}/pages/{page}").route(get().to(page::get)).route(post().to(page::post)))
        .service(resource("/author/{survey}/questions/{item}").route(get().to(item::get)).route(post().to(item::post)))
        .service(resource("/author/{survey}/condition").route(get().to(condition::get)).route(post().to(condition::post)))
        .service(resource("/author/{survey}/rules").route(get().to(rules::get)).route(post().to(rules::post)))
        .service(resource("/author/{survey}/lists").route(get().to(shared::all)).route(post().to(shared::add)))
        .service(resource("/author/{survey}/lists/{list}").route(get().to(shared::get)).route(post().to(shared::post)))
        .service(resource("/author/{survey}/bank").route(get().to(bank::get)).route(post().to(bank::post)))
        .service(resource("/author/pictures/{file}").route(get().to(pictures::own)))
        .service(resource("/author/{survey}/pictures").route(get().to(pictures::get)).route(post().to(pictures::choose)))
        .service(resource("/author/{survey}/pictures/upload").app_data(uploads()).route(post().to(pictures::upload)))
        .service(resource("/author/{survey}/preview").route(get().to(look::get)))
        .service(resource("/author/{survey}/look/{page}").route(get().to(look::page)))
        .service(resource("/author/{survey}/translate").route(get().to(translate::all)).route(post().to(translate::act)))
        .service(resource("/author/{survey}/translate/{language}").route(get().to(translate::get)).route(post().to(translate::post)))
        .service(resource("/translate/{token}").route(get().to(translator::get)).route(post().to(translator::post)))
        .service(resource("/author/{survey}/review").route(get().to(review::get)).route(post().to(review::post)))
        .service(resource("/author/{survey}/review/minutes").route(get().to(review::minutes)))
        .service(resource("/author/{survey}/map").route(get().to(map::get)))
        .service(resource("/author/{survey}/json").route(get().to(json::get)).route(post().to(json::post)))
        .service(resource("/author/{survey}/download").route(get().to(json::download)))
        .service(resource("/author/{survey}/history").route(get().to(history::get)).route(post().to(history::post)))
        .service(resource("/author/{survey}/publish").route(get().to(publish::get)).route(post().to(publish::post)));
}

/// How much of an upload is taken in.
fn uploads() -> MultipartFormConfig {
    MultipartFormConfig::default().total_limit(UPLOAD_MAX).memory_limit(UPLOAD_MAX)
}
