//! The codebook: what each code of the other sheets stands for.

use super::cell::Cell;
use super::sheet::Sheet;
use crate::report::{QuestionView, ReportView};
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeMap;

pub(super) fn write(sheet: &mut Sheet<'_>, report: &ReportView) -> Result<(), XlsxError> {
    sheet.title("Codebook")?;
    sheet.heads(["Question", "Its words", "Figures", "Code", "What it stands for"])?;
    for question in &report.questions {
        let asked = [Cell::text(&question.id), Cell::text(&question.label.text), Cell::text(kind(question))];
        sheet.line(&asked)?;
        for bar in &question.bars {
            let code = [Cell::text(&question.id), Cell::Empty, Cell::Empty];
            sheet.line(&[&code[..], &[Cell::text(&bar.key), Cell::text(&bar.label.text)]].concat())?;
        }
    }
    sheet.skip();
    sheet.heads(["Grouping", "Its words", "", "Code", "What it stands for"])?;
    for ((facet, code), (title, words)) in groups(report) {
        let grouping = [Cell::text(facet), Cell::text(title), Cell::Empty];
        sheet.line(&[&grouping[..], &[Cell::text(&code), Cell::text(&words)]].concat())?;
    }
    Ok(())
}

fn kind(question: &QuestionView) -> &'static str {
    match question.kind {
        "exact" => "exact",
        "rounded" => "rounded",
        "words" => "how many wrote",
        _ => "too few to show",
    }
}

type Groups<'a> = BTreeMap<(&'a str, String), (&'a str, String)>;

/// Every group that stands beside others, once; several that stand together have their codes joined by `+`.
fn groups(report: &ReportView) -> Groups<'_> {
    let splits = report.questions.iter().flat_map(QuestionView::all_splits);
    let named = splits.flat_map(|split| split.groups.iter().map(move |group| (split, group)));
    named.map(|(split, group)| ((split.facet, group.ids.join("+")), (split.title, group.label.text.clone()))).collect()
}
