//! A part of a draft → the fields of its form, each with what is wrong at it.

use super::draft::{Draft, KNOWN_ROLES};
use super::field::{Control, Field, OPTION, REPORT, ROW};
use super::input::Of;
use super::plain::in_plain_words;
use crate::definition::{Band, longest_sentence, reading_age};
use crate::json::{Json, Located, Node, Pointer, Severity};
use crate::question;
use crate::texts::{Interface, Language};
use serde::Serialize;

/// A heading with fields.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// The heading.
    pub title: String,
    /// The fields.
    pub fields: Vec<FieldView>,
}

/// A field of a form.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// The name of its template.
    pub control: &'static str,
    /// Its name on the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What there is to know about it.
    pub hint: String,
    /// HTML's type of the input.
    pub input: &'static str,
    /// What is there, as it is typed.
    pub value: String,
    /// Whether it takes several lines; of a list, whether its elements can be typed one a line.
    pub long: bool,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
    /// The words in each language.
    pub words: Vec<WordsView>,
    /// Fields of its own: of each element of a list, of each reader, of a picture.
    pub groups: Vec<GroupView>,
    /// What can be added.
    pub adds: Vec<ChoiceView>,
    /// Whether its file can be chosen from our own pictures.
    pub choosing: bool,
    /// What is wrong at it.
    pub findings: Vec<FindingView>,
    /// The ids of what describes it.
    pub described: String,
}

/// One of several.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// What is sent.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Words in one language.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WordsView {
    /// Its name on the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// The language's tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the language is called.
    pub language: String,
    /// The words.
    pub value: String,
    /// How hard they are to read, in a few words; may be empty.
    pub reading: String,
    /// What is wrong with them.
    pub findings: Vec<FindingView>,
    /// The ids of what describes it.
    pub described: String,
}

/// Fields that belong together inside a field.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// What they are of.
    pub legend: String,
    /// Where they stand on the form.
    pub name: String,
    /// The id of the heading.
    pub id: String,
    /// The fields that are always seen.
    pub fields: Vec<FieldView>,
    /// The fields that are behind "More".
    pub more: Vec<FieldView>,
    /// Whether something behind "More" is to be mended or looked at.
    pub open: bool,
    /// Whether it can be moved and taken away.
    pub moves: bool,
    /// Whether it is the first.
    pub first: bool,
    /// Whether it is the last.
    pub last: bool,
    /// When it is shown, as a sentence; empty for always.
    pub shown: String,
    /// Where that is changed; empty where it can't be.
    pub condition: String,
    /// What is wrong at it, and at no field of it.
    pub findings: Vec<FindingView>,
}

/// Something that is wrong, or that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Whether it must be mended before the survey goes out.
    pub error: bool,
    /// What it is.
    pub message: String,
}

impl FindingView {
    /// A finding in words for authors.
    #[must_use]
    pub fn of(found: &Located) -> Self {
        Self { error: found.finding.severity == Severity::Error, message: in_plain_words(&found.finding.message) }
    }
}

/// Shows parts of a draft.
pub struct Look<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub findings: &'a [Located],
    /// The interface's words.
    pub interface: &'a Interface,
    /// Where conditions are changed.
    pub condition_href: String,
}

/// Where fields stand: the part that the form is for, and their place below it.
struct Place<'a> {
    base: &'a Pointer,
    below: Pointer,
    of: Of,
}

impl Place<'_> {
    fn at(&self, key: &Pointer) -> Pointer {
        self.base.join(&self.below).join(key)
    }
}

