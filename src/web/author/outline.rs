//! The pages of a survey in their order: what stands on each, when it is shown, and what is wrong.

use super::desk::{Desk, Form};
use super::frame;
use crate::authoring::{Draft, FindingView, Move, Part};
use crate::json::Pointer;
use crate::question::{KINDS, known};
use crate::rights::Right;
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OutlineView {
    pages: Vec<PageLine>,
    findings: Vec<FindingView>,
    kinds: Vec<KindView>,
    error: &'static str,
    words: String,
    live_number: Option<i32>,
    is_behind: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageLine {
    id: String,
    number: usize,
    title: String,
    at: String,
    shown: String,
    after_check: bool,
    items: Vec<ItemView>,
    errors: usize,
    warnings: usize,
    first: bool,
    last: bool,
}

/// A question in a list.
#[derive(Serialize)]
pub(super) struct ItemView {
    id: String,
    words: String,
    kind: &'static str,
    at: String,
    shown: String,
    errors: usize,
    warnings: usize,
    first: bool,
    last: bool,
    inside: bool,
}

/// A kind of question that can be added.
#[derive(Serialize)]
pub(super) struct KindView {
    name: &'static str,
    title: &'static str,
    about: &'static str,
}

/// The kinds that can be added.
pub(super) fn kinds() -> Vec<KindView> {
    let ready = KINDS.iter().filter(|kind| kind.is_ready());
    ready.map(|kind| KindView { name: kind.name, title: kind.title, about: kind.about }).collect()
}

/// How many errors and warnings stand inside.
fn counted(desk: &Desk<'_>, at: &Pointer) -> (usize, usize) {
    let within = desk.look().within(at);
    let errors = within.iter().filter(|finding| finding.error).count();
    (errors, within.len() - errors)
}

/// A question as lists show it.
pub(super) fn item_view(desk: &Desk<'_>, part: &Part<'_>) -> ItemView {
    let at = part.at();
    let (errors, warnings) = counted(desk, &at);
    let all = desk.draft.items();
    let beside = all.iter().filter(|other| (other.page, other.group) == (part.page, part.group)).count();
    let shown = part.node.get("visibleIf").map(|one| desk.draft.sentence(one, &desk.app.interface));
    ItemView {
        id: part.id().to_owned(),
        words: desk.draft.item_words(part.node),
        kind: known(part.node.text_of("type")).map_or("", |kind| kind.title),
        at: at.as_str().to_owned(),
        shown: shown.unwrap_or_default(),
        errors,
        warnings,
        first: part.index == 0,
        last: part.index + 1 == beside,
        inside: part.group.is_some(),
    }
}

fn lines(desk: &Desk<'_>) -> Vec<PageLine> {
    let pages = desk.draft.pages();
    let items = desk.draft.items();
    let line = |(index, page): (usize, &crate::json::Node)| {
        let at = Pointer::root().key("pages").index(index);
        let (errors, warnings) = counted(desk, &at);
        let shown = page.get("visibleIf").map(|one| desk.draft.sentence(one, &desk.app.interface));
        PageLine {
            id: page.text_of("id").to_owned(),
            number: index + 1,
            title: desk.draft.words(page.get("title")).to_owned(),
            at: at.as_str().to_owned(),
            shown: shown.unwrap_or_default(),
            after_check: page.get("afterCheck").is_some(),
            items: items.iter().filter(|item| item.page == index).map(|item| item_view(desk, item)).collect(),
            errors,
            warnings,
            first: index == 0,
            last: index + 1 == pages.len(),
        }
    };
    pages.iter().enumerate().map(line).collect()
}

fn show(
    desk: &Desk<'_>,
    status: StatusCode,
    done: &str,
    error: &'static str,
    words: &str,
) -> Result<HttpResponse, Error> {
    let base = desk.record.as_ref().and_then(|record| record.base_version);
    let live_number = desk.live.as_ref().map(|live| live.number);
    let outside = desk.checked().findings.iter().filter(|found| {
        let step = found.finding.pointer.steps().next();
        step.as_deref() != Some("pages") || found.finding.pointer.as_str() == "/pages"
    });
    let view = OutlineView {
        pages: lines(desk),
        findings: outside.map(FindingView::of).collect(),
        kinds: kinds(),
        error,
        words: words.to_owned(),
        is_behind: desk.record.is_some() && live_number.is_some() && base != live_number,
        live_number,
    };
    frame::told(desk, status, ("", "Pages"), done, "author/outline", view)
}

/// `GET /author/{survey}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let done = match parameter(&req, "done").as_deref() {
        Some("undone") => "Undone.",
        Some("again") => "Done again.",
        Some("nothing") => "There is nothing to undo.",
        Some("changed") => {
            "Somebody else changed the pages in the meantime, so nothing was moved. Look again, and press once more."
        }
        Some("thrown") => "The draft was thrown away. This is what is published.",
        Some("inserted") => "The questions stand at the end. Move them to where they belong.",
        Some(_) => "Saved.",
        None => "",
    };
    show(&desk, StatusCode::OK, done, "", "")
}

