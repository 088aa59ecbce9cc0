//! Easy Read without a picture for an idea.

use super::Lint;
use crate::definition::check::spoken::{Spoken, Who, resolves};
use crate::definition::check::texts;
use crate::json::{Findings, Pointer};
use crate::texts::Language;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    for language in lint.easy_read() {
        introduction(lint, language, findings);
        for (index, (page, at)) in texts::pages(lint.typed).enumerate() {
            if page.title.is_some() && lint.reach.page(index, language) {
                let spoken = Spoken::page(page, at.clone());
                pictured(lint, &spoken, &at.key("title"), "this page's title", language, None, findings);
            }
        }
        for (item, at, checked) in lint.items() {
            let idea = checked.kind.is_question() || checked.kind.name() == "note";
            if idea && lint.reach.item(&item.id, language, None) {
                let place = if item.image.is_some() { at.key("image") } else { at.key("label") };
                let what = if checked.kind.is_question() { "this question" } else { "this note" };
                pictured(lint, &Spoken::item(item, at), &place, what, language, Some(&item.id), findings);
            }
        }
    }
}

fn introduction(lint: &Lint<'_>, language: &Language, findings: &mut Findings) {
    if lint.typed.introduction.is_some() {
        let spoken = Spoken::survey(lint.typed, Pointer::root());
        pictured(lint, &spoken, &Pointer::root().key("introduction"), "the introduction", language, None, findings);
    }
}

/// Warns where somebody who reads `language` has no picture; `item` leaves out those who are not asked it.
fn pictured(
    lint: &Lint<'_>,
    spoken: &Spoken<'_>,
    at: &Pointer,
    what: &str,
    language: &Language,
    item: Option<&str>,
    findings: &mut Findings,
) {
    let asked = |who: &Who<'_>| item.is_none_or(|id| lint.reach.item(id, language, who.role));
    let seen = |who: Who<'_>| spoken.image(who).is_some_and(|image| resolves(&image.src, language, &lint.default));
    if !lint.readers().into_iter().filter(asked).all(seen) {
        let message = format!(
            "Easy Read ({language}) has no picture for {what}. Add an \"image\" whose \"src\" has a file for {language}."
        );
        findings.warning(at, message);
    }
}
