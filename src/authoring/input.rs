//! What authors typed into a form → the draft. The name of a field is its JSON pointer below the part of the definition
//! that the form is for; what is not on the form stays as it was.

use super::draft::{Draft, list};
use super::field::{Control, Field, OPTION, PAGE_VARIANT, REPORT, ROW, SURVEY_VARIANT, VARIANT};
use crate::json::{Json, Node, Pointer};
use crate::question::check_name;
use std::collections::BTreeSet;

/// What was typed: names and values in the order of the form.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a>(pub &'a [(String, String)]);

impl<'a> Input<'a> {
    /// The value of a field that is on the form once; without spaces around it, with plain line breaks.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.all(name).last().map(|value| value.replace("\r\n", "\n").trim().to_owned())
    }

    /// The values of a field; an empty one stands on the form so that none can be told from not there.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = name.to_owned();
        self.0.iter().filter(move |(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(own, _)| own == name)
    }

    /// The next steps below a name that some field of the form has: of `/byRole`, the roles.
    fn below(&self, name: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (own, _) in self.0 {
            let Some(rest) = own.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')) else { continue };
            let step = rest.split('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
            if !found.contains(&step) {
                found.push(step);
            }
        }
        found
    }
}

/// Whose words a form's variants are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The survey's.
    Survey,
    /// A page's.
    Page,
    /// A question's, an option's or a row's.
    Item,
}

impl Of {
    /// The fields that differ for some readers.
    #[must_use]
    pub fn variant(self) -> &'static [Field] {
        match self {
            Self::Survey => SURVEY_VARIANT,
            Self::Page => PAGE_VARIANT,
            Self::Item => VARIANT,
        }
    }
}

impl Draft {
    /// Puts what was typed into the part of the definition at `at`.
    pub fn take(&mut self, at: &Pointer, of: Of, fields: impl IntoIterator<Item = Field>, input: &Input<'_>) {
        for field in fields {
            self.take_field((at, &Pointer::root()), of, field, input);
        }
    }

    /// `at` is the part of the form, `below` is where the field's own part stands in it.
    fn take_field(&mut self, (at, below): (&Pointer, &Pointer), of: Of, field: Field, input: &Input<'_>) {
        let Some(key) = Pointer::parse(field.key) else { return };
        let (name, here) = (below.join(&key), at.join(below).join(&key));
        match field.control {
            Control::Words | Control::LongWords => self.take_words(&here, name.as_str(), input),
            Control::Picture => self.take_media(&here, &name, ["src", "alt", "credit"], input),
            Control::Sound => self.take_media(&here, &name, ["src", "transcript", ""], input),
            Control::Film => self.take_media(&here, &name, ["href", "label", ""], input),
            Control::PointLabels => {
                for point in input.below(name.as_str()) {
                    self.take_words(&here.key(&point), name.key(&point).as_str(), input);
                }
            }
            Control::ByRole | Control::ByBand => {
                for who in input.below(name.as_str()) {
                    for field in of.variant() {
                        self.take_field((at, &name.key(&who)), of, *field, input);
                    }
                }
            }
            Control::Options => self.take_list((at, &name), OPTION, "value", input),
            Control::Rows => self.take_list((at, &name), ROW, "id", input),
            Control::Reports => self.take_list((at, &name), REPORT, "", input),
            control => {
                if let Some(value) = self.value(control, &here, name.as_str(), input) {
                    let first = self.languages().swap_remove(0);
                    self.put(&here, value);
                    match control {
                        Control::Languages => self.keep_first_words(&first),
                        Control::List => self.make_room_for_list(&here),
                        _ => {}
                    }
                }
            }
        }
    }

    /// A question has answers of its own or those of a list: an empty list of its own goes with the one choice, and
    /// comes with the other.
    fn make_room_for_list(&mut self, here: &Pointer) {
        let Some(own) = here.parent().map(|item| item.key("options")) else { return };
        let has_list = self.document().at(here).is_some();
        match self.document().at(&own) {
            Some(options) if has_list && options.is_hollow() => self.put(&own, None),
            None if !has_list => self.put(&own, Some(Node::array([]))),
            _ => {}
        }
    }

    /// The value of a field that has one; `None` where it is not on the form, or says what the draft says.
    fn value(&self, control: Control, here: &Pointer, name: &str, input: &Input<'_>) -> Option<Option<Node>> {
        let typed = input.get(name).or_else(|| input.get(&format!("{name}#there")).map(|_| String::new()))?;
        let there = self.document().at(here);
        let value = match control {
            Control::Flag => (typed == "true").then(|| Node::new(Json::Bool(true))),
            Control::Whole | Control::Decimal => number(&typed),
            Control::Point => point(&typed),
            Control::OneALine => lines(&typed, there),
            Control::Languages | Control::Roles => self.chosen(input, name, there),
            Control::Values => values(input, name),
            Control::Expected => return self.expected(here, name, input),
            Control::OneOf(choices) if there.is_none() && choices.first().is_some_and(|(value, _)| *value == typed) => {
                None
            }
            _ => (!typed.is_empty()).then(|| Node::string(typed)),
        };
        let same = match (there, &value) {
            (Some(there), Some(value)) => there.says(value),
            (None, None) => true,
            _ => false,
        };
        (!same).then_some(value)
    }

