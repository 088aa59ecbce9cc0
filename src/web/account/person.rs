//! One of the people: the roles, given and taken; whether they may sign in.

use super::Form;
use super::form::{Choice, Wrong, entry_of, mail, title, typed};
use super::invite::invite;
use super::people::{manager, sees, state};
use super::words::{self, Explained};
use crate::rights::{Duty, Ground, Right, Role, Scope, may_give};
use crate::sign_in::Changed;
use crate::store::{Change, Holding, PersonRecord, PersonState, Removed};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PersonView {
    page_title: String,
    id: String,
    name: String,
    email: String,
    state: &'static str,
    held: Vec<HeldView>,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
    explained: Vec<Explained>,
    may_disable: bool,
    is_disabled: bool,
    is_invited: bool,
    has_factor: bool,
    is_linked: bool,
    errors: Vec<Wrong>,
    done: Option<&'static str>,
}

#[derive(Serialize)]
struct HeldView {
    words: String,
    role: &'static str,
    scope: String,
}

/// `GET /account/people/{person}`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, id: web::Path<String>) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    let (person, holdings) = found(&app, &signed_in, &id).await?;
    let done = parameter(&req, "done").and_then(|done| told(&done));
    show(&app, &signed_in, &person, &holdings, (None, done)).await
}

/// The person, where this admin may see them. An outsider can't tell whether there is one.
async fn found(app: &App, signed_in: &SignedIn, id: &str) -> Result<(PersonRecord, Vec<Holding>), Error> {
    let people = app.store.people().await?;
    let person = people.into_iter().find(|person| app.keys.person_id(&person.email) == id);
    let (person, holdings) = (person.ok_or(Error::Forbidden)?, app.store.holdings().await?);
    if sees(signed_in, &person.email, &holdings) { Ok((person, holdings)) } else { Err(Error::Forbidden) }
}

fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "give" => "The role was given.",
        "take" => "The role was taken away.",
        "disable" => "May not sign in any more, and is signed out everywhere.",
        "enable" => "May sign in again.",
        "forget" => "The second factor is gone. At the next sign-in a new one can be set up.",
        "unlink" => "The account at the provider counts no more. The next one with this address takes its place.",
        "invite" => "Another invitation is on its way.",
        _ => return None,
    })
}

/// `POST /account/people/{person}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    id: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let (person, holdings) = found(&app, &signed_in, &id).await?;
    let done = typed(&form, "do");
    let outcome = match done.as_str() {
        "give" | "take" => {
            let Some(role) = Role::parse(&typed(&form, "role")) else {
                let wrong = Wrong::at("role", "Choose a role.");
                return show(&app, &signed_in, &person, &holdings, (Some(wrong), None)).await;
            };
            let duty = Duty { role, scope: Scope::parse(&typed(&form, "scope")) };
            change(&app, &signed_in, &person.email, duty, &done).await?
        }
        "forget" => {
            signed_in.must(Right::People, Ground::Organisation)?;
            let entry = entry_of(&app, &signed_in, "remove second factor", person.email.as_str());
            let mail = mail(&app, Changed::NoFactor, &person.email, Some(&signed_in));
            app.store.change_credentials(&person.email, Change::NoFactor, None, entry, mail).await?;
            Removed::Done
        }
        "unlink" => {
            signed_in.must(Right::People, Ground::Organisation)?;
            let entry = entry_of(&app, &signed_in, "unlink provider account", person.email.as_str());
            let mail = mail(&app, Changed::Unlinked, &person.email, Some(&signed_in));
            app.store.unlink_identities(&person.email, entry, mail).await?;
            Removed::Done
        }
        "disable" => set_state(&app, &signed_in, &person.email, PersonState::Disabled).await?,
        "enable" => set_state(&app, &signed_in, &person.email, PersonState::Active).await?,
        "invite" if person.state == PersonState::Invited => {
            invite(&app, &person.email, &signed_in.person.email).await?;
            Removed::Done
        }
        _ => return Err(Error::Bad("an unknown change".to_owned())),
    };
    match outcome {
        Removed::Done => {
            let mut response = go(&format!("/account/people/{id}?done={done}"));
            if matches!(done.as_str(), "give" | "take") && person.email == signed_in.person.email {
                signed_in.renew(&app, &mut response).await?;
            }
            Ok(response)
        }
        Removed::LastAdmin => {
            let wrong = Wrong::at("roles", "The organisation needs an admin. Make somebody else one first.");
            show(&app, &signed_in, &person, &holdings, (Some(wrong), None)).await
        }
    }
}

