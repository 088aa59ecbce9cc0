//! "You said, we did" for families: what was done, year by year; who wishes to hear of it, or to be talked to; champions
//! who put their names below it.
//!
//! What is asked here stands at addresses of its own, where the cookies of somebody's answers are never sent.

mod hear;
mod page;
mod sign;
mod talk;
mod view;

pub(super) use page::{one as page, year};
pub(super) use sign::token;
pub(super) use talk::has_inbox;
pub(super) use view::{EntryView, entry_view};

use crate::publish::Edition;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language;
use actix_web::HttpRequest;
use actix_web::web::{ServiceConfig, get, post, resource};
use serde::Serialize;
use std::sync::Arc;

/// The addresses beside those of a survey's own pages.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/news/{survey}").route(get().to(hear::get)).route(post().to(hear::post)))
        .service(resource("/news/confirm/{token}").route(get().to(hear::confirm)).route(post().to(hear::confirmed)))
        .service(resource("/news/leave/{token}").route(get().to(hear::leave)).route(post().to(hear::left)))
        .service(resource("/talk/{survey}").route(get().to(talk::get)).route(post().to(talk::post)))
        .service(resource("/co-sign/{token}").route(get().to(sign::get)).route(post().to(sign::post)));
}

/// A survey that is published, and the language of a page about it.
fn asked(app: &App, req: &HttpRequest, survey: &str) -> Result<(Arc<Edition>, Language), Error> {
    let edition = app.catalogue.current(survey).ok_or(Error::NotFound)?;
    let language = spoken(req, &edition);
    Ok((edition, language))
}

/// The languages that these pages come in: those that the survey is offered in, and Easy Read.
fn offered(edition: &Edition) -> Vec<Language> {
    let mut all = edition.offered.clone();
    let easy = crate::changes::languages(&edition.survey).into_iter().filter(Language::is_easy_read);
    all.extend(easy.filter(|easy| !edition.survey.languages.contains(easy)));
    all
}

fn spoken(req: &HttpRequest, edition: &Edition) -> Language {
    let offered = offered(edition);
    let language = language::asked(req, &offered).or_else(|| language::preferred(req, &offered)).cloned();
    language.unwrap_or_else(|| edition.survey.default_language())
}

/// A language that can be chosen.
#[derive(Serialize)]
struct Link {
    tag: String,
    name: String,
    dir: &'static str,
    current: bool,
    href: String,
}

/// The languages of a page at this address.
fn links(edition: &Edition, current: &Language, address: &str) -> Vec<Link> {
    let link = |language: &Language| Link {
        tag: language.tag().to_owned(),
        name: language.name(),
        dir: language.dir(),
        current: language == current,
        href: format!("{address}?lang={}", language.tag()),
    };
    offered(edition).iter().map(link).collect()
}
