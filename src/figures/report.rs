//! The disclosed view of a survey's results.

use super::book::Books;
use super::changed::changed;
use super::plan::plan_at;
use crate::keys::Keys;
use crate::publish::Edition;
use crate::report::{Links, Published, Range, ReportView, Request, disclose, view_since};
use crate::store::{CommentState, Error, PublishedComment, Store};
use crate::texts::{Interface, Language};
use jiff::civil::Date;
use rand::seq::SliceRandom;
use std::collections::HashMap;

/// What a report is asked to be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Every release so far.
    All,
    /// The releases after the first number up to the second.
    Releases(u32, u32),
    /// The releases of these days, compared with those of the days before.
    Days {
        /// The first day, where there is one.
        from: Option<Date>,
        /// The last day, where there is one.
        until: Option<Date>,
        /// The first day of the period before, where one is compared.
        before: Option<Date>,
    },
}

/// Makes the view of a report, with the survey's own words in its first language. `links` says where its links lead.
pub async fn report(
    sources: (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    asked: &Asked,
    links: Links,
) -> Result<ReportView, Error> {
    report_in(&edition.survey.default_language(), sources, edition, asked, links).await
}

/// The same with the survey's own words in `language`, as far as it has them.
pub async fn report_in(
    language: &Language,
    (store, interface, books, keys): (&Store, &Interface, &Books, &Keys),
    edition: &Edition,
    asked: &Asked,
    links: Links,
) -> Result<ReportView, Error> {
    let book = books.open(store, interface, edition).await?;
    let days: Vec<(u32, Date)> = book.releases.iter().map(|release| (release.number, release.day)).collect();
    let (range, before) = ranges(&days, asked);
    let waiting = store.waiting_count(&edition.survey.id).await?;
    let request = Request {
        plan: &book.plan,
        releases: &book.releases,
        range,
        before,
        waiting: u64::try_from(waiting).unwrap_or_default(),
        key: &keys.rounding(),
        within: None,
    };
    let published = published(store, edition).await?;
    let told = store.surveys_with_changes().await?.contains(&edition.survey.id);
    let said = if told { format!("{}/you-said", links.page.replace("/results/", "/s/")) } else { String::new() };
    let worded = (*language != book.plan.language).then(|| plan_at(&edition.survey, &book.points, interface, language));
    let changes = if told { changed(store, &edition.survey.id, &book.plan.language).await? } else { Vec::new() };
    let plan = worded.as_ref().unwrap_or(&book.plan);
    let view = view_since(plan, &disclose(&request), &published, links, &changes);
    Ok(ReportView { said, ..view })
}

pub(super) fn ranges(releases: &[(u32, Date)], asked: &Asked) -> (Range, Option<Range>) {
    let newest = releases.last().map_or(0, |(number, _)| *number);
    let before_day = |day: Date| releases.iter().rev().find(|(_, on)| *on < day).map_or(0, |(number, _)| *number);
    match asked {
        Asked::All => (Range { from: 0, until: newest }, None),
        Asked::Releases(from, until) => {
            let until = (*until).min(newest);
            let from = (*from).min(until);
            // The same number of releases before, as far as there are.
            let before = (from > 0).then(|| Range { from: from.saturating_sub(until - from), until: from });
            (Range { from, until }, before)
        }
        Asked::Days { from, until, before } => {
            let first = from.map_or(0, before_day);
            let last = until.and_then(|day| day.tomorrow().ok()).map_or(newest, before_day);
            let compared = before.map(|day| Range { from: before_day(day), until: first });
            (Range { from: first, until: last.max(first) }, compared.filter(|range| range.until > range.from))
        }
    }
}

/// The comments that may be shown: those of questions that enough people wrote to, and those that a moderator has
/// confirmed one by one.
async fn published(store: &Store, edition: &Edition) -> Result<Vec<Published>, Error> {
    let survey = &edition.survey;
    let mut writers: HashMap<String, i64> = HashMap::new();
    for count in store.comment_counts(&survey.id).await? {
        if count.state == CommentState::Published {
            *writers.entry(count.item).or_default() += count.writers;
        }
    }
    let enough = |comment: &PublishedComment| {
        comment.confirmed_small
            || writers.get(&comment.item).is_some_and(|writers| *writers >= i64::from(survey.comments_from))
    };
    let shown = store.published_comments(&survey.id).await?.into_iter().filter(enough);
    let mut published: Vec<Published> = shown
        .map(|comment| Published {
            text: comment.text,
            language: comment.language,
            item: comment.item,
            part: comment.part,
        })
        .collect();
    published.shuffle(&mut rand::rng());
    Ok(published)
}
