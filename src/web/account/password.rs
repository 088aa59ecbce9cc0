//! Signing in with a password. Known and unknown addresses get the same words for the same work.

use super::Form;
use super::form::typed;
use super::sign_in::{enter, may_sign_in, place, refuse};
use crate::rights::Person;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::field;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

const WRONG: &str = "The address and the password do not fit. Check both, or let us mail you a link.";
const TOO_OFTEN: &str = "There were too many tries from here. Wait ten minutes, or let us mail you a link.";
/// What is longer is no password of ours, and not worth the work.
const BYTES_MAX: usize = 1024;

/// `POST /account/password`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let email = typed(&form, "email").to_lowercase();
    let password = field(&form, "password").unwrap_or_default();
    let again = |status, why| refuse(&app, status, &email, why);
    if email.is_empty() || password.is_empty() || password.len() > BYTES_MAX {
        return again(StatusCode::UNPROCESSABLE_ENTITY, WRONG);
    }
    let (place, now) = (place(&req), app.clock.seconds());
    if !app.throttle.allows_password(&email, place, now) {
        return again(StatusCode::TOO_MANY_REQUESTS, TOO_OFTEN);
    }
    let person = Person::of(&app.store, &email).await?;
    let kept = app.store.credentials(&email).await?.password_hash;
    let kept = kept.filter(|_| may_sign_in(&app, &person));
    match app.passwords.is_right(password, kept).await? {
        true => {
            app.throttle.forgive_password(&email, place);
            enter(&app, &email).await
        }
        false => again(StatusCode::UNPROCESSABLE_ENTITY, WRONG),
    }
}
