//! Taking answers back. They are gone at once; the figures follow with the next release.

use super::Store;
use super::bytes::Key;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, comments, releases, responses, withdrawn};
use super::themes;
use diesel::prelude::*;

impl Store {
    /// Deletes the response under a key and its comments, and leaves a tombstone. A
    /// marked comment stays, unlinked. `false`: there was no response (any more).
    pub async fn withdraw(&self, key: Key) -> Result<bool, Error> {
        self.settle().await?;
        self.write(move |conn| withdraw(conn, key)).await
    }
}

fn withdraw(conn: &mut Conn, key: Key) -> Result<bool, Error> {
    let response = diesel::delete(responses::table.find((ORG, key.as_bytes().as_slice())));
    let response = response.returning((responses::survey, responses::release));
    let gone: Option<(String, Option<i32>)> = on!(conn, inner => response.get_result(inner).optional())?;
    let Some((survey, release)) = gone else {
        return Ok(false);
    };
    remove_comments(conn, key)?;
    themes::forget(conn, &survey)?;
    if let Some(number) = release {
        count_deletion(conn, &survey, number)?;
    }
    leave_tombstone(conn, key, &survey)?;
    Ok(true)
}

fn remove_comments(conn: &mut Conn, key: Key) -> Result<(), Error> {
    let of_response = || {
        let of_org = comments::table.filter(comments::org_id.eq(ORG));
        of_org.filter(comments::response_key.eq(key.as_bytes().as_slice()))
    };
    let unlink = diesel::update(of_response().filter(comments::marked));
    let unlink = unlink.set(comments::response_key.eq(comments::id));
    on!(conn, inner => unlink.execute(inner))?;
    on!(conn, inner => diesel::delete(of_response()).execute(inner))?;
    Ok(())
}

fn count_deletion(conn: &mut Conn, survey: &str, number: i32) -> Result<(), Error> {
    let release = diesel::update(releases::table.find((ORG, survey, number)));
    let bump = release.set(releases::deletions.eq(releases::deletions + 1));
    on!(conn, inner => bump.execute(inner))?;
    Ok(())
}

fn leave_tombstone(conn: &mut Conn, key: Key, survey: &str) -> Result<(), Error> {
    let row = (withdrawn::org_id.eq(ORG), withdrawn::key.eq(key.as_bytes().as_slice()), withdrawn::survey.eq(survey));
    let insert = diesel::insert_into(withdrawn::table).values(row).on_conflict_do_nothing();
    on!(conn, inner => insert.execute(inner))?;
    Ok(())
}
