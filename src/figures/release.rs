//! The step that puts answers into the figures: at most once a day, at least ten at a time, ten stay back.
//!
//! Which ten stay back is chosen at random, so that nobody who knows when an answer came can tell whether it is in.

use super::plan;
use crate::clock::{day_number, day_of};
use crate::definition::Every;
use crate::publish::{Edition, Standing};
use crate::report::{Counter, Plan, Row, Tallies, stored};
use crate::store::{self, Correction, Error, Key, NewRelease, Selection, Store};
use crate::texts::Interface;
use jiff::Timestamp;
use rand::seq::SliceRandom;
use std::collections::HashSet;
use std::sync::Arc;

/// How many rows are counted at once.
const CHUNK: usize = 4_096;

/// Whether a release was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It was, and has this number.
    Released(i32),
    /// It was not.
    NotYet,
}

/// Releases a survey's waiting answers, if enough wait and none were released in this day (or week).
pub async fn release(store: &Store, interface: &Interface, edition: &Edition, now: Timestamp) -> Result<Due, Error> {
    let survey = &edition.survey;
    let today = edition.today(now);
    let releases = store.releases(&survey.id).await?;
    let last = releases.last().map(|release| day_of(release.day));
    if last.is_some_and(|last| !is_over(survey.release.every, last, today)) {
        return Ok(Due::NotYet);
    }
    let mut keys = store.waiting_keys(&survey.id).await?;
    let least = survey.release.at_least as usize;
    let closing = edition.standing(now) == Standing::Closed;
    if keys.is_empty() || (!closing && keys.len() < 2 * least) {
        return Ok(Due::NotYet);
    }
    keys.shuffle(&mut rand::rng());
    keys.truncate(if closing { keys.len() } else { keys.len() - least });
    let plan = Arc::new(plan(store, survey, interface, &survey.default_language()).await?);
    let held = count_waiting(store, &survey.id, &plan, &keys).await?;
    let (added, corrections) = corrected(store, &survey.id, &plan, &releases, held.clone()).await?;
    let number = releases.last().map_or(1, |release| release.number + 1);
    let new = NewRelease {
        survey: survey.id.clone(),
        number,
        day: day_number(today),
        keys,
        figures: stored::encode(&plan, &added),
        held: stored::encode(&plan, &held),
        corrections,
    };
    match store.release(new).await {
        Ok(()) => Ok(Due::Released(number)),
        // Another node was first, or somebody took answers back meanwhile: the next look finds out.
        Err(Error::Taken) => Ok(Due::NotYet),
        Err(error) => Err(error),
    }
}

fn is_over(every: Every, last: jiff::civil::Date, today: jiff::civil::Date) -> bool {
    let days = day_number(today) - day_number(last);
    match every {
        Every::Day => days >= 1,
        Every::Week => days >= 7,
    }
}

async fn count_waiting(store: &Store, survey: &str, plan: &Arc<Plan>, keys: &[Key]) -> Result<Tallies, Error> {
    let chosen: HashSet<Key> = keys.iter().copied().collect();
    count(store, survey, plan, Selection::Waiting, move |row| chosen.contains(&row.key)).await
}

async fn count(
    store: &Store,
    survey: &str,
    plan: &Arc<Plan>,
    which: Selection,
    keep: impl Fn(&store::Row) -> bool + Send + 'static,
) -> Result<Tallies, Error> {
    let start = Batch { plan: Arc::clone(plan), rows: Vec::with_capacity(CHUNK), sum: Tallies::empty(plan) };
    let mut batch = store
        .rows(survey, which, start, move |batch, row| {
            if keep(&row) {
                batch.rows.push(row);
            }
            if batch.rows.len() == CHUNK { batch.count() } else { Ok(()) }
        })
        .await?;
    batch.count()?;
    Ok(batch.sum)
}

/// Rows that are counted together.
struct Batch {
    plan: Arc<Plan>,
    rows: Vec<store::Row>,
    sum: Tallies,
}

impl Batch {
    fn count(&mut self) -> Result<(), Error> {
        let mut counter = Counter::new(&self.plan);
        for row in &self.rows {
            count_row(&mut counter, row)?;
        }
        self.sum.add(&counter.finish());
        self.rows.clear();
        Ok(())
    }
}

/// Counts a stored row.
pub(super) fn count_row(counter: &mut Counter<'_>, row: &store::Row) -> Result<(), Error> {
    counter.count(&Row::from(row)).map_err(|_| Error::Broken("a stored response can't be read".to_owned()))
}

/// Answers that were taken back out of earlier releases leave the figures with this one.
async fn corrected(
    store: &Store,
    survey: &str,
    plan: &Arc<Plan>,
    releases: &[store::Release],
    mut added: Tallies,
) -> Result<(Tallies, Vec<Correction>), Error> {
    let mut corrections = Vec::new();
    for release in releases.iter().filter(|release| release.deletions > release.settled) {
        let before = stored::decode(plan, &release.held)
            .map_err(|_| Error::Broken(format!("release {} of {survey} can't be read", release.number)))?;
        let now = count(store, survey, plan, Selection::Release(release.number), |_| true).await?;
        let mut gone = before;
        gone.leave_out(&now);
        added.subtract(&gone);
        corrections.push(Correction {
            number: release.number,
            before: release.held.clone(),
            held: stored::encode(plan, &now),
            deletions: release.deletions,
        });
    }
    Ok((added, corrections))
}

impl<'a> From<&'a store::Row> for Row<'a> {
    fn from(row: &'a store::Row) -> Self {
        Self {
            answers: &row.answers,
            role: row.role.as_deref(),
            help: row.help.as_deref(),
            band: row.band.as_deref(),
            language: Some(&row.language),
            mode: Some(&row.mode),
        }
    }
}
