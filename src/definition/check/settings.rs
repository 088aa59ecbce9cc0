//! Settings that every item has, where they can't be as they are.

use crate::definition::survey::Standard;
use crate::json::{Findings, Pointer, did_you_mean};
use crate::question::Kind;
use crate::typed::{self, Point};
use std::collections::BTreeSet;

/// Checks the settings of an item in a survey that keeps answers for `kept` days.
pub(super) fn check(item: &typed::Item, kind: &dyn Kind, kept: Option<u32>, at: &Pointer, findings: &mut Findings) {
    if item.required == Some(true) && !kind.is_question() {
        let message = format!("A {} can't be required: nobody answers it. Remove \"required\".", kind.name());
        findings.error(&at.key("required"), message);
    }
    days(item.retention_days, kept, at, findings);
    good_and_bad(item, at, findings);
    target(item, at, findings);
    always(item, at, findings);
    standard(item, kind, at, findings);
}

/// A standard question is counted beside those of others, so its answers are the same everywhere.
fn standard(item: &typed::Item, kind: &dyn Kind, at: &Pointer, findings: &mut Findings) {
    let Some(word) = item.standard.as_deref() else { return };
    let here = at.key("standard");
    let Some(standard) = Standard::parse(word) else {
        let known = Standard::ALL.map(Standard::word);
        let meant = did_you_mean(word, known).map(|meant| format!(" Did you mean \"{meant}\"?"));
        let known = known.join(", ");
        let message = format!("\"{word}\" is no standard question.{} Known are: {known}.", meant.unwrap_or_default());
        return findings.error(&here, message);
    };
    let own = kind.choices().iter().map(|choice| choice.value.as_str());
    let conditional = item.options.iter().flatten().any(|option| option.visible_if.is_some());
    if !own.eq(standard.answers().iter().copied()) || kind.takes_other() || conditional {
        let answers = standard.answers().join(", ");
        let message = format!(
            "This standard question has exactly these answers, in this order, for everybody: {answers}; and none in people's own words."
        );
        findings.error(&here, message);
    }
}

/// Each standard question is asked once: a return could not tell which of two it counts.
pub(super) fn once(typed: &typed::Survey, findings: &mut Findings) {
    let pages = Pointer::root().key("pages");
    let mut seen = BTreeSet::new();
    for (page, items) in
        typed.pages.iter().enumerate().map(|(page, typed)| (pages.index(page).key("items"), &typed.items))
    {
        for (at, item) in items.iter().enumerate().map(|(index, item)| (page.index(index), item)) {
            let inner = item.items.iter().flatten().enumerate();
            let inner = inner.map(|(index, inner)| (at.key("items").index(index), inner));
            for (at, item) in std::iter::once((at.clone(), item)).chain(inner) {
                if item.standard.as_ref().is_some_and(|standard| !seen.insert(standard.clone())) {
                    findings.error(&at.key("standard"), "Another question of this survey is this standard question already. Remove \"standard\" from one of the two.");
                }
            }
        }
    }
}

/// A target is a share of good answers, so somebody has to say which those are.
fn target(item: &typed::Item, at: &Pointer, findings: &mut Findings) {
    let here = at.key("target");
    match item.target {
        Some(0 | 101..) => findings.error(&here, "A target is a share in percent, 1 to 100."),
        Some(_) if item.positive.as_ref().is_none_or(Vec::is_empty) => {
            let message = "A target is a share of good answers. Say under \"positive\" which answers are good.";
            findings.error(&here, message);
        }
        _ => {}
    }
}

/// All or none: "mostly" is not "every time".
fn always(item: &typed::Item, at: &Pointer, findings: &mut Findings) {
    if item.always == Some(true) && item.positive.as_ref().map_or(0, Vec::len) != 1 {
        let message = "What should always happen is counted all or none: name under \"positive\" the one answer that says that it happened.";
        findings.error(&at.key("always"), message);
    }
}

fn days(own: Option<u32>, kept: Option<u32>, at: &Pointer, findings: &mut Findings) {
    let here = at.key("retentionDays");
    match (own, kept) {
        (Some(0), _) => findings.error(&here, "An answer is kept for 1 day at least."),
        (Some(own), Some(kept)) if own > kept => {
            let message =
                format!("The survey keeps answers for {kept} days. One answer may be kept shorter, not longer.");
            findings.error(&here, message);
        }
        _ => {}
    }
}

/// No answer is both.
fn good_and_bad(item: &typed::Item, at: &Pointer, findings: &mut Findings) {
    let good = item.positive.as_deref().unwrap_or_default();
    for (index, value) in item.negative.iter().flatten().enumerate() {
        if good.contains(value) {
            let name = match value {
                Point::Name(name) => name.clone(),
                Point::Number(number) => number.to_string(),
            };
            let message = format!(
                "\"{name}\" counts as a good answer under \"positive\" already. Remove it from one of the two."
            );
            findings.error(&at.key("negative").index(index), message);
        }
    }
}
