//! The words of groups, alone and together.

use super::table::LabelView;
use super::words;
use crate::report::figures::Split;
use crate::report::plan::{Facet, Group, Plan};

/// The words of groups that stand together, with their language where all of them are in one.
pub(super) fn part_view(plan: &Plan, facet: Facet, part: &[usize]) -> LabelView {
    let groups = plan.groups(facet);
    let members: Vec<&Group> = part.iter().filter_map(|at| groups.get(*at)).collect();
    let unknown = part.len() > members.len();
    let language = match (members.as_slice(), parent(&members)) {
        ([one], _) if !unknown => one.language.as_ref(),
        ([first, _, ..], Some(_)) if !unknown => first.parent_language.as_ref(),
        _ => None,
    };
    LabelView::in_language(part_label(plan, facet, part), language)
}

/// The parent that all of them have.
fn parent<'a>(members: &[&'a Group]) -> Option<&'a (String, String)> {
    let parent = members.first().and_then(|group| group.parent.as_ref())?;
    members.iter().all(|group| group.parent.as_ref() == Some(parent)).then_some(parent)
}

/// The words of groups that stand together: the parent's where it is all of one parent's, else each one's.
fn part_label(plan: &Plan, facet: Facet, part: &[usize]) -> String {
    let groups = plan.groups(facet);
    let members: Vec<&Group> = part.iter().filter_map(|at| groups.get(*at)).collect();
    let unknown = part.iter().any(|at| *at >= groups.len());
    match (parent(&members), members.len(), unknown) {
        (Some((_, label)), 2.., false) => label.clone(),
        (_, 0, _) => nothing_said(facet).to_owned(),
        _ => words::list(&names(&members, facet, unknown)),
    }
}

/// Those who are in none of the groups.
fn nothing_said(facet: Facet) -> &'static str {
    if facet == Facet::Place { "No place" } else { "Not said" }
}

/// `Supporters`, `siblings`: common nouns go on with a small letter, names do not.
fn names(members: &[&Group], facet: Facet, unknown: bool) -> Vec<String> {
    let common = matches!(facet, Facet::Role | Facet::Help);
    let name =
        |(at, group): (usize, &&Group)| if at > 0 && common { words::small(&group.label) } else { group.label.clone() };
    members.iter().enumerate().map(name).chain(unknown.then(|| words::small(nothing_said(facet)))).collect()
}

/// Which groups stand together; empty where none does.
pub(super) fn merged(plan: &Plan, split: &Split) -> String {
    let joined = split.parts.iter().filter(|part| part.groups.len() > 1);
    let names: Vec<String> = joined.map(|part| format!("“{}”", part_label(plan, split.facet, &part.groups))).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("Shown together, because a group alone is too small: {}.", words::list(&names))
    }
}
