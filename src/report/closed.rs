//! What a small number tells because nobody can have given an answer less than not at all.
//!
//! Sums and differences of published figures rest on enough people ([`super::steps`]). But where nobody said "often" in
//! one release, and the split by role says of two releases that one child did, that child came with the other one:
//! perhaps one of four children. So a split moves on only where no answer of fewer than ten people of a part, who came
//! in columns in a row, is fixed by what is known of everybody around them. That nobody gave an answer is told by the
//! figures of at least ten people themselves, and is no secret.

use super::steps::{Cut, TEN};

/// The answers of each group in each column, and how many answered.
pub(super) struct Answered {
    /// By column, then by group, the last of which is whoever said none: how many answered, and how many gave each answer.
    pub(super) columns: Vec<Vec<(i64, Vec<i64>)>>,
}

/// Some columns: how many of a part answered, and how many of those around it gave each answer.
struct Block {
    people: i64,
    around: Vec<i64>,
}

impl Answered {
    /// Whether `parts` may be shown after so many columns, and after these cuts.
    pub(super) fn is_open(&self, cuts: &[Cut], covered: usize, parts: &[Vec<usize>]) -> bool {
        parts.iter().all(|part| self.is_part_open(cuts, covered, part))
    }

    fn is_part_open(&self, cuts: &[Cut], covered: usize, part: &[usize]) -> bool {
        let before = cuts.last().filter(|cut| cut.parts.iter().any(|known| known == part));
        let from = before.map_or(0, |cut| cut.columns);
        let told = self.sum(from..covered, part).1;
        let columns: Vec<Block> = (from..covered).map(|column| self.block(column..column + 1, part, None)).collect();
        // What stood in a bigger part is known of that, too.
        let bigger = || -> Vec<Block> {
            let ends = cuts.iter().map(|cut| cut.columns).chain([covered]);
            let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.columns));
            let holds =
                |cut: &Cut| cut.parts.iter().find(|known| part.iter().any(|group| known.contains(group))).cloned();
            // The first two stretches are known of the part of the first cut.
            let known = cuts.first().into_iter().chain(cuts).map(holds);
            starts.zip(ends).zip(known).map(|((from, until), known)| self.block(from..until, part, known)).collect()
        };
        is_open(&columns, &told) && (before.is_some() || cuts.is_empty() || is_open(&bigger(), &told))
    }

    fn block(&self, columns: std::ops::Range<usize>, part: &[usize], around: Option<Vec<usize>>) -> Block {
        let all = || (0..self.columns.first().map_or(0, Vec::len)).collect();
        let around = self.sum(columns.clone(), &around.unwrap_or_else(all)).1;
        Block { people: self.sum(columns, part).0, around }
    }

    fn sum(&self, columns: std::ops::Range<usize>, part: &[usize]) -> (i64, Vec<i64>) {
        let mut sum = (0, Vec::new());
        let groups = self.columns[columns].iter().flat_map(|column| part.iter().filter_map(|group| column.get(*group)));
        for (people, answers) in groups {
            sum.0 += people;
            sum.1.resize(answers.len(), 0);
            sum.1.iter_mut().zip(answers).for_each(|(sum, more)| *sum += more);
        }
        sum
    }
}

/// Whether each answer of fewer than ten people in blocks in a row stays open, where the part gave `told` in all of them.
fn is_open(blocks: &[Block], told: &[i64]) -> bool {
    let most = |block: &Block, value: usize| block.people.min(block.around.get(value).copied().unwrap_or(0)).max(0);
    let all: Vec<i64> = (0..told.len()).map(|value| blocks.iter().map(|block| most(block, value)).sum()).collect();
    (0..blocks.len()).all(|from| {
        let mut run = (0, vec![0; told.len()]);
        blocks[from..].iter().all(|block| {
            run.0 += block.people;
            run.1.iter_mut().enumerate().for_each(|(value, sum)| *sum += most(block, value));
            let is_few = (1..TEN).contains(&run.0);
            !is_few || (0..told.len()).all(|value| !is_fixed(&run, &all, told, value))
        })
    })
}

/// Whether it is known how many of a few gave an answer. Where all others are known to have given none of these, all
/// gave the one that is left.
fn is_fixed((people, most): &(i64, Vec<i64>), all: &[i64], told: &[i64], value: usize) -> bool {
    let least = (told[value] - (all[value] - most[value])).max(0);
    let high = most[value].min(told[value]).min(*people);
    let others = || most.iter().enumerate().any(|(other, most)| other != value && *most > 0 && told[other] > 0);
    high > 0 && least >= high && others()
}
