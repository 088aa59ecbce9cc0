//! Statistical process control: what moves by itself, and what has changed.
//!
//! An XmR chart ("individuals and moving range") as NHS England's *Making Data Count* teaches it ("Making data count:
//! getting started", 2018, and "strengthening your decisions", 2019): each period's value, their mean, process limits, and four
//! rules that say where the process gave something that it does not give by itself. The method is W. A. Shewhart's
//! ("Economic Control of Quality of Manufactured Product", 1931); limits from the moving range are as D. J. Wheeler has
//! them ("Understanding Variation", 1993).
//!
//! Architecture Invariant: pure, and of disclosed counts alone. It is given what [`super::Answers::months`] says, and no
//! tally comes in here.

mod chart;
mod limits;
mod period;
mod reading;
mod rules;
#[cfg(test)]
mod tests;

pub(in crate::report) use chart::{Chart, Phase, chart};
pub(in crate::report) use limits::{LEAST, Limits};
pub(in crate::report) use period::Period;
pub(in crate::report) use reading::{Assurance, Variation, assurance, variation};
pub(in crate::report) use rules::{Mark, Rule, Side};
