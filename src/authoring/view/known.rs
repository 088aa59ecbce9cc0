//! What can be chosen in a field: languages, roles, looks, lists, values.

use super::FieldView;
use super::look::Look;
use super::plain::{choice, language_name, look_words, name_of};
use crate::authoring::draft::KNOWN_ROLES;
use crate::json::{Node, Pointer};
use crate::question;
use crate::texts::Language;

impl Look<'_> {
    pub(super) fn one_of(&self, view: &mut FieldView, known: impl IntoIterator<Item = (String, String)>) {
        view.control = "select";
        view.choices = known.into_iter().map(|(value, words)| choice(&value, &words, value == view.value)).collect();
        let is_known = view.value.is_empty() || view.choices.iter().any(|choice| choice.chosen);
        if !is_known {
            view.choices.push(choice(&view.value, &view.value, true));
        }
    }

    pub(super) fn boxes(&self, view: &mut FieldView, at: &Pointer, known: Vec<(String, String)>) {
        view.control = "boxes";
        let there: Vec<String> = self.node(at).map(Node::elements).unwrap_or_default().iter().map(name_of).collect();
        view.choices = known.iter().map(|(value, words)| choice(value, words, there.contains(value))).collect();
    }

    pub(super) fn languages_offered(&self) -> Vec<(String, String)> {
        let first = (String::new(), "The first language".to_owned());
        let others = self.draft.languages();
        let others = others.iter().map(|language| (language.tag().to_owned(), self.language_words(language)));
        std::iter::once(first).chain(others).collect()
    }

    pub(super) fn looks(&self, at: &Pointer) -> Vec<(String, String)> {
        let item = at.parent().and_then(|item| self.node(&item));
        let kind = item.and_then(|item| question::known(item.text_of("type")));
        let displays = kind.map(|kind| kind.displays).unwrap_or_default();
        let first = std::iter::once((String::new(), "As usual".to_owned()));
        first.chain(displays.iter().map(|name| ((*name).to_owned(), look_words(name)))).collect()
    }

    pub(super) fn lists(&self) -> Vec<(String, String)> {
        let own = std::iter::once((String::new(), "This question\u{2019}s own answers".to_owned()));
        own.chain(
            self.draft.lists().iter().map(|name| ((*name).to_owned(), format!("The list \u{201c}{name}\u{201d}"))),
        )
        .collect()
    }

    pub(super) fn values(&self, at: &Pointer) -> Vec<(String, String)> {
        let item = at.parent().and_then(|item| self.node(&item));
        item.map(|item| self.draft.choices(item, self.interface)).unwrap_or_default()
    }

    pub(super) fn known_languages(&self) -> Vec<(String, String)> {
        let shipped = ["en", "en-simple", "cy", "cy-simple", "pl", "ur"].into_iter().filter_map(Language::parse);
        let mut all = self.draft.languages();
        let more: Vec<Language> = shipped.filter(|language| !all.contains(language)).collect();
        all.extend(more);
        all.iter().map(|language| (language.tag().to_owned(), self.language_words(language))).collect()
    }

    pub(super) fn known_roles(&self) -> Vec<(String, String)> {
        let own = self.draft.roles().into_iter().map(|role| (role.clone(), self.draft.role_words(&role)));
        let mut roles: Vec<(String, String)> = own.collect();
        for (role, words) in KNOWN_ROLES {
            if !roles.iter().any(|(own, _)| own == role) {
                roles.push(((*role).to_owned(), (*words).to_owned()));
            }
        }
        roles
    }

    pub(super) fn roles(&self) -> Vec<(String, String)> {
        self.draft.roles().into_iter().map(|role| (role.clone(), self.draft.role_words(&role))).collect()
    }

    /// What a language is called, in English.
    #[must_use]
    pub fn language_words(&self, language: &Language) -> String {
        language_name(language)
    }
}
