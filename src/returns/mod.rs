//! Statutory returns: exact counts of a standard question, for whoever has the right to them and for nobody else.
//!
//! For now there is one, the monthly return of the NHS Friends and Family Test: how many gave each of its six answers, by
//! ward, site and trust and by collection mode, with what a return officer enters by hand; and forms on paper that are
//! keyed in.
//!
//! Nothing of this is disclosure-controlled, so nothing of it goes anywhere else: results, files, mails and programs
//! get their figures from `figures`, which this room does not touch. Whoever calls it notes who has read what; entries
//! of the audit trail hold no count.
//!
//! **What counts.** Every answer to the question that stands in the records, released or not, in the month of the day it
//! came in, where the survey is. What was taken back is gone at once, and so is what retention has deleted. A question left
//! blank is no answer. Forms that were keyed are answers like all others; what was entered as a total is added to them,
//! and shown apart.
//!
//! **The columns** are those of the sheets Wards, Sites and Trusts of NHS England's published inpatient file, as its open
//! pipeline (github.com/nhsengland/fft_pipeline, commit 1a1acbb of 23 June 2026) writes them into its template
//! `FFT_IP_template.xlsm` (last saved on 25 February 2026). The form in which trusts send their counts (SDCS) is not
//! published, so no file here claims to be that.

mod counts;
mod fft;
mod keying;
mod mode;
mod month;
mod reading;
mod shaping;
#[cfg(test)]
mod tests;
mod totals;
mod tree;
mod unit;
mod written;

pub use counts::{ANSWERS, Counts, percent};
pub use fft::{FftReturn, fft, organisation};
pub use keying::{Batch, Cell, Code, KeyColumn, Keyed, ROLE, RowProblem, columns, submission_id};
pub use mode::Mode;
pub use month::Month;
pub use totals::{Totals, TotalsWrong, Typed};
pub use unit::{Line, Unit};
pub use written::{Level, csv, json, text};

/// What the columns follow, in a sentence for people.
pub const TEMPLATE: &str = "Columns as in NHS England's published inpatient file: the template FFT_IP_template.xlsm of \
    25 February 2026 in nhsengland/fft_pipeline, commit 1a1acbb of 23 June 2026. The form in which trusts send their \
    counts (SDCS) is not published.";
