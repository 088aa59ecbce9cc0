//! Keyed rounding: what is shown of who people are.
//!
//! Every count, totals too, is rounded to 5 up or down, so that it is right on average; which of the two is drawn by a
//! keyed hash, so that the same figure reads the same on every page and node and can't be averaged away. Then whatever
//! is under 10, zero included, reads "fewer than 10". A draw is refused, and the next key tried, as long as somebody who
//! knows exactly how many answered could narrow a cell under 10 down to fewer than three values.

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How many draws are tried before nothing is shown.
const DRAWS: u32 = 64;
/// A cell under ten must still be any of so many values.
const OPEN: i64 = 3;

/// What the hash is taken of beside a cell's name.
#[derive(Clone, Copy)]
pub(super) struct Draw<'a> {
    pub(super) key: &'a [u8],
    pub(super) survey: &'a str,
    pub(super) question: &'a str,
}

/// A cell to round: its count, and the release at which it last changed. A cell that stays as it was is not drawn again.
#[derive(Clone, Copy, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Exact {
    pub(super) count: i64,
    pub(super) release: u32,
}

/// Rounds cells that exclude each other and add up to `total`. None where no draw is safe.
pub(super) fn one_of(draw: Draw<'_>, name: &str, cells: &[Exact], total: i64) -> Option<Vec<i64>> {
    attempts(draw, name, cells).find(|shown| is_open(cells, shown, total))
}

/// Rounds cells that stand beside each other, each out of `total`. None where no draw is safe.
pub(super) fn any_of(draw: Draw<'_>, name: &str, cells: &[Exact], total: i64) -> Option<Vec<i64>> {
    let rest = |cell: &Exact| Exact { count: total - cell.count, ..*cell };
    let open = |(cell, shown): (&Exact, &i64)| is_open_beside(&[*cell, rest(cell)], *shown, total);
    attempts(draw, name, cells).find(|shown| cells.iter().zip(shown).all(open))
}

/// Rounds a number that stands alone.
pub(super) fn alone(draw: Draw<'_>, name: &str, cell: Exact) -> i64 {
    rounded(draw, name, 0, cell, 0)
}

/// Rounds a cell that stands by itself out of `total`, whatever stands beside it. None where no draw is safe.
pub(super) fn alone_of(draw: Draw<'_>, name: &str, cell: Exact, total: i64) -> Option<i64> {
    let pair = [cell, Exact { count: total - cell.count, ..cell }];
    (0..DRAWS).map(|attempt| drawn(draw, name, cell, attempt)).find(|shown| is_open_beside(&pair, *shown, total))
}

/// Rounds cells that exclude each other and add up to `total`, each drawn by its name: it reads the same whatever stands
/// beside it. None where no draw is safe.
pub(super) fn together(draw: Draw<'_>, cells: &[(String, Exact)], total: i64) -> Option<Vec<i64>> {
    let exact: Vec<Exact> = cells.iter().map(|(_, cell)| *cell).collect();
    let all = |attempt| cells.iter().map(|(name, cell)| drawn(draw, name, *cell, attempt)).collect::<Vec<i64>>();
    (0..DRAWS).map(all).find(|shown| is_open(&exact, shown, total))
}

fn attempts<'a>(draw: Draw<'a>, name: &'a str, cells: &'a [Exact]) -> impl Iterator<Item = Vec<i64>> + 'a {
    (0..DRAWS)
        .map(move |attempt| (0..).zip(cells).map(|(index, cell)| rounded(draw, name, index, *cell, attempt)).collect())
}

/// Rounds a cell that is known by its name alone; `attempt` is how often it has been drawn before.
pub(super) fn drawn(draw: Draw<'_>, name: &str, cell: Exact, attempt: u32) -> i64 {
    rounded(draw, name, 0, cell, attempt)
}

fn rounded(draw: Draw<'_>, name: &str, index: u32, cell: Exact, attempt: u32) -> i64 {
    let (floor, rest) = (cell.count.max(0) / 5 * 5, cell.count.max(0) % 5);
    let up = i64::try_from(hash(draw, name, index, cell.release, attempt) % 5).unwrap_or(0) < rest;
    floor + if up { 5 } else { 0 }
}

fn hash(draw: Draw<'_>, name: &str, index: u32, release: u32, attempt: u32) -> u64 {
    // HMAC takes a key of any length (RFC 2104), so this never fails.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(draw.key) else { return 0 };
    for part in [draw.survey, draw.question, name] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    for number in [index, release, attempt] {
        mac.update(&number.to_be_bytes());
    }
    let bytes = mac.finalize().into_bytes();
    bytes.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// What a reader knows of a cell from what is shown of it.
pub(super) fn bounds(shown: i64) -> (i64, i64) {
    if shown < 10 { (0, 9) } else { (shown - 4, shown + 4) }
}

fn is_open(cells: &[Exact], shown: &[i64], total: i64) -> bool {
    let known: Vec<_> = shown.iter().map(|shown| bounds(*shown)).collect();
    let (lows, highs) = known.iter().fold((0, 0), |sum, (low, high)| (sum.0 + low, sum.1 + high));
    cells.iter().zip(known).filter(|(cell, _)| cell.count < 10).all(|(_, (low, high))| {
        let least = low.max(total - (highs - high));
        let most = high.min(total - (lows - low));
        most - least + 1 >= OPEN
    })
}

/// As above for a cell and what is left of the total, of which nothing is shown.
fn is_open_beside(cells: &[Exact; 2], shown: i64, total: i64) -> bool {
    let (least, most) = bounds(shown);
    let (least, most) = (least.max(0), most.min(total));
    cells.iter().all(|cell| cell.count >= 10) || most - least + 1 >= OPEN
}
