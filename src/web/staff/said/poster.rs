//! The poster for the ward's wall: the page that is printed, and the drawing as a file.

use super::Desk;
use crate::changes::{Poster, Sheet, Told, languages, poster as drawn, told_of};
use crate::places::Home;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::places;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PosterView {
    page_title: String,
    poster_css: &'static str,
    back: String,
    title: String,
    svg: String,
    choices: Vec<Choice>,
    entries: Vec<EntryChoice>,
    tongue: String,
    size: &'static str,
    /// How many of those that were asked for found no room.
    left_out: usize,
    poster: Option<Poster>,
}

#[derive(Serialize)]
struct Choice {
    label: String,
    href: String,
    current: bool,
}

#[derive(Serialize)]
struct EntryChoice {
    id: String,
    title: String,
    chosen: bool,
}

/// What is asked for: the language, the sheet, the entries.
struct Wanted {
    language: Language,
    size: Sheet,
    all: Vec<Told>,
    chosen: Vec<Told>,
    ids: Vec<String>,
}

impl Wanted {
    async fn of(desk: &Desk<'_>, req: &HttpRequest) -> Result<Self, Error> {
        let changes = desk.app.store.changes(desk.id()).await?;
        let told = changes.iter().filter_map(told_of).filter(|told| told.entry.year.is_none());
        let all: Vec<Told> = told.collect();
        let asked = url::form_urlencoded::parse(req.query_string().as_bytes());
        let ids: Vec<String> =
            asked.filter(|(key, _)| key.trim_end_matches("[]") == "entry").map(|(_, id)| id.into_owned()).collect();
        let is_chosen = |told: &&Told| ids.is_empty() || ids.contains(&told.id);
        let languages = languages(&desk.edition.survey);
        let tag = parameter(req, "lang").and_then(|tag| Language::parse(&tag));
        Ok(Self {
            language: tag
                .filter(|tag| languages.contains(tag))
                .unwrap_or_else(|| desk.edition.survey.default_language()),
            size: parameter(req, "size").and_then(|size| Sheet::parse(&size)).unwrap_or(Sheet::A4),
            chosen: all.iter().filter(is_chosen).cloned().collect(),
            all,
            ids,
        })
    }

    fn query(&self, language: &Language, size: Sheet) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("size", size.word()).append_pair("lang", language.tag());
        query.extend_pairs(self.ids.iter().map(|id| ("entry", id)));
        format!("?{}", query.finish())
    }

    fn drawing(&self, desk: &Desk<'_>) -> Option<Poster> {
        let app = desk.app;
        let home = Home { url: &app.settings.public_url, name: &app.settings.brand.name };
        let reader = app.reader(&desk.edition, &self.language);
        drawn(&reader, &desk.edition.survey, &self.chosen, home, self.size)
    }
}

/// `GET /results/{survey}/you-said/poster?size=a3&lang=ur&entry=…`
pub(in crate::web::staff) async fn poster(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let wanted = Wanted::of(&desk, &req).await?;
    let poster = wanted.drawing(&desk);
    let tongues = languages(&desk.edition.survey);
    let each = tongues.iter().flat_map(|language| Sheet::ALL.map(|size| (language, size)));
    let choice = |(language, size): (&Language, Sheet)| Choice {
        label: format!("{} {}", language.name(), size.word().to_uppercase()),
        href: wanted.query(language, size),
        current: *language == wanted.language && size == wanted.size,
    };
    let is_shown = |id: &String| poster.as_ref().is_some_and(|poster| poster.shown.contains(id));
    let entry =
        |told: &Told| EntryChoice { id: told.id.clone(), title: desk.title(&told.entry), chosen: is_shown(&told.id) };
    let shown = poster.as_ref().map_or(0, |poster| poster.shown.len());
    let view = PosterView {
        page_title: format!("Poster: You said, we did: {}", app.title(&desk.edition)),
        poster_css: places::poster_sheet(),
        back: desk.href(),
        title: app.title(&desk.edition),
        svg: format!("{}/poster.svg{}", desk.href(), wanted.query(&wanted.language, wanted.size)),
        choices: each.map(choice).collect(),
        entries: wanted.all.iter().map(entry).collect(),
        tongue: wanted.language.tag().to_owned(),
        size: wanted.size.word(),
        left_out: wanted.chosen.len() - shown,
        poster,
    };
    page(&app, StatusCode::OK, Some(&desk.signed_in), "results/said/poster", view)
}

/// `GET /results/{survey}/you-said/poster.svg?size=a3&lang=ur&entry=…`
pub(in crate::web::staff) async fn poster_svg(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let wanted = Wanted::of(&desk, &req).await?;
    let poster = wanted.drawing(&desk).ok_or(Error::NotFound)?;
    let svg = app.renderer.html("results/said/drawing", &poster)?;
    let (tag, size) = (wanted.language.tag(), wanted.size.word());
    let file = format!("attachment; filename=\"{survey}-you-said-{tag}-{size}.svg\"");
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((CONTENT_DISPOSITION, file))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(svg))
}
