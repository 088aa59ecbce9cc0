//! What `check` warns about.

use crate::definition::survey::Survey;
use crate::json::Findings;
use crate::typed;

/// Adds the warnings.
pub(super) fn warn(_typed: &typed::Survey, _survey: &Survey, _findings: &mut Findings) {}
