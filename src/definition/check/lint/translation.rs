//! Texts that lack one of the survey's languages.

use super::Lint;
use crate::definition::check::spoken::{in_languages, resolves};
use crate::definition::check::texts::{self, Placed, Use};
use crate::json::Findings;
use crate::texts::Language;
use crate::typed::Text;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    for placed in texts::texts(lint.typed) {
        let missing: Vec<&str> = missing(lint, &placed).into_iter().map(Language::tag).collect();
        if !missing.is_empty() {
            findings.warning(&placed.at, message(&placed, &missing));
        }
    }
}

/// The texts that an Easy Read variant lacks.
pub(super) fn easy_read(lint: &Lint<'_>, findings: &mut Findings) {
    for placed in texts::texts(lint.typed) {
        let missing = missing(lint, &placed);
        let missing: Vec<&str> =
            missing.into_iter().filter(|language| language.is_easy_read()).map(Language::tag).collect();
        if !missing.is_empty() {
            findings.warning(&placed.at, message(&placed, &missing));
        }
    }
}

fn missing<'a>(lint: &Lint<'a>, placed: &Placed<'_>) -> Vec<&'a Language> {
    if matches!(placed.usage, Use::Name | Use::Credit) && matches!(placed.text, Text::Plain(_)) {
        return Vec::new();
    }
    let written = in_languages(placed.text, &placed.at, &lint.default);
    let has = |language: &Language| {
        let blank_is_fine = matches!(placed.usage, Use::Help | Use::Beside);
        written.iter().any(|(own, words, _)| own == language && (blank_is_fine || !words.trim().is_empty()))
    };
    let shown = |language: &Language| placed.beside.is_none_or(|src| resolves(src, language, &lint.default));
    lint.survey.languages.iter().filter(|language| shown(language) && !has(language)).collect()
}

fn message(placed: &Placed<'_>, missing: &[&str]) -> String {
    let tags = missing.join(", ");
    match (placed.text, placed.usage) {
        (Text::Plain(_), _) => {
            format!("This is written in the survey's first language only. Write it by language and add: {tags}.")
        }
        (_, Use::Beside) => {
            format!("The words beside this picture, recording or video are missing in: {tags}. Add them here.")
        }
        _ => format!("There are no words here in: {tags}. Add them, or people read another language in their form."),
    }
}
