//! Who wishes to hear what was done, kept so that nobody can join it to answers: a keyed hash, and a sealed address.
//!
//! No column has a time, a number or an order, and no table of answers shares one with this. The order in which rows
//! were written is not kept either: SQLite keeps a table without row ids in the order of its key, and on PostgreSQL,
//! where every row tells the transaction that wrote it (`xmin`) and where it lies (`ctid`), all of them are written
//! anew, in the order of the key, whenever one is added.

use super::Store;
use super::bytes::TokenHash;
use super::conn::{Conn, Inner, on};
use super::error::Error;
use super::schema::{ORG, news};
use diesel::prelude::*;

/// How many rows one statement writes.
const AT_ONCE: usize = 5_000;

/// Somebody who wishes to hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriber {
    /// A hash of what the leave link carries.
    pub key: TokenHash,
    /// The address and the language, sealed.
    pub sealed: Vec<u8>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = news)]
struct NewsRow {
    org_id: i64,
    key: Vec<u8>,
    survey: String,
    sealed: Vec<u8>,
}

impl Store {
    /// Keeps an address. Whoever is there already stays, with what is new.
    pub async fn subscribe(&self, survey: &str, subscriber: Subscriber) -> Result<(), Error> {
        let key = subscriber.key.as_bytes().to_vec();
        let row = NewsRow { org_id: ORG, key, survey: survey.to_owned(), sealed: subscriber.sealed };
        self.write(move |conn| {
            on!(conn, inner => diesel::delete(news::table.find((ORG, &row.key))).execute(inner))?;
            if conn.is_sqlite() { put(conn, vec![row]) } else { put_among(conn, row) }
        })
        .await
    }

    /// Forgets an address. Whether there was one is nobody's to know.
    pub async fn leave(&self, key: TokenHash) -> Result<(), Error> {
        self.write(move |conn| {
            let one = diesel::delete(news::table.find((ORG, key.as_bytes().as_slice())));
            on!(conn, inner => one.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Whether this address is kept.
    pub async fn hears(&self, key: TokenHash) -> Result<bool, Error> {
        self.read(move |conn| {
            let one = news::table.find((ORG, key.as_bytes().to_vec())).select(news::survey);
            let found: Option<String> = on!(conn, inner => one.first(inner).optional())?;
            Ok(found.is_some())
        })
        .await
    }

    /// Everybody who wishes to hear of a survey, in the order of their keys.
    pub async fn subscribers(&self, survey: &str) -> Result<Vec<Subscriber>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = news::table.filter(news::org_id.eq(ORG)).filter(news::survey.eq(survey)).order(news::key);
            let rows: Vec<NewsRow> = on!(conn, inner => own.select(NewsRow::as_select()).load(inner))?;
            let subscriber =
                |row: NewsRow| TokenHash::from_column(&row.key).map(|key| Subscriber { key, sealed: row.sealed });
            rows.into_iter().map(subscriber).collect()
        })
        .await
    }
}

/// Writes all of them anew, this one among them.
fn put_among(conn: &mut Conn, row: NewsRow) -> Result<(), Error> {
    // Of two nodes the second waits, or it would miss what the first writes.
    conn.execute("LOCK TABLE news IN EXCLUSIVE MODE")?;
    let all = news::table.filter(news::org_id.eq(ORG));
    let mut rows: Vec<NewsRow> = on!(conn, inner => all.select(NewsRow::as_select()).load(inner))?;
    on!(conn, inner => diesel::delete(all).execute(inner))?;
    rows.push(row);
    rows.sort_by(|one, other| one.key.cmp(&other.key));
    put(conn, rows)
}

fn put(conn: &mut Conn, rows: Vec<NewsRow>) -> Result<(), Error> {
    for some in rows.chunks(AT_ONCE) {
        match &mut conn.inner {
            Inner::Sqlite(inner) => {
                for row in some {
                    diesel::insert_into(news::table).values(row).execute(inner)?;
                }
            }
            Inner::Postgres(inner) => {
                diesel::insert_into(news::table).values(some).execute(inner)?;
            }
        }
    }
    Ok(())
}
