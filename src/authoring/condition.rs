//! "Show this if …": conditions as rows of menus, and read back as a sentence.

use super::draft::{Draft, list};
use crate::definition::{Band, operators};
use crate::json::{Json, Node, Pointer};
use crate::texts::{Interface, Language};

/// How several clauses belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Each of them holds.
    All,
    /// At least one of them holds.
    Any,
}

/// A condition as rows of menus.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// How the rows belong together.
    pub join: Join,
    /// The rows.
    pub clauses: Vec<Clause>,
}

/// A row: something that must hold, or must not.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Whether it must not hold.
    pub negated: bool,
    /// What is asked.
    pub what: What,
}

/// What a row asks.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The answer to a question, or to a row of a grid.
    Item {
        /// `question`, or `question/row`.
        item: String,
        /// How it is compared.
        operator: String,
        /// With what.
        values: Vec<String>,
    },
    /// Who answers.
    Role(Vec<String>),
    /// How old the child is.
    Band(Vec<String>),
    /// Which language is read.
    Language(Vec<String>),
    /// One of the survey's rules.
    Rule(String),
    /// Several conditions in one, which have rows of their own.
    Inner(Node),
}

impl Rows {
    /// The rows of a condition as it was typed; none of no condition.
    #[must_use]
    pub fn of(condition: Option<&Node>) -> Self {
        let Some(condition) = condition else { return Self { join: Join::All, clauses: Vec::new() } };
        for (key, join) in [("all", Join::All), ("any", Join::Any)] {
            if let Some(list) = condition.get(key) {
                return Self { join, clauses: list.elements().iter().map(Clause::of).collect() };
            }
        }
        Self { join: Join::All, clauses: vec![Clause::of(condition)] }
    }

    /// The condition; `None` where there is no row.
    #[must_use]
    pub fn condition(&self) -> Option<Node> {
        let key = if self.join == Join::All { "all" } else { "any" };
        match self.clauses.as_slice() {
            [] => None,
            [one] => Some(one.node()),
            several => Some(Node::object([(key, Node::array(several.iter().map(Clause::node)))])),
        }
    }
}

impl Clause {
    fn of(node: &Node) -> Self {
        match node.get("not") {
            Some(inner) => Self { negated: true, what: What::of(inner) },
            None => Self { negated: false, what: What::of(node) },
        }
    }

    fn node(&self) -> Node {
        let node = self.what.node();
        if self.negated { Node::object([("not", node)]) } else { node }
    }
}

impl What {
    fn of(node: &Node) -> Self {
        if let Some(rule) = node.text() {
            return Self::Rule(rule.to_owned());
        }
        let own: Vec<_> = node.members().iter().filter(|(name, ..)| !name.starts_with("x-")).collect();
        let values = |node: &Node| match &node.value {
            Json::Array(elements) => elements.iter().map(written).collect(),
            _ => vec![written(node)],
        };
        match own.as_slice() {
            [(name, _, value)] if name == "role" => Self::Role(values(value)),
            [(name, _, value)] if name == "band" => Self::Band(values(value)),
            [(name, _, value)] if name == "language" => Self::Language(values(value)),
            [(a, _, item), (operator, _, value)] | [(operator, _, value), (a, _, item)] if a == "item" => {
                Self::Item { item: written(item), operator: operator.clone(), values: values(value) }
            }
            _ => Self::Inner(node.clone()),
        }
    }

    fn node(&self) -> Node {
        let one_or_several = |values: &[String]| match values {
            [one] => Node::string(one),
            several => Node::array(several.iter().map(Node::string)),
        };
        match self {
            Self::Item { item, operator, values } => {
                Node::object([("item", Node::string(item)), (operator, compared(operator, values))])
            }
            Self::Role(roles) => Node::object([("role", one_or_several(roles))]),
            Self::Band(bands) => Node::object([("band", one_or_several(bands))]),
            Self::Language(tags) => Node::object([("language", one_or_several(tags))]),
            Self::Rule(name) => Node::string(name),
            Self::Inner(node) => node.clone(),
        }
    }
}

/// Whether an operator compares with several values.
#[must_use]
pub fn takes_several(operator: &str) -> bool {
    matches!(operator, "in" | "notIn" | "includesAny" | "includesAll")
}

fn compared(operator: &str, values: &[String]) -> Node {
    let one = |value: &String| match operator {
        "answered" => Node::new(Json::Bool(value != "false")),
        _ => Node::number(value).unwrap_or_else(|| Node::string(value)),
    };
    if takes_several(operator) {
        return Node::array(values.iter().map(one));
    }
    values.first().map_or_else(|| Node::string(""), one)
}

