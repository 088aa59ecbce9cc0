//! Passwords: argon2id with the parameters that OWASP's cheat sheet recommends (19 MiB, two passes, one lane), on
//! threads of their own and few at a time; and whether one is too easy to guess, without rules of what it is made of.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many are hashed at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;
/// How long somebody waits for a turn before being told to come again.
const PATIENCE: Duration = Duration::from_secs(10);
/// The fewest and the most letters (NIST SP 800-63B: at least 8; at least 64 must be let in).
const LETTERS: std::ops::RangeInclusive<usize> = 8..=128;
/// The least that zxcvbn's scale from 0 to 4 must say: "safely unguessable".
const SCORE: u8 = 3;

/// Hashes passwords, and checks them.
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// What somebody's password is checked against who has none, so that it takes as long.
    dummy: Arc<OnceLock<String>>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), dummy: Arc::default() }
    }
}

/// Why a password was neither hashed nor checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Too many at once.
    Busy,
    /// A fault of ours.
    Broken(String),
}

impl Passwords {
    /// What a password is kept as, in the PHC's format.
    pub async fn hash(&self, password: &str) -> Result<String, Trouble> {
        let password = password.to_owned();
        self.in_turn(move || hash(&password)).await?
    }

    /// Whether a password is the one that is kept. Without one it is checked all the same, and is not.
    pub async fn is_right(&self, password: &str, kept: Option<String>) -> Result<bool, Trouble> {
        let (password, dummy) = (password.to_owned(), Arc::clone(&self.dummy));
        self.in_turn(move || {
            let is_known = kept.is_some();
            let kept = match kept {
                Some(kept) => kept,
                None => dummy.get_or_init(|| hash("no password").unwrap_or_default()).clone(),
            };
            is_of(&password, &kept) && is_known
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.ok().and_then(Result::ok).ok_or(Trouble::Busy)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|error| Trouble::Broken(format!("a password could not be hashed: {error}")))
    }
}

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

fn hash(password: &str) -> Result<String, Trouble> {
    let broken = |error: &dyn std::fmt::Display| Trouble::Broken(format!("a password could not be hashed: {error}"));
    let salt: [u8; 16] = crate::keys::random().map_err(|error| broken(&error))?;
    let salt = SaltString::encode_b64(&salt).map_err(|error| broken(&error))?;
    argon().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()).map_err(|error| broken(&error))
}

fn is_of(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept).is_ok_and(|kept| argon().verify_password(password.as_bytes(), &kept).is_ok())
}

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It has under 8 letters.
    Short,
    /// It has over 128.
    Long,
    /// It is easily guessed: common, repeated, or made of what is known of the person.
    Guessable,
}

/// What is wrong with a new password, if anything; `known` is what others know: the address, the organisation.
#[must_use]
pub fn weakness(password: &str, known: &[&str]) -> Option<Weak> {
    let letters = password.chars().count();
    if letters < *LETTERS.start() {
        return Some(Weak::Short);
    }
    if letters > *LETTERS.end() {
        return Some(Weak::Long);
    }
    let words: Vec<String> = known.iter().flat_map(|known| parts(known)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let score = u8::from(zxcvbn::zxcvbn(password, &words).score());
    (score < SCORE).then_some(Weak::Guessable)
}

/// Something that is known, whole and word by word; "Children's" is typed as "childrens".
fn parts(known: &str) -> Vec<String> {
    let plain = known.replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    std::iter::once(known).chain(words).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easily_guessed_is_refused_and_nothing_else() {
        let known = ["sam.reed@example.nhs.uk", "Northern Children's Hospital"];
        for (password, weak) in [
            ("", Some(Weak::Short)),
            ("ünïcödé", Some(Weak::Short)),
            ("password", Some(Weak::Guessable)),
            ("Passw0rd!2026", Some(Weak::Guessable)),
            ("sam.reed@example.nhs.uk", Some(Weak::Guessable)),
            ("NorthernChildrens", Some(Weak::Guessable)),
            ("aaaaaaaaaaaaaaaaaaaa", Some(Weak::Guessable)),
            ("kettle orbit tulip fence", None),
            ("x7&mQ!2pLw9z", None),
            ("ein Fahrrad aus Holz und Regen", None),
        ] {
            assert_eq!(weakness(password, &known), weak, "{password}");
        }
        assert_eq!(weakness(&"kettle orbit tulip ".repeat(7), &known), Some(Weak::Long));
    }

    #[test]
    fn a_password_is_kept_with_the_parameters_that_owasp_recommends() {
        let kept = hash("kettle orbit tulip fence").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_of("kettle orbit tulip fence", &kept) && !is_of("kettle orbit tulip fenc", &kept));
        assert_ne!(kept, hash("kettle orbit tulip fence").unwrap(), "each has a salt of its own");
    }
}
