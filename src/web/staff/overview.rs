//! All surveys on one page: what each says, what is new, what needs doing. Only what this person may see.

use super::frame::page;
use super::session::SignedIn;
use crate::clock::day_number;
use crate::figures::{Asked, report};
use crate::publish::{Edition, Standing};
use crate::report::{Links, ReportView, Sentence};
use crate::rights::{Right, may_read_place};
use crate::store::{CollectionPoint, WaitingComments};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeMap;

/// After so many days without new figures an open survey is asked about.
const QUIET_DAYS: i32 = 21;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OverviewView {
    page_title: &'static str,
    surveys: Vec<Listed>,
    places: Vec<PlaceLink>,
}

#[derive(Serialize)]
struct Listed {
    /// Where its results are; empty for whoever reads marked comments alone.
    href: String,
    title: String,
    state: &'static str,
    /// What it says; none for whoever may not read results.
    told: Option<Told>,
    /// Where its comments are; empty for whoever may not read them.
    comments: String,
    /// What needs doing.
    todo: Vec<Todo>,
    places: Vec<PlaceLink>,
}

#[derive(Serialize)]
struct Told {
    finding: Sentence,
    header: String,
    period: String,
    trend: String,
}

#[derive(Serialize)]
struct Todo {
    href: String,
    words: String,
}

#[derive(Serialize)]
struct PlaceLink {
    href: String,
    name: String,
}

/// What is known of all surveys before each is looked at.
struct Desk<'a> {
    app: &'a App,
    signed_in: &'a SignedIn,
    waiting: Vec<WaitingComments>,
    marked: BTreeMap<String, i64>,
}

/// `GET /results`: the surveys whose results or comments this person may read, and the places whose reports they get.
pub(super) async fn get(app: web::Data<App>, req: HttpRequest) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let waiting = app.store.waiting_comments().await?;
    let marked = app.store.marked_counts().await?;
    let desk = Desk { app: &app, signed_in: &signed_in, waiting, marked };
    let mut surveys = Vec::new();
    for edition in app.catalogue.all() {
        surveys.extend(desk.listed(&edition).await?);
    }
    let own = app.store.points_of(&signed_in.person.email).await?;
    let places = own.iter().filter(|point| !surveys.iter().any(|listed| listed.has(point))).map(link);
    let places = places.collect();
    let view = OverviewView { page_title: "Results", surveys, places };
    page(&app, StatusCode::OK, Some(&signed_in), "results/index", view)
}

impl Listed {
    fn has(&self, point: &CollectionPoint) -> bool {
        self.places.iter().any(|place| place.href == href(point))
    }
}

fn href(point: &CollectionPoint) -> String {
    format!("/results/{}/places/{}", point.survey, point.place.id)
}

fn link(point: &CollectionPoint) -> PlaceLink {
    let languages = [Language::english()];
    PlaceLink { href: href(point), name: point.place.called(&languages).to_owned() }
}

impl Desk<'_> {
    async fn listed(&self, edition: &Edition) -> Result<Option<Listed>, Error> {
        let survey = &edition.survey;
        let reads = self.signed_in.may_with(Right::ReadResults, survey);
        let comments = survey.takes_comments() && self.signed_in.may_with(Right::Safeguard, survey);
        if !reads && !comments {
            return Ok(None);
        }
        let report = if reads { Some(self.report(edition).await?) } else { None };
        let places = if reads { self.places(edition).await? } else { Vec::new() };
        Ok(Some(Listed {
            href: if reads { format!("/results/{}", survey.id) } else { String::new() },
            title: self.app.reader(edition, &survey.default_language()).label(&survey.wording),
            state: state(edition.standing(self.app.clock.now())),
            comments: if comments { format!("/results/{}/comments", survey.id) } else { String::new() },
            todo: self.todo(edition, comments, reads).await?,
            told: report,
            places,
        }))
    }

    async fn report(&self, edition: &Edition) -> Result<Told, Error> {
        let all = self.view(edition, &Asked::All).await?;
        let trend = self.trend(edition, &all).await?;
        Ok(Told { finding: all.finding, header: all.header, period: all.period, trend })
    }

    async fn view(&self, edition: &Edition, asked: &Asked) -> Result<ReportView, Error> {
        let app = self.app;
        let sources = (&app.store, app.interface.as_ref(), &app.books, &app.keys);
        Ok(report(sources, edition, asked, Links::default()).await?)
    }

    /// How the share of the question that the finding is of moved in the newest month, in words; empty where nothing can
    /// be said.
    async fn trend(&self, edition: &Edition, all: &ReportView) -> Result<String, Error> {
        let newest = all.periods.iter().find(|period| period.from > 0);
        let main =
            all.questions.iter().find(|one| one.kind == "exact" && !one.bars.is_empty() && !one.chance.is_empty());
        let (Some(newest), Some(main)) = (newest, main) else { return Ok(String::new()) };
        let month = self.view(edition, &Asked::Releases(newest.from, newest.until)).await?;
        let same = month.questions.into_iter().find(|one| one.id == main.id);
        let trend = same.map(|one| one.trend).filter(|trend| !trend.is_empty());
        Ok(trend.map(|trend| format!("{}: {trend}", newest.label)).unwrap_or_default())
    }

    async fn places(&self, edition: &Edition) -> Result<Vec<PlaceLink>, Error> {
        if edition.survey.place_item().is_none() {
            return Ok(Vec::new());
        }
        let ground = self.signed_in.teams.ground(&edition.survey);
        let points = self.app.store.collection_points(&edition.survey.id).await?;
        let open = points
            .iter()
            .filter(|point| !point.archived && may_read_place(&self.signed_in.person, ground, &point.recipients));
        Ok(open.map(link).collect())
    }

    async fn todo(&self, edition: &Edition, comments: bool, reads: bool) -> Result<Vec<Todo>, Error> {
        let survey = &edition.survey;
        let today = day_number(edition.today(self.app.clock.now()));
        let mut todo = Vec::new();
        let marked = self.marked.get(&survey.id).copied().unwrap_or(0);
        if comments && marked > 0 {
            let words = format!("{} marked for safeguarding", number(marked, "comment is", "comments are"));
            todo.push(Todo { href: format!("/results/{}/comments?state=marked", survey.id), words });
        }
        let waiting = self.waiting.iter().find(|waiting| waiting.survey == survey.id);
        if let Some(waiting) = waiting.filter(|_| comments && self.signed_in.may_with(Right::Moderate, survey)) {
            let words = format!(
                "{} to be read, {}",
                number(waiting.count, "comment waits", "comments wait"),
                since(today - waiting.oldest_day)
            );
            todo.push(Todo { href: format!("/results/{}/comments", survey.id), words });
        }
        if reads && edition.standing(self.app.clock.now()) == Standing::Open {
            let last = self.app.store.releases(&survey.id).await?.last().map(|release| today - release.day);
            if let Some(days) = last.filter(|days| *days >= QUIET_DAYS) {
                let words = format!("Nothing has joined the figures for {days} days: are families still asked?");
                todo.push(Todo { href: format!("/results/{}/quality", survey.id), words });
            }
        }
        Ok(todo)
    }
}

fn number(count: i64, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn since(days: i32) -> String {
    match days {
        ..=0 => "all of today".to_owned(),
        1 => "the oldest since yesterday".to_owned(),
        days => format!("the oldest for {days} days"),
    }
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Early => "Not open yet",
        Standing::Open => "Open",
        Standing::Pausing | Standing::Paused => "Paused",
        Standing::Ending | Standing::Closed => "Closed",
    }
}
