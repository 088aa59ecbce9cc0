//! The grid in which a batch of paper forms is keyed: a row a form. Each becomes a response through the door that all
//! responses take; a row that is sent twice is stored once.

mod view;

use super::Desk;
use crate::clock::day_number;
use crate::intake::record;
use crate::keys::random;
use crate::publish::Standing;
use crate::returns::{Batch, KeyColumn, Keyed, Month, RowProblem, columns, submission_id};
use crate::store::{self, CollectionPoint, Submitted};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::field;
use crate::web::staff::frame::Survey;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use data_encoding::HEXLOWER;
use std::collections::BTreeMap;
use view::show;

/// How many rows a new grid has, and how many more a press of the button adds.
const ROWS: usize = 10;
/// The most rows of a grid.
const ROWS_MOST: usize = 100;
/// What stands for "we don't know where" among the places: nothing chosen is not the same.
const UNKNOWN: &str = "-";

/// A batch as it was typed.
struct Typed {
    batch: [u8; 16],
    month: String,
    place: String,
    language: String,
    rows: Vec<BTreeMap<String, String>>,
}

/// Something wrong with a row, by its index.
type Wrong = (usize, RowProblem);

/// What there is to say of a batch.
#[derive(Default)]
struct Said {
    wrong: Vec<Wrong>,
    month: Option<&'static str>,
    place: Option<&'static str>,
    nothing: bool,
    ready: Option<usize>,
    busy: bool,
    /// The rows that are stored, each with the code by which it can be taken back.
    stored: Vec<(usize, String)>,
    /// How many of them had been stored before.
    again: usize,
}

/// What the grid of this survey is made of.
struct Grid<'a> {
    desk: &'a Desk<'a>,
    columns: Vec<KeyColumn>,
    left_out: Vec<String>,
    points: Vec<CollectionPoint>,
}

impl<'a> Grid<'a> {
    async fn of(desk: &'a Desk<'a>) -> Result<Self, Error> {
        let survey = &desk.edition.survey;
        let reader = desk.app.reader(&desk.edition, &Language::english());
        let (columns, left_out) = columns(survey, &reader);
        let points = match survey.place_item() {
            Some(_) => desk.app.store.collection_points(&survey.id).await?,
            None => Vec::new(),
        };
        let points = points.into_iter().filter(|point| !point.archived).collect();
        Ok(Self { desk, columns, left_out, points })
    }

    /// Forms are of this month, or of the one before: they are keyed after it is over.
    fn months(&self) -> [Month; 2] {
        let now = Month::of(self.desk.today());
        [now, now.before(1)]
    }

    /// The day that the forms of a month carry: today, or the last day of the month before.
    fn day(&self, month: &str) -> i32 {
        let [now, before] = self.months();
        day_number(if month == before.to_string() && month != now.to_string() {
            before.last_day()
        } else {
            self.desk.today()
        })
    }

    /// Whether forms are taken: like answers of families that were begun, also for a while after a pause.
    fn is_open(&self) -> bool {
        let standing = self.desk.edition.standing(self.desk.app.clock.now());
        matches!(standing, Standing::Open | Standing::Ending | Standing::Pausing)
    }

    /// Whether a month was chosen of which forms are taken: midnight may have passed since.
    fn month_is_wrong(&self, typed: &Typed) -> Option<&'static str> {
        let known = typed.month.is_empty() || self.months().iter().any(|month| month.to_string() == typed.month);
        (!known).then_some("Choose the month again: forms of the one that you chose are entered as totals by now")
    }

    /// Reads every row. Errors: all that is wrong, row by row.
    fn read(&self, typed: &Typed) -> Result<Vec<(usize, Keyed)>, Vec<Wrong>> {
        let reader = self.desk.app.reader(&self.desk.edition, &Language::english());
        let batch = Batch {
            survey: &self.desk.edition.survey,
            reader: &reader,
            columns: &self.columns,
            language: &typed.language,
            place: Some(typed.place.as_str()).filter(|place| !place.is_empty() && *place != UNKNOWN),
            today: self.desk.today(),
        };
        let (mut keyed, mut wrong) = (Vec::new(), Vec::new());
        for (index, row) in typed.rows.iter().enumerate() {
            match batch.read(row) {
                Ok(Some(form)) => keyed.push((index, form)),
                Ok(None) => {}
                Err(problems) => wrong.extend(problems.into_iter().map(|problem| (index, problem))),
            }
        }
        if wrong.is_empty() { Ok(keyed) } else { Err(wrong) }
    }

    /// Whether a place was chosen that there is.
    fn place_is_wrong(&self, typed: &Typed) -> Option<&'static str> {
        let known = typed.place == UNKNOWN || self.points.iter().any(|point| point.place.id == typed.place);
        (!self.points.is_empty() && !known).then_some("Choose where the forms were filled in")
    }

    /// What was typed, with as many rows as there were.
    fn typed(&self, form: &[(String, String)]) -> Result<Typed, Error> {
        let rows = field(form, "rows").and_then(|rows| rows.parse().ok()).unwrap_or(ROWS).clamp(1, ROWS_MOST);
        let cell = |row: usize, column: &KeyColumn| {
            let typed = field(form, &cell_name(row, &column.id)).unwrap_or_default();
            (column.id.clone(), typed.trim().to_owned())
        };
        let row = |row: usize| self.columns.iter().map(|column| cell(row, column)).collect();
        let batch = field(form, "batch").and_then(|batch| HEXLOWER.decode(batch.as_bytes()).ok()?.try_into().ok());
        let text = |name: &str| field(form, name).unwrap_or_default().to_owned();
        Ok(Typed {
            batch: batch.map_or_else(random, Ok)?,
            month: text("month"),
            place: text("place"),
            language: self.language(&text("language")),
            rows: (0..rows).map(row).collect(),
        })
    }

    /// One of the survey's languages.
    fn language(&self, tag: &str) -> String {
        let languages = &self.desk.edition.survey.languages;
        let chosen = languages.iter().find(|language| language.tag() == tag);
        chosen.unwrap_or(&self.desk.edition.survey.default_language()).tag().to_owned()
    }
}

