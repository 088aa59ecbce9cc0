//! Digests: who wishes to get mails of what is new, of what and how often, and up to which release each has been told.
//!
//! **Invariant:** a mark moves only in the transaction that puts its letter into the outbox, or past what its reader may
//! not read, and only from where it was when that was found: neither a crash nor a second node loses a release or tells
//! it twice.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::TokenHash;
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::schema::{ORG, digest_marks as marks, digests};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// How often somebody gets a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Often {
    /// Never.
    Off,
    /// When answers have joined the figures.
    Release,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
}

impl Often {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Off, Self::Release, Self::Day, Self::Week, Self::Month];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Release => "release",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|often| often.word() == word)
    }
}

/// What somebody has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The address, in small letters.
    pub email: String,
    /// How often.
    pub often: Often,
    /// Of which surveys; where there are none, of all that the person may read.
    pub surveys: Vec<String>,
    /// Of which places; where there are none, of all that the person may read.
    pub places: Vec<String>,
    /// The stable word of the version that is attached as a PDF, where one is.
    pub attached: Option<String>,
    /// The time zone that days begin in, as IANA names it.
    pub zone: String,
    /// A hash of what the leave link carries.
    pub key: TokenHash,
}

/// What a letter tells of a survey: the releases after one up to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The survey.
    pub survey: String,
    /// The newest release that was told before; 0 where none was.
    pub from: i32,
    /// The newest that is told.
    pub until: i32,
}

impl Store {
    /// What somebody has chosen, even where it is to get no digest. `None`: nothing was ever chosen.
    pub async fn digest(&self, email: &str) -> Result<Option<Digest>, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let one = digests::table.find((ORG, email));
            let row: Option<DigestRow> =
                on!(conn, inner => one.select(DigestRow::as_select()).first(inner).optional())?;
            row.map(DigestRow::digest).transpose()
        })
        .await
    }

    /// The digests that are sent, each with the newest release of each survey that it has told.
    pub async fn digests(&self) -> Result<Vec<(Digest, BTreeMap<String, i32>)>, Error> {
        self.read(|conn| {
            let all = digests::table.filter(digests::org_id.eq(ORG)).filter(digests::often.ne(Often::Off.word()));
            let all = all.order(digests::email);
            let rows: Vec<DigestRow> = on!(conn, inner => all.select(DigestRow::as_select()).load(inner))?;
            let marks =
                marks::table.filter(marks::org_id.eq(ORG)).select((marks::email, marks::survey, marks::release));
            let mut told: BTreeMap<String, BTreeMap<String, i32>> = BTreeMap::new();
            for (email, survey, release) in on!(conn, inner => marks.load::<(String, String, i32)>(inner))? {
                told.entry(email).or_default().insert(survey, release);
            }
            let with_marks = |digest: Digest| (told.remove(&digest.email).unwrap_or_default(), digest);
            let digests = rows.into_iter().map(DigestRow::digest).collect::<Result<Vec<_>, _>>()?;
            Ok(digests.into_iter().map(with_marks).map(|(told, digest)| (digest, told)).collect())
        })
        .await
    }

    /// Keeps what somebody has chosen. `newest` has the newest release of each survey: whoever begins, and whoever
    /// chooses a survey more, is told of what comes after it.
    pub async fn save_digest(
        &self,
        digest: Digest,
        newest: BTreeMap<String, i32>,
        entry: AuditEntry,
    ) -> Result<(), Error> {
        self.write(move |conn| {
            let own = || digests::table.find((ORG, &digest.email));
            let before: Option<DigestRow> =
                on!(conn, inner => own().select(DigestRow::as_select()).first(inner).optional())?;
            forget(conn, before)?;
            on!(conn, inner => diesel::delete(own()).execute(inner))?;
            let row = DigestRow::of(&digest);
            on!(conn, inner => diesel::insert_into(digests::table).values(row).execute(inner))?;
            for (survey, release) in &newest {
                begin(conn, &digest.email, survey, *release)?;
            }
            audit::append(conn, &entry)
        })
        .await
    }

    /// Ends somebody's digest, by the leave link. `entry` gets the person's address. Whether there was one is nobody's
    /// to know.
    pub async fn leave_digest(&self, key: TokenHash, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let own = digests::table.filter(digests::org_id.eq(ORG));
            let own = own.filter(digests::key.eq(key.as_bytes().to_vec())).filter(digests::often.ne(Often::Off.word()));
            let leave = diesel::update(own).set(digests::often.eq(Often::Off.word())).returning(digests::email);
            let left: Vec<String> = on!(conn, inner => leave.get_results(inner))?;
            match left.into_iter().next() {
                Some(who) => audit::append(conn, &AuditEntry { who, ..entry }),
                None => Ok(()),
            }
        })
        .await
    }

    /// Notes that somebody is not told of these releases, and won't be: they may not read them.
    pub async fn pass_digest(&self, email: &str, mut untold: Vec<Told>) -> Result<(), Error> {
        untold.sort();
        let email = email.to_owned();
        match self.write(move |conn| untold.iter().try_for_each(|one| advance(conn, &email, one))).await {
            // Another was first; what it left is passed next time.
            Err(Error::Taken) => Ok(()),
            passed => passed,
        }
    }

    /// Keeps the hash of what the leave link of somebody's next letter carries.
    pub async fn change_digest_key(&self, email: &str, key: TokenHash) -> Result<(), Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            let own = digests::table.find((ORG, email));
            let change = diesel::update(own).set(digests::key.eq(key.as_bytes().to_vec()));
            on!(conn, inner => change.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Puts a digest into the outbox and notes what it tells. `false`: another was first, and nothing is changed.
    pub async fn put_digest(&self, letter: NewDelivery, mut told: Vec<Told>) -> Result<bool, Error> {
        // In one order, so that two nodes never wait for one another.
        told.sort();
        let put = self.write(move |conn| {
            let is_new = outbox::insert(conn, &letter)?;
            if is_new {
                told.iter().try_for_each(|one| advance(conn, &letter.recipient, one))?;
            }
            Ok(is_new)
        });
        match put.await {
            Err(Error::Taken) => Ok(false),
            put => {
                self.ring();
                put
            }
        }
    }
}

