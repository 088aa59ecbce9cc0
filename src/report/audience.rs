//! Whom a report is written for.

/// Whom a report is written for: each version says what the same disclosed figures say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The team: all figures.
    Team,
    /// Families: the same in plain sentences.
    Families,
    /// A child: a few things in very short words, with pictures.
    Child,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Team, Self::Families, Self::Child];

    /// The stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Families => "families",
            Self::Child => "child",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.word() == word)
    }
}
