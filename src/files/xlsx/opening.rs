//! The first sheet: what the report is of, what it says, and who answered.

use super::cell::Cell;
use super::sheet::Sheet;
use crate::report::ReportView;
use rust_xlsxwriter::XlsxError;

pub(super) fn write(sheet: &mut Sheet<'_>, report: &ReportView) -> Result<(), XlsxError> {
    sheet.title(&report.title.text)?;
    for words in [&report.finding.text, &report.part.words.text, &report.header, &report.part.note] {
        sheet.sentence(words)?;
    }
    sheet.sentence(&report.period)?;
    sheet.sentence(&report.compared)?;
    if !report.who.is_empty() {
        sheet.heading("Who answered")?;
    }
    for who in &report.who {
        sheet.heads([who.title, "", "People", "Share"])?;
        for group in &who.groups {
            let label = Cell::text(&group.label.text);
            sheet.line(&[label, Cell::Empty, Cell::people(group.count), Cell::percent(group.percent)])?;
        }
        sheet.sentence(&who.note)?;
        sheet.skip();
    }
    if !report.questions.is_empty() {
        sheet.heading("At a glance")?;
        sheet.heads(["Question", "", "What people said"])?;
    }
    for question in &report.questions {
        let label = format!("{} {}", question.number, question.label.text);
        sheet.line(&[Cell::text(&label), Cell::Empty, Cell::text(&question.headline.text)])?;
    }
    Ok(())
}
