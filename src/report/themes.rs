//! Figures of themes. What people wrote is personal, so how many wrote about something is rounded by a key, and under
//! ten nobody says how many.

use super::figures::Count;
use super::rounding::{Draw, Exact, alone, alone_of};
use super::steps::TEN;

/// How many people a theme was of when reports last moved on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemePeople {
    /// Its stable id.
    pub id: String,
    /// What moderators call it.
    pub name: String,
    /// How many people.
    pub people: i64,
    /// At which of the times that reports moved on this number last changed.
    pub changed: u32,
}

/// What may be said of themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Themes {
    /// How many people wrote something.
    pub writers: Count,
    /// The themes and how many wrote about each, the most first as far as that is told.
    pub themes: Vec<(String, Count)>,
}

/// The figures; none where fewer than ten people wrote. `writers` has no name.
pub(super) fn themes(key: &[u8], survey: &str, writers: &ThemePeople, all: &[ThemePeople]) -> Option<Themes> {
    if writers.people < TEN {
        return None;
    }
    let draw = Draw { key, survey, question: "themes" };
    let exact = |theme: &ThemePeople| Exact { count: theme.people, release: theme.changed };
    let told = |theme: &ThemePeople| {
        let shown = alone_of(draw, &theme.id, exact(theme), writers.people)?;
        Some((theme.name.clone(), count(shown)))
    };
    let mut themes: Vec<(String, Count)> = all.iter().filter_map(told).collect();
    // By what is shown: the order must tell no more.
    themes.sort_by_cached_key(|(name, count)| (std::cmp::Reverse(size(*count)), name.to_lowercase()));
    Some(Themes { writers: count(alone(draw, "", exact(writers))), themes })
}

fn count(shown: i64) -> Count {
    if shown < TEN { Count::FewerThanTen } else { Count::About(u64::try_from(shown).unwrap_or(0)) }
}

fn size(count: Count) -> u64 {
    match count {
        Count::Exact(number) | Count::About(number) => number,
        Count::FewerThanTen => 0,
    }
}
