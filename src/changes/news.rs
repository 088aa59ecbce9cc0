//! Who wishes to hear what was done, sealed: what the records keep of an address, what a link carries, what waits in the
//! outbox.
//!
//! **Invariant:** nothing is kept of an address before its owner has confirmed it; until then the link itself carries it.
//! Neither here nor in the outbox is an address or a language to be read without the service key, and no row has a time.

use crate::keys::{Keys, hash};
use crate::store::{NewDelivery, Subscriber};
use crate::texts::Language;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Somebody who wishes to hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearer {
    /// The address, in small letters.
    pub email: String,
    /// The language's tag.
    pub language: String,
}

/// What a link carries that confirms an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The survey.
    pub survey: String,
    /// Who wishes to hear.
    pub hearer: Hearer,
    /// The last day on which it can be confirmed.
    pub until: Date,
}

/// What a mail is written from that asks somebody to talk to a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// The survey's title.
    pub survey: String,
    /// How the family can be reached, in its own words.
    pub contact: String,
    /// What the language of its page is called.
    pub language: String,
}

/// What a letter to a family is written from.
#[derive(Debug, Serialize, Deserialize)]
struct Addressed<P> {
    to: Hearer,
    payload: P,
}

/// Sealed texts are filled up to whole blocks, so that their length does not tell whose they are.
const BLOCK: usize = 512;

fn seal(keys: &Keys, word: &str, of: &str, what: &impl Serialize) -> Option<Vec<u8>> {
    let mut body = serde_json::to_vec(what).ok()?;
    body.resize(body.len().next_multiple_of(BLOCK), b' ');
    keys.seal(word, of, &body)
}

fn open<T: DeserializeOwned>(keys: &Keys, word: &str, of: &str, sealed: &[u8]) -> Option<T> {
    serde_json::from_slice(&keys.open(word, of, sealed)?).ok()
}

/// The end of the address at which somebody confirms.
#[must_use]
pub fn confirm_token(keys: &Keys, pending: &Pending) -> Option<String> {
    let body = serde_json::to_vec(pending).ok()?;
    Some(data_encoding::BASE64URL_NOPAD.encode(&keys.seal("news-confirm", "", &body)?))
}

/// What such an address carries. `None`: it was not made here, or its day is over.
#[must_use]
pub fn pending(keys: &Keys, token: &str, today: Date) -> Option<Pending> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
    open::<Pending>(keys, "news-confirm", "", &sealed).filter(|pending| today <= pending.until)
}

/// The end of the address at which somebody leaves.
#[must_use]
pub fn leave_token(keys: &Keys, survey: &str, email: &str) -> String {
    data_encoding::BASE64URL_NOPAD.encode(&keys.hearer(survey, email))
}

/// What an address is kept under whose leave link ends so. `None`: it is no such link.
#[must_use]
pub fn key_of(token: &str) -> Option<[u8; 32]> {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(token.as_bytes()).ok()?;
    (bytes.len() == 16).then(|| hash(&bytes))
}

/// What is kept of somebody who has confirmed.
#[must_use]
pub fn subscriber(keys: &Keys, pending: &Pending) -> Option<Subscriber> {
    let Pending { survey, hearer, .. } = pending;
    let key = hash(&keys.hearer(survey, &hearer.email)).into();
    Some(Subscriber { key, sealed: seal(keys, "news", survey, hearer)? })
}

/// Who it is.
#[must_use]
pub fn hearer(keys: &Keys, survey: &str, subscriber: &Subscriber) -> Option<Hearer> {
    open(keys, "news", survey, &subscriber.sealed)
}

/// A letter that waits, without a word of whose it is. `keys` seal it.
fn letter(
    keys: &Keys,
    (kind, of): (&str, String),
    survey: &str,
    to: &Hearer,
    payload: impl Serialize,
) -> Option<NewDelivery> {
    let sealed = seal(keys, "letter", kind, &Addressed { to: to.clone(), payload })?;
    let mark = data_encoding::HEXLOWER.encode(&keys.hearer(&of, &to.email));
    Some(blank(kind, survey, of).to_family(&mark).sealing(&data_encoding::BASE64.encode(&sealed)))
}

