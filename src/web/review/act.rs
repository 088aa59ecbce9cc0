//! What a reviewer does: says something, says yes, wishes to be named, gives time.

use super::asked::Asked;
use super::form::{NAME_MAX, is_first_name, without_controls};
use super::home::show;
use super::say;
use crate::rights::Right;
use crate::store::{AuditEntry, Reviewer, SignOff};
use crate::web::app::App;
use crate::web::author::Whose;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

/// The most minutes that are added at once: a day.
const MINUTES_MAX: i32 = 24 * 60;

/// `POST /review/{token}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    token: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let mut asked = Asked::of(&app, &req, &token).await?;
    asked.check_csrf(field(&form, "csrf"))?;
    let (store, survey, id) = (&app.store, &asked.reviewer.survey.clone(), &asked.reviewer.id.clone());
    let done = match field(&form, "do").unwrap_or_default() {
        "say" => return say::post((&asked, &req), &form).await,
        "yes" if may_sign(&asked).await? && asked.edition.is_some() => {
            // What was changed while somebody looked is not what they said yes to.
            if field(&form, "seen") != Some(seen(&asked).as_str()) {
                return show((&asked, &req), StatusCode::CONFLICT, "", ("review-changed-meanwhile", "verdict")).await;
            }
            let (at, body) = (app.clock.seconds(), asked.draft.text());
            store.sign_off(SignOff { survey: survey.clone(), reviewer: id.clone(), at, body }).await?;
            store.record(entry(&asked, "said yes")).await?;
            "yes"
        }
        "not-yet" => {
            store.take_back_sign_off(survey, id).await?;
            store.record(entry(&asked, "took a yes back")).await?;
            "no"
        }
        "credit" => {
            let typed = field(&form, "credit").unwrap_or_default();
            match credit(&asked.reviewer, typed) {
                Err(error) => {
                    asked.reviewer.credit = Some(typed.to_owned());
                    return show((&asked, &req), StatusCode::UNPROCESSABLE_ENTITY, "", (error, "credit")).await;
                }
                Ok(credit) => {
                    store.set_credit(survey, id, credit).await?;
                    app.catalogue.reload().await?;
                    "saved"
                }
            }
        }
        "minutes" => {
            let number = |name| field(&form, name).and_then(|minutes| minutes.trim().parse::<i32>().ok());
            match number("minutes").filter(|minutes| (-MINUTES_MAX..=MINUTES_MAX).contains(minutes)) {
                Some(minutes) => {
                    store.add_minutes(survey, id, minutes, number("so-far").unwrap_or(asked.reviewer.minutes)).await?;
                    "saved"
                }
                None => {
                    asked.typed_minutes = field(&form, "minutes").unwrap_or_default().to_owned();
                    let error = ("review-minutes-wrong", "minutes");
                    return show((&asked, &req), StatusCode::UNPROCESSABLE_ENTITY, "", error).await;
                }
            }
        }
        _ => return Err(Error::Bad("There is no such button.".to_owned())),
    };
    Ok(go(&format!("{}?lang={}&done={done}", asked.href(), asked.language.tag())))
}

/// The name under which the published survey thanks somebody. Errors: it is too long; of somebody under 18 it is more
/// than a first name.
fn credit(reviewer: &Reviewer, typed: &str) -> Result<Option<String>, &'static str> {
    let typed = without_controls(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if typed.chars().count() > NAME_MAX {
        return Err("review-credit-long");
    }
    if reviewer.adult.is_some() && !is_first_name(&typed) {
        return Err("review-credit-first-name");
    }
    Ok(Some(typed).filter(|typed| !typed.is_empty()))
}

/// An entry of the audit trail, which names nobody.
fn entry(asked: &Asked<'_>, what: &str) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: asked.app.clock.seconds(),
        who: "a reviewer".to_owned(),
        what: what.to_owned(),
        survey: Some(asked.reviewer.survey.clone()),
        detail: asked.reviewer.id.clone(),
    }
}

/// Whoever can change the survey does not say yes to it, by whatever link.
pub(super) async fn may_sign(asked: &Asked<'_>) -> Result<bool, Error> {
    let Some(signed_in) = &asked.visitor else { return Ok(true) };
    let whose = Whose::of(asked.app, &asked.reviewer.survey).await?;
    Ok(!signed_in.may(Right::Author, whose.ground(&signed_in.teams)))
}

/// What stands for the draft as it is now.
pub(super) fn seen(asked: &Asked<'_>) -> String {
    let met = asked.draft.met_by_families().document().plain();
    data_encoding::HEXLOWER.encode(&crate::keys::hash(met.as_bytes())[..8])
}
