//! The chain that holds the audit trail together: each entry's hash is a keyed one over the entry and all before it.
//! Whoever changes, removes or reorders entries past the service, without its key, breaks it.
//!
//! What the chain can't show is a whole trail put back as it was at an earlier time, from an old copy of the database.

use super::audit::AuditEntry;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The key of the chain. It comes in with the options: the store makes none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AuditKey([u8; 32]);

impl From<[u8; 32]> for AuditKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl std::fmt::Debug for AuditKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("AuditKey(…)")
    }
}

impl AuditKey {
    /// The hash of an entry with this number, after whatever the head says of all before it.
    pub(super) fn link(&self, head: &[u8], number: i64, entry: &AuditEntry) -> [u8; 32] {
        let AuditEntry { id, at, who, what, survey, detail } = entry;
        let (number, at) = (number.to_be_bytes(), at.to_be_bytes());
        let survey = survey.as_ref().map(|survey| format!("of {survey}")).unwrap_or_default();
        let words = [id, who, what, &survey, detail].map(String::as_bytes);
        self.mac("entry", [head, &number, &at].into_iter().chain(words))
    }

    /// What the head keeps of the last entry: another hash than the entry's own, so that nobody who cuts the end of the
    /// trail off can make a head for what is left.
    pub(super) fn head(&self, last: &[u8]) -> [u8; 32] {
        self.mac("head", [last].into_iter())
    }

    fn mac<'a>(&self, word: &'static str, parts: impl Iterator<Item = &'a [u8]>) -> [u8; 32] {
        // HMAC takes a key of any length, so this can't fail.
        let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(&self.0) else { return [0; 32] };
        for part in std::iter::once(word.as_bytes()).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}
