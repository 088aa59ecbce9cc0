//! The tree of a return: a trust is the sum of its sites, a site that of its wards.

use super::counts::{Counts, percent};
use super::mode::Mode;

/// The figures of a ward, a site or a trust.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Line {
    /// All answers, those entered by hand among them.
    pub answers: Counts,
    /// Those of them that were entered as totals.
    pub by_hand: Counts,
    /// All answers by collection mode, in the order of [`Mode::ALL`].
    pub modes: [u64; Mode::ALL.len()],
    /// How many people could have answered, as far as it was entered.
    eligible: u64,
    /// Of how many wards nobody has entered it.
    unknown: usize,
}

impl Line {
    /// The figures of a ward of which nobody has entered yet how many people could have answered.
    pub(super) fn unknown() -> Self {
        Self { unknown: 1, ..Self::default() }
    }

    /// Takes how many people could have answered, where somebody has entered it.
    pub(super) fn know(&mut self, eligible: Option<u64>) {
        if let Some(eligible) = eligible {
            self.eligible += eligible;
            self.unknown = 0;
        }
    }

    /// Counts answers of a mode.
    pub(super) fn count(&mut self, mode: Mode, answers: Counts) {
        self.answers.add(answers);
        self.modes[mode.index()] += answers.total();
    }

    /// Counts answers that were entered as totals.
    pub(super) fn enter(&mut self, mode: Mode, answers: Counts) {
        self.count(mode, answers);
        self.by_hand.add(answers);
    }

    fn add(&mut self, other: &Self) {
        self.answers.add(other.answers);
        self.by_hand.add(other.by_hand);
        self.modes.iter_mut().zip(other.modes).for_each(|(own, other)| *own += other);
        self.eligible += other.eligible;
        self.unknown += other.unknown;
    }

    /// How many people could have answered. `None` where it is not known of every ward: a part of it would look like all.
    #[must_use]
    pub fn eligible(&self) -> Option<u64> {
        (self.unknown == 0).then_some(self.eligible)
    }

    /// The response rate: answers over people who could have answered, in whole percent; over 100 where more answered
    /// than were entered as eligible.
    #[must_use]
    pub fn rate(&self) -> Option<u64> {
        percent(self.answers.total(), self.eligible()?)
    }
}

/// A trust, a site or a ward.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// What tells it from its neighbours: a place's id, or empty.
    pub id: String,
    /// The code by which other systems know it; empty where nobody has written it down.
    pub code: String,
    /// What it is called; empty where there is no such place.
    pub name: String,
    /// Whether answers without a place stand here. People who could have given them are those of some ward.
    pub is_nowhere: bool,
    /// Its figures.
    pub line: Line,
    /// The sites of a trust, the wards of a site.
    pub parts: Vec<Unit>,
}

impl Unit {
    /// Adds up the parts, from the wards on, and puts them in the order of their names; what came without a place stands
    /// last.
    pub(super) fn sum(&mut self) {
        if self.parts.is_empty() {
            return;
        }
        self.parts.iter_mut().for_each(Self::sum);
        self.line = Line::default();
        let alone = self.parts.len() == 1;
        for part in &self.parts {
            let mut line = part.line;
            if part.is_nowhere && !alone && line.eligible().is_none() {
                line.unknown = 0;
            }
            self.line.add(&line);
        }
        self.is_nowhere = self.parts.iter().all(|part| part.is_nowhere);
        self.parts.sort_by(|one, other| {
            let key = |unit: &Self| (unit.is_nowhere, unit.name.to_lowercase(), unit.code.clone());
            key(one).cmp(&key(other))
        });
    }

    /// The wards below it, itself if it is one.
    #[must_use]
    pub fn wards(&self) -> Vec<&Self> {
        if self.parts.is_empty() { vec![self] } else { self.parts.iter().flat_map(Self::wards).collect() }
    }

    /// The part with this id, which is made where there is none.
    pub(super) fn part(&mut self, new: Self) -> &mut Self {
        let found = self.parts.iter().position(|part| part.id == new.id && part.is_nowhere == new.is_nowhere);
        let at = found.unwrap_or(self.parts.len());
        if found.is_none() {
            self.parts.push(new);
        }
        &mut self.parts[at]
    }
}
