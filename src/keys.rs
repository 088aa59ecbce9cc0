//! What is derived from secrets: receipts, keyed hashes, sealed drafts. Pure; the secrets come in from outside.
//!
//! One service key stands in a file outside the database. Everything derived from it carries a word of its own, so
//! that no value of one use can stand for another.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::{Encoding, Specification};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::TryRngCore;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::LazyLock;

/// The service key. Losing it makes receipts unusable; showing it lets others make them.
#[derive(Clone)]
pub struct Keys([u8; 32]);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// The keys of a service whose secret is `secret`.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    fn mac(&self, word: &str, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.0, word, parts)
    }

    /// The receipt of a submission: 128 bits of HMAC-SHA-256 over organisation, survey and submission id.
    #[must_use]
    pub fn receipt(&self, survey: &str, submission_id: &[u8; 16]) -> Receipt {
        Receipt(half(self.mac("receipt", &[b"1", survey.as_bytes(), submission_id])))
    }

    /// What tells whether a repeated submission is the same one.
    #[must_use]
    pub fn body_hash(&self, canonical: &[u8]) -> [u8; 16] {
        half(self.mac("body", &[canonical]))
    }

    /// The key that a release's personal counts are rounded by.
    #[must_use]
    pub fn rounding(&self) -> [u8; 32] {
        self.mac("rounding", &[])
    }

    /// What a staff page's form carries, so that it can only come from a page of the same session.
    #[must_use]
    pub fn csrf(&self, session: &[u8]) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&half(self.mac("csrf", &[session])))
    }

    /// What entries of the audit trail are hashed with.
    #[must_use]
    pub fn audit(&self) -> [u8; 32] {
        self.mac("audit", &[])
    }

    /// The end of the address of somebody's page, which names nobody.
    #[must_use]
    pub fn person_id(&self, email: &str) -> String {
        data_encoding::HEXLOWER.encode(&self.mac("person", &[email.as_bytes()])[..8])
    }

    /// The end of the address at which the first admin sets the organisation up: good while there is none.
    #[must_use]
    pub fn setup_token(&self) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&self.mac("setup", &[b"1"]))
    }

    /// What a code for the day that the second factor is lost is kept as.
    #[must_use]
    pub fn recovery_hash(&self, email: &str, code: &str) -> [u8; 32] {
        self.mac("recovery", &[email.as_bytes(), code.as_bytes()])
    }

    /// Seals something of somebody's, for one use: a random nonce of 24 bytes, then the sealed body.
    #[must_use]
    pub fn seal(&self, word: &str, owner: &str, body: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; 24] = random().ok()?;
        let sealed = self.cipher(word, owner)?.encrypt(XNonce::from_slice(&nonce), body).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Self::seal`] made for the same use and the same person.
    #[must_use]
    pub fn open(&self, word: &str, owner: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(24)?;
        self.cipher(word, owner)?.decrypt(XNonce::from_slice(nonce), body).ok()
    }

    fn cipher(&self, word: &str, owner: &str) -> Option<XChaCha20Poly1305> {
        XChaCha20Poly1305::new_from_slice(&self.mac("seal", &[word.as_bytes(), owner.as_bytes()])).ok()
    }

    /// The end of a draft's address for one who may look at it.
    #[must_use]
    pub fn preview(&self, survey: &str, link: &str) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&half(self.mac("preview", &[survey.as_bytes(), link.as_bytes()])))
    }

    /// What stands for somebody who wishes to hear of a survey, and for nobody else: the end of the link at which the
    /// person leaves.
    #[must_use]
    pub fn hearer(&self, survey: &str, email: &str) -> [u8; 16] {
        half(self.mac("hearer", &[survey.as_bytes(), email.as_bytes()]))
    }

    /// What stands for somebody who gets digests: the end of the link at which the person leaves.
    #[must_use]
    pub fn digest_reader(&self, email: &str) -> [u8; 16] {
        half(self.mac("digest", &[email.as_bytes()]))
    }

    /// What an emailed code is kept as.
    #[must_use]
    pub fn code_hash(&self, email: &str, code: &str) -> [u8; 32] {
        self.mac("code", &[email.as_bytes(), code.as_bytes()])
    }
}

fn mac(key: &[u8], word: &str, parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so this can't fail; an all-zero answer would only ever match itself.
    let Ok(mut mac) = <Hmac<Sha256> as Mac>::new_from_slice(key) else { return [0; 32] };
    mac.update(word.as_bytes());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn half(whole: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&whole[..16]);
    half
}

/// Bytes that nobody can guess. Errors: the operating system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], rand::rand_core::OsError> {
    let mut bytes = [0; N];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes)?;
    Ok(bytes)
}

/// SHA-256, for secrets that are random already.
#[must_use]
pub fn hash(secret: &[u8]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// The code that takes a response back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Receipt([u8; 16]);

/// Crockford's base 32: no I, L, O, U; small letters and look-alikes are read too.
static CROCKFORD: LazyLock<Option<Encoding>> = LazyLock::new(|| {
    let mut letters = Specification::new();
    letters.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    letters.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    letters.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    letters.ignore.push_str(" -\t\r\n");
    letters.encoding().ok()
});

impl Receipt {
    /// Reads a code as people type it. `None` where it is not one.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let bytes = CROCKFORD.as_ref()?.decode(typed.trim().as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// What the response is filed under: a hash, so that the records do not hold the code.
    #[must_use]
    pub fn key(&self) -> [u8; 16] {
        half(hash(&self.0))
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = CROCKFORD.as_ref().map(|encoding| encoding.encode(&self.0)).unwrap_or_default();
        let groups: Vec<&str> =
            letters.as_bytes().chunks(4).filter_map(|chunk| std::str::from_utf8(chunk).ok()).collect();
        f.write_str(&groups.join("-"))
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(…)")
    }
}

/// The secret in a family's cookie: the only key to its draft.
#[derive(Clone, Copy)]
pub struct DraftSecret([u8; 32]);

impl DraftSecret {
    /// A new one.
    pub fn new() -> Result<Self, rand::rand_core::OsError> {
        random().map(Self)
    }

    /// Reads a cookie's value.
    #[must_use]
    pub fn parse(cookie: &str) -> Option<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The cookie's value.
    #[must_use]
    pub fn cookie(&self) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&self.0)
    }

    /// What the draft is filed under.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        hash(&self.0)
    }

    /// The submission's id: made from the secret, so that the same draft sent twice is the same submission.
    #[must_use]
    pub fn submission_id(&self) -> [u8; 16] {
        half(mac(&self.0, "submission", &[]))
    }

    fn cipher(&self) -> Option<XChaCha20Poly1305> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, &self.0).expand(b"draft", &mut key).ok()?;
        XChaCha20Poly1305::new_from_slice(&key).ok()
    }

    /// Seals a draft: a random nonce of 24 bytes, then the sealed body.
    #[must_use]
    pub fn seal(&self, body: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; 24] = random().ok()?;
        let sealed = self.cipher()?.encrypt(XNonce::from_slice(&nonce), body).ok()?;
        Some([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Self::seal`] made.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(24)?;
        self.cipher()?.decrypt(XNonce::from_slice(nonce), body).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_read_as_people_type_it() {
        let receipt = Keys::new([7; 32]).receipt("ward-design", &[1; 16]);
        let shown = receipt.to_string();
        assert_eq!((shown.len(), shown.matches('-').count()), (32, 6));
        for typed in
            [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o").replace('1', "l")]
        {
            assert_eq!(Receipt::parse(&typed), Some(receipt), "{typed}");
        }
        for typed in ["", "ABCD", "not a code at all!", &shown[..30]] {
            assert_eq!(Receipt::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn each_use_of_the_key_is_its_own() {
        let keys = Keys::new([7; 32]);
        assert_ne!(keys.receipt("a", &[1; 16]), keys.receipt("b", &[1; 16]));
        assert_ne!(keys.body_hash(b"x"), half(keys.mac("receipt", &[b"x"])));
        assert_ne!(mac(&[1], "w", &[b"ab", b"c"]), mac(&[1], "w", &[b"a", b"bc"]));
    }

    #[test]
    fn what_is_sealed_opens_for_the_same_person_and_use_only() {
        let keys = Keys::new([7; 32]);
        let sealed = keys.seal("factor", "a@example.org", b"secret").unwrap();
        assert_eq!(keys.open("factor", "a@example.org", &sealed).as_deref(), Some(b"secret".as_slice()));
        for (word, owner) in [("factor", "b@example.org"), ("enrol", "a@example.org")] {
            assert_eq!(keys.open(word, owner, &sealed), None, "{word} {owner}");
        }
    }

    #[test]
    fn a_draft_opens_with_its_own_cookie_only() {
        let (own, other) = (DraftSecret::new().unwrap(), DraftSecret::new().unwrap());
        let sealed = own.seal(b"answers").unwrap();
        assert_eq!(own.open(&sealed).as_deref(), Some(b"answers".as_slice()));
        assert_eq!((other.open(&sealed), own.open(&sealed[1..]), own.open(b"")), (None, None, None));
        assert_eq!(DraftSecret::parse(&own.cookie()).unwrap().submission_id(), own.submission_id());
    }
}
