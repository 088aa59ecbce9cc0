//! Standard questions, ready to insert.

use super::desk::{Desk, Form};
use super::frame;
use crate::authoring::Draft;
use crate::publish::{BankEntry, bank};
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct BankView {
    groups: Vec<Group>,
    error: String,
}

#[derive(Serialize)]
struct Group {
    title: String,
    entries: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    id: String,
    title: String,
    about: String,
    source: String,
    note: String,
    questions: Vec<String>,
    there: bool,
}

fn shown(desk: &Desk<'_>, entry: &BankEntry) -> Shown {
    let draft = &entry.draft;
    let items = draft.items();
    Shown {
        id: draft.id().to_owned(),
        title: draft.title(),
        about: entry.about().to_owned(),
        source: draft.document().text_of("x-source").to_owned(),
        note: draft.document().text_of("x-note").to_owned(),
        questions: items.iter().map(|item| draft.item_words(item.node)).collect(),
        there: items.iter().any(|item| desk.draft.item(item.id()).is_some()),
    }
}

fn show(desk: &Desk<'_>, status: StatusCode, error: &str) -> Result<HttpResponse, Error> {
    let mut groups: Vec<Group> = Vec::new();
    for entry in bank() {
        let title = entry.draft.document().text_of("x-group").to_owned();
        let one = shown(desk, entry);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.entries.push(one),
            None => groups.push(Group { title, entries: vec![one] }),
        }
    }
    let view = BankView { groups, error: error.to_owned() };
    frame::page(desk, status, ("", "Question bank"), "author/bank", view)
}

/// `GET /author/{survey}/bank`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    show(&desk, StatusCode::OK, "")
}

/// `POST /author/{survey}/bank`: inserts standard questions at the end.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let chosen = field(&form, "entry").and_then(|id| bank().iter().find(|entry| entry.draft.id() == id));
    let chosen = chosen.ok_or(Error::NotFound)?;
    let mut draft: Draft = desk.draft.clone();
    if draft.insert(&chosen.draft).is_empty() {
        return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, "These questions are in the survey already.");
    }
    desk.keep(&draft, &format!("Inserted \u{201c}{}\u{201d}", chosen.draft.title())).await?;
    Ok(go(&format!("/author/{survey}?done=inserted")))
}
