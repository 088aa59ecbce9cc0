//! What teams did about what people said: written, reviewed by a second person, published, taken back; and the champions
//! who put their names below it. What it says is a text to the store.

use super::Store;
use super::audit::{AuditEntry, append};
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{NewDelivery, insert};
use super::schema::{ORG, changes, co_signers};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// An entry as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = changes)]
pub struct ChangeRecord {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// Counts how often it was saved.
    pub revision: i32,
    /// What is being written, as JSON.
    pub body: String,
    /// Who has written since it was last published: addresses as a JSON list.
    pub writers: String,
    /// When it was last saved, in seconds since 1970.
    pub written_at: i64,
    /// Who has reviewed it as it is.
    pub reviewed_by: Option<String>,
    /// When, in seconds since 1970.
    pub reviewed_at: Option<i64>,
    /// What families read now, as JSON.
    pub published: Option<String>,
    /// Who has published that.
    pub published_by: Option<String>,
    /// When it was first published, in seconds since 1970.
    pub published_at: Option<i64>,
}

/// A champion who is asked to put a name below an entry.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = co_signers)]
pub struct CoSigner {
    /// The survey.
    pub survey: String,
    /// The entry.
    pub change: String,
    /// A random name.
    pub id: String,
    /// What the team calls the person; of somebody under 18, a first name.
    pub name: String,
    /// Whether the person is under 18.
    pub young: bool,
    /// How the person wishes to be named.
    pub credit: Option<String>,
    /// What stands for the words that were signed.
    pub signed: Option<String>,
    /// Who has asked the person.
    pub created_by: String,
    /// Until when the link holds, in seconds since 1970.
    pub expires_at: i64,
}

/// What is published: by whom, when, what families read, and whom it is told.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The survey and the entry.
    pub change: (String, String),
    /// The revision that was reviewed.
    pub revision: i32,
    /// What families read, as JSON.
    pub published: String,
    /// Who publishes it.
    pub by: String,
    /// In seconds since 1970.
    pub at: i64,
    /// The mails that tell of it.
    pub news: Vec<NewDelivery>,
}

