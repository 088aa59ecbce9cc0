//! The API: a whole response as JSON, and the published definition.

use super::account::shown_token;
use super::app::App;
use super::error::Error;
use super::guard::problem;
use super::respond::places_now;
use crate::clock::day_number;
use crate::intake::record;
use crate::publish::{Edition, Standing};
use crate::question::Problem;
use crate::response::{Answers, Body, Submission, read};
use crate::store::{Submitted, TokenScope};
use crate::texts::Language;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

#[derive(Serialize)]
struct Stored {
    receipt: String,
}

/// `POST /api/v1/surveys/{survey}/responses`
pub(super) async fn respond(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    bytes: web::Bytes,
) -> Result<HttpResponse, Error> {
    let current = app.catalogue.current(&survey).ok_or(Error::NotFound)?;
    if !is_json(&req) {
        return Err(Error::Unsupported);
    }
    let body = Body::parse(&bytes).map_err(|error| Error::Bad(error.message))?;
    let receipt = app.keys.receipt(&survey, body.submission_id.as_bytes());
    let edition = version(&app, &current, body.version.as_deref()).await?;
    let now = app.clock.now();
    let today = edition.today(now);
    let places = places(&app, &edition, &body.submission).await?;
    let refusal = match (edition.standing(now), read(&edition.survey, &body.submission, today, &places)) {
        (Standing::Early, _) => Refusal::Early,
        (Standing::Pausing | Standing::Paused, _) => Refusal::Paused,
        (Standing::Ending | Standing::Closed, _) => Refusal::Closed,
        (Standing::Open, Err(problems)) => Refusal::Wrong(problems),
        (Standing::Open, Ok(response)) => {
            let new = record(&app.keys, &edition, (&body.submission, &response), &receipt, day_number(today))?;
            return answer(app.store.submit(new).await?, &receipt.to_string());
        }
    };
    // A submission that was stored before is answered as it was then, whatever has become of the survey since.
    let hash = app.keys.body_hash(&body.submission.canonical());
    if let Some(replay) = app.store.submitted(receipt.key().into()).await?.replay(hash.into()) {
        return answer(replay, &receipt.to_string());
    }
    match refusal {
        Refusal::Early => Err(Error::Early),
        Refusal::Paused => Err(Error::Paused),
        Refusal::Closed => Err(Error::Closed),
        Refusal::Wrong(problems) => Ok(unprocessable(&app, &edition, &body.submission.language, &problems)),
    }
}

/// The places whose answers are taken now, where the answers name one.
async fn places(app: &App, edition: &Edition, submission: &Submission) -> Result<Vec<String>, Error> {
    match (edition.survey.place_item(), &submission.answers) {
        (Some(item), Answers::Json(answers)) if answers.contains_key(&item.id) => places_now(app, edition).await,
        _ => Ok(Vec::new()),
    }
}

enum Refusal {
    Early,
    Paused,
    Closed,
    Wrong(Vec<Problem>),
}

/// A body is JSON by its type. One that is compressed does not come this far.
fn is_json(req: &HttpRequest) -> bool {
    let kind = req.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// The version that was answered: by its number or its hash, or the one that is published now.
async fn version(app: &App, current: &Arc<Edition>, asked: Option<&str>) -> Result<Arc<Edition>, Error> {
    let Some(asked) = asked.filter(|asked| **asked != *current.hash) else { return Ok(Arc::clone(current)) };
    if let Ok(number) = asked.parse() {
        return Ok(app.catalogue.version(&current.survey.id, number).await?);
    }
    let known = app.store.versions(&current.survey.id).await?;
    let number =
        known.iter().find(|version| version.hash == asked).map(|version| version.number).ok_or(Error::NotFound)?;
    Ok(app.catalogue.version(&current.survey.id, number).await?)
}

fn answer(submitted: Submitted, receipt: &str) -> Result<HttpResponse, Error> {
    let stored = Stored { receipt: receipt.to_owned() };
    match submitted {
        Submitted::Stored => Ok(HttpResponse::Created().json(stored)),
        Submitted::Already => Ok(HttpResponse::Ok().json(stored)),
        Submitted::Conflict => {
            Ok(problem(StatusCode::CONFLICT, "conflict", Some("This submissionId was used for another body.")))
        }
        Submitted::Withdrawn => Err(Error::Withdrawn),
    }
}

#[derive(Serialize)]
struct Wrongs {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    code: &'static str,
    errors: Vec<One>,
}

#[derive(Serialize)]
struct One {
    item: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<String>,
    code: &'static str,
    message: String,
}

/// Every problem, in the language of the submission.
fn unprocessable(app: &App, edition: &Edition, tag: &str, problems: &[Problem]) -> HttpResponse {
    let language = Language::parse(tag).filter(|language| edition.survey.languages.contains(language));
    let language = language.unwrap_or_else(|| edition.survey.default_language());
    let reader = app.reader(edition, &language);
    let errors = problems.iter().map(|problem| {
        let label =
            edition.survey.item(&problem.item).map_or_else(|| problem.item.clone(), |item| reader.label(&item.wording));
        let mut problem = problem.clone();
        problem.wrong.args.entry("item").or_insert_with(|| problem.item.clone().into());
        let message = problem.say(&reader, &label);
        One { item: problem.item, part: problem.wrong.part, code: problem.wrong.code, message }
    });
    let wrongs = Wrongs {
        r#type: "about:blank",
        title: "The response can't be stored as it is",
        status: 422,
        code: "invalid",
        errors: errors.collect(),
    };
    HttpResponse::UnprocessableEntity()
        .content_type("application/problem+json")
        .body(serde_json::to_vec(&wrongs).unwrap_or_default())
}

/// `GET /api/v1/surveys/{survey}`: the definition as it is published now, without the addresses that are for staff
/// alone: the owner's deputy, the inbox for safeguarding, and who gets reports.
///
/// Whole for whoever shows a token for definitions.
pub(super) async fn definition(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let whole = shown_token(&app, &req, &survey, TokenScope::Definitions).await?;
    let edition = app.catalogue.current(&survey).ok_or(Error::NotFound)?;
    let body = if whole.is_some() { edition.canonical.clone() } else { for_everybody(&edition.canonical)? };
    let tag = actix_web::http::header::EntityTag::new_strong(edition.hash.clone());
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(actix_web::http::header::ETag(tag))
        .insert_header(("x-survey-version", edition.number.to_string()))
        .body(body))
}

fn for_everybody(canonical: &str) -> Result<String, Error> {
    let broken = |error: serde_json::Error| Error::Broken(format!("a published definition can't be read: {error}"));
    let mut definition: Map<String, Value> = serde_json::from_str(canonical).map_err(broken)?;
    definition.remove("reports");
    if let Some(Value::Object(owner)) = definition.get_mut("owner") {
        owner.remove("deputy");
        owner.remove("safeguarding");
    }
    serde_json::to_string(&definition).map_err(broken)
}
