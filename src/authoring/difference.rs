//! What a new version of a survey changes, and whether answers that were given before still count with those that come.

use super::draft::{Draft, Part, list};
use super::field::{ABOUT, PAGE, SETTINGS, SURVEY};
use crate::json::{Node, Pointer};
use crate::question::known;
use crate::texts::Interface;
use std::collections::BTreeSet;

/// What a change means for answers that were given before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Words and pictures: the same is asked.
    Safe,
    /// Earlier answers keep their meaning; something is added, or asked of others.
    Compatible,
    /// Earlier answers would be taken for something else: it needs a name of its own.
    Breaking,
}

/// Something that a new version changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it means.
    pub class: Class,
    /// What it is, in a sentence.
    pub what: String,
    /// The question that it is about.
    pub item: Option<String>,
    /// Whether a person has to say that it still means the same.
    pub ask: bool,
}

/// What only says it in other words.
const WORDING: [&str; 10] =
    ["label", "hint", "image", "audio", "signedVideo", "byRole", "byBand", "title", "introduction", "purpose"];

/// What is compared by itself.
const APART: [&str; 8] = ["id", "type", "options", "optionList", "rows", "steps", "feelings", "items"];

/// How alike two wordings of one question are, below which somebody is asked: 0 for nothing in common, 1 for the same.
const ALIKE: f64 = 0.55;

/// What `after` changes of `before`, the gravest first.
#[must_use]
pub fn changes(before: &Draft, after: &Draft, interface: &Interface) -> Vec<Change> {
    let mut found = Vec::new();
    let (old, new) = (before.items(), after.items());
    for part in &new {
        match old.iter().find(|other| other.id() == part.id()) {
            Some(other) => item((before, other), (after, part), interface, &mut found),
            None => found.push(change(
                Class::Compatible,
                format!("New: \u{201c}{}\u{201d}.", after.item_words(part.node)),
                part,
            )),
        }
    }
    for part in old.iter().filter(|part| !new.iter().any(|other| other.id() == part.id())) {
        let what = format!(
            "Taken out: \u{201c}{}\u{201d}. Its answers are kept, but reports don\u{2019}t show them any more.",
            before.item_words(part.node)
        );
        found.push(change(Class::Compatible, what, part));
    }
    pages(before, after, &mut found);
    survey(before, after, &mut found);
    if found.is_empty() && !before.document().says(after.document()) {
        found.push(whole(Class::Compatible, "Pages, questions or answers stand in another order or on other pages."));
    }
    found.sort_by_key(|change| std::cmp::Reverse(change.class));
    found
}

/// What would break answers to an older version than the one before: a name that once meant something else.
#[must_use]
pub fn breaks(older: &Draft, after: &Draft, interface: &Interface) -> Vec<Change> {
    let all = changes(older, after, interface);
    all.into_iter().filter(|change| change.class == Class::Breaking).collect()
}

fn change(class: Class, what: String, part: &Part<'_>) -> Change {
    Change { class, what, item: Some(part.id().to_owned()), ask: false }
}

