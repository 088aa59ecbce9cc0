//! Names, ids and words of fields.

use super::{ChoiceView, FieldView, FindingView, GroupView};
use crate::definition::{Band, longest_sentence, reading_age};
use crate::json::{Json, Node, Pointer};
use crate::texts::Language;

pub(super) fn per_cent(share: f64) -> String {
    format!("{}", (share * 1e6).round() / 1e4)
}

/// The findings that a group shows somewhere.
pub(super) fn shown_in(group: &GroupView) -> Vec<&FindingView> {
    let fields = group.fields.iter().chain(&group.more);
    let inside = fields.flat_map(|field| {
        let words = field.words.iter().flat_map(|words| &words.findings);
        let groups = field.groups.iter().flat_map(shown_in);
        field.findings.iter().chain(words).chain(groups).collect::<Vec<_>>()
    });
    group.findings.iter().chain(inside).collect()
}

/// What is to be mended must be seen; what is merely in use would make a long page of every question.
pub(super) fn has_findings(field: &FieldView) -> bool {
    let in_words = field.words.iter().any(|words| !words.findings.is_empty());
    !field.findings.is_empty() || in_words || field.groups.iter().any(|group| !shown_in(group).is_empty())
}

pub(super) fn group(legend: &str, name: &Pointer, fields: Vec<FieldView>) -> GroupView {
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

pub(super) fn choice(value: &str, label: &str, chosen: bool) -> ChoiceView {
    ChoiceView { value: value.to_owned(), label: label.to_owned(), chosen }
}

pub(super) fn bands() -> Vec<(String, String)> {
    Band::ALL.into_iter().map(|band| (band.id().to_owned(), format!("{} years", band.id()))).collect()
}

pub(super) fn name_of(node: &Node) -> String {
    match &node.value {
        Json::Object(_) => node.text_of("id").to_owned(),
        _ => as_typed(node),
    }
}

/// A value as it stands in a field.
pub(super) fn as_typed(node: &Node) -> String {
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

pub(super) fn described(id: &str, has_hint: bool, has_findings: bool) -> String {
    let hint = has_hint.then(|| format!("{id}_hint"));
    let findings = has_findings.then(|| format!("{id}_found"));
    hint.into_iter().chain(findings).collect::<Vec<_>>().join(" ")
}

pub(super) fn look_words(display: &str) -> String {
    let mut words = display.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// How hard words are to read: their longest sentence and, where there are enough of them, a reading age.
pub(super) fn reading(language: &Language, words: &str) -> String {
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
