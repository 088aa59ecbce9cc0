//! The ledger rule: each acknowledged submission is stored exactly once and as it was sent, each that was only
//! intended at most once, and nothing else is stored.

use crate::store_kit::{Outside, block_on};
use crate::world::SECRET;
use data_encoding::HEXLOWER;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;
use yousaid::keys::Keys;
use yousaid::response::Body;
use yousaid::store::{Options, Store};

pub(crate) const SURVEY: &str = "event-feedback";

/// What one client knows of one submission.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) body: String,
    words: String,
    /// What was told where it was acknowledged.
    pub(crate) receipt: Option<String>,
}

pub(crate) type Entries = BTreeMap<Uuid, Entry>;

impl Entry {
    pub(crate) fn new(id: Uuid, number: usize) -> Self {
        let words = format!("more of {number}");
        let answers = json!({"how-it-was": number % 5 + 1, "what-to-change": words});
        let body = json!({"submissionId": id.to_string(), "language": "en", "role": "staff", "answers": answers});
        Self { body: body.to_string(), words, receipt: None }
    }
}

/// What stands in the database, read past the product.
pub(crate) struct Stored {
    /// The body's hash of each row, by key; two rows under one key would be two hashes.
    hashes: BTreeMap<String, Vec<String>>,
    /// The words of each comment, by the key of its response.
    words: BTreeMap<String, Vec<String>>,
}

impl Stored {
    /// A start and a stop lay out what had arrived when the process was killed.
    pub(crate) fn read(database: &str) -> Self {
        let store = Store::open(&Options::new(database)).unwrap();
        block_on(store.shutdown());
        let mut outside = Outside::of(database);
        let hex = if database.starts_with("sqlite:") { "lower(hex($))" } else { "encode($, 'hex')" };
        let hex = |column: &str| hex.replace('$', column);
        let (key, hash, of) = (hex("key"), hex("body_hash"), hex("response_key"));
        let mut ask = |what: &str, table: &str| by_key(&outside.ask(&format!("SELECT {what} AS told FROM {table}")));
        Self {
            hashes: ask(&format!("{key} || ' ' || {hash}"), "responses"),
            words: ask(&format!("{of} || ' ' || text"), "comments"),
        }
    }
}

fn by_key(rows: &[String]) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::<String, Vec<String>>::new();
    for (key, told) in rows.iter().filter_map(|row| row.split_once(' ')) {
        all.entry(key.to_owned()).or_default().push(told.to_owned());
    }
    all
}

/// How the ledger rule can be broken.
#[derive(Debug, PartialEq)]
pub(crate) enum Wrong {
    /// It was acknowledged and is not there.
    Lost(Uuid),
    /// It is there twice, with another body, or with other words.
    NotAsSent(Uuid),
    /// Something is there that nobody has sent.
    Unknown(String),
    /// Sent again, it is not known, or has another receipt.
    NotTheSame(Uuid),
}

pub(crate) fn wrong(entries: &Entries, stored: &Stored, keys: &Keys) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut sent = BTreeMap::new();
    for (id, entry) in entries {
        let receipt = keys.receipt(SURVEY, id.as_bytes());
        let (key, hash) = (HEXLOWER.encode(&receipt.key()), hash_of(entry, keys));
        match (stored.hashes.get(&key), stored.words.get(&key)) {
            (None, None) if entry.receipt.is_none() => {}
            (None, None) => wrong.push(Wrong::Lost(*id)),
            (Some(hashes), Some(words)) if *hashes == [hash] && *words == [entry.words.clone()] => {}
            _ => wrong.push(Wrong::NotAsSent(*id)),
        }
        if entry.receipt.as_ref().is_some_and(|told| *told != receipt.to_string()) {
            wrong.push(Wrong::NotTheSame(*id));
        }
        sent.insert(key, id);
    }
    let there = stored.hashes.keys().chain(stored.words.keys());
    wrong.extend(there.filter(|key| !sent.contains_key(*key)).map(|key| Wrong::Unknown(key.clone())));
    wrong
}

/// The keyed hash of what was sent.
fn hash_of(entry: &Entry, keys: &Keys) -> String {
    let body = Body::parse(entry.body.as_bytes()).unwrap();
    HEXLOWER.encode(&keys.body_hash(&body.submission.canonical()))
}

/// Each way in which the rule can be broken is seen, in a small ledger.
#[test]
fn every_breach_of_the_rule_is_seen() {
    let keys = Keys::new(SECRET);
    let id = Uuid::new_v4();
    let receipt = keys.receipt(SURVEY, id.as_bytes());
    let key = HEXLOWER.encode(&receipt.key());
    let sent = Entry::new(id, 7);
    let hash = hash_of(&sent, &keys);
    let known = Entry { receipt: Some(receipt.to_string()), ..sent.clone() };
    let another = Entry { receipt: Some("another".to_owned()), ..sent.clone() };
    let stored = |hashes: &[&str], words: &[&str]| {
        let told = |all: &[&str]| by_key(&all.iter().map(|one| format!("{key} {one}")).collect::<Vec<_>>());
        Stored { hashes: told(hashes), words: told(words) }
    };
    let check = |entry: &Entry, hashes: &[&str], words: &[&str], expected: &[Wrong]| {
        assert_eq!(wrong(&[(id, entry.clone())].into(), &stored(hashes, words), &keys), expected);
    };
    let (as_sent, of) = ([hash.as_str()], ["more of 7"]);
    check(&known, &as_sent, &of, &[]);
    check(&sent, &as_sent, &of, &[]);
    check(&sent, &[], &[], &[]);
    check(&known, &[], &[], &[Wrong::Lost(id)]);
    check(&known, &["00"], &of, &[Wrong::NotAsSent(id)]);
    check(&known, &[&hash, &hash], &of, &[Wrong::NotAsSent(id)]);
    check(&known, &as_sent, &[], &[Wrong::NotAsSent(id)]);
    check(&known, &as_sent, &["more of 7", "more of 7"], &[Wrong::NotAsSent(id)]);
    check(&another, &as_sent, &of, &[Wrong::NotTheSame(id)]);
    let nobodys = wrong(&Entries::new(), &stored(&as_sent, &[]), &keys);
    assert_eq!(nobodys, [Wrong::Unknown(key.clone())]);
}