    /// A text stays one string as long as only the first language has words.
    fn take_words(&mut self, here: &Pointer, name: &str, input: &Input<'_>) {
        let languages = self.languages();
        let there = self.document().at(here).cloned();
        let mut texts = match &there {
            Some(Node { value: Json::String(words), .. }) => {
                Node::object([(languages[0].tag(), Node::string(words.clone()))])
            }
            Some(node) => node.clone(),
            None => Node::new(Json::Object(Vec::new())),
        };
        let order: Vec<String> = languages.iter().map(|language| language.tag().to_owned()).collect();
        let mut changed = false;
        for language in &languages {
            let Some(typed) = input.get(&format!("{name}/{}", language.tag())) else { continue };
            let is_new = texts.get(language.tag()).is_none();
            changed |= texts.text_of(language.tag()) != typed;
            texts.set(language.tag(), (!typed.is_empty()).then(|| Node::string(typed)));
            if is_new {
                texts.settle(language.tag(), &order);
            }
        }
        if !changed {
            return;
        }
        let value = match texts.members() {
            [] => None,
            [(tag, _, words)] if tag == languages[0].tag() => Some(words.clone()),
            _ => Some(texts),
        };
        // A label that was emptied stays, so that its place is told of.
        let value = value.or_else(|| is_needed(here).then(|| Node::string("")));
        self.put(here, value);
    }

    fn take_media(&mut self, here: &Pointer, name: &Pointer, keys: [&str; 3], input: &Input<'_>) {
        let has_file = |draft: &Self| draft.document().at(&here.key(keys[0])).is_some();
        let had = has_file(self);
        for key in keys.into_iter().filter(|key| !key.is_empty()) {
            self.take_words(&here.key(key), name.key(key).as_str(), input);
        }
        // With the file go its words; words that came first wait for their file.
        if had && !has_file(self) {
            self.put(here, None);
        }
        // A picture without words for those who do not see it is told of at the words.
        if keys[1] == "alt" && self.document().at(here).is_some_and(|media| media.get("alt").is_none()) {
            self.put(&here.key("alt"), Some(Node::string("")));
        }
    }

    fn take_list(&mut self, (at, below): (&Pointer, &Pointer), fields: &[Field], id: &str, input: &Input<'_>) {
        for index in 0..self.document().at(&at.join(below)).map_or(0, |list| list.elements().len()) {
            for field in fields {
                self.take_field((at, &below.index(index)), Of::Item, *field, input);
            }
        }
        if !id.is_empty() {
            self.name_elements(&at.join(below), id);
        }
    }

    /// Gives names to elements that have words but no name yet.
    fn name_elements(&mut self, here: &Pointer, id: &str) {
        let Some(node) = self.document().at(here) else { return };
        let mut taken: BTreeSet<String> = node.elements().iter().map(|one| one.text_of(id).to_owned()).collect();
        let named: Vec<Option<String>> = node
            .elements()
            .iter()
            .map(|one| {
                let words = self.words(one.get("label"));
                let name = (one.text_of(id).is_empty() && !words.is_empty()).then(|| name_from(words, &taken));
                taken.extend(name.clone());
                name
            })
            .collect();
        for (index, name) in named.into_iter().enumerate().filter_map(|(index, name)| Some((index, name?))) {
            self.put(&here.index(index).key(id), Some(Node::string(name)));
        }
    }

    /// Boxes that were ticked, in the order of the form; what the draft has beside what the form offers stays.
    fn chosen(&self, input: &Input<'_>, name: &str, there: Option<&Node>) -> Option<Node> {
        let offered = input.get(&format!("{name}#there")).unwrap_or_default();
        let offered: BTreeSet<&str> = offered.split(',').collect();
        let more = format!("{name}#more");
        let ticked: Vec<&str> = input.all(name).chain(input.all(&more)).filter(|value| !value.is_empty()).collect();
        let id = |node: &Node| node.text().map_or_else(|| node.text_of("id").to_owned(), str::to_owned);
        let before = there.map(Node::elements).unwrap_or_default();
        let stays =
            before.iter().filter(|node| !offered.contains(id(node).as_str()) || ticked.contains(&id(node).as_str()));
        let mut chosen: Vec<Node> = stays.cloned().collect();
        for value in ticked {
            let tag = value.trim();
            if !tag.is_empty() && !chosen.iter().any(|node| id(node) == tag) {
                chosen.push(Node::string(tag));
            }
        }
        (!chosen.is_empty()).then(|| Node::array(chosen))
    }

    /// Shares are typed in per cent and kept from 0 to 1.
    fn expected(&self, here: &Pointer, name: &str, input: &Input<'_>) -> Option<Option<Node>> {
        let mut whole = self.document().at(here).cloned().unwrap_or_else(|| Node::new(Json::Object(Vec::new())));
        let before = whole.clone();
        for role in self.roles() {
            let Some(typed) = input.get(&format!("{name}/role/{role}")) else { continue };
            let share = typed.trim_end_matches('%').trim().replace(',', ".");
            let node = match share.parse::<f64>() {
                Ok(per_cent) if per_cent.is_finite() => Node::number(&format!("{}", per_cent / 100.0)),
                _ => (!share.is_empty()).then(|| Node::string(typed)),
            };
            whole.put(&Pointer::root().key("role").key(&role), node);
        }
        (!whole.says(&before)).then(|| (!whole.is_hollow()).then_some(whole))
    }
}

