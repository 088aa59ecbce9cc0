//! The surveys that are open. After "Hide and clear" it shows nothing but that.

use super::withdraw::interface_language;
use crate::publish::Standing;
use crate::texts::{Args, markup_to_html};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::{language, send};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
struct IndexView {
    title: String,
    surveys: Vec<Listed>,
    cleared: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    href: String,
    /// The language that the survey is listed in, which is not the page's where the survey does not have that one.
    lang: String,
    dir: &'static str,
    title: String,
    intro_html: String,
}

/// `GET /`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let language = interface_language(&app, &req);
    let cleared = language::parameter(&req, "cleared").is_some();
    let now = app.clock.now();
    let open = app.catalogue.all().into_iter().filter(|edition| !cleared && edition.standing(now) == Standing::Open);
    let listed = open.map(|edition| {
        let offered = edition.offered.contains(&language);
        let own = if offered { language.clone() } else { edition.survey.default_language() };
        let reader = app.reader(&edition, &own);
        Listed {
            href: format!("/s/{}?lang={}", edition.survey.id, own.tag()),
            lang: own.tag().to_owned(),
            dir: own.dir(),
            title: reader.label(&edition.survey.wording),
            intro_html: reader.hint(&edition.survey.wording).map(markup_to_html).unwrap_or_default(),
        }
    });
    let title = app.interface.say(&language, if cleared { "cleared-title" } else { "index-title" }, &Args::new());
    let view = IndexView { title, surveys: listed.collect(), cleared };
    Ok(send::page(&req, StatusCode::OK, &app.framed("page/index", &language, None, view)?))
}
