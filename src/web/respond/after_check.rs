//! After check answers: whether somebody wants to answer more questions, about themselves, before all is sent.
//!
//! The pattern is GOV.UK's for equality questions: nobody is asked them without having said yes, and who says no has
//! sent the answers with that.

use super::cookies;
use super::draft::{self, Draft};
use super::page::personal;
use super::path::AFTER_CHECK;
use super::sending::{Outcome, send, sent_before, take_carried};
use super::visit::{Form, Visit, chosen_language, field, go};
use crate::definition::{Page, Survey, Walk};
use crate::form::Spoken;
use crate::texts::{Language, Value, escape};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::pages::{Key, Made};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

/// The field. No item's name has an underscore, so it is nobody else's.
const FIELD: &str = "after_check";

#[derive(Serialize)]
struct AfterCheckView {
    title: String,
    count: String,
    team: String,
}

/// `GET /s/{survey}/after-check`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let visit = Visit::begin(&app, &req, &survey).await?.readable()?;
    let Some(draft) = visit.draft.clone() else { return Ok(go(&visit.href(""))) };
    show(&visit, &draft, &Shown { errors: &[], busy: false, status: StatusCode::OK })
}

/// `POST /s/{survey}/after-check`: "Yes" leads to the questions, "No" sends the answers.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let mut visit = Visit::begin(&app, &req, &survey).await?;
    let Some(secret) = visit.secret else {
        return Ok(go(&visit.href(if cookies::receipt(&req).is_some() { "sent" } else { "" })));
    };
    take_carried(&mut visit, &secret, &form).await?;
    let Some(mut draft) = visit.draft.clone() else { return sent_before(&visit, &secret).await };
    if let Some(language) = chosen_language(&form, &visit.edition) {
        draft.language = language.tag().to_owned();
        return keep_or_show(&mut visit, draft, AFTER_CHECK).await;
    }
    match field(&form, FIELD) {
        Some("yes") => {
            draft.more = Some(true);
            let first = Questions::of(&visit, &draft).map_or("check".to_owned(), |more| more.first);
            keep_or_show(&mut visit, draft, &first).await
        }
        Some("no") => {
            draft.more = Some(false);
            match send(&visit, &secret, &draft).await? {
                Outcome::Sent(response) => Ok(response),
                Outcome::Busy => busy(&visit, &draft),
            }
        }
        _ => missing(&visit, &draft),
    }
}

/// The questions that somebody would be asked.
struct Questions {
    /// The first page of them.
    first: String,
    /// How many they are, as far as the answers so far tell.
    count: usize,
    /// Whether no answer to them brings another.
    certain: bool,
}

impl Questions {
    fn of(visit: &Visit<'_>, draft: &Draft) -> Option<Self> {
        let reading = visit.reading(&draft.submission_with_more());
        let (survey, walk): (&Survey, &Walk<'_>) = (&visit.edition.survey, &reading.walk);
        let steps = || walk.steps.iter().filter(|step| step.page.after_check);
        let page: &Page = steps().next()?.page;
        let count = steps().flat_map(|step| &step.items).filter(|item| item.kind.is_question()).count();
        Some(Self { first: page.id.clone(), count, certain: survey.asks_the_same_after_check() })
    }
}

async fn keep_or_show(visit: &mut Visit<'_>, draft: Draft, page: &str) -> Result<HttpResponse, Error> {
    let to = format!("/s/{}/{page}", visit.edition.survey.id);
    let secret = visit.secret_or_new()?;
    match visit.keep(&secret, &draft, &to).await {
        Err(Error::Busy) => {
            visit.draft = Some(draft.clone());
            busy(visit, &draft)
        }
        kept => kept,
    }
}

fn busy(visit: &Visit<'_>, draft: &Draft) -> Result<HttpResponse, Error> {
    let shown = Shown { errors: &[], busy: true, status: StatusCode::SERVICE_UNAVAILABLE };
    let mut response = show(visit, draft, &shown)?;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}

fn missing(visit: &Visit<'_>, draft: &Draft) -> Result<HttpResponse, Error> {
    let text = visit.app.reader(&visit.edition, &visit.language()).say("after-check-missing");
    let error = Spoken { item: FIELD.to_owned(), target: FIELD.to_owned(), text };
    show(visit, draft, &Shown { errors: &[error], busy: false, status: StatusCode::UNPROCESSABLE_ENTITY })
}

/// What a page shows beside the question.
struct Shown<'a> {
    errors: &'a [Spoken],
    busy: bool,
    status: StatusCode,
}

fn show(visit: &Visit<'_>, draft: &Draft, shown: &Shown<'_>) -> Result<HttpResponse, Error> {
    let id = &visit.edition.survey.id;
    let Some(questions) = Questions::of(visit, draft) else { return Ok(go(&format!("/s/{id}/check"))) };
    let language = visit.language();
    let made = made(visit, &language, &questions)?;
    let mut fill = personal((visit, &made), draft, shown.errors, shown.busy, AFTER_CHECK)?;
    if let Some(more) = draft.more {
        fill.fields.insert(FIELD, vec![if more { "yes" } else { "no" }]);
    }
    (fill.back, fill.action) = (format!("/s/{id}/check"), visit.action(AFTER_CHECK, &language, false));
    let carried = visit.secret.as_ref().map(|secret| draft::carry(secret, draft)).transpose()?.unwrap_or_default();
    fill.answers_html = format!("<input type=\"hidden\" name=\"answers\" value=\"{}\">", escape(&carried));
    Ok(made.send(visit.req, shown.status, &fill))
}

/// What is the same for everybody who is asked for as many questions in this language.
fn made(visit: &Visit<'_>, language: &Language, questions: &Questions) -> Result<Arc<Made>, Error> {
    let survey = &visit.edition.survey;
    let say = if questions.certain { "after-check-count" } else { "after-check-count-open" };
    let key = Key {
        survey: survey.id.clone(),
        version: visit.edition.number,
        language: language.tag().to_owned(),
        role: None,
        band: None,
        page: format!("{AFTER_CHECK}/{}", questions.count),
    };
    let reader = visit.app.reader(&visit.edition, language);
    #[allow(clippy::cast_precision_loss)] // A page has few questions.
    let count = Value::Number(questions.count as f64);
    visit.app.made(key, &visit.edition, "form/after-check", || AfterCheckView {
        title: reader.say("after-check-title"),
        count: reader.say_with(say, &[("count", count)]),
        team: survey.owner.as_ref().map(|owner| reader.text(&owner.team).to_owned()).unwrap_or_default(),
    })
}
