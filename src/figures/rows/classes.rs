//! Who somebody is, as far as at least ten people in the file share it.
//!
//! The things that tell who somebody is are put in order. People are told apart by the first, those by the second, and
//! so on, as long as each group has ten. Those who are left in groups that are too small stand together, with as many
//! of the others as it takes to be ten, and what they are beyond that is not shown: so whatever a row shows of this is
//! shown by nine more (k-anonymity with k = 10; L. Sweeney, "k-anonymity: a model for protecting privacy", 2002).

use super::telling::MOST;
use super::{FEW, month_of};
use crate::report::{Facet, Plan, Reader, Seen};
use crate::store;
use std::collections::{BTreeMap, HashMap};

/// One thing that tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    Group(Facet),
    Month,
    /// Which of the questions were asked that only some are asked: see [`super::telling`].
    Path,
}

/// The order: what teams ask for most stands first, and is shown of most.
pub(super) const TRAITS: [Trait; 8] = [
    Trait::Group(Facet::Role),
    Trait::Path,
    Trait::Month,
    Trait::Group(Facet::Place),
    Trait::Group(Facet::Band),
    Trait::Group(Facet::Help),
    Trait::Group(Facet::Mode),
    Trait::Group(Facet::Language),
];

/// How many traits are shown where the path is.
pub(super) const WITH_PATH: usize = 2;

/// What each trait is: the place of the group in the plan, from 1 on, 0 where none was said; a bit for each question
/// that was asked; the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Class(pub(super) [u64; TRAITS.len()]);

impl Class {
    /// Of the row that was read last; `telling` are the questions whose being asked tells who somebody is.
    pub(super) fn of(plan: &Plan, telling: &[usize], row: &store::Row, reader: &Reader<'_>) -> Self {
        Self(TRAITS.map(|one| match one {
            Trait::Month => month_of(row.day),
            Trait::Path => path(telling, reader),
            Trait::Group(Facet::Role) => at(plan, Facet::Role, row.role.as_deref()),
            Trait::Group(Facet::Help) => at(plan, Facet::Help, row.help.as_deref()),
            Trait::Group(Facet::Band) => at(plan, Facet::Band, row.band.as_deref()),
            Trait::Group(Facet::Language) => at(plan, Facet::Language, Some(&row.language)),
            Trait::Group(Facet::Mode) => at(plan, Facet::Mode, Some(&row.mode)),
            Trait::Group(Facet::Place) => place(plan, reader),
        }))
    }
}

fn at(plan: &Plan, facet: Facet, id: Option<&str>) -> u64 {
    let place = id.and_then(|id| plan.groups(facet).iter().position(|group| group.id == id));
    place.map_or(0, |place| place as u64 + 1)
}

/// A bit for each of these questions that was asked. There are at most as many as there are bits.
fn path(telling: &[usize], reader: &Reader<'_>) -> u64 {
    let asked = |at: &usize| reader.seen().get(*at).is_some_and(|seen| *seen != Seen::NotAsked);
    telling.iter().take(MOST).enumerate().filter(|(_, at)| asked(at)).map(|(bit, _)| 1 << bit).sum()
}

/// The place stands among the answers.
fn place(plan: &Plan, reader: &Reader<'_>) -> u64 {
    let seen = plan.place.and_then(|at| reader.seen().get(at));
    let cell = match seen {
        Some(Seen::Cells { from, until }) if from < until => reader.cells().get(*from),
        _ => None,
    };
    cell.map_or(0, |cell| u64::from(*cell) + 1)
}

/// How many people are of each class. There are as many as there are combinations, however many people there are.
#[derive(Debug, Default)]
pub(super) struct Census(BTreeMap<Class, u64>);

impl Census {
    pub(super) fn add(&mut self, class: Class) {
        *self.0.entry(class).or_default() += 1;
    }

    pub(super) fn people(&self) -> u64 {
        self.0.values().sum()
    }

    /// How much of each class is shown.
    pub(super) fn cut(&self) -> Shown {
        let all: Vec<(Class, u64)> = self.0.iter().map(|(class, people)| (*class, *people)).collect();
        let mut shown = HashMap::with_capacity(all.len());
        if self.people() >= FEW {
            apart(&all, 0, &mut shown);
        }
        Shown(shown)
    }
}

/// How many traits of each class are shown, from the first on.
#[derive(Debug, Default)]
pub(super) struct Shown(HashMap<Class, usize>);

impl Shown {
    pub(super) fn of(&self, class: &Class) -> usize {
        self.0.get(class).copied().unwrap_or_default()
    }
}

/// Tells ten people or more, who share the traits before `depth`, apart by it.
fn apart(all: &[(Class, u64)], depth: usize, shown: &mut HashMap<Class, usize>) {
    if depth == TRAITS.len() {
        shown.extend(all.iter().map(|(class, _)| (*class, depth)));
        return;
    }
    let mut groups: Vec<(&[(Class, u64)], u64)> = all
        .chunk_by(|(one, _), (other, _)| one.0[depth] == other.0[depth])
        .map(|group| (group, group.iter().map(|(_, people)| people).sum()))
        .collect();
    groups.sort_by_key(|(_, people)| *people);
    let mut together = 0;
    for (group, people) in groups {
        if people < FEW || (1..FEW).contains(&together) {
            together += people;
            shown.extend(group.iter().map(|(class, _)| (*class, depth)));
        } else {
            apart(group, depth + 1, shown);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};

    fn class(traits: &[u64]) -> Class {
        let mut all = [0; TRAITS.len()];
        all[..traits.len()].copy_from_slice(traits);
        Class(all)
    }

    #[test]
    fn small_groups_stand_together_and_take_others_with_them() {
        let people = [(&[1, 1][..], 30), (&[1, 2], 12), (&[1, 3], 4), (&[2, 1], 50)];
        let census = Census(people.iter().map(|(traits, people)| (class(traits), *people)).collect());
        let shown = census.cut();
        let told = people.map(|(traits, _)| shown.of(&class(traits)));
        assert_eq!(told, [8, 1, 1, 8], "four are not told apart, nor are the twelve who hide them");
    }

    #[test]
    fn whatever_a_row_shows_is_shown_by_nine_more() {
        let mut chance = rand::rngs::StdRng::seed_from_u64(5);
        for _ in 0..300 {
            let mut census = Census::default();
            for _ in 0..chance.random_range(0..400) {
                let traits: Vec<u64> = TRAITS.iter().map(|_| chance.random_range(0_u64..4).min(2)).collect();
                census.add(class(&traits));
            }
            let shown = census.cut();
            let mut told: HashMap<Vec<u64>, u64> = HashMap::new();
            for (class, people) in &census.0 {
                *told.entry(class.0[..shown.of(class)].to_vec()).or_default() += people;
            }
            if census.people() >= FEW {
                assert!(told.values().all(|people| *people >= FEW), "{told:?}");
            } else {
                assert!(told.keys().all(Vec::is_empty), "{told:?}");
            }
        }
    }
}
