//! What was done, for families: all of it, and the page of a year.

use super::view::{EntryView, told_view};
use super::{Link, asked, links};
use crate::changes::{Part, State, Told, told_of};
use crate::figures::{Asked, report_in};
use crate::publish::{Edition, Standing};
use crate::report::Links;
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::send;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageView {
    title: String,
    languages: Vec<Link>,
    buttons: bool,
    entries: Vec<EntryView>,
    years: Vec<YearLink>,
    /// Where the survey is answered, while it is open.
    start_href: Option<String>,
    hear_href: String,
    talk_href: Option<String>,
    contacts: Vec<String>,
}

#[derive(Serialize)]
struct YearLink {
    year: i16,
    href: String,
}

/// `GET /s/{survey}/you-said`
pub(in crate::web) async fn one(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let (edition, language) = asked(&app, &req, &survey)?;
    let told = told(&app, &survey).await?;
    let mut years: Vec<i16> = told.iter().map(|told| year_of(&edition, told)).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let tag = language.tag();
    let year = |year: i16| YearLink { year, href: format!("/s/{survey}/you-said/{year}?lang={tag}") };
    let open = edition.standing(app.clock.now()) == Standing::Open;
    let things = told.iter().filter(|told| told.entry.year.is_none());
    let view = PageView {
        title: app.reader(&edition, &language).say("said-title"),
        languages: links(&edition, &language, &format!("/s/{survey}/you-said")),
        buttons: false,
        entries: things.map(|told| told_view(&app, &edition, &language, told)).collect(),
        years: years.into_iter().map(year).collect(),
        start_href: open.then(|| format!("/s/{survey}?lang={tag}")),
        hear_href: format!("/news/{survey}?lang={tag}"),
        talk_href: super::talk::inbox(&app, &edition).map(|_| format!("/talk/{survey}?lang={tag}")),
        contacts: app.settings.contacts.clone(),
    };
    Ok(send::page(&req, StatusCode::OK, &app.framed("said/page", &language, Some(&edition), view)?))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct YearView {
    title: String,
    year: i16,
    languages: Vec<Link>,
    buttons: bool,
    back: String,
    /// What was asked: the titles of pages, or the questions where they have none.
    questions: Vec<String>,
    /// From how many people, in a sentence.
    count: String,
    heard: Option<Heard>,
    better: Option<Heard>,
    done: Vec<EntryView>,
    will: Vec<EntryView>,
    cant: Vec<EntryView>,
    /// Promises of it whose day is over.
    late: usize,
}

#[derive(Serialize)]
struct Heard {
    text: String,
    lang: String,
    dir: &'static str,
}

/// `GET /s/{survey}/you-said/{year}`
pub(in crate::web) async fn year(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, year) = path.into_inner();
    let year: i16 = year.parse().ok().filter(|number: &i16| number.to_string() == year).ok_or(Error::NotFound)?;
    let (edition, language) = asked(&app, &req, &survey)?;
    let all = told(&app, &survey).await?;
    let of_year: Vec<&Told> = all.iter().filter(|told| year_of(&edition, told) == year).collect();
    if of_year.is_empty() {
        return Err(Error::NotFound);
    }
    let chain = language.fallback(&edition.survey.default_language());
    let summary = of_year.iter().find(|told| told.entry.year.is_some());
    let words = |part| {
        let (text, language) = summary?.entry.text(part, &chain)?;
        Some(Heard { text: text.to_owned(), lang: language.tag().to_owned(), dir: language.dir() })
    };
    let in_state = |state: State| {
        let some = of_year.iter().filter(|told| told.entry.year.is_none() && told.entry.state == state);
        some.map(|told| told_view(&app, &edition, &language, told)).collect()
    };
    let today = edition.today(app.clock.now());
    let reader = app.reader(&edition, &language);
    let view = YearView {
        title: reader.say_with("said-year-title", &[("year", year.to_string().into())]),
        year,
        languages: links(&edition, &language, &format!("/s/{survey}/you-said/{year}")),
        buttons: false,
        back: format!("/s/{survey}/you-said?lang={}", language.tag()),
        questions: questions(&app, &edition, &language),
        count: count(&app, &edition, &language, year).await?,
        heard: words(Part::Said),
        better: words(Part::Why),
        done: in_state(State::Done),
        will: in_state(State::Will),
        cant: in_state(State::Cant),
        late: of_year.iter().filter(|told| told.entry.is_overdue(today)).count(),
    };
    Ok(send::page(&req, StatusCode::OK, &app.framed("said/year", &language, Some(&edition), view)?))
}

/// What families read of a survey, the newest first.
pub(super) async fn told(app: &App, survey: &str) -> Result<Vec<Told>, Error> {
    Ok(app.store.changes(survey).await?.iter().filter_map(told_of).collect())
}

/// The year that an entry sums up, or in which it was first told.
fn year_of(edition: &Edition, told: &Told) -> i16 {
    let published = || edition.today(Timestamp::from_second(told.at).unwrap_or_default()).year();
    told.entry.year.unwrap_or_else(published)
}

/// What the survey asks about, in the words of its pages.
fn questions(app: &App, edition: &Edition, language: &Language) -> Vec<String> {
    let reader = app.reader(edition, language);
    let of_page = |page: &crate::definition::Page| {
        let asked = page.items.iter().filter(|item| !item.kind.is_place() && item.from.is_none());
        match page.has_title {
            true => vec![reader.label(&page.wording)],
            false => asked.map(|item| reader.label(&item.wording)).collect(),
        }
    };
    edition.survey.pages.iter().flat_map(of_page).filter(|words| !words.is_empty()).collect()
}

/// Of how many answers the figures are at the end of the year, where that may be told.
async fn count(app: &App, edition: &Edition, language: &Language, year: i16) -> Result<String, Error> {
    let until = Date::new(year, 12, 31).ok();
    let asked = Asked::Days { from: None, until, before: None };
    let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
    let view = report_in(language, sources, edition, &asked, Links::default()).await?;
    #[allow(clippy::cast_precision_loss)] // Numbers of people.
    let count = view.released.filter(|_| view.enough).map(|count| count as f64);
    let reader = app.reader(edition, language);
    Ok(count.map(|count| reader.say_with("said-year-count", &[("count", count.into())])).unwrap_or_default())
}
