//! The map of a survey: which answers lead to which pages.

use super::draft::Draft;
use crate::definition::{Condition, Facts, Survey};
use crate::json::Pointer;
use crate::question::Answer;
use crate::texts::Interface;
use std::collections::BTreeMap;

/// A page on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPage {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub words: String,
    /// When it is shown, as the end of a sentence; empty for always.
    pub shown: String,
    /// Where its condition stands.
    pub condition: Pointer,
    /// Its questions, each with what its answers lead to.
    pub questions: Vec<MapQuestion>,
}

/// A question on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapQuestion {
    /// Its name.
    pub id: String,
    /// What it is called.
    pub words: String,
    /// When it is shown; empty for always.
    pub shown: String,
    /// The answers that lead somewhere.
    pub leads: Vec<Lead>,
}

/// What an answer leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// The answer.
    pub answer: String,
    /// The pages that are shown only with it, or others like it: number and words.
    pub opens: Vec<(usize, String)>,
    /// The pages that are left out with it.
    pub skips: Vec<(usize, String)>,
}

/// The map of a survey whose draft has no error but what is still missing.
#[must_use]
pub fn map(draft: &Draft, survey: &Survey, interface: &Interface) -> Vec<MapPage> {
    let sentence =
        |at: &Pointer| draft.document().at(at).map(|node| draft.sentence(node, interface)).unwrap_or_default();
    let mut pages = Vec::new();
    for (index, page) in draft.pages().iter().enumerate() {
        let here = Pointer::root().key("pages").index(index);
        let questions = draft.items().into_iter().filter(|part| part.page == index).map(|part| MapQuestion {
            id: part.id().to_owned(),
            words: draft.item_words(part.node),
            shown: sentence(&part.at().key("visibleIf")),
            leads: leads(draft, survey, part.id(), &draft.choices(part.node, interface), index),
        });
        pages.push(MapPage {
            id: page.text_of("id").to_owned(),
            words: draft.page_words(page),
            shown: sentence(&here.key("visibleIf")),
            condition: here.key("visibleIf"),
            questions: questions.collect(),
        });
    }
    pages
}

fn leads(draft: &Draft, survey: &Survey, item: &str, choices: &[(String, String)], own: usize) -> Vec<Lead> {
    let asking: Vec<(usize, &Condition)> = survey
        .pages
        .iter()
        .enumerate()
        .filter_map(|(index, page)| Some((index, page.visible_if.as_ref()?)))
        .filter(|(index, condition)| *index > own && condition.items().contains(&item))
        .collect();
    if asking.is_empty() {
        return Vec::new();
    }
    let named =
        |index: usize| (index + 1, draft.pages().get(index).map(|page| draft.page_words(page)).unwrap_or_default());
    let lead = |(value, words): &(String, String)| {
        let answer = Answer::Choices { values: vec![value.clone()], other: None };
        let facts = Facts { answers: BTreeMap::from([(item.to_owned(), answer)]), ..Facts::default() };
        let with = |wanted: bool| {
            let pages = asking.iter().filter(|(_, condition)| known(condition, item, &facts) == Some(wanted));
            pages.map(|(index, _)| named(*index)).collect::<Vec<_>>()
        };
        // Where other things decide as well, the answer alone opens a page only if its absence closes it.
        let maybe = asking
            .iter()
            .filter(|(_, condition)| known(condition, item, &facts).is_none())
            .map(|(index, _)| named(*index));
        Lead { answer: words.clone(), opens: with(true).into_iter().chain(maybe).collect(), skips: with(false) }
    };
    choices.iter().map(lead).collect()
}

/// Whether a condition holds as far as the answer to one item tells it; `None` where it depends on more.
fn known(condition: &Condition, item: &str, facts: &Facts) -> Option<bool> {
    let each = |list: &[Condition], decides: bool| {
        let all: Vec<Option<bool>> = list.iter().map(|one| known(one, item, facts)).collect();
        if all.contains(&Some(decides)) {
            return Some(decides);
        }
        all.iter().all(|one| *one == Some(!decides)).then_some(!decides)
    };
    match condition {
        Condition::All(list) => each(list, false),
        Condition::Any(list) => each(list, true),
        Condition::Not(one) => known(one, item, facts).map(|holds| !holds),
        Condition::Item { item: asked, .. } if asked == item => Some(condition.holds(facts)),
        _ => None,
    }
}
