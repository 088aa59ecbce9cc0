//! Teams: their people and surveys, by name; made by admins of the organisation.

use super::Form;
use super::form::{Choice, Field, Wrong, entry_of, is_no_name, title, typed, wrongs};
use super::people::manager;
use crate::rights::{Ground, Right, Scope, ground_of, team_id};
use crate::store::{self, Holding, Team};
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
struct TeamsView {
    page_title: String,
    teams: Vec<TeamView>,
    may_add: bool,
    fields: Vec<Field>,
    surveys: Vec<Choice>,
    owners: Vec<Choice>,
    errors: Vec<Wrong>,
    done: Option<&'static str>,
}

#[derive(Serialize)]
struct TeamView {
    id: String,
    name: String,
    people: usize,
    surveys: Vec<String>,
}

/// `GET /account/teams`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    let done = parameter(&req, "done").and_then(|done| told(&done));
    show(&app, &signed_in, name_field(String::new()), None, done).await
}

fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "add" => "The team was added.",
        "rename" => "The team has its new name.",
        "give" => "The survey has its team.",
        _ => return None,
    })
}

fn name_field(typed: String) -> Field {
    Field::new("name", "What the new team is called", "text")
        .holding(typed)
        .hinting("As its surveys call their owner, they belong to it by themselves")
}

/// `POST /account/teams`: adds a team, renames one, or gives it a survey.
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = manager(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let name = typed(&form, "name");
    let done = typed(&form, "do");
    let wrong = match done.as_str() {
        "add" => return add(&app, &signed_in, name).await,
        "rename" => rename(&app, &signed_in, typed(&form, "team"), name).await?,
        "give" => give(&app, &signed_in, &typed(&form, "survey"), &typed(&form, "team")).await?,
        _ => return Err(Error::Bad("an unknown change".to_owned())),
    };
    match wrong {
        None => Ok(go(&format!("/account/teams?done={done}"))),
        wrong => show(&app, &signed_in, name_field(String::new()), wrong, None).await,
    }
}

async fn add(app: &App, signed_in: &SignedIn, name: String) -> Result<HttpResponse, Error> {
    signed_in.must(Right::People, Ground::Organisation)?;
    let Some(id) = team_id(&name).filter(|_| !is_no_name(&name)) else {
        let field = name_field(name).told(Some("Enter a name with letters or digits."));
        return show(app, signed_in, field, None, None).await;
    };
    let entry = entry_of(app, signed_in, "add team", format!("{id}: {name}"));
    match app.store.add_team(Team { id, name: name.clone() }, entry).await {
        Ok(()) => Ok(go("/account/teams?done=add")),
        Err(store::Error::Taken) => {
            let field = name_field(name).told(Some("There is a team with this name, or one much like it."));
            show(app, signed_in, field, None, None).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn rename(app: &App, signed_in: &SignedIn, id: String, name: String) -> Result<Option<Wrong>, Error> {
    signed_in.must(Right::People, Ground::Team(&id))?;
    let at = format!("name-{id}");
    if is_no_name(&name) {
        return Ok(Some(Wrong::at(at, "Enter what the team is called.")));
    }
    let entry = entry_of(app, signed_in, "rename team", format!("{id}: {name}"));
    match app.store.rename_team(Team { id, name }, entry).await {
        Ok(()) => Ok(None),
        Err(store::Error::Taken) => Ok(Some(Wrong::at(at, "Another team is called like this."))),
        Err(error) => Err(error.into()),
    }
}

/// A survey that changes its team changes who reads it: for admins of the organisation alone.
async fn give(app: &App, signed_in: &SignedIn, survey: &str, team: &str) -> Result<Option<Wrong>, Error> {
    signed_in.must(Right::People, Ground::Organisation)?;
    let team = Some(team).filter(|team| !team.is_empty());
    let mut entry = entry_of(app, signed_in, "give survey", team.unwrap_or("by its definition"));
    entry.survey = Some(survey.to_owned());
    match app.store.give_survey(survey, team, entry).await {
        Ok(()) => Ok(None),
        Err(store::Error::NotFound) => Ok(Some(Wrong::at("survey", "Choose a survey and a team."))),
        Err(error) => Err(error.into()),
    }
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    name: Field,
    wrong: Option<Wrong>,
    done: Option<&'static str>,
) -> Result<HttpResponse, Error> {
    let holdings = app.store.holdings().await?;
    let mut errors = wrongs([&name]);
    errors.extend(wrong);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let own = signed_in.teams.where_may(&signed_in.person, Right::People);
    let surveys = app.catalogue.all();
    let view = TeamsView {
        page_title: title("Teams", &errors),
        teams: own.map(|team| team_view(app, signed_in, team, &holdings)).collect(),
        may_add: signed_in.may(Right::People, ground_of(&Scope::Organisation)),
        fields: vec![name],
        surveys: surveys.iter().map(|one| Choice::new(&one.survey.id, app.title(one), "")).collect(),
        owners: owners(signed_in),
        errors,
        done,
    };
    page(app, status, Some(signed_in), "account/teams", view)
}

fn owners(signed_in: &SignedIn) -> Vec<Choice> {
    let by_definition = Choice::new("", "The team that its definition names", "-");
    let teams = signed_in.teams.all().iter().map(|team| Choice::new(&team.id, &team.name, ""));
    teams.chain([by_definition]).collect()
}

fn team_view(app: &App, signed_in: &SignedIn, team: &Team, holdings: &[Holding]) -> TeamView {
    let scope = Scope::Team(team.id.clone());
    let mut people: Vec<&str> =
        holdings.iter().filter(|one| one.duty.scope == scope).map(|one| one.email.as_str()).collect();
    people.dedup();
    let surveys = app.catalogue.all();
    let surveys = surveys.iter().filter(|edition| signed_in.teams.of(&edition.survey) == Some(team));
    TeamView {
        id: team.id.clone(),
        name: team.name.clone(),
        people: people.len(),
        surveys: surveys.map(|edition| app.title(edition)).collect(),
    }
}
