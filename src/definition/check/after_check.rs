//! Pages after check answers: they stand last, and nobody has to answer them.

use crate::json::{Findings, Pointer};
use crate::typed::{Item, Page};

pub(super) fn check(pages: &[Page], findings: &mut Findings) {
    let is_after = |page: &Page| page.after_check == Some(true);
    let Some(first) = pages.iter().position(is_after) else { return };
    let at = |index: usize| Pointer::root().key("pages").index(index);
    if first == 0 {
        let message = "A survey has at least one page before check answers. Remove \"afterCheck\" from the first.";
        findings.error(&at(0).key("afterCheck"), message);
    }
    for (index, page) in pages.iter().enumerate().skip(first) {
        if is_after(page) {
            page.items.iter().enumerate().for_each(|(i, one)| item(one, &at(index).key("items").index(i), findings));
        } else if first > 0 {
            let message = format!(
                "This page is asked before check answers, but \"{}\" stands before it and is asked after. Pages with \
                 \"afterCheck\" stand last.",
                pages[first].id
            );
            findings.error(&at(index), message);
        }
    }
}

fn item(item: &Item, at: &Pointer, findings: &mut Findings) {
    if item.required == Some(true) {
        let message = "A question after check answers can't be required: nobody has to say more about themselves.";
        findings.error(&at.key("required"), message);
    }
    if item.kind == "hidden" {
        let message =
            "A hidden item can't stand on a page after check answers: who leaves that page out would lose it.";
        findings.error(&at.key("type"), message);
    }
    let inner = item.items.iter().flatten().enumerate();
    inner.for_each(|(index, inner)| self::item(inner, &at.key("items").index(index), findings));
}
