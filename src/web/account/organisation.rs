//! What holds for the whole organisation: its name, and whether everybody needs a second factor.

use super::Form;
use super::form::{Field, Wrong, entry_of, is_no_name, title, typed, wrongs};
use crate::rights::{Ground, Right};
use crate::store::Organisation;
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
struct OrganisationView {
    page_title: String,
    fields: Vec<Field>,
    requires_factor: bool,
    errors: Vec<Wrong>,
    done: bool,
}

async fn admin(app: &App, req: &HttpRequest) -> Result<SignedIn, Error> {
    let signed_in = SignedIn::of(app, req).await?;
    signed_in.must(Right::People, Ground::Organisation)?;
    Ok(signed_in)
}

/// `GET /account/organisation`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = admin(&app, &req).await?;
    let organisation = app.store.organisation().await?;
    show(&app, &signed_in, organisation, None, parameter(&req, "done").is_some())
}

/// `POST /account/organisation`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let signed_in = admin(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let organisation =
        Organisation { name: typed(&form, "name"), requires_factor: field(&form, "requiresFactor").is_some() };
    if is_no_name(&organisation.name) {
        let wrong = Some("Enter what your organisation is called.");
        return show(&app, &signed_in, organisation, wrong, false);
    }
    let factor = if organisation.requires_factor { "asks for a second factor" } else { "asks for no second factor" };
    let entry = entry_of(&app, &signed_in, "change organisation", format!("{}: {factor}", organisation.name));
    app.store.set_organisation(organisation, entry).await?;
    Ok(go("/account/organisation?done=saved"))
}

fn show(
    app: &App,
    signed_in: &SignedIn,
    organisation: Organisation,
    wrong: Option<&'static str>,
    done: bool,
) -> Result<HttpResponse, Error> {
    let name = Field::new("name", "What your organisation is called", "text").filled_as("organization");
    let fields = vec![name.holding(organisation.name).told(wrong)];
    let errors = wrongs(&fields);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = OrganisationView {
        page_title: title("Organisation", &errors),
        fields,
        requires_factor: organisation.requires_factor,
        errors,
        done,
    };
    page(app, status, Some(signed_in), "account/organisation", view)
}
