//! How often something may be asked for or tried, in memory only. Nothing here is counted by an address alone that an
//! outsider can name: whoever hammers on somebody's account never keeps its owner out, who is elsewhere.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many mails to an address one place may ask for in ten minutes, so that nobody uses up what its owner may ask for.
const MAILS: usize = 3;
/// How many all places may ask for together, so that nobody's inbox is flooded.
const MAILS_IN_ALL: usize = 30;
/// How many wrong passwords for an address one place may try in ten minutes.
const PASSWORDS: usize = 10;
/// How many for all addresses together: a hospital may be behind one.
const PASSWORDS_OF_PLACE: usize = 200;
/// How many wrong codes of a second factor, for whoever has shown the first.
const CODES: usize = 10;
/// How many mails about what was done an address gets that asks for them, from one place and from all.
const LETTERS: usize = 3;
const LETTERS_IN_ALL: usize = 6;
/// How many one place may ask for, for whatever addresses: a ward's phones may be behind one.
const LETTERS_OF_PLACE: usize = 60;
const WINDOW_SECONDS: i64 = 600;
/// The most that is remembered before what is old is forgotten.
const REMEMBERED: usize = 10_000;

/// When each was last asked for, under hashes whose salt is the process's own.
#[derive(Default)]
pub(super) struct Throttle {
    salt: RandomState,
    asked: Mutex<HashMap<u64, Vec<i64>>>,
}

impl Throttle {
    /// Whether one more mail to `address` may be asked for from `place` now, and remembers it where it may.
    pub(super) fn allows(&self, address: &str, place: Option<IpAddr>, now: i64) -> bool {
        let own = self.salt.hash_one(("mail", address, place.map(network)));
        self.count(&[(own, MAILS), (self.salt.hash_one(("mail", address)), MAILS_IN_ALL)], now)
    }

    /// Whether one more password for `address` may be tried from `place` now, and counts it as a wrong one.
    pub(super) fn allows_password(&self, address: &str, place: Option<IpAddr>, now: i64) -> bool {
        self.count(&self.of_password(address, place), now)
    }

    /// It was right after all.
    pub(super) fn forgive_password(&self, address: &str, place: Option<IpAddr>) {
        self.forgive(&self.of_password(address, place));
    }

    /// Whether one more code of a second factor may be tried for `address`, and counts it as a wrong one. Only whoever
    /// has shown the first factor comes this far, so that no outsider uses this up.
    pub(super) fn allows_code(&self, address: &str, now: i64) -> bool {
        self.count(&[self.of_code(address)], now)
    }

    /// It was right after all.
    pub(super) fn forgive_code(&self, address: &str) {
        self.forgive(&[self.of_code(address)]);
    }

    /// Whether one more letter to a family's `address` may be asked for from `place` now, and remembers it where it may.
    pub(super) fn allows_letter(&self, address: &str, place: Option<IpAddr>, now: i64) -> bool {
        let own = self.salt.hash_one(("letter", address, place.map(network)));
        self.count(&[(own, LETTERS), (self.salt.hash_one(("letter", address)), LETTERS_IN_ALL)], now)
    }

    /// Whether `place` may ask for one more letter, whoever it is to, and remembers it where it may.
    pub(super) fn allows_letters_from(&self, place: Option<IpAddr>, now: i64) -> bool {
        self.count(&[(self.salt.hash_one(("letters", place.map(network))), LETTERS_OF_PLACE)], now)
    }

    fn of_password(&self, address: &str, place: Option<IpAddr>) -> [(u64, usize); 2] {
        let place = place.map(network);
        let own = self.salt.hash_one(("password", address, place));
        [(own, PASSWORDS), (self.salt.hash_one(("password", place)), PASSWORDS_OF_PLACE)]
    }

    fn of_code(&self, address: &str) -> (u64, usize) {
        (self.salt.hash_one(("code", address)), CODES)
    }

    /// Whether each stays under its limit with one more, and remembers it where it does.
    fn count(&self, limits: &[(u64, usize)], now: i64) -> bool {
        let is_recent = |time: &i64| now - time < WINDOW_SECONDS;
        let mut asked = self.asked();
        if asked.len() >= REMEMBERED {
            asked.retain(|_, times| times.iter().any(is_recent));
        }
        for (key, _) in limits {
            asked.entry(*key).or_default().retain(is_recent);
        }
        let allowed = limits.iter().all(|(key, most)| asked.get(key).is_none_or(|times| times.len() < *most));
        if allowed {
            limits.iter().for_each(|(key, _)| asked.entry(*key).or_default().push(now));
        }
        allowed
    }

    fn forgive(&self, limits: &[(u64, usize)]) {
        let mut asked = self.asked();
        for (key, _) in limits {
            asked.entry(*key).or_default().pop();
        }
    }

    fn asked(&self) -> MutexGuard<'_, HashMap<u64, Vec<i64>>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever has one address of IPv6 has all of its network.
fn network(place: IpAddr) -> u128 {
    match place {
        IpAddr::V4(place) => place.to_bits().into(),
        IpAddr::V6(place) => place.to_bits() >> 64 << 64,
    }
}
