//! The share of good answers as it was disclosed, by itself: what "you said, we did" sets side by side, before and after.

use super::bars::{Bar, Meaning};
use super::chart::{Chart, Whiskers};
use crate::report::chance::Share;
use crate::report::figures::Count;
use serde::{Deserialize, Serialize};

/// So many good answers out of so many. It is made here alone, of disclosed figures, and may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Good {
    n: u64,
    of: u64,
}

impl Good {
    pub(super) fn of(share: Share) -> Self {
        Self { n: share.n, of: share.of }
    }

    fn share(self) -> Option<Share> {
        Share::new(self.n, self.of)
    }

    /// How many answers were good.
    #[must_use]
    pub fn count(self) -> u64 {
        self.n
    }

    /// How many there were.
    #[must_use]
    pub fn answered(self) -> u64 {
        self.of
    }

    /// In whole percent.
    #[must_use]
    pub fn percent(self) -> u32 {
        self.share().map_or(0, Share::percent)
    }

    /// Whether the difference could be chance: the intervals overlap, which is the careful side.
    #[must_use]
    pub fn could_be_chance(self, other: Self) -> bool {
        self.share().zip(other.share()).is_none_or(|(one, other)| one.could_be_chance(other))
    }
}

/// A picture of the share before and after, with the reach of chance at the end of each bar. `id` is unique on the page,
/// `title` and `finding` say what it shows; labels are in the language `lang`, which runs in the direction `dir`.
#[must_use]
pub fn before_after(
    id: &str,
    (title, finding): (&str, &str),
    shares: [(String, Good); 2],
    (lang, dir): (&str, &str),
) -> String {
    let bars: Vec<Bar> = shares.into_iter().map(|(label, good)| bar(label, good)).collect();
    Chart { id, title, finding, bars: &bars, lang, dir, whiskers: Whiskers::Shown }.svg()
}

fn bar(label: String, good: Good) -> Bar {
    Bar {
        key: String::new(),
        label,
        own: true,
        count: Count::Exact(good.n),
        share: good.share(),
        length: good.share().map_or(0.0, Share::value),
        words: None,
        meaning: Meaning::Good,
    }
}
