//! The people of the organisation, for whoever says who is in a team: listed, and invited by their address.

use super::Form;
use super::form::{Choice, Field, Wrong, entry_of, is_no_name, title, typed, wrongs};
use super::invite::invite;
use super::words::{self, Explained};
use crate::rights::{Duty, Person, Right, Role, Scope, may_give, may_somewhere};
use crate::store::{self, Holding, NewPerson, PersonRecord, PersonState};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use validator::ValidateEmail;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PeopleView {
    page_title: String,
    people: Vec<Listed>,
    fields: Vec<Field>,
    errors: Vec<Wrong>,
    roles: Vec<Choice>,
    scopes: Vec<Choice>,
    explained: Vec<Explained>,
    done: bool,
}

#[derive(Serialize)]
struct Listed {
    href: String,
    name: String,
    email: String,
    state: &'static str,
    roles: String,
}

/// Whoever says who is in a team, or in the organisation.
pub(super) async fn manager(app: &App, req: &HttpRequest) -> Result<SignedIn, Error> {
    let signed_in = SignedIn::of(app, req).await?;
    match may_somewhere(&signed_in.person, Right::People, &signed_in.teams) {
        true => Ok(signed_in),
        false => Err(Error::Forbidden),
    }
}

/// `GET /account/people`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    let done = parameter(&req, "done").is_some();
    show(&app, &signed_in, StatusCode::OK, Invited::default(), done).await
}

/// What was typed about somebody to be invited.
#[derive(Default)]
struct Invited {
    name: String,
    email: String,
    role: String,
    scope: String,
    wrong: [Option<&'static str>; 2],
}

/// `POST /account/people`: invites somebody. An address that has an account keeps its name, and gets the role.
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let mut invited = Invited {
        name: typed(&form, "name"),
        email: typed(&form, "email").to_lowercase(),
        role: typed(&form, "role"),
        scope: typed(&form, "scope"),
        wrong: [None, None],
    };
    invited.wrong[0] = is_no_name(&invited.name).then_some("Enter what the person is called.");
    invited.wrong[1] = wrong_with(&app, &invited.email);
    if invited.wrong.iter().any(Option::is_some) {
        return show(&app, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, invited, false).await;
    }
    let duty = Role::parse(&invited.role).map(|role| Duty { role, scope: Scope::parse(&invited.scope) });
    if duty.as_ref().is_some_and(|duty| !may_give(&signed_in.person, duty)) {
        return Err(Error::Forbidden);
    }
    add(&app, &signed_in, &invited, duty).await?;
    Ok(go("/account/people?done=invited"))
}

fn wrong_with(app: &App, email: &str) -> Option<&'static str> {
    match email {
        email if !email.validate_email() || email.len() > 254 => {
            Some("Enter a work email address, like name@example.nhs.uk.")
        }
        email if !app.settings.staff.allow(email) => Some("Mail may not go to this address: it is not at our domains."),
        _ => None,
    }
}

async fn add(app: &App, signed_in: &SignedIn, invited: &Invited, duty: Option<Duty>) -> Result<(), Error> {
    let email = &invited.email;
    let person = NewPerson { email: email.clone(), name: invited.name.clone(), created_at: app.clock.seconds() };
    match app.store.add_person(person, entry_of(app, signed_in, "invite", email.as_str())).await {
        Ok(()) => invite(app, email, &signed_in.called()).await?,
        Err(store::Error::Taken) => {}
        Err(error) => return Err(error.into()),
    }
    if let Some(duty) = duty {
        super::person::give(app, signed_in, email, duty).await?;
    }
    Ok(())
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    status: StatusCode,
    invited: Invited,
    done: bool,
) -> Result<HttpResponse, Error> {
    let holdings = app.store.holdings().await?;
    let people = app.store.people().await?;
    let seen = people.into_iter().filter(|person| sees(signed_in, &person.email, &holdings));
    let [name, email] = invited.wrong;
    let fields = vec![
        Field::new("name", "What the person is called", "text").holding(invited.name).told(name),
        Field::new("email", "Work email address", "email").holding(invited.email).told(email),
    ];
    let errors = wrongs(&fields);
    let view = PeopleView {
        page_title: title("People", &errors),
        people: seen.map(|person| listed(app, signed_in, person, &holdings)).collect(),
        fields,
        errors,
        roles: words::roles(&invited.role),
        scopes: words::scopes(&signed_in.person, &signed_in.teams, &invited.scope),
        explained: words::explained(),
        done,
    };
    page(app, status, Some(signed_in), "account/people", view)
}

/// Whether somebody is this admin's to see: one of a team's own, or anybody for an admin of the organisation.
pub(super) fn sees(signed_in: &SignedIn, email: &str, holdings: &[Holding]) -> bool {
    let theirs = holdings.iter().filter(|holding| holding.email == email);
    signed_in.may(Right::People, crate::rights::Ground::Organisation)
        || theirs.into_iter().any(|holding| may_give(&signed_in.person, &holding.duty))
}

fn listed(app: &App, signed_in: &SignedIn, person: PersonRecord, holdings: &[Holding]) -> Listed {
    let theirs = holdings.iter().filter(|holding| holding.email == person.email);
    let shown = theirs.filter(|holding| may_give(&signed_in.person, &holding.duty));
    let roles = words::duties(shown.map(|holding| &holding.duty), &signed_in.teams);
    Listed {
        href: format!("/account/people/{}", app.keys.person_id(&person.email)),
        state: state(person.state),
        name: person.name,
        email: person.email,
        roles,
    }
}

/// What is to be said of somebody who does not simply work here.
pub(super) fn state(state: PersonState) -> &'static str {
    match state {
        PersonState::Invited => "has not signed in yet",
        PersonState::Active => "",
        PersonState::Disabled => "may not sign in",
    }
}

/// Somebody who does it, as others know them.
impl SignedIn {
    fn called(&self) -> String {
        let Person { name, email, .. } = &self.person;
        if name.is_empty() { email.clone() } else { name.clone() }
    }
}