fn written(node: &Node) -> String {
    match &node.value {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.clone(),
        Json::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

/// Something that a row can ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What is sent: `item:…`, `role`, `band`, `language`, `rule:…`.
    pub value: String,
    /// What it is called.
    pub words: String,
}

/// The words of an operator.
#[must_use]
pub fn operator_words(operator: &str) -> &'static str {
    match operator {
        "is" => "is",
        "isNot" => "is something other than",
        "in" => "is one of",
        "notIn" => "is none of",
        "atLeast" => "is at least",
        "atMost" => "is at most",
        "moreThan" => "is more than",
        "lessThan" => "is less than",
        "includes" => "has among it",
        "includesAny" => "has one of these among it",
        "includesAll" => "has all of these among it",
        _ => "was given or not",
    }
}

impl Draft {
    /// What a condition at `at` can ask: the questions before it, who answers, and the survey's rules.
    #[must_use]
    pub fn subjects(&self, at: &Pointer, interface: &Interface) -> Vec<Subject> {
        let subject = |value: String, words: String| Subject { value, words };
        let mut subjects = Vec::new();
        for part in self.items_before(at) {
            let rows = self.rows(part.node, interface);
            let words = self.item_words(part.node);
            let Some(kind) = self.kind(part.node) else { continue };
            if kind.shape() == crate::question::Shape::Nothing {
                continue;
            }
            subjects.push(subject(format!("item:{}", part.id()), format!("The answer to \u{201c}{words}\u{201d}")));
            for (row, label) in rows {
                let value = format!("item:{}/{row}", part.id());
                subjects.push(subject(value, format!("The answer to \u{201c}{words}\u{201d}: {label}")));
            }
        }
        if !self.roles().is_empty() {
            subjects.push(subject("role".to_owned(), "Who is answering".to_owned()));
        }
        subjects.push(subject("band".to_owned(), "How old the child is".to_owned()));
        if self.languages().len() > 1 {
            subjects.push(subject("language".to_owned(), "The language that is read".to_owned()));
        }
        let own = at.steps().collect::<Vec<_>>();
        let is_own = |name: &&&str| {
            own.first().is_some_and(|first| first == "conditions") && own.get(1).is_some_and(|rule| rule == **name)
        };
        for name in self.rules().iter().filter(|name| !is_own(name)) {
            subjects.push(subject(format!("rule:{name}"), format!("The rule \u{201c}{name}\u{201d}")));
        }
        subjects
    }

