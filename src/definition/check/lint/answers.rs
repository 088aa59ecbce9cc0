//! What can be answered: a way not to say, a way not to know, a way to say more.

use super::Lint;
use crate::definition::check::texts;
use crate::definition::survey::Item;
use crate::json::{Findings, Pointer};
use crate::typed;

/// The values of an option for those who would rather not say.
const NOT_SAID: &[&str] = &["prefer-not-to-say", "prefer-not-say", "rather-not-say"];
/// The values, or beginnings of values, of an option for those to whom no other applies.
const NOT_KNOWN: &[&str] = &[
    "dont-know",
    "do-not-know",
    "not-sure",
    "notSure",
    "unsure",
    "cant-say",
    "cannot-say",
    "cant-remember",
    "do-not-remember",
    "does-not-apply",
    "not-applicable",
    "neither",
    "none",
    "no-opinion",
    "mixed",
    "in-between",
];

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    for (typed, at, item) in lint.items() {
        if is_personal(typed) {
            other_on_personal(typed, &at, findings);
            no_way_not_to_say(lint, typed, item, &at, findings);
        } else {
            no_way_not_to_know(item, &at, findings);
        }
    }
    no_way_to_say_more(lint, findings);
    nobody_reads(lint, findings);
}

/// What the definition itself calls personal; free text is so by its nature, and is no closed question.
fn is_personal(item: &typed::Item) -> bool {
    matches!(item.sensitivity.as_deref(), Some("personal" | "special"))
}

fn other_on_personal(item: &typed::Item, at: &Pointer, findings: &mut Findings) {
    if item.other == Some(true) {
        let message = "\"Other\" on a question about who somebody is invites words that name them, and calls them other. \
                       Offer the groups that people use themselves, and \"prefer-not-to-say\".";
        findings.warning(&at.key("other"), message);
    }
}

fn no_way_not_to_say(lint: &Lint<'_>, typed: &typed::Item, item: &Item, at: &Pointer, findings: &mut Findings) {
    if has(item, NOT_SAID) {
        return;
    }
    match item.kind.name() {
        "yesNo" => findings.warning(
            &at.key("type"),
            "A yesNo about who somebody is can't be declined. Make it a singleChoice with the options \"yes\", \"no\" \
             and \"prefer-not-to-say\".",
        ),
        "singleChoice" | "multiChoice" => {
            let place =
                if typed.options.is_some() { texts::offered(lint.typed, typed, at).1 } else { at.key("optionList") };
            let message = "A question about who somebody is needs a way to decline. Add an option with the value \
                           \"prefer-not-to-say\".";
            findings.warning(&place, message);
        }
        _ => {}
    }
}

fn no_way_not_to_know(item: &Item, at: &Pointer, findings: &mut Findings) {
    if !item.required || has(item, NOT_KNOWN) || has(item, NOT_SAID) {
        return;
    }
    let mend = match item.kind.name() {
        "yesNo" => "add \"notSure\": true",
        "singleChoice" | "multiChoice" | "matrix" => "add an option such as \"dont-know\" or \"does-not-apply\"",
        "scale" => "use a singleChoice with an option \"dont-know\"",
        _ => return,
    };
    let message =
        format!("Somebody who does not know can't go on: this must be answered. Remove \"required\", or {mend}.");
    findings.warning(&at.key("required"), message);
}

fn has(item: &Item, values: &[&str]) -> bool {
    item.kind.choices().iter().any(|choice| values.iter().any(|value| choice.value.starts_with(value)))
}

fn no_way_to_say_more(lint: &Lint<'_>, findings: &mut Findings) {
    if !lint.survey.takes_comments() {
        let message = "There is no place here to say more in one's own words. Add a longText, such as \"What else would you \
                       like to tell us?\"";
        findings.warning(&Pointer::root().key("pages"), message);
    }
}

/// That there is an owner and a deputy is an error's business; that they are two is this one's.
fn nobody_reads(lint: &Lint<'_>, findings: &mut Findings) {
    let Some(owner) = lint.survey.owner.as_ref().filter(|_| lint.survey.takes_comments()) else { return };
    if owner.deputy.as_ref().is_some_and(|deputy| deputy.eq_ignore_ascii_case(&owner.email)) {
        let message = "The deputy is the owner: nobody reads free text while the owner is away. Name another address.";
        findings.warning(&Pointer::root().key("owner").key("deputy"), message);
    }
}
