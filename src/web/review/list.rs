//! What somebody with an account is asked to review, and what came of what they asked.

use super::form::LINK_SECONDS;
use crate::authoring::Draft;
use crate::publish::Edition;
use crate::rights::{Right, may_somewhere};
use crate::store::{self, Review, Reviewer};
use crate::web::app::App;
use crate::web::author::Whose;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::preview;
use crate::web::respond::{field, go};
use crate::web::staff::{self, SignedIn};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    page_title: &'static str,
    reviews: Vec<Listed>,
    /// What is out, whose answers the person reads.
    out: Vec<Out>,
    done: bool,
}

#[derive(Serialize)]
struct Out {
    title: String,
    results: String,
}

#[derive(Serialize)]
struct Listed {
    survey: String,
    title: String,
    href: String,
    until: String,
}

/// `GET /review`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    if !may_somewhere(&signed_in.person, Right::Review, &signed_in.teams) {
        return Err(Error::Forbidden);
    }
    let mut reviews = Vec::new();
    for review in app.store.reviews().await? {
        if may_review(&app, &signed_in, &review.survey).await? {
            match listed(&app, &signed_in, &review).await {
                // Its draft is gone.
                Err(Error::NotFound) => {}
                other => reviews.push(other?),
            }
        }
    }
    let reads = |edition: &Arc<Edition>| {
        signed_in.may_with(Right::Review, &edition.survey) && signed_in.may_with(Right::ReadResults, &edition.survey)
    };
    let out = app
        .catalogue
        .all()
        .into_iter()
        .filter(reads)
        .map(|edition| Out { title: app.title(&edition), results: format!("/results/{}", edition.survey.id) });
    let view = ListView { out: out.collect(), page_title: "Reviews", reviews, done: parameter(&req, "done").is_some() };
    staff::page(&app, StatusCode::OK, Some(&signed_in), "review/list", view)
}

async fn may_review(app: &App, signed_in: &SignedIn, survey: &str) -> Result<bool, Error> {
    let whose = Whose::of(app, survey).await?;
    Ok(signed_in.may(Right::Review, whose.ground(&signed_in.teams)))
}

async fn listed(app: &App, signed_in: &SignedIn, review: &Review) -> Result<Listed, Error> {
    let own = own(app, signed_in, &review.survey).await?;
    let (text, _) = preview::drafted_text(&app.store, &review.survey, None).await?;
    let until = crate::clock::staff_time(review.lapses_at);
    Ok(Listed {
        survey: review.survey.clone(),
        title: Draft::parse(&text).map_or_else(|_| review.survey.clone(), |draft| draft.title()),
        href: own
            .map(|own| format!("/review/{}", preview::personal(app, &own.survey, 'r', &own.id)))
            .unwrap_or_default(),
        until: if app.clock.seconds() < review.lapses_at {
            until.strftime("%-d %B").to_string()
        } else {
            String::new()
        },
    })
}

/// What this person was asked already.
async fn own(app: &App, signed_in: &SignedIn, survey: &str) -> Result<Option<Reviewer>, Error> {
    let all = app.store.reviewers(survey).await?;
    let is_own = |reviewer: &Reviewer| reviewer.email.as_deref() == Some(signed_in.person.email.as_str());
    Ok(all.into_iter().find(|reviewer| is_own(reviewer) && reviewer.is_asked(app.clock.seconds())))
}

/// `POST /review`: begins with a review.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let survey = field(&form, "survey").unwrap_or_default();
    if !may_review(&app, &signed_in, survey).await? || app.store.review(survey).await?.is_none() {
        return Err(Error::Forbidden);
    }
    if own(&app, &signed_in, survey).await?.is_none() {
        let (now, person) = (app.clock.seconds(), &signed_in.person);
        let reviewer = Reviewer {
            survey: survey.to_owned(),
            id: uuid::Uuid::new_v4().simple().to_string(),
            email: Some(person.email.clone()),
            name: if person.name.is_empty() { person.email.clone() } else { person.name.clone() },
            adult: None,
            lived_experience: field(&form, "lived").is_some(),
            credit: None,
            credited: None,
            minutes: 0,
            created_by: person.email.clone(),
            created_at: now,
            expires_at: now + LINK_SECONDS,
        };
        match app.store.add_reviewer(reviewer).await {
            // The same person in another window, or one whose address was taken back.
            Err(store::Error::Taken) => {}
            other => other?,
        }
    }
    match own(&app, &signed_in, survey).await? {
        Some(own) => Ok(go(&format!("/review/{}", preview::personal(&app, &own.survey, 'r', &own.id)))),
        None => Ok(go("/review?done=ended")),
    }
}
