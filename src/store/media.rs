//! Pictures and sounds of versions, by the hash of their bytes.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, media};
use diesel::prelude::*;

/// A picture or a sound.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = media)]
pub struct Medium {
    /// The hash of `bytes`, in hex.
    pub hash: String,
    /// As it is served.
    pub mime: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a medium; the same hash again changes nothing.
    pub async fn put_medium(&self, medium: Medium) -> Result<(), Error> {
        self.write(move |conn| {
            let Medium { hash, mime, bytes } = medium;
            let row = (media::org_id.eq(ORG), media::hash.eq(hash), media::mime.eq(mime), media::bytes.eq(bytes));
            let insert = diesel::insert_into(media::table).values(row).on_conflict_do_nothing();
            on!(conn, inner => insert.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// A medium by its hash.
    pub async fn medium(&self, hash: &str) -> Result<Medium, Error> {
        let hash = hash.to_owned();
        self.read(move |conn| {
            let query = media::table.find((ORG, hash));
            Ok(on!(conn, inner => query.select(Medium::as_select()).first(inner))?)
        })
        .await
    }
}
