//! Languages, by BCP-47 tag.

use std::fmt;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language that a text is written in, as a BCP-47 tag in its canonical writing: `en`, `en-simple`, `zh-Hant`.
///
/// `simple` is a variant registered with IANA for readers of plain and Easy Read language; here it always means
/// Easy Read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a tag. `None` when it is not a well-formed BCP-47 tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let canonical: LanguageIdentifier = tag.parse().ok()?;
        (!tag.is_empty() && tag.len() <= 35 && canonical.language.as_str() != "und")
            .then(|| Self(canonical.to_string()))
    }

    /// English, the language of everything that has no other.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The canonical tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Whether this is an Easy Read variant.
    #[must_use]
    pub fn is_easy_read(&self) -> bool {
        self.0.split('-').any(|part| part == "simple")
    }

    /// The language without its Easy Read variant: `en-simple` → `en`.
    #[must_use]
    pub fn plain(&self) -> Self {
        Self(self.0.split('-').filter(|part| *part != "simple").collect::<Vec<_>>().join("-"))
    }

    /// The primary language alone: `pl-PL` → `pl`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("en")
    }

    /// `ltr` or `rtl`, as HTML's `dir` takes it.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        match self.0.parse::<LanguageIdentifier>().map(|id| id.character_direction()) {
            Ok(CharacterDirection::RTL) => "rtl",
            _ => "ltr",
        }
    }

    /// The languages to look for a text in, best first: this one, without Easy Read, without region, the default.
    #[must_use]
    pub fn fallback(&self, default: &Self) -> Vec<Self> {
        let mut chain = vec![self.clone(), self.plain(), Self(self.primary().to_owned()), default.clone()];
        let mut seen = std::collections::BTreeSet::new();
        chain.retain(|language| seen.insert(language.clone()));
        chain
    }

    /// The language's name in itself, for a person who chooses.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self.primary() {
            "en" => "English",
            "cy" => "Cymraeg",
            "pl" => "Polski",
            "ur" => "اردو",
            "ar" => "العربية",
            "bn" => "বাংলা",
            "de" => "Deutsch",
            "es" => "Español",
            "fa" => "فارسی",
            "fr" => "Français",
            "ga" => "Gaeilge",
            "gd" => "Gàidhlig",
            "gu" => "ગુજરાતી",
            "hi" => "हिन्दी",
            "it" => "Italiano",
            "ku" => "Kurdî",
            "lt" => "Lietuvių",
            "pa" => "ਪੰਜਾਬੀ",
            "ps" => "پښتو",
            "pt" => "Português",
            "ro" => "Română",
            "ru" => "Русский",
            "so" => "Soomaali",
            "sq" => "Shqip",
            "ta" => "தமிழ்",
            "tr" => "Türkçe",
            "uk" => "Українська",
            "yi" => "ייִדיש",
            "zh" => "中文",
            _ => &self.0,
        };
        match (self.is_easy_read(), self.primary()) {
            (true, "en") => "Easy Read".to_owned(),
            (true, "cy") => "Hawdd ei Ddeall".to_owned(),
            (true, _) => format!("{name} (Easy Read)"),
            _ => name.to_owned(),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_and_know_their_direction() {
        for (tag, canonical, dir, easy) in [
            ("en", "en", "ltr", false),
            ("EN-simple", "en-simple", "ltr", true),
            ("ur", "ur", "rtl", false),
            ("ur-simple", "ur-simple", "rtl", true),
            ("ar-EG", "ar-EG", "rtl", false),
            ("pa-arab", "pa-Arab", "rtl", false),
        ] {
            let language = Language::parse(tag).unwrap();
            assert_eq!((language.tag(), language.dir(), language.is_easy_read()), (canonical, dir, easy));
        }
        for tag in ["", "x", "english language", "12", "en_", "und"] {
            assert_eq!(Language::parse(tag), None, "{tag}");
        }
    }

    #[test]
    fn easy_read_falls_back_to_its_language_and_then_to_the_default() {
        let chain = Language::parse("cy-simple").unwrap().fallback(&Language::english());
        assert_eq!(chain.iter().map(Language::tag).collect::<Vec<_>>(), ["cy-simple", "cy", "en"]);
    }
}