impl Store {
    /// Begins an entry.
    pub async fn add_change(&self, change: ChangeRecord) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (changes::org_id.eq(ORG), &change);
            on!(conn, inner => diesel::insert_into(changes::table).values(row).execute(inner))?;
            Ok(())
        })
        .await
    }

    /// An entry. `NotFound`: there is none.
    pub async fn change(&self, survey: &str, id: &str) -> Result<ChangeRecord, Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.read(move |conn| {
            let one = changes::table.find((ORG, survey, id));
            Ok(on!(conn, inner => one.select(ChangeRecord::as_select()).first(inner))?)
        })
        .await
    }

    /// The entries of a survey: what was published last stands first, then what was written last.
    pub async fn changes(&self, survey: &str) -> Result<Vec<ChangeRecord>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = changes::table.filter(changes::org_id.eq(ORG)).filter(changes::survey.eq(survey));
            let rows = own.order((changes::written_at.desc(), changes::id));
            let mut found: Vec<ChangeRecord> = on!(conn, inner => rows.select(ChangeRecord::as_select()).load(inner))?;
            found.sort_by_key(|change| std::cmp::Reverse(change.published_at));
            Ok(found)
        })
        .await
    }

    /// The surveys of which something is published.
    pub async fn surveys_with_changes(&self) -> Result<BTreeSet<String>, Error> {
        self.read(|conn| {
            let told = changes::table.filter(changes::org_id.eq(ORG)).filter(changes::published.is_not_null());
            let found: Vec<String> = on!(conn, inner => told.select(changes::survey).distinct().load(inner))?;
            Ok(found.into_iter().collect())
        })
        .await
    }

    /// Keeps what was written on top of `change`, whose review ends with it. `Taken`: somebody was faster.
    pub async fn save_change(&self, change: ChangeRecord) -> Result<(), Error> {
        self.write(move |conn| {
            let set = (
                changes::revision.eq(change.revision + 1),
                changes::body.eq(&change.body),
                changes::writers.eq(&change.writers),
                changes::written_at.eq(change.written_at),
                changes::reviewed_by.eq(None::<String>),
                changes::reviewed_at.eq(None::<i64>),
            );
            let same = changes::table.find((ORG, &change.survey, &change.id));
            let same = diesel::update(same.filter(changes::revision.eq(change.revision))).set(set);
            taken(on!(conn, inner => same.execute(inner))?)
        })
        .await
    }

    /// A second person has read this revision and says yes. `Taken`: it was changed meanwhile.
    pub async fn review_change(&self, change: ChangeRecord, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let same = changes::table.find((ORG, &change.survey, &change.id));
            let same = same.filter(changes::revision.eq(change.revision));
            let set =
                (changes::reviewed_by.eq(change.reviewed_by.as_ref()), changes::reviewed_at.eq(change.reviewed_at));
            taken(on!(conn, inner => diesel::update(same).set(set).execute(inner))?)?;
            append(conn, &entry)
        })
        .await
    }

    /// Publishes what was reviewed, and puts the news of it into the outbox. `Taken`: it was changed meanwhile, or
    /// nobody has reviewed it.
    pub async fn publish_change(&self, publication: Publication, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| publish(conn, &publication, &entry)).await?;
        self.ring();
        Ok(())
    }

    /// Families read it no more. `NotFound`: it was not published.
    pub async fn take_back_change(&self, survey: &str, id: &str, entry: AuditEntry) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let told = changes::table.find((ORG, survey, id)).filter(changes::published.is_not_null());
            let set = (
                changes::published.eq(None::<String>),
                changes::published_by.eq(None::<String>),
                changes::published_at.eq(None::<i64>),
            );
            match on!(conn, inner => diesel::update(told).set(set).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => append(conn, &entry),
            }
        })
        .await
    }

    /// Throws an entry away that is not published, and its links. `NotFound`: there is none.
    pub async fn delete_change(&self, survey: &str, id: &str, entry: AuditEntry) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let own = co_signers::table.filter(co_signers::org_id.eq(ORG)).filter(co_signers::survey.eq(&survey));
            let own = own.filter(co_signers::change.eq(&id));
            let untold = changes::table.find((ORG, &survey, &id)).filter(changes::published.is_null());
            if on!(conn, inner => diesel::delete(untold).execute(inner))? == 0 {
                return Err(Error::NotFound);
            }
            on!(conn, inner => diesel::delete(own).execute(inner))?;
            append(conn, &entry)
        })
        .await
    }

    /// Asks a champion.
    pub async fn add_co_signer(&self, signer: CoSigner) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (co_signers::org_id.eq(ORG), &signer);
            let insert = diesel::insert_into(co_signers::table).values(row).on_conflict_do_nothing();
            on!(conn, inner => insert.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// The champions who were asked about an entry, by name.
    pub async fn co_signers(&self, survey: &str, change: &str) -> Result<Vec<CoSigner>, Error> {
        let (survey, change) = (survey.to_owned(), change.to_owned());
        self.read(move |conn| {
            let own = co_signers::table.filter(co_signers::org_id.eq(ORG)).filter(co_signers::survey.eq(survey));
            let own = own.filter(co_signers::change.eq(change)).order((co_signers::name, co_signers::id));
            Ok(on!(conn, inner => own.select(CoSigner::as_select()).load(inner))?)
        })
        .await
    }

    /// How a champion wishes to be named below these words; `None` takes the name away. `NotFound`: nobody was asked.
    pub async fn co_sign(&self, signer: CoSigner) -> Result<(), Error> {
        self.write(move |conn| {
            let one = co_signers::table.find((ORG, &signer.survey, &signer.change, &signer.id));
            let set = (co_signers::credit.eq(&signer.credit), co_signers::signed.eq(&signer.signed));
            found(on!(conn, inner => diesel::update(one).set(set).execute(inner))?)
        })
        .await
    }

    /// Takes a champion's link back, and the name with it.
    pub async fn end_co_signer(&self, survey: &str, change: &str, id: &str) -> Result<(), Error> {
        let key = (ORG, survey.to_owned(), change.to_owned(), id.to_owned());
        self.write(move |conn| {
            let one = diesel::delete(co_signers::table.find(key));
            found(on!(conn, inner => one.execute(inner))?)
        })
        .await
    }
}

fn publish(conn: &mut Conn, publication: &Publication, entry: &AuditEntry) -> Result<(), Error> {
    let Publication { change: (survey, id), revision, published, by, at, news } = publication;
    let same = changes::table.find((ORG, survey, id)).filter(changes::revision.eq(revision));
    let same = same.filter(changes::reviewed_by.is_not_null());
    let set = (changes::published.eq(published), changes::published_by.eq(by), changes::writers.eq("[]"));
    taken(on!(conn, inner => diesel::update(same).set(set).execute(inner))?)?;
    // A correction keeps the day on which it was first told.
    let first = changes::table.find((ORG, survey, id)).filter(changes::published_at.is_null());
    let first = diesel::update(first).set(changes::published_at.eq(at));
    on!(conn, inner => first.execute(inner))?;
    for letter in news {
        insert(conn, letter)?;
    }
    append(conn, entry)
}

fn taken(rows: usize) -> Result<(), Error> {
    if rows == 0 { Err(Error::Taken) } else { Ok(()) }
}

fn found(rows: usize) -> Result<(), Error> {
    if rows == 0 { Err(Error::NotFound) } else { Ok(()) }
}
