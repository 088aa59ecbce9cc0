//! Many responses in one transaction. All are stored by few statements; where one of
//! them is refused by the database, each is tried alone, so that it fails alone.

use super::bytes::{BodyHash, Key};
use super::conn::{Conn, Inner, on};
use super::error::Error;
use super::schema::{ORG, comments, responses, withdrawn};
use super::submit::{NewComment, NewResponse, Submitted};
use super::together::{self, Put};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

#[derive(Insertable)]
#[diesel(table_name = responses, treat_none_as_default_value = false)]
struct ResponseRow<'a> {
    org_id: i64,
    key: &'a [u8],
    survey: &'a str,
    version: i32,
    day: i32,
    language: &'a str,
    role: Option<&'a str>,
    help: Option<&'a str>,
    band: Option<&'a str>,
    mode: &'a str,
    release: Option<i32>,
    body_hash: &'a [u8],
    answers: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = comments, treat_none_as_default_value = false)]
struct CommentRow<'a> {
    org_id: i64,
    id: &'a [u8],
    response_key: &'a [u8],
    survey: &'a str,
    item: &'a str,
    part: Option<&'a str>,
    language: &'a str,
    role: Option<&'a str>,
    day: i32,
    text: &'a str,
    state: &'a str,
    marked: bool,
    confirmed_small: bool,
}

/// What the tables refuse, said before anything is answered as stored.
pub(super) fn check(response: &NewResponse) -> Result<(), Error> {
    match response.version > 0 && response.day >= 0 {
        true => Ok(()),
        false => Err(Error::broken("a response needs a version from 1 and a day from 0")),
    }
}

/// Lays out responses that were answered as stored. One that is there already is the
/// same submission.
pub(super) fn lay_out(conn: &mut SqliteConnection, responses: &[NewResponse]) -> Result<(), Error> {
    let all: Vec<_> = responses.iter().collect();
    let new = insert(conn, &by_key(&all))?;
    insert_comments(conn, all.into_iter().filter(|one| new.contains(&one.key)))
}

/// Stores responses as the first of the transaction that is open; one result for each, in order.
pub(super) fn store(conn: &mut Conn, responses: &[&NewResponse]) -> Vec<Result<Submitted, Error>> {
    match conn.first(|conn| store_all(conn, responses)) {
        Ok(results) => results.into_iter().map(Ok).collect(),
        Err(Error::Busy) => responses.iter().map(|_| Err(Error::Busy)).collect(),
        Err(_) => responses.iter().map(|one| only(conn.nested(|conn| store_all(conn, &[one])))).collect(),
    }
}

/// Stores responses where no transaction is open, on PostgreSQL: each statement is one.
pub(super) fn store_at_once(conn: &mut Conn, responses: &[&NewResponse]) -> Vec<Result<Submitted, Error>> {
    match store_all(conn, responses) {
        Ok(results) => results.into_iter().map(Ok).collect(),
        Err(Error::Busy) => responses.iter().map(|_| Err(Error::Busy)).collect(),
        Err(_) => responses.iter().map(|one| only(store_all(conn, &[one]))).collect(),
    }
}

fn only(stored: Result<Vec<Submitted>, Error>) -> Result<Submitted, Error> {
    stored?.first().copied().ok_or(Error::Busy)
}

/// All or none.
fn store_all(conn: &mut Conn, responses: &[&NewResponse]) -> Result<Vec<Submitted>, Error> {
    responses.iter().try_for_each(|one| check(one))?;
    let sorted = by_key(responses);
    let Put { new, gone } = match &mut conn.inner {
        Inner::Sqlite(conn) => put(conn, &sorted)?,
        Inner::Postgres(conn) => together::put(conn, &sorted)?,
    };
    let stored = firsts(responses, |key| new.contains(key));
    let known = hashes(conn, responses.iter().zip(&stored).filter(|(_, stored)| !**stored).map(|(one, _)| one.key))?;
    let judge = |(one, stored): (&&NewResponse, &bool)| match (stored, known.get(&one.key)) {
        (true, _) => Ok(Submitted::Stored),
        (false, Some(hash)) if *hash == one.body_hash => Ok(Submitted::Already),
        (false, Some(_)) => Ok(Submitted::Conflict),
        (false, None) if gone.contains(&one.key) => Ok(Submitted::Withdrawn),
        (false, None) => Err(Error::Busy), // withdrawn by another node at this moment
    };
    responses.iter().zip(&stored).map(judge).collect()
}

/// In the keys' order, so that two nodes that store the same submissions wait for each
/// other and never in a circle.
fn by_key<'a>(responses: &[&'a NewResponse]) -> Vec<&'a NewResponse> {
    let mut sorted = responses.to_vec();
    sorted.sort_by_key(|one| one.key);
    sorted
}

