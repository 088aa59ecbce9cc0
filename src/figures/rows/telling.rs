//! Which questions tell who somebody is by having been asked: a question for children alone says who answered it, and so
//! does every question that follows from it.

use super::classes::{TRAITS, Trait};
use crate::definition::{Condition, Item, Survey};
use crate::report::Facet;
use std::collections::BTreeSet;

/// How many traits, from the first on, have to be shown of a person before this question may be.
pub(super) fn telling(survey: &Survey, item: &str) -> usize {
    let mut told = Told { survey, seen: BTreeSet::new(), needs: 0 };
    told.follow(item);
    told.needs
}

struct Told<'a> {
    survey: &'a Survey,
    seen: BTreeSet<String>,
    needs: usize,
}

impl Told<'_> {
    fn follow(&mut self, id: &str) {
        if !self.seen.insert(id.to_owned()) {
            return;
        }
        let survey = self.survey;
        for page in survey.pages.iter().filter(|page| holds(&page.items, id)) {
            page.visible_if.iter().for_each(|condition| self.look(condition));
        }
        for item in survey.items().filter(|item| item.id == id || holds(&item.items, id)) {
            item.visible_if.iter().for_each(|condition| self.look(condition));
            item.option_conditions.values().for_each(|condition| self.look(condition));
        }
    }

    fn look(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.look(part)),
            Condition::Not(part) => self.look(part),
            Condition::Role(_) => self.need(Facet::Role),
            Condition::Band(_) => self.need(Facet::Band),
            Condition::Language(_) => self.need(Facet::Language),
            Condition::Item { item, .. } => self.follow(item),
        }
    }

    fn need(&mut self, facet: Facet) {
        let place = TRAITS.iter().position(|one| *one == Trait::Group(facet));
        self.needs = self.needs.max(place.map_or(TRAITS.len(), |place| place + 1));
    }
}

fn holds(items: &[Item], id: &str) -> bool {
    items.iter().any(|item| item.id == id || holds(&item.items, id))
}
