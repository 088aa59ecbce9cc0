//! How far people come with the form. The sums are of nobody in particular, but small ones could be told apart by who
//! stood beside: so they move on only when ten more people have begun, by whole days that are over, and on which page
//! people stopped is rounded by a key like everything that tells who people are.
//!
//! What the sums tell beside the days of responses: on each day people began, each of whom may have sent an answer of
//! that day or the next. How many answers a day has is known from the responses already; an hour is never kept.

use super::figures::Count;
use super::rounding::{Draw, Exact, together};
use super::steps::TEN;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A sum of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySum {
    /// The day on which people began.
    pub day: Date,
    /// [`BEGAN`], [`SENT`], or the page on which people stand who did not send.
    pub what: String,
    /// How many.
    pub people: i64,
}

/// Who began a form: sent its first page.
pub const BEGAN: &str = "+began";
/// Who sent it.
pub const SENT: &str = "+sent";

/// What may be said of how far people come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// The last day on which people began that it is of.
    pub until: Date,
    /// How many began; ten or more.
    pub began: u64,
    /// How many of them sent their answers, where ten or more did and ten or more did not.
    pub sent: Option<u64>,
    /// Whether ten or more stopped on the way.
    pub many_stopped: bool,
    /// The pages on which people stopped, in the order of the survey; empty where fewer than ten did or no draw is safe.
    pub stopped: Vec<(String, Count)>,
}

/// The figures as of the last day at which ten more had begun. `pages` in the order of the form; people on another page,
/// of an earlier version, are counted under the empty name.
pub(super) fn journey(key: &[u8], survey: &str, sums: &[DaySum], pages: &[String]) -> Option<Journey> {
    let cuts = cuts(sums);
    let until = *cuts.last()?;
    let began = summed(sums, BEGAN, until).max(0);
    let sent = summed(sums, SENT, until).clamp(0, began);
    let cells: Vec<(String, Exact)> = standing(sums, pages, &cuts);
    let stopped: i64 = cells.iter().map(|(_, cell)| cell.count).sum();
    let draw = Draw { key, survey, question: "stopped" };
    let shown = if stopped >= TEN { together(draw, &cells, stopped) } else { None };
    let count = |shown: i64| {
        if shown < TEN { Count::FewerThanTen } else { Count::About(u64::try_from(shown).unwrap_or(0)) }
    };
    Some(Journey {
        until,
        began: u64::try_from(began).ok()?,
        sent: u64::try_from(sent).ok().filter(|_| sent >= TEN && began - sent >= TEN),
        many_stopped: began - sent >= TEN,
        stopped: cells
            .into_iter()
            .zip(shown.unwrap_or_default())
            .map(|((page, _), shown)| (page, count(shown)))
            .collect(),
    })
}

/// The days by which ten more had begun.
fn cuts(sums: &[DaySum]) -> Vec<Date> {
    let mut by_day: BTreeMap<Date, i64> = BTreeMap::new();
    for sum in sums.iter().filter(|sum| sum.what == BEGAN) {
        *by_day.entry(sum.day).or_default() += sum.people;
    }
    let (mut cuts, mut more) = (Vec::new(), 0);
    for (day, began) in by_day {
        more += began;
        if more >= TEN {
            cuts.push(day);
            more = 0;
        }
    }
    cuts
}

fn summed(sums: &[DaySum], what: &str, until: Date) -> i64 {
    sums.iter().filter(|sum| sum.what == what && sum.day <= until).map(|sum| sum.people).sum()
}

/// How many stand on each page, each with the cut at which that last changed. A node that ended without a word may have
/// lost an hour's sums, so less than nobody is nobody.
fn standing(sums: &[DaySum], pages: &[String], cuts: &[Date]) -> Vec<(String, Exact)> {
    let is_page = |sum: &&DaySum| sum.what != BEGAN && sum.what != SENT;
    let name = |sum: &DaySum| if pages.contains(&sum.what) { sum.what.clone() } else { String::new() };
    let until = |cut: Date, page: &str| -> i64 {
        let there = sums.iter().filter(is_page).filter(|sum| sum.day <= cut && name(sum) == page);
        there.map(|sum| sum.people).sum::<i64>().max(0)
    };
    let cell = |page: &String| {
        let (mut count, mut release) = (0, 0);
        for (number, cut) in (1..).zip(cuts) {
            let now = until(*cut, page);
            if now != count {
                (count, release) = (now, number);
            }
        }
        (page.clone(), Exact { count, release })
    };
    pages.iter().chain([&String::new()]).map(cell).collect()
}
