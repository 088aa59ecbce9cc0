//! The sheet of a question: what it says, its figures, and the figures of its groups side by side.

use super::cell::Cell;
use super::sheet::Sheet;
use crate::report::{BarView, ChangeView, CrossView, JourneyView, QuestionView, SplitView, TableView};
use rust_xlsxwriter::XlsxError;

pub(super) fn write(sheet: &mut Sheet<'_>, question: &QuestionView) -> Result<(), XlsxError> {
    sheet.title(&question.label.text)?;
    for words in
        [&question.finding.text, &question.trend, &question.basis, &question.chance, &question.note].into_iter()
    {
        sheet.sentence(words)?;
    }
    if !question.bars.is_empty() {
        sheet.skip();
        bars(sheet, question)?;
    }
    if let Some(table) = &question.table {
        sheet.skip();
        self::table(sheet, table)?;
    }
    question.journey.iter().try_for_each(|journey| self::journey(sheet, journey))?;
    question.change.iter().try_for_each(|change| self::change(sheet, change))?;
    question.all_splits().try_for_each(|split| self::split(sheet, question, split))?;
    question.cross.iter().try_for_each(|cross| self::cross(sheet, cross))
}

/// The steps that people went, and how they felt there.
fn journey(sheet: &mut Sheet<'_>, journey: &JourneyView) -> Result<(), XlsxError> {
    sheet.heading("The journey")?;
    sheet.heads(["Step", "What happens", "People", "Felt good", "Felt bad"])?;
    journey.steps.iter().try_for_each(|step| {
        let label = Cell::text(&step.label.text);
        let shares = [Cell::percent(step.good), Cell::percent(step.bad)];
        sheet.line(&[&[Cell::text(&step.id), label, Cell::people(step.answered)][..], &shares].concat())
    })
}

/// Month by month, and the limits of chance.
fn change(sheet: &mut Sheet<'_>, change: &ChangeView) -> Result<(), XlsxError> {
    sheet.heading("Change over time")?;
    let icons = change.variation.iter().chain(&change.assurance).map(|icon| &icon.words);
    let said = std::iter::once(&change.finding.text).chain(icons).chain(&change.notes);
    said.into_iter().try_for_each(|words| sheet.sentence(words))?;
    table(sheet, &change.table)?;
    if !change.limits.is_empty() {
        sheet.heads(["Limits of", "", "Lower", "Mean", "Upper"])?;
    }
    change.limits.iter().try_for_each(|limits| {
        let shares = [limits.lower, limits.mean, limits.upper].map(Cell::percent);
        sheet.line(&[&[Cell::text(&limits.label), Cell::Empty][..], &shares].concat())
    })
}

/// The parts side by side, as the page has them.
fn cross(sheet: &mut Sheet<'_>, cross: &CrossView) -> Result<(), XlsxError> {
    sheet.heading(&cross.title.text)?;
    sheet.sentence(&cross.note)?;
    let groups = cross.table.columns.iter().skip(1).flat_map(|group| [group.text.as_str(), "Share"]);
    sheet.heads(["Answer", ""].into_iter().chain(groups))?;
    cross.table.rows.iter().try_for_each(|row| {
        let cells = row.cells.iter().flat_map(|cell| Cell::figure_and_share(cell));
        let line: Vec<Cell> = [Cell::text(&row.label.text), Cell::Empty].into_iter().chain(cells).collect();
        sheet.line(&line)
    })
}

/// The picture's figures, with the codes of the answers.
fn bars(sheet: &mut Sheet<'_>, question: &QuestionView) -> Result<(), XlsxError> {
    let share = if question.shares_are_of_answers { "Share of those who answered" } else { "Share of its row" };
    sheet.heads(["Code", "Answer", "People", share, "In words"])?;
    question.bars.iter().try_for_each(|bar| sheet.line(&bar_cells(bar)))
}

/// What is no number is said in words, in the place of the number.
fn bar_cells(bar: &BarView) -> [Cell; 5] {
    let people = bar.count.map_or_else(|| Cell::text(&bar.value), Cell::people);
    let share = bar.percent.map_or(Cell::Empty, Cell::percent);
    let words = bar.count.map_or(Cell::Empty, |_| Cell::text(&bar.value));
    [Cell::text(&bar.key), Cell::text(&bar.label.text), people, share, words]
}

/// A table of the page, without a column for codes.
fn table(sheet: &mut Sheet<'_>, table: &TableView) -> Result<(), XlsxError> {
    let mut heads = table.columns.iter().map(|column| column.text.as_str());
    let first = heads.next().unwrap_or_default();
    sheet.heads([first, ""].into_iter().chain(heads))?;
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| Cell::figure(cell));
        let line: Vec<Cell> = [Cell::text(&row.label.text), Cell::Empty].into_iter().chain(cells).collect();
        sheet.line(&line)?;
    }
    Ok(())
}

/// Two columns a group: people, and their share.
fn split(sheet: &mut Sheet<'_>, question: &QuestionView, split: &SplitView) -> Result<(), XlsxError> {
    sheet.heading(split.title)?;
    for words in [&split.finding.text, &split.chance, &split.merged, &split.note] {
        sheet.sentence(words)?;
    }
    let groups = split.table.columns.iter().skip(1).flat_map(|group| [group.text.as_str(), "Share"]);
    sheet.heads(["Code", "Answer"].into_iter().chain(groups))?;
    for row in &split.table.rows {
        let code = question.bars.iter().find(|bar| bar.label.text == row.label.text);
        let code = code.map_or(Cell::Empty, |bar| Cell::text(&bar.key));
        let cells = row.cells.iter().flat_map(|cell| Cell::figure_and_share(cell));
        let line: Vec<Cell> = [code, Cell::text(&row.label.text)].into_iter().chain(cells).collect();
        sheet.line(&line)?;
    }
    Ok(())
}
