//! A new survey: from a template, a copy of another, a file, or from nothing.

use super::desk::{Form, ground};
use crate::authoring::{Draft, name_from};
use crate::publish::templates;
use crate::question::check_name;
use crate::rights::{Ground, Right};
use crate::store::{self, NewRevision};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{self, SignedIn};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct NewView {
    page_title: &'static str,
    error: String,
    error_at: &'static str,
    title: String,
    id: String,
    text: String,
    from: Vec<Choice>,
    teams: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    words: String,
    about: String,
    chosen: bool,
}

/// The teams in which a survey may be begun; the empty one is the whole organisation.
fn teams(signed_in: &SignedIn, asked: &str) -> Vec<Choice> {
    let mut teams: Vec<Choice> = signed_in
        .teams
        .where_may(&signed_in.person, Right::Author)
        .map(|team| Choice {
            value: team.id.clone(),
            words: team.name.clone(),
            about: String::new(),
            chosen: team.id == asked,
        })
        .collect();
    if signed_in.may(Right::Author, Ground::Organisation) {
        teams.push(Choice {
            value: String::new(),
            words: "The whole organisation".to_owned(),
            about: String::new(),
            chosen: false,
        });
    }
    if !teams.iter().any(|team| team.chosen)
        && let Some(first) = teams.first_mut()
    {
        first.chosen = true;
    }
    teams
}

/// What a survey can be made from.
async fn sources(app: &App, signed_in: &SignedIn, asked: &str) -> Result<Vec<Choice>, Error> {
    let choice = |value: String, words: String, about: &str| Choice {
        chosen: value == asked,
        value,
        words,
        about: about.to_owned(),
    };
    let mut sources = vec![choice("nothing".to_owned(), "Nothing: an empty survey".to_owned(), "")];
    sources.extend(templates().iter().map(|template| {
        choice(
            format!("template:{}", template.draft.id()),
            format!("Template: {}", template.draft.title()),
            template.about(),
        )
    }));
    let drafts = app.store.survey_drafts().await?;
    let ids: BTreeSet<String> = app
        .catalogue
        .all()
        .iter()
        .map(|edition| edition.survey.id.clone())
        .chain(drafts.iter().map(|draft| draft.survey.clone()))
        .collect();
    for id in ids {
        let (live, record) = (app.catalogue.current(&id), drafts.iter().find(|draft| draft.survey == id));
        if signed_in.may(Right::Author, ground(&signed_in.teams, live.as_deref(), record)) {
            sources.push(choice(format!("copy:{id}"), format!("A copy of \u{201c}{id}\u{201d}"), ""));
        }
    }
    sources.push(choice("file".to_owned(), "A file, whose text you paste below".to_owned(), ""));
    Ok(sources)
}

/// `GET /author/new`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let from = parameter(&req, "from").unwrap_or_else(|| "template:ward".to_owned());
    let view =
        NewView { from: sources(&app, &signed_in, &from).await?, teams: teams(&signed_in, ""), ..NewView::default() };
    show(&app, &signed_in, StatusCode::OK, view)
}

fn show(app: &App, signed_in: &SignedIn, status: StatusCode, view: NewView) -> Result<HttpResponse, Error> {
    if view.teams.is_empty() {
        return Err(Error::Forbidden);
    }
    let page_title = if status == StatusCode::OK { "New survey" } else { "Error: New survey" };
    staff::page(app, status, Some(signed_in), "author/new", NewView { page_title, ..view })
}

