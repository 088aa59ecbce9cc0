//! What has just come in, on SQLite. A commit that lays each response into its tables
//! writes a page for every key, and keys are random; so one commit's submissions are
//! first kept together in one row, durable and in their keys' order, and laid out by
//! the thousand: when enough have come, when nothing comes for a moment, and before
//! anybody reads or changes what they are part of.
//!
//! **Invariant:** whatever was answered as stored is either here or in its tables.

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
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The keys and bodies that have arrived and are not laid out yet: what a replay is
/// compared with. The writer fills it after a commit, and empties it after laying out.
#[derive(Default)]
pub(super) struct Arrived(Mutex<HashMap<Key, BodyHash>>);

impl Arrived {
    pub(super) fn get(&self, key: &Key) -> Option<BodyHash> {
        self.lock().get(key).copied()
    }

    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }

    pub(super) fn add(&self, new: &[(Key, BodyHash)]) {
        self.lock().extend(new.iter().copied());
    }

    /// After laying out: these alone are left.
    pub(super) fn leave(&self, left: &[(Key, BodyHash)]) {
        let mut arrived = self.lock();
        arrived.clear();
        arrived.extend(left.iter().copied());
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, BodyHash>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one transaction takes in.
pub(super) struct Intake {
    /// One result for each response, in order.
    pub(super) results: Vec<Result<Submitted, Error>>,
    /// What has arrived, once that is committed.
    pub(super) new: Vec<(Key, BodyHash)>,
}

/// Takes responses in, within the transaction that is open.
pub(super) fn take_in(
    conn: &mut Conn,
    arrived: &Arrived,
    some: &[&NewResponse],
) -> Result<Intake, Error> {
    let mut fresh: HashMap<Key, &NewResponse> = HashMap::with_capacity(some.len());
    let mut results = Vec::with_capacity(some.len());
    for one in some {
        let standing = standing(conn, arrived, &fresh, one.key);
        let result = standing.and_then(|standing| match standing.replay(one.body_hash) {
            Some(known) => Ok(known),
            None => batch::check(one).map(|()| Submitted::Stored),
        });
        if result == Ok(Submitted::Stored) {
            fresh.insert(one.key, one);
        }
        results.push(result);
    }
    keep(conn, fresh.values().copied().collect())?;
    let new = fresh.values().map(|one| (one.key, one.body_hash)).collect();
    Ok(Intake { results, new })
}

/// What stands under a key: in this transaction, among the arrived, or in the tables.
fn standing(
    conn: &mut Conn,
    arrived: &Arrived,
    fresh: &HashMap<Key, &NewResponse>,
    key: Key,
) -> Result<Standing, Error> {
    match fresh
        .get(&key)
        .map(|one| one.body_hash)
        .or_else(|| arrived.get(&key))
    {
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
    let stored = responses::table
        .find((ORG, column))
        .select(responses::body_hash.nullable());
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
    let row = (
        arrivals::id.eq(row_id(first.key)),
        arrivals::body.eq(pack(fresh.iter().copied())),
    );
    diesel::insert_into(arrivals::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// As random as the key is.
fn row_id(key: Key) -> i64 {
    let [first, ..] = key.as_bytes().as_chunks().0 else {
        return 0;
    };
    i64::from_be_bytes(*first)
}

/// Lays out what has arrived, within the transaction that is open. What can't be laid
/// out stays, is told in the log, and is given back.
pub(super) fn lay_out(conn: &mut Conn) -> Result<Vec<(Key, BodyHash)>, Error> {
    let rows = load(conn)?;
    let mut left = Vec::new();
    if rows.is_empty() || conn.nested(|conn| lay_rows(conn, &rows)).is_ok() {
        return Ok(left);
    }
    for row in rows {
        if let Err(error) = conn.nested(|conn| lay_rows(conn, std::slice::from_ref(&row))) {
            tracing::error!(%error, "submissions stay among the arrivals");
            let those = unpack(&row.1).unwrap_or_default();
            left.extend(those.iter().map(|one| (one.key, one.body_hash)));
        }
    }
    Ok(left)
}

/// What is not laid out yet.
pub(super) fn known(conn: &mut Conn) -> Result<Vec<(Key, BodyHash)>, Error> {
    let mut known = Vec::new();
    for (_, body) in load(conn)? {
        known.extend(unpack(&body)?.iter().map(|one| (one.key, one.body_hash)));
    }
    Ok(known)
}

type Row = (i64, Vec<u8>);

fn load(conn: &mut Conn) -> Result<Vec<Row>, Error> {
    match &mut conn.inner {
        Inner::Sqlite(conn) => Ok(arrivals::table.load(conn)?),
        Inner::Postgres(_) => Ok(Vec::new()),
    }
}

fn lay_rows(conn: &mut Conn, rows: &[Row]) -> Result<(), Error> {
    let mut all = Vec::new();
    for (_, body) in rows {
        all.append(&mut unpack(body)?);
    }
    batch::lay_out(conn, &all)?;
    let Inner::Sqlite(conn) = &mut conn.inner else {
        return Ok(());
    };
    for (id, _) in rows {
        diesel::delete(arrivals::table.find(id)).execute(conn)?;
    }
    Ok(())
}
