//! What has just come in, on SQLite. A commit that lays each response into its tables
//! writes a page for every key, and keys are random; so one commit's submissions are
//! first kept together in one row, durable and in their keys' order. They are laid out
//! in their tables when there is a moment's quiet, and before anybody reads what they
//! are part of.
//!
//! **Invariant:** whatever was answered as stored is either here or in its tables.

use super::arrived::{Arrival, Arrived};
use super::batch;
use super::bytes::{BodyHash, Key};
use super::conn::{Conn, Inner};
use super::error::Error;
use super::pack::{pack, unpack};
use super::schema::{ORG, arrivals, responses, withdrawn};
use super::submit::{NewResponse, Standing, Submitted};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Nullable};
use std::collections::HashMap;

/// What one transaction takes in.
#[derive(Default)]
pub(super) struct Intake {
    /// One result for each response, in order.
    pub(super) results: Vec<Result<Submitted, Error>>,
    /// What has arrived, once that is committed.
    pub(super) new: Vec<Arrival>,
}

/// What one transaction lays out.
#[derive(Default)]
pub(super) struct Laid {
    /// What is in its tables, once that is committed.
    pub(super) laid: Vec<Arrival>,
    /// Some could not be laid out, and stay.
    pub(super) is_stuck: bool,
}

/// Takes responses in, within the transaction that is open.
pub(super) fn take_in(conn: &mut Conn, arrived: &Arrived, some: &[&NewResponse]) -> Result<Intake, Error> {
    let mut fresh: HashMap<Key, &NewResponse> = HashMap::with_capacity(some.len());
    let mut results = Vec::with_capacity(some.len());
    for one in some {
        let result = match fresh.get(&one.key) {
            Some(first) => judge(Standing::Stored(first.body_hash), one),
            None => standing(conn, arrived, one.key).and_then(|standing| judge(standing, one)),
        };
        if result == Ok(Submitted::Stored) {
            fresh.insert(one.key, one);
        }
        results.push(result);
    }
    let new = fresh.values().map(|one| Arrival::from(*one)).collect();
    keep(conn, fresh.into_values().collect())?;
    Ok(Intake { results, new })
}

fn judge(standing: Standing, one: &NewResponse) -> Result<Submitted, Error> {
    match standing.replay(one.body_hash) {
        Some(known) => Ok(known),
        None => batch::check(one).map(|()| Submitted::Stored),
    }
}

fn standing(conn: &mut Conn, arrived: &Arrived, key: Key) -> Result<Standing, Error> {
    match arrived.body(&key) {
        Some(hash) => Ok(Standing::Stored(hash)),
        None => laid_out(conn, key),
    }
}

/// One statement looks in both tables: a tombstone shows as a row without a hash.
fn laid_out(conn: &mut Conn, key: Key) -> Result<Standing, Error> {
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Ok(Standing::Unknown);
    };
    let column = key.as_bytes().as_slice();
    let stored = responses::table.find((ORG, column)).select(responses::body_hash.nullable());
    let none = None::<&[u8]>.into_sql::<Nullable<Binary>>();
    let gone = withdrawn::table.find((ORG, column)).select(none);
    let found: Option<Option<Vec<u8>>> = stored.union_all(gone).get_result(conn).optional()?;
    match found {
        None => Ok(Standing::Unknown),
        Some(None) => Ok(Standing::Withdrawn),
        Some(Some(hash)) => BodyHash::from_column(&hash).map(Standing::Stored),
    }
}

fn keep(conn: &mut Conn, mut fresh: Vec<&NewResponse>) -> Result<(), Error> {
    fresh.sort_by_key(|one| one.key);
    let (Inner::Sqlite(conn), Some(first)) = (&mut conn.inner, fresh.first()) else {
        return Ok(());
    };
    let row = (arrivals::id.eq(row_id(first.key)), arrivals::body.eq(pack(fresh.iter().copied())));
    diesel::insert_into(arrivals::table).values(row).execute(conn)?;
    Ok(())
}

/// As random as the key is.
fn row_id(key: Key) -> i64 {
    let [first, ..] = key.as_bytes().as_chunks().0 else {
        return 0;
    };
    i64::from_be_bytes(*first)
}

/// Everything that is not laid out yet, as far as it can be read.
pub(super) fn known(conn: &mut Conn) -> Result<Vec<Arrival>, Error> {
    let mut known = Vec::new();
    for (_, body) in load(conn, usize::MAX)? {
        match unpack(&body) {
            Ok(some) => known.extend(some.iter().map(Arrival::from)),
            Err(error) => tracing::error!(%error, "submissions among the arrivals can't be read"),
        }
    }
    Ok(known)
}

/// Whether anything is not laid out yet.
pub(super) fn is_any(conn: &mut Conn) -> Result<bool, Error> {
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Ok(false);
    };
    let any: Option<i64> = arrivals::table.select(arrivals::id).first(conn).optional()?;
    Ok(any.is_some())
}

/// Lays out about so many of what has arrived, within the transaction that is open.
/// What can't be laid out stays and is told in the log.
pub(super) fn lay_out(conn: &mut Conn, count: usize) -> Result<Laid, Error> {
    let rows = load(conn, count)?;
    match conn.nested(|conn| lay_rows(conn, &rows)) {
        Ok(laid) => Ok(Laid { laid, is_stuck: false }),
        Err(Error::Busy) => Err(Error::Busy),
        Err(_) => lay_singly(conn, rows),
    }
}

fn lay_singly(conn: &mut Conn, rows: Vec<Row>) -> Result<Laid, Error> {
    let mut done = Laid::default();
    for row in rows {
        match conn.nested(|conn| lay_rows(conn, std::slice::from_ref(&row))) {
            Ok(mut laid) => done.laid.append(&mut laid),
            Err(Error::Busy) => return Err(Error::Busy),
            Err(error) => {
                tracing::error!(%error, "submissions stay among the arrivals");
                done.is_stuck = true;
            }
        }
    }
    Ok(done)
}

type Row = (i64, Vec<u8>);

/// Rows that hold about so many responses, by their random ids.
fn load(conn: &mut Conn, count: usize) -> Result<Vec<Row>, Error> {
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Ok(Vec::new());
    };
    let (mut rows, mut found, mut after) = (Vec::new(), 0, i64::MIN);
    while found < count {
        let next = arrivals::table.filter(arrivals::id.gt(after)).order(arrivals::id).limit(1);
        let Some(row) = next.first::<Row>(conn).optional()? else {
            break;
        };
        found += unpack(&row.1).map_or(1, |responses| responses.len());
        after = row.0;
        rows.push(row);
    }
    Ok(rows)
}

fn lay_rows(conn: &mut Conn, rows: &[Row]) -> Result<Vec<Arrival>, Error> {
    let mut all = Vec::new();
    for (_, body) in rows {
        all.append(&mut unpack(body)?);
    }
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Ok(Vec::new());
    };
    batch::lay_out(conn, &all)?;
    for (id, _) in rows {
        diesel::delete(arrivals::table.find(id)).execute(conn)?;
    }
    Ok(all.iter().map(Arrival::from).collect())
}
