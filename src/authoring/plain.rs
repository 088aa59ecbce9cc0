//! Findings speak to somebody who writes JSON. Authors who fill in fields get the names of the fields instead.

use super::field::{ABOUT, Field, MEDIA, OPTION, PAGE, REPORT, ROW, SETTINGS, SURVEY, VARIANTS, WORDS};
use std::borrow::Cow;

/// What is not a field of its own.
const OTHERS: [(&str, &str); 8] = [
    ("visibleIf", "When it is shown"),
    ("privacy", "Privacy"),
    ("owner", "Who reads the answers"),
    ("reviewed", "Who has checked it"),
    ("pages", "Pages"),
    ("items", "Questions"),
    ("optionLists", "Lists of answers"),
    ("conditions", "Rules"),
];

fn label(key: &str) -> Option<&'static str> {
    let sections = SURVEY.iter().chain(PAGE).map(|section| section.fields);
    let mut fields = sections.chain([WORDS, MEDIA, ABOUT, VARIANTS, SETTINGS, OPTION, ROW, REPORT]).flatten();
    let named = |field: &&Field| field.key.rsplit('/').next() == Some(key);
    let other = OTHERS.iter().find(|(name, _)| *name == key).map(|(_, words)| *words);
    other.or_else(|| fields.find(named).map(|field| field.label))
}

/// The message with names of fields in place of keys.
#[must_use]
pub fn in_plain_words(message: &str) -> String {
    let parts = message.split('"').enumerate().map(|(index, part)| match (index % 2, label(part)) {
        (1, Some(label)) => Cow::Owned(format!("\u{201c}{label}\u{201d}")),
        (1, None) => Cow::Owned(format!("\u{201c}{part}\u{201d}")),
        _ => Cow::Borrowed(part),
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::in_plain_words;

    #[test]
    fn a_key_is_called_what_its_field_is_called() {
        assert_eq!(
            in_plain_words("Give either \"options\" or \"optionList\", not both."),
            "Give either \u{201c}Answers\u{201d} or \u{201c}Answers come from\u{201d}, not both."
        );
        assert_eq!(in_plain_words("\"too-bright\" stands twice."), "\u{201c}too-bright\u{201d} stands twice.");
        assert_eq!(in_plain_words("Nothing to change."), "Nothing to change.");
    }
}