/// Whether a text must be there, so that an empty one is a finding at its place. Words for some readers need not be.
fn is_needed(here: &Pointer) -> bool {
    let is_variant = here.steps().any(|step| matches!(step.as_str(), "byRole" | "byBand"));
    let is_label = !is_variant && matches!(here.last().as_deref(), Some("label" | "alt"));
    is_label || matches!(here.as_str(), "/title" | "/owner/team")
}

fn number(typed: &str) -> Option<Node> {
    let plain = typed.replace(',', ".");
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() => Some(Node::new(Json::Number(format!("{value}")))),
        // What is not a number stays as it was typed, and is told of.
        _ => (!typed.is_empty()).then(|| Node::string(typed)),
    }
}

fn point(typed: &str) -> Option<Node> {
    number(typed)
}

fn lines(typed: &str, there: Option<&Node>) -> Option<Node> {
    let lines: Vec<Node> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(Node::string).collect();
    // A list that must be there stays, were it empty.
    (!lines.is_empty() || there.is_some()).then(|| Node::array(lines))
}

/// Values that are numbers all are written as numbers, as those of a scale.
fn values(input: &Input<'_>, name: &str) -> Option<Node> {
    let ticked: Vec<&str> = input.all(name).filter(|value| !value.is_empty()).collect();
    let numbers = ticked.iter().all(|value| Node::number(value).is_some());
    let node = |value: &&str| Node::number(value).filter(|_| numbers).unwrap_or_else(|| Node::string(*value));
    (!ticked.is_empty()).then(|| Node::array(ticked.iter().map(node)))
}

/// A stable name out of words, none of `taken`: "How often did noise wake you?" → `how-often-did-noise-wake-you`.
#[must_use]
pub fn name_from(words: &str, taken: &BTreeSet<String>) -> String {
    const MOST: usize = 40;
    let mut name = String::new();
    for word in plain_words(words) {
        if !name.is_empty() && name.len() + 1 + word.len() > MOST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word);
    }
    name.truncate(MOST);
    if check_name(&name).is_err() {
        name = format!("q-{name}").trim_end_matches('-').chars().take(MOST).collect();
    }
    if !taken.contains(&name) {
        return name;
    }
    let numbered = |number: usize| format!("{}-{number}", name.chars().take(MOST - 4).collect::<String>());
    (2..1000).map(numbered).find(|name| !taken.contains(name)).unwrap_or(name)
}

/// Words in small Latin letters and digits; letters with marks lose them, others are left out.
fn plain_words(words: &str) -> Vec<String> {
    let plain: String =
        words.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '\u{2019}')).map(plain_letter).collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

fn plain_letter(letter: char) -> char {
    const MARKED: [(&str, char); 12] = [
        ("àáâãäåāă\u{105}", 'a'),
        ("çćč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēęě", 'e'),
        ("ìíîïī", 'i'),
        ("łľ", 'l'),
        ("ñńň", 'n'),
        ("òóôõöøō", 'o'),
        ("śšş", 's'),
        ("ùúûüūů", 'u'),
        ("ýÿŷ", 'y'),
        ("źżž", 'z'),
    ];
    if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
        return letter;
    }
    let marked = MARKED.iter().find(|(letters, _)| letters.contains(letter));
    marked.map_or(if letter == 'ŵ' { 'w' } else { ' ' }, |(_, plain)| *plain)
}

impl Input<'_> {
    /// Whether the form says anything of this field.
    #[must_use]
    pub fn mentions(&self, name: &str) -> bool {
        self.has(name)
    }
}

/// Answers and rows without name and words, which somebody added and never filled.
pub fn drop_blank(draft: &mut Draft, here: &Pointer, id: &str) {
    let Some(node) = draft.document().at(here) else { return };
    let is_blank = |one: &Node| one.text_of(id).is_empty() && draft.words(one.get("label")).is_empty();
    let kept: Vec<Node> = node.elements().iter().filter(|one| !is_blank(one)).cloned().collect();
    if kept.len() < list_len(draft, here) {
        draft.put(here, Some(Node::array(kept)));
    }
}

fn list_len(draft: &Draft, here: &Pointer) -> usize {
    draft.document().at(here).map_or(0, |node| node.elements().len())
}

/// The names that pages and questions have already.
#[must_use]
pub fn names(draft: &Draft) -> BTreeSet<String> {
    let pages = draft.pages().iter().map(|page| page.text_of("id").to_owned());
    let items =
        draft.pages().iter().flat_map(|page| list(page, "items")).flat_map(|item| {
            std::iter::once(item).chain(list(item, "items")).map(|item| item.text_of("id").to_owned())
        });
    pages.chain(items).collect()
}
