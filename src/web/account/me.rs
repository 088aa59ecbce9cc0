//! One's own account: the roles, the password, the second factor, and where one is signed in.

use super::Form;
use super::form::{Field, Wrong, entry_of, mail, title, typed, wrongs};
use super::words;
use crate::sign_in::{Changed, Weak, weakness};
use crate::store::{Change, Session};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MeView {
    page_title: String,
    name: String,
    email: String,
    roles: String,
    has_password: bool,
    has_factor: bool,
    left: i64,
    fields: Vec<Field>,
    sessions: Vec<SessionView>,
    errors: Vec<Wrong>,
    done: Option<&'static str>,
}

#[derive(Serialize)]
struct SessionView {
    since: String,
    seen: String,
    own: bool,
}

/// `GET /account/me`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let done = parameter(&req, "done").and_then(|done| told(&done));
    show(&app, &signed_in, None, done).await
}

fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "password" => "You have a new password. You are signed out everywhere else.",
        "noFactor" => "The second factor is gone. You are signed out everywhere else.",
        "elsewhere" => "You are signed out everywhere else.",
        _ => return None,
    })
}

/// `POST /account/me`: a new password, or an end to the other sessions.
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    match typed(&form, "do").as_str() {
        "password" => set_password(&app, &signed_in, field(&form, "password").unwrap_or_default()).await,
        "elsewhere" => {
            let entry = entry_of(&app, &signed_in, "sign out everywhere else", "");
            let email = &signed_in.person.email;
            let mail = mail(&app, Changed::SignedOut, email, None);
            app.store.end_other_sessions(email, signed_in.session(), entry, mail).await?;
            Ok(go("/account/me?done=elsewhere"))
        }
        _ => Err(Error::Bad("an unknown change".to_owned())),
    }
}

async fn set_password(app: &App, signed_in: &SignedIn, password: &str) -> Result<HttpResponse, Error> {
    if let Some(wrong) = wrong_with(app, signed_in, password).await? {
        return show(app, signed_in, Some(wrong), None).await;
    }
    let hash = app.passwords.hash(password).await?;
    let (email, keep) = (&signed_in.person.email, Some(signed_in.session()));
    let entry = entry_of(app, signed_in, "set password", "");
    let mail = mail(app, Changed::Password, email, None);
    app.store.change_credentials(email, Change::Password(hash), keep, entry, mail).await?;
    let mut response = go("/account/me?done=password");
    signed_in.renew(app, &mut response).await?;
    Ok(response)
}

async fn wrong_with(app: &App, signed_in: &SignedIn, password: &str) -> Result<Option<&'static str>, Error> {
    if !signed_in.is_fresh(app) {
        return Ok(Some("You signed in a while ago. Sign out and in again, then choose a password."));
    }
    let organisation = app.store.organisation().await?.name;
    let person = &signed_in.person;
    let known = [person.email.as_str(), &person.name, &organisation, &app.settings.brand.name, "yousaid"];
    Ok(weakness(password, &known).map(|weak| match weak {
        Weak::Short => "Choose a password of 8 letters or more.",
        Weak::Long => "Choose a password of 128 letters at most.",
        Weak::Guessable => {
            "This password is easily guessed. Take a few words that nobody would put together, and not your name."
        }
    }))
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    wrong: Option<&'static str>,
    done: Option<&'static str>,
) -> Result<HttpResponse, Error> {
    let person = &signed_in.person;
    let sessions = app.store.sessions_of(&person.email, app.clock.seconds()).await?;
    let field = Field::new("password", "New password", "password").filled_as("new-password");
    let fields =
        vec![field.hinting("8 letters or more. A few words that nobody would put together are best").told(wrong)];
    let errors = wrongs(&fields);
    let view = MeView {
        page_title: title("Your account", &errors),
        name: person.name.clone(),
        email: person.email.clone(),
        roles: words::duties(person.duties.iter(), &signed_in.teams),
        has_password: app.store.credentials(&person.email).await?.password_hash.is_some(),
        has_factor: person.has_factor(),
        left: app.store.recovery_left(&person.email).await?,
        fields,
        sessions: sessions.iter().map(|(token, one)| session_view(one, *token == signed_in.session())).collect(),
        errors,
        done,
    };
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(app, status, Some(signed_in), "account/me", view)
}

fn session_view(session: &Session, own: bool) -> SessionView {
    SessionView { since: moment(session.created_at), seen: moment(session.seen_at), own }
}

/// `3 May 2026, 14:05 UTC`
pub(super) fn moment(seconds: i64) -> String {
    Timestamp::from_second(seconds).map(|at| at.strftime("%-d %B %Y, %H:%M UTC").to_string()).unwrap_or_default()
}
