//! The share of good answers in two months, from disclosed figures alone.

use crate::figures::{Asked, Books, report};
use crate::keys::Keys;
use crate::publish::Edition;
use crate::report::{Good, Links, ReportView};
use crate::store::{Error, Store};
use crate::texts::Interface;
use serde::{Deserialize, Serialize};

/// A month of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
}

/// What was answered in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The month.
    pub month: Month,
    /// The good answers of it.
    pub good: Good,
}

/// Two months of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The question.
    pub item: String,
    /// Before it was done.
    pub before: Period,
    /// After.
    pub after: Period,
}

/// The comparison of two periods of a report, each by its releases. `None`: they are no two months one after the other,
/// or the share is not known of exactly these.
pub async fn compare(
    sources: (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    item: &str,
    (before, after): ((u32, u32), (u32, u32)),
) -> Result<Option<Comparison>, Error> {
    if before.1 > after.0 {
        return Ok(None);
    }
    let mut periods = Vec::new();
    for (from, until) in [before, after] {
        let view = report(sources, edition, &Asked::Releases(from, until), Links::default()).await?;
        periods.extend(period(&view, item, (from, until)));
    }
    Ok(match periods.as_slice() {
        [before, after] => Some(Comparison { item: item.to_owned(), before: *before, after: *after }),
        _ => None,
    })
}

fn period(view: &ReportView, item: &str, (from, until): (u32, u32)) -> Option<Period> {
    let named = view.periods.iter().find(|period| (period.from, period.until) == (from, until))?;
    let (year, month) = named.month?;
    let good = view.questions.iter().find(|question| question.id == item)?.good?;
    Some(Period { month: Month { year, month }, good })
}
