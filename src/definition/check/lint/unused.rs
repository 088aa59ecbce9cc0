//! Conditions and lists of options that nothing uses.

use super::Lint;
use crate::definition::check::texts;
use crate::json::{Findings, Pointer};
use crate::typed::{Condition, Survey};
use std::collections::BTreeSet;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    let conditions = used_conditions(lint.typed);
    for name in
        lint.typed.conditions.iter().flat_map(|named| named.keys()).filter(|name| !conditions.contains(name.as_str()))
    {
        let message = format!("Nothing uses the condition \"{name}\". Use it in a \"visibleIf\", or remove it.");
        findings.warning(&Pointer::root().key("conditions").key(name), message);
    }
    let lists = used_lists(lint.typed);
    for name in
        lint.typed.option_lists.iter().flat_map(|lists| lists.keys()).filter(|name| !lists.contains(name.as_str()))
    {
        let message = format!("Nothing uses the list \"{name}\". Name it in an item's \"optionList\", or remove it.");
        findings.warning(&Pointer::root().key("optionLists").key(name), message);
    }
}

fn used_lists(survey: &Survey) -> BTreeSet<&str> {
    texts::all_items(survey).into_iter().filter_map(|(item, _)| item.option_list.as_deref()).collect()
}

/// The names that pages, items and options use, and those that stand in these.
fn used_conditions(survey: &Survey) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    let pages = survey.pages.iter().filter_map(|page| page.visible_if.as_ref());
    let items = texts::all_items(survey).into_iter().flat_map(|(item, at)| {
        let (options, _) = texts::offered(survey, item, &at);
        item.visible_if.iter().chain(options.iter().filter_map(|option| option.visible_if.as_ref())).collect::<Vec<_>>()
    });
    pages.chain(items).for_each(|condition| collect(condition, survey, &mut used));
    used
}

fn collect<'a>(condition: &'a Condition, survey: &'a Survey, used: &mut BTreeSet<&'a str>) {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|one| collect(one, survey, used)),
        Condition::Not(one) => collect(one, survey, used),
        Condition::Named(name) if used.insert(name) => {
            if let Some(named) = survey.conditions.as_ref().and_then(|named| named.get(name)) {
                collect(named, survey, used);
            }
        }
        _ => {}
    }
}
