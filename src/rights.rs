//! Who may do what: one function, fed by the roles that people hold and by the addresses that a definition names.

use crate::definition::Survey;
use crate::store::{Error, PersonState, Store, Team};
use std::collections::BTreeMap;

pub use crate::store::{Duty, Role, Scope};

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The address, in small letters.
    pub email: String,
    /// What the person is called; empty where only a definition names the address.
    pub name: String,
    /// The roles that the person holds.
    pub duties: Vec<Duty>,
    /// Whether the person is among the organisation's people.
    standing: Standing,
    /// Whether the person has a second factor.
    has_factor: bool,
}

/// Whether somebody is among the organisation's people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Known by definitions alone, if at all.
    Stranger,
    /// One of its people.
    Member,
    /// Kept out, whatever a definition says.
    Disabled,
}

impl Person {
    /// The person with this address, known by definitions alone.
    #[must_use]
    pub fn new(email: &str) -> Self {
        let email = email.trim().to_lowercase();
        Self { email, name: String::new(), duties: Vec::new(), standing: Standing::Stranger, has_factor: false }
    }

    /// One of the organisation's people, with these roles.
    #[must_use]
    pub fn member(email: &str, duties: Vec<Duty>) -> Self {
        Self { duties, standing: Standing::Member, ..Self::new(email) }
    }

    /// The person with this address as the records know it, with the roles that hold.
    pub async fn of(store: &Store, email: &str) -> Result<Self, Error> {
        let nobody = Self::new(email);
        match store.person(&nobody.email).await {
            Err(Error::NotFound) => Ok(nobody),
            Err(error) => Err(error),
            Ok(record) if record.state == PersonState::Disabled => {
                Ok(Self { name: record.name, standing: Standing::Disabled, ..nobody })
            }
            Ok(record) => {
                let duties = store.roles(&nobody.email).await?;
                let has_factor = record.has_factor;
                Ok(Self { name: record.name, duties, standing: Standing::Member, has_factor, ..nobody })
            }
        }
    }

    /// Whether the person may sign in: one of the organisation's people, or named by a survey.
    #[must_use]
    pub fn may_sign_in<'a>(&self, mut surveys: impl Iterator<Item = &'a Survey>) -> bool {
        match self.standing {
            Standing::Disabled => false,
            Standing::Member => true,
            Standing::Stranger => surveys.any(|survey| is_named(self, survey)),
        }
    }

    /// Whether the person has a second factor.
    #[must_use]
    pub fn has_factor(&self) -> bool {
        self.has_factor
    }

    /// Whether the person is one of the organisation's people, and not only named by a survey.
    #[must_use]
    pub fn is_member(&self) -> bool {
        self.standing == Standing::Member
    }
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Read disclosed results and published comments.
    ReadResults,
    /// Read what people wrote, and decide what is shown.
    Moderate,
    /// Read the comments that are marked for safeguarding, and release them.
    Safeguard,
    /// Write drafts of surveys.
    Author,
    /// Publish, pause and close surveys.
    Publish,
    /// Comment on drafts.
    Review,
    /// Lay out collection points and print their posters.
    Places,
    /// Take exact counts for statutory returns.
    ExactCounts,
    /// Take released answers row by row, as far as a file of them may tell.
    ReadRows,
    /// Write what was done about results.
    WriteChanges,
    /// Invite people, and give and take their roles.
    People,
    /// Read the audit trail.
    Audit,
    /// Keep the service going: the outbox, and what holds for the whole organisation.
    Operate,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::ReadResults,
        Self::Moderate,
        Self::Safeguard,
        Self::Author,
        Self::Publish,
        Self::Review,
        Self::Places,
        Self::ExactCounts,
        Self::ReadRows,
        Self::WriteChanges,
        Self::People,
        Self::Audit,
        Self::Operate,
    ];
}

/// What a right is asked on.
#[derive(Debug, Clone, Copy)]
pub enum Ground<'a> {
    /// A published survey, and the team that it belongs to; see [`Teams::ground`].
    Survey(&'a Survey, Option<&'a str>),
    /// A team, by its id: a draft has no more than that.
    Team(&'a str),
    /// The whole organisation.
    Organisation,
}

/// Whether `person` has `right` on `ground`: by a role, or because the survey's definition names the address.
#[must_use]
pub fn may(person: &Person, right: Right, ground: Ground<'_>) -> bool {
    if person.standing == Standing::Disabled {
        return false;
    }
    let by_role = |duty: &Duty| covers(&duty.scope, ground) && allows(duty.role, right);
    person.duties.iter().any(by_role) || matches!(ground, Ground::Survey(survey, _) if names(survey, person, right))
}

/// Whether a role that holds in `scope` holds on `ground`.
fn covers(scope: &Scope, ground: Ground<'_>) -> bool {
    match (scope, ground) {
        (Scope::Organisation, _) => true,
        (Scope::Team(own), Ground::Team(team) | Ground::Survey(_, Some(team))) => own == team,
        (Scope::Team(_), Ground::Survey(_, None) | Ground::Organisation) => false,
    }
}