impl Look<'_> {
    /// The fields of the part at `base`.
    #[must_use]
    pub fn fields(&self, base: &Pointer, of: Of, fields: impl IntoIterator<Item = Field>) -> Vec<FieldView> {
        let place = Place { base, below: Pointer::root(), of };
        fields.into_iter().map(|field| self.field(&place, field)).collect()
    }

    /// What is wrong at exactly this place, or at a member of it that has no field.
    #[must_use]
    pub fn at(&self, at: &Pointer) -> Vec<FindingView> {
        self.findings.iter().filter(|found| found.finding.pointer == *at).map(FindingView::of).collect()
    }

    /// What is wrong anywhere inside.
    #[must_use]
    pub fn within(&self, at: &Pointer) -> Vec<FindingView> {
        self.findings.iter().filter(|found| found.finding.pointer.is_within(at)).map(FindingView::of).collect()
    }

    fn node(&self, at: &Pointer) -> Option<&Node> {
        self.draft.document().at(at)
    }

    fn field(&self, place: &Place<'_>, field: Field) -> FieldView {
        let key = Pointer::parse(field.key).unwrap_or_default();
        let (name, at) = (place.below.join(&key), place.at(&key));
        let mut view = FieldView {
            control: "line",
            id: id_of(name.as_str()),
            name: name.as_str().to_owned(),
            label: field.label.to_owned(),
            hint: field.hint.to_owned(),
            input: "text",
            value: self.node(&at).map(as_typed).unwrap_or_default(),
            ..FieldView::default()
        };
        self.fill(&mut view, place, field, &name, &at);
        view.findings = self.own_findings(&view, &at);
        view.described = described(&view.id, !view.hint.is_empty(), !view.findings.is_empty());
        view
    }

    fn fill(&self, view: &mut FieldView, place: &Place<'_>, field: Field, name: &Pointer, at: &Pointer) {
        match field.control {
            Control::Line | Control::Point => {}
            Control::Whole | Control::Decimal => view.input = "number",
            Control::Day if view.hint.is_empty() => view.hint = "As 2026-11-20: year, month, day".to_owned(),
            Control::Clock if view.hint.is_empty() => view.hint = "As 08:00".to_owned(),
            Control::Day | Control::Clock => {}
            Control::Flag => (view.control, view.choices) = ("flag", vec![choice("true", "", view.value == "true")]),
            Control::OneOf(known) => {
                self.one_of(view, known.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())))
            }
            Control::Language => self.one_of(view, self.languages_offered()),
            Control::Look => self.one_of(view, self.looks(at)),
            Control::List => self.one_of(view, self.lists()),
            Control::Words | Control::LongWords => {
                (view.control, view.long) = ("words", field.control == Control::LongWords);
                view.words = self.words(name, at, true);
            }
            Control::OneALine => (view.control, view.long) = ("lines", true),
            Control::Values => self.boxes(view, at, self.values(at)),
            Control::Languages => {
                self.boxes(view, at, self.known_languages());
                view.control = "languages";
            }
            Control::Roles => self.boxes(view, at, self.known_roles()),
            Control::Picture => self.media(
                view,
                place,
                name,
                &[
                    ("src", "File"),
                    ("alt", "What it shows, for those who don\u{2019}t see it"),
                    ("credit", "Whose picture it is, if it must be named"),
                ],
            ),
            Control::Sound => self.media(
                view,
                place,
                name,
                &[("src", "File"), ("transcript", "What is said, if it is not the words")],
            ),
            Control::Film => self.media(
                view,
                place,
                name,
                &[("href", "Address, beginning with https://"), ("label", "Words of the link")],
            ),
            Control::PointLabels => self.point_labels(view, name, at),
            Control::Options | Control::Rows => {
                view.long = true;
                let fields = if field.control == Control::Rows { ROW } else { OPTION };
                self.elements(view, place, name, fields, 2);
            }
            Control::Reports => self.elements(view, place, name, REPORT, usize::MAX),
            Control::ByRole => self.readers(view, place, name, self.roles()),
            Control::ByBand => self.readers(view, place, name, bands()),
            Control::Expected => self.expected(view, name, at),
        }
    }

    /// Findings at the field that none of its own parts shows.
    fn own_findings(&self, view: &FieldView, at: &Pointer) -> Vec<FindingView> {
        let deeper: Vec<&FindingView> =
            view.words.iter().flat_map(|words| &words.findings).chain(view.groups.iter().flat_map(shown_in)).collect();
        self.within(at).into_iter().filter(|finding| !deeper.contains(&finding)).collect()
    }

    fn one_of(&self, view: &mut FieldView, known: impl IntoIterator<Item = (String, String)>) {
        view.control = "select";
        view.choices = known.into_iter().map(|(value, words)| choice(&value, &words, value == view.value)).collect();
        let is_known = view.value.is_empty() || view.choices.iter().any(|choice| choice.chosen);
        if !is_known {
            view.choices.push(choice(&view.value, &view.value, true));
        }
    }

    fn boxes(&self, view: &mut FieldView, at: &Pointer, known: Vec<(String, String)>) {
        view.control = "boxes";
        let there: Vec<String> = self.node(at).map(Node::elements).unwrap_or_default().iter().map(name_of).collect();
        view.choices = known.iter().map(|(value, words)| choice(value, words, there.contains(value))).collect();
    }

    fn languages_offered(&self) -> Vec<(String, String)> {
        let first = (String::new(), "The first language".to_owned());
        let others = self.draft.languages();
        let others = others.iter().map(|language| (language.tag().to_owned(), self.language_words(language)));
        std::iter::once(first).chain(others).collect()
    }

    fn looks(&self, at: &Pointer) -> Vec<(String, String)> {
        let item = at.parent().and_then(|item| self.node(&item));
        let kind = item.and_then(|item| question::known(item.text_of("type")));
        let displays = kind.map(|kind| kind.displays).unwrap_or_default();
        let first = std::iter::once((String::new(), "As usual".to_owned()));
        first.chain(displays.iter().map(|name| ((*name).to_owned(), look_words(name)))).collect()
    }

    fn lists(&self) -> Vec<(String, String)> {
        let own = std::iter::once((String::new(), "This question\u{2019}s own answers".to_owned()));
        own.chain(
            self.draft.lists().iter().map(|name| ((*name).to_owned(), format!("The list \u{201c}{name}\u{201d}"))),
        )
        .collect()
    }

    fn values(&self, at: &Pointer) -> Vec<(String, String)> {
        let item = at.parent().and_then(|item| self.node(&item));
        item.map(|item| self.draft.choices(item, self.interface)).unwrap_or_default()
    }

    fn known_languages(&self) -> Vec<(String, String)> {
        let shipped = ["en", "en-simple", "cy", "cy-simple", "pl", "ur"].into_iter().filter_map(Language::parse);
        let mut all = self.draft.languages();
        let more: Vec<Language> = shipped.filter(|language| !all.contains(language)).collect();
        all.extend(more);
        all.iter().map(|language| (language.tag().to_owned(), self.language_words(language))).collect()
    }

    fn known_roles(&self) -> Vec<(String, String)> {
        let own = self.draft.roles().into_iter().map(|role| (role.clone(), self.draft.role_words(&role)));
        let mut roles: Vec<(String, String)> = own.collect();
        for (role, words) in KNOWN_ROLES {
            if !roles.iter().any(|(own, _)| own == role) {
                roles.push(((*role).to_owned(), (*words).to_owned()));
            }
        }
        roles
    }

    fn roles(&self) -> Vec<(String, String)> {
        self.draft.roles().into_iter().map(|role| (role.clone(), self.draft.role_words(&role))).collect()
    }

    /// What a language is called, in English.
    #[must_use]
    pub fn language_words(&self, language: &Language) -> String {
        language_name(language)
    }

    fn words(&self, name: &Pointer, at: &Pointer, reads: bool) -> Vec<WordsView> {
        let node = self.node(at);
        let first = self.draft.languages().swap_remove(0);
        let languages = self.draft.languages();
        let one = |language: &Language| {
            let plain = node.and_then(Node::text).filter(|_| *language == first);
            let value = plain.or_else(|| node?.get(language.tag())?.text()).unwrap_or_default().to_owned();
            let (name, own) = (name.key(language.tag()), at.key(language.tag()));
            let mut findings = self.within(&own);
            if plain.is_some() {
                findings.extend(self.at(at));
            }
            let id = id_of(name.as_str());
            WordsView {
                described: described(&id, false, !findings.is_empty()),
                name: name.as_str().to_owned(),
                id,
                lang: language.tag().to_owned(),
                dir: language.dir(),
                language: self.language_words(language),
                reading: if reads { reading(language, &value) } else { String::new() },
                value,
                findings,
            }
        };
        languages.iter().map(one).collect()
    }

    fn media(&self, view: &mut FieldView, place: &Place<'_>, name: &Pointer, parts: &[(&str, &str)]) {
        view.control = "media";
        view.choosing = parts.iter().any(|(key, _)| *key == "alt");
        let at = place.base.join(name);
        let part = |(key, label): &(&str, &str)| {
            let (name, at) = (name.key(key), at.key(key));
            let mut field = FieldView {
                control: "words",
                id: id_of(name.as_str()),
                label: (*label).to_owned(),
                words: self.words(&name, &at, false),
                name: name.as_str().to_owned(),
                input: "text",
                ..FieldView::default()
            };
            field.findings = self.own_findings(&field, &at);
            field
        };
        let fields = parts.iter().map(part).collect();
        view.value = self.node(&at).map(|_| "there".to_owned()).unwrap_or_default();
        view.groups = vec![group(&view.label, name, fields)];
    }

    fn point_labels(&self, view: &mut FieldView, name: &Pointer, at: &Pointer) {
        view.control = "labels";
        let points = at.parent().and_then(|item| self.node(&item)?.get("points").map(as_typed));
        let points = points.and_then(|points| points.parse::<u32>().ok()).unwrap_or(5).clamp(2, 11);
        let one = |point: u32| {
            let point = point.to_string();
            let (name, at) = (name.key(&point), at.key(&point));
            let words = self.words(&name, &at, false);
            let label = format!("Point {point}");
            FieldView {
                control: "words",
                id: id_of(name.as_str()),
                name: name.as_str().to_owned(),
                label,
                words,
                input: "text",
                ..FieldView::default()
            }
        };
        view.groups = vec![group(&view.label, name, (1..=points).map(one).collect())];
    }

    /// The elements of a list; the first fields of each are always seen.
    fn elements(&self, view: &mut FieldView, place: &Place<'_>, name: &Pointer, fields: &[Field], seen: usize) {
        view.control = "list";
        let at = place.base.join(name);
        let elements = self.node(&at).map(Node::elements).unwrap_or_default();
        for (index, element) in elements.iter().enumerate() {
            let inside = Place { base: place.base, below: name.index(index), of: Of::Item };
            let of = |fields: &[Field]| -> Vec<FieldView> {
                fields.iter().map(|field| self.field(&inside, *field)).collect()
            };
            let (always, rest) = fields.split_at(seen.min(fields.len()));
            let (always, rest) = if seen == usize::MAX { (fields, &[][..]) } else { (always, rest) };
            let more = of(rest);
            let here = at.index(index);
            let can_be_hidden = fields.iter().any(|field| field.key == "/value");
            view.groups.push(GroupView {
                legend: format!("{} {}", view.label.trim_end_matches('s'), index + 1),
                name: inside.below.as_str().to_owned(),
                id: id_of(inside.below.as_str()),
                fields: of(always),
                open: more.iter().any(has_findings),
                more,
                moves: true,
                first: index == 0,
                last: index + 1 == elements.len(),
                shown: element
                    .get("visibleIf")
                    .map(|condition| self.draft.sentence(condition, self.interface))
                    .unwrap_or_default(),
                condition: if can_be_hidden {
                    format!("{}{}", self.condition_href, here.key("visibleIf"))
                } else {
                    String::new()
                },
                findings: self.at(&here),
            });
        }
    }

    /// Other words for some readers: a group for each that has some, and what can be added.
    fn readers(&self, view: &mut FieldView, place: &Place<'_>, name: &Pointer, known: Vec<(String, String)>) {
        view.control = "variants";
        let at = place.base.join(name);
        let there: Vec<String> =
            self.node(&at).map(Node::members).unwrap_or_default().iter().map(|(who, ..)| who.clone()).collect();
        for who in &there {
            let inside = Place { base: place.base, below: name.key(who), of: place.of };
            let words = known.iter().find(|(id, _)| id == who).map_or(who.clone(), |(_, words)| words.clone());
            let fields: Vec<FieldView> = place.of.variant().iter().map(|field| self.field(&inside, *field)).collect();
            view.groups.push(GroupView {
                moves: true,
                first: true,
                last: true,
                ..group(&words, &inside.below, fields)
            });
        }
        let left = known.into_iter().filter(|(id, _)| !there.contains(id));
        view.adds = left.map(|(id, words)| choice(&id, &words, false)).collect();
    }

    fn expected(&self, view: &mut FieldView, name: &Pointer, at: &Pointer) {
        view.control = "shares";
        let shares = self.node(&at.key("role"));
        let one = |(role, words): (String, String)| {
            let name = name.key("role").key(&role);
            let share = shares.and_then(|shares| shares.get(&role)).map(as_typed).unwrap_or_default();
            let value = share.parse::<f64>().map_or(share, per_cent);
            FieldView {
                control: "line",
                id: id_of(name.as_str()),
                name: name.as_str().to_owned(),
                label: words,
                value,
                input: "text",
                ..FieldView::default()
            }
        };
        view.groups = vec![group(&view.label, name, self.roles().into_iter().map(one).collect())];
    }
}

