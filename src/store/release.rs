//! Releases: the only sets of responses that figures are made of. A release's number
//! is the watermark that an index, another node, a mail and a page share.

use super::Store;
use super::arrivals;
use super::bytes::Key;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, comments, releases, responses};
use super::way::Way;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Keys in one statement.
const KEYS: usize = 500;

/// How often a count is taken again because something was laid out in between.
const TRIES: usize = 8;

/// What is to be released, all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelease {
    /// The survey's id.
    pub survey: String,
    /// One more than the last.
    pub number: i32,
    /// In days since 1970.
    pub day: i32,
    /// The waiting responses that were chosen for it, at random.
    pub keys: Vec<Key>,
    /// What it adds to the figures, as JSON; signed, for withdrawals join it.
    pub figures: String,
    /// The tally of the rows that stand in it, as JSON.
    pub held: String,
    /// Earlier releases whose withdrawals `figures` takes account of.
    pub corrections: Vec<Correction>,
}

/// An earlier release, from which answers were withdrawn since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its number.
    pub number: i32,
    /// What it held when it was read, as JSON.
    pub before: String,
    /// The tally of the rows that stand in it now, as JSON.
    pub held: String,
    /// Its `deletions` when that tally was made.
    pub deletions: i32,
}

/// A release as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = releases)]
pub struct Release {
    /// 1 for the first.
    pub number: i32,
    /// In days since 1970.
    pub day: i32,
    /// Responses that it adds, less those that were withdrawn from earlier ones.
    pub responses: i32,
    /// What it adds to the figures, as JSON.
    pub figures: String,
    /// The tally of the rows that stood in it when it was last corrected, as JSON.
    pub held: String,
    /// Rows deleted from it ever: with the number, the watermark of an index.
    pub deletions: i32,
    /// Of these, the deletions that a later release has taken account of.
    pub settled: i32,
    /// Rows whose time was over: the figures are of them too, but nothing can be counted anew.
    pub expired: i32,
}

/// How far a survey's records have come: equal marks mean equal released rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watermark {
    /// The newest release; 0 where there is none.
    pub release: i32,
    /// Rows taken back from all releases.
    pub deletions: i64,
    /// Rows of all releases whose time was over.
    pub expired: i64,
}

/// How many responses a survey has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Stored, and in no release yet.
    pub waiting: i64,
    /// In the figures.
    pub released: i64,
}

impl Store {
    /// Releases the chosen responses in one transaction. `Taken`: the number is in use,
    /// or a response or a correction has changed since it was read: read again.
    pub async fn release(&self, release: NewRelease) -> Result<(), Error> {
        self.settle().await?;
        self.write(move |conn| put(conn, &release)).await
    }

    /// The numbers of a survey's releases, the oldest first, each with how many rows were ever deleted from it.
    pub async fn release_marks(&self, survey: &str) -> Result<Vec<(i32, i32)>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::survey.eq(survey));
            let marks = all.order(releases::number).select((releases::number, releases::deletions));
            Ok(on!(conn, inner => marks.load(inner))?)
        })
        .await
    }

    /// A survey's releases, the oldest first.
    pub async fn releases(&self, survey: &str) -> Result<Vec<Release>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::survey.eq(survey));
            let all = all.order(releases::number);
            Ok(on!(conn, inner => all.select(Release::as_select()).load(inner))?)
        })
        .await
    }

    /// The number of the newest release of each survey that has one, of those up to a day, in days since 1970.
    pub async fn newest_releases(&self, until: i32) -> Result<BTreeMap<String, i32>, Error> {
        self.read(move |conn| {
            let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::day.le(until));
            let newest = all.group_by(releases::survey).select((releases::survey, diesel::dsl::max(releases::number)));
            let found: Vec<(String, Option<i32>)> = on!(conn, inner => newest.load(inner))?;
            Ok(found.into_iter().filter_map(|(survey, number)| Some((survey, number?))).collect())
        })
        .await
    }

    /// How far a survey's records have come.
    pub async fn watermark(&self, survey: &str) -> Result<Watermark, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::survey.eq(survey));
            let sums = (diesel::dsl::sum(releases::deletions), diesel::dsl::sum(releases::expired));
            let marks = all.select((diesel::dsl::max(releases::number), sums));
            let (number, (deletions, expired)): (Option<i32>, (Option<i64>, Option<i64>)) =
                on!(conn, inner => marks.first(inner))?;
            Ok(Watermark {
                release: number.unwrap_or(0),
                deletions: deletions.unwrap_or(0),
                expired: expired.unwrap_or(0),
            })
        })
        .await
    }

    /// How many responses wait, and how many the figures are of.
    pub async fn counts(&self, survey: &str) -> Result<Counts, Error> {
        let waiting = self.waiting_count(survey).await?;
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::survey.eq(&survey));
            let sum = all.select(diesel::dsl::sum(releases::responses));
            let released: Option<i64> = on!(conn, inner => sum.first(inner))?;
            Ok(Counts { waiting, released: released.unwrap_or(0) })
        })
        .await
    }

    /// How many responses are in no release yet. Those that have just arrived are
    /// counted where they are: a page that shows the number must not hold up a crowd.
    pub async fn waiting_count(&self, survey: &str) -> Result<i64, Error> {
        let Way::Serving(arrived) = &self.way else {
            self.settle().await?;
            return self.waiting_in_table(survey).await;
        };
        let mut count = 0;
        for _ in 0..TRIES {
            let (arrived_now, round) = arrived.of(survey);
            // A command beside may have laid out what this process still knows as arrived.
            let name = survey.to_owned();
            let look = move |conn: &mut Conn| Ok((arrivals::is_any(conn)?, waiting(conn, &name)?));
            let (is_known, laid_out) = self.read(look).await?;
            count = if is_known { arrived_now + laid_out } else { laid_out };
            if arrived.of(survey).1 == round {
                break;
            }
        }
        Ok(count)
    }

    async fn waiting_in_table(&self, survey: &str) -> Result<i64, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| waiting(conn, &survey)).await
    }

    /// The keys of the responses that are in no release yet, in the keys' order.
    pub async fn waiting_keys(&self, survey: &str) -> Result<Vec<Key>, Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.read(move |conn| {
            let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
            let keys = all.filter(responses::release.is_null()).order(responses::key).select(responses::key);
            let keys: Vec<Vec<u8>> = on!(conn, inner => keys.load(inner))?;
            keys.iter().map(|key| Key::from_column(key)).collect()
        })
        .await
    }
}

