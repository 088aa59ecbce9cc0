//! Reading many responses: in chunks by key, on one connection, in constant memory.

use super::Store;
use super::bytes::Key;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, releases, responses};
use diesel::prelude::*;

/// Rows that are loaded at once.
const CHUNK: i64 = 10_000;
/// Keys in one statement.
const KEYS: usize = 1_000;

/// Which of a survey's responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Those in no release yet.
    Waiting,
    /// Those in one release.
    Release(i32),
    /// Those in any release, release by release.
    Released,
    /// Those under these keys that still stand.
    Keys(Vec<Key>),
    /// Those of before this day, in days since 1970, in any release or in none.
    Before(i32),
    /// Those of the days from the first on, up to the second, which is left out; in any release or in none.
    Days(i32, i32),
    /// Those with keys from the first on, up to the second where there is one, in any release or in none.
    Slice(Key, Option<Key>),
}

/// A response as it is kept, less its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is filed under.
    pub key: Key,
    /// The number of the version that was answered.
    pub version: i32,
    /// The day it came in, in days since 1970.
    pub day: i32,
    /// A BCP-47 tag.
    pub language: String,
    /// Who answered.
    pub role: Option<String>,
    /// Alone, together or on somebody's behalf.
    pub help: Option<String>,
    /// The age band.
    pub band: Option<String>,
    /// How it was answered.
    pub mode: String,
    /// The release it stands in.
    pub release: Option<i32>,
    /// Closed answers, as JSON text.
    pub answers: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = responses)]
struct ResponseRow {
    key: Vec<u8>,
    version: i32,
    day: i32,
    language: String,
    role: Option<String>,
    help: Option<String>,
    band: Option<String>,
    mode: String,
    release: Option<i32>,
    answers: String,
}

impl ResponseRow {
    fn row(self) -> Result<Row, Error> {
        let key = Key::from_column(&self.key)?;
        let Self { version, day, language, role, help, band, mode, release, answers, .. } = self;
        Ok(Row { key, version, day, language, role, help, band, mode, release, answers })
    }
}

impl Store {
    /// Folds the selected rows into `start`, in the keys' order within a release. `each`
    /// runs where it may block, and ends the reading by an error.
    pub async fn rows<T, F>(&self, survey: &str, which: Selection, start: T, each: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut T, Row) -> Result<(), Error> + Send + 'static,
    {
        if matches!(which, Selection::Waiting | Selection::Keys(_) | Selection::Before(_) | Selection::Days(..)) {
            self.settle().await?;
        }
        let survey = survey.to_owned();
        self.read(move |conn| fold(conn, &survey, which, start, each)).await
    }
}

fn fold<T>(
    conn: &mut Conn,
    survey: &str,
    which: Selection,
    mut folded: T,
    mut each: impl FnMut(&mut T, Row) -> Result<(), Error>,
) -> Result<T, Error> {
    let mut one = |row: Row| each(&mut folded, row);
    match which {
        Selection::Waiting => by_release(conn, survey, None, &mut one)?,
        Selection::Release(number) => by_release(conn, survey, Some(number), &mut one)?,
        Selection::Keys(keys) => by_keys(conn, survey, &keys, &mut one)?,
        Selection::Before(day) => by_day(conn, survey, (i32::MIN, day), &mut one)?,
        Selection::Days(from, until) => by_day(conn, survey, (from, until), &mut one)?,
        Selection::Slice(from, until) => by_slice(conn, survey, (from, until), &mut one)?,
        Selection::Released => {
            for number in numbers(conn, survey)? {
                by_release(conn, survey, Some(number), &mut one)?;
            }
        }
    }
    Ok(folded)
}

fn numbers(conn: &mut Conn, survey: &str) -> Result<Vec<i32>, Error> {
    let all = releases::table.filter(releases::org_id.eq(ORG)).filter(releases::survey.eq(survey));
    let numbers = all.order(releases::number).select(releases::number);
    Ok(on!(conn, inner => numbers.load(inner))?)
}

