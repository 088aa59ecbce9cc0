//! Many responses in one journey to a PostgreSQL server: their columns go as arrays to a
//! function that a migration lays, so that the statement is the same for any number of
//! rows, and is prepared once for a connection.

use super::bytes::Key;
use super::error::Error;
use super::schema::ORG;
use super::submit::NewResponse;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Bool, Integer, Nullable, Text};
use std::collections::HashSet;

/// What became of responses, by their keys.
#[derive(Default)]
pub(super) struct Put {
    /// Those that were inserted, and stand.
    pub(super) new: HashSet<Key>,
    /// Those that were withdrawn before.
    pub(super) gone: HashSet<Key>,
}

/// Inserts the responses that are not there yet, in the order given, with their comments.
/// Of several under one key the first counts.
pub(super) fn put(conn: &mut PgConnection, all: &[&NewResponse]) -> Result<Put, Error> {
    let found: Vec<(Vec<u8>, bool)> = StoreResponses::of(all).get_results(conn)?;
    let mut put = Put::default();
    for (key, is_withdrawn) in found {
        let keys = if is_withdrawn { &mut put.gone } else { &mut put.new };
        keys.insert(Key::from_column(&key)?);
    }
    Ok(put)
}

/// The function's arguments.
#[derive(Default)]
struct StoreResponses<'a> {
    key: Vec<&'a [u8]>,
    body_hash: Vec<&'a [u8]>,
    version: Vec<i32>,
    day: Vec<i32>,
    survey: Vec<&'a str>,
    language: Vec<&'a str>,
    mode: Vec<&'a str>,
    closed: Vec<&'a str>,
    role: Vec<Option<&'a str>>,
    help: Vec<Option<&'a str>>,
    band: Vec<Option<&'a str>>,
    comments: Comments<'a>,
}

/// Survey, language, role and day are the response's.
#[derive(Default)]
struct Comments<'a> {
    /// The response's place, from 1.
    place: Vec<i32>,
    id: Vec<&'a [u8]>,
    item: Vec<&'a str>,
    part: Vec<Option<&'a str>>,
    text: Vec<&'a str>,
}

impl<'a> StoreResponses<'a> {
    fn of(all: &[&'a NewResponse]) -> Self {
        let mut columns = Self::default();
        let mut seen = HashSet::new();
        all.iter().filter(|one| seen.insert(one.key)).for_each(|one| columns.push(one));
        columns
    }

    fn push(&mut self, one: &'a NewResponse) {
        self.key.push(one.key.as_bytes());
        self.body_hash.push(one.body_hash.as_bytes());
        self.version.push(one.version);
        self.day.push(one.day);
        self.survey.push(&one.survey);
        self.language.push(&one.language);
        self.mode.push(&one.mode);
        self.closed.push(&one.answers);
        self.role.push(one.role.as_deref());
        self.help.push(one.help.as_deref());
        self.band.push(one.band.as_deref());
        // A batch holds some hundreds.
        let place = i32::try_from(self.key.len()).unwrap_or(i32::MAX);
        for comment in &one.comments {
            self.comments.place.push(place);
            self.comments.id.push(comment.id.as_bytes());
            self.comments.item.push(&comment.item);
            self.comments.part.push(comment.part.as_deref());
            self.comments.text.push(&comment.text);
        }
    }
}

/// Binds arrays, one after another.
macro_rules! bind {
    ($out:ident, $($kind:ty => $column:expr),+ $(,)?) => {
        $(
            $out.push_sql(", ");
            $out.push_bind_param::<Array<$kind>, _>($column)?;
        )+
    };
}

impl QueryFragment<Pg> for StoreResponses<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("SELECT found, is_withdrawn FROM store_responses(");
        out.push_bind_param::<BigInt, i64>(&ORG)?;
        bind!(out,
            Binary => &self.key, Binary => &self.body_hash, Integer => &self.version, Integer => &self.day,
            Text => &self.survey, Text => &self.language, Text => &self.mode, Text => &self.closed,
            Nullable<Text> => &self.role, Nullable<Text> => &self.help, Nullable<Text> => &self.band,
            Integer => &self.comments.place, Binary => &self.comments.id, Text => &self.comments.item,
            Nullable<Text> => &self.comments.part, Text => &self.comments.text,
        );
        out.push_sql(")");
        Ok(())
    }
}

impl QueryId for StoreResponses<'_> {
    type QueryId = StoreResponses<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for StoreResponses<'_> {
    type SqlType = (Binary, Bool);
}

impl RunQueryDsl<PgConnection> for StoreResponses<'_> {}
