//! Adding, moving, copying and taking away, and new names with everything that refers to the old ones.

use super::draft::{Draft, list};
use super::input::{drop_blank, name_from, names};
use crate::json::{Json, Node, Pointer};
use crate::question::known;
use crate::texts::Language;
use std::collections::BTreeSet;

/// Where something is moved to among its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One place towards the beginning.
    Up,
    /// One place towards the end.
    Down,
}

impl Draft {
    /// A survey with a title and nothing else.
    #[must_use]
    pub fn begin(id: &str, title: &str, language: &str) -> Self {
        let document = Node::object([
            ("$schema", Node::string("survey.schema.json")),
            ("id", Node::string(id)),
            ("title", Node::string(title)),
            ("languages", Node::array([Node::string(language)])),
            ("pages", Node::array([])),
        ]);
        Self::of(document)
    }

    /// The same survey under another name: readers' checks are of the original, so they are left out.
    #[must_use]
    pub fn copy(&self, id: &str, title: &str) -> Self {
        let mut document = self.document().clone();
        document.set("id", Some(Node::string(id)));
        let mut copy = Self::of(document);
        let first = copy.languages().swap_remove(0);
        let at = Pointer::root().key("title");
        let is_plain = copy.document().at(&at).is_none_or(|title| title.text().is_some());
        let at = if is_plain { at } else { at.key(first.tag()) };
        copy.put(&at, Some(Node::string(title)));
        for key in ["reviewed", "x-about", "x-group", "x-source"] {
            copy.document_mut().set(key, None);
        }
        if copy.document().get("$schema").is_none() {
            copy.document_mut().set("$schema", Some(Node::string("survey.schema.json")));
        }
        copy
    }

    /// Adds a question of a kind on a page of its own, at the end; gives its name. `None` where there is no such kind.
    pub fn add_question(&mut self, kind: &str, words: &str) -> Option<String> {
        let item = self.question(kind, words)?;
        let id = item.text_of("id").to_owned();
        let page = Node::object([("id", Node::string(self.page_name(&id))), ("items", Node::array([item]))]);
        self.push(&Pointer::root().key("pages"), page);
        Some(id)
    }

    /// Adds a question to the page, or group, at `at`; gives its name.
    pub fn add_question_at(&mut self, at: &Pointer, kind: &str, words: &str) -> Option<String> {
        let item = self.question(kind, words)?;
        let id = item.text_of("id").to_owned();
        self.document().at(at)?;
        self.push(&at.key("items"), item);
        Some(id)
    }

    fn question(&self, kind: &str, words: &str) -> Option<Node> {
        let kind = known(kind).filter(|kind| kind.is_ready())?;
        let id = name_from(words, &names(self));
        let mut item =
            Node::object([("id", Node::string(id)), ("type", Node::string(kind.name)), ("label", Node::string(words))]);
        let order = self.order(&Pointer::root().key("items").index(0));
        for (setting, value) in [
            ("options", "[]"),
            ("rows", "[]"),
            ("steps", "[]"),
            ("feelings", "[]"),
            ("items", "[]"),
            ("points", "5"),
            ("from", "\"place\""),
        ] {
            let is_place = setting == "options" && kind.settings.contains(&"from");
            if kind.settings.contains(&setting) && !is_place {
                item.set(setting, crate::json::parse(value).ok());
                item.settle(setting, &order);
            }
        }
        Some(item)
    }

    /// A page may have the name of its question, but not that of another page.
    fn page_name(&self, id: &str) -> String {
        let taken: BTreeSet<String> = self.pages().iter().map(|page| page.text_of("id").to_owned()).collect();
        let reserved = crate::definition::is_reserved_page(id);
        let wish = if reserved { format!("{id}-page") } else { id.to_owned() };
        name_from(&wish.replace('-', " "), &taken)
    }

    /// Adds an element to a list, which is made where it is missing.
    pub fn push(&mut self, at: &Pointer, element: Node) {
        if self.document().at(at).is_none() {
            self.put(at, Some(Node::new(Json::Array(Vec::new()))));
        }
        if let Some(elements) = self.document_mut().at_mut(at).and_then(Node::elements_mut) {
            elements.push(element);
        }
    }

