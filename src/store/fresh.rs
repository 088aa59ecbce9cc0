//! Drafts as they were kept last, by memory: the next page is asked for within seconds,
//! and needn't wait for the file. Sealed as in the file, and bounded; whatever is not
//! here is read there.
//!
//! **Invariant:** only the process that alone writes the file may use it. The writer
//! changes it, job by job, so that it never holds an older draft than the file.

use super::bytes::DraftKey;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// The most bytes of all drafts together.
const BYTES: u64 = 8 * 1024 * 1024;
/// About how many those are.
const DRAFTS: usize = 8 * 1024;

/// A clone is the same memory.
#[derive(Clone)]
pub(super) struct Fresh(Arc<Cache<DraftKey, Arc<[u8]>, ByBytes>>);

#[derive(Clone)]
struct ByBytes;

impl Weighter<DraftKey, Arc<[u8]>> for ByBytes {
    fn weight(&self, _: &DraftKey, body: &Arc<[u8]>) -> u64 {
        body.len() as u64 + 128
    }
}

impl Fresh {
    pub(super) fn new() -> Self {
        Self(Arc::new(Cache::with_weighter(DRAFTS, BYTES, ByBytes)))
    }

    pub(super) fn get(&self, key: &DraftKey) -> Option<Vec<u8>> {
        self.0.get(key).map(|body| body.to_vec())
    }

    pub(super) fn put(&self, key: DraftKey, body: &[u8]) {
        self.0.insert(key, body.into());
    }

    pub(super) fn forget(&self, key: &DraftKey) {
        self.0.remove(key);
    }

    pub(super) fn forget_all(&self) {
        self.0.clear();
    }
}
