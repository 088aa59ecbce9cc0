//! The entries of a survey: promises whose day is over stand first.

use super::{Desk, read};
use crate::changes::{Entry, State, languages, missing, told_of};
use crate::clock::staff_time;
use crate::publish::Edition;
use crate::store::ChangeRecord;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::frame::{Survey, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListView {
    page_title: String,
    survey: String,
    title: String,
    may_write: bool,
    overdue: Vec<Row>,
    rows: Vec<Row>,
    languages: String,
    year: i16,
    /// Whether families can read anything.
    told: bool,
    done: &'static str,
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    state: &'static str,
    said: String,
    standing: String,
    /// By when, where it is a promise.
    by: String,
}

/// `GET /results/{survey}/you-said`
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let changes = app.store.changes(&survey).await?;
    let today = desk.edition.today(app.clock.now());
    let is_late = |change: &&ChangeRecord| told_of(change).is_some_and(|told| told.entry.is_overdue(today));
    let (late, others): (Vec<_>, Vec<_>) = changes.iter().partition(is_late);
    let title = app.title(&desk.edition);
    let names: Vec<String> = languages(&desk.edition.survey).iter().map(crate::texts::Language::name).collect();
    let view = ListView {
        page_title: format!("You said, we did: {title}"),
        survey: survey.to_string(),
        title,
        may_write: desk.may_write,
        overdue: late.into_iter().map(|change| row(&desk, change)).collect(),
        rows: others.into_iter().map(|change| row(&desk, change)).collect(),
        languages: names.join(", "),
        year: today.year(),
        told: changes.iter().any(|change| change.published.is_some()),
        done: match parameter(&req, "done").as_deref() {
            Some("deleted") => "The entry was thrown away.",
            _ => "",
        },
    };
    page(&app, StatusCode::OK, Some(&desk.signed_in), "results/said/list", view)
}

fn row(desk: &Desk<'_>, change: &ChangeRecord) -> Row {
    let entry = read(change);
    let language = desk.edition.survey.default_language();
    Row {
        href: format!("{}/{}", desk.href(), change.id),
        title: desk.title(&entry),
        state: state_words(&entry),
        said: entry.only(crate::changes::Part::Said, &language).to_owned(),
        standing: standing(&desk.edition, change, &entry),
        by: entry
            .by
            .filter(|_| entry.state == State::Will)
            .map(|by| by.strftime("%-d %B %Y").to_string())
            .unwrap_or_default(),
    }
}

/// "We did", "We will", "We can’t", in the words of staff.
pub(super) fn state_words(entry: &Entry) -> &'static str {
    match (entry.year, entry.state) {
        (Some(_), _) => "The year",
        (None, State::Done) => "Done",
        (None, State::Will) => "Promised",
        (None, State::Cant) => "Can\u{2019}t be done",
    }
}

/// Where an entry stands on its way to families.
pub(super) fn standing(edition: &Edition, change: &ChangeRecord, entry: &Entry) -> String {
    let day = |at: i64| staff_time(at).strftime("%-d %B %Y").to_string();
    let told = told_of(change);
    let same = told.as_ref().is_some_and(|told| told.entry == *entry);
    let lacks = missing(entry, &edition.survey).len();
    let next = match (&change.reviewed_by, lacks) {
        (_, 1) => "words are missing in 1 language".to_owned(),
        (_, lacks) if lacks > 1 => format!("words are missing in {lacks} languages"),
        (Some(who), _) => format!("reviewed by {who}: it can be published"),
        (None, _) => "it waits for a second person to review it".to_owned(),
    };
    match told {
        Some(told) if same => format!("Families read it since {}.", day(told.at)),
        Some(told) => format!("Families read the words of before since {}; of the new ones {next}.", day(told.at)),
        None => format!("Not published: {next}."),
    }
}

/// How many published promises of a survey have a day that is over.
pub(in crate::web::staff) async fn overdue(app: &App, edition: &Edition) -> Result<usize, Error> {
    let today = edition.today(app.clock.now());
    let changes = app.store.changes(&edition.survey.id).await?;
    Ok(changes.iter().filter_map(told_of).filter(|told| told.entry.is_overdue(today)).count())
}

/// `POST /results/{survey}/you-said`: begins an entry, or the one of this year.
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    desk.must_write()?;
    let year = match field(&form, "do") {
        Some("new") => None,
        Some("year") => Some(desk.edition.today(app.clock.now()).year()),
        _ => return Err(Error::NotFound),
    };
    let known = app.store.changes(&survey).await?;
    let same = known.iter().find(|change| year.is_some() && read(change).year == year);
    let id = match same {
        Some(change) => change.id.clone(),
        None => begin(&desk, &Entry { year, ..Entry::default() }).await?,
    };
    Ok(go(&format!("{}/{id}", desk.href())))
}

async fn begin(desk: &Desk<'_>, entry: &Entry) -> Result<String, Error> {
    let id = uuid::Uuid::new_v4().simple().to_string();
    let change = ChangeRecord {
        survey: desk.id().to_owned(),
        id: id.clone(),
        revision: 1,
        body: entry.json(),
        writers: serde_json::json!([desk.email()]).to_string(),
        written_at: desk.app.clock.seconds(),
        reviewed_by: None,
        reviewed_at: None,
        published: None,
        published_by: None,
        published_at: None,
    };
    desk.app.store.add_change(change).await?;
    Ok(id)
}
