//! A report as a spreadsheet: a sheet about all of it, one for each question, and a codebook.
//!
//! Numbers are numbers and shares are percentages, so that they can be worked with; what is said in words on the page
//! ("fewer than 10", "about 45") is said in the same words here. Nothing in it runs: there are no formulas and no links,
//! texts are written as texts, and what a spreadsheet could run once it is saved as CSV is made harmless.

mod cell;
mod codebook;
mod opening;
mod question;
mod sheet;

use super::Unwritten;
use crate::report::ReportView;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::Sheet;

impl From<XlsxError> for Unwritten {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The report as a spreadsheet (Office Open XML). The same report gives the same bytes.
pub fn xlsx(report: &ReportView) -> Result<Vec<u8>, Unwritten> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(&report.title.text).set_creation_datetime(&some_day()?));
    opening::write(&mut Sheet::add(&mut book, "Report")?, report)?;
    for question in &report.questions {
        question::write(&mut Sheet::add(&mut book, &sheet_name(question.number, &question.id))?, question)?;
    }
    codebook::write(&mut Sheet::add(&mut book, "Codebook")?, report)?;
    Ok(book.save_to_buffer()?)
}

/// When a file was made is nobody's business, and would make each one different.
fn some_day() -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(2000, 1, 1)
}

/// Letters that the format takes in a name.
const LONGEST: usize = 31;

/// `3 noise-at-night`: the number makes it unique, and begins it harmlessly; an id is made of letters that the format
/// takes.
fn sheet_name(number: usize, id: &str) -> String {
    let name = format!("{number} {}", id.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], "-"));
    name.chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}
