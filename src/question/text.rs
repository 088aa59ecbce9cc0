//! `text`: a line of one's own words. `longText` shares its settings.

use super::words::{given_words, length_wrong};
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::{Pointer, did_you_mean};
use crate::typed::Item;
use regex::{Regex, RegexBuilder};

/// What a browser may fill in: the field names of HTML's autofill (html.spec.whatwg.org, 4.10.18.7) that words can be.
const AUTOCOMPLETE: &[&str] = &[
    "off",
    "on",
    "name",
    "honorific-prefix",
    "given-name",
    "additional-name",
    "family-name",
    "honorific-suffix",
    "nickname",
    "organization",
    "organization-title",
    "username",
    "street-address",
    "address-line1",
    "address-line2",
    "address-line3",
    "address-level1",
    "address-level2",
    "address-level3",
    "address-level4",
    "country",
    "country-name",
    "postal-code",
    "language",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "sex",
    "url",
    "photo",
    "tel",
    "tel-country-code",
    "tel-national",
    "tel-area-code",
    "tel-local",
    "tel-extension",
    "email",
    "impp",
];

/// The settings of words: how many, and which.
#[derive(Debug)]
pub(super) struct Words {
    min_length: u32,
    max_length: u32,
    pattern: Option<Regex>,
    autocomplete: String,
}

impl Words {
    pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>, longest: u32) -> Self {
        build.ordered(item.min_length, item.max_length, at, ["minLength", "maxLength"]);
        if item.max_length.is_some_and(|max| max == 0 || max > 20_000) {
            build.findings.error(&at.key("maxLength"), "\"maxLength\" is between 1 and 20000 characters.");
        }
        if item.max_length.is_none() && item.min_length.is_some_and(|min| min > longest) {
            let message = format!("An answer has {longest} characters at most here. Give a \"maxLength\" too.");
            build.findings.error(&at.key("minLength"), message);
        }
        if let Some(autocomplete) = item.autocomplete.as_deref().filter(|name| !AUTOCOMPLETE.contains(name)) {
            let hint = did_you_mean(autocomplete, AUTOCOMPLETE.iter().copied());
            let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
            let message = format!(
                "\"{autocomplete}\" is not a name that browsers fill in by.{hint} Known are: off, name, email and HTML's others."
            );
            build.findings.error(&at.key("autocomplete"), message);
        }
        Self {
            min_length: item.min_length.unwrap_or(0),
            max_length: item.max_length.unwrap_or(longest),
            pattern: item.pattern.as_deref().and_then(|pattern| compile(pattern, at, build)),
            autocomplete: item.autocomplete.clone().unwrap_or_default(),
        }
    }

    pub(super) fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let Some(words) = given_words(given, asked)? else { return Ok(None) };
        if let Some(wrong) = length_wrong(&words, self.min_length, self.max_length) {
            return Err(vec![wrong]);
        }
        match &self.pattern {
            Some(pattern) if !pattern.is_match(&words) => Err(vec![Wrong::new("pattern")]),
            _ => Ok(Some(Answer::Text(words))),
        }
    }

    pub(super) fn control(&self) -> Control {
        Control {
            input_type: "text",
            autocomplete: self.autocomplete.clone(),
            max_length: Some(self.max_length),
            width: if self.max_length <= 20 { "w20" } else { "full" },
            rows: if self.max_length > 1000 { 6 } else { 4 },
            ..Control::default()
        }
    }
}

/// Patterns run on the linear engine of `regex`; its compiled size is bounded too.
fn compile(pattern: &str, at: &Pointer, build: &mut Build<'_>) -> Option<Regex> {
    let here = at.key("pattern");
    if pattern.chars().count() > 200 {
        build.findings.error(&here, "A pattern has 200 characters at most.");
        return None;
    }
    match RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(1 << 20).build() {
        Ok(regex) => Some(regex),
        Err(error) => {
            let reason = error.to_string();
            let last = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
            build.findings.error(&here, format!("This is not a regular expression that can be used: {last}."));
            None
        }
    }
}

#[derive(Debug)]
struct Line(Words);

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    Some(Box::new(Line(Words::build(item, at, build, 200))))
}

impl Kind for Line {
    fn name(&self) -> &'static str {
        "text"
    }

    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let one_line = match given {
            Given::Text(text) => Given::Text(text.replace(['\r', '\n'], " ")),
            other => other.clone(),
        };
        self.0.parse(&one_line, asked)
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        self.0.control()
    }

    fn column(&self) -> Column {
        Column::Moderated
    }

    fn is_free_text(&self) -> bool {
        true
    }
}
