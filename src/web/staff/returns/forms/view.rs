//! The grid as a page.

use super::super::{Choice, ErrorLink, called};
use super::{Grid, ROWS_MOST, Said, Typed, UNKNOWN, Wrong, cell_id, cell_name};
use crate::clock::day_of;
use crate::returns::{Cell, KeyColumn, Month};
use crate::web::error::Error;
use crate::web::staff::frame::page;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use data_encoding::HEXLOWER;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FormsView {
    page_title: String,
    title: String,
    href: String,
    closed: bool,
    batch: String,
    months: Vec<Choice>,
    places: Vec<Choice>,
    month_error: Option<&'static str>,
    place_error: Option<&'static str>,
    languages: Vec<Choice>,
    columns: Vec<ColumnView>,
    left_out: Vec<String>,
    count: usize,
    rows: Vec<RowView>,
    can_grow: bool,
    errors: Vec<ErrorLink>,
    ready: Option<String>,
    busy: bool,
    /// Whether all is stored, and the grid is done.
    done: bool,
    told: String,
    /// What was typed of each form, where no grid is there any more.
    kept: Vec<String>,
    stored: Vec<StoredView>,
}

#[derive(Serialize)]
struct ColumnView {
    label: String,
    /// The numbers of its answers, and how to write them.
    codes: Vec<CodeView>,
    several: bool,
}

#[derive(Serialize)]
struct CodeView {
    number: usize,
    label: String,
}

#[derive(Serialize)]
struct RowView {
    number: usize,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    name: String,
    id: String,
    label: String,
    value: String,
    error: Option<String>,
    /// `code`, `codes`, `words` or `typed`.
    kind: &'static str,
}

#[derive(Serialize)]
struct StoredView {
    number: usize,
    code: String,
}

pub(super) fn show(grid: &Grid<'_>, status: StatusCode, typed: &Typed, said: &Said) -> Result<HttpResponse, Error> {
    let desk = grid.desk;
    let errors = errors(grid, said);
    let done = !said.stored.is_empty() && said.wrong.is_empty() && !said.busy;
    let ready = said.ready.map(|forms| match forms {
        1 => "One form is right. It is not stored yet.".to_owned(),
        forms => format!("{forms} forms are right. They are not stored yet."),
    });
    let view = FormsView {
        page_title: format!("{}Key paper forms: {}", if errors.is_empty() { "" } else { "Error: " }, desk.title()),
        title: desk.title(),
        href: desk.href(),
        closed: !grid.is_open(),
        batch: HEXLOWER.encode(&typed.batch),
        months: grid
            .months()
            .iter()
            .map(|month| Choice::new(&month.to_string(), month.words(), Some(&typed.month)))
            .collect(),
        places: places(grid, typed),
        month_error: said.month,
        place_error: said.place,
        languages: languages(grid, typed),
        columns: grid.columns.iter().map(column).collect(),
        left_out: grid.left_out.clone(),
        count: typed.rows.len(),
        rows: rows(grid, typed, said),
        can_grow: typed.rows.len() < ROWS_MOST,
        errors,
        ready,
        busy: said.busy,
        done,
        told: told(grid, typed, said),
        kept: if grid.is_open() { Vec::new() } else { kept(grid, typed) },
        stored: said.stored.iter().map(|(row, code)| StoredView { number: row + 1, code: code.clone() }).collect(),
    };
    page(desk.app, status, Some(&desk.signed_in), "returns/forms", view)
}

/// `2 forms of November 2026 are stored. One was stored before and counts once.`
fn told(grid: &Grid<'_>, typed: &Typed, said: &Said) -> String {
    let month = Month::of(day_of(grid.day(&typed.month))).words();
    let new = match said.stored.len() - said.again {
        0 => String::new(),
        1 => format!("One form of {month} is stored."),
        forms => format!("{forms} forms of {month} are stored."),
    };
    let again = match said.again {
        0 => String::new(),
        1 => "One form was stored before, and counts once.".to_owned(),
        forms => format!("{forms} forms were stored before, and count once."),
    };
    [new, again].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `Form 1: Who answered: 4; How was it?: 1`.
fn kept(grid: &Grid<'_>, typed: &Typed) -> Vec<String> {
    let rows = (1..).zip(&typed.rows).filter_map(|(number, row)| {
        let filled = |column: &KeyColumn| {
            let value = row.get(&column.id).filter(|value| !value.is_empty())?;
            Some(format!("{}: {value}", column.label))
        };
        let cells: Vec<String> = grid.columns.iter().filter_map(filled).collect();
        (!cells.is_empty()).then(|| format!("Form {number}: {}", cells.join("; ")))
    });
    rows.collect()
}

fn errors(grid: &Grid<'_>, said: &Said) -> Vec<ErrorLink> {
    let link = |field: String, text: String| ErrorLink { field, text };
    let month = said.month.map(|text| link("batch_month".to_owned(), text.to_owned()));
    let place = said.place.map(|text| link("place".to_owned(), text.to_owned()));
    let first = grid.columns.first().map(|column| cell_id(0, &column.id)).unwrap_or_default();
    let nothing = said.nothing.then(|| link(first, "Type a form first: every row is empty".to_owned()));
    let of_row =
        |(row, problem): &Wrong| link(cell_id(*row, &problem.column), format!("Form {}: {}", row + 1, problem.text));
    month.into_iter().chain(place).chain(nothing).chain(said.wrong.iter().map(of_row)).collect()
}

fn places(grid: &Grid<'_>, typed: &Typed) -> Vec<Choice> {
    let chosen = Some(typed.place.as_str());
    let own = grid.points.iter().map(|point| Choice::new(&point.place.id, called(&point.place), chosen));
    let unknown = (!grid.points.is_empty()).then(|| Choice::new(UNKNOWN, "Not known", chosen));
    own.chain(unknown).collect()
}

fn languages(grid: &Grid<'_>, typed: &Typed) -> Vec<Choice> {
    let all = &grid.desk.edition.survey.languages;
    all.iter().map(|language| Choice::new(language.tag(), language.name(), Some(&typed.language))).collect()
}

fn column(column: &KeyColumn) -> ColumnView {
    let (codes, several) = match &column.cell {
        Cell::One(codes) => (codes.as_slice(), false),
        Cell::Several(codes) => (codes.as_slice(), true),
        Cell::Words | Cell::Typed => (&[][..], false),
    };
    let codes = (1..).zip(codes).map(|(number, code)| CodeView { number, label: code.label.clone() });
    ColumnView { label: column.label.clone(), codes: codes.collect(), several }
}

fn rows(grid: &Grid<'_>, typed: &Typed, said: &Said) -> Vec<RowView> {
    let cell = |row: usize, typed: &BTreeMap<String, String>, column: &KeyColumn| CellView {
        name: cell_name(row, &column.id),
        id: cell_id(row, &column.id),
        label: format!("Form {}: {}", row + 1, column.label),
        value: typed.get(&column.id).cloned().unwrap_or_default(),
        error: said
            .wrong
            .iter()
            .find(|(at, wrong)| *at == row && wrong.column == column.id)
            .map(|(_, wrong)| wrong.text.clone()),
        kind: match column.cell {
            Cell::One(_) => "code",
            Cell::Several(_) => "codes",
            Cell::Words => "words",
            Cell::Typed => "typed",
        },
    };
    let rows = typed.rows.iter().enumerate();
    rows.map(|(row, typed)| RowView {
        number: row + 1,
        cells: grid.columns.iter().map(|column| cell(row, typed, column)).collect(),
    })
    .collect()
}
