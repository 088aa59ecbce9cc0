//! When the exact figures of those who gave one answer move on: each answer by itself, out of a reserve.
//!
//! Every answer of a question is a group of people, and a reader may ask for the figures of each. What is published is
//! all sums over S(j), everybody in column j as in [`super::steps`], and over G(v, k): those who answered v, in all
//! columns up to the release k at which v moves on.
//!
//! **The rule.** Take the columns since v moved on last, and of each the smaller of two numbers: how many answered v, and
//! how many gave an answer (or left it blank) that has not moved on since that column and does not now. Added up, these
//! are at least `step` people, or ten the first time. Where all others of those who were asked at all move on and nobody
//! was passed over, the last answer is the difference, and moves on with them.
//!
//! **Why nothing gets through.** Any sum or difference counts those of answer g in column j a(g, j) + b(j) times, where
//! a(g, j) stays one number between two releases at which g moves on, and is 0 after the last. Let U be where that is not
//! 0. If all a are 0, U is whole columns: nobody, or `step`. Else take the v and its stretch of columns, with a ≠ 0 there,
//! that ends latest. In each of these columns U holds all who answered v, or else b = -a(v) and U holds all whose stretch
//! there ends later or never, for their a is 0: at least the smaller of the two numbers of the rule.
//!
//! Who was not asked is no reserve: another grouping often tells who was asked, so b may be any number for them.
//!
//! Where columns are counted from rows, those who have gone were never there. So only the columns after the last release
//! that took answers out are looked at: whatever was published before says nothing of them.

use super::steps::{Column, TEN, add};

/// What lies between the steps, by answer.
pub(super) struct Reserve {
    /// Everybody before the first column.
    pub(super) before: Column,
    pub(super) columns: Vec<Column>,
    /// How many releases have gone by at the end of each column.
    pub(super) ends: Vec<usize>,
    /// The group of those who were not asked.
    pub(super) not_asked: Option<usize>,
    /// How many of the groups, the first, can be asked for.
    pub(super) values: usize,
    pub(super) step: i64,
}

/// Where the groups stand.
struct State {
    /// How many columns each has moved over.
    moved: Vec<usize>,
    /// The releases after which each is shown.
    shown: Vec<Vec<usize>>,
    total: Column,
}

impl Reserve {
    /// After how many releases the figures of each answer move on.
    pub(super) fn shown(&self) -> Vec<Vec<usize>> {
        let groups = self.before.len();
        let mut state = State { moved: vec![0; groups], shown: vec![Vec::new(); groups], total: self.before.clone() };
        for (at, end) in self.ends.iter().enumerate() {
            state.total.iter_mut().zip(&self.columns[at]).for_each(|(heads, more)| add(heads, more));
            let moving = self.moving(&state, at + 1);
            let last = self.last(&state, &moving);
            moving.iter().chain(&last).for_each(|group| state.shown[*group].push(*end));
            moving.iter().for_each(|group| state.moved[*group] = at + 1);
        }
        state.shown
    }

    /// The groups that move on after so many columns: first those that have waited for longest, then the biggest.
    fn moving(&self, state: &State, columns: usize) -> Vec<usize> {
        let mut waiting: Vec<usize> = (0..self.values).collect();
        let size = |group: usize| std::cmp::Reverse(state.total[group][0].net);
        waiting.sort_by_key(|group| (state.shown[*group].last().copied(), size(*group)));
        let mut moving: Vec<usize> = Vec::new();
        let mut stays = vec![true; self.before.len()];
        self.not_asked.into_iter().for_each(|group| stays[group] = false);
        for group in waiting {
            moving.push(group);
            stays[group] = false;
            if !moving.iter().all(|one| self.may_move(state, *one, &stays, columns)) {
                moving.pop();
                stays[group] = true;
            }
        }
        moving
    }

    /// Whether a group may move on where only those that stay are its reserve.
    fn may_move(&self, state: &State, group: usize, stays: &[bool], columns: usize) -> bool {
        let least = if state.shown[group].is_empty() { TEN } else { self.step };
        let is_reserve = |other: &usize, at: usize| stays[*other] && state.moved[*other] <= at;
        (0..2).all(|head| {
            let smaller = (state.moved[group]..columns).map(|at| {
                let column = &self.columns[at];
                let others = (0..column.len()).filter(|other| is_reserve(other, at));
                column[group][head].net.min(others.map(|other| column[other][head].net).sum())
            });
            smaller.sum::<i64>() >= least
        })
    }

    /// The one answer that is left where all others move on and nobody is in any other group.
    fn last(&self, state: &State, moving: &[usize]) -> Option<usize> {
        let is_touched = |group: &usize| state.total[*group].iter().any(|base| base.touched());
        let mut left = (0..state.total.len()).filter(is_touched).filter(|group| !moving.contains(group));
        left.next().filter(|group| *group < self.values && left.next().is_none())
    }
}
