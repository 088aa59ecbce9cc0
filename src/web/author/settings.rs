//! The survey as a whole: title, languages, readers, privacy, dates, reports.

use super::desk::{Desk, Form};
use super::frame;
use super::part::{self, Part};
use crate::authoring::{Draft, Field, Of, SURVEY, SectionView};
use crate::json::Pointer;
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

struct Settings;

impl Part for Settings {
    fn at(&self, _: &Draft) -> Option<Pointer> {
        Some(Pointer::root())
    }

    fn of(&self) -> Of {
        Of::Survey
    }

    fn sections(&self, _: &Draft) -> Vec<(&'static str, Vec<Field>)> {
        SURVEY.iter().map(|section| (section.title, section.fields.to_vec())).collect()
    }

    fn called(&self, _: &Draft) -> String {
        "Settings".to_owned()
    }

    fn href(&self) -> String {
        "/settings".to_owned()
    }
}

#[derive(Serialize)]
struct SettingsView {
    sections: Vec<SectionView>,
    look: String,
}

/// `GET /author/{survey}/settings`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let view = SettingsView { sections: part::shown(&desk, &Settings)?, look: String::new() };
    let done = if parameter(&req, "done").is_some() { "Saved." } else { "" };
    frame::told(&desk, StatusCode::OK, ("/settings", "Settings"), done, "author/settings", view)
}

/// `POST /author/{survey}/settings`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    part::post(&app, &req, &survey, &Settings, &form).await
}
