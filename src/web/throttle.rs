//! How often something may be asked for, in memory only.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// How many mails to an address one place may ask for in ten minutes, so that nobody uses up what its owner may ask for.
const MAILS: usize = 3;
/// How many all places may ask for together, so that nobody's inbox is flooded.
const MAILS_IN_ALL: usize = 30;
const WINDOW_SECONDS: i64 = 600;
/// The most that is remembered before what is old is forgotten.
const REMEMBERED: usize = 10_000;

/// When each address was last asked for, under hashes whose salt is the process's own.
#[derive(Default)]
pub(super) struct Throttle {
    salt: RandomState,
    asked: Mutex<HashMap<u64, Vec<i64>>>,
}

impl Throttle {
    /// Whether one more mail to `address` may be asked for from `place` now, and remembers it where it may.
    pub(super) fn allows(&self, address: &str, place: Option<IpAddr>, now: i64) -> bool {
        let limits =
            [(self.salt.hash_one((address, place.map(network))), MAILS), (self.salt.hash_one(address), MAILS_IN_ALL)];
        let is_recent = |time: &i64| now - time < WINDOW_SECONDS;
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() >= REMEMBERED {
            asked.retain(|_, times| times.iter().any(is_recent));
        }
        for (key, _) in limits {
            asked.entry(key).or_default().retain(is_recent);
        }
        let allowed = limits.iter().all(|(key, most)| asked.get(key).is_none_or(|times| times.len() < *most));
        if allowed {
            limits.iter().for_each(|(key, _)| asked.entry(*key).or_default().push(now));
        }
        allowed
    }
}

/// Whoever has one address of IPv6 has all of its network.
fn network(place: IpAddr) -> u128 {
    match place {
        IpAddr::V4(place) => place.to_bits().into(),
        IpAddr::V6(place) => place.to_bits() >> 64 << 64,
    }
}
