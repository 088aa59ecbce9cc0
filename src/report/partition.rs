//! Which groups stand together in a split, and whether a partition may be shown. The rule and its proof stand in
//! [`super::steps`].

use super::steps::{Column, Heads, TEN, add};
use super::tally::Base;

/// Groups that stand together, by their indices.
pub(super) type Parts = Vec<Vec<usize>>;

/// With more parts than this, two sides can't all be tried; then every part of every column must stand by itself.
const MOST_PARTS: usize = 12;

/// A cut that is being considered.
pub(super) struct Trial<'a> {
    columns: &'a [Column],
    /// The columns that the cut before covered.
    covered: usize,
    /// The part of each group in the cut before; none for a group that nobody was in until then.
    class: Vec<Option<usize>>,
    total: Column,
    step: i64,
}

impl<'a> Trial<'a> {
    /// Of some columns, of which the cut `before` covered the first; `earlier` and `total` are the sums of these and of
    /// all.
    pub(super) fn new(
        columns: &'a [Column],
        covered: usize,
        before: Option<&Parts>,
        (earlier, total): (&Column, &Column),
        step: i64,
    ) -> Self {
        let total = total.clone();
        let of = |group: usize| before.and_then(|parts| parts.iter().position(|part| part.contains(&group)));
        let known = |group: usize| earlier.get(group).is_some_and(touched);
        let class = (0..total.len()).map(|group| of(group).filter(|_| known(group))).collect();
        Self { columns, covered, class, total, step }
    }

    /// Whether the parts may be shown beside all that was shown before.
    pub(super) fn is_safe(&self, parts: &Parts) -> bool {
        parts.len() > 1
            && parts.iter().all(|part| self.is_big(part))
            && Strip::new(&self.columns[self.covered..], &self.as_before(parts)).holds(self.step, Unmixed::Fine)
            && self
                .refined(parts)
                .iter()
                .all(|parts| Strip::new(self.columns, parts).holds(self.step, Unmixed::Refused))
    }

    fn is_big(&self, part: &[usize]) -> bool {
        heads(&self.total, part).iter().all(|base| !base.touched() || base.net >= TEN)
    }

    /// The parts joined as they were in the cut before; groups that nobody was in until then stay as they are.
    fn as_before(&self, parts: &Parts) -> Parts {
        let mut joined: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for part in parts {
            let class = self.class_of(part);
            match joined.iter_mut().find(|(known, _)| class.is_some() && *known == class) {
                Some((_, union)) => union.extend(part),
                None => joined.push((class, part.clone())),
            }
        }
        joined.into_iter().map(|(_, union)| union).collect()
    }

    /// The parts into which each part of the cut before now falls, where it is more than one.
    fn refined(&self, parts: &Parts) -> Vec<Parts> {
        let classes = self.class.iter().flatten().max().map_or(0, |last| last + 1);
        let within = |class| parts.iter().filter(|part| self.class_of(part) == Some(class)).cloned().collect::<Parts>();
        (0..classes).map(within).filter(|parts| parts.len() > 1).collect()
    }

    fn class_of(&self, part: &[usize]) -> Option<usize> {
        part.iter().find_map(|group| self.class[*group])
    }

    fn may_join(&self, part: &[usize], other: &[usize]) -> bool {
        match (self.class_of(part), self.class_of(other)) {
            (Some(class), Some(other)) => class == other,
            _ => true,
        }
    }

    fn size(&self, part: &[usize]) -> i64 {
        heads(&self.total, part)[0].net
    }
}

/// Partitions to try, those with most parts first: small groups join their kin first, or all groups do, then the smallest
/// joins the next smallest. None joins what was apart before.
pub(super) fn chain(trial: &Trial<'_>, kin: &[Option<&str>]) -> Vec<Parts> {
    let finest: Parts =
        (0..trial.total.len()).filter(|group| touched(&trial.total[*group])).map(|group| vec![group]).collect();
    let families = std::iter::successors(Some(finest.clone()), |parts| join_kin(trial, parts, kin, i64::MAX)).last();
    let from = |first: Parts| {
        std::iter::successors(Some(first), |parts| {
            join_kin(trial, parts, kin, TEN).or_else(|| join_smallest(trial, parts))
        })
    };
    let mut tries: Vec<Parts> = families.into_iter().flat_map(from).chain(from(finest)).collect();
    tries.sort_by_key(|parts| std::cmp::Reverse(parts.len()));
    tries
}

