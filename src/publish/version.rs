//! A checked definition → a version in the store, whether it comes from a file or from the browser.

use crate::keys::hash;
use crate::store::{self, NewVersion, Store};
use data_encoding::HEXLOWER;
use std::collections::BTreeMap;

/// Where a version came from that somebody published in the browser: no file has such a name.
pub const BROWSER: &str = "browser";

/// The files that a definition names: the hash of each, by its name.
pub(super) type Hashes = BTreeMap<String, String>;

/// A version is known by the hash of its canonical JSON and of the files that it names: another picture under the same
/// name is another version.
pub(super) fn version_hash(canonical: &str, media: &Hashes) -> String {
    HEXLOWER.encode(&hash(format!("{canonical}\n{}", names(media)).as_bytes()))
}

fn names(media: &Hashes) -> String {
    serde_json::to_string(media).unwrap_or_default()
}

/// Publishes a version; gives its number, and whether it is new.
pub(super) async fn publish(
    store: &Store,
    survey: &str,
    canonical: &str,
    media: &Hashes,
    source: &str,
    now: i64,
) -> Result<(i32, bool), store::Error> {
    let version = NewVersion {
        survey: survey.to_owned(),
        hash: version_hash(canonical, media),
        definition: canonical.to_owned(),
        source: source.to_owned(),
        media: names(media),
        published_at: now,
    };
    Ok(match store.publish_version(version).await? {
        store::Published::New(number) => (number, true),
        store::Published::Same(number) => (number, false),
    })
}
