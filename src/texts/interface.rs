//! The interface's own texts: Fluent messages of `templates/texts/*.ftl`, with English for what a language lacks.

use super::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A word or a sentence.
    Text(String),
    /// A number, which also chooses a plural form.
    Number(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value {
    #[allow(clippy::cast_precision_loss)] // A count of things that a person reads about.
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// The arguments of a message, by name.
pub type Args = BTreeMap<&'static str, Value>;

const FILES: &[(&str, &str)] = &[
    ("en", include_str!("../../templates/texts/en.ftl")),
    ("en-simple", include_str!("../../templates/texts/en-simple.ftl")),
    ("cy", include_str!("../../templates/texts/cy.ftl")),
    ("pl", include_str!("../../templates/texts/pl.ftl")),
    ("ur", include_str!("../../templates/texts/ur.ftl")),
];

/// The interface's texts in every language that ships.
pub struct Interface {
    bundles: BTreeMap<Language, FluentBundle<FluentResource>>,
}

impl Interface {
    /// Reads the texts that are built in. Errors: a message that is not Fluent, by file.
    pub fn load() -> Result<Self, String> {
        let mut bundles = BTreeMap::new();
        for (tag, source) in FILES {
            let language = Language::parse(tag).ok_or_else(|| format!("{tag} is not a language tag"))?;
            bundles.insert(language, bundle(tag, source)?);
        }
        Ok(Self { bundles })
    }

    /// The languages that have texts of their own.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.bundles.keys()
    }

    /// The message `key` in `language`, in its plain form, or in English; the key itself where there is none at all.
    #[must_use]
    pub fn say(&self, language: &Language, key: &str, args: &Args) -> String {
        self.find(language, key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` in `language`, in its plain form, or in English.
    #[must_use]
    pub fn find(&self, language: &Language, key: &str, args: &Args) -> Option<String> {
        let own = self.format(language, key, args);
        own.or_else(|| language.fallback(&Language::english()).iter().find_map(|other| self.format(other, key, args)))
    }

    /// Whether `language` itself has the message `key`.
    #[must_use]
    pub fn has(&self, language: &Language, key: &str) -> bool {
        self.bundles.get(language).is_some_and(|bundle| bundle.has_message(key))
    }

    fn format(&self, language: &Language, key: &str, args: &Args) -> Option<String> {
        let bundle = self.bundles.get(language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::new();
        for (name, value) in args {
            match value {
                Value::Text(text) => given.set(*name, FluentValue::from(text.as_str())),
                Value::Number(number) => given.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned())
    }
}

fn bundle(tag: &str, source: &str) -> Result<FluentBundle<FluentResource>, String> {
    let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
        format!("templates/texts/{tag}.ftl: {}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    })?;
    // The plural rules of a variant are those of its language; Fluent asks ICU by identifier.
    let identifier = tag.split('-').next().unwrap_or("en").parse().map_err(|error| format!("{tag}: {error}"))?;
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).map_err(|errors| format!("templates/texts/{tag}.ftl: {errors:?}"))?;
    Ok(bundle)
}