    /// Adds an answer, a row or a report that is still to be filled in.
    pub fn add_element(&mut self, at: &Pointer) {
        let blank = match at.last().as_deref() {
            Some("reports") => Node::object([
                ("to", Node::array([])),
                ("every", Node::string("week")),
                ("on", Node::string("monday")),
                ("at", Node::string("08:00")),
            ]),
            Some("rows" | "steps") => Node::object([("id", Node::string("")), ("label", Node::string(""))]),
            _ => Node::object([("value", Node::string("")), ("label", Node::string(""))]),
        };
        self.push(at, blank);
    }

    /// Adds an answer or a row for each of these words; without any, one that is still to be filled in. Those that were
    /// never filled in make room.
    pub fn add_elements<'a>(&mut self, at: &Pointer, words: impl Iterator<Item = &'a str>) {
        let mut words = words.peekable();
        if words.peek().is_none() {
            return self.add_element(at);
        }
        let is_row = matches!(at.last().as_deref(), Some("rows" | "steps"));
        drop_blank(self, at, if is_row { "id" } else { "value" });
        for words in words {
            self.add_element(at);
            let last = self.document().at(at).map_or(0, |list| list.elements().len().saturating_sub(1));
            self.put(&at.index(last).key("label"), Some(Node::string(words)));
        }
    }

    /// Adds words for some readers: a copy of everybody's, to be changed.
    pub fn add_variant(&mut self, at: &Pointer) {
        let whose = at.parent().and_then(|by| by.parent()).and_then(|part| self.document().at(&part)).cloned();
        let Some(whose) = whose else { return };
        let key = ["label", "title"].into_iter().find(|key| whose.get(key).is_some());
        let key = if at.steps().count() == 2 { Some("introduction") } else { key };
        let Some(words) = key.and_then(|key| Some((key, whose.get(key)?.clone()))) else { return };
        self.put(at, Some(Node::object([words])));
    }

    /// Moves an element among its neighbours; at an end it stays.
    pub fn shift(&mut self, at: &Pointer, way: Move) {
        let Some((parent, index)) = place(at) else { return };
        let Some(elements) = self.document().at(&parent).map(Node::elements) else { return };
        let to = match way {
            Move::Up => index.checked_sub(1),
            Move::Down => Some(index + 1),
        };
        let Some(to) = to.filter(|to| *to < elements.len() && index < elements.len()) else { return };
        let first = self.languages().swap_remove(0);
        if let Some(elements) = self.document_mut().at_mut(&parent).and_then(Node::elements_mut) {
            elements.swap(index, to);
        }
        self.keep_first_words(&first);
    }

    /// A text that is one string is in the first language. Where another has become the first, such texts say that they
    /// are in the one that was.
    pub(super) fn keep_first_words(&mut self, was: &Language) {
        if self.languages().first() == Some(was) {
            return;
        }
        for place in self.wordings() {
            let words = self.document().at(&place.at).filter(|words| words.text().is_some_and(|text| !text.is_empty()));
            if let Some(words) = words.cloned() {
                self.put(&place.at, Some(Node::object([(was.tag(), words)])));
            }
        }
    }

    /// Takes something away. A page whose last question goes, goes with it.
    pub fn remove(&mut self, at: &Pointer) {
        self.put(at, None);
        let page =
            at.parent().filter(|items| items.last().as_deref() == Some("items")).and_then(|items| items.parent());
        let Some(page) = page.filter(|page| page.steps().count() == 2) else { return };
        if self.document().at(&page).is_some_and(|page| list(page, "items").is_empty()) {
            self.put(&page, None);
        }
    }

    /// Moves a question to the end of another page.
    pub fn move_to_page(&mut self, item: &str, page: &str) {
        let Some((node, at)) = self.item(item).map(|part| (part.node.clone(), part.at())) else { return };
        let Some(target) = self.page(page).map(|page| self.pages()[page].text_of("id").to_owned()) else { return };
        if self.page(&target) == self.item(item).map(|part| part.page) {
            return;
        }
        self.remove(&at);
        if let Some(page) = self.page(&target) {
            self.push(&Pointer::root().key("pages").index(page).key("items"), node);
        }
    }

    /// Gives a question another name, and tells everything that refers to it.
    pub fn rename_item(&mut self, from: &str, to: &str) {
        let Some(at) = self.item(from).map(|part| part.at()) else { return };
        self.put(&at.key("id"), Some(Node::string(to)));
        rename(self.document_mut(), from, to);
    }

    /// Gives a list of answers another name.
    pub fn rename_list(&mut self, from: &str, to: &str) {
        rename_member(self.document_mut(), "optionLists", from, to);
        for at in self.items().iter().map(super::draft::Part::at).collect::<Vec<_>>() {
            let uses = self.document().at(&at).is_some_and(|item| item.text_of("optionList") == from);
            if uses {
                self.put(&at.key("optionList"), Some(Node::string(to)));
            }
        }
    }

    /// Gives a rule another name.
    pub fn rename_rule(&mut self, from: &str, to: &str) {
        rename_member(self.document_mut(), "conditions", from, to);
        rename_named(self.document_mut(), from, to);
    }

    /// Who refers to a question, in words: where it can't simply be taken away.
    #[must_use]
    pub fn asked_by(&self, item: &str) -> Vec<String> {
        let mut found = Vec::new();
        for page in self.pages() {
            if page.get("visibleIf").is_some_and(|condition| asks(condition, item)) {
                found.push(self.page_words(page));
            }
        }
        for part in self.items() {
            let own = part.node.get("visibleIf").into_iter();
            let options = list(part.node, "options").iter().filter_map(|option| option.get("visibleIf"));
            if own.chain(options).any(|condition| asks(condition, item)) {
                found.push(self.item_words(part.node));
            }
        }
        for (name, _, rule) in self.document().get("conditions").map(Node::members).unwrap_or_default() {
            if asks(rule, item) {
                found.push(format!("the rule \u{201c}{name}\u{201d}"));
            }
        }
        found
    }

    /// Puts pages, lists and rules of another definition into this one, at the end: standard questions. What has a name
    /// that is taken already is left out; gives the names of the questions that came.
    pub fn insert(&mut self, other: &Self) -> Vec<String> {
        let taken = names(self);
        for (key, names) in [("optionLists", other.lists()), ("conditions", other.rules())] {
            for name in names {
                let at = Pointer::root().key(key).key(name);
                if self.document().at(&at).is_none() {
                    let node = other.document().at(&at).cloned();
                    self.put(&at, node);
                }
            }
        }
        let languages = self.languages();
        let mut came = Vec::new();
        for page in other.pages() {
            let ids: Vec<String> = list(page, "items").iter().map(|item| item.text_of("id").to_owned()).collect();
            if ids.iter().any(|id| taken.contains(id)) {
                continue;
            }
            let mut page = only_roles(&only_languages(page, &languages), &self.roles());
            page.set("id", Some(Node::string(self.page_name(page.text_of("id")))));
            self.push(&Pointer::root().key("pages"), page);
            came.extend(ids);
        }
        for key in ["optionLists", "conditions"] {
            let at = Pointer::root().key(key);
            if let Some(lists) = self.document().at(&at).map(|lists| only_languages(lists, &languages)) {
                self.put(&at, Some(lists));
            }
        }
        came
    }
}

