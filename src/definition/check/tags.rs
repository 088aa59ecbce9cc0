//! Texts as such: the languages that they name, and words where there must be some.

use super::texts::{self, Use};
use crate::json::{Findings, Pointer, did_you_mean};
use crate::texts::Language;
use crate::typed::{self, Text};
use std::collections::BTreeSet;

/// Checks every text, file and address of a survey whose languages are `languages`.
pub(super) fn check(survey: &typed::Survey, languages: &[Language], findings: &mut Findings) {
    for placed in texts::texts(survey) {
        tags(placed.text, &placed.at, languages, findings);
        if matches!(placed.usage, Use::Words | Use::Name | Use::Credit) && blank(placed.text) {
            findings.error(&placed.at, "There are no words here. People would see nothing.");
        }
    }
    for (_, src, at) in texts::media(survey) {
        tags(src, &at, languages, findings);
    }
}

fn blank(text: &Text) -> bool {
    match text {
        Text::Plain(words) => words.trim().is_empty(),
        Text::ByLanguage(texts) => texts.values().all(|words| words.trim().is_empty()),
    }
}

/// A text in a language that the survey does not have is never shown: a slip of the pen, or a list to be completed.
fn tags(text: &Text, at: &Pointer, languages: &[Language], findings: &mut Findings) {
    let Text::ByLanguage(texts) = text else { return };
    let mut seen = BTreeSet::new();
    for tag in texts.keys() {
        let here = at.key(tag);
        match Language::parse(tag) {
            None => findings
                .error(&here, format!("\"{tag}\" is not a language tag. Write it as \"en\", \"cy\" or \"en-simple\".")),
            Some(language) if !languages.contains(&language) => findings.error(&here, unknown(tag, languages)),
            Some(language) if !seen.insert(language.clone()) => {
                findings.error(&here, format!("There is another text here in {language}. Remove one of the two."));
            }
            Some(_) => {}
        }
    }
}

fn unknown(tag: &str, languages: &[Language]) -> String {
    let hint = did_you_mean(tag, languages.iter().map(Language::tag));
    let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
    format!(
        "\"{tag}\" is not one of this survey's languages, so nobody would see it.{hint} Add it to \"languages\", or remove it."
    )
}
