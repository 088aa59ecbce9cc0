//! What is still missing before a survey can go out, each with the part that it stands at.

use super::draft::Draft;
use super::plain::in_plain_words;
use super::view::language_name;
use crate::definition::{Checked, unfinished};
use crate::json::{Located, Node, Pointer, Severity};

/// Something without which a survey does not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it is, in a sentence.
    pub what: String,
    /// Where it stands.
    pub at: Pointer,
}

/// Whether each language must have been read by a named person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Each that is not the first.
    Named,
    /// None: in a demonstration, forms carry a note.
    Nobody,
}

/// What is missing.
#[must_use]
pub fn missing(draft: &Draft, checked: &Checked, readers: Readers) -> Vec<Missing> {
    let of =
        |found: &Located| Missing { what: in_plain_words(&found.finding.message), at: found.finding.pointer.clone() };
    let mut missing: Vec<Missing> = checked.errors().map(of).collect();
    if checked.survey.is_some() {
        missing.extend(
            unfinished(&draft.text()).iter().filter(|found| found.finding.severity == Severity::Warning).map(of),
        );
    }
    if readers == Readers::Named {
        missing.extend(unread(draft));
    }
    missing
}

/// The languages that nobody has read yet.
fn unread(draft: &Draft) -> Vec<Missing> {
    let read = draft.document().get("reviewed");
    let is_read = |tag: &str| read.and_then(|read| read.get(tag)).is_some_and(|one| !one.text_of("by").is_empty());
    let languages = draft.languages();
    let unread = languages.iter().skip(1).filter(|language| !is_read(language.tag()));
    unread
        .map(|language| Missing {
            what: format!(
                "Nobody has checked the words in {}. Name the person who has, or leave the language out.",
                language_name(language)
            ),
            at: Pointer::root().key("reviewed").key(language.tag()),
        })
        .collect()
}

impl Draft {
    /// The draft with something in every place that must be filled in before it goes out, but is not needed to look at
    /// it: for previews.
    #[must_use]
    pub fn for_preview(&self) -> Self {
        let mut whole = self.clone();
        let text = |words: &str| Node::string(words);
        let document = whole.document_mut();
        fill(document, "/owner/team", text("Your team"));
        fill(document, "/owner/email", text("team@example.org"));
        fill(document, "/owner/deputy", text("team@example.org"));
        fill(document, "/privacy/controller", text("Your organisation"));
        fill(document, "/privacy/lawfulBasis", text("publicTask"));
        for at in self.items().iter().map(super::draft::Part::at) {
            fill(document, at.key("purpose").as_str(), text("\u{2026}"));
            for list in ["options", "rows", "feelings", "steps"] {
                let (here, is_row) = (at.key(list), matches!(list, "rows" | "steps"));
                for index in 0..document.at(&here).map_or(0, |list| list.elements().len()) {
                    let name = if is_row { "id" } else { "value" };
                    fill(document, here.index(index).key(name).as_str(), text(&format!("new-{}", index + 1)));
                    fill(document, here.index(index).key("label").as_str(), text("\u{2026}"));
                }
                if document.at(&here).is_some_and(|list| list.elements().is_empty()) {
                    let (name, label) = (if is_row { "id" } else { "value" }, text("\u{2026}"));
                    let one = Node::object([(name, text("new")), ("label", label)]);
                    document.put(&here, Some(Node::array([one])));
                }
            }
            fill(document, at.key("label").as_str(), text("\u{2026}"));
            let inside = at.key("items");
            if document.at(&inside).is_some_and(|list| list.elements().is_empty()) {
                let id = format!("new-{}", at.as_str().replace(['/', '~'], "-").trim_matches('-'));
                let note = [("id", text(&id)), ("type", text("note")), ("label", text("\u{2026}"))];
                document.put(&inside, Some(Node::array([Node::object(note)])));
            }
        }
        whole
    }
}

/// Puts a value where there is none, or an empty text.
fn fill(document: &mut Node, at: &str, value: Node) {
    let Some(at) = Pointer::parse(at) else { return };
    let is_blank = document.at(&at).is_none_or(|node| node.text().is_some_and(|text| text.trim().is_empty()));
    if is_blank {
        document.put(&at, Some(value));
    }
}
