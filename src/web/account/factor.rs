//! The second step of signing in: a code from the app, or one of those that were written down.

use super::Form;
use super::form::{Wrong, typed};
use crate::rights::Person;
use crate::sign_in::{Secret, recovery_hash};
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, Stage, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FactorView {
    page_title: &'static str,
    csrf: String,
    errors: Vec<Wrong>,
}

/// `GET /account/factor`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::at_any_stage(&app, &req).await?;
    match signed_in.stage {
        Stage::AwaitsFactor => show(&app, &signed_in, StatusCode::OK, None),
        Stage::Whole | Stage::AwaitsEnrolment => Ok(go("/results")),
    }
}

/// `POST /account/factor`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::at_any_stage(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    if signed_in.stage != Stage::AwaitsFactor {
        return Ok(go("/results"));
    }
    let email = &signed_in.person.email;
    if !app.throttle.allows_code(email, app.clock.seconds()) {
        let why = "There were too many wrong codes. Wait ten minutes.";
        return show(&app, &signed_in, StatusCode::TOO_MANY_REQUESTS, Some(why));
    }
    if !is_good(&app, &signed_in.person, &typed(&form, "code")).await? {
        let why = "This code does not fit, or was used. Wait for the next one, and type it.";
        return show(&app, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, Some(why));
    }
    app.throttle.forgive_code(email);
    let mut response = go("/results");
    signed_in.renew(&app, &mut response).await?;
    Ok(response)
}

/// Whether a code is the app's, or one of those that were written down; it is spent by this.
async fn is_good(app: &App, person: &Person, typed: &str) -> Result<bool, Error> {
    let credentials = app.store.credentials(&person.email).await?;
    let sealed = credentials.factor.unwrap_or_default();
    let secret = app.keys.open("factor", &person.email, &sealed).and_then(|secret| Secret::from_bytes(&secret));
    let step = secret.and_then(|secret| secret.step_of(typed, app.clock.seconds(), credentials.factor_step));
    let spent = match step {
        Some(step) => app.store.spend_step(&person.email, step).await,
        None => {
            let code = recovery_hash(&app.keys, &person.email, typed);
            app.store.spend_recovery(&person.email, code.into()).await
        }
    };
    match spent {
        Ok(()) => Ok(true),
        Err(store::Error::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Nobody is all the way in yet, so the page's head offers no rooms.
fn show(app: &App, signed_in: &SignedIn, status: StatusCode, why: Option<&'static str>) -> Result<HttpResponse, Error> {
    let page_title = if why.is_some() { "Error: Second step" } else { "Second step" };
    let errors = why.map(|why| Wrong::at("code", why)).into_iter().collect();
    page(app, status, None, "account/factor", FactorView { page_title, csrf: signed_in.csrf(app), errors })
}
