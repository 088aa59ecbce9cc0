//! Counts, shares, days and lists in words for staff.

use super::portion::Portion;
use crate::question::{Bins, Column};
use crate::report::chance::{Share, percent};
use crate::report::figures::{Cell, Count, Span};
use crate::report::plan::Question;
use jiff::civil::Date;

/// A number of people.
pub(super) fn count(count: Count) -> String {
    match count {
        Count::Exact(number) => thousands(number),
        Count::About(number) => format!("about {}", thousands(number)),
        Count::FewerThanTen => "fewer than 10".to_owned(),
    }
}

/// `1 person`, `130 people`.
pub(super) fn people(number: Count) -> String {
    let noun = if number == Count::Exact(1) { "person" } else { "people" };
    format!("{} {noun}", count(number))
}

pub(super) fn answers(number: u64) -> String {
    format!("{} {}", thousands(number), if number == 1 { "answer" } else { "answers" })
}

/// `12,345`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// `71 %`, unbroken.
pub(super) fn share(share: Share) -> String {
    format!("{}\u{a0}%", share.percent())
}

/// `62 % to 78 %`, where chance alone could put it.
pub(super) fn interval(share: Share) -> String {
    let (low, high) = share.interval();
    format!("{}\u{a0}% to {}\u{a0}%", percent(low), percent(high))
}

/// `92 of 130 people (71 %)`.
pub(super) fn out_of(of: Share) -> String {
    format!("{} of {} ({})", thousands(of.n), people(Count::Exact(of.of)), share(of))
}

/// A share of rounded counts in words; no percentage is made of them.
pub(super) fn roughly(n: Count, of: Count) -> Option<&'static str> {
    let (Count::About(n), Count::About(of)) = (n, of) else { return None };
    Some(Portion::about(n, of).words())
}

/// `3 April 2026`.
pub(super) fn day(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// `4 to 30 April 2026`, `Until 30 April 2026`.
pub(super) fn span(of: Span) -> String {
    let first = of.after.and_then(|after| after.tomorrow().ok()).map(|first| first.min(of.until));
    match first {
        None => format!("Until {}", day(of.until)),
        Some(first) if first == of.until => day(first),
        Some(first) if (first.year(), first.month()) == (of.until.year(), of.until.month()) => {
            format!("{} to {}", first.day(), day(of.until))
        }
        Some(first) if first.year() == of.until.year() => {
            format!("{} {} to {}", first.day(), month_name(first.month()), day(of.until))
        }
        Some(first) => format!("{} to {}", day(first), day(of.until)),
    }
}

/// `April 2026`; `March to April 2026`, where a month was too small to stand alone.
pub(super) fn months(of: Span) -> String {
    let (year, month) = (of.until.year(), of.until.month());
    let first = of.after.map_or(of.until, |after| after.last_of_month().tomorrow().unwrap_or(of.until));
    match (first.year(), first.month()) {
        first if first >= (year, month) => format!("{} {year}", month_name(month)),
        (same, first) if same == year => format!("{} to {} {year}", month_name(first), month_name(month)),
        (other, first) => format!("{} {other} to {} {year}", month_name(first), month_name(month)),
    }
}

pub(super) fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|index| NAMES.get(index)).copied().unwrap_or("")
}

/// The words of a cell; `values` are the question's.
#[must_use]
pub fn cell(question: &Question, values: &[String], cell: Cell) -> String {
    match (cell, &question.column) {
        (Cell::Value(at) | Cell::Row(_, at), _) => {
            values.get(at).map_or(String::new(), |value| question.words(value).to_owned())
        }
        (Cell::Bin(bin), Column::Number(bins)) => {
            usize::try_from(bin).map_or(String::new(), |bin| number_bin(bins, bin))
        }
        (Cell::Bin(bin), Column::Hour) => format!("{bin:02}:00 to {bin:02}:59"),
        (Cell::Bin(bin), _) => match bin % 100 {
            0 => (bin / 100).to_string(),
            month => format!("{} {}", month_name(i8::try_from(month).unwrap_or(0)), bin / 100),
        },
    }
}

/// `under 5`, `5 to 9`, `25 and over`.
fn number_bin(bins: &Bins, bin: usize) -> String {
    let edge = |at: usize| bins.edges.get(at).map(|edge| number(*edge));
    let last = |at: usize| if bins.whole { bins.edges.get(at).map(|edge| number(edge - 1.0)) } else { edge(at) };
    match (bin.checked_sub(1).and_then(edge), last(bin)) {
        (None, None) => "any".to_owned(),
        (None, Some(_)) => format!("under {}", edge(bin).unwrap_or_default()),
        (Some(from), None) => format!("{from} and over"),
        (Some(from), Some(until)) if from == until => from,
        (Some(from), Some(until)) if bins.whole => format!("{from} to {until}"),
        (Some(from), Some(until)) => format!("{from} to under {until}"),
    }
}

/// A number with a decimal at most.
pub(super) fn number(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// `a, b and c`.
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// With a small letter, where it is a word and no name such as "NHS".
pub(super) fn small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase).into_iter().flatten();
    if text.chars().nth(1).is_some_and(char::is_lowercase) { first.chain(letters).collect() } else { text.to_owned() }
}
