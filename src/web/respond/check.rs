//! Check answers, and send.

use super::cookies;
use super::draft::{self, Draft};
use super::page::personal;
use super::path::{AFTER_CHECK, FROM_CHECK};
use super::sending::{Outcome, first_wrong, send, sent_before, take_carried};
use super::visit::{Form, Visit, chosen_language, go};
use crate::form::{Answered, summary};
use crate::response::{Likeness, Reading, looks_like};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::pages::{Key, Made};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswersView<'a> {
    lang: &'a str,
    rows: Vec<Answered>,
    warnings: Vec<Warning>,
    carried: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CheckView {
    title: String,
    /// Whether it goes on to more questions, and is not sent yet.
    goes_on: bool,
}

#[derive(Serialize)]
struct UnsentView<'a> {
    lang: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Warning {
    label: String,
    kinds: Vec<&'static str>,
    change_href: String,
}

/// `GET /s/{survey}/check`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let visit = Visit::begin(&app, &req, &survey).await?.readable()?;
    let Some(draft) = visit.draft.clone() else { return Ok(go(&visit.href(""))) };
    show(&visit, &draft, false, StatusCode::OK)
}

/// The page again, with everything on it: it can't be sent now.
fn busy(visit: &Visit<'_>, draft: &Draft) -> Result<HttpResponse, Error> {
    let mut response = show(visit, draft, true, StatusCode::SERVICE_UNAVAILABLE)?;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}

fn show(visit: &Visit<'_>, draft: &Draft, busy: bool, status: StatusCode) -> Result<HttpResponse, Error> {
    let reading = visit.reading(&draft.submission());
    let language = visit.language();
    let band = reading.walk.facts.band.map(crate::definition::Band::id);
    let reader = visit.app.reader(&visit.edition, &language).answering_as(draft.role.as_deref(), band);
    let id = &visit.edition.survey.id;
    let mut rows = who_rows(visit, draft, &reader);
    rows.extend(summary(&reading, &reader, |page, item| format!("/s/{id}/{page}{FROM_CHECK}#{item}")));
    let last = reading.walk.steps.last().map_or("who", |step| step.page.id.as_str());
    let made = frame(visit, &language, draft.more.is_none() && asks_more(visit, draft))?;
    let mut fill = personal((visit, &made), draft, &[], busy, "check")?;
    (fill.back, fill.action) = (format!("/s/{id}/{last}"), visit.action("check", &language, false));
    let (render, lang) = (&visit.app.renderer, language.tag());
    let warnings = warnings(&reading, &rows);
    let carried = visit.secret.as_ref().map(|secret| draft::carry(secret, draft)).transpose()?.unwrap_or_default();
    fill.answers_html = render.html("form/answers", &AnswersView { lang, rows, warnings, carried })?;
    if busy {
        fill.summary_html = render.html("form/unsent", &UnsentView { lang })?;
    }
    Ok(made.send(visit.req, status, &fill))
}

/// What is the same for everybody who checks answers to this survey in this language.
fn frame(visit: &Visit<'_>, language: &Language, goes_on: bool) -> Result<Arc<Made>, Error> {
    let key = Key {
        survey: visit.edition.survey.id.clone(),
        version: visit.edition.number,
        language: language.tag().to_owned(),
        role: None,
        band: None,
        page: if goes_on { "check/more" } else { "check" }.to_owned(),
    };
    let reader = visit.app.reader(&visit.edition, language);
    visit.app.made(key, &visit.edition, "form/check", || CheckView { title: reader.say("check-title"), goes_on })
}

/// Who answers and how stands among the answers, and can be changed like them.
fn who_rows(visit: &Visit<'_>, draft: &Draft, reader: &crate::question::Reader<'_>) -> Vec<Answered> {
    let survey = &visit.edition.survey;
    if survey.roles.is_empty() {
        return Vec::new();
    }
    let role =
        survey.roles.iter().find(|role| Some(&role.id) == draft.role.as_ref()).map(|role| reader.words(&role.label));
    let help = draft.help.as_ref().map(|help| reader.say(&format!("help-{help}")));
    let row = |item: &str, answer: Option<String>| Answered {
        page: "who".to_owned(),
        item: item.to_owned(),
        label: reader.say(&format!("who-{item}")),
        blank: answer.is_none(),
        answers: answer.into_iter().collect(),
        change_href: format!("/s/{}/who{FROM_CHECK}#{item}", survey.id),
    };
    vec![row("role", role), row("help", help)]
}

/// Words that look as if they tell who somebody is.
fn warnings(reading: &Reading<'_>, rows: &[Answered]) -> Vec<Warning> {
    let free = |row: &&Answered| reading.walk.asked.iter().any(|item| item.id == row.item && item.kind.takes_words());
    let warning = |row: &Answered| {
        let kinds: Vec<&'static str> = looks_like(&row.answers.join("\n")).into_iter().map(Likeness::word).collect();
        (!kinds.is_empty()).then(|| Warning { label: row.label.clone(), kinds, change_href: row.change_href.clone() })
    };
    rows.iter().filter(free).filter_map(warning).collect()
}

/// `POST /s/{survey}/check`: sends the answers, or asks first whether somebody wants to say more.
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
        visit.draft = Some(draft.clone());
        return match visit.keep(&secret, &draft, &format!("/s/{survey}/check")).await {
            Err(Error::Busy) => busy(&visit, &draft),
            kept => kept,
        };
    }
    if draft.more.is_none() && first_wrong(&visit, &draft).is_none() && asks_more(&visit, &draft) {
        // Kept anew: what only this page carried is not lost on the way.
        return match visit.keep(&secret, &draft, &format!("/s/{survey}/{AFTER_CHECK}")).await {
            Err(Error::Busy) => busy(&visit, &draft),
            kept => kept,
        };
    }
    match send(&visit, &secret, &draft).await? {
        Outcome::Sent(response) => Ok(response),
        Outcome::Busy => busy(&visit, &draft),
    }
}

/// Whether there are questions after check answers for this person.
pub(super) fn asks_more(visit: &Visit<'_>, draft: &Draft) -> bool {
    visit.reading(&draft.submission_with_more()).walk.steps.iter().any(|step| step.page.after_check)
}