fn per_cent(share: f64) -> String {
    format!("{}", (share * 1e6).round() / 1e4)
}

/// The findings that a group shows somewhere.
fn shown_in(group: &GroupView) -> Vec<&FindingView> {
    let fields = group.fields.iter().chain(&group.more);
    let inside = fields.flat_map(|field| {
        let words = field.words.iter().flat_map(|words| &words.findings);
        let groups = field.groups.iter().flat_map(shown_in);
        field.findings.iter().chain(words).chain(groups).collect::<Vec<_>>()
    });
    group.findings.iter().chain(inside).collect()
}

/// What is to be mended must be seen; what is merely in use would make a long page of every question.
fn has_findings(field: &FieldView) -> bool {
    let in_words = field.words.iter().any(|words| !words.findings.is_empty());
    !field.findings.is_empty() || in_words || field.groups.iter().any(|group| !shown_in(group).is_empty())
}

fn group(legend: &str, name: &Pointer, fields: Vec<FieldView>) -> GroupView {
    GroupView {
        legend: legend.to_owned(),
        name: name.as_str().to_owned(),
        id: id_of(name.as_str()),
        fields,
        more: Vec::new(),
        open: false,
        moves: false,
        first: true,
        last: true,
        shown: String::new(),
        condition: String::new(),
        findings: Vec::new(),
    }
}

