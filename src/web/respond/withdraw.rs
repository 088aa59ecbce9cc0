//! Taking answers back with the receipt. Only a POST takes them: scanners of mail fetch links.

use super::visit::{Form, field};
use crate::keys::Receipt;
use crate::texts::{Args, Language};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::{language, send};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct WithdrawView {
    title: String,
    receipt: String,
    error: Option<String>,
    done: bool,
}

/// The interface's language of a page that belongs to no survey.
pub(in crate::web) fn interface_language(app: &App, req: &HttpRequest) -> Language {
    let shipped: Vec<Language> = app.interface.languages().cloned().collect();
    let found = language::asked(req, &shipped).or_else(|| language::preferred(req, &shipped)).cloned();
    found.unwrap_or_else(Language::english)
}

/// `GET /withdraw`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    show(&app, &req, StatusCode::OK, String::new(), None)
}

/// `POST /withdraw`
pub(super) async fn post(app: web::Data<App>, req: HttpRequest, form: Form) -> Result<HttpResponse, Error> {
    let typed = field(&form, "receipt").unwrap_or_default().trim().chars().take(100).collect::<String>();
    let wrong = |key| show(&app, &req, StatusCode::UNPROCESSABLE_ENTITY, typed.clone(), Some(key));
    if typed.is_empty() {
        return wrong("withdraw-missing");
    }
    let Some(receipt) = Receipt::parse(&typed) else { return wrong("withdraw-unknown") };
    if !app.store.withdraw(receipt.key().into()).await? {
        return wrong("withdraw-unknown");
    }
    done(&app, &req)
}

fn show(
    app: &App,
    req: &HttpRequest,
    status: StatusCode,
    receipt: String,
    error: Option<&str>,
) -> Result<HttpResponse, Error> {
    let language = interface_language(app, req);
    let say = |key: &str| app.interface.say(&language, key, &Args::new());
    let view = WithdrawView { title: say("withdraw-title"), receipt, error: error.map(say), done: false };
    Ok(send::page(req, status, &app.framed("form/withdraw", &language, None, view)?))
}

fn done(app: &App, req: &HttpRequest) -> Result<HttpResponse, Error> {
    let language = interface_language(app, req);
    let title = app.interface.say(&language, "withdraw-done-title", &Args::new());
    let view = WithdrawView { title, receipt: String::new(), error: None, done: true };
    Ok(send::page(req, StatusCode::OK, &app.framed("form/withdraw", &language, None, view)?))
}
