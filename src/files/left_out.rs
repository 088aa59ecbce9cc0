//! A build without the Cargo feature `pdf`: nothing is drawn.

use super::{Unwritten, Which};
use crate::report::{PlainView, ReportView};

/// No fonts.
#[derive(Debug, Clone, Default)]
pub struct Fonts(());

impl Fonts {
    /// None, whatever is given.
    #[must_use]
    pub fn with(_: Vec<Vec<u8>>) -> Option<Self> {
        None
    }
}

/// No PDF.
pub fn pdf(_: &ReportView, _: &Fonts) -> Result<Vec<u8>, Unwritten> {
    Err(left_out())
}

/// No PDF.
pub fn plain_pdf(_: &PlainView, _: &Fonts) -> Result<Option<Vec<u8>>, Unwritten> {
    Err(left_out())
}

/// No picture.
pub fn png(_: &ReportView, _: &Which, _: &Fonts) -> Result<Option<Vec<u8>>, Unwritten> {
    Err(left_out())
}

fn left_out() -> Unwritten {
    Unwritten("this build leaves out the Cargo feature `pdf`".to_owned())
}
