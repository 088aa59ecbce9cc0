//! What a return officer enters by hand: numbers of a month and a place, each under a word. What they count is not for
//! the store to know.

use super::Store;
use super::audit::{AuditEntry, append};
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, return_totals as totals};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Numbers by what they count.
pub type ReturnTotals = BTreeMap<String, i64>;

/// Of what numbers were entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnKey {
    /// The survey's id.
    pub survey: String,
    /// The month, as `2026-11`.
    pub month: String,
    /// The place's id; empty for answers without one.
    pub place: String,
}

impl Store {
    /// The numbers of a survey's month, by place.
    pub async fn return_totals(&self, survey: &str, month: &str) -> Result<BTreeMap<String, ReturnTotals>, Error> {
        let (survey, month) = (survey.to_owned(), month.to_owned());
        self.read(move |conn| {
            let all = totals::table.filter(totals::org_id.eq(ORG)).filter(totals::survey.eq(survey));
            let all = all.filter(totals::month.eq(month)).select((totals::place, totals::what, totals::people));
            let rows: Vec<(String, String, i64)> = on!(conn, inner => all.load(inner))?;
            let mut found: BTreeMap<String, ReturnTotals> = BTreeMap::new();
            for (place, what, people) in rows {
                found.entry(place).or_default().insert(what, people);
            }
            Ok(found)
        })
        .await
    }

    /// Enters `now` in the stead of `before`, and notes it. `Taken`: somebody has entered something else meanwhile.
    pub async fn enter_return_totals(
        &self,
        key: ReturnKey,
        before: ReturnTotals,
        now: ReturnTotals,
        entry: AuditEntry,
    ) -> Result<(), Error> {
        self.write(move |conn| {
            if of(conn, &key)? != before {
                return Err(Error::Taken);
            }
            replace(conn, &key, &now)?;
            append(conn, &entry)
        })
        .await
    }
}

fn of(conn: &mut Conn, key: &ReturnKey) -> Result<ReturnTotals, Error> {
    let own = totals::table.filter(totals::org_id.eq(ORG)).filter(totals::survey.eq(&key.survey));
    let own = own.filter(totals::month.eq(&key.month)).filter(totals::place.eq(&key.place));
    let own = own.select((totals::what, totals::people));
    let rows: Vec<(String, i64)> = on!(conn, inner => own.load(inner))?;
    Ok(rows.into_iter().collect())
}

fn replace(conn: &mut Conn, key: &ReturnKey, now: &ReturnTotals) -> Result<(), Error> {
    let ReturnKey { survey, month, place } = key;
    let own = totals::table.filter(totals::org_id.eq(ORG)).filter(totals::survey.eq(survey));
    let own = own.filter(totals::month.eq(month)).filter(totals::place.eq(place));
    on!(conn, inner => diesel::delete(own).execute(inner))?;
    for (what, people) in now {
        let row = (
            totals::org_id.eq(ORG),
            totals::survey.eq(survey),
            totals::month.eq(month),
            totals::place.eq(place),
            totals::what.eq(what),
            totals::people.eq(people),
        );
        on!(conn, inner => diesel::insert_into(totals::table).values(row).execute(inner))?;
    }
    Ok(())
}