fn cell_name(row: usize, column: &str) -> String {
    format!("{row}.{column}")
}

fn cell_id(row: usize, column: &str) -> String {
    format!("form{}_{column}", row + 1)
}

/// `GET /return/fft/{survey}/forms`: an empty grid.
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let grid = Grid::of(&desk).await?;
    let typed = grid.typed(&[])?;
    show(&grid, StatusCode::OK, &typed, &Said::default())
}

/// `POST /return/fft/{survey}/forms`: checks the forms, or stores them. Nothing is stored while something is wrong.
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let grid = Grid::of(&desk).await?;
    if !grid.is_open() {
        return show(&grid, StatusCode::CONFLICT, &grid.typed(&form)?, &Said::default());
    }
    let mut typed = grid.typed(&form)?;
    if field(&form, "do") == Some("more") {
        let rows = (typed.rows.len() + ROWS).min(ROWS_MOST);
        typed.rows.resize(rows, BTreeMap::new());
        return show(&grid, StatusCode::OK, &typed, &Said::default());
    }
    let said = match (grid.read(&typed), grid.month_is_wrong(&typed), grid.place_is_wrong(&typed)) {
        (Ok(keyed), None, None) if keyed.is_empty() => Said { nothing: true, ..Said::default() },
        (Ok(keyed), None, None) if field(&form, "do") == Some("store") => return store(&grid, &typed, keyed).await,
        (Ok(keyed), None, None) => {
            return show(&grid, StatusCode::OK, &typed, &Said { ready: Some(keyed.len()), ..Said::default() });
        }
        (read, month, place) => Said { wrong: read.err().unwrap_or_default(), month, place, ..Said::default() },
    };
    show(&grid, StatusCode::UNPROCESSABLE_ENTITY, &typed, &said)
}

/// Stores the forms; what was stored before is not stored again. Where the records can't be written, the page comes back
/// with all that was typed, and with the codes of what is stored so far. The trail is written first, so that no form is
/// stored without an entry.
async fn store(grid: &Grid<'_>, typed: &Typed, keyed: Vec<(usize, Keyed)>) -> Result<HttpResponse, Error> {
    let (desk, day) = (grid.desk, grid.day(&typed.month));
    let mut said = Said::default();
    let month = Month::of(crate::clock::day_of(day)).to_string();
    if desk.noted("key paper forms", month).await.is_err() {
        return show(grid, StatusCode::SERVICE_UNAVAILABLE, typed, &Said { busy: true, ..said });
    }
    for (row, Keyed { submission, response }) in keyed {
        let receipt = desk.app.keys.receipt(desk.id(), &submission_id(&typed.batch, row));
        let new = record(&desk.app.keys, &desk.edition, (&submission, &response), &receipt, day)?;
        let refused = match desk.app.store.submit(new).await {
            Ok(done @ (Submitted::Stored | Submitted::Already)) => {
                said.stored.push((row, receipt.to_string()));
                said.again += usize::from(done == Submitted::Already);
                continue;
            }
            Ok(Submitted::Conflict) => "This form was stored before, with other answers: leave this row empty",
            Ok(Submitted::Withdrawn) => "This form was stored before, and taken back: leave this row empty",
            Err(error) => {
                if error != store::Error::Busy {
                    tracing::error!(%error, "keyed forms can't be stored");
                }
                said.busy = true;
                break;
            }
        };
        let column = grid.columns.first().map(|column| column.id.clone()).unwrap_or_default();
        said.wrong.push((row, RowProblem { column, text: refused.to_owned() }));
    }
    let status = match (said.busy, said.wrong.is_empty()) {
        (true, _) => StatusCode::SERVICE_UNAVAILABLE,
        (false, false) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
    };
    show(grid, status, typed, &said)
}
