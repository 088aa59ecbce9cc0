//! Roles in plain words.

use super::form::Choice;
use crate::rights::{Duty, Ground, Person, Right, Role, Scope, Teams, may};
use serde::Serialize;

/// The value that stands for the whole organisation in a list.
pub(super) const EVERYWHERE: &str = "*";

/// What a role is called, and what it may.
pub(super) fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Admin => ("Admin", "writes and publishes surveys, lays out places, says who is in the team"),
        Role::Lead => ("Lead", "reads results, comments on drafts, writes what was done"),
        Role::Moderator => ("Moderator", "reads results and what people wrote, decides what is shown"),
        Role::Reviewer => ("Reviewer", "comments on drafts, reads results"),
        Role::ReturnOfficer => {
            ("Return officer", "reads results, takes exact counts for statutory returns, keys paper forms")
        }
        Role::Operator => ("Operator", "keeps the service going: mails and the audit trail"),
    }
}

/// `Lead in Ward design team`.
pub(super) fn duty(duty: &Duty, teams: &Teams) -> String {
    let (name, _) = role(duty.role);
    match &duty.scope {
        Scope::Organisation => format!("{name} in the whole organisation"),
        Scope::Team(team) => format!("{name} in {}", teams.get(team).map_or(team.as_str(), |team| team.name.as_str())),
    }
}

/// `Admin, Lead in Ward design team; Operator in the whole organisation`, of duties in the order of their scopes.
pub(super) fn duties<'a>(all: impl Iterator<Item = &'a Duty>, teams: &Teams) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut last = None;
    for one in all {
        match said.last_mut().filter(|_| last == Some(&one.scope)) {
            Some(words) => *words = format!("{}, {words}", role(one.role).0),
            None => said.push(duty(one, teams)),
        }
        last = Some(&one.scope);
    }
    said.join("; ")
}

/// A role, as a page explains it.
#[derive(Debug, Serialize)]
pub(super) struct Explained {
    name: &'static str,
    may: &'static str,
}

/// Every role, explained.
pub(super) fn explained() -> Vec<Explained> {
    let one = |of| {
        let (name, may) = role(of);
        Explained { name, may }
    };
    Role::ALL.map(one).into()
}

/// The roles as a list.
pub(super) fn roles(typed: &str) -> Vec<Choice> {
    let none = Choice::new("", "No role yet", typed);
    std::iter::once(none).chain(Role::ALL.map(|of| Choice::new(of.word(), role(of).0, typed))).collect()
}

/// Where `person` may give roles, as a list.
pub(super) fn scopes(person: &Person, teams: &Teams, typed: &str) -> Vec<Choice> {
    let teams = teams.where_may(person, Right::People).map(|team| Choice::new(&team.id, &team.name, typed));
    let everywhere = may(person, Right::People, Ground::Organisation);
    let everywhere = everywhere.then(|| Choice::new(EVERYWHERE, "The whole organisation", typed));
    teams.chain(everywhere).collect()
}
