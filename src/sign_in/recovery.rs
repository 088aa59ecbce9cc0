//! Codes for the day that the second factor is lost: ten, shown once, each good once.

use crate::keys::{Keys, random};
use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

/// How many somebody gets.
const COUNT: usize = 10;

/// Letters and digits that are not mistaken for one another: Crockford's, in small letters.
static LETTERS: LazyLock<Option<Encoding>> = LazyLock::new(|| {
    let mut letters = Specification::new();
    letters.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    letters.encoding().ok()
});

/// Ten new codes of 80 bits, as people write them down. Errors: the operating system gives no random bytes.
pub fn recovery_codes() -> Result<Vec<String>, rand::rand_core::OsError> {
    (0..COUNT).map(|_| random().map(|bytes: [u8; 10]| written(&bytes))).collect()
}

fn written(bytes: &[u8; 10]) -> String {
    let letters = LETTERS.as_ref().map(|letters| letters.encode(bytes)).unwrap_or_default();
    let groups = letters.as_bytes().chunks(4).filter_map(|chunk| std::str::from_utf8(chunk).ok());
    groups.collect::<Vec<_>>().join("-")
}

/// What a typed code is kept as; capitals, spaces and letters that look alike are read too.
#[must_use]
pub fn recovery_hash(keys: &Keys, email: &str, typed: &str) -> [u8; 32] {
    let plain = |c: char| match c.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).map(plain).collect();
    keys.recovery_hash(email, &code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ten_codes_are_ten_and_are_read_as_people_type_them() {
        let codes = recovery_codes().unwrap();
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 10);
        assert!(codes.iter().all(|code| code.len() == 19), "{codes:?}");
        let keys = Keys::new([7; 32]);
        let hash = |typed: &str| recovery_hash(&keys, "a@example.org", typed);
        let code = &codes[0];
        for typed in [code.to_uppercase(), code.replace('-', " "), code.replace('0', "O").replace('1', "l")] {
            assert_eq!(hash(&typed), hash(code), "{typed}");
        }
        assert_ne!(hash(code), recovery_hash(&keys, "b@example.org", code));
    }
}
