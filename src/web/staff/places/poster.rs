//! Posters: the page that is printed, and the drawing as a file.

use super::Desk;
use crate::keys::hash;
use crate::places::{Home, Poster, Size, poster as drawn};
use crate::publish::Edition;
use crate::store::CollectionPoint;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language;
use crate::web::language::parameter;
use crate::web::staff::frame::page;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::LazyLock;

const STYLESHEET: &str = include_str!("../../../../assets/poster.css");

static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    format!("/assets/poster.{}.css", data_encoding::HEXLOWER.encode(&hash(STYLESHEET.as_bytes())[..8]))
});

/// Where the stylesheet of posters is.
pub(in crate::web::staff) fn address() -> &'static str {
    &ADDRESS
}

/// `GET /assets/poster.{hash}.css`: it never changes under its name.
pub(in crate::web::staff) async fn stylesheet() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(STYLESHEET)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PosterView {
    page_title: String,
    poster_css: &'static str,
    back: String,
    name: String,
    svg: String,
    choices: Vec<Choice>,
    poster: Poster,
}

#[derive(Serialize)]
struct Choice {
    label: String,
    lang: String,
    href: String,
    current: bool,
}

/// `GET /author/{survey}/places/{place}/poster?size=a5&lang=ur`
pub(in crate::web::staff) async fn poster(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    let point = desk.point(&place)?;
    let (language, size) = asked(&req, &desk.edition);
    let poster = drawing(&app, &desk.edition, point, &language, size)?;
    let name = point.place.called(&[language.clone(), desk.edition.survey.default_language()]).to_owned();
    let href = |language: &Language, size: Size| format!("?size={}&lang={}", size.word(), language.tag());
    let each = desk.edition.offered.iter().flat_map(|language| Size::ALL.map(|size| (language, size)));
    let choice = |(one, of): (&Language, Size)| Choice {
        label: format!("{} {}", one.name(), of.word().to_uppercase()),
        lang: one.tag().to_owned(),
        href: href(one, of),
        current: *one == language && of == size,
    };
    let back = format!("/author/{survey}/places/{place}");
    let view = PosterView {
        page_title: format!("Poster: {name}"),
        poster_css: &ADDRESS,
        svg: format!("{back}/poster.svg{}", href(&language, size)),
        choices: each.map(choice).collect(),
        back,
        name,
        poster,
    };
    page(&app, StatusCode::OK, Some(&desk.signed_in), "poster/page", view)
}

/// `GET /author/{survey}/places/{place}/poster.svg?size=a5&lang=ur`
pub(in crate::web::staff) async fn poster_svg(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let desk = Desk::of(&app, &req, &survey).await?;
    let (language, size) = asked(&req, &desk.edition);
    let poster = drawing(&app, &desk.edition, desk.point(&place)?, &language, size)?;
    let svg = app.renderer.html("poster/drawing", &poster)?;
    let file = format!("attachment; filename=\"{place}-{}-{}.svg\"", language.tag(), size.word());
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((CONTENT_DISPOSITION, file))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(svg))
}

fn asked(req: &HttpRequest, edition: &Edition) -> (Language, Size) {
    let language = language::asked(req, &edition.offered).cloned();
    let size = parameter(req, "size").and_then(|size| Size::parse(&size)).unwrap_or(Size::A4);
    (language.unwrap_or_else(|| edition.survey.default_language()), size)
}

fn drawing(
    app: &App,
    edition: &Edition,
    point: &CollectionPoint,
    language: &Language,
    size: Size,
) -> Result<Poster, Error> {
    let home = Home { url: &app.settings.public_url, name: &app.settings.brand.name };
    let today = edition.today(app.clock.now());
    drawn(&app.reader(edition, language), &edition.survey, point, home, today, size)
        .ok_or_else(|| Error::Broken("the public address is too long for a QR code".to_owned()))
}
