//! Retention: answers whose time is over go, and the figures that were made of them stay.
//!
//! A release of last year is a sum, and tells of nobody; were its answers taken out of the newest release, as those are
//! that somebody takes back, a month's report would lose as many people as it gains.

use super::plan;
use crate::clock::day_number;
use crate::publish::Edition;
use crate::report::{Counter, Plan, Row, Tallies, stored};
use crate::store::{self, Error, Expired, Held, Key, Selection, Store};
use crate::texts::Interface;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How many go in one transaction.
const AT_ONCE: usize = 500;

/// The first day that the survey's policy keeps, in days since 1970; nothing where it has none.
#[must_use]
pub fn first_kept(edition: &Edition, now: Timestamp) -> Option<i32> {
    let days = i32::try_from(edition.survey.retention_days?).unwrap_or(i32::MAX);
    Some(day_number(edition.today(now)).saturating_sub(days))
}

/// Deletes what came in before `first_kept`; tells how many responses that were.
pub async fn expire(store: &Store, interface: &Interface, edition: &Edition, first_kept: i32) -> Result<usize, Error> {
    let survey = &edition.survey;
    let plan = plan(survey, interface, &survey.default_language());
    let old = read(store, &survey.id, &plan, first_kept).await?;
    let mut count = 0;
    for (release, parts) in old {
        for part in parts {
            count += part.keys.len();
            let held = match release {
                Some(number) => Some(held(store, &survey.id, &plan, number, &part.sum).await?),
                None => None,
            };
            store.expire(Expired { survey: survey.id.clone(), keys: part.keys, held }).await?;
        }
    }
    store.expire_comments(&survey.id, first_kept).await?;
    Ok(count)
}

/// Responses that go together, and what they count.
struct Part {
    keys: Vec<Key>,
    sum: Tallies,
}

/// The responses of before this day, by release.
async fn read(
    store: &Store,
    survey: &str,
    plan: &Plan,
    first_kept: i32,
) -> Result<BTreeMap<Option<i32>, Vec<Part>>, Error> {
    let plan = plan.clone();
    let fold = move |old: &mut BTreeMap<Option<i32>, Vec<Part>>, row: store::Row| {
        let parts = old.entry(row.release).or_default();
        if parts.last().is_none_or(|part| part.keys.len() == AT_ONCE) {
            parts.push(Part { keys: Vec::new(), sum: Tallies::empty(&plan) });
        }
        if let Some(part) = parts.last_mut() {
            part.keys.push(row.key);
            part.sum.add(&one(&plan, &row));
        }
        Ok(())
    };
    store.rows(survey, Selection::Before(first_kept), BTreeMap::new(), fold).await
}

/// What one response counts. One that can't be read has counted for nothing.
fn one(plan: &Plan, row: &store::Row) -> Tallies {
    let mut counter = Counter::new(plan);
    counter.count(&Row::from(row)).ok();
    counter.finish()
}

async fn held(store: &Store, survey: &str, plan: &Plan, number: i32, gone: &Tallies) -> Result<Held, Error> {
    let unreadable = || Error::Broken(format!("release {number} of {survey} can't be read"));
    let releases = store.releases(survey).await?;
    let before = releases.into_iter().find(|release| release.number == number).ok_or_else(unreadable)?.held;
    let mut left = stored::decode(plan, &before).map_err(|_| unreadable())?;
    left.leave_out(gone);
    Ok(Held { number, after: stored::encode(plan, &left), before })
}
