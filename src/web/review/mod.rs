//! Reviewing a survey before it goes out: a personal link, or an account, opens one draft. Reviewers walk the form
//! itself, say something about any page in the words that they read, see what becomes of it, and say whether it can go
//! out.

mod act;
mod asked;
mod form;
mod home;
mod list;
mod say;

pub(super) use asked::is_asked;
pub(super) use form::{
    LINK_SECONDS, NAME_MAX, WORDS_MAX, is_first_name, part_mark, press, pressed_id, without_controls,
};

use crate::question::{PartialDate, Precision, Reader};
use actix_web::web::{ServiceConfig, get, post, resource};

/// The addresses for reviewers.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/review").route(get().to(list::get)).route(post().to(list::post)))
        .service(resource("/review/{token}").route(get().to(home::get)).route(post().to(act::post)));
}

/// A day in the reader's words.
fn day(reader: &Reader<'_>, at: i64) -> String {
    let day = crate::clock::staff_time(at).date();
    let date = PartialDate::new(day.year(), day.month(), day.day(), Precision::Day);
    date.map(|date| reader.date(date)).unwrap_or_default()
}
