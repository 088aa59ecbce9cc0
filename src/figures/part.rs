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
    ChoiceGroup, Filter, Links, Plan, ReportView, Request, Sorted, Source, Unfit, Within, choices, disclose,
    disclose_each, view,
};
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

    /// The filters by each value of `item`.
    pub fn each(&self, item: &str) -> Result<Vec<Filter>, Unfit> {
        Filter::each(&self.plan, item)
    }

    /// By what answers can be chosen.
    #[must_use]
    pub fn choices(&self) -> Vec<ChoiceGroup> {
        choices(&self.plan)
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

/// What a report is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// Of which days.
    pub asked: Asked,
    /// Of which part of the answers; of all where there are none, and two at most.
    pub filters: Vec<Filter>,
    /// By what its questions are told apart beside: the values of one thing, or none.
    pub by: Vec<Filter>,
}

impl From<Asked> for Inquiry {
    fn from(asked: Asked) -> Self {
        Self { asked, filters: Vec::new(), by: Vec::new() }
    }
}

/// Makes the view of a report. `read` counts the rows that have been read so far.
pub async fn answer(
    sources: (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    inquiry: &Inquiry,
    links: Links,
    read: &Arc<AtomicU64>,
) -> Result<ReportView, Error> {
    let Inquiry { asked, filters, by } = inquiry;
    if filters.is_empty() && by.is_empty() {
        return report(sources, edition, asked, links).await;
    }
    let (store, interface, books, keys) = sources;
    let desk = Desk { store, books, book: books.open(store, interface, edition).await?, read };
    let plan = &desk.book.plan;
    let days: Vec<(u32, Date)> = desk.book.releases.iter().map(|release| (release.number, release.day)).collect();
    let (range, _) = ranges(&days, asked);
    let waiting = store.waiting_count(&edition.survey.id).await?;
    let key = keys.rounding();
    let request = Request {
        plan,
        releases: &desk.book.releases,
        range,
        before: None,
        waiting: u64::try_from(waiting).unwrap_or_default(),
        key: &key,
        within: None,
    };
    let view = if filters.is_empty() {
        report(sources, edition, asked, links).await?
    } else {
        let counted = desk.counted(filters).await?;
        let within = Some(Within { filters, source: counted.source() });
        view(plan, &disclose(&Request { within, ..request }), &[], links)
    };
    desk.beside(view, &request, filters, by).await
}

/// Makes the view of the report of a part; of all answers where there are no filters.
pub async fn report_of_part(
    sources: (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    asked: &Asked,
    filters: &[Filter],
    links: Links,
    read: &Arc<AtomicU64>,
) -> Result<ReportView, Error> {
    let inquiry = Inquiry { asked: asked.clone(), filters: filters.to_vec(), by: Vec::new() };
    answer(sources, edition, &inquiry, links, read).await
}

/// What the answers of a survey are counted with.
struct Desk<'a> {
    store: &'a Store,
    books: &'a Books,
    book: Arc<Book>,
    read: &'a Arc<AtomicU64>,
}

impl Desk<'_> {
    /// Where the figures of the parts by some filters are.
    async fn counted(&self, filters: &[Filter]) -> Result<Counted, Error> {
        match filters {
            [one] if one.is_kept() => Ok(Counted::Kept),
            _ => count(self.store, self.books, &self.book, filters, self.read).await,
        }
    }

    /// The view with a cross-table of each question by some values of one thing.
    async fn beside(
        &self,
        view: ReportView,
        request: &Request<'_>,
        filters: &[Filter],
        by: &[Filter],
    ) -> Result<ReportView, Error> {
        // The values of one thing are told apart in one pass; each of several answers is a thing of its own.
        let parts: Vec<Vec<Filter>> = by.iter().map(|value| [filters, &[*value]].concat()).collect();
        let mut passes: Vec<Counted> = Vec::new();
        let mut pass_of: Vec<usize> = Vec::with_capacity(by.len());
        for (at, part) in parts.iter().enumerate() {
            if at == 0 || !by[at].is_by_the_same(by[at - 1]) {
                passes.push(self.counted(part).await?);
            }
            pass_of.push(passes.len() - 1);
        }
        let parts: Vec<Within<'_>> = parts
            .iter()
            .zip(&pass_of)
            .map(|(filters, pass)| Within { filters, source: passes[*pass].source() })
            .collect();
        if parts.is_empty() {
            return Ok(view);
        }
        Ok(view.beside(&self.book.plan, by, &disclose_each(request, &parts)))
    }
}

/// Where the figures of a part are.
enum Counted {
    Kept,
    Rows(Sorted),
    Changed,
    Expired,
}

impl Counted {
    fn source(&self) -> Source<'_> {
        match self {
            Self::Kept => Source::Kept,
            Self::Changed => Source::Changed,
            Self::Expired => Source::Expired,
            Self::Rows(rows) => Source::Rows(rows),
        }
    }
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