/// Texts without the languages that the survey does not have.
fn only_languages(node: &Node, languages: &[Language]) -> Node {
    let value = match &node.value {
        Json::Array(elements) => {
            Json::Array(elements.iter().map(|element| only_languages(element, languages)).collect())
        }
        Json::Object(members) => {
            let is_text = !members.is_empty()
                && members.iter().all(|(tag, _, words)| {
                    words.text().is_some()
                        && Language::parse(tag).is_some_and(|language| language.tag() == tag && is_written(&language))
                });
            let stays = |name: &str| !is_text || languages.iter().any(|language| language.tag() == name);
            let kept = members.iter().filter(|(name, ..)| stays(name));
            Json::Object(
                kept.map(|(name, place, value)| (name.clone(), *place, only_languages(value, languages))).collect(),
            )
        }
        other => other.clone(),
    };
    Node { position: node.position, value }
}

/// Words for roles that the survey does not have are left out.
fn only_roles(node: &Node, roles: &[String]) -> Node {
    let value = match &node.value {
        Json::Array(elements) => Json::Array(elements.iter().map(|element| only_roles(element, roles)).collect()),
        Json::Object(members) => {
            let inner = members.iter().map(|(name, place, value)| {
                let value = if name == "byRole" { some_roles(value, roles) } else { only_roles(value, roles) };
                (name.clone(), *place, value)
            });
            Json::Object(inner.filter(|(name, _, value)| name != "byRole" || !value.is_hollow()).collect())
        }
        other => other.clone(),
    };
    Node { position: node.position, value }
}

