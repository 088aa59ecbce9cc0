//! The sheets: thank-yous first. What hangs on a wall is read by everybody who passes, so a comment stands there only
//! where a moderator has said that it may; figures are those that every report would give of the place.

use super::Ward;
use crate::figures::{Asked, Choosing, heard, report_of_part};
use crate::keys::hash;
use crate::publish::Edition;
use crate::report::{LabelView, Links, ReportView, Sentence};
use crate::rights::Right;
use crate::store::Heard;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::{Arc, LazyLock};

const STYLESHEET: &str = include_str!("../../../../assets/sheet.css");

static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    format!("/assets/sheet.{}.css", data_encoding::HEXLOWER.encode(&hash(STYLESHEET.as_bytes())[..8]))
});

/// Where the sheets' stylesheet is.
pub(in crate::web::staff) fn sheet_address() -> &'static str {
    &ADDRESS
}

/// How many thank-yous fit on the sheet beside figures, and alone.
const BESIDE: usize = 6;
const ALONE: usize = 10;
/// How many letters they have at most together, so that they fit; a short one takes the room of three lines.
const LETTERS_BESIDE: usize = 600;
const LETTERS_ALONE: usize = 1_150;
const SHORTEST: usize = 100;
/// Up to how many letters they are written large.
const BIG: usize = 200;
const MID: usize = 450;
/// How many questions are told of.
const QUESTIONS: usize = 4;

/// `GET /assets/sheet.{hash}.css`: it never changes under its name.
pub(in crate::web::staff) async fn stylesheet() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(STYLESHEET)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SheetView {
    page_title: String,
    sheet_css: &'static str,
    survey: String,
    title: String,
    /// The place; empty where it is of the whole survey.
    place: String,
    /// Where the place's pages are; empty likewise.
    home: String,
    /// Where all results are; empty for whoever may not read them.
    results: String,
    day: String,
    thanks: Vec<TextView>,
    /// How large they are written: `size-l` or `size-m` where there is room for it.
    size: &'static str,
    /// How many more there are.
    more: usize,
    figures: Option<FiguresView>,
}

#[derive(Serialize)]
struct FiguresView {
    period: String,
    questions: Vec<QuestionView>,
}

#[derive(Serialize)]
struct QuestionView {
    label: LabelView,
    finding: Sentence,
}

#[derive(Serialize)]
struct TextView {
    text: String,
    lang: String,
    dir: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WardCommentsView {
    page_title: String,
    title: String,
    place: String,
    home: String,
    questions: Vec<Answered>,
    from: u32,
}

/// A question, and what people wrote.
#[derive(Serialize)]
struct Answered {
    label: String,
    texts: Vec<TextView>,
}

/// `GET /results/{survey}/places/{place}`: a sheet for the ward's wall.
pub(in crate::web::staff) async fn friday(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let ward = Ward::of(&app, &req, &survey, &place).await?;
    let report = of_place(&app, &ward.edition, &place).await?;
    let mut view = sheet(&app, &ward.edition, Some(&ward), (BESIDE, LETTERS_BESIDE)).await?;
    view.page_title = format!("{}: this week", ward.name());
    view.figures = Some(figures(report));
    page(&app, StatusCode::OK, Some(&ward.signed_in), "results/friday", view)
}

/// `GET /results/{survey}/thanks`: the thank-yous of a whole survey.
pub(in crate::web::staff) async fn thanks(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::ReadResults)?;
    let mut view = sheet(&app, &edition, None, (ALONE, LETTERS_ALONE)).await?;
    view.page_title = format!("Thank you: {}", view.title);
    page(&app, StatusCode::OK, Some(&signed_in), "results/thanks", view)
}

/// `GET /results/{survey}/places/{place}/thanks`: those of a place.
pub(in crate::web::staff) async fn place_thanks(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let ward = Ward::of(&app, &req, &survey, &place).await?;
    let mut view = sheet(&app, &ward.edition, Some(&ward), (ALONE, LETTERS_ALONE)).await?;
    view.page_title = format!("Thank you: {}", ward.name());
    page(&app, StatusCode::OK, Some(&ward.signed_in), "results/thanks", view)
}