fn choice(value: &str, label: &str, chosen: bool) -> ChoiceView {
    ChoiceView { value: value.to_owned(), label: label.to_owned(), chosen }
}

fn bands() -> Vec<(String, String)> {
    Band::ALL.into_iter().map(|band| (band.id().to_owned(), format!("{} years", band.id()))).collect()
}

fn name_of(node: &Node) -> String {
    match &node.value {
        Json::Object(_) => node.text_of("id").to_owned(),
        _ => as_typed(node),
    }
}

/// A value as it stands in a field.
fn as_typed(node: &Node) -> String {
    match &node.value {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.clone(),
        Json::Bool(value) => value.to_string(),
        Json::Array(elements) => elements.iter().map(as_typed).collect::<Vec<_>>().join("\n"),
        Json::Null | Json::Object(_) => String::new(),
    }
}

/// The id of a field on the page: a letter first, then letters, digits, dashes, and a line for each slash.
#[must_use]
pub fn id_of(name: &str) -> String {
    let plain = |c: char| match c {
        '/' => '_',
        c if c.is_ascii_alphanumeric() => c,
        _ => '-',
    };
    name.chars().fold("f".to_owned(), |id, c| id + plain(c).encode_utf8(&mut [0; 4]))
}

fn described(id: &str, has_hint: bool, has_findings: bool) -> String {
    let hint = has_hint.then(|| format!("{id}_hint"));
    let findings = has_findings.then(|| format!("{id}_found"));
    hint.into_iter().chain(findings).collect::<Vec<_>>().join(" ")
}

