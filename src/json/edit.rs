//! Changing a document: what authors do in a browser is done to the nodes, so that everything else stays as it was
//! written, members that begin with `x-` and the order of members included.

use super::finding::Pointer;
use super::parse::{Json, Node, Position};

/// What is new in a document has no place in a text yet.
const NOWHERE: Position = Position { line: 1, column: 1 };

impl Node {
    /// A node that stands in no text yet.
    #[must_use]
    pub fn new(value: Json) -> Self {
        Self { position: NOWHERE, value }
    }

    /// A text.
    #[must_use]
    pub fn string(text: impl Into<String>) -> Self {
        Self::new(Json::String(text.into()))
    }

    /// A number, where the text is one as JSON writes it.
    #[must_use]
    pub fn number(text: &str) -> Option<Self> {
        let node = super::parse(text).ok()?;
        matches!(&node.value, Json::Number(number) if number.parse::<f64>().is_ok_and(f64::is_finite)).then_some(node)
    }

    /// A list.
    #[must_use]
    pub fn array(elements: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Json::Array(elements.into_iter().collect()))
    }

    /// An object with these members.
    #[must_use]
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let members = members.into_iter().map(|(name, value)| (name.to_owned(), NOWHERE, value));
        Self::new(Json::Object(members.collect()))
    }

    /// The value that `pointer` leads to.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.steps().try_fold(self, |node, step| match &node.value {
            Json::Object(_) => node.get(&step),
            Json::Array(elements) => elements.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        pointer.steps().try_fold(self, |node, step| match &mut node.value {
            Json::Object(members) => members.iter_mut().find(|(name, ..)| *name == step).map(|(_, _, value)| value),
            Json::Array(elements) => elements.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// A member of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|(own, ..)| own == name).map(|(_, _, value)| value)
    }

    /// The members of an object, in their order; none of anything else.
    #[must_use]
    pub fn members(&self) -> &[(String, Position, Self)] {
        match &self.value {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn elements(&self) -> &[Self] {
        match &self.value {
            Json::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The elements of a list, to be changed; `None` of anything else.
    pub fn elements_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.value {
            Json::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a member; the empty text where there is none.
    #[must_use]
    pub fn text_of(&self, name: &str) -> &str {
        self.get(name).and_then(Self::text).unwrap_or_default()
    }

    /// Sets a member of an object, or takes it away. A new one stands last. What is not an object becomes one.
    pub fn set(&mut self, name: &str, value: Option<Self>) {
        if !matches!(self.value, Json::Object(_)) {
            self.value = Json::Object(Vec::new());
        }
        let Json::Object(members) = &mut self.value else { return };
        let found = members.iter().position(|(own, ..)| own == name);
        match (found, value) {
            (Some(at), Some(value)) => members[at].2 = value,
            (Some(at), None) => drop(members.remove(at)),
            (None, Some(value)) => members.push((name.to_owned(), NOWHERE, value)),
            (None, None) => {}
        }
    }

    /// Moves a member in front of the first that `order` names after it. Where `order` does not know it, it stays.
    pub fn settle(&mut self, name: &str, order: &[String]) {
        let Json::Object(members) = &mut self.value else { return };
        let rank = |name: &str| order.iter().position(|known| known == name);
        let (Some(own), Some(at)) = (rank(name), members.iter().position(|(known, ..)| known == name)) else { return };
        let before = members.iter().position(|(other, ..)| rank(other).is_some_and(|other| other > own));
        if let Some(before) = before.filter(|before| *before < at) {
            members[before..=at].rotate_right(1);
        }
    }

    /// Sets what `pointer` leads to through objects, making those that are missing; or takes it away, and with it the
    /// objects around it that are empty then. Lists on the way must be there.
    pub fn put(&mut self, pointer: &Pointer, value: Option<Self>) {
        let steps: Vec<String> = pointer.steps().collect();
        put(self, &steps, value);
    }

    /// Whether it says the same, wherever it stands and in whatever order its members are.
    #[must_use]
    pub fn says(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Json::Array(own), Json::Array(others)) => {
                own.len() == others.len() && own.iter().zip(others).all(|(own, other)| own.says(other))
            }
            (Json::Object(own), Json::Object(others)) => {
                own.len() == others.len()
                    && own.iter().all(|(name, _, value)| other.get(name).is_some_and(|other| value.says(other)))
            }
            (own, other) => own == other,
        }
    }

    /// The same text for everything that [says](Self::says) the same.
    #[must_use]
    pub fn plain(&self) -> String {
        match &self.value {
            Json::Array(elements) => {
                format!("[{}]", elements.iter().map(Self::plain).collect::<Vec<_>>().join(","))
            }
            Json::Object(members) => {
                let mut lines: Vec<String> = members
                    .iter()
                    .map(|(name, _, value)| {
                        format!("{}:{}", super::pretty(&Self::string(name.as_str())), value.plain())
                    })
                    .collect();
                lines.sort();
                format!("{{{}}}", lines.join(","))
            }
            _ => super::pretty(self),
        }
    }

    /// Whether it is an empty object or list.
    #[must_use]
    pub fn is_hollow(&self) -> bool {
        match &self.value {
            Json::Object(members) => members.is_empty(),
            Json::Array(elements) => elements.is_empty(),
            _ => false,
        }
    }
}

fn put(node: &mut Node, steps: &[String], value: Option<Node>) {
    let [step, rest @ ..] = steps else {
        if let Some(value) = value {
            *node = value;
        }
        return;
    };
    if let Json::Array(elements) = &mut node.value {
        let Some(at) = step.parse::<usize>().ok().filter(|at| *at < elements.len()) else { return };
        match (rest.is_empty(), value) {
            (true, None) => drop(elements.remove(at)),
            (_, value) => put(&mut elements[at], rest, value),
        }
        return;
    }
    if rest.is_empty() {
        node.set(step, value);
        return;
    }
    let mut inner = match (node.get(step), &value) {
        (Some(inner), _) => inner.clone(),
        (None, Some(_)) => Node::new(Json::Object(Vec::new())),
        (None, None) => return,
    };
    put(&mut inner, rest, value);
    node.set(step, (!matches!(&inner.value, Json::Object(members) if members.is_empty())).then_some(inner));
}

#[cfg(test)]
mod tests {
    use crate::json::{Node, Pointer, parse, pretty};

    fn changed(text: &str, change: impl FnOnce(&mut Node)) -> String {
        let mut node = parse(text).unwrap();
        change(&mut node);
        pretty(&node).split_whitespace().collect()
    }

    #[test]
    fn a_member_is_set_where_it_stands() {
        let at = |pointer: &str| Pointer::parse(pointer).unwrap();
        let text = r#"{"a": {"b": 1}, "list": [{"c": 2}]}"#;
        assert_eq!(
            changed(text, |node| node.put(&at("/a/b"), Some(Node::string("x")))),
            r#"{"a":{"b":"x"},"list":[{"c":2}]}"#
        );
        assert_eq!(
            changed(text, |node| node.put(&at("/a/d/e"), Some(Node::string("x")))),
            r#"{"a":{"b":1,"d":{"e":"x"}},"list":[{"c":2}]}"#
        );
        assert_eq!(changed(text, |node| node.put(&at("/a/b"), None)), r#"{"list":[{"c":2}]}"#);
        assert_eq!(changed(text, |node| node.put(&at("/list/0/c"), None)), r#"{"a":{"b":1},"list":[{}]}"#);
        assert_eq!(changed(text, |node| node.put(&at("/list/0"), None)), r#"{"a":{"b":1},"list":[]}"#);
        assert_eq!(changed(text, |node| node.put(&at("/list/7/c"), Some(Node::string("x")))), changed(text, |_| ()));
        assert_eq!(changed(text, |node| node.put(&at("/none/at/all"), None)), changed(text, |_| ()));
    }

    #[test]
    fn what_says_the_same_may_be_written_otherwise() {
        let node = |text: &str| parse(text).unwrap();
        assert!(node(r#"{"a":1,"b":[2]}"#).says(&node("{\"b\":\n [2],\"a\":1}")));
        assert!(!node(r#"{"a":1}"#).says(&node(r#"{"a":1,"b":1}"#)));
        assert!(!node("[1,2]").says(&node("[2,1]")));
    }

    #[test]
    fn what_is_printed_is_read_as_the_same() {
        let text = "{\n  \"x-mine\": null, \"a\": [1.50, true, \"\\u00e9 \\\" \\n\"], \"empty\": {}, \"none\": []}";
        let node = parse(text).unwrap();
        let printed = pretty(&node);
        assert!(parse(&printed).unwrap().says(&node));
        assert_eq!(pretty(&parse(&printed).unwrap()), printed, "printing twice changes nothing");
        assert!(printed.ends_with("}\n"));
    }

    #[test]
    fn what_fits_stands_on_one_line() {
        let long = "x".repeat(150);
        let node = parse(&format!(
            "{{\"short\": {{\"en\": \"a\", \"ur\": \"b\"}}, \"long\": {{\"en\": \"{long}\", \"cy\": \"\"}}}}"
        ))
        .unwrap();
        let expect = format!(
            "{{\n  \"short\": {{\"en\": \"a\", \"ur\": \"b\"}},\n  \"long\": {{\n    \"en\": \"{long}\",\n    \"cy\": \"\"\n  }}\n}}\n"
        );
        assert_eq!(pretty(&node), expect);
    }
}