/// `GET /results/{survey}/places/{place}/comments`: all that a ward may read of what was written there.
pub(in crate::web::staff) async fn comments(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, place) = path.into_inner();
    let ward = Ward::of(&app, &req, &survey, &place).await?;
    let heard = heard(&app.store, &ward.edition, Some(&place)).await?;
    let reader = app.reader(&ward.edition, &ward.edition.survey.default_language());
    let asked = ward.edition.survey.items().filter_map(|item| {
        let texts: Vec<TextView> = heard.iter().filter(|one| one.item == item.id).map(text).collect();
        (!texts.is_empty()).then(|| Answered { label: reader.label(&item.wording), texts })
    });
    let view = WardCommentsView {
        page_title: format!("{}: what families wrote", ward.name()),
        title: title(&app, &ward.edition),
        place: ward.name(),
        home: format!("/results/{survey}/places/{place}"),
        questions: asked.collect(),
        from: ward.edition.survey.comments_from,
    };
    page(&app, StatusCode::OK, Some(&ward.signed_in), "results/ward", view)
}

fn title(app: &App, edition: &Edition) -> String {
    app.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording)
}

/// The sheet without figures.
async fn sheet(
    app: &App,
    edition: &Arc<Edition>,
    ward: Option<&Ward>,
    space: (usize, usize),
) -> Result<SheetView, Error> {
    let survey = &edition.survey.id;
    let place = ward.map(|ward| ward.point.place.id.as_str());
    let all: Vec<Heard> = heard(&app.store, edition, place).await?.into_iter().filter(|one| one.thanks).collect();
    let (thanks, size) = fitting(&all, space);
    let today = edition.today(app.clock.now());
    Ok(SheetView {
        page_title: String::new(),
        sheet_css: &ADDRESS,
        survey: survey.clone(),
        title: title(app, edition),
        place: ward.map(Ward::name).unwrap_or_default(),
        home: place.map(|place| format!("/results/{survey}/places/{place}")).unwrap_or_default(),
        results: if ward.is_none_or(|ward| ward.reads_all) { format!("/results/{survey}") } else { String::new() },
        day: today.strftime("%-d %B %Y").to_string(),
        more: all.len() - thanks.len(),
        thanks,
        size,
        figures: None,
    })
}

/// Those that fit on the sheet, and how large they can be written. One that is longer than the sheet is left to the
/// ward's page: half a thank-you is none.
fn fitting(all: &[Heard], (most, letters): (usize, usize)) -> (Vec<TextView>, &'static str) {
    let (mut thanks, mut used) = (Vec::new(), 0);
    for one in all {
        let long = one.text.chars().count().max(SHORTEST);
        if thanks.len() < most && used + long <= letters {
            used += long;
            thanks.push(text(one));
        }
    }
    let size = if used <= BIG {
        "size-l"
    } else if used <= MID {
        "size-m"
    } else {
        ""
    };
    (thanks, size)
}

fn text(heard: &Heard) -> TextView {
    let language = Language::parse(&heard.language).unwrap_or_else(Language::english);
    TextView { text: heard.text.clone(), lang: language.tag().to_owned(), dir: language.dir() }
}

/// The report of the place, as every other report would give it.
async fn of_place(app: &App, edition: &Edition, place: &str) -> Result<ReportView, Error> {
    let choosing = Choosing::of(&app.store, edition, &app.interface).await?;
    let filter = choosing.filter("place", place).map_err(|_| Error::NotFound)?;
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    Ok(report_of_part(sources, edition, &Asked::All, &[filter], Links::default(), &Arc::default()).await?)
}

fn figures(report: ReportView) -> FiguresView {
    // What people think of the place: questions with good and bad news.
    let told = report.questions.into_iter().filter(|question| question.kind == "exact" && !question.chance.is_empty());
    let question = |one: crate::report::QuestionView| QuestionView { label: one.label, finding: one.finding };
    FiguresView { period: report.period, questions: told.take(QUESTIONS).map(question).collect() }
}
