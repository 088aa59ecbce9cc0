//! People who work with surveys, by their address.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::TokenHash;
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::roles::Removed;
use super::schema::{ORG, people, sessions};
use super::{organisation, roles};
use diesel::prelude::*;

/// Whether somebody may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonState {
    /// May, and has not yet.
    Invited,
    /// Has signed in.
    Active,
    /// May not, whatever a definition says.
    Disabled,
}

impl PersonState {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "invited" => Ok(Self::Invited),
            "active" => Ok(Self::Active),
            "disabled" => Ok(Self::Disabled),
            _ => Err(Error::broken("people.state: unknown word")),
        }
    }
}

/// Somebody to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// The address, in small letters.
    pub email: String,
    /// What the person is called.
    pub name: String,
    /// Now, in seconds since 1970.
    pub created_at: i64,
}

/// Somebody, without what is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The address, in small letters.
    pub email: String,
    /// What the person is called.
    pub name: String,
    /// Whether the person may sign in.
    pub state: PersonState,
    /// In seconds since 1970.
    pub created_at: i64,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether there is a second factor.
    pub has_factor: bool,
}

impl Store {
    /// All people, by address.
    pub async fn people(&self) -> Result<Vec<PersonRecord>, Error> {
        self.read(|conn| {
            let all = people::table.filter(people::org_id.eq(ORG)).order(people::email);
            let rows: Vec<PersonRow> = on!(conn, inner => all.select(PersonRow::as_select()).load(inner))?;
            rows.into_iter().map(PersonRow::record).collect()
        })
        .await
    }

    /// One person. `NotFound`: nobody has this address.
    pub async fn person(&self, email: &str) -> Result<PersonRecord, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let one = people::table.find((ORG, email));
            on!(conn, inner => one.select(PersonRow::as_select()).first(inner))?.record()
        })
        .await
    }

    /// Adds somebody, who has no role yet. `Taken`: the address is there already.
    pub async fn add_person(&self, person: NewPerson, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            insert(conn, &person)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Notes that an invited person has signed in; of anybody else it changes nothing.
    pub async fn note_arrival(&self, email: &str) -> Result<(), Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            let invited = people::table.find((ORG, email)).filter(people::state.eq(PersonState::Invited.word()));
            let change = diesel::update(invited).set(people::state.eq(PersonState::Active.word()));
            on!(conn, inner => change.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Keeps somebody from signing in, and ends the sessions; or lets them in again. The mail that says so goes into the
    /// outbox. `NotFound`: nobody has this address.
    pub async fn set_person_state(
        &self,
        email: &str,
        state: PersonState,
        entry: AuditEntry,
        mail: Option<NewDelivery>,
    ) -> Result<Removed, Error> {
        let email = email.to_owned();
        let set = self.write(move |conn| {
            organisation::lock(conn)?;
            if state == PersonState::Disabled && roles::is_last_admin(conn, &email)? {
                return Ok(Removed::LastAdmin);
            }
            let change = diesel::update(people::table.find((ORG, &email))).set(people::state.eq(state.word()));
            if on!(conn, inner => change.execute(inner))? == 0 {
                return Err(Error::NotFound);
            }
            if state == PersonState::Disabled {
                end_sessions(conn, &email, None)?;
            }
            if let Some(mail) = &mail {
                outbox::insert(conn, mail)?;
            }
            audit::append(conn, &entry).map(|()| Removed::Done)
        });
        let removed = set.await?;
        self.ring();
        Ok(removed)
    }
}

/// Ends whatever sessions a person has, but the one to keep.
pub(super) fn end_sessions(conn: &mut Conn, email: &str, keep: Option<TokenHash>) -> Result<usize, Error> {
    let keep = keep.map_or(Vec::new(), |token| token.as_bytes().to_vec());
    let theirs = sessions::table.filter(sessions::org_id.eq(ORG)).filter(sessions::email.eq(email));
    let theirs = theirs.filter(sessions::token_hash.ne(keep));
    Ok(on!(conn, inner => diesel::delete(theirs).execute(inner))?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = people)]
struct PersonRow {
    email: String,
    name: String,
    state: String,
    created_at: i64,
    password_hash: Option<String>,
    factor: Option<Vec<u8>>,
}

impl PersonRow {
    fn record(self) -> Result<PersonRecord, Error> {
        let state = PersonState::from_word(&self.state)?;
        let (has_password, has_factor) = (self.password_hash.is_some(), self.factor.is_some());
        let Self { email, name, created_at, .. } = self;
        Ok(PersonRecord { email, name, state, created_at, has_password, has_factor })
    }
}

fn insert(conn: &mut Conn, new: &NewPerson) -> Result<(), Error> {
    on!(conn, inner => diesel::insert_into(people::table).values(row(new)).execute(inner))?;
    Ok(())
}

/// Adds somebody, or gives the name to whoever has the address, who may sign in from now on.
pub(super) fn put(conn: &mut Conn, new: &NewPerson) -> Result<(), Error> {
    let insert = diesel::insert_into(people::table).values(row(new));
    let upsert = insert.on_conflict((people::org_id, people::email)).do_update();
    let upsert = upsert.set((people::name.eq(&new.name), people::state.eq(PersonState::Active.word())));
    on!(conn, inner => upsert.execute(inner))?;
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = people)]
struct NewRow<'a> {
    org_id: i64,
    email: &'a str,
    name: &'a str,
    state: &'static str,
    created_at: i64,
}

fn row(new: &NewPerson) -> NewRow<'_> {
    let NewPerson { email, name, created_at } = new;
    NewRow { org_id: ORG, email, name, state: PersonState::Invited.word(), created_at: *created_at }
}
