//! Who holds which role, in a team or in the whole organisation. What a role allows is not for the store to know.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::TokenHash;
use super::conn::{Conn, on};
use super::error::Error;
use super::people::{self, PersonState};
use super::schema::{ORG, people as people_table, roles};
use super::{organisation, schema};
use diesel::prelude::*;

/// What somebody is, in a team or in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes and publishes surveys, and says who is in the team.
    Admin,
    /// Reads results, and writes what was done about them.
    Lead,
    /// Reads what people wrote, and decides what is shown.
    Moderator,
    /// A champion who looks at drafts, and hears the answers.
    Reviewer,
    /// Takes exact counts for statutory returns.
    ReturnOfficer,
    /// Keeps the service going.
    Operator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Admin, Self::Lead, Self::Moderator, Self::Reviewer, Self::ReturnOfficer, Self::Operator];

    /// The stable word, in records, forms and commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Lead => "lead",
            Self::Moderator => "moderator",
            Self::Reviewer => "reviewer",
            Self::ReturnOfficer => "returnOfficer",
            Self::Operator => "operator",
        }
    }

    /// Reads the stable word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Where a role holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// In every team, those that are yet to come included.
    Organisation,
    /// In the team with this id.
    Team(String),
}

/// How the records write the whole organisation; no team can be called so.
const WHOLE: &str = "*";

impl Scope {
    /// As records and forms write it: a team's id, or `*`.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Organisation => WHOLE,
            Self::Team(team) => team,
        }
    }

    /// Reads it.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        if word == WHOLE { Self::Organisation } else { Self::Team(word.to_owned()) }
    }
}

/// A role that somebody holds, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duty {
    /// Which.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

/// A role and who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The address.
    pub email: String,
    /// The role.
    pub duty: Duty,
}

/// What became of a role, or of somebody, that was to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    /// Gone.
    Done,
    /// Nothing was changed: nobody else is an admin of the organisation.
    LastAdmin,
}

impl Store {
    /// The roles that somebody holds.
    pub async fn roles(&self, email: &str) -> Result<Vec<Duty>, Error> {
        let email = email.to_owned();
        self.read(move |conn| {
            let theirs = roles::table.filter(roles::org_id.eq(ORG)).filter(roles::email.eq(email));
            let theirs = theirs.order((roles::team, roles::role)).select((roles::team, roles::role));
            let rows: Vec<(String, String)> = on!(conn, inner => theirs.load(inner))?;
            rows.iter().map(|(team, role)| duty(team, role)).collect()
        })
        .await
    }

    /// Every role of everybody.
    pub async fn holdings(&self) -> Result<Vec<Holding>, Error> {
        self.read(|conn| {
            let all = roles::table.filter(roles::org_id.eq(ORG)).order((roles::email, roles::team, roles::role));
            let all = all.select((roles::email, roles::team, roles::role));
            let rows: Vec<(String, String, String)> = on!(conn, inner => all.load(inner))?;
            rows.into_iter().map(|(email, team, role)| Ok(Holding { email, duty: duty(&team, &role)? })).collect()
        })
        .await
    }

    /// Gives a role, and ends the person's sessions but the one to keep. Giving it again changes nothing. `NotFound`:
    /// there is no such person or team.
    pub async fn give_role(
        &self,
        email: &str,
        duty: Duty,
        keep: Option<TokenHash>,
        entry: AuditEntry,
    ) -> Result<(), Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            check_there(conn, &email, &duty)?;
            if give(conn, &email, &duty)? == 0 {
                return Ok(());
            }
            people::end_sessions(conn, &email, keep)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Takes a role away, and ends the person's sessions but the one to keep. `NotFound`: the person does not hold it.
    pub async fn take_role(
        &self,
        email: &str,
        duty: Duty,
        keep: Option<TokenHash>,
        entry: AuditEntry,
    ) -> Result<Removed, Error> {
        let email = email.to_owned();
        self.write(move |conn| {
            organisation::lock(conn)?;
            let is_admin = duty == Duty { role: Role::Admin, scope: Scope::Organisation };
            if is_admin && is_last_admin(conn, &email)? {
                return Ok(Removed::LastAdmin);
            }
            let row = roles::table.find((ORG, &email, duty.scope.word(), duty.role.word()));
            if on!(conn, inner => diesel::delete(row).execute(inner))? == 0 {
                return Err(Error::NotFound);
            }
            people::end_sessions(conn, &email, keep)?;
            audit::append(conn, &entry).map(|()| Removed::Done)
        })
        .await
    }
}

fn duty(team: &str, role: &str) -> Result<Duty, Error> {
    let role = Role::parse(role).ok_or_else(|| Error::broken("roles.role: unknown word"))?;
    Ok(Duty { role, scope: Scope::parse(team) })
}

fn check_there(conn: &mut Conn, email: &str, duty: &Duty) -> Result<(), Error> {
    let person = people_table::table.find((ORG, email)).select(people_table::email);
    on!(conn, inner => person.first::<String>(inner))?;
    if let Scope::Team(team) = &duty.scope {
        let team = schema::teams::table.find((ORG, team)).select(schema::teams::id);
        on!(conn, inner => team.first::<String>(inner))?;
    }
    Ok(())
}

/// How many rows are new: one, or none where the role is held already.
pub(super) fn give(conn: &mut Conn, email: &str, duty: &Duty) -> Result<usize, Error> {
    let row = (
        roles::org_id.eq(ORG),
        roles::email.eq(email),
        roles::team.eq(duty.scope.word()),
        roles::role.eq(duty.role.word()),
    );
    let insert = diesel::insert_into(roles::table).values(row).on_conflict_do_nothing();
    Ok(on!(conn, inner => insert.execute(inner))?)
}

/// Whether the organisation would have no admin without this one.
pub(super) fn is_last_admin(conn: &mut Conn, email: &str) -> Result<bool, Error> {
    Ok(count_admins_but(conn, email)? == 0 && count_admins(conn)? > 0)
}

/// How many may sign in and are admins of the whole organisation.
pub(super) fn count_admins(conn: &mut Conn) -> Result<i64, Error> {
    count_admins_but(conn, "")
}

/// The same without one of them.
fn count_admins_but(conn: &mut Conn, email: &str) -> Result<i64, Error> {
    let admins = roles::table.filter(roles::org_id.eq(ORG)).filter(roles::team.eq(WHOLE));
    let admins = admins.filter(roles::role.eq(Role::Admin.word())).filter(roles::email.ne(email));
    let present = people_table::table.filter(people_table::org_id.eq(ORG));
    let present = present.filter(people_table::state.ne(PersonState::Disabled.word())).select(people_table::email);
    let count = admins.filter(roles::email.eq_any(present)).count();
    Ok(on!(conn, inner => count.get_result(inner))?)
}
