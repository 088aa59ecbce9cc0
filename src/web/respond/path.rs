//! Where a page leads, and where it came from.

use super::draft::Draft;
use crate::definition::Walk;

/// The name of the query parameter that leads back to check answers.
pub(super) const FROM_CHECK: &str = "?from=check";

/// The page that asks whether somebody wants to say more about themselves.
pub(super) const AFTER_CHECK: &str = "after-check";

/// The page before this one on the path; `None` for the first. The first after check answers follows the question
/// whether it may be asked.
pub(super) fn before<'a>(walk: &Walk<'a>, page: &str) -> Option<&'a str> {
    let at = walk.steps.iter().position(|step| step.page.id == page)?;
    let before = at.checked_sub(1).and_then(|before| walk.steps.get(before))?;
    let crosses = walk.steps[at].page.after_check && !before.page.after_check;
    Some(if crosses { AFTER_CHECK } else { before.page.id.as_str() })
}

/// The page after this one, whether or not this one is still on the path: the next in the order of the survey.
pub(super) fn after<'a>(walk: &Walk<'a>, order: &[String], page: &str) -> Option<&'a str> {
    let at = order.iter().position(|id| id == page)?;
    let later = &order[at + 1..];
    walk.steps.iter().map(|step| step.page.id.as_str()).find(|id| later.iter().any(|one| one == id))
}

/// Where an answer leads: back to check where it came from there, unless it opened pages that were never answered.
pub(super) fn next(walk: &Walk<'_>, order: &[String], page: &str, draft: &Draft, from_check: bool) -> String {
    if !from_check {
        return after(walk, order, page).unwrap_or("check").to_owned();
    }
    let unseen =
        walk.steps.iter().map(|step| step.page.id.as_str()).find(|id| !draft.seen.iter().any(|seen| seen == id));
    unseen.map_or_else(|| "check".to_owned(), |id| format!("{id}{FROM_CHECK}"))
}
