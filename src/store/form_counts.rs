//! How far people come with a form: sums by the day on which they began. Nodes add to them; nothing here belongs to
//! anybody.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, form_counts as counts};
use diesel::prelude::*;
use diesel::upsert::excluded;

/// A sum of one day.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = counts)]
pub struct FormCount {
    /// The survey's id.
    pub survey: String,
    /// The day on which the form was begun, in days since 1970.
    pub day: i32,
    /// What is counted: a page on which people stand, or one of the words of whoever counts.
    pub what: String,
    /// How many people; of what is added, how many more or less.
    pub people: i64,
}

impl Store {
    /// Adds to the sums, all of them or none.
    pub async fn add_form_counts(&self, added: Vec<FormCount>) -> Result<(), Error> {
        self.write(move |conn| {
            for one in &added {
                let row = (counts::org_id.eq(ORG), one);
                let key = (counts::org_id, counts::survey, counts::day, counts::what);
                let insert = diesel::insert_into(counts::table).values(row).on_conflict(key).do_update();
                let insert = insert.set(counts::people.eq(counts::people + excluded(counts::people)));
                on!(conn, inner => insert.execute(inner))?;
            }
            Ok(())
        })
        .await
    }

    /// The sums of a survey, by day.
    pub async fn form_counts(&self, survey: &str) -> Result<Vec<FormCount>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = counts::table.filter(counts::org_id.eq(ORG)).filter(counts::survey.eq(survey));
            let all = all.order((counts::day, counts::what));
            Ok(on!(conn, inner => all.select(FormCount::as_select()).load(inner))?)
        })
        .await
    }
}
