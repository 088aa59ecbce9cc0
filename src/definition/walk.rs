//! The path that somebody takes through a survey: the pages, items and options that are shown, given who answers and
//! what was answered before.
//!
//! One pass from the first page to the last. A condition sees only answers on the path, so an answer to a question
//! that is no longer asked has no say, and is not kept.

use super::condition::Facts;
use super::people::Band;
use super::survey::{Item, Page, Survey};
use crate::question::Answer;
use crate::texts::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The item whose answer is an age in years, from which the band follows.
pub(super) const AGE: &str = "age";

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// In which role.
    pub role: Option<String>,
    /// How old the child is, where that was told beside the answers.
    pub band: Option<Band>,
    /// In which language.
    pub language: Language,
}

/// A page on the path.
#[derive(Debug)]
pub struct Step<'a> {
    /// The page.
    pub page: &'a Page,
    /// The items that are shown on it, groups before what stands in them.
    pub items: Vec<&'a Item>,
}

/// The path, and the answers along it.
#[derive(Debug)]
pub struct Walk<'a> {
    /// The pages that somebody sees, in order. A page with nothing to see is not among them.
    pub steps: Vec<Step<'a>>,
    /// The items that are asked on the path; hidden ones too.
    pub asked: Vec<&'a Item>,
    /// The options and rows that are not offered, by item.
    pub withheld: BTreeMap<&'a str, BTreeSet<String>>,
    /// Who answers, and what on the path was answered.
    pub facts: Facts,
}

impl Walk<'_> {
    /// Whether the page is on the path.
    #[must_use]
    pub fn has_page(&self, id: &str) -> bool {
        self.steps.iter().any(|step| step.page.id == id)
    }

    /// Whether the item is asked.
    #[must_use]
    pub fn asks(&self, id: &str) -> bool {
        self.asked.iter().any(|item| item.id == id)
    }
}

impl Survey {
    /// Walks the survey. `answer` gives the answer to an item, with the options that are withheld from it; it is asked
    /// once for each item on the path, in order.
    pub fn walk<'a>(
        &'a self,
        who: &Who,
        mut answer: impl FnMut(&'a Item, &BTreeSet<String>) -> Option<Answer>,
    ) -> Walk<'a> {
        let facts = Facts {
            role: who.role.clone(),
            band: who.band,
            language: Some(who.language.clone()),
            answers: BTreeMap::new(),
        };
        let mut walk = Walk { steps: Vec::new(), asked: Vec::new(), withheld: BTreeMap::new(), facts };
        for page in &self.pages {
            if page.visible_if.as_ref().is_none_or(|condition| condition.holds(&walk.facts)) {
                walk.page(page, &mut answer);
            }
        }
        walk
    }
}

impl<'a> Walk<'a> {
    fn page(&mut self, page: &'a Page, answer: &mut impl FnMut(&'a Item, &BTreeSet<String>) -> Option<Answer>) {
        let mut shown = Vec::new();
        for item in &page.items {
            self.item(item, &mut shown, answer);
        }
        if shown.iter().any(|item| item.kind.name() != "hidden") {
            self.steps.push(Step { page, items: shown });
        }
    }

    fn item(
        &mut self,
        item: &'a Item,
        shown: &mut Vec<&'a Item>,
        answer: &mut impl FnMut(&'a Item, &BTreeSet<String>) -> Option<Answer>,
    ) {
        if !item.visible_if.as_ref().is_none_or(|condition| condition.holds(&self.facts)) {
            return;
        }
        shown.push(item);
        self.asked.push(item);
        let withheld: BTreeSet<String> = item
            .option_conditions
            .iter()
            .filter(|(_, condition)| !condition.holds(&self.facts))
            .map(|(value, _)| value.clone())
            .collect();
        if let Some(given) = answer(item, &withheld) {
            if let (AGE, Answer::Number(years)) = (item.id.as_str(), &given) {
                self.facts.band = Some(Band::of_age(years.value()));
            }
            self.facts.answers.insert(item.id.clone(), given);
        }
        if !withheld.is_empty() {
            self.withheld.insert(&item.id, withheld);
        }
        for inner in &item.items {
            self.item(inner, shown, answer);
        }
    }
}

impl Survey {
    /// Whether the pages after this one are settled when it is shown: none of them depends on an answer that is given
    /// here or later. Only then is "Question 3 of 9" a promise that holds.
    #[must_use]
    pub fn is_settled_at(&self, page: &str) -> bool {
        let Some(at) = self.pages.iter().position(|one| one.id == page) else { return false };
        let ahead: BTreeSet<&str> = self.pages[at..]
            .iter()
            .flat_map(|page| page.items.iter().flat_map(Item::with_inner))
            .map(|item| item.id.as_str())
            .collect();
        let open = |condition: &super::Condition| {
            condition.items().iter().any(|item| ahead.contains(item)) || (condition.asks_band() && ahead.contains(AGE))
        };
        self.pages[at + 1..].iter().all(|page| {
            let shown_anyway = page.items.iter().any(|item| item.visible_if.is_none() && item.kind.name() != "hidden");
            let items_open = page.items.iter().any(|item| item.visible_if.as_ref().is_some_and(open));
            !page.visible_if.as_ref().is_some_and(open) && (shown_anyway || !items_open)
        })
    }
}
