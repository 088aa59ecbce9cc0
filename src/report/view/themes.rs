//! What is said of themes, in words.

use super::words;
use crate::report::disclose::Disclosed;
use crate::report::themes::Themes;
use serde::Serialize;

/// What people wrote about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemesView {
    /// `About 60 people wrote something.`
    pub basis: String,
    /// The themes.
    pub themes: Vec<ThemeView>,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeView {
    /// What moderators call it.
    pub name: String,
    /// `about 25`, `fewer than 10`.
    pub people: String,
    /// `about a third`; empty where no word may be said.
    pub share: String,
}

/// The view of disclosed figures of themes.
#[must_use]
pub fn themes_view(told: &Disclosed<Themes>) -> ThemesView {
    let Themes { writers, themes } = told.get();
    let theme = |(name, count): &(String, _)| ThemeView {
        name: name.clone(),
        people: words::count(*count),
        share: words::roughly(*count, *writers).unwrap_or_default().to_owned(),
    };
    ThemesView {
        basis: format!("{} wrote something.", words::capital(&words::people(*writers))),
        themes: themes.iter().map(theme).collect(),
    }
}
