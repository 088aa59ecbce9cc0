//! Tokens for programs: made, shown once, listed and revoked.

use super::Form;
use super::bearer::{new_token, right_of};
use super::form::{Choice, Field, Wrong, entry_of, is_no_name, title, typed, wrongs};
use super::me::moment;
use crate::rights::{Ground, Right};
use crate::store::{Token, TokenScope};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::{SignedIn, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// For how many days a token can be made.
const DAYS: [i64; 3] = [30, 90, 365];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TokensView {
    page_title: String,
    tokens: Vec<TokenView>,
    fields: Vec<Field>,
    scopes: Vec<Choice>,
    surveys: Vec<Choice>,
    days: Vec<Choice>,
    errors: Vec<Wrong>,
    done: bool,
}

#[derive(Serialize)]
struct TokenView {
    id: String,
    name: String,
    email: Option<String>,
    reads: String,
    until: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MadeView {
    page_title: &'static str,
    name: String,
    token: String,
    until: String,
}

/// What was typed about a token to be made.
#[derive(Default)]
struct Asked {
    name: String,
    scope: String,
    days: String,
    surveys: Vec<String>,
}

/// `GET /account/tokens`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let done = parameter(&req, "done").is_some();
    show(&app, &signed_in, Asked::default(), (None, None), done).await
}

/// `POST /account/tokens`: makes one, or revokes one.
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    match typed(&form, "do").as_str() {
        "make" => make(&app, &signed_in, &form).await,
        "revoke" => revoke(&app, &signed_in, &typed(&form, "token")).await,
        _ => Err(Error::Bad("an unknown change".to_owned())),
    }
}

async fn make(app: &App, signed_in: &SignedIn, form: &Form) -> Result<HttpResponse, Error> {
    let named = form.iter().filter_map(|(name, _)| name.strip_prefix("survey-").map(str::to_owned));
    let asked = Asked {
        name: typed(form, "name"),
        scope: typed(form, "scope"),
        days: typed(form, "days"),
        surveys: named.collect(),
    };
    let days = asked.days.parse().ok().filter(|days| DAYS.contains(days)).unwrap_or(DAYS[0]);
    let scope = TokenScope::parse(&asked.scope).unwrap_or(TokenScope::Results);
    let no_name = is_no_name(&asked.name).then_some("Enter what the token is for, so that you know it again.");
    let wrong = wrong_with(app, signed_in, scope, &asked.surveys);
    if no_name.is_some() || wrong.is_some() {
        return show(app, signed_in, asked, (no_name, wrong), false).await;
    }
    let (shown, kept) = new_token()?;
    let now = app.clock.seconds();
    let token = Token {
        id: uuid::Uuid::new_v4().to_string(),
        name: asked.name,
        email: signed_in.person.email.clone(),
        scope,
        surveys: asked.surveys,
        created_at: now,
        expires_at: now + days * 86_400,
    };
    let detail = format!("{}: {} of {}", token.name, scope.word(), token.surveys.join(", "));
    let made = MadeView {
        page_title: "Copy this token now",
        name: token.name.clone(),
        token: shown,
        until: moment(token.expires_at),
    };
    app.store.create_token(kept, token, entry_of(app, signed_in, "make token", detail)).await?;
    page(app, StatusCode::OK, Some(signed_in), "account/token", made)
}

fn wrong_with(app: &App, signed_in: &SignedIn, scope: TokenScope, surveys: &[String]) -> Option<Wrong> {
    if !signed_in.is_fresh(app) {
        return Some(Wrong::at("name", "You signed in a while ago. Sign out and in again, then make a token."));
    }
    let may = |id: &String| signed_in.survey(app, id, right_of(scope)).is_ok();
    let text = match scope {
        _ if surveys.is_empty() => "Choose one survey or more.",
        TokenScope::Results if !surveys.iter().all(may) => "Choose surveys whose results you may read.",
        TokenScope::Definitions if !surveys.iter().all(may) => "Choose surveys that you may write.",
        _ => return None,
    };
    Some(Wrong::at("survey-0", text))
}

/// One's own, or anybody's for an admin of the organisation.
fn is_theirs(signed_in: &SignedIn, token: &Token) -> bool {
    token.email == signed_in.person.email || signed_in.may(Right::People, Ground::Organisation)
}

async fn revoke(app: &App, signed_in: &SignedIn, id: &str) -> Result<HttpResponse, Error> {
    let all = app.store.tokens().await?;
    let token = all.iter().find(|token| token.id == id && is_theirs(signed_in, token)).ok_or(Error::Forbidden)?;
    let detail = format!("{} of {}", token.name, token.email);
    app.store.revoke_token(id, entry_of(app, signed_in, "revoke token", detail)).await?;
    Ok(go("/account/tokens?done=revoked"))
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    asked: Asked,
    (no_name, wrong): (Option<&'static str>, Option<Wrong>),
    done: bool,
) -> Result<HttpResponse, Error> {
    let name = Field::new("name", "What it is for", "text").holding(asked.name).told(no_name);
    let fields = vec![name.hinting("Such as: the trust's dashboard")];
    let mut errors = wrongs(&fields);
    errors.extend(wrong);
    let all = app.store.tokens().await?;
    let (now, days) = (app.clock.seconds(), asked.days.as_str());
    let view = TokensView {
        page_title: title("Tokens for programs", &errors),
        tokens: all.iter().filter(|token| is_theirs(signed_in, token)).map(|one| view(signed_in, one, now)).collect(),
        fields,
        scopes: scopes(&asked.scope),
        surveys: surveys(app, signed_in, &asked.surveys),
        days: DAYS.map(|one| Choice::new(one.to_string(), format!("{one} days"), days)).into(),
        errors,
        done,
    };
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(app, status, Some(signed_in), "account/tokens", view)
}

fn scopes(typed: &str) -> Vec<Choice> {
    let label = |scope| match scope {
        TokenScope::Results => "Results, as the page shows them",
        TokenScope::Definitions => "Definitions, whole, with the addresses of staff",
    };
    TokenScope::ALL.map(|scope| Choice::new(scope.word(), label(scope), typed)).into()
}

/// The surveys that this person may make a token for.
fn surveys(app: &App, signed_in: &SignedIn, chosen: &[String]) -> Vec<Choice> {
    let all = app.catalogue.all();
    let may = |right| move |survey: &crate::definition::Survey| signed_in.may_with(right, survey);
    let (reads, writes) = (may(Right::ReadResults), may(Right::Author));
    let own = all.iter().filter(|edition| reads(&edition.survey) || writes(&edition.survey));
    let choice = |edition: &std::sync::Arc<crate::publish::Edition>| {
        let id = &edition.survey.id;
        Choice { value: id.clone(), label: app.title(edition), chosen: chosen.contains(id) }
    };
    own.map(choice).collect()
}

fn view(signed_in: &SignedIn, token: &Token, now: i64) -> TokenView {
    let until = moment(token.expires_at);
    TokenView {
        id: token.id.clone(),
        name: token.name.clone(),
        email: (token.email != signed_in.person.email).then(|| token.email.clone()),
        reads: format!("{} of {}", token.scope.word(), token.surveys.join(", ")),
        until: if token.expires_at <= now { format!("ran out on {until}") } else { format!("good until {until}") },
    }
}
