//! A definition that is being written: it may be wrong or half done, so nothing here asks for more than JSON.

use crate::definition::{self, Checked};
use crate::json::{Findings, FromNode, Json, Located, Node, Pointer, parse, pretty};
use crate::question::{self, Build, Choice, Kind, Reader, Shape};
use crate::texts::{Interface, Language};
use crate::typed;
use std::collections::{BTreeMap, BTreeSet};

/// A definition that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    document: Node,
}

/// A question, a note or a group of a draft.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The node.
    pub node: &'a Node,
    /// The number of its page.
    pub page: usize,
    /// Its number on the page, or in its group.
    pub index: usize,
    /// The number of the group that it stands in.
    pub group: Option<usize>,
}

impl Part<'_> {
    /// Where it stands.
    #[must_use]
    pub fn at(&self) -> Pointer {
        let items = Pointer::root().key("pages").index(self.page).key("items");
        match self.group {
            None => items.index(self.index),
            Some(group) => items.index(group).key("items").index(self.index),
        }
    }

    /// Its name in the data.
    #[must_use]
    pub fn id(&self) -> &str {
        self.node.text_of("id")
    }
}

impl Draft {
    /// Reads a definition's text. Errors: it is not JSON, or no object.
    pub fn parse(text: &str) -> Result<Self, Vec<Located>> {
        let document = parse(text)?;
        if is_deeper(&document, DEEPEST) {
            let mut findings = Findings::default();
            findings
                .error(&Pointer::root(), format!("Objects and lists stand more than {DEEPEST} deep in each other."));
            return Err(findings.locate(&document));
        }
        if matches!(document.value, Json::Object(_)) {
            return Ok(Self { document });
        }
        let mut findings = Findings::default();
        findings.error(&Pointer::root(), "A survey is an object {…}.");
        Err(findings.locate(&document))
    }

    /// A draft of this document.
    pub(super) fn of(document: Node) -> Self {
        Self { document }
    }

    /// The text, in the one layout.
    #[must_use]
    pub fn text(&self) -> String {
        pretty(&self.document)
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Node {
        &self.document
    }

    /// The document, to be changed.
    pub fn document_mut(&mut self) -> &mut Node {
        &mut self.document
    }

    /// What a strict reader says of it. `media` gives the address of each file that it names.
    #[must_use]
    pub fn checked(&self, media: &BTreeMap<String, String>) -> Checked {
        definition::read(&self.text(), media)
    }

    /// The survey's name.
    #[must_use]
    pub fn id(&self) -> &str {
        self.document.text_of("id")
    }

    /// Its title, in its first language.
    #[must_use]
    pub fn title(&self) -> String {
        let title = self.words(self.document.get("title"));
        if title.is_empty() { self.id().to_owned() } else { title.to_owned() }
    }

    /// The languages that it is written in; English where none is named.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let named = self.document.get("languages").map(Node::elements).unwrap_or_default();
        let mut languages: Vec<Language> = named.iter().filter_map(|tag| Language::parse(tag.text()?)).collect();
        if languages.is_empty() {
            languages.push(Language::english());
        }
        languages
    }

    /// The names of those who may answer.
    #[must_use]
    pub fn roles(&self) -> Vec<String> {
        let named = self.document.get("roles").map(Node::elements).unwrap_or_default();
        named.iter().filter_map(|role| role.text().or_else(|| role.get("id")?.text())).map(str::to_owned).collect()
    }

    /// What authors call a role.
    #[must_use]
    pub fn role_words(&self, id: &str) -> String {
        let named = self.document.get("roles").map(Node::elements).unwrap_or_default();
        let own = named.iter().find(|role| role.text_of("id") == id).and_then(|role| role.get("label"));
        let words = self.words(own);
        let known = KNOWN_ROLES.iter().find(|(role, _)| *role == id).map_or(id, |(_, words)| words);
        if words.is_empty() { known.to_owned() } else { words.to_owned() }
    }