type Each<'a> = &'a mut dyn FnMut(Row) -> Result<(), Error>;

fn by_release(conn: &mut Conn, survey: &str, number: Option<i32>, each: Each<'_>) -> Result<(), Error> {
    in_chunks(|after| chunk(conn, survey, number, after), each)
}

fn by_day(conn: &mut Conn, survey: &str, (from, until): (i32, i32), each: Each<'_>) -> Result<(), Error> {
    let next = |after: &[u8]| {
        let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
        let rest =
            all.filter(responses::day.ge(from)).filter(responses::day.lt(until)).filter(responses::key.gt(after));
        let rest = rest.order(responses::key).limit(CHUNK);
        Ok(on!(conn, inner => rest.select(ResponseRow::as_select()).load(inner))?)
    };
    in_chunks(next, each)
}

/// By the table's own key: whoever wants whole releases leaves the others out, which are few.
fn by_slice(conn: &mut Conn, survey: &str, (from, until): (Key, Option<Key>), each: Each<'_>) -> Result<(), Error> {
    let next = |after: &[u8]| {
        let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
        let rest = all.filter(responses::key.gt(after)).order(responses::key).limit(CHUNK);
        let rows = match &until {
            Some(until) => {
                let rest = rest.filter(responses::key.lt(until.as_bytes().as_slice()));
                on!(conn, inner => rest.select(ResponseRow::as_select()).load(inner))
            }
            None => on!(conn, inner => rest.select(ResponseRow::as_select()).load(inner)),
        };
        Ok(rows?)
    };
    // One bound alone: with a second one beside it SQLite would begin at the first key of all.
    let before = u128::from_be_bytes(*from.as_bytes()).checked_sub(1).map(u128::to_be_bytes);
    in_chunks_after(before.map_or(Vec::new(), Vec::from), next, each)
}

/// All of them, from the first key on.
fn in_chunks(next: impl FnMut(&[u8]) -> Result<Vec<ResponseRow>, Error>, each: Each<'_>) -> Result<(), Error> {
    in_chunks_after(Vec::new(), next, each)
}

/// Calls `next` with the last key that was read, until it gives few.
fn in_chunks_after(
    mut after: Vec<u8>,
    mut next: impl FnMut(&[u8]) -> Result<Vec<ResponseRow>, Error>,
    each: Each<'_>,
) -> Result<(), Error> {
    loop {
        let rows = next(&after)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after.clone_from(&last.key);
        let was_last = (rows.len() as i64) < CHUNK;
        rows.into_iter().try_for_each(|row| each(row.row()?))?;
        if was_last {
            return Ok(());
        }
    }
}

/// `IS NULL` and `= n` are two statements, so that each is prepared once and uses the index.
fn chunk(conn: &mut Conn, survey: &str, number: Option<i32>, after: &[u8]) -> Result<Vec<ResponseRow>, Error> {
    let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
    let rest = all.filter(responses::key.gt(after)).order(responses::key).limit(CHUNK);
    let rows = match number {
        Some(number) => {
            let rest = rest.filter(responses::release.eq(number));
            on!(conn, inner => rest.select(ResponseRow::as_select()).load(inner))
        }
        None => {
            let rest = rest.filter(responses::release.is_null());
            on!(conn, inner => rest.select(ResponseRow::as_select()).load(inner))
        }
    };
    Ok(rows?)
}

fn by_keys(conn: &mut Conn, survey: &str, keys: &[Key], each: Each<'_>) -> Result<(), Error> {
    for some in keys.chunks(KEYS) {
        let columns: Vec<&[u8]> = some.iter().map(|key| key.as_bytes().as_slice()).collect();
        let these = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(columns));
        let these = these.filter(responses::survey.eq(survey)).order(responses::key);
        let rows: Vec<ResponseRow> = on!(conn, inner => these.select(ResponseRow::as_select()).load(inner))?;
        rows.into_iter().try_for_each(|row| each(row.row()?))?;
    }
    Ok(())
}