fn blank(kind: &str, survey: &str, report: String) -> NewDelivery {
    NewDelivery {
        id: uuid::Uuid::new_v4().to_string(),
        report,
        recipient: String::new(),
        period: String::new(),
        survey: survey.to_owned(),
        kind: kind.to_owned(),
        payload: String::new(),
        next_at: 0,
        created_at: 0,
    }
}

/// The letter that asks whether it was really somebody's wish to hear.
#[must_use]
pub fn confirmation(keys: &Keys, pending: &Pending) -> Option<NewDelivery> {
    let kind = "news-confirm";
    letter(keys, (kind, format!("{kind}:{}", pending.survey)), &pending.survey, &pending.hearer, pending)
}

/// The letters that tell of an entry, one for each subscriber. `occasion` is what it tells: it is told once.
#[must_use]
pub fn news_of(keys: &Keys, survey: &str, change: &str, occasion: &str, all: &[Subscriber]) -> Vec<NewDelivery> {
    let one = |subscriber: &Subscriber| {
        let to = hearer(keys, survey, subscriber)?;
        letter(keys, ("news", format!("news:{survey}:{change}:{occasion}")), survey, &to, change.to_owned())
    };
    all.iter().filter_map(one).collect()
}

/// Whom a letter to a family goes to, and what it is written from.
#[must_use]
pub fn open_letter<P: DeserializeOwned>(keys: &Keys, kind: &str, sealed: &str) -> Option<(Hearer, P)> {
    let sealed = data_encoding::BASE64.decode(sealed.as_bytes()).ok()?;
    let Addressed { to, payload } = open(keys, "letter", kind, &sealed)?;
    Some((to, payload))
}

/// The letter that asks `inbox` to talk to a family.
#[must_use]
pub fn talk(keys: &Keys, survey: &str, inbox: &str, talk: Talk) -> Option<NewDelivery> {
    let to = Hearer { email: inbox.to_owned(), language: String::new() };
    let sealed = seal(keys, "letter", "talk", &Addressed { to, payload: talk })?;
    let one = blank("talk", survey, format!("talk:{survey}"));
    let one = NewDelivery { recipient: inbox.to_lowercase(), period: one.id.clone(), ..one };
    Some(one.sealing(&data_encoding::BASE64.encode(&sealed)))
}

impl Hearer {
    /// The language, or English.
    #[must_use]
    pub fn reads(&self) -> Language {
        Language::parse(&self.language).unwrap_or_else(Language::english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(email: &str) -> Pending {
        let hearer = Hearer { email: email.to_owned(), language: "ur".to_owned() };
        Pending { survey: "ward".to_owned(), hearer, until: Date::constant(2026, 11, 22) }
    }

    #[test]
    fn a_link_confirms_on_its_days_and_with_its_key_only() {
        let (keys, asked) = (Keys::new([7; 32]), asked("mother@example.org"));
        let token = confirm_token(&keys, &asked).unwrap();
        assert_eq!(pending(&keys, &token, Date::constant(2026, 11, 22)), Some(asked));
        assert_eq!(pending(&keys, &token, Date::constant(2026, 11, 23)), None);
        assert_eq!(pending(&Keys::new([8; 32]), &token, Date::constant(2026, 11, 21)), None);
        assert_eq!(pending(&keys, "made-up", Date::constant(2026, 11, 21)), None);
    }

    #[test]
    fn what_is_kept_tells_nothing_without_the_key() {
        let keys = Keys::new([7; 32]);
        let (short, long) = (asked("a@b.example"), asked("a-much-longer-name.of-somebody@hospital.example.org"));
        let kept = [&short, &long].map(|asked| subscriber(&keys, asked).unwrap());
        assert_eq!(kept[0].sealed.len(), kept[1].sealed.len(), "not even how long an address is");
        assert_eq!(hearer(&keys, "ward", &kept[0]), Some(short.hearer.clone()));
        assert_eq!(hearer(&keys, "another", &kept[0]), None);
        let token = leave_token(&keys, "ward", "a@b.example");
        assert_eq!(key_of(&token).map(Into::into), Some(kept[0].key));
        let letters = news_of(&keys, "ward", "00ff", "done", &kept);
        assert!(letters.iter().all(|letter| letter.created_at == 0 && !format!("{letter:?}").contains("example")));
        assert_eq!(letters[0].payload.len(), letters[1].payload.len());
    }
}