/// Forgets how far somebody was told of what was not in the digest: choosing it again begins anew.
fn forget(conn: &mut Conn, before: Option<DigestRow>) -> Result<(), Error> {
    let Some(before) = before.map(DigestRow::digest).transpose()? else { return Ok(()) };
    if before.often != Often::Off && before.surveys.is_empty() {
        return Ok(());
    }
    let kept = if before.often == Often::Off { Vec::new() } else { before.surveys };
    let own = marks::table.filter(marks::org_id.eq(ORG)).filter(marks::email.eq(before.email));
    let others = own.filter(marks::survey.ne_all(kept));
    on!(conn, inner => diesel::delete(others).execute(inner))?;
    Ok(())
}

/// Notes how far somebody is told of a survey, unless it is noted already.
fn begin(conn: &mut Conn, email: &str, survey: &str, release: i32) -> Result<(), Error> {
    let row = (marks::org_id.eq(ORG), marks::email.eq(email), marks::survey.eq(survey), marks::release.eq(release));
    let insert = diesel::insert_into(marks::table).values(row).on_conflict_do_nothing();
    on!(conn, inner => insert.execute(inner))?;
    Ok(())
}

/// `Taken`: the mark is not where it was any more.
fn advance(conn: &mut Conn, email: &str, told: &Told) -> Result<(), Error> {
    begin(conn, email, &told.survey, 0)?;
    let here = marks::table.find((ORG, email, &told.survey)).filter(marks::release.eq(told.from));
    let moved = diesel::update(here).set(marks::release.eq(told.until));
    if on!(conn, inner => moved.execute(inner))? == 1 { Ok(()) } else { Err(Error::Taken) }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = digests)]
struct DigestRow {
    org_id: i64,
    email: String,
    often: String,
    surveys: String,
    places: String,
    attached: Option<String>,
    zone: String,
    key: Vec<u8>,
}

impl DigestRow {
    fn of(digest: &Digest) -> Self {
        Self {
            org_id: ORG,
            email: digest.email.clone(),
            often: digest.often.word().to_owned(),
            surveys: digest.surveys.join(" "),
            places: digest.places.join(" "),
            attached: digest.attached.clone(),
            zone: digest.zone.clone(),
            key: digest.key.as_bytes().to_vec(),
        }
    }

    fn digest(self) -> Result<Digest, Error> {
        let list = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        Ok(Digest {
            often: Often::parse(&self.often).ok_or_else(|| Error::broken("digests.often: unknown word"))?,
            surveys: list(&self.surveys),
            places: list(&self.places),
            key: TokenHash::from_column(&self.key)?,
            email: self.email,
            attached: self.attached,
            zone: self.zone,
        })
    }
}
