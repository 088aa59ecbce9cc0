//! Who is answering, and how.

use super::draft::Draft;
use super::page::{personal, spoken};
use super::visit::{Form, Visit, chosen_language, field, go};
use crate::form::{Spoken, who_view};
use crate::question::Problem;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::pages::Key;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};

/// `GET /s/{survey}/who`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let visit = Visit::begin(&app, &req, &survey).await?.readable()?;
    if visit.edition.survey.roles.is_empty() {
        return Ok(go(&visit.href("")));
    }
    show(&visit, &visit.draft_or_new(), &[], false, StatusCode::OK)
}

/// `POST /s/{survey}/who`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let visit = Visit::begin(&app, &req, &survey).await?;
    if visit.edition.survey.roles.is_empty() {
        return Ok(go(&visit.href("")));
    }
    let mut draft = visit.draft_or_new();
    draft.role = field(&form, "role").map(str::to_owned);
    draft.help = field(&form, "help").map(str::to_owned);
    if let Some(language) = chosen_language(&form, &visit.edition) {
        draft.language = language.tag().to_owned();
        return keep_or_show(&visit, &draft, &format!("/s/{survey}/who")).await;
    }
    let reading = visit.reading(&draft.submission());
    let wrong: Vec<Problem> =
        reading.problems.iter().filter(|problem| matches!(problem.item.as_str(), "role" | "help")).cloned().collect();
    if !wrong.is_empty() {
        let language = Language::parse(&draft.language).unwrap_or_else(Language::english);
        let errors = spoken(&visit, &reading, &wrong, &language);
        return show(&visit, &draft, &errors, false, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let from_check = parameter(&req, "from").as_deref() == Some("check");
    let next = match reading.walk.steps.first() {
        _ if from_check => super::path::next(&reading.walk, &[], "", &draft, true),
        Some(step) => step.page.id.clone(),
        None => "check".to_owned(),
    };
    keep_or_show(&visit, &draft, &format!("/s/{survey}/{next}")).await
}

async fn keep_or_show(visit: &Visit<'_>, draft: &Draft, to: &str) -> Result<HttpResponse, Error> {
    let secret = visit.secret_or_new()?;
    let kept = if visit.away { Err(Error::Busy) } else { visit.keep(&secret, draft, to).await };
    match kept {
        Err(Error::Busy) => {
            let mut response = show(visit, draft, &[], true, StatusCode::SERVICE_UNAVAILABLE)?;
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
            Ok(response)
        }
        other => other,
    }
}

fn show(
    visit: &Visit<'_>,
    draft: &Draft,
    errors: &[Spoken],
    busy: bool,
    status: StatusCode,
) -> Result<HttpResponse, Error> {
    let language = Language::parse(&draft.language).unwrap_or_else(Language::english);
    let key = Key {
        survey: visit.edition.survey.id.clone(),
        version: visit.edition.number,
        language: draft.language.clone(),
        role: None,
        band: None,
        page: "who".to_owned(),
    };
    let made = visit.app.made(key, &visit.edition, "form/who", || {
        who_view(&visit.edition.survey, &visit.app.reader(&visit.edition, &language))
    })?;
    let mut fill = personal((visit, &made), draft, errors, busy, "who")?;
    for (name, value) in [("role", &draft.role), ("help", &draft.help)] {
        if let Some(value) = value {
            fill.fields.insert(name, vec![value]);
        }
    }
    let from_check = parameter(visit.req, "from").as_deref() == Some("check");
    fill.back = visit.href(if from_check { "check" } else { "" });
    fill.action = visit.action("who", &language, from_check);
    Ok(made.send(visit.req, status, &fill))
}
