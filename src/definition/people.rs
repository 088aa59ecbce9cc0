//! Who answers: roles, how they answer, and age bands.

use crate::question::Label;

/// The roles that every survey knows, with the group that each merges into where it is small.
pub(super) const KNOWN_ROLES: &[(&str, &str, Option<&str>)] = &[
    ("child", "role-child", Some("childrenAndYoungPeople")),
    ("youngPerson", "role-youngPerson", Some("childrenAndYoungPeople")),
    ("patient", "role-patient", None),
    ("parentCarer", "role-parentCarer", Some("familyAndSupporters")),
    ("sibling", "role-sibling", Some("familyAndSupporters")),
    ("supporter", "role-supporter", Some("familyAndSupporters")),
    ("staff", "role-staff", None),
];

/// The groups of roles that every survey knows.
pub(super) const KNOWN_GROUPS: &[(&str, &str)] = &[
    ("childrenAndYoungPeople", "role-group-childrenAndYoungPeople"),
    ("familyAndSupporters", "role-group-familyAndSupporters"),
];

/// A role that somebody may answer in.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Its stable name.
    pub id: String,
    /// What people call themselves.
    pub label: Label,
    /// The group that it is counted with where it is small.
    pub parent: Option<RoleGroup>,
}

/// A group of roles.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleGroup {
    /// Its stable name.
    pub id: String,
    /// What it is called.
    pub label: Label,
}

/// How somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Help {
    /// On one's own.
    Alone,
    /// With somebody's help.
    Together,
    /// Somebody answers for another person.
    OnBehalf,
}

impl Help {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Alone, Self::Together, Self::OnBehalf];

    /// The name on the wire.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Together => "together",
            Self::OnBehalf => "onBehalf",
        }
    }

    /// Reads the name on the wire.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|help| help.id() == id)
    }
}

/// How old the child is that the answers are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Under 8.
    UpTo7,
    /// 8 to 11.
    From8To11,
    /// 12 to 15.
    From12To15,
    /// 16 and over.
    From16,
}

impl Band {
    /// All of them, youngest first.
    pub const ALL: [Self; 4] = [Self::UpTo7, Self::From8To11, Self::From12To15, Self::From16];

    /// The name on the wire.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::UpTo7 => "0-7",
            Self::From8To11 => "8-11",
            Self::From12To15 => "12-15",
            Self::From16 => "16+",
        }
    }

    /// Reads the name on the wire.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.id() == id)
    }

    /// The band of an age in years.
    #[must_use]
    pub fn of_age(years: f64) -> Self {
        match years {
            years if years < 8.0 => Self::UpTo7,
            years if years < 12.0 => Self::From8To11,
            years if years < 16.0 => Self::From12To15,
            _ => Self::From16,
        }
    }
}
