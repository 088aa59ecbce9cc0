//! The PDF of a report: tagged, with alternative texts, checked against PDF/UA-1 (ISO 14289-1) while it is written. A
//! document that does not meet it is not written.

use super::fonts::Fonts;
use super::legible::legible;
use super::world::Desk;
use crate::files::Unwritten;
use crate::report::ReportView;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const TEMPLATE: &str = include_str!("report.typ");

/// The report as a PDF.
pub fn pdf(report: &ReportView, fonts: &Fonts) -> Result<Vec<u8>, Unwritten> {
    let words = serde_json::to_vec(&legible(report, fonts)).map_err(|error| Unwritten(error.to_string()))?;
    let written = set(&Desk::new(fonts, TEMPLATE, words)?);
    // What was set stays remembered otherwise: nothing of one report is of use to the next.
    comemo::evict(0);
    written
}

pub(super) fn set(desk: &Desk<'_>) -> Result<Vec<u8>, Unwritten> {
    let document = typst::compile::<PagedDocument>(desk).output.map_err(|errors| unwritten(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| Unwritten(error.message().to_string()))?;
    let options = PdfOptions { standards, creator: Smart::Custom(Some("yousaid".to_owned())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| unwritten(&errors))
}

fn unwritten(errors: &[SourceDiagnostic]) -> Unwritten {
    Unwritten(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
}