/// For each response whether it is the first under a key that `is_new`: a batch may
/// hold the same submission twice.
fn firsts(responses: &[&NewResponse], is_new: impl Fn(&Key) -> bool) -> Vec<bool> {
    let mut seen = HashSet::new();
    responses.iter().map(|one| is_new(&one.key) && seen.insert(one.key)).collect()
}

/// SQLite: inserts what is not there yet, with its comments.
fn put(conn: &mut SqliteConnection, sorted: &[&NewResponse]) -> Result<Put, Error> {
    let mut new = insert(conn, sorted)?;
    let gone = bury(conn, &new)?;
    new.retain(|key| !gone.contains(key));
    let firsts = firsts(sorted, |key| new.contains(key));
    insert_comments(conn, sorted.iter().zip(firsts).filter(|(_, first)| *first).map(|(one, _)| *one))?;
    Ok(Put { new, gone })
}

/// A prepared statement a row is cheaper than any long one.
fn insert(conn: &mut SqliteConnection, sorted: &[&NewResponse]) -> Result<HashSet<Key>, Error> {
    let mut new = HashSet::with_capacity(sorted.len());
    for one in sorted {
        let insert = diesel::insert_into(responses::table).values(row(one)).on_conflict_do_nothing();
        if insert.execute(conn)? == 1 {
            new.insert(one.key);
        }
    }
    Ok(new)
}

/// Deletes again what was withdrawn before, and tells which keys that were.
fn bury(conn: &mut SqliteConnection, new: &HashSet<Key>) -> Result<HashSet<Key>, Error> {
    let keys: Vec<&[u8]> = new.iter().map(|key| key.as_bytes().as_slice()).collect();
    let tombs = withdrawn::table.filter(withdrawn::org_id.eq(ORG)).filter(withdrawn::key.eq_any(keys));
    let gone: Vec<Vec<u8>> = tombs.select(withdrawn::key).load(conn)?;
    if !gone.is_empty() {
        let again = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(&gone));
        diesel::delete(again).execute(conn)?;
    }
    gone.iter().map(|key| Key::from_column(key)).collect()
}

fn insert_comments<'a>(
    conn: &mut SqliteConnection,
    stored: impl Iterator<Item = &'a NewResponse>,
) -> Result<(), Error> {
    let mut rows: Vec<_> =
        stored.flat_map(|one| one.comments.iter().map(|comment| comment_row(one, comment))).collect();
    rows.sort_by_key(|row| (row.response_key, row.id));
    rows.into_iter().try_for_each(|row| insert_comment(conn, row))
}

/// A comment of an acknowledged response must not be lost to an id that is in use.
fn insert_comment(conn: &mut SqliteConnection, row: CommentRow<'_>) -> Result<(), Error> {
    let insert = diesel::insert_into(comments::table).values(&row).on_conflict_do_nothing();
    if insert.execute(conn)? == 1 {
        return Ok(());
    }
    let id: Vec<u8> = row.id.iter().rev().copied().collect();
    let row = CommentRow { id: &id, ..row };
    diesel::insert_into(comments::table).values(&row).execute(conn)?;
    Ok(())
}

/// What is stored under these keys.
fn hashes(conn: &mut Conn, keys: impl Iterator<Item = Key>) -> Result<HashMap<Key, BodyHash>, Error> {
    let keys: Vec<Vec<u8>> = keys.map(|key| key.as_bytes().to_vec()).collect();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let there = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(keys));
    let rows: Vec<(Vec<u8>, Vec<u8>)> =
        on!(conn, inner => there.select((responses::key, responses::body_hash)).load(inner))?;
    rows.iter().map(|(key, hash)| Ok((Key::from_column(key)?, BodyHash::from_column(hash)?))).collect()
}

fn row(one: &NewResponse) -> ResponseRow<'_> {
    ResponseRow {
        org_id: ORG,
        key: one.key.as_bytes(),
        survey: &one.survey,
        version: one.version,
        day: one.day,
        language: &one.language,
        role: one.role.as_deref(),
        help: one.help.as_deref(),
        band: one.band.as_deref(),
        mode: &one.mode,
        release: None,
        body_hash: one.body_hash.as_bytes(),
        answers: &one.answers,
    }
}

fn comment_row<'a>(response: &'a NewResponse, comment: &'a NewComment) -> CommentRow<'a> {
    CommentRow {
        org_id: ORG,
        id: comment.id.as_bytes(),
        response_key: response.key.as_bytes(),
        survey: &response.survey,
        item: &comment.item,
        part: comment.part.as_deref(),
        language: &response.language,
        role: response.role.as_deref(),
        day: response.day,
        text: &comment.text,
        state: "waiting",
        marked: false,
        confirmed_small: false,
    }
}
