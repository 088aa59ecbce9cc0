//! How good the answers are as a picture of those whom the team hopes to hear from.

use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::figures::quality;
use crate::report::QualityView;
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct View {
    page_title: String,
    survey: String,
    quality: QualityView,
}

/// `GET /results/{survey}/quality`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    let quality = quality(sources, &edition, edition.today(app.clock.now())).await?;
    let page_title = format!("Who answered, and who is missing: {}", quality.title.text);
    let view = View { page_title, survey: survey.to_string(), quality };
    page(&app, StatusCode::OK, Some(&signed_in), "results/quality", view)
}