fn look_words(display: &str) -> String {
    let mut words = display.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// How hard words are to read: their longest sentence and, where there are enough of them, a reading age.
fn reading(language: &Language, words: &str) -> String {
    let longest = longest_sentence(words);
    if language.primary() != "en" || longest == 0 {
        return String::new();
    }
    let sentence = format!("Longest sentence: {longest} word{}", if longest == 1 { "" } else { "s" });
    match reading_age(words) {
        Some(age) => format!("{sentence}. Reading age: about {age:.0}"),
        None => sentence,
    }
}

/// What a language is called in English.
#[must_use]
pub fn language_name(language: &Language) -> String {
    const NAMES: [(&str, &str); 24] = [
        ("en", "English"),
        ("cy", "Welsh"),
        ("pl", "Polish"),
        ("ur", "Urdu"),
        ("ar", "Arabic"),
        ("bn", "Bengali"),
        ("gu", "Gujarati"),
        ("pa", "Punjabi"),
        ("hi", "Hindi"),
        ("so", "Somali"),
        ("ro", "Romanian"),
        ("uk", "Ukrainian"),
        ("fa", "Farsi"),
        ("ps", "Pashto"),
        ("ku", "Kurdish"),
        ("ti", "Tigrinya"),
        ("tr", "Turkish"),
        ("pt", "Portuguese"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("it", "Italian"),
        ("lt", "Lithuanian"),
        ("zh", "Chinese"),
        ("vi", "Vietnamese"),
    ];
    let name = NAMES.iter().find(|(tag, _)| *tag == language.primary()).map_or(language.primary(), |(_, name)| name);
    match (language.is_easy_read(), language.primary()) {
        (true, "en") => "Easy Read".to_owned(),
        (true, _) => format!("Easy Read, {name}"),
        (false, _) if name == language.tag() || NAMES.iter().any(|(tag, _)| *tag == language.tag()) => name.to_owned(),
        (false, _) => format!("{name} ({})", language.tag()),
    }
}
