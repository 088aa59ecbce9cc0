//! The first admin names the organisation, and themself. The address of this page is printed when the service starts
//! with no admin, and is worth nothing once there is one.

use super::account::{Address, enter};
use super::frame::page;
use crate::store::{AuditEntry, Founded, Founder, NewPerson};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::field;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use subtle::ConstantTimeEq;
use validator::Validate;

/// The most letters of a name.
const NAME_MAX: usize = 120;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SetupView<'a> {
    page_title: &'static str,
    token: &'a str,
    gone: bool,
    fields: Vec<Field>,
    errors: Vec<Wrong>,
}

/// What is typed into a field.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    label: &'static str,
    value: String,
    error: Option<&'static str>,
}

#[derive(Serialize)]
struct Wrong {
    field: &'static str,
    text: &'static str,
}

/// `GET /account/setup/{token}`
pub(super) async fn get(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    if !is_good(&app, &token).await? {
        return gone(&app);
    }
    show(&app, StatusCode::OK, &token, fields(|_| String::new()))
}

/// `POST /account/setup/{token}`
pub(super) async fn found(
    app: web::Data<App>,
    token: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    if !is_good(&app, &token).await? {
        return gone(&app);
    }
    let typed = |name: &str| field(&form, name).unwrap_or_default().trim().to_owned();
    let (organisation, name, email) = (typed("organisation"), typed("name"), typed("email").to_lowercase());
    let mut fields = fields(typed);
    fields[0].error = is_no_name(&organisation).then_some("Enter what your organisation is called.");
    fields[1].error = is_no_name(&name).then_some("Enter your name.");
    let address = Address { email };
    fields[2].error = address.validate().is_err().then_some("Enter your work email address, like name@example.nhs.uk.");
    if fields.iter().any(|field| field.error.is_some()) {
        return show(&app, StatusCode::UNPROCESSABLE_ENTITY, &token, fields);
    }
    let now = app.clock.seconds();
    let entry = AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: now,
        who: address.email.clone(),
        what: "set up the organisation".to_owned(),
        survey: None,
        detail: String::new(),
    };
    let person = NewPerson { email: address.email.clone(), name, created_at: now };
    match app.store.found(Founder { organisation, person }, entry).await? {
        Founded::Done => enter(&app, &address.email).await,
        Founded::Already => gone(&app),
    }
}

fn is_no_name(typed: &str) -> bool {
    typed.is_empty() || typed.chars().count() > NAME_MAX
}

fn fields(value: impl Fn(&str) -> String) -> [Field; 3] {
    let field =
        |name, kind, autocomplete, label| Field { name, kind, autocomplete, label, value: value(name), error: None };
    [
        field("organisation", "text", "organization", "What your organisation is called"),
        field("name", "text", "name", "Your name"),
        field("email", "email", "email", "Your work email address"),
    ]
}

/// Whether the link is the one that was printed, and nobody has used it.
async fn is_good(app: &App, token: &str) -> Result<bool, Error> {
    let same = app.keys.setup_token().as_bytes().ct_eq(token.as_bytes());
    Ok(bool::from(same) && !app.store.has_admin().await?)
}

fn show(app: &App, status: StatusCode, token: &str, fields: [Field; 3]) -> Result<HttpResponse, Error> {
    let wrong = |field: &Field| field.error.map(|text| Wrong { field: field.name, text });
    let errors = fields.iter().filter_map(wrong).collect::<Vec<_>>();
    let page_title = if errors.is_empty() { "Set up" } else { "Error: Set up" };
    let view = SetupView { page_title, token, gone: false, fields: fields.into(), errors };
    page(app, status, None, "account/setup", view)
}

fn gone(app: &App) -> Result<HttpResponse, Error> {
    let view =
        SetupView { page_title: "This link is used up", token: "", gone: true, fields: Vec::new(), errors: Vec::new() };
    page(app, StatusCode::GONE, None, "account/setup", view)
}
