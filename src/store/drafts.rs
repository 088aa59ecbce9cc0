//! Answers before they are sent: sealed bodies that a crash may lose and no backup
//! holds. They have a file and a writer of their own, so that pages that are filled in
//! never wait for submissions.

use super::Store;
use super::bytes::DraftKey;
use super::conn::{Conn, Inner, on};
use super::error::Error;
use super::schema::{ORG, drafts};
use diesel::prelude::*;

#[derive(Insertable)]
#[diesel(table_name = drafts)]
struct DraftRow<'a> {
    org_id: i64,
    key: &'a [u8],
    body: &'a [u8],
    expires_hour: i64,
}

impl Store {
    /// A draft's sealed body. Whether it has expired is for `purge_drafts`.
    pub async fn draft(&self, key: DraftKey) -> Result<Option<Vec<u8>>, Error> {
        if let Some(body) = self.fresh.as_ref().and_then(|fresh| fresh.get(&key)) {
            return Ok(Some(body));
        }
        let reading = self.draft_readers.read(move |conn| {
            let query = drafts::table.find((ORG, key.as_bytes().as_slice())).select(drafts::body);
            Ok(on!(conn, inner => query.get_result(inner).optional())?)
        });
        reading.await
    }

    /// Keeps a draft in place of the one before; `expires_hour` is in hours since 1970.
    pub async fn put_draft(&self, key: DraftKey, body: Vec<u8>, expires_hour: i64) -> Result<(), Error> {
        let fresh = self.fresh.clone();
        let writing = self.drafts.write_one(move |conn| {
            put(conn, &DraftRow { org_id: ORG, key: key.as_bytes(), body: &body, expires_hour })?;
            if let Some(fresh) = &fresh {
                fresh.put(key, &body);
            }
            Ok(())
        });
        // What was not committed, or may not have been, is asked of the file again.
        writing.await.inspect_err(|_| self.forget(&key))
    }

    /// Deletes a draft, if there is one.
    pub async fn delete_draft(&self, key: DraftKey) -> Result<(), Error> {
        let fresh = self.fresh.clone();
        let writing = self.drafts.write_one(move |conn| {
            let draft = drafts::table.find((ORG, key.as_bytes().as_slice()));
            on!(conn, inner => diesel::delete(draft).execute(inner))?;
            if let Some(fresh) = &fresh {
                fresh.forget(&key);
            }
            Ok(())
        });
        writing.await
    }

    /// Deletes the drafts that expired before this hour; tells how many.
    pub async fn purge_drafts(&self, now_hour: i64) -> Result<usize, Error> {
        let fresh = self.fresh.clone();
        let writing = self.drafts.write_one(move |conn| {
            let old = drafts::table.filter(drafts::org_id.eq(ORG)).filter(drafts::expires_hour.lt(now_hour));
            let count = on!(conn, inner => diesel::delete(old).execute(inner))?;
            if let Some(fresh) = fresh.filter(|_| count > 0) {
                fresh.forget_all();
            }
            Ok(count)
        });
        writing.await
    }

    fn forget(&self, key: &DraftKey) {
        if let Some(fresh) = &self.fresh {
            fresh.forget(key);
        }
    }
}

/// On SQLite `REPLACE`, which diesel prepares once; it prepares an upsert anew each time.
fn put(conn: &mut Conn, row: &DraftRow<'_>) -> Result<(), Error> {
    match &mut conn.inner {
        Inner::Sqlite(conn) => diesel::replace_into(drafts::table).values(row).execute(conn)?,
        Inner::Postgres(conn) => {
            let insert = diesel::insert_into(drafts::table).values(row);
            let change = (drafts::body.eq(row.body), drafts::expires_hour.eq(row.expires_hour));
            insert.on_conflict((drafts::org_id, drafts::key)).do_update().set(change).execute(conn)?
        }
    };
    Ok(())
}
