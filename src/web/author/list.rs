//! The surveys that somebody may write.

use super::desk::ground;
use crate::authoring::Draft;
use crate::publish::Standing;
use crate::rights::{Right, may_somewhere};
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::staff::{self, SignedIn};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    page_title: &'static str,
    surveys: Vec<Listed>,
    archived: Vec<Listed>,
    may_begin: bool,
    waiting: Vec<Waiting>,
}

#[derive(Serialize)]
struct Listed {
    id: String,
    title: String,
    team: String,
    state: String,
    drafted: bool,
}

#[derive(Serialize)]
struct Waiting {
    file: String,
    survey: String,
}

/// `GET /author`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let drafts = app.store.survey_drafts().await?;
    let ids: BTreeSet<String> = app
        .catalogue
        .all()
        .iter()
        .map(|edition| edition.survey.id.clone())
        .chain(drafts.iter().map(|draft| draft.survey.clone()))
        .collect();
    let (mut surveys, mut archived) = (Vec::new(), Vec::new());
    for id in ids {
        let live = app.catalogue.current(&id);
        let record = drafts.iter().find(|draft| draft.survey == id);
        if !signed_in.may(Right::Author, ground(&signed_in.teams, live.as_deref(), record)) {
            continue;
        }
        let is_archived = live.as_ref().is_some_and(|live| live.state.is == store::SurveyState::Closed);
        let list = if is_archived { &mut archived } else { &mut surveys };
        list.push(listed(&app, &signed_in, &id, live.as_deref(), record).await?);
    }
    let mine: BTreeSet<&String> = surveys.iter().map(|survey: &Listed| &survey.id).collect();
    let files = app.store.survey_files().await?;
    let waiting = files.into_iter().filter(|file| file.waiting.is_some() && mine.contains(&file.survey));
    let view = ListView {
        page_title: "Surveys",
        may_begin: may_somewhere(&signed_in.person, Right::Author, &signed_in.teams),
        waiting: waiting.map(|file| Waiting { file: file.file, survey: file.survey }).collect(),
        surveys,
        archived,
    };
    if view.surveys.is_empty() && !view.may_begin {
        return Err(Error::Forbidden);
    }
    staff::page(&app, StatusCode::OK, Some(&signed_in), "author/list", view)
}

async fn listed(
    app: &App,
    signed_in: &SignedIn,
    id: &str,
    live: Option<&crate::publish::Edition>,
    record: Option<&store::SurveyDraft>,
) -> Result<Listed, Error> {
    let title = match (live, record) {
        (Some(live), _) => app.reader(live, &live.survey.default_language()).label(&live.survey.wording),
        (None, Some(_)) => {
            let body = app.store.survey_draft(id).await?.1.body;
            Draft::parse(&body).map_or_else(|_| id.to_owned(), |draft| draft.title())
        }
        (None, None) => id.to_owned(),
    };
    let state = live.map_or("Not published yet", |live| match live.standing(app.clock.now()) {
        Standing::Early => "Published, opens later",
        Standing::Open => "Open",
        Standing::Pausing | Standing::Paused => "Paused",
        Standing::Ending | Standing::Closed => "Closed",
    });
    let own = live.and_then(|live| signed_in.teams.of(&live.survey));
    let team = own.or_else(|| signed_in.teams.get(record?.team.as_deref()?));
    // A draft that was published and not changed since is no news.
    let drafted = match (record, live) {
        (Some(_), Some(live)) => {
            let body = app.store.survey_draft(id).await?.1.body;
            let same = Draft::parse(&body).ok().zip(Draft::parse(&live.canonical).ok());
            same.is_none_or(|(own, live)| !own.document().says(live.document()))
        }
        (record, _) => record.is_some(),
    };
    Ok(Listed {
        id: id.to_owned(),
        title,
        team: team.map(|team| team.name.clone()).unwrap_or_default(),
        state: state.to_owned(),
        drafted,
    })
}