fn waiting(conn: &mut Conn, survey: &str) -> Result<i64, Error> {
    let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
    let waiting = all.filter(responses::release.is_null()).count();
    Ok(on!(conn, inner => waiting.get_result(inner))?)
}

fn put(conn: &mut Conn, new: &NewRelease) -> Result<(), Error> {
    let mut net = i32::try_from(new.keys.len()).map_err(|_| Error::broken("too many for one release"))?;
    for correction in &new.corrections {
        net -= correct(conn, &new.survey, correction)?;
    }
    insert(conn, new, net)?;
    for keys in new.keys.chunks(KEYS) {
        assign(conn, new, keys)?;
    }
    Ok(())
}

/// Takes account of an earlier release's deletions; tells how many are new.
fn correct(conn: &mut Conn, survey: &str, correction: &Correction) -> Result<i32, Error> {
    let release = releases::table.find((ORG, survey, correction.number));
    let before: i32 = on!(conn, inner => release.select(releases::settled).first(inner))?;
    let same =
        release.filter(releases::deletions.eq(correction.deletions)).filter(releases::held.eq(&correction.before));
    let change = (releases::held.eq(&correction.held), releases::settled.eq(correction.deletions));
    match on!(conn, inner => diesel::update(same).set(change).execute(inner))? {
        1 => Ok(correction.deletions - before),
        _ => Err(Error::Taken),
    }
}

fn insert(conn: &mut Conn, new: &NewRelease, net: i32) -> Result<(), Error> {
    let row = (
        releases::org_id.eq(ORG),
        releases::survey.eq(&new.survey),
        releases::number.eq(new.number),
        releases::day.eq(new.day),
        releases::responses.eq(net),
        releases::figures.eq(&new.figures),
        releases::held.eq(&new.held),
        releases::deletions.eq(0),
        releases::settled.eq(0),
        releases::expired.eq(0),
    );
    on!(conn, inner => diesel::insert_into(releases::table).values(row).execute(inner))?;
    Ok(())
}

/// Puts waiting responses and their comments into the release.
fn assign(conn: &mut Conn, new: &NewRelease, keys: &[Key]) -> Result<(), Error> {
    let columns: Vec<&[u8]> = keys.iter().map(|key| key.as_bytes().as_slice()).collect();
    let chosen = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(&columns));
    let chosen = chosen.filter(responses::survey.eq(&new.survey)).filter(responses::release.is_null());
    let update = diesel::update(chosen).set(responses::release.eq(new.number));
    if on!(conn, inner => update.execute(inner))? != keys.len() {
        return Err(Error::Taken);
    }
    let texts = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::response_key.eq_any(&columns));
    on!(conn, inner => diesel::update(texts).set(comments::release.eq(new.number)).execute(inner))?;
    Ok(())
}