fn item(
    (before, old): (&Draft, &Part<'_>),
    (after, new): (&Draft, &Part<'_>),
    interface: &Interface,
    found: &mut Vec<Change>,
) {
    let words = after.item_words(new.node);
    let title = |node: &Node| known(node.text_of("type")).map_or(node.text_of("type"), |kind| kind.title).to_owned();
    if old.node.text_of("type") != new.node.text_of("type") {
        let what = format!(
            "\u{201c}{words}\u{201d} takes another kind of answer: {}, not {}.",
            title(new.node),
            title(old.node)
        );
        found.push(change(Class::Breaking, what, new));
        return;
    }
    choices((before, old), (after, new), interface, found);
    let (was, now) = (before.item_words(old.node), words.clone());
    if strsim::normalized_levenshtein(&plain(&was), &plain(&now)) < ALIKE {
        let what = format!("\u{201c}{was}\u{201d} reads \u{201c}{now}\u{201d}. Does it still ask the same?");
        found.push(Change { ask: true, ..change(Class::Safe, what, new) });
    }
    let mut others: Vec<String> = Vec::new();
    let mut worded = options_worded((before, old), (after, new));
    for key in keys(old.node, new.node) {
        if same(old.node, new.node, &key) || APART.contains(&key.as_str()) {
            continue;
        }
        match key.as_str() {
            key if WORDING.contains(&key) => worded = true,
            "from" | "precision" => found.push(change(
                Class::Breaking,
                format!("\u{201c}{words}\u{201d} takes its answers from elsewhere, or another part of a date."),
                new,
            )),
            "unit" => found.push(change(Class::Breaking, format!("\u{201c}{words}\u{201d} counts in another unit."), new)),
            "sensitivity" => found.push(change(Class::Compatible, format!("\u{201c}{words}\u{201d}: what the answer tells is judged otherwise. People who answered before were told differently."), new)),
            key => others.push(label(key).to_owned()),
        }
    }
    if worded {
        found.push(change(Class::Safe, format!("Other words or pictures: \u{201c}{words}\u{201d}."), new));
    }
    if !others.is_empty() {
        found.push(change(Class::Compatible, format!("\u{201c}{words}\u{201d}: {}.", others.join(", ")), new));
    }
}

fn choices(
    (before, old): (&Draft, &Part<'_>),
    (after, new): (&Draft, &Part<'_>),
    interface: &Interface,
    found: &mut Vec<Change>,
) {
    let words = after.item_words(new.node);
    let lists = [
        ("answer", before.choices(old.node, interface), after.choices(new.node, interface)),
        ("row", before.rows(old.node, interface), after.rows(new.node, interface)),
    ];
    for (what, own, others) in lists {
        let is_scale = !own.is_empty() && own.iter().all(|(value, _)| value.bytes().all(|byte| byte.is_ascii_digit()));
        if is_scale && own.len() != others.len() {
            let what = format!("\u{201c}{words}\u{201d} has {} points, not {}.", others.len(), own.len());
            found.push(change(Class::Breaking, what, new));
            continue;
        }
        for (value, label) in own.iter().filter(|(value, _)| !others.iter().any(|(other, _)| other == value)) {
            let what = format!(
                "\u{201c}{words}\u{201d} loses the {what} \u{201c}{label}\u{201d} ({value}), which people may have given."
            );
            found.push(change(Class::Breaking, what, new));
        }
        for (value, label) in &others {
            match own.iter().find(|(other, _)| other == value) {
                None => found.push(change(
                    Class::Compatible,
                    format!("\u{201c}{words}\u{201d} has a new {what}: \u{201c}{label}\u{201d}."),
                    new,
                )),
                Some((_, before)) if plain(before) != plain(label) => {
                    let is_another = own.iter().any(|(other, words)| other != value && plain(words) == plain(label));
                    let what = format!(
                        "\u{201c}{words}\u{201d}: the {what} \u{201c}{before}\u{201d} reads \u{201c}{label}\u{201d}. Does it still mean the same?"
                    );
                    let class = if is_another { Class::Breaking } else { Class::Safe };
                    found.push(Change { ask: true, ..change(class, what, new) });
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether answers or rows that both have are said in other words.
fn options_worded((before, old): (&Draft, &Part<'_>), (after, new): (&Draft, &Part<'_>)) -> bool {
    let offered = |draft: &Draft, part: &Part<'_>| -> Vec<Node> {
        let name = part.node.text_of("optionList");
        let shared =
            draft.document().at(&Pointer::root().key("optionLists").key(name)).map(Node::elements).unwrap_or_default();
        let own = list(part.node, "options");
        let others = ["rows", "feelings", "steps"].map(|name| list(part.node, name));
        [if own.is_empty() { shared } else { own }, others.concat().as_slice()].concat()
    };
    let name = |node: &Node| [node.text_of("value"), node.text_of("id")].concat();
    let before = offered(before, old);
    offered(after, new).iter().any(|node| before.iter().any(|other| name(other) == name(node) && !other.says(node)))
}

/// Words without what does not change their meaning.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn pages(before: &Draft, after: &Draft, found: &mut Vec<Change>) {
    let id = |node: &Node| node.text_of("id").to_owned();
    let (old, new): (Vec<String>, Vec<String>) =
        (before.pages().iter().map(id).collect(), after.pages().iter().map(id).collect());
    let common =
        |own: &[String], other: &[String]| own.iter().filter(|id| other.contains(id)).cloned().collect::<Vec<_>>();
    if common(&old, &new) != common(&new, &old) {
        found.push(whole(Class::Compatible, "The pages come in another order."));
    }
    for page in after.pages() {
        let Some(other) = before.pages().iter().find(|other| id(other) == id(page)) else { continue };
        let words = after.page_words(page);
        let changed: Vec<String> =
            keys(other, page).into_iter().filter(|key| !same(other, page, key) && key != "items").collect();
        if changed.iter().any(|key| WORDING.contains(&key.as_str())) {
            found.push(whole(Class::Safe, &format!("The page \u{201c}{words}\u{201d} has other words or pictures.")));
        }
        let others: Vec<&str> =
            changed.iter().filter(|key| !WORDING.contains(&key.as_str())).map(|key| label(key)).collect();
        if !others.is_empty() {
            found.push(whole(Class::Compatible, &format!("The page \u{201c}{words}\u{201d}: {}.", others.join(", "))));
        }
    }
}

fn survey(before: &Draft, after: &Draft, found: &mut Vec<Change>) {
    const PARTS: [&str; 5] = ["pages", "optionLists", "conditions", "$schema", "reviewed"];
    for key in keys(before.document(), after.document()) {
        if PARTS.contains(&key.as_str()) || same(before.document(), after.document(), &key) {
            continue;
        }
        let class = if WORDING.contains(&key.as_str()) { Class::Safe } else { Class::Compatible };
        let more = match key.as_str() {
            "privacy" | "retentionDays" | "owner" => " People who answered before were told otherwise.",
            _ => "",
        };
        found.push(whole(class, &format!("The survey: {}.{more}", label(&key))));
    }
    if !same(before.document(), after.document(), "conditions") {
        found.push(whole(Class::Compatible, "The rules for what is shown."));
    }
    if !same(before.document(), after.document(), "reviewed") {
        found.push(whole(Class::Safe, "Who has checked which language."));
    }
}

fn whole(class: Class, what: &str) -> Change {
    Change { class, what: what.to_owned(), item: None, ask: false }
}

fn keys(own: &Node, other: &Node) -> BTreeSet<String> {
    own.members().iter().chain(other.members()).map(|(name, ..)| name.clone()).collect()
}

fn same(own: &Node, other: &Node, key: &str) -> bool {
    match (own.get(key), other.get(key)) {
        (Some(own), Some(other)) => own.says(other),
        (None, None) => true,
        _ => false,
    }
}

/// What authors call a key.
fn label(key: &str) -> &str {
    match key {
        "visibleIf" => return "when it is shown",
        "owner" => return "who reads the answers",
        "privacy" => return "privacy",
        "signOffs" => return "how many must agree",
        "release" => return "how small numbers are kept",
        "comments" => return "when comments are shown",
        _ => {}
    }
    let sections = SURVEY.iter().chain(PAGE).map(|section| section.fields);
    let mut fields = sections.chain([ABOUT, SETTINGS]).flatten();
    fields.find(|field| field.key.strip_prefix('/') == Some(key)).map_or(key, |field| field.label)
}
