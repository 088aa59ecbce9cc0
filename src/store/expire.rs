//! Retention: nothing is older than the policy by a day. The figures that were made of
//! what goes stay as they are, for they tell of nobody; so what a release holds is told
//! anew with each part that goes, and a withdrawal from it later takes out no more than
//! itself.

use super::Store;
use super::bytes::Key;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, comments, releases, responses};
use super::themes;
use diesel::prelude::*;

/// Some of the responses whose time is over: all of one release, or all in none yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expired {
    /// The survey's id.
    pub survey: String,
    /// Their keys: some hundreds, so that nobody who submits waits for them.
    pub keys: Vec<Key>,
    /// The release that they stand in, and what it holds with them and without.
    pub held: Option<Held>,
}

/// Some of the responses of which single answers have gone: all of one release, or all in none yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortened {
    /// The survey's id.
    pub survey: String,
    /// Their keys, with the answers as they were and as they are to be, as JSON.
    pub answers: Vec<(Key, String, String)>,
    /// The release that they stand in, and what it holds with those answers and without.
    pub held: Option<Held>,
}

/// What a release holds, as JSON, before and after some of its responses go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The release's number.
    pub number: i32,
    /// What it holds with them.
    pub before: String,
    /// What it holds without them.
    pub after: String,
}

impl Store {
    /// Deletes responses whose time is over. `Taken`: one of them was withdrawn or released
    /// since they were read, or the release has changed: read again.
    pub async fn expire(&self, expired: Expired) -> Result<(), Error> {
        self.write(move |conn| expire(conn, &expired)).await
    }

    /// Keeps responses without the answers whose own time was over. `Taken`: as for `expire`.
    pub async fn shorten(&self, shortened: Shortened) -> Result<(), Error> {
        self.write(move |conn| shorten(conn, &shortened)).await
    }

    /// Deletes the comments of before this day (days since 1970) that answer one item, except marked ones, which are
    /// unlinked.
    pub async fn expire_comments_of(&self, survey: &str, item: &str, before: i32) -> Result<(), Error> {
        let (survey, item) = (survey.to_owned(), item.to_owned());
        self.write(move |conn| expire_comments(conn, &survey, Some(&item), before)).await
    }

    /// Deletes the comments of before this day (days since 1970), except marked ones, which
    /// are unlinked.
    pub async fn expire_comments(&self, survey: &str, before: i32) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| expire_comments(conn, &survey, None, before)).await
    }
}

fn expire(conn: &mut Conn, expired: &Expired) -> Result<(), Error> {
    hold(conn, &expired.survey, expired.held.as_ref(), expired.keys.len())?;
    let keys: Vec<&[u8]> = expired.keys.iter().map(|key| key.as_bytes().as_slice()).collect();
    let old = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(keys));
    let gone = match &expired.held {
        Some(held) => {
            let old = diesel::delete(old.filter(responses::release.eq(held.number)));
            on!(conn, inner => old.execute(inner))?
        }
        None => {
            let old = diesel::delete(old.filter(responses::release.is_null()));
            on!(conn, inner => old.execute(inner))?
        }
    };
    if gone == expired.keys.len() { Ok(()) } else { Err(Error::Taken) }
}

/// Has the release hold less from now on: `count` of its responses have gone, or some of their answers.
fn hold(conn: &mut Conn, survey: &str, held: Option<&Held>, count: usize) -> Result<(), Error> {
    let Some(held) = held else { return Ok(()) };
    let count = i32::try_from(count).map_err(|_| Error::broken("too many at once"))?;
    let release = releases::table.find((ORG, survey, held.number));
    let same = diesel::update(release.filter(releases::held.eq(&held.before)));
    let change = same.set((releases::held.eq(&held.after), releases::expired.eq(releases::expired + count)));
    if on!(conn, inner => change.execute(inner))? == 1 { Ok(()) } else { Err(Error::Taken) }
}

fn shorten(conn: &mut Conn, shortened: &Shortened) -> Result<(), Error> {
    hold(conn, &shortened.survey, shortened.held.as_ref(), shortened.answers.len())?;
    for (key, before, after) in &shortened.answers {
        let response = responses::table.find((ORG, key.as_bytes().as_slice()));
        let same = diesel::update(response.filter(responses::answers.eq(before)));
        let change = same.set(responses::answers.eq(after));
        if on!(conn, inner => change.execute(inner))? != 1 {
            return Err(Error::Taken);
        }
    }
    Ok(())
}

fn expire_comments(conn: &mut Conn, survey: &str, item: Option<&str>, before: i32) -> Result<(), Error> {
    let all_items = item.is_none();
    let old = || {
        let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
        let of_item = comments::item.eq(item.unwrap_or_default()).or(all_items.into_sql::<diesel::sql_types::Bool>());
        all.filter(comments::day.lt(before)).filter(of_item)
    };
    let unlink = diesel::update(old().filter(comments::marked)).set(comments::response_key.eq(comments::id));
    on!(conn, inner => unlink.execute(inner))?;
    on!(conn, inner => diesel::delete(old().filter(comments::marked.eq(false))).execute(inner))?;
    themes::forget(conn, survey)
}
