//! The address on a poster: it leads to the survey, and carries the place along.

use super::visit::go;
use crate::clock::day_number;
use crate::places::read_code;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language;
use actix_web::{HttpRequest, HttpResponse, web};

/// `GET /p/{code}`: a place that takes no answers now leads to its survey all the same, and the answer is taken without
/// the place. So does the place of a survey that does not keep places.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, code: web::Path<String>) -> Result<HttpResponse, Error> {
    let point = app.store.collection_point(&read_code(&code)).await?;
    let edition = app.catalogue.current(&point.survey).ok_or(Error::NotFound)?;
    let today = day_number(edition.today(app.clock.now()));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(language) = language::asked(&req, &edition.offered) {
        query.append_pair("lang", language.tag());
    }
    let item = edition.survey.place_item().filter(|_| point.takes_on(today));
    if let Some(from) = item.and_then(|item| item.from.as_deref()) {
        query.append_pair(from, &point.place.id);
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "?" };
    Ok(go(&format!("/s/{}{mark}{query}", point.survey)))
}
