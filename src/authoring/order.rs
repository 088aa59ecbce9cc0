//! Where a new member stands among those that are there: as in the files that we ship, so that a survey that was made by
//! forms reads like one that was written by hand. What is there already is never moved.

use super::draft::Draft;
use crate::definition::Band;
use crate::json::{Node, Pointer};

const SURVEY: &[&str] = &[
    "$schema",
    "id",
    "title",
    "languages",
    "reviewed",
    "roles",
    "introduction",
    "byRole",
    "image",
    "audio",
    "signedVideo",
    "owner",
    "privacy",
    "retentionDays",
    "opens",
    "closes",
    "timezone",
    "release",
    "comments",
    "signOffs",
    "frameAllowed",
    "reports",
    "expected",
    "conditions",
    "optionLists",
    "pages",
];

const PAGE: &[&str] =
    &["id", "afterCheck", "visibleIf", "title", "byRole", "byBand", "image", "audio", "signedVideo", "reason", "items"];

/// Between what an item is and its words stand the settings of its kind; what is long stands after the words.
const ITEM_BEGINS: &[&str] = &["id", "type", "visibleIf", "display"];
const ITEM_ENDS: &[&str] = &[
    "label",
    "byRole",
    "byBand",
    "hint",
    "image",
    "audio",
    "signedVideo",
    "labels",
    "rows",
    "steps",
    "options",
    "feelings",
    "other",
    "shuffle",
    "minChoices",
    "maxChoices",
    "top",
    "items",
    "required",
    "purpose",
    "sensitivity",
    "report",
    "positive",
    "negative",
    "always",
    "target",
    "standard",
    "retentionDays",
];

const OPTION: &[&str] =
    &["value", "id", "label", "hint", "image", "audio", "signedVideo", "visibleIf", "byRole", "byBand", "exclusive"];

const VARIANT: &[&str] = &["title", "introduction", "label", "hint", "image", "audio", "signedVideo"];

impl Draft {
    /// Sets what `at` leads to, or takes it away. A new member comes to stand where such members stand.
    pub fn put(&mut self, at: &Pointer, value: Option<Node>) {
        let new = self.first_new(at);
        self.document_mut().put(at, value);
        if let Some((parent, name)) = new {
            let order = self.order(&parent);
            if let Some(node) = self.document_mut().at_mut(&parent) {
                node.settle(&name, &order);
            }
        }
    }

    /// The first step on the way that is not there yet: in what, and how it is called.
    fn first_new(&self, at: &Pointer) -> Option<(Pointer, String)> {
        let mut here = Pointer::root();
        for step in at.steps() {
            let next = here.key(&step);
            if self.document().at(&next).is_none() {
                return Some((here, step));
            }
            here = next;
        }
        None
    }

    /// The members of the object at a place, in their usual order.
    pub(super) fn order(&self, at: &Pointer) -> Vec<String> {
        let steps: Vec<String> = at.steps().collect();
        let mut last = steps.iter().rev().map(String::as_str);
        let (own, of) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        match (of, own) {
            ("", "") => names(SURVEY),
            ("pages", _) => names(PAGE),
            ("items", _) => item(),
            ("options" | "feelings" | "rows" | "steps", _) => names(OPTION),
            ("byRole" | "byBand", _) => names(VARIANT),
            (_, "byRole" | "role") => self.roles(),
            (_, "byBand") => Band::ALL.iter().map(|band| band.id().to_owned()).collect(),
            (_, "labels") => (1..=11).map(|point| point.to_string()).collect(),
            (_, "image" | "audio" | "signedVideo") => names(&["src", "href", "alt", "transcript", "label", "credit"]),
            ("", "owner") => names(&["team", "email", "deputy", "safeguarding"]),
            ("", "privacy") => names(&["controller", "lawfulBasis", "principles"]),
            ("reports", _) => names(&["to", "every", "on", "at", "language"]),
            _ if steps.len() == 3 && steps[0] == "optionLists" => names(OPTION),
            // What is left are words, by language.
            _ => self.languages().iter().map(|language| language.tag().to_owned()).collect(),
        }
    }
}

fn item() -> Vec<String> {
    let known = |name: &&str| ITEM_BEGINS.contains(name) || ITEM_ENDS.contains(name);
    let settings = super::field::SETTINGS.iter().map(|field| &field.key[1..]).filter(|name| !known(name));
    ITEM_BEGINS.iter().copied().chain(settings).chain(ITEM_ENDS.iter().copied()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_stands_where_such_members_stand() {
        let mut draft = Draft::parse(
            r#"{"x-ours": 1, "id": "wards", "languages": ["en", "pl", "ur"], "pages": [{"items": [{"id": "q", "type": "integer", "label": "Q"}]}]}"#,
        )
        .unwrap();
        let at = |at: &str| Pointer::parse(at).unwrap();
        for (place, value) in [
            ("/reports", "[]"),
            ("/title/ur", "\"u\""),
            ("/title/en", "\"e\""),
            ("/title/pl", "\"p\""),
            ("/pages/0/id", "\"p\""),
            ("/pages/0/items/0/purpose", "\"x\""),
            ("/pages/0/items/0/max", "9"),
            ("/pages/0/items/0/min", "1"),
            ("/pages/0/items/0/image/alt", "\"x\""),
            ("/pages/0/items/0/image/src", "\"x\""),
            ("/pages/0/items/0/x-note", "2"),
        ] {
            draft.put(&at(place), crate::json::parse(value).ok());
        }
        let text: String = draft.text().split_whitespace().collect();
        assert_eq!(
            text,
            r#"{"x-ours":1,"id":"wards","title":{"en":"e","pl":"p","ur":"u"},"languages":["en","pl","ur"],"reports":[],"pages":[{"id":"p","items":[{"id":"q","type":"integer","min":1,"max":9,"label":"Q","image":{"src":"x","alt":"x"},"purpose":"x","x-note":2}]}]}"#
        );
    }
}
