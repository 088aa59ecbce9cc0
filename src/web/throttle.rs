//! How often something may be asked for, in memory only.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How many mails an address may ask for in ten minutes.
const MAILS: usize = 3;
const WINDOW_SECONDS: i64 = 600;
/// The most addresses that are remembered.
const REMEMBERED: usize = 10_000;

/// When each address last asked.
#[derive(Default)]
pub(super) struct Throttle(Mutex<HashMap<String, Vec<i64>>>);

impl Throttle {
    /// Whether `address` may ask once more now, and remembers that it did.
    pub(super) fn allows(&self, address: &str, now: i64) -> bool {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= REMEMBERED {
            asked.retain(|_, times| times.iter().any(|time| now - time < WINDOW_SECONDS));
        }
        let times = asked.entry(address.to_owned()).or_default();
        times.retain(|time| now - time < WINDOW_SECONDS);
        let allowed = times.len() < MAILS;
        if allowed {
            times.push(now);
        }
        allowed
    }
}
