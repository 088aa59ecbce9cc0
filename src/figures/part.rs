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
use crate::report::{
    Counter, Filter, Links, Plan, Released, ReportView, Request, Source, Tallies, Unfit, Within, disclose, view,
};
use crate::store::{self, Error, Selection, Store};
use crate::texts::Interface;
use jiff::civil::Date;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many rows are counted at once.
const CHUNK: usize = 4_096;

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
        _ => count(store, survey, &book, filters, read).await?,
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
    Rows(Vec<Released>),
    Changed,
    Expired,
}

/// The releases of a book, their rows told apart by filters, where the rows are what the releases count.
async fn count(
    store: &Store,
    survey: &str,
    book: &Arc<Book>,
    filters: &[Filter],
    read: &Arc<AtomicU64>,
) -> Result<Counted, Error> {
    let before = store.watermark(survey).await?;
    if before.expired > 0 {
        return Ok(Counted::Expired);
    }
    if before.deletions != book.gone() {
        return Ok(Counted::Changed);
    }
    let pile = Pile::new(book, filters, read);
    let mut pile = store.rows(survey, Selection::Released, pile, Pile::put).await?;
    pile.count()?;
    // What was taken back while the rows were read is missing in some of them.
    let after = store.watermark(survey).await?;
    let is_whole = (after.deletions, after.expired) == (before.deletions, 0) && pile.counted == book.people();
    Ok(if is_whole { Counted::Rows(pile.releases) } else { Counted::Changed })
}

/// Rows that are counted together, and what has been counted.
struct Pile {
    book: Arc<Book>,
    filters: Vec<Filter>,
    read: Arc<AtomicU64>,
    /// The place of the release that the rows are of.
    at: usize,
    rows: Vec<store::Row>,
    counted: i64,
    releases: Vec<Released>,
}

impl Pile {
    fn new(book: &Arc<Book>, filters: &[Filter], read: &Arc<AtomicU64>) -> Self {
        let nothing = Counter::of_parts(&book.plan, filters).finish();
        let empty = |of: &Released| Released { number: of.number, day: of.day, added: nothing.clone() };
        Self {
            releases: book.releases.iter().map(empty).collect(),
            book: Arc::clone(book),
            filters: filters.to_vec(),
            read: Arc::clone(read),
            at: 0,
            rows: Vec::with_capacity(CHUNK),
            counted: 0,
        }
    }

    fn put(&mut self, row: store::Row) -> Result<(), Error> {
        let number = row.release.and_then(|number| u32::try_from(number).ok());
        let is_of = |release: &Released| Some(release.number) == number;
        let here = self.releases.get(self.at).is_some_and(is_of).then_some(self.at);
        // A release that came meanwhile is not in this report.
        let Some(at) = here.or_else(|| self.releases.iter().position(is_of)) else { return Ok(()) };
        if at != self.at || self.rows.len() == CHUNK {
            self.count()?;
            self.at = at;
        }
        self.rows.push(row);
        Ok(())
    }

    fn count(&mut self) -> Result<(), Error> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut counter = Counter::of_parts(&self.book.plan, &self.filters);
        for row in &self.rows {
            super::release::count_row(&mut counter, row)?;
        }
        self.counted += self.rows.len() as i64;
        self.read.fetch_add(self.rows.len() as u64, Ordering::Relaxed);
        self.rows.clear();
        let added: Tallies = counter.finish();
        if let Some(release) = self.releases.get_mut(self.at) {
            release.added.add(&added);
        }
        Ok(())
    }
}