fn some_roles(words: &Node, roles: &[String]) -> Node {
    let known = words.members().iter().filter(|(role, ..)| roles.contains(role));
    Node { position: words.position, value: Json::Object(known.cloned().collect()) }
}

/// Whether a tag is one of the languages that standard questions come in: other members can look like tags.
fn is_written(language: &Language) -> bool {
    matches!(language.primary(), "en" | "cy" | "pl" | "ur")
}

fn place(at: &Pointer) -> Option<(Pointer, usize)> {
    Some((at.parent()?, at.last()?.parse().ok()?))
}

/// Whether a condition, as it was typed, asks an item.
fn asks(condition: &Node, item: &str) -> bool {
    let own = condition.text_of("item");
    own == item
        || own.strip_prefix(item).is_some_and(|rest| rest.starts_with('/'))
        || condition.elements().iter().any(|one| asks(one, item))
        || condition.members().iter().any(|(_, _, one)| asks(one, item))
}

/// Every `"item": from` of a condition, and names under `calculate`.
fn rename(node: &mut Node, from: &str, to: &str) {
    match &mut node.value {
        Json::Array(elements) => elements.iter_mut().for_each(|element| rename(element, from, to)),
        Json::Object(members) => {
            for (name, _, value) in members {
                match (name.as_str(), &mut value.value) {
                    ("item" | "ageFrom", Json::String(id)) => rename_text(id, from, to),
                    ("count" | "sum" | "mean", Json::Array(ids)) => {
                        for id in ids {
                            if let Json::String(id) = &mut id.value {
                                rename_text(id, from, to);
                            }
                        }
                    }
                    _ => rename(value, from, to),
                }
            }
        }
        _ => {}
    }
}

fn rename_text(id: &mut String, from: &str, to: &str) {
    if id == from {
        to.clone_into(id);
    } else if let Some(rest) = id.strip_prefix(from).filter(|rest| rest.starts_with('/')) {
        *id = format!("{to}{rest}");
    }
}

fn rename_member(node: &mut Node, key: &str, from: &str, to: &str) {
    let Some(Json::Object(members)) = node.at_mut(&Pointer::root().key(key)).map(|node| &mut node.value) else {
        return;
    };
    if !members.iter().any(|(name, ..)| name == to) {
        members.iter_mut().filter(|(name, ..)| name == from).for_each(|(name, ..)| to.clone_into(name));
    }
}

/// A rule is named by a text where a condition may stand.
fn rename_named(node: &mut Node, from: &str, to: &str) {
    match &mut node.value {
        Json::Array(elements) => elements.iter_mut().for_each(|element| rename_named(element, from, to)),
        Json::Object(members) => {
            for (name, _, value) in members {
                match (name.as_str(), &mut value.value) {
                    ("visibleIf" | "not", Json::String(rule)) if rule == from => to.clone_into(rule),
                    ("all" | "any", Json::Array(rules)) => {
                        for rule in rules {
                            match &mut rule.value {
                                Json::String(name) if name == from => to.clone_into(name),
                                _ => rename_named(rule, from, to),
                            }
                        }
                    }
                    ("conditions", Json::Object(rules)) => {
                        for (_, _, rule) in rules {
                            match &mut rule.value {
                                Json::String(name) if name == from => to.clone_into(name),
                                _ => rename_named(rule, from, to),
                            }
                        }
                    }
                    _ => rename_named(value, from, to),
                }
            }
        }
        _ => {}
    }
}