/// The table of roles and rights. An admin reads no comments without being a moderator too.
fn allows(role: Role, right: Right) -> bool {
    use Right::{
        Audit, Author, ExactCounts, Moderate, Operate, People, Places, Publish, ReadResults, ReadRows, Review,
        Safeguard, WriteChanges,
    };
    let rights: &[Right] = match role {
        Role::Admin => &[ReadResults, Author, Publish, Review, Places, People, Audit, Operate],
        Role::Lead => &[ReadResults, ReadRows, Review, WriteChanges],
        Role::Moderator => &[ReadResults, Moderate, Safeguard],
        Role::Reviewer => &[ReadResults, Review],
        Role::ReturnOfficer => &[ReadResults, ExactCounts],
        Role::Operator => &[Audit, Operate],
    };
    rights.contains(&right)
}

/// Whether the definition gives this address the right: the owner and the deputy read results, rows and comments, recipients
/// of reports read results, the inbox for safeguarding reads what is marked.
fn names(survey: &Survey, person: &Person, right: Right) -> bool {
    let is = |address: &String| address.to_lowercase() == person.email;
    let owner = survey.owner.as_ref();
    let owns = || owner.is_some_and(|owner| is(&owner.email) || owner.deputy.as_ref().is_some_and(is));
    match right {
        Right::ReadResults => owns() || survey.reports.iter().any(|report| report.to.iter().any(is)),
        Right::Moderate | Right::ReadRows => owns(),
        Right::Safeguard => owns() || owner.and_then(|owner| owner.safeguarding.as_ref()).is_some_and(is),
        _ => false,
    }
}

/// Whether `person` may read what is told of a place: whoever reads the survey's results, and those who get that place's
/// own reports.
#[must_use]
pub fn may_read_place(person: &Person, ground: Ground<'_>, recipients: &[String]) -> bool {
    let gets = || recipients.iter().any(|address| address.to_lowercase() == person.email);
    may(person, Right::ReadResults, ground) || (person.standing != Standing::Disabled && gets())
}

fn is_named(person: &Person, survey: &Survey) -> bool {
    Right::ALL.into_iter().any(|right| names(survey, person, right))
}

/// Whether `person` has any right on `ground`.
#[must_use]
pub fn may_anything(person: &Person, ground: Ground<'_>) -> bool {
    Right::ALL.into_iter().any(|right| may(person, right, ground))
}

/// Whether `person` has `right` anywhere: in the organisation, or in one of these teams.
#[must_use]
pub fn may_somewhere(person: &Person, right: Right, teams: &Teams) -> bool {
    may(person, right, Ground::Organisation) || teams.where_may(person, right).next().is_some()
}

/// Whether `person` may give this role, or take it away: whoever says who is in the team, or in the organisation.
#[must_use]
pub fn may_give(person: &Person, duty: &Duty) -> bool {
    may(person, Right::People, ground_of(&duty.scope))
}

/// The ground of all that a scope covers.
#[must_use]
pub fn ground_of(scope: &Scope) -> Ground<'_> {
    match scope {
        Scope::Organisation => Ground::Organisation,
        Scope::Team(team) => Ground::Team(team),
    }
}

/// The teams, and which survey belongs to which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Teams {
    all: Vec<Team>,
    given: BTreeMap<String, String>,
}

impl Teams {
    /// These teams, and the surveys that were given to one, by survey.
    #[must_use]
    pub fn new(all: Vec<Team>, given: BTreeMap<String, String>) -> Self {
        Self { all, given }
    }

    /// As the records know them now.
    pub async fn load(store: &Store) -> Result<Self, Error> {
        Ok(Self::new(store.teams().await?, store.given_surveys().await?))
    }

    /// All teams, by name.
    #[must_use]
    pub fn all(&self) -> &[Team] {
        &self.all
    }

    /// The team with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Team> {
        self.all.iter().find(|team| team.id == id)
    }

    /// The team that a survey belongs to: the one that it was given to; else the one that is called as the definition
    /// calls its owner, in its first language.
    #[must_use]
    pub fn of(&self, survey: &Survey) -> Option<&Team> {
        if let Some(given) = self.given.get(&survey.id) {
            return self.get(given);
        }
        let name = survey.owner.as_ref()?.team.get(&survey.languages)?;
        self.all.iter().find(|team| team.name == name)
    }

    /// The ground that a right on this survey is asked on.
    #[must_use]
    pub fn ground<'a>(&'a self, survey: &'a Survey) -> Ground<'a> {
        Ground::Survey(survey, self.of(survey).map(|team| team.id.as_str()))
    }

    /// The teams in which `person` has `right`.
    pub fn where_may<'a>(&'a self, person: &'a Person, right: Right) -> impl Iterator<Item = &'a Team> {
        self.all.iter().filter(move |team| may(person, right, Ground::Team(&team.id)))
    }
}

/// The short name of a team that is called like this: small letters, digits and hyphens, 40 at most. `None` where
/// nothing is left of the name.
#[must_use]
pub fn team_id(name: &str) -> Option<String> {
    let letters: String =
        name.chars().flat_map(char::to_lowercase).map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let id: String = letters.split_whitespace().collect::<Vec<_>>().join("-").chars().take(40).collect();
    Some(id.trim_end_matches('-').to_owned()).filter(|id| !id.is_empty())
}
