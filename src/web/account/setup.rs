//! The first admin names the organisation, and themself. The address of this page is printed when the service starts
//! with no admin, and is worth nothing once there is one.

use super::Form;
use super::form::{Field, Wrong, entry, is_no_name, title, typed, wrongs};
use super::sign_in::{Address, enter};
use crate::store::{Founded, Founder, NewPerson};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::staff::page;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use subtle::ConstantTimeEq;
use validator::Validate;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SetupView<'a> {
    page_title: String,
    token: &'a str,
    gone: bool,
    fields: Vec<Field>,
    errors: Vec<Wrong>,
}

/// `GET /account/setup/{token}`
pub(super) async fn get(app: web::Data<App>, token: web::Path<String>) -> Result<HttpResponse, Error> {
    if !is_good(&app, &token).await? {
        return gone(&app);
    }
    show(&app, StatusCode::OK, &token, fields(|_| String::new()))
}

/// `POST /account/setup/{token}`
pub(super) async fn found(app: web::Data<App>, token: web::Path<String>, form: Form) -> Result<HttpResponse, Error> {
    if !is_good(&app, &token).await? {
        return gone(&app);
    }
    let (organisation, name) = (typed(&form, "organisation"), typed(&form, "name"));
    let address = Address { email: typed(&form, "email").to_lowercase() };
    let [first, second, third] = fields(|field| typed(&form, field));
    let fields = [
        first.told(is_no_name(&organisation).then_some("Enter what your organisation is called.")),
        second.told(is_no_name(&name).then_some("Enter your name.")),
        third.told(address.validate().err().map(|_| "Enter your work email address, like name@example.nhs.uk.")),
    ];
    if fields.iter().any(|field| field.error.is_some()) {
        return show(&app, StatusCode::UNPROCESSABLE_ENTITY, &token, fields);
    }
    let entry = entry(&app, &address.email, "set up the organisation", "");
    let person = NewPerson { email: address.email.clone(), name, created_at: app.clock.seconds() };
    match app.store.found(Founder { organisation, person }, entry).await? {
        Founded::Done => enter(&app, &address.email, "by the set-up link").await,
        Founded::Already => gone(&app),
    }
}

fn fields(value: impl Fn(&str) -> String) -> [Field; 3] {
    let field = |name, label, kind, filled| Field::new(name, label, kind).filled_as(filled).holding(value(name));
    [
        field("organisation", "What your organisation is called", "text", "organization"),
        field("name", "Your name", "text", "name"),
        field("email", "Your work email address", "email", "email"),
    ]
}

/// Whether the link is the one that was printed, and nobody has used it.
async fn is_good(app: &App, token: &str) -> Result<bool, Error> {
    let same = app.keys.setup_token().as_bytes().ct_eq(token.as_bytes());
    Ok(bool::from(same) && !app.store.has_admin().await?)
}

fn show(app: &App, status: StatusCode, token: &str, fields: [Field; 3]) -> Result<HttpResponse, Error> {
    let errors = wrongs(&fields);
    let page_title = title("Set up", &errors);
    let view = SetupView { page_title, token, gone: false, fields: fields.into(), errors };
    page(app, status, None, "account/setup", view)
}

fn gone(app: &App) -> Result<HttpResponse, Error> {
    let view = SetupView {
        page_title: "This link is used up".to_owned(),
        token: "",
        gone: true,
        fields: Vec::new(),
        errors: Vec::new(),
    };
    page(app, StatusCode::GONE, None, "account/setup", view)
}
