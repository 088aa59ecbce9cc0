//! Keys cut into slices that fit into memory, in a random order.

use rand::Rng;
use rand::seq::SliceRandom;

/// How many rows a slice has, about.
const ROWS: u64 = 2_000;
/// There are at most 2 to the power of this.
const MOST: u32 = 20;

/// Stretches of keys: the first, and the one after the last where there is one. A slice that runs over the end of all
/// keys has two.
pub(super) type Slice = Vec<([u8; 16], Option<[u8; 16]>)>;

/// All keys, cut for so many rows, at a random place.
pub(super) fn cut(rows: u64, chance: &mut impl Rng) -> Vec<Slice> {
    let bits = rows.div_ceil(ROWS).next_power_of_two().ilog2().min(MOST);
    if bits == 0 {
        return vec![vec![([0; 16], None)]];
    }
    let (first, width) = (chance.random::<u64>(), 1_u64 << (64 - bits));
    let mut slices: Vec<Slice> = (0..1_u64 << bits).map(|at| slice(first.wrapping_add(at * width), width)).collect();
    slices.shuffle(chance);
    slices
}

fn slice(from: u64, width: u64) -> Slice {
    match from.checked_add(width) {
        Some(until) => vec![(key(from), Some(key(until)))],
        None => vec![(key(from), None), ([0; 16], Some(key(from.wrapping_add(width))))],
    }
}

fn key(begins: u64) -> [u8; 16] {
    (u128::from(begins) << 64).to_be_bytes()
}

/// The lines in a random order, as bytes.
pub(super) fn shuffled(mut lines: Vec<String>, chance: &mut impl Rng) -> Vec<u8> {
    lines.shuffle(chance);
    lines.concat().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_in_one_slice() {
        let mut chance = rand::rng();
        for rows in [0, 10, 2_000, 2_001, 5_000, 1_000_000] {
            let slices = cut(rows, &mut chance);
            for _ in 0..200 {
                let key: [u8; 16] = chance.random();
                let holds = |(from, until): &([u8; 16], Option<[u8; 16]>)| {
                    key >= *from && until.as_ref().is_none_or(|until| key < *until)
                };
                assert_eq!(slices.iter().flatten().filter(|stretch| holds(stretch)).count(), 1, "{rows}");
            }
        }
        assert_eq!(cut(1_000_000, &mut chance).len(), 512);
    }
}
