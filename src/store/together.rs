//! Many rows by one statement, on PostgreSQL: their columns go as arrays, so that the
//! text is the same for any number of rows, and is prepared once for a connection.

use super::bytes::Key;
use super::error::Error;
use super::schema::ORG;
use super::submit::{NewComment, NewResponse};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Integer, Nullable, Text};
use std::collections::HashSet;

/// Inserts the responses that are not there yet, in the order given, and tells which keys
/// that were.
pub(super) fn insert_responses(conn: &mut PgConnection, all: &[&NewResponse]) -> Result<HashSet<Key>, Error> {
    let keys: Vec<Vec<u8>> = Responses::of(all).get_results(conn)?;
    keys.iter().map(|key| Key::from_column(key)).collect()
}

/// Inserts comments, each of its response.
pub(super) fn insert_comments(conn: &mut PgConnection, all: &[(&NewResponse, &NewComment)]) -> Result<(), Error> {
    if !all.is_empty() {
        Comments::of(all).execute(conn)?;
    }
    Ok(())
}

/// The columns of responses.
struct Responses<'a> {
    key: Vec<&'a [u8]>,
    body_hash: Vec<&'a [u8]>,
    version: Vec<i32>,
    day: Vec<i32>,
    survey: Vec<&'a str>,
    language: Vec<&'a str>,
    mode: Vec<&'a str>,
    answers: Vec<&'a str>,
    role: Vec<Option<&'a str>>,
    help: Vec<Option<&'a str>>,
    band: Vec<Option<&'a str>>,
}

impl<'a> Responses<'a> {
    fn of(all: &[&'a NewResponse]) -> Self {
        Self {
            key: column(all, |one| one.key.as_bytes().as_slice()),
            body_hash: column(all, |one| one.body_hash.as_bytes().as_slice()),
            version: column(all, |one| one.version),
            day: column(all, |one| one.day),
            survey: column(all, |one| one.survey.as_str()),
            language: column(all, |one| one.language.as_str()),
            mode: column(all, |one| one.mode.as_str()),
            answers: column(all, |one| one.answers.as_str()),
            role: column(all, |one| one.role.as_deref()),
            help: column(all, |one| one.help.as_deref()),
            band: column(all, |one| one.band.as_deref()),
        }
    }
}

/// The columns of comments; survey, language, role and day are the response's.
struct Comments<'a> {
    response_key: Vec<&'a [u8]>,
    id: Vec<&'a [u8]>,
    day: Vec<i32>,
    survey: Vec<&'a str>,
    language: Vec<&'a str>,
    item: Vec<&'a str>,
    text: Vec<&'a str>,
    role: Vec<Option<&'a str>>,
    part: Vec<Option<&'a str>>,
}

impl<'a> Comments<'a> {
    fn of(all: &[(&'a NewResponse, &'a NewComment)]) -> Self {
        Self {
            response_key: column(all, |(response, _)| response.key.as_bytes().as_slice()),
            id: column(all, |(_, comment)| comment.id.as_bytes().as_slice()),
            day: column(all, |(response, _)| response.day),
            survey: column(all, |(response, _)| response.survey.as_str()),
            language: column(all, |(response, _)| response.language.as_str()),
            item: column(all, |(_, comment)| comment.item.as_str()),
            text: column(all, |(_, comment)| comment.text.as_str()),
            role: column(all, |(response, _)| response.role.as_deref()),
            part: column(all, |(_, comment)| comment.part.as_deref()),
        }
    }
}

fn column<T: Copy, C>(all: &[T], of: impl Fn(T) -> C) -> Vec<C> {
    all.iter().map(|one| of(*one)).collect()
}

const RESPONSES: &str = "INSERT INTO responses (org_id, key, body_hash, version, day, survey, language, mode, answers, \
    role, help, band) SELECT ";
const COMMENTS: &str = "INSERT INTO comments (state, marked, confirmed_small, org_id, response_key, id, day, survey, \
    language, item, text, role, part) SELECT 'waiting', false, false, ";

/// Binds arrays, one after another, and unnests them beside the organisation.
macro_rules! unnest {
    ($out:ident, $($kind:ty => $column:expr),+) => {
        $out.push_bind_param::<BigInt, i64>(&ORG)?;
        $out.push_sql(", * FROM unnest(");
        let mut is_first = true;
        $(
            if !std::mem::take(&mut is_first) {
                $out.push_sql(", ");
            }
            $out.push_bind_param::<Array<$kind>, _>($column)?;
        )+
        $out.push_sql(")");
    };
}

impl QueryFragment<Pg> for Responses<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(RESPONSES);
        unnest!(out,
            Binary => &self.key, Binary => &self.body_hash, Integer => &self.version, Integer => &self.day,
            Text => &self.survey, Text => &self.language, Text => &self.mode, Text => &self.answers,
            Nullable<Text> => &self.role, Nullable<Text> => &self.help, Nullable<Text> => &self.band);
        out.push_sql(" ON CONFLICT DO NOTHING RETURNING key");
        Ok(())
    }
}

impl QueryFragment<Pg> for Comments<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql(COMMENTS);
        unnest!(out,
            Binary => &self.response_key, Binary => &self.id, Integer => &self.day, Text => &self.survey,
            Text => &self.language, Text => &self.item, Text => &self.text,
            Nullable<Text> => &self.role, Nullable<Text> => &self.part);
        Ok(())
    }
}

impl QueryId for Responses<'_> {
    type QueryId = Responses<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryId for Comments<'_> {
    type QueryId = Comments<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Query for Responses<'_> {
    type SqlType = Binary;
}

impl RunQueryDsl<PgConnection> for Responses<'_> {}
impl RunQueryDsl<PgConnection> for Comments<'_> {}