    /// A text in the survey's first language, or in any.
    #[must_use]
    pub fn words<'a>(&self, text: Option<&'a Node>) -> &'a str {
        let Some(text) = text else { return "" };
        let own = || self.languages().first().and_then(|language| text.get(language.tag())?.text());
        let any = || text.members().iter().find_map(|(_, _, words)| words.text());
        text.text().or_else(own).or_else(any).unwrap_or_default()
    }

    /// The pages.
    #[must_use]
    pub fn pages(&self) -> &[Node] {
        self.document.get("pages").map(Node::elements).unwrap_or_default()
    }

    /// The number of a page.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<usize> {
        self.pages().iter().position(|page| page.text_of("id") == id)
    }

    /// Everything that stands on pages, what stands in groups after its group.
    #[must_use]
    pub fn items(&self) -> Vec<Part<'_>> {
        let mut found = Vec::new();
        for (page, node) in self.pages().iter().enumerate() {
            for (index, node) in list(node, "items").iter().enumerate() {
                found.push(Part { node, page, index, group: None });
                let inner = list(node, "items").iter().enumerate();
                found.extend(inner.map(|(inner, node)| Part { node, page, index: inner, group: Some(index) }));
            }
        }
        found
    }

    /// The question with this name.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<Part<'_>> {
        self.items().into_iter().find(|part| part.id() == id)
    }

    /// What a page is called in lists: its title, or the first question on it.
    #[must_use]
    pub fn page_words(&self, page: &Node) -> String {
        let title = self.words(page.get("title"));
        let first = list(page, "items").first().map(|item| self.item_words(item)).unwrap_or_default();
        [title, &first, page.text_of("id")].into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
    }

    /// What a question is called in lists.
    #[must_use]
    pub fn item_words(&self, item: &Node) -> String {
        let label = self.words(item.get("label"));
        let kind = question::known(item.text_of("type")).map_or("", |kind| kind.title);
        [label, kind, item.text_of("id")].into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
    }

    /// The lists of answers by name.
    #[must_use]
    pub fn lists(&self) -> Vec<&str> {
        let lists = self.document.get("optionLists").map(Node::members).unwrap_or_default();
        lists.iter().map(|(name, ..)| name.as_str()).collect()
    }

    /// The rules by name.
    #[must_use]
    pub fn rules(&self) -> Vec<&str> {
        let rules = self.document.get("conditions").map(Node::members).unwrap_or_default();
        rules.iter().map(|(name, ..)| name.as_str()).collect()
    }

    /// The files that it names: pictures and recordings.
    #[must_use]
    pub fn files(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        files(&self.document, &mut found);
        found
    }

    /// A question as its kind, as far as what was typed allows.
    #[must_use]
    pub fn kind(&self, item: &Node) -> Option<Box<dyn Kind>> {
        let (mut findings, root) = (Findings::default(), Pointer::root());
        let typed = typed::Item::read(item, &root, &mut findings)?;
        let lists = self.document.get("optionLists");
        let lists = lists.and_then(|lists| BTreeMap::read(lists, &root, &mut findings)).unwrap_or_default();
        let default = self.languages().swap_remove(0);
        let media = BTreeMap::new();
        Build { default, media: &media, lists: &lists, findings: &mut findings }.kind(&typed, &root)
    }

    /// The values that can be chosen in answer to a question, each with its words in the survey's first language.
    #[must_use]
    pub fn choices(&self, item: &Node, interface: &Interface) -> Vec<(String, String)> {
        let Some(kind) = self.kind(item) else { return Vec::new() };
        let language = self.languages().swap_remove(0);
        let reader = Reader::new(interface, &language, &language);
        let named = |choice: &Choice| {
            let words = reader.label(&choice.wording);
            (choice.value.clone(), if words.is_empty() { choice.value.clone() } else { words })
        };
        kind.choices().iter().map(named).collect()
    }

    /// The rows of a grid, each with its words.
    #[must_use]
    pub fn rows(&self, item: &Node, interface: &Interface) -> Vec<(String, String)> {
        let Some(kind) = self.kind(item) else { return Vec::new() };
        let language = self.languages().swap_remove(0);
        let reader = Reader::new(interface, &language, &language);
        kind.rows().iter().map(|row| (row.id.clone(), reader.label(&row.wording))).collect()
    }

    /// Whether it asks for words that people write.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        let is_text =
            |part: &Part<'_>| question::known(part.node.text_of("type")).is_some_and(|kind| kind.shape == Shape::Text);
        self.items().iter().any(is_text)
    }
}

fn files(node: &Node, found: &mut BTreeSet<String>) {
    node.elements().iter().for_each(|element| files(element, found));
    for (name, _, value) in node.members() {
        if name == "src" {
            let texts = value.members().iter().map(|(_, _, text)| text).chain([value]);
            found.extend(texts.filter_map(Node::text).map(str::to_owned));
        } else {
            files(value, found);
        }
    }
}

/// How deep objects and lists may stand in each other. A condition can be nested; no survey needs more.
const DEEPEST: usize = 64;

fn is_deeper(node: &Node, room: usize) -> bool {
    let Some(room) = room.checked_sub(1) else { return true };
    node.elements().iter().any(|one| is_deeper(one, room))
        || node.members().iter().any(|(_, _, one)| is_deeper(one, room))
}

/// The elements of a member that is a list.
pub(super) fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    node.get(name).map(Node::elements).unwrap_or_default()
}

/// What authors call the roles that every survey knows.
pub const KNOWN_ROLES: &[(&str, &str)] = &[
    ("child", "Child"),
    ("youngPerson", "Young person"),
    ("patient", "Patient (\u{201c}Me\u{201d}: an adult, or a person with a learning disability)"),
    ("parentCarer", "Parent or carer"),
    ("sibling", "Brother or sister"),
    ("supporter", "Supporter"),
    ("staff", "Staff"),
];
