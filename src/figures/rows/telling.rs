//! Which questions tell who somebody is by having been asked: a question for children alone says who answered it, and so
//! does every question that follows from it. Which of them somebody was asked is shown where ten people share it, as who
//! they are is; else all these questions stay back.

use super::columns::is_told;
use crate::definition::{Condition, Item, Survey};
use crate::report::Plan;
use std::collections::BTreeSet;

/// The most of them: a path has a bit for each. What a survey has beyond is shown of nobody.
pub(super) const MOST: usize = 64;

/// Such questions, by their places in the plan.
pub(super) fn telling(survey: &Survey, plan: &Plan) -> Vec<usize> {
    let tells = |at: &usize| {
        let mut told = Told { survey, seen: BTreeSet::new(), tells: false };
        told.follow(&plan.questions[*at].id);
        told.tells
    };
    (0..plan.questions.len()).filter(|at| is_told(plan, *at)).filter(tells).collect()
}

struct Told<'a> {
    survey: &'a Survey,
    seen: BTreeSet<String>,
    tells: bool,
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
            Condition::Role(_) | Condition::Band(_) | Condition::Language(_) => self.tells = true,
            Condition::Item { item, .. } => self.follow(item),
        }
    }
}

fn holds(items: &[Item], id: &str) -> bool {
    items.iter().any(|item| item.id == id || holds(&item.items, id))
}
