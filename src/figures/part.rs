//! Reports of a part of the answers, which filters choose.
//!
//! Releases keep figures by group alone. What people who gave one answer said else is counted from the rows of the
//! releases, and only while these are what the releases were made of: between somebody's taking answers back and the
//! release that settles it there are no such figures.

use super::book::{Book, Books};
use super::plan;
use super::report::{Asked, ranges, report};
use crate::definition::{Rhythm, Survey};
use crate::keys::Keys;
use crate::publish::Edition;
use crate::report::{Filter, Links, Plan, ReportView, Request, Sorted, Source, Unfit, Within, disclose, view};
use crate::store::{Error, Store};
use crate::texts::Interface;
use jiff::civil::Date;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// What filters of a survey's report may say.
pub struct Choosing<'a> {
    survey: &'a Survey,
    plan: Plan,
}

impl<'a> Choosing<'a> {
    /// Of a survey, with the places that it uses now.
    pub async fn of(store: &Store, edition: &'a Edition, interface: &Interface) -> Result<Self, Error> {
        let survey = &edition.survey;
        Ok(Self { survey, plan: plan(store, survey, interface, &survey.default_language()).await? })
    }

    /// The filter `item=value`.
    pub fn filter(&self, item: &str, value: &str) -> Result<Filter, Unfit> {
        Filter::parse(&self.plan, item, value).map_err(|unfit| match self.survey.item(item) {
            Some(asked) if asked.kind.column() == crate::question::Column::None => Unfit::open(item),
            _ => unfit,
        })
    }

    /// Whether the figures of such a part may be of some days alone: those that are rounded are always of all answers.
    #[must_use]
    pub fn may_be_of_days(&self, filters: &[Filter]) -> bool {
        crate::report::is_exact(&self.plan, filters)
    }
}

/// Whether a period of the survey's reports begins on this day: a month, or what its schedules say.
#[must_use]
pub fn begins_a_period(survey: &Survey, day: Date) -> bool {
    let begins = |rhythm| match rhythm {
        Rhythm::Day => true,
        Rhythm::Week(on) => day.weekday() == on,
        Rhythm::Month(on) => day.day() == on,
    };
    day.day() == 1 || survey.reports.iter().any(|report| begins(report.rhythm))
}

/// Makes the view of the report of a part; of all answers where there are no filters. `read` counts the rows that have
/// been read so far.
pub async fn report_of_part(
    sources: (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    asked: &Asked,
    filters: &[Filter],
    links: Links,
    read: &Arc<AtomicU64>,
) -> Result<ReportView, Error> {
    if filters.is_empty() {
        return report(sources, edition, asked, links).await;
    }
    let (store, interface, books, keys) = sources;
    let survey = &edition.survey.id;
    let book = books.open(store, interface, edition).await?;
    let days: Vec<(u32, Date)> = book.releases.iter().map(|release| (release.number, release.day)).collect();
    let (range, _) = ranges(&days, asked);
    let waiting = store.waiting_count(survey).await?;
    let rows = match filters {
        [one] if one.is_kept() => Counted::Kept,
        _ => count(store, books, &book, filters, read).await?,
    };
    let source = match &rows {
        Counted::Kept => Source::Kept,
        Counted::Changed => Source::Changed,
        Counted::Expired => Source::Expired,
        Counted::Rows(rows) => Source::Rows(rows),
    };
    let request = Request {
        plan: &book.plan,
        releases: &book.releases,
        range,
        before: None,
        waiting: u64::try_from(waiting).unwrap_or_default(),
        key: &keys.rounding(),
        within: Some(Within { filters, source }),
    };
    Ok(view(&book.plan, &disclose(&request), &[], links))
}

/// Where the figures of a part are.
enum Counted {
    Kept,
    Rows(Sorted),
    Changed,
    Expired,
}

/// The people of a book's releases by the parts that filters choose, where the rows are what the releases count.
async fn count(
    store: &Store,
    books: &Books,
    book: &Arc<Book>,
    filters: &[Filter],
    read: &Arc<AtomicU64>,
) -> Result<Counted, Error> {
    let mark = store.watermark(&book.plan.survey).await?;
    if mark.expired > 0 {
        return Ok(Counted::Expired);
    }
    if mark.deletions != book.gone() {
        return Ok(Counted::Changed);
    }
    // What was taken back while the rows were read is missing in some of them.
    let Some(index) = books.indexes.open(store, book, read).await? else { return Ok(Counted::Changed) };
    let last = book.releases.last().map_or(0, |release| release.number);
    if index.rows_until(last) != book.people() {
        return Ok(Counted::Changed);
    }
    let (book, filters) = (Arc::clone(book), filters.to_vec());
    let sorted = tokio::task::spawn_blocking(move || index.sort(&book.plan, &filters, None, last)).await;
    sorted.map(Counted::Rows).map_err(|_| Error::Broken("answers could not be counted".to_owned()))
}
