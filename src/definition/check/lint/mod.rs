//! What `check` warns about: things that a person should look at, in a definition that has no error.
//!
//! One file a family of warnings. Each warning points at the very text or key, and says what to do about it. A rule
//! that can't be sure says nothing: a warning that is wrong teaches people not to read them.

mod answers;
mod candidates;
mod children;
mod path;
mod pictures;
mod places;
mod reach;
mod translation;
mod unused;
mod words;

use super::spoken::{Spoken, Who, resolved};
use super::texts;
use crate::definition::survey::Survey;
use crate::json::{Findings, Pointer};
use crate::texts::Language;
use crate::typed;
use reach::Reach;

/// Adds the warnings.
pub(super) fn warn(typed: &typed::Survey, survey: &Survey, findings: &mut Findings) {
    let reach = Reach::of(survey);
    let lint = Lint { typed, survey, reach: &reach, default: survey.default_language() };
    words::warn(&lint, findings);
    translation::warn(&lint, findings);
    pictures::warn(&lint, findings);
    path::warn(&lint, findings);
    answers::warn(&lint, findings);
    children::warn(&lint, findings);
    places::warn(&lint, findings);
    unused::warn(&lint, findings);
}

/// Adds the warnings that keep an Easy Read variant from going out.
pub(super) fn easy_read(typed: &typed::Survey, survey: &Survey, findings: &mut Findings) {
    let reach = Reach::of(survey);
    let lint = Lint { typed, survey, reach: &reach, default: survey.default_language() };
    pictures::warn(&lint, findings);
    translation::easy_read(&lint, findings);
}

/// What every rule looks at.
struct Lint<'a> {
    typed: &'a typed::Survey,
    survey: &'a Survey,
    reach: &'a Reach,
    default: Language,
}

impl<'a> Lint<'a> {
    /// The languages that are read as English: `en`, `en-GB`, `en-simple`.
    fn english(&self) -> impl Iterator<Item = &'a Language> {
        self.survey.languages.iter().filter(|language| language.primary() == "en")
    }

    /// The Easy Read languages.
    fn easy_read(&self) -> impl Iterator<Item = &'a Language> {
        self.survey.languages.iter().filter(|language| language.is_easy_read())
    }

    /// Every pair of role and band whose words may differ, with `None` for no band; one without a role where the
    /// survey does not ask.
    fn readers(&self) -> Vec<Who<'a>> {
        let mut roles: Vec<Option<&str>> = self.survey.roles.iter().map(|role| Some(role.id.as_str())).collect();
        if roles.is_empty() {
            roles.push(None);
        }
        let mut bands: Vec<Option<&str>> = vec![None];
        for band in texts::spoken(self.typed).iter().flat_map(Spoken::bands) {
            if !bands.contains(&Some(band)) {
                bands.push(Some(band));
            }
        }
        roles.iter().flat_map(|role| bands.iter().map(|band| Who { role: *role, band: *band })).collect()
    }

    /// The words that a reader of `language` has for a text, and their place.
    fn words(&self, text: Option<(&'a typed::Text, Pointer)>, language: &Language) -> Option<(&'a str, Pointer)> {
        let (text, at) = text?;
        let (own, words, place) = resolved(text, &at, language, &self.default)?;
        (own.primary() == language.primary() && !words.trim().is_empty()).then_some((words, place))
    }

    /// The items with their places, each with its checked self.
    fn items(&self) -> impl Iterator<Item = (&'a typed::Item, Pointer, &'a crate::definition::Item)> {
        let all = texts::all_items(self.typed);
        all.into_iter().filter_map(|(item, at)| Some((item, at, self.survey.item(&item.id)?)))
    }

    /// The place of a language under `languages`.
    fn place_of(&self, language: &Language) -> Pointer {
        let at = Pointer::root().key("languages");
        let index = self.survey.languages.iter().position(|one| one == language);
        index.map_or(at.clone(), |index| at.index(index))
    }
}
