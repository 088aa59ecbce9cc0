//! Codes that an app makes of a secret and the time: RFC 6238 with HMAC-SHA-1, six digits, half a minute each, as all
//! apps can. Pure; the time comes in.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// How long a code is good, in seconds.
const STEP_SECONDS: i64 = 30;
/// How many steps a phone's clock may be ahead or behind.
const DRIFT: i64 = 1;

/// What the app and the service share: 160 bits, as RFC 4226 recommends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new one.
    pub fn new() -> Result<Self, rand::rand_core::OsError> {
        crate::keys::random().map(Self)
    }

    /// One that was kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// To be kept, sealed.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app: groups of four letters and digits.
    #[must_use]
    pub fn words(&self) -> String {
        let letters = BASE32_NOPAD.encode(&self.0);
        let groups = letters.as_bytes().chunks(4).filter_map(|chunk| std::str::from_utf8(chunk).ok());
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The code of a step.
    fn code(&self, step: i64) -> u32 {
        let Ok(mut mac) = <Hmac<Sha1> as Mac>::new_from_slice(&self.0) else { return u32::MAX };
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let offset = usize::from(hash[19] & 0xf);
        let bytes = [hash[offset] & 0x7f, hash[offset + 1], hash[offset + 2], hash[offset + 3]];
        u32::from_be_bytes(bytes) % 1_000_000
    }

    /// The code at a moment, in seconds since 1970, as an app shows it.
    #[must_use]
    pub fn code_at(&self, now: i64) -> String {
        format!("{:06}", self.code(now.div_euclid(STEP_SECONDS)))
    }

    /// The step that a typed code belongs to, where it is good now and younger than `last`: each is good once.
    #[must_use]
    pub fn step_of(&self, typed: &str, now: i64, last: i64) -> Option<i64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let code: u32 = digits.parse().ok().filter(|_| digits.len() == 6)?;
        let here = now.div_euclid(STEP_SECONDS);
        let fits = |step: &i64| bool::from(self.code(*step).ct_eq(&code));
        (here - DRIFT..=here + DRIFT).filter(|step| *step > last).find(fits)
    }
}

/// What the picture for the app says: whose code it is, and where it is used.
#[must_use]
pub fn enrolment_uri(secret: &Secret, issuer: &str, email: &str) -> String {
    let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (issuer, secret) = (plain(issuer), BASE32_NOPAD.encode(secret.as_bytes()));
    format!(
        "otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
        plain(email)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, with the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret(*b"12345678901234567890");
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.code_at(at), code, "{at}");
        }
    }

    #[test]
    fn a_code_is_good_half_a_minute_early_and_late_and_once() {
        let secret = Secret(*b"12345678901234567890");
        let (now, step) = (1_111_111_111, 37_037_037);
        let code = secret.code_at(now);
        assert_eq!(secret.step_of(&format!("{} {}", &code[..3], &code[3..]), now, 0), Some(step), "as it is typed");
        for (then, good) in [(now - 30, true), (now + 30, true), (now - 60, false), (now + 61, false)] {
            assert_eq!(secret.step_of(&code, then, 0).is_some(), good, "{then}");
        }
        assert_eq!(secret.step_of(&code, now, step), None, "it was used");
        for wrong in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(secret.step_of(wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn the_picture_names_the_service_and_the_person() {
        let secret = Secret(*b"12345678901234567890");
        let uri = enrolment_uri(&secret, "A & B", "a@example.org");
        assert!(
            uri.starts_with("otpauth://totp/A%20%26%20B:a%40example%2Eorg?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&"),
            "{uri}"
        );
        assert_eq!(secret.words(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }
}
