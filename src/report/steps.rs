//! When figures may move on, so that two reports and a pencil never come down to a few people.
//!
//! Whoever sees every report can add and subtract. *Steps* are the releases at which the figures of a question over
//! everybody move on; *cuts* are the steps at which its figures by group move on. What is published of a question under
//! one grouping is then all sums over
//! - S(j): everybody in column j, a column being what lies between one step and the next;
//! - G(k): each part of the partition of cut k, in all columns up to it (a range of a split is a difference of these).
//!
//! **The rule.** (1) A step adds nobody, or at least `step` people. (2) A partition refines the one before. (3) For any
//! two sides X and Y into which the parts of the cut before fall (at the first cut, its own), the smaller side of each
//! column that has people on both, added up over the columns since that cut, is at least `step`; or no such column is.
//! (4) For any two sides into which an earlier part falls, that sum over all columns from the first on is at least
//! `step`. In (3) and (4) people are those who came, and all who went in those columns are taken off the sum.
//!
//! **Why nothing gets through.** Any sum or difference of published figures counts the people of group g in column j
//! c(g, j) times, where c is b(j) plus, for each cut k that covers j, a number that k gives to g's part. Let U be where
//! c ≠ 0. The figure rests on at least as many people as came in U less those who went in U, because each who went
//! undoes at most one who came. We show that this is nobody at all or at least `step`, by induction over the cuts. Let
//! A(g) be the last cut's number.
//! - *A differs within a part H of the cut before.* All other terms are one number for H in each column. Let X be the
//!   groups of H with one of A's values and Y the rest of H. In each column one value at most is cancelled, so all of X
//!   or all of Y is in U: at least the smaller of the two. By (4) that is `step` people after those who went.
//! - *It does not.* Then A gives nothing that the cut before did not give, and the columns that it covered add nobody or
//!   `step`. In the columns since, c = A(g) + b(j). Where no column has people under two values of A, U is whole columns:
//!   by (1) nobody, or `step`. Else let X be one of the values that share a column, Y the rest: as above, by (3).
//!
//! With one column, (3) says that a group and its complement have `step` each or one is empty, which is the plain rule.

use super::partition::{Parts, Trial, chain};
use super::tally::Base;

/// Fewer people than this are never told apart.
pub(super) const TEN: i64 = 10;

/// The numbers of people that figures rest on: asked, and answered. A group of ten of whom one left it blank is nine
/// answers: were it withheld and its complement shown, one subtraction would give them back.
pub(super) type Heads = [Base; 2];

/// What lies between two steps: the heads of each group; the last group is whoever said none.
pub(super) type Column = Vec<Heads>;

/// A step at which the split moves on, and the partition shown from then on.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Cut {
    /// How many columns it covers.
    pub(super) columns: usize,
    /// Groups that stand together.
    pub(super) parts: Parts,
}

/// The releases, by how many have gone by, at which a question's figures over everybody move on. `added` is what each
/// release adds to its heads. The first ten people are awaited, then `step` at a time.
pub(super) fn steps(added: &[Heads], step: i64) -> Vec<usize> {
    let (mut steps, mut total, mut pending) = (Vec::new(), Heads::default(), Heads::default());
    for (index, heads) in added.iter().enumerate() {
        add(&mut pending, heads);
        if (0..2).all(|head| moves(total[head], pending[head], step)) {
            steps.push(index + 1);
            add(&mut total, &pending);
            pending = Heads::default();
        }
    }
    steps
}

fn moves(total: Base, pending: Base, step: i64) -> bool {
    let least = if total.touched() { step } else { TEN };
    !pending.touched() || pending.net >= least
}

/// The cuts of a split. `kin` names for each group the parent that it may join. A partition is shown only where it
/// `is_open`, after the cuts so far and so many columns.
pub(super) fn cuts(
    columns: &[Column],
    kin: &[Option<&str>],
    step: i64,
    is_open: impl Fn(&[Cut], usize, &Parts) -> bool,
) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let nobody = vec![Heads::default(); columns.first().map_or(0, Vec::len)];
    let (mut earlier, mut total) = (nobody.clone(), nobody);
    for covered in 1..=columns.len() {
        total.iter_mut().zip(&columns[covered - 1]).for_each(|(heads, more)| add(heads, more));
        let last = cuts.last();
        let before = (last.map_or(0, |cut| cut.columns), last.map(|cut| &cut.parts));
        let trial = Trial::new(&columns[..covered], before.0, before.1, (&earlier, &total), step);
        let may = |parts: &Parts| trial.is_safe(parts) && is_open(&cuts, covered, parts);
        if let Some(parts) = chain(&trial, kin).into_iter().find(may) {
            cuts.push(Cut { columns: covered, parts });
            earlier.clone_from(&total);
        }
    }
    cuts
}

pub(super) fn add(heads: &mut Heads, other: &Heads) {
    for (head, other) in heads.iter_mut().zip(other) {
        head.add(*other);
    }
}

pub(super) fn leave_out(heads: &mut Heads, other: &Heads) {
    for (head, other) in heads.iter_mut().zip(other) {
        *head = head.less(*other);
    }
}
