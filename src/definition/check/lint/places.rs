//! Pages with more than one question and no reason for it.

use super::Lint;
use crate::definition::check::texts;
use crate::json::Findings;

/// Questions of groups and follow-ups count; notes and hidden items do not.
pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    for (page, at) in texts::pages(lint.typed) {
        let checked = texts::items(page, &at).into_iter().filter_map(|(item, _)| lint.survey.item(&item.id));
        let count = checked.filter(|item| item.kind.is_question()).count();
        let no_reason = page.reason.as_ref().is_none_or(|reason| reason.trim().is_empty());
        if count > 1 && no_reason {
            let message = format!(
                "There are {count} questions on this page. Give each a page of its own, or say in the page's \"reason\" why \
                 they belong together."
            );
            findings.warning(&at.key("items"), message);
        }
    }
}
