//! Wording for children: negatives, and too many options.

use super::Lint;
use super::reach::known;
use crate::definition::check::spoken::{Part, Spoken, Who};
use crate::definition::check::texts;
use crate::definition::people::Band;
use crate::definition::survey::Item;
use crate::definition::walk::AGE;
use crate::json::{Findings, Pointer};
use crate::typed;
use std::collections::BTreeSet;

/// Words that turn a sentence round, which young children overlook or take the other way.
const NEGATIVES: &[&str] = &["not", "never", "no", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot"];
const CHILD: &str = "child";
/// The bands whose wording is for young children.
const YOUNG: [Band; 2] = [Band::UpTo7, Band::From8To11];
/// The most options for a child under 8 (a parent reads them out).
const MOST_OPTIONS: usize = 3;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (typed, at, item) in lint.items() {
        let spoken = Spoken::item(typed, at.clone());
        for who in young_readers(lint, &spoken).into_iter().filter(|who| !too_old(lint, item, *who)) {
            negatives(lint, &typed.id, &spoken, who, &mut seen, findings);
        }
        options(lint, typed, item, &at, findings);
    }
}

/// Who reads this as a young child: the role `child`, or, in a survey without it, whoever the words for a young band
/// are for.
fn young_readers<'a>(lint: &Lint<'a>, spoken: &Spoken<'_>) -> Vec<Who<'a>> {
    let bands = YOUNG.map(|band| Some(band.id()));
    if lint.survey.roles.iter().any(|role| role.id == CHILD) {
        return [None].into_iter().chain(bands).map(|band| Who { role: Some(CHILD), band }).collect();
    }
    let asks_age = lint.survey.roles.is_empty() && lint.survey.item(AGE).is_some();
    let own = |band: &Option<&str>| asks_age || band.is_some_and(|band| spoken.speaks_to_band(band));
    let readers = lint.readers().into_iter().filter(|who| who.band.is_none());
    let pairs = readers.flat_map(|who| bands.into_iter().filter(own).map(move |band| Who { role: who.role, band }));
    pairs.collect()
}

/// Whether the item, its group or its page is kept from the child's band, or, where no band is known, from each young one.
fn too_old(lint: &Lint<'_>, item: &Item, who: Who<'_>) -> bool {
    let has = |outer: &&Item| outer.with_inner().any(|inner| inner.id == item.id);
    let Some(page) = lint.survey.pages.iter().find(|page| page.items.iter().any(|outer| has(&outer))) else {
        return false;
    };
    let around = page.items.iter().filter(has).map(|outer| &outer.visible_if);
    let conditions: Vec<_> = around.chain([&page.visible_if, &item.visible_if]).flatten().collect();
    let kept_from = |band: Band| conditions.iter().any(|condition| known(condition, None, Some(band)) == Some(false));
    match who.band.and_then(Band::parse) {
        Some(band) => kept_from(band),
        None => YOUNG.into_iter().all(kept_from),
    }
}

fn negatives(
    lint: &Lint<'_>,
    id: &str,
    spoken: &Spoken<'_>,
    who: Who<'_>,
    seen: &mut BTreeSet<Pointer>,
    findings: &mut Findings,
) {
    for language in lint.english().filter(|language| lint.reach.item(id, language, who.role)) {
        for part in [Part::Label, Part::Hint] {
            let Some((words, at)) = lint.words(spoken.text(part, who), language) else { continue };
            let Some(found) = negative(words).filter(|_| seen.insert(at.clone())) else { continue };
            let message = format!(
                "Young children often miss \"{found}\". Say it without a negative, or give the role child or the young bands \
                 words of their own."
            );
            findings.warning(&at, message);
        }
    }
}

/// The first negative of a text.
fn negative(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).find(|word| {
        let plain = word.to_lowercase().replace('’', "'");
        let plain = plain.trim_matches('\'');
        plain.ends_with("n't") || NEGATIVES.contains(&plain)
    })
}

/// Counts what a child under 8 may be offered where an item has words for that band.
fn options(lint: &Lint<'_>, typed: &typed::Item, item: &Item, at: &Pointer, findings: &mut Findings) {
    let band = Band::UpTo7;
    if !texts::of_item(lint.typed, typed, at).iter().any(|spoken| spoken.speaks_to_band(band.id())) {
        return;
    }
    let ruled_out = |value: &str| {
        item.option_conditions.get(value).is_some_and(|condition| known(condition, None, Some(band)) == Some(false))
    };
    let own = usize::from(item.kind.takes_other());
    let count = item.kind.choices().iter().filter(|choice| !ruled_out(&choice.value)).count() + own;
    if item.kind.is_question() && count > MOST_OPTIONS {
        let key = ["options", "optionList", "points"]
            .into_iter()
            .zip([typed.options.is_some(), typed.option_list.is_some(), typed.points.is_some()])
            .find_map(|(key, given)| given.then_some(key));
        let message = format!(
            "A child under 8 chooses among {MOST_OPTIONS} at most; here are {count}. Take some away for the band 0-7 by an \
             option's \"visibleIf\", or ask this band another question."
        );
        findings.warning(&at.key(key.unwrap_or("type")), message);
    }
}

#[cfg(test)]
mod tests {
    use super::negative;

    #[test]
    fn negatives_are_whole_words() {
        for (text, found) in [
            ("Did you not sleep?", Some("not")),
            ("Don’t you like it?", Some("Don’t")),
            ("You can't go.", Some("can't")),
            ("Nothing hurts", Some("Nothing")),
            ("Another note, nobly noted: knotty", None),
            ("I want to go", None),
        ] {
            assert_eq!(negative(text), found, "{text}");
        }
    }
}
