//! Files of a report: a spreadsheet; with the Cargo feature `pdf` a PDF and its charts as pictures.
//!
//! Each is written from the one [`ReportView`](crate::report::ReportView) that the page shows, so that it can say
//! nothing else. Pure but for libraries: no files, no network, no clock. Only this room names the libraries that write
//! these formats. Without the feature a PDF or a picture is refused; [`HAS_PDF`] says so beforehand.

#[cfg(feature = "pdf")]
mod drawn;
#[cfg(not(feature = "pdf"))]
mod left_out;
mod xlsx;

#[cfg(feature = "pdf")]
pub use drawn::{Fonts, pdf, plain_pdf, png};
#[cfg(not(feature = "pdf"))]
pub use left_out::{Fonts, pdf, plain_pdf, png};
pub use xlsx::xlsx;

use std::fmt;

/// Whether this build can write PDFs and pictures.
pub const HAS_PDF: bool = cfg!(feature = "pdf");

/// Which chart of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// The question, by its id.
    pub question: String,
    /// The grouping that stands side by side there, by its stable name; none for all answers.
    pub by: Option<String>,
}

/// A file that could not be written, and why, for the log. It is a defect of ours: nothing that an author or a family
/// wrote may bring it about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten(String);

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file could not be written: {}", self.0)
    }
}

impl std::error::Error for Unwritten {}
