//! Roles and the groups that they merge into.

use crate::definition::people::{KNOWN_GROUPS, KNOWN_ROLES, Role, RoleGroup};
use crate::json::{Pointer, did_you_mean};
use crate::question::{Build, Label};
use crate::typed;
use std::collections::BTreeSet;

pub(super) fn roles(typed: &[typed::Role], build: &mut Build<'_>) -> Vec<Role> {
    let at = Pointer::root().key("roles");
    let mut seen = BTreeSet::new();
    let mut roles = Vec::with_capacity(typed.len());
    for (index, one) in typed.iter().enumerate() {
        let here = at.index(index);
        let role = match one {
            typed::Role::Known(name) => known(name, &here, build),
            typed::Role::Own(object) => own(object, &here, build),
        };
        let Some(role) = role else { continue };
        if !seen.insert(role.id.clone()) {
            build.findings.error(&here, format!("The role \"{}\" stands twice.", role.id));
        }
        roles.push(role);
    }
    roles
}

/// The names that the survey gives its roles, those that are wrong included, so that each is told of once.
pub(super) fn named(typed: &[typed::Role]) -> Vec<String> {
    let name = |role: &typed::Role| match role {
        typed::Role::Known(name) => name.clone(),
        typed::Role::Own(object) => object.id.clone(),
    };
    typed.iter().map(name).collect()
}

fn known(name: &str, at: &Pointer, build: &mut Build<'_>) -> Option<Role> {
    if let Some((id, key, parent)) = KNOWN_ROLES.iter().find(|(id, ..)| *id == name) {
        return Some(Role { id: (*id).to_owned(), label: Label::Interface(key), parent: parent.and_then(known_group) });
    }
    let names = KNOWN_ROLES.iter().map(|(id, ..)| *id);
    let hint = did_you_mean(name, names.clone()).map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
    let known = names.collect::<Vec<_>>().join(", ");
    build.findings.error(at, format!("\"{name}\" is not a known role.{hint} Known are: {known}. A role of your own is {{\"id\": …, \"label\": …}}."));
    None
}

fn known_group(name: &str) -> Option<RoleGroup> {
    let (id, key) = KNOWN_GROUPS.iter().find(|(id, _)| *id == name)?;
    Some(RoleGroup { id: (*id).to_owned(), label: Label::Interface(key) })
}

fn own(typed: &typed::RoleObject, at: &Pointer, build: &mut Build<'_>) -> Option<Role> {
    let base = KNOWN_ROLES.iter().find(|(id, ..)| *id == typed.id);
    let label = match (&typed.label, base) {
        (Some(label), _) => Label::Own(build.text(label)),
        (None, Some((_, key, _))) => Label::Interface(key),
        (None, None) => {
            build.findings.error(&at.key("label"), "A role of your own needs a \"label\".");
            return None;
        }
    };
    if base.is_none() {
        check_role_name(&typed.id, &at.key("id"), build);
    }
    let parent = match &typed.parent {
        None => base.and_then(|(_, _, parent)| *parent).and_then(known_group),
        Some(group) => self::group(group, &at.key("parent"), build),
    };
    Some(Role { id: typed.id.clone(), label, parent })
}

fn group(typed: &typed::RoleGroup, at: &Pointer, build: &mut Build<'_>) -> Option<RoleGroup> {
    match typed {
        typed::RoleGroup::Known(name) => {
            let found = known_group(name);
            if found.is_none() {
                let known = KNOWN_GROUPS.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ");
                build.findings.error(at, format!("\"{name}\" is not a known group. Known are: {known}. A group of your own is {{\"id\": …, \"label\": …}}."));
            }
            found
        }
        typed::RoleGroup::Own(group) => {
            check_role_name(&group.id, &at.key("id"), build);
            let Some(label) = &group.label else {
                build.findings.error(&at.key("label"), "A group of your own needs a \"label\".");
                return None;
            };
            Some(RoleGroup { id: group.id.clone(), label: Label::Own(build.text(label)) })
        }
    }
}

/// A role's name is a stable name; the known ones are in camel case, so capitals are taken too.
fn check_role_name(name: &str, at: &Pointer, build: &mut Build<'_>) {
    let right = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= 40
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !right {
        build.findings.error(at, format!("\"{name}\" can't be a name. Use letters a to z, digits and \"-\", beginning with a small letter, 40 characters at most."));
    }
}