/// One union more, of a group of fewer than `size` with its kin.
fn join_kin(trial: &Trial<'_>, parts: &Parts, kin: &[Option<&str>], size: i64) -> Option<Parts> {
    let parent = |part: &Vec<usize>| {
        let first = kin.get(*part.first()?).copied().flatten();
        first.filter(|_| part.iter().all(|group| kin.get(*group).copied().flatten() == first))
    };
    parts.iter().filter(|part| trial.size(part) < size).find_map(|small| {
        let own = parent(small)?;
        let is_kin = |part: &&Vec<usize>| parent(part) == Some(own) && trial.may_join(small, part);
        let joined: Vec<&Vec<usize>> = parts.iter().filter(is_kin).collect();
        (joined.len() > 1).then(|| join(parts, &joined))
    })
}

fn join_smallest(trial: &Trial<'_>, parts: &Parts) -> Option<Parts> {
    let mut rising: Vec<&Vec<usize>> = parts.iter().collect();
    rising.sort_by_key(|part| trial.size(part));
    rising.iter().enumerate().find_map(|(at, smallest)| {
        let next = rising[at + 1..].iter().find(|part| trial.may_join(smallest, part))?;
        Some(join(parts, &[smallest, next]))
    })
}

/// The union of `joined` in the place of the first of them.
fn join(parts: &Parts, joined: &[&Vec<usize>]) -> Parts {
    let mut union: Vec<usize> = joined.iter().flat_map(|part| part.iter().copied()).collect();
    union.sort_unstable();
    let mut rest: Parts = parts.iter().filter(|part| !joined.contains(part)).cloned().collect();
    let place = rest.partition_point(|part| part.first() < union.first());
    rest.insert(place, union);
    rest
}

/// What to make of two sides that no column has people of both of.
#[derive(Clone, Copy, PartialEq)]
enum Unmixed {
    Fine,
    Refused,
}

/// Some columns with the heads of each part, and how many went in them altogether.
struct Strip {
    columns: Vec<Vec<Heads>>,
    gone: [i64; 2],
}

impl Strip {
    fn new(columns: &[Column], parts: &Parts) -> Self {
        let total = sum(columns);
        let gone = [0, 1].map(|head| total.iter().map(|heads: &Heads| heads[head].gone).sum());
        let of_parts = |column: &Column| parts.iter().map(|part| heads(column, part)).collect();
        Self { columns: columns.iter().map(of_parts).collect(), gone }
    }

    fn holds(&self, step: i64, unmixed: Unmixed) -> bool {
        let parts = self.columns.first().map_or(0, Vec::len);
        if parts > MOST_PARTS {
            return unmixed == Unmixed::Fine && self.is_clean(step);
        }
        let sides = 1..(1_u32 << parts.saturating_sub(1));
        (0..2).all(|head| {
            sides.clone().all(|side| self.least(head, side).map_or(unmixed == Unmixed::Fine, |least| least >= step))
        })
    }

    /// The smaller sides of the columns that have people on both, added up; none where no column has. Those who went
    /// are taken off: each of them undoes at most one of those who came.
    fn least(&self, head: usize, side: u32) -> Option<i64> {
        let smaller = self.columns.iter().filter_map(|column| smaller_side(column, head, side));
        smaller.reduce(|sum, least| sum + least).map(|sum| sum - self.gone[head])
    }

    fn is_clean(&self, step: i64) -> bool {
        self.columns.iter().flatten().flatten().all(|base| !base.touched() || base.net >= step)
    }
}

fn smaller_side(column: &[Heads], head: usize, side: u32) -> Option<i64> {
    let (mut came, mut anybody) = ([0; 2], [false; 2]);
    for (part, heads) in column.iter().enumerate() {
        let (base, at) = (heads[head], usize::from(side & (1 << part) != 0));
        anybody[at] |= base.touched();
        came[at] += base.net + base.gone;
    }
    (anybody == [true, true]).then(|| came[0].min(came[1]))
}

fn sum(columns: &[Column]) -> Column {
    let mut total: Column = columns.first().map(|column| vec![Heads::default(); column.len()]).unwrap_or_default();
    for column in columns {
        total.iter_mut().zip(column).for_each(|(heads, other)| add(heads, other));
    }
    total
}

fn heads(column: &Column, part: &[usize]) -> Heads {
    let mut sum = Heads::default();
    part.iter().filter_map(|group| column.get(*group)).for_each(|other| add(&mut sum, other));
    sum
}

fn touched(heads: &Heads) -> bool {
    heads.iter().any(|base: &Base| base.touched())
}