/// `POST /author/{survey}`: adds, moves, takes away, undoes.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    for _ in 0..3 {
        let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
        desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
        match press(&desk, &form).await {
            Err(store::Error::Taken) => {}
            Err(error) => return Err(error.into()),
            Ok(Pressed::Go(to)) => return Ok(go(&format!("/author/{survey}{to}"))),
            Ok(Pressed::List) => return Ok(go("/author")),
            Ok(Pressed::Blank) => {
                let error = "Write the question first.";
                return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, "", error, "");
            }
        }
    }
    Err(Error::Busy)
}

enum Pressed {
    Go(String),
    List,
    Blank,
}

async fn press(desk: &Desk<'_>, form: &Form) -> Result<Pressed, store::Error> {
    let button = field(form, "do").unwrap_or_default();
    let revision = field(form, "revision").and_then(|number| number.parse::<i32>().ok()).unwrap_or_default();
    match button.split_once(':').unwrap_or((button, "")) {
        ("undo" | "redo", _) => step(desk, form, revision, button == "redo").await,
        ("throw", _) if revision != desk.revision => Ok(Pressed::Go("?done=changed".to_owned())),
        ("throw", _) => throw(desk).await,
        ("ask", _) => ask(desk, form).await,
        (verb, at) => shift(desk, verb, at, revision).await,
    }
}

/// What is published takes the draft's place, as a change that can be undone; what was never published goes.
async fn throw(desk: &Desk<'_>) -> Result<Pressed, store::Error> {
    let what = if desk.live.is_some() { "threw a draft away" } else { "deleted a draft" };
    desk.app.store.record(desk.entry(what, "")).await?;
    match &desk.live {
        Some(_) => {
            if let Ok(published) = desk.published().await {
                desk.keep(&published, "Back to what is published").await?;
            }
            Ok(Pressed::Go("?done=thrown".to_owned()))
        }
        None => {
            desk.app.store.drop_survey_draft(&desk.survey).await?;
            Ok(Pressed::List)
        }
    }
}

async fn ask(desk: &Desk<'_>, form: &Form) -> Result<Pressed, store::Error> {
    let words = field(form, "words").unwrap_or_default().trim().to_owned();
    if words.is_empty() {
        return Ok(Pressed::Blank);
    }
    let mut draft = desk.draft.clone();
    let Some(item) = draft.add_question(field(form, "kind").unwrap_or_default(), &words) else {
        return Ok(Pressed::Blank);
    };
    desk.keep(&draft, &format!("Added \u{201c}{words}\u{201d}")).await?;
    Ok(Pressed::Go(format!("/questions/{item}")))
}

/// A place is a number: it means what it meant only while nothing else has moved.
async fn shift(desk: &Desk<'_>, verb: &str, at: &str, revision: i32) -> Result<Pressed, store::Error> {
    if !matches!(verb, "up" | "down" | "remove") || at.is_empty() {
        return Err(store::Error::NotFound);
    }
    let before = match desk.at(revision).await {
        Ok(before) => order(&before),
        Err(_) => Vec::new(),
    };
    let at = Pointer::parse(at).filter(|at| desk.draft.document().at(at).is_some() && before == order(&desk.draft));
    let Some(at) = at else { return Ok(Pressed::Go("?done=changed".to_owned())) };
    let mut draft = desk.draft.clone();
    let node = desk.draft.document().at(&at);
    let words =
        node.map(
            |node| if node.get("items").is_some() { desk.draft.page_words(node) } else { desk.draft.item_words(node) },
        );
    let words = words.unwrap_or_default();
    let what = match verb {
        "up" | "down" => format!("Moved \u{201c}{words}\u{201d}"),
        _ => format!("Took out \u{201c}{words}\u{201d}"),
    };
    match verb {
        "up" => draft.shift(&at, Move::Up),
        "down" => draft.shift(&at, Move::Down),
        _ => draft.remove(&at),
    }
    desk.keep(&draft, &what).await?;
    Ok(Pressed::Go("?done=saved".to_owned()))
}

/// The names of everything in its order.
fn order(draft: &Draft) -> Vec<(usize, Option<usize>, String)> {
    draft.items().iter().map(|part| (part.page, part.group, part.id().to_owned())).collect()
}

/// One change back, or the one that was undone last made again.
async fn step(desk: &Desk<'_>, form: &Form, revision: i32, again: bool) -> Result<Pressed, store::Error> {
    let (store, who) = (&desk.app.store, &desk.signed_in.person.email);
    // Where somebody else has changed something since, that would be undone.
    if revision != desk.revision {
        return Ok(Pressed::Go("?done=changed".to_owned()));
    }
    let back = field(form, "back").filter(|back| back.starts_with('/') && !back.contains("..")).unwrap_or_default();
    let (survey, now) = (&desk.survey, desk.app.clock.seconds());
    let stepped = match again {
        true => store.redo_survey_draft(survey, revision, who, now).await,
        false => store.undo_survey_draft(survey, revision, who, now).await,
    };
    match stepped {
        Ok(_) if back.is_empty() => Ok(Pressed::Go(format!("?done={}", if again { "again" } else { "undone" }))),
        Ok(_) => Ok(Pressed::Go(back.to_owned())),
        Err(store::Error::NotFound) => Ok(Pressed::Go("?done=nothing".to_owned())),
        Err(error) => Err(error),
    }
}
