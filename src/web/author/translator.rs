//! A translator without an account: a personal link opens one language of one draft, and nothing else.

use super::desk::Form;
use super::words::{self, Bench, Filter};
use crate::authoring::{Draft, language_name};
use crate::publish::DraftMedia;
use crate::store::{self, DraftLink, NewRevision, Translation};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::preview;
use crate::web::respond::{field, go};
use crate::web::staff;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TranslatorView {
    page_title: String,
    title: String,
    name: String,
    action: String,
    csv: String,
    done: &'static str,
    revision: i32,
    #[serde(flatten)]
    bench: Bench,
}

/// A draft as a translator's link opens it.
struct Room {
    link: DraftLink,
    language: Language,
    draft: Draft,
    revision: i32,
    known: Vec<Translation>,
}

/// Errors: the link was never made, was taken back, or its time is over; its language was taken out of the survey.
async fn open(app: &App, token: &str) -> Result<Room, Error> {
    let (survey, id) = preview::person(app, token, 't').ok_or(Error::NotFound)?;
    let link = app.store.draft_link(&survey, &id, app.clock.seconds()).await?;
    let (text, revision) = preview::drafted_text(&app.store, &survey, None).await?;
    let draft = Draft::parse(&text).map_err(|_| Error::NotFound)?;
    let tag = link.language.clone().unwrap_or_default();
    let language =
        draft.languages().into_iter().skip(1).find(|language| language.tag() == tag).ok_or(Error::NotFound)?;
    let known = app.store.translations(&survey).await?;
    Ok(Room { link, language, draft, revision, known })
}

fn show(
    app: &App,
    token: &str,
    room: &Room,
    status: StatusCode,
    bench: Bench,
    done: &'static str,
) -> Result<HttpResponse, Error> {
    let action = format!("/translate/{token}");
    let title = room.draft.title();
    let view = TranslatorView {
        page_title: format!("{title} in {}", language_name(&room.language)),
        title,
        name: room.link.name.clone(),
        csv: format!("{action}?format=csv"),
        action,
        done,
        revision: room.revision,
        bench,
    };
    staff::page(app, status, None, "author/translator", view)
}

/// `GET /translate/{token}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let room = open(&app, &token).await?;
    if parameter(&req, "format").as_deref() == Some("csv") {
        return Ok(words::csv(&room.link.survey, &room.draft, &room.language, &room.known));
    }
    let filter = Filter::asked(parameter(&req, "show").as_deref());
    let done = if parameter(&req, "done").is_some() { "Saved. Thank you." } else { "" };
    let bench = words::bench(&room.draft, &room.language, &room.known, filter);
    show(&app, &token, &room, StatusCode::OK, bench, done)
}

/// `POST /translate/{token}`
pub(super) async fn post(app: web::Data<App>, token: web::Path<String>, form: Form) -> Result<HttpResponse, Error> {
    for _ in 0..3 {
        let room = open(&app, &token).await?;
        let typed = match field(&form, "csv").filter(|csv| !csv.trim().is_empty()) {
            Some(csv) => match words::from_csv(csv) {
                Ok(typed) => typed,
                Err(error) => {
                    let bench = words::bench(&room.draft, &room.language, &room.known, Filter::All);
                    let bench = bench.with_wrong(csv, error);
                    return show(&app, &token, &room, StatusCode::UNPROCESSABLE_ENTITY, bench, "");
                }
            },
            None => words::typed(&form),
        };
        let (draft, unsaved) = words::put(&room.draft, &room.language, &typed);
        if !unsaved.is_empty() {
            let bench =
                words::bench(&room.draft, &room.language, &room.known, Filter::All).with_unsaved(&typed, unsaved);
            return show(&app, &token, &room, StatusCode::CONFLICT, bench, "");
        }
        match keep(&app, &room, &draft).await {
            Err(store::Error::Taken) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => {
                let who = format!("{} (translator)", room.link.name);
                let right = words::still_right(&room.language, &typed, &who, app.clock.seconds());
                app.store.note_translations(&room.link.survey, right).await?;
                let filter = Filter::asked(field(&form, "show")).name();
                return Ok(go(&format!("/translate/{token}?show={filter}&done=saved")));
            }
        }
    }
    Err(Error::Busy)
}

async fn keep(app: &App, room: &Room, draft: &Draft) -> Result<(), store::Error> {
    if draft.document().says(room.draft.document()) {
        return Ok(());
    }
    let survey = &room.link.survey;
    let who = format!("{} (translator)", room.link.name);
    let revision = |body: String, what: &str| NewRevision {
        survey: survey.clone(),
        body,
        who: who.clone(),
        at: app.clock.seconds(),
        what: what.to_owned(),
    };
    let mut on = room.revision;
    if on < 0 {
        // Nobody has changed what is published yet.
        let base = app.store.survey(survey).await?.current_version;
        app.store.begin_survey_draft(revision(room.draft.text(), "As it was published"), None, Some(base)).await?;
        note(app, None, &room.draft, &who).await?;
        on = 1;
    }
    let what = format!("Words in {}", language_name(&room.language));
    app.store.change_survey_draft(revision(draft.text(), &what), on).await?;
    note(app, Some(&room.draft), draft, &who).await?;
    let mut media = DraftMedia::of(&app.store, draft).await?;
    media.bring_own(&app.store, draft).await
}

/// Carries what is known of translations along to the new names of what was renamed.
async fn carry(app: &App, before: Option<&Draft>, draft: &Draft) -> Result<(), store::Error> {
    let renamed = before.map(|before| draft.renamed_since(before)).unwrap_or_default();
    if renamed.is_empty() {
        return Ok(());
    }
    let known = app.store.translations(draft.id()).await?;
    let carried = known.into_iter().filter_map(|one| {
        let (_, place) = renamed.iter().find(|(was, _)| *was == one.place)?;
        Some(Translation { place: place.clone(), ..one })
    });
    app.store.note_translations(draft.id(), carried.collect()).await
}

/// Notes what was translated, from what.
pub(super) async fn note(app: &App, before: Option<&Draft>, draft: &Draft, who: &str) -> Result<(), store::Error> {
    carry(app, before, draft).await?;
    let translations = draft.translated_since(before).into_iter().map(|one| Translation {
        language: one.language,
        place: one.key,
        source: one.source,
        who: who.to_owned(),
        at: app.clock.seconds(),
    });
    app.store.note_translations(draft.id(), translations.collect()).await
}
