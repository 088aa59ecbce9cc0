//! Answers before they are sent: sealed bodies that a crash may lose and no backup
//! holds. They have a file and a writer of their own, so that pages that are filled in
//! never wait for submissions.

use super::Store;
use super::bytes::DraftKey;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, drafts};
use diesel::prelude::*;

impl Store {
    /// A draft's sealed body. Whether it has expired is for `purge_drafts`.
    pub async fn draft(&self, key: DraftKey) -> Result<Option<Vec<u8>>, Error> {
        let reading = self.draft_readers.read(move |conn| {
            let query = drafts::table.find((ORG, key.as_bytes().as_slice())).select(drafts::body);
            Ok(on!(conn, inner => query.first(inner).optional())?)
        });
        reading.await
    }

    /// Keeps a draft in place of the one before; `expires_hour` is in hours since 1970.
    pub async fn put_draft(&self, key: DraftKey, body: Vec<u8>, expires_hour: i64) -> Result<(), Error> {
        let writing = self.drafts.write(move |conn| {
            let row = (
                drafts::org_id.eq(ORG),
                drafts::key.eq(key.as_bytes().as_slice()),
                drafts::body.eq(&body),
                drafts::expires_hour.eq(expires_hour),
            );
            let change = (drafts::body.eq(&body), drafts::expires_hour.eq(expires_hour));
            let insert = diesel::insert_into(drafts::table).values(row);
            let upsert = insert.on_conflict((drafts::org_id, drafts::key)).do_update().set(change);
            on!(conn, inner => upsert.execute(inner))?;
            Ok(())
        });
        writing.await
    }

    /// Deletes a draft, if there is one.
    pub async fn delete_draft(&self, key: DraftKey) -> Result<(), Error> {
        let writing = self.drafts.write(move |conn| {
            let draft = drafts::table.find((ORG, key.as_bytes().as_slice()));
            on!(conn, inner => diesel::delete(draft).execute(inner))?;
            Ok(())
        });
        writing.await
    }

    /// Deletes the drafts that expired before this hour; tells how many.
    pub async fn purge_drafts(&self, now_hour: i64) -> Result<usize, Error> {
        let writing = self.drafts.write(move |conn| {
            let old = drafts::table.filter(drafts::org_id.eq(ORG)).filter(drafts::expires_hour.lt(now_hour));
            Ok(on!(conn, inner => diesel::delete(old).execute(inner))?)
        });
        writing.await
    }
}
