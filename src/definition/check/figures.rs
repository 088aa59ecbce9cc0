//! Numbers of a survey as a whole: expected shares, how many must sign, from how many writers comments are shown.

use crate::definition::people::Role;
use crate::definition::survey::SignOffs;
use crate::json::{Findings, Pointer};
use crate::typed::{self, Comments, Expected};
use std::collections::BTreeMap;

/// From how many writers on comments are shown where the definition does not say.
const COMMENTS_FROM: u32 = 8;

/// The shares that the team hopes for, of roles and of the groups that roles merge into.
pub(super) fn expected(
    typed: Option<&BTreeMap<String, Expected>>,
    roles: &[Role],
    findings: &mut Findings,
) -> BTreeMap<String, f64> {
    let at = Pointer::root().key("expected");
    let mut given: Vec<(&String, f64, Pointer)> = Vec::new();
    for (name, value) in typed.into_iter().flatten() {
        match value {
            Expected::Share(share) => given.push((name, *share, at.key(name))),
            Expected::ByGroup(groups) if name == "role" => {
                given.extend(groups.iter().map(|(group, share)| (group, *share, at.key(name).key(group))));
            }
            Expected::ByGroup(_) => {
                let message = format!("Shares can be expected of roles only. Write \"role\" in place of \"{name}\".");
                findings.error(&at.key(name), message);
            }
        }
    }
    for (name, share, here) in &given {
        share_of(name, *share, roles, here, findings);
    }
    let of_roles: f64 = given.iter().filter(|(name, ..)| is_role(name, roles)).map(|(_, share, _)| share).sum();
    if of_roles > 1.001 {
        findings.error(&at, "The shares of the roles add up to more than 1, that is, to more than everybody.");
    }
    given.into_iter().map(|(name, share, _)| (name.clone(), share)).collect()
}

fn is_role(name: &str, roles: &[Role]) -> bool {
    roles.iter().any(|role| role.id == name)
}

fn share_of(name: &str, share: f64, roles: &[Role], at: &Pointer, findings: &mut Findings) {
    let is_group = roles.iter().filter_map(|role| role.parent.as_ref()).any(|group| group.id == name);
    if !is_role(name, roles) && !is_group {
        findings.error(at, format!("\"{name}\" is not a role of this survey, or a group of its roles."));
    }
    if !(0.0..=1.0).contains(&share) {
        findings.error(at, "A share is between 0 and 1: write 0.25 for a quarter.");
    }
}

/// From how many writers on comments are shown.
pub(super) fn comments(typed: Option<&Comments>, findings: &mut Findings) -> u32 {
    let from = typed.and_then(|comments| comments.from).unwrap_or(COMMENTS_FROM);
    if from == 0 {
        findings.error(&Pointer::root().key("comments").key("from"), "Comments are shown from 1 writer on at least.");
    }
    from
}

/// How many must have agreed to the questions.
pub(super) fn sign_offs(typed: Option<&typed::SignOffs>, findings: &mut Findings) -> Option<SignOffs> {
    let at = Pointer::root().key("signOffs");
    let typed = typed?;
    if typed.readers == 0 {
        findings.error(&at.key("readers"), "Name at least 1 reviewer, or remove \"signOffs\".");
    } else if typed.lived_experience.is_some_and(|some| some > typed.readers) {
        let message =
            format!("These are among the reviewers, of whom there are {}. Ask for as many, or fewer.", typed.readers);
        findings.error(&at.key("livedExperience"), message);
    }
    Some(SignOffs { readers: typed.readers, lived_experience: typed.lived_experience.unwrap_or_default() })
}