/// `POST /author/new`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let typed = |name: &str| field(&form, name).unwrap_or_default().trim().to_owned();
    let (title, from, team) = (typed("title"), typed("from"), typed("team"));
    let ground = if team.is_empty() { Ground::Organisation } else { Ground::Team(&team) };
    signed_in.must(Right::Author, ground)?;
    let made = make(&app, &signed_in, &form, &title, &from).await?;
    let draft = match made {
        Ok(draft) => draft,
        Err((error_at, error)) => {
            let view = NewView {
                error,
                error_at,
                title,
                id: typed("id"),
                text: typed("text"),
                from: sources(&app, &signed_in, &from).await?,
                teams: teams(&signed_in, &team),
                ..NewView::default()
            };
            return show(&app, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, view);
        }
    };
    let first = NewRevision {
        survey: draft.id().to_owned(),
        body: draft.text(),
        who: signed_in.person.email.clone(),
        at: app.clock.seconds(),
        what: "Begun".to_owned(),
    };
    let mut media = crate::publish::DraftMedia::of(&app.store, &draft).await?;
    if let Some(model) = from.strip_prefix("copy:") {
        media.bring_from(&app.store, model, &draft).await?;
    }
    media.bring_own(&app.store, &draft).await?;
    super::translator::note(&app, None, &draft, &signed_in.person.email).await?;
    app.store.begin_survey_draft(first, Some(team).filter(|team| !team.is_empty()), None).await?;
    Ok(go(&format!("/author/{}", draft.id())))
}

/// The draft, or at which field what is wrong.
async fn make(
    app: &App,
    signed_in: &SignedIn,
    form: &Form,
    title: &str,
    from: &str,
) -> Result<Result<Draft, (&'static str, String)>, Error> {
    let wish = field(form, "id").unwrap_or_default().trim().to_owned();
    let model = match from.split_once(':').unwrap_or((from, "")) {
        ("template", id) => {
            templates().iter().find(|template| template.draft.id() == id).map(|template| template.draft.clone())
        }
        ("copy", id) => copied(app, signed_in, id).await?,
        ("file", _) => match Draft::parse(field(form, "text").unwrap_or_default()) {
            Ok(draft) => return with_id(app, draft.id().to_owned(), move |_| draft).await,
            Err(findings) => {
                let first =
                    findings.first().map(|found| format!("Line {}: {}", found.position.line, found.finding.message));
                return Ok(Err(("text", first.unwrap_or_default())));
            }
        },
        _ => None,
    };
    if title.is_empty() {
        return Ok(Err(("title", "Give the survey a title. Families read it.".to_owned())));
    }
    let id = if wish.is_empty() { free(app, title).await? } else { wish };
    with_id(app, id, |id| match &model {
        Some(model) => model.copy(id, title),
        None => Draft::begin(id, title, "en"),
    })
    .await
}

/// A survey that may be copied.
async fn copied(app: &App, signed_in: &SignedIn, id: &str) -> Result<Option<Draft>, Error> {
    let record = match app.store.survey_draft(id).await {
        Ok((record, _)) => Some(record),
        Err(store::Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    signed_in.must(Right::Author, ground(&signed_in.teams, app.catalogue.current(id).as_deref(), record.as_ref()))?;
    let (text, _) = crate::web::preview::drafted_text(&app.store, id, None).await?;
    Ok(Draft::parse(&text).ok())
}

async fn with_id(
    app: &App,
    id: String,
    make: impl FnOnce(&str) -> Draft,
) -> Result<Result<Draft, (&'static str, String)>, Error> {
    if let Err(message) = check_name(&id) {
        return Ok(Err(("id", crate::authoring::in_plain_words(&message))));
    }
    if is_taken(app, &id).await? {
        return Ok(Err((
            "id",
            format!("There is another survey with the address \u{201c}{id}\u{201d}. Choose another."),
        )));
    }
    Ok(Ok(make(&id)))
}

async fn is_taken(app: &App, id: &str) -> Result<bool, Error> {
    let known = |found: Result<(), store::Error>| match found {
        Ok(()) => Ok(true),
        Err(store::Error::NotFound) => Ok(false),
        Err(error) => Err(Error::from(error)),
    };
    Ok(matches!(id, "new" | "pictures")
        || known(app.store.survey(id).await.map(drop))?
        || known(app.store.survey_draft(id).await.map(drop))?)
}

/// An address that no survey has, out of a title.
async fn free(app: &App, title: &str) -> Result<String, Error> {
    let mut taken = BTreeSet::new();
    loop {
        let id = name_from(title, &taken);
        if !is_taken(app, &id).await? || taken.len() > 200 {
            return Ok(id);
        }
        taken.insert(id);
    }
}
