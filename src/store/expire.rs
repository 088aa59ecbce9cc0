//! Retention: nothing is older than the policy by a day. The old rows are found by a
//! reader and deleted in short transactions, so that nobody who submits waits.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, comments, releases, responses};
use diesel::prelude::*;
use std::collections::HashMap;

/// Rows in one transaction.
const ROWS: usize = 500;

impl Store {
    /// Deletes the responses of before this day (days since 1970), and the comments,
    /// except marked ones, which are unlinked. Tells how many responses; the deletions
    /// of their releases rise, as they do for a withdrawal.
    pub async fn expire(&self, survey: &str, before: i32) -> Result<usize, Error> {
        self.settle().await?;
        let mut deleted = 0;
        let name = survey.to_owned();
        let keys = self.read(move |conn| old_keys(conn, &name, before)).await?;
        for some in keys.chunks(ROWS) {
            let (some, name) = (some.to_vec(), survey.to_owned());
            deleted += self.write(move |conn| delete(conn, &name, &some)).await?;
        }
        let name = survey.to_owned();
        self.write(move |conn| delete_comments(conn, &name, before)).await?;
        Ok(deleted)
    }
}

fn old_keys(conn: &mut Conn, survey: &str, before: i32) -> Result<Vec<Vec<u8>>, Error> {
    let all = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::survey.eq(survey));
    let old = all.filter(responses::day.lt(before)).select(responses::key);
    Ok(on!(conn, inner => old.load(inner))?)
}

fn delete(conn: &mut Conn, survey: &str, keys: &[Vec<u8>]) -> Result<usize, Error> {
    let old = responses::table.filter(responses::org_id.eq(ORG)).filter(responses::key.eq_any(keys));
    let old = diesel::delete(old).returning(responses::release);
    let gone: Vec<Option<i32>> = on!(conn, inner => old.get_results(inner))?;
    let mut of_release: HashMap<i32, i32> = HashMap::new();
    for number in gone.iter().flatten() {
        *of_release.entry(*number).or_default() += 1;
    }
    for (number, count) in of_release {
        let release = diesel::update(releases::table.find((ORG, survey, number)));
        let bump = release.set(releases::deletions.eq(releases::deletions + count));
        on!(conn, inner => bump.execute(inner))?;
    }
    Ok(gone.len())
}

fn delete_comments(conn: &mut Conn, survey: &str, before: i32) -> Result<(), Error> {
    let old = || {
        let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
        all.filter(comments::day.lt(before))
    };
    let unlink = diesel::update(old().filter(comments::marked)).set(comments::response_key.eq(comments::id));
    on!(conn, inner => unlink.execute(inner))?;
    on!(conn, inner => diesel::delete(old().filter(comments::marked.eq(false))).execute(inner))?;
    Ok(())
}