    /// The questions that stand before a place; all of them for a rule.
    fn items_before(&self, at: &Pointer) -> Vec<super::draft::Part<'_>> {
        let steps: Vec<String> = at.steps().collect();
        let number = |index: usize| steps.get(index).and_then(|step| step.parse::<usize>().ok());
        let (Some("pages"), Some(page)) = (steps.first().map(String::as_str), number(1)) else { return self.items() };
        let item = number(3).filter(|_| steps.get(2).is_some_and(|step| step == "items"));
        let inner = number(5).filter(|_| steps.get(4).is_some_and(|step| step == "items"));
        let is_before = |part: &super::draft::Part<'_>| match (part.page.cmp(&page), item) {
            (std::cmp::Ordering::Less, _) => true,
            (std::cmp::Ordering::Equal, Some(item)) => match (part.group, inner) {
                (None, _) => part.index < item,
                (Some(group), Some(inner)) if group == item => part.index < inner,
                (Some(group), _) => group < item,
            },
            _ => false,
        };
        self.items().into_iter().filter(is_before).collect()
    }

    /// The operators that fit what a row asks.
    #[must_use]
    pub fn operators(&self, item: &str) -> Vec<&'static str> {
        let (id, row) = item.split_once('/').map_or((item, None), |(id, row)| (id, Some(row)));
        let kind = self.item(id).and_then(|part| self.kind(part.node));
        kind.map(|kind| operators(kind.as_ref(), row.is_some())).unwrap_or_default()
    }

    /// The values that the answer of an item can have; empty where it is typed.
    #[must_use]
    pub fn values_of(&self, item: &str, interface: &Interface) -> Vec<(String, String)> {
        let id = item.split('/').next().unwrap_or_default();
        self.item(id).map(|part| self.choices(part.node, interface)).unwrap_or_default()
    }

    /// A condition, as it was typed, as the end of a sentence that begins with "Shown if".
    #[must_use]
    pub fn sentence(&self, condition: &Node, interface: &Interface) -> String {
        let rows = Rows::of(Some(condition));
        let word = if rows.join == Join::All { " and " } else { " or " };
        let clauses: Vec<String> = rows.clauses.iter().map(|clause| self.clause(clause, interface)).collect();
        clauses.join(word)
    }

    /// A row, as the end of a sentence.
    #[must_use]
    pub fn clause(&self, clause: &Clause, interface: &Interface) -> String {
        let no = clause.negated;
        match &clause.what {
            What::Item { item, operator, values } => self.comparison(no, item, operator, values, interface),
            What::Role(roles) => {
                let words: Vec<String> = roles.iter().map(|role| self.role_words(role)).collect();
                format!("{} {} answering", one_of(&words), if no { "is not" } else { "is" })
            }
            What::Band(bands) => {
                let words: Vec<String> = bands.iter().map(|band| band_words(band)).collect();
                format!("the child is {}{}", if no { "not " } else { "" }, one_of(&words))
            }
            What::Language(tags) => {
                let named = |tag: &String| {
                    Language::parse(tag).map_or(tag.clone(), |language| super::view::language_name(&language))
                };
                let words: Vec<String> = tags.iter().map(named).collect();
                format!("it is {}read in {}", if no { "not " } else { "" }, one_of(&words))
            }
            What::Rule(name) => {
                let rule = self.document().get("conditions").and_then(|rules| rules.get(name));
                // A rule may stand for another one; a circle of them is told of by the check.
                let inside = rule.filter(|rule| !mentions(rule)).map(|rule| self.sentence(rule, interface));
                let inside = inside.map(|sentence| format!(" ({sentence})")).unwrap_or_default();
                format!("the rule \u{201c}{name}\u{201d}{} {}", inside, if no { "does not hold" } else { "holds" })
            }
            What::Inner(node) => {
                let sentence = if is_understood(node) {
                    self.sentence(node, interface)
                } else {
                    "something that can\u{2019}t be read".to_owned()
                };
                format!("{}({sentence})", if no { "not " } else { "" })
            }
        }
    }

    fn comparison(&self, no: bool, item: &str, operator: &str, values: &[String], interface: &Interface) -> String {
        let (id, row) = item.split_once('/').map_or((item, None), |(id, row)| (id, Some(row)));
        let part = self.item(id);
        let mut words = part.map_or_else(|| id.to_owned(), |part| self.item_words(part.node));
        if let (Some(row), Some(part)) = (row, part) {
            let label = list(part.node, "rows").iter().find(|node| node.text_of("id") == row);
            let label = label.map_or(row, |node| self.words(node.get("label")));
            words = format!("{words}: {label}");
        }
        if operator == "answered" {
            let given = (values.first().is_none_or(|value| value != "false")) != no;
            return format!("\u{201c}{words}\u{201d} was {}answered", if given { "" } else { "not " });
        }
        let known = self.values_of(item, interface);
        let label = |value: &String| {
            known.iter().find(|(own, _)| own == value).map_or_else(|| value.clone(), |(_, words)| words.clone())
        };
        let values: Vec<String> = values.iter().map(|value| format!("\u{201c}{}\u{201d}", label(value))).collect();
        let values = if operator == "includesAll" { values.join(" and ") } else { values.join(", ") };
        let not = if no { "it is not so that " } else { "" };
        format!("{not}the answer to \u{201c}{words}\u{201d} {} {values}", operator_words(operator))
    }
}

/// Whether a rule names another rule.
fn mentions(rule: &Node) -> bool {
    rule.text().is_some()
        || ["all", "any"].iter().any(|key| list(rule, key).iter().any(mentions))
        || rule.get("not").is_some_and(mentions)
}

fn is_understood(node: &Node) -> bool {
    ["all", "any"].iter().any(|key| node.get(key).is_some())
}

fn one_of(words: &[String]) -> String {
    match words {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// What an age band is called.
#[must_use]
pub fn band_words(band: &str) -> String {
    match Band::parse(band) {
        Some(Band::UpTo7) => "7 or younger".to_owned(),
        Some(Band::From8To11) => "8 to 11".to_owned(),
        Some(Band::From12To15) => "12 to 15".to_owned(),
        Some(Band::From16) => "16 or older".to_owned(),
        None => band.to_owned(),
    }
}
