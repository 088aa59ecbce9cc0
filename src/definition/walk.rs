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
    /// Whether they answer the questions after check answers too.
    pub more: More,
}

/// Whether somebody is asked the questions after check answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum More {
    /// They said no, or were not asked yet.
    #[default]
    Skipped,
    /// They said yes.
    Asked,
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

    /// The pages of the walk that stand before check answers, or those that stand after it.
    pub fn steps_of(&self, page: &Page) -> impl Iterator<Item = &Step<'_>> {
        self.steps.iter().filter(|step| step.page.after_check == page.after_check)
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
        for page in self.pages.iter().filter(|page| !page.after_check || who.more == More::Asked) {
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
    /// Whether the pages after this one, up to check answers or to the end, are settled when it is shown: none of them
    /// depends on an answer that is given here or later. Only then is "Question 3 of 9" a promise that holds.
    #[must_use]
    pub fn is_settled_at(&self, page: &str) -> bool {
        let Some(at) = self.pages.iter().position(|one| one.id == page) else { return false };
        let after_check = self.pages[at].after_check;
        let stretch = || self.pages[at..].iter().filter(|page| page.after_check == after_check);
        let ahead = Ahead::of(stretch());
        let open = |condition: &super::Condition| ahead.decides(condition);
        stretch().skip(1).all(|page| {
            let shown_anyway = page.items.iter().any(|item| item.visible_if.is_none() && item.kind.name() != "hidden");
            let items_open = page.items.iter().any(|item| item.visible_if.as_ref().is_some_and(open));
            !page.visible_if.as_ref().is_some_and(open) && (shown_anyway || !items_open)
        })
    }

    /// Whether the questions after check answers are the same whatever is answered to them.
    #[must_use]
    pub fn asks_the_same_after_check(&self) -> bool {
        let pages = || self.pages.iter().filter(|page| page.after_check);
        let ahead = Ahead::of(pages());
        let of_items = self.after_check().filter_map(|item| item.visible_if.as_ref());
        !pages().filter_map(|page| page.visible_if.as_ref()).chain(of_items).any(|condition| ahead.decides(condition))
    }
}

/// The items of some pages, which are not answered yet.
struct Ahead<'a>(BTreeSet<&'a str>);

impl<'a> Ahead<'a> {
    fn of(pages: impl Iterator<Item = &'a Page>) -> Self {
        let items = pages.flat_map(|page| page.items.iter().flat_map(Item::with_inner));
        Self(items.map(|item| item.id.as_str()).collect())
    }

    fn decides(&self, condition: &super::Condition) -> bool {
        condition.items().iter().any(|item| self.0.contains(item)) || (condition.asks_band() && self.0.contains(AGE))
    }
}
