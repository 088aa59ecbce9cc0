//! Retention: answers whose time is over go, and the figures that were made of them stay.
//!
//! A release of last year is a sum, and tells of nobody; were its answers taken out of the newest release, as those are
//! that somebody takes back, a month's report would lose as many people as it gains.

use super::plan;
use crate::clock::day_number;
use crate::publish::Edition;
use crate::report::{Counter, Plan, Row, Tallies, stored};
use crate::store::{self, Error, Expired, Held, Key, Selection, Shortened, Store};
use crate::texts::Interface;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How many go in one transaction.
const AT_ONCE: usize = 500;

/// Deletes what is older than the survey's policy today, and single answers that are older than their own; tells how many
/// responses were touched.
pub async fn expire(store: &Store, interface: &Interface, edition: &Edition, today: Date) -> Result<usize, Error> {
    let survey = &edition.survey;
    let plan = plan(store, survey, interface, &survey.default_language()).await?;
    let keeping = Keeping { store, survey: &survey.id, plan: &plan };
    let mut count = 0;
    if let Some(day) = survey.retention_days.map(|days| first_kept(today, days)) {
        count += keeping.expire(day).await?;
    }
    let own = survey.items().filter_map(|item| Some((item.id.clone(), first_kept(today, item.retention_days?))));
    let own: BTreeMap<String, i32> = own.collect();
    if !own.is_empty() {
        count += keeping.shorten(own).await?;
    }
    Ok(count)
}

/// The first day that is kept, in days since 1970.
fn first_kept(today: Date, days: u32) -> i32 {
    day_number(today).saturating_sub(i32::try_from(days).unwrap_or(i32::MAX))
}

/// One survey's answers, to which its policy is applied.
struct Keeping<'a> {
    store: &'a Store,
    survey: &'a str,
    plan: &'a Plan,
}

impl Keeping<'_> {
    async fn expire(&self, first_kept: i32) -> Result<usize, Error> {
        let plan = self.plan.clone();
        let old = self.parts(first_kept, move |row| Some((row.key, one(&plan, &row)))).await?;
        let mut count = 0;
        for (release, part) in old {
            count += part.taken.len();
            let held = self.held(release, &part.sum).await?;
            self.store.expire(Expired { survey: self.survey.to_owned(), keys: part.taken, held }).await?;
        }
        self.store.expire_comments(self.survey, first_kept).await?;
        Ok(count)
    }

    /// `own` holds the first day that is kept of each item that has a policy of its own.
    async fn shorten(&self, own: BTreeMap<String, i32>) -> Result<usize, Error> {
        let (plan, days) = (self.plan.clone(), own.clone());
        let newest = own.values().max().copied().unwrap_or_default();
        let old = self.parts(newest, move |row| shortened(&plan, row, &days)).await?;
        let mut count = 0;
        for (release, part) in old {
            count += part.taken.len();
            let held = self.held(release, &part.sum).await?;
            self.store.shorten(Shortened { survey: self.survey.to_owned(), answers: part.taken, held }).await?;
        }
        for (item, day) in &own {
            self.store.expire_comments_of(self.survey, item, *day).await?;
        }
        Ok(count)
    }

    /// What is taken from the responses of before this day, by release, some hundreds at a time. `take` gives that, and
    /// what it counts.
    async fn parts<T: Send + 'static>(
        &self,
        first_kept: i32,
        take: impl Fn(store::Row) -> Option<(T, Tallies)> + Send + 'static,
    ) -> Result<Vec<(Option<i32>, Part<T>)>, Error> {
        let empty = Tallies::empty(self.plan);
        let fold = move |old: &mut BTreeMap<Option<i32>, Vec<Part<T>>>, row: store::Row| {
            let release = row.release;
            let Some((taken, counts)) = take(row) else { return Ok(()) };
            let parts = old.entry(release).or_default();
            if parts.last().is_none_or(|part| part.taken.len() == AT_ONCE) {
                parts.push(Part { taken: Vec::new(), sum: empty.clone() });
            }
            if let Some(part) = parts.last_mut() {
                part.taken.push(taken);
                part.sum.add(&counts);
            }
            Ok(())
        };
        let old = self.store.rows(self.survey, Selection::Before(first_kept), BTreeMap::new(), fold).await?;
        Ok(old.into_iter().flat_map(|(release, parts)| parts.into_iter().map(move |part| (release, part))).collect())
    }

    /// What a release holds with what is taken and without.
    async fn held(&self, release: Option<i32>, gone: &Tallies) -> Result<Option<Held>, Error> {
        let Some(number) = release else { return Ok(None) };
        let unreadable = || Error::Broken(format!("release {number} of {} can't be read", self.survey));
        let releases = self.store.releases(self.survey).await?;
        let before = releases.into_iter().find(|release| release.number == number).ok_or_else(unreadable)?.held;
        let mut left = stored::decode(self.plan, &before).map_err(|_| unreadable())?;
        left.leave_out(gone);
        Ok(Some(Held { number, after: stored::encode(self.plan, &left), before }))
    }
}

/// What is taken from responses of one release, and what it counts.
struct Part<T> {
    taken: Vec<T>,
    sum: Tallies,
}

/// A response without the answers whose time is over, and what these count; none where it has no such answer.
fn shortened(
    plan: &Plan,
    row: store::Row,
    first_kept: &BTreeMap<String, i32>,
) -> Option<((Key, String, String), Tallies)> {
    let mut answers: Map<String, Value> = serde_json::from_str(&row.answers).ok()?;
    let whole = answers.len();
    answers.retain(|item, _| first_kept.get(item).is_none_or(|day| row.day >= *day));
    if answers.len() == whole {
        return None;
    }
    let mut gone = one(plan, &row);
    let after = store::Row { answers: Value::Object(answers).to_string(), ..row.clone() };
    gone.leave_out(&one(plan, &after));
    Some(((row.key, row.answers, after.answers), gone))
}

/// What one response counts. One that can't be read has counted for nothing.
fn one(plan: &Plan, row: &store::Row) -> Tallies {
    let mut counter = Counter::new(plan);
    counter.count(&Row::from(row)).ok();
    counter.finish()
}