async fn change(app: &App, signed_in: &SignedIn, email: &str, duty: Duty, done: &str) -> Result<Removed, Error> {
    if done == "give" {
        return give(app, signed_in, email, duty).await.map(|()| Removed::Done);
    }
    if !may_give(&signed_in.person, &duty) {
        return Err(Error::Forbidden);
    }
    let entry = entry_of(app, signed_in, "take role", detail(email, &duty));
    let keep = (email == signed_in.person.email).then(|| signed_in.session());
    Ok(app.store.take_role(email, duty, keep, entry).await?)
}

/// Gives a role. The sessions of the person end, but the one that gives it.
pub(super) async fn give(app: &App, signed_in: &SignedIn, email: &str, duty: Duty) -> Result<(), Error> {
    if !may_give(&signed_in.person, &duty) {
        return Err(Error::Forbidden);
    }
    let entry = entry_of(app, signed_in, "give role", detail(email, &duty));
    let keep = (email == signed_in.person.email).then(|| signed_in.session());
    Ok(app.store.give_role(email, duty, keep, entry).await?)
}

fn detail(email: &str, duty: &Duty) -> String {
    format!("{email}: {} in {}", duty.role.word(), duty.scope.word())
}

/// An account is the organisation's: a team's admin takes roles in the team, and no more.
async fn set_state(app: &App, signed_in: &SignedIn, email: &str, to: PersonState) -> Result<Removed, Error> {
    signed_in.must(Right::People, Ground::Organisation)?;
    let what = if to == PersonState::Disabled { "disable account" } else { "enable account" };
    let closed = || mail(app, Changed::Closed, email, Some(signed_in));
    let mail = (to == PersonState::Disabled).then(closed);
    Ok(app.store.set_person_state(email, to, entry_of(app, signed_in, what, email), mail).await?)
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    person: &PersonRecord,
    holdings: &[Holding],
    (wrong, done): (Option<Wrong>, Option<&'static str>),
) -> Result<HttpResponse, Error> {
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let errors: Vec<Wrong> = wrong.into_iter().collect();
    let theirs = holdings.iter().filter(|one| one.email == person.email && may_give(&signed_in.person, &one.duty));
    let view = PersonView {
        page_title: title(&person.name, &errors),
        id: app.keys.person_id(&person.email),
        name: person.name.clone(),
        email: person.email.clone(),
        state: state(person.state),
        held: theirs.map(|one| held(&one.duty, signed_in)).collect(),
        roles: words::roles("").split_off(1),
        scopes: words::scopes(&signed_in.person, &signed_in.teams, ""),
        explained: words::explained(),
        may_disable: signed_in.may(Right::People, Ground::Organisation),
        is_disabled: person.state == PersonState::Disabled,
        is_invited: person.state == PersonState::Invited,
        has_factor: person.has_factor,
        is_linked: app.store.has_identity(&person.email).await?,
        errors,
        done,
    };
    page(app, status, Some(signed_in), "account/person", view)
}

fn held(duty: &Duty, signed_in: &SignedIn) -> HeldView {
    let words = words::duty(duty, &signed_in.teams);
    HeldView { words, role: duty.role.word(), scope: duty.scope.word().to_owned() }
}
