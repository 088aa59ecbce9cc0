//! The path: too long in Easy Read, and what no answer can reach.

use super::Lint;
use crate::definition::check::texts;
use crate::json::{Findings, Pointer};
use crate::typed::Opt;
use std::collections::BTreeMap;

/// The most questions of a path in Easy Read: people with a learning disability call longer ones stressful.
const MOST_EASY_READ: usize = 8;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    for language in lint.easy_read() {
        let (count, role) = lint.reach.longest(language);
        if count > MOST_EASY_READ {
            let role = role.map(|role| format!(", as {role}")).unwrap_or_default();
            let message = format!(
                "In Easy Read ({language}{role}) a path has {count} questions; {MOST_EASY_READ} is the most. Leave some out \
                 by \"visibleIf\": {{\"not\": {{\"language\": \"{language}\"}}}}."
            );
            findings.warning(&lint.place_of(language), message);
        }
    }
    dead_pages_and_items(lint, findings);
    dead_options(lint, findings);
}

const MEND: &str = "Mend its \"visibleIf\", or remove it";

fn dead_pages_and_items(lint: &Lint<'_>, findings: &mut Findings) {
    for (index, (page, at)) in texts::pages(lint.typed).enumerate() {
        if !lint.reach.any_page(index) {
            let message = format!("Nobody can come to this page, whatever they answer. {MEND}.");
            findings.warning(&at.key("visibleIf"), message);
            continue;
        }
        for (item, at) in texts::items(page, &at) {
            if item.visible_if.is_some() && !lint.reach.any_item(&item.id) {
                let message = format!("Nobody can be asked this, whatever they answer before. {MEND}.");
                findings.warning(&at.key("visibleIf"), message);
            }
        }
    }
}

/// An option of a list is dead where no item that uses the list offers it.
fn dead_options(lint: &Lint<'_>, findings: &mut Findings) {
    let mut offered: BTreeMap<Pointer, bool> = BTreeMap::new();
    for (item, at) in texts::all_items(lint.typed).into_iter().filter(|(item, _)| lint.reach.any_item(&item.id)) {
        let (options, at) = texts::offered(lint.typed, item, &at);
        for (option, place) in conditional(options, &at) {
            *offered.entry(place).or_default() |= lint.reach.option(&item.id, &option.value);
        }
    }
    for (place, _) in offered.into_iter().filter(|(_, offered)| !offered) {
        findings.warning(&place, format!("Nobody is ever offered this option, whatever they answer before. {MEND}."));
    }
}

fn conditional<'a>(options: &'a [Opt], at: &'a Pointer) -> impl Iterator<Item = (&'a Opt, Pointer)> {
    let places = options.iter().enumerate().map(|(index, option)| (option, at.index(index).key("visibleIf")));
    places.filter(|(option, _)| option.visible_if.is_some())
}
