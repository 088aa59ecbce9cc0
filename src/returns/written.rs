//! A return as text for people, as CSV for whoever sends it on, as JSON for programs.

use super::TEMPLATE;
use super::counts::ANSWERS;
use super::fft::FftReturn;
use super::mode::Mode;
use super::unit::{Line, Unit};
use crate::definition::Standard;
use crate::report::csv_line;
use serde_json::{Value, json};
use std::fmt::Write;

/// A sheet of NHS England's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A line a ward.
    Wards,
    /// A line a site.
    Sites,
    /// A line a trust.
    Trusts,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Wards, Self::Sites, Self::Trusts];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wards => "wards",
            Self::Sites => "sites",
            Self::Trusts => "trusts",
        }
    }

    /// The level with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }

    /// How the columns begin that say of what a line is.
    fn head(self) -> &'static [&'static str] {
        match self {
            Self::Wards => &["ICB Code", "Trust Code", "Trust Name", "Site Code", "Site Name", "Ward Name"],
            Self::Sites => &["ICB Code", "Trust Code", "Trust Name", "Site Code", "Site Name"],
            Self::Trusts => &["ICB Code", "Trust Code", "Trust Name"],
        }
    }
}

/// The columns after those of [`Level::head`].
const TOTALS: [&str; 4] = ["Total Responses", "Total Eligible", "Percentage Positive", "Percentage Negative"];
/// Columns that only the sheet of wards has. The records do not know them.
const SPECIALITIES: [&str; 2] = ["First Speciality", "Second Speciality"];
/// Columns of ours, after NHS England's.
const OURS: [&str; 2] = ["Response Rate", "Entered By Hand"];

/// The return as CSV, in UTF-8 with a mark that spreadsheets need to see that. The columns are those of NHS England's
/// sheet, in its order; the modes, which only its sheet of trusts has, stand after them in the others; then two of ours.
/// What the records do not know is empty: the code of the integrated care board, specialities, and how many were
/// eligible where nobody has entered it.
#[must_use]
pub fn csv(counted: &FftReturn, level: Level) -> String {
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let specialities: &[&str] = if level == Level::Wards { &SPECIALITIES } else { &[] };
    let mut text = "\u{feff}".to_owned();
    let modes = Mode::ALL.map(Mode::column);
    let head = [level.head(), &TOTALS, &ANSWERS, specialities, &modes, &OURS].map(own).concat();
    csv_line(&mut text, &head);
    for (names, line) in lines(counted, level) {
        let blank = vec![String::new(); specialities.len()];
        csv_line(
            &mut text,
            &[names, totals(line), numbers(&line.answers.0), blank, numbers(&line.modes), ours(line)].concat(),
        );
    }
    text
}

/// What each line is of, and its figures.
fn lines(counted: &FftReturn, level: Level) -> Vec<(Vec<String>, &Line)> {
    let mut lines = Vec::new();
    for trust in &counted.trusts {
        let names = vec![String::new(), trust.code.clone(), trust.name.clone()];
        if level == Level::Trusts {
            lines.push((names, &trust.line));
            continue;
        }
        for site in &trust.parts {
            let names = [names.clone(), vec![site.code.clone(), site_name(site)]].concat();
            match level {
                Level::Wards => {
                    lines.extend(
                        site.parts.iter().map(|ward| ([names.clone(), vec![ward_name(ward)]].concat(), &ward.line)),
                    );
                }
                _ => lines.push((names, &site.line)),
            }
        }
    }
    lines
}

/// What stands where a site is not known.
fn site_name(site: &Unit) -> String {
    if site.name.is_empty() && site.code.is_empty() { "(no site)".to_owned() } else { site.name.clone() }
}

/// What stands where answers came without a ward.
fn ward_name(ward: &Unit) -> String {
    if ward.name.is_empty() { "(no ward)".to_owned() } else { ward.name.clone() }
}

fn totals(line: &Line) -> Vec<String> {
    let answers = line.answers;
    vec![answers.total().to_string(), known(line.eligible()), share(answers.positive()), share(answers.negative())]
}

fn numbers(numbers: &[u64]) -> Vec<String> {
    numbers.iter().map(u64::to_string).collect()
}

fn ours(line: &Line) -> Vec<String> {
    vec![share(line.rate()), line.by_hand.total().to_string()]
}

fn known(number: Option<u64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn share(percent: Option<u64>) -> String {
    percent.map(|percent| format!("{percent}%")).unwrap_or_default()
}

/// The return as JSON. What is not known is `null`.
#[must_use]
pub fn json(counted: &FftReturn) -> Value {
    let missing: Vec<String> = counted.missing().into_iter().map(ward_name).collect();
    json!({
        "survey": counted.survey, "title": counted.title, "month": counted.month.to_string(),
        "provisional": counted.is_provisional, "template": TEMPLATE,
        "trusts": counted.trusts.iter().map(|trust| unit(trust, &["sites", "wards"])).collect::<Vec<_>>(),
        "eligibleMissing": missing, "leftBlank": counted.blank,
    })
}

fn unit(one: &Unit, levels: &[&str]) -> Value {
    let line = &one.line;
    let words = Standard::FriendsAndFamilyTest.answers();
    let by_answer = |counts: [u64; 6]| {
        words
            .iter()
            .zip(counts)
            .map(|(word, count)| ((*word).to_owned(), count.into()))
            .collect::<serde_json::Map<_, Value>>()
    };
    let by_mode = Mode::ALL.iter().zip(line.modes).map(|(mode, count)| (mode.word().to_owned(), count.into()));
    let mut value = json!({
        "id": one.id, "code": one.code, "name": one.name,
        "answers": by_answer(line.answers.0), "total": line.answers.total(),
        "percentPositive": line.answers.positive(), "percentNegative": line.answers.negative(),
        "eligible": line.eligible(), "responseRate": line.rate(),
        "modes": by_mode.collect::<serde_json::Map<_, Value>>(), "enteredByHand": by_answer(line.by_hand.0),
    });
    if let ([below, rest @ ..], Value::Object(members)) = (levels, &mut value) {
        let parts = one.parts.iter().map(|part| unit(part, rest)).collect::<Vec<_>>();
        members.insert((*below).to_owned(), parts.into());
    }
    value
}

/// The return as text for a terminal.
#[must_use]
pub fn text(counted: &FftReturn) -> String {
    let mut text =
        format!("Friends and Family Test, {}: {} ({})\n", counted.month.words(), counted.title, counted.survey);
    if counted.is_provisional {
        text.push_str("Provisional: the month is not over, and answers can still come in.\n");
    }
    text.push('\n');
    text.push_str(&table(&rows(counted)));
    for trust in &counted.trusts {
        let _ = write!(text, "\n{} by collection mode\n", trust.name);
        let modes = Mode::ALL.iter().zip(trust.line.modes);
        let modes =
            modes.filter(|(_, count)| *count > 0).map(|(mode, count)| vec![mode.words().to_owned(), count.to_string()]);
        text.push_str(&table(&modes.collect::<Vec<_>>()));
    }
    for note in notes(counted) {
        let _ = write!(text, "\n{note}\n");
    }
    let _ = write!(text, "\n{TEMPLATE}\n");
    text
}

fn rows(counted: &FftReturn) -> Vec<Vec<String>> {
    let words =
        ["very good", "good", "neither", "poor", "very poor", "don't know", "total", "positive", "eligible", "rate"];
    let mut rows = vec![std::iter::once("").chain(words).map(str::to_owned).collect::<Vec<_>>()];
    let mut put = |indent: usize, name: String, line: &Line| {
        let dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
        let name = format!("{}{name}", "  ".repeat(indent));
        let more = [
            line.answers.total().to_string(),
            share(line.answers.positive()),
            known(line.eligible()),
            share(line.rate()),
        ];
        rows.push([vec![name], numbers(&line.answers.0), more.map(dash).to_vec()].concat());
    };
    for trust in &counted.trusts {
        put(0, trust.name.clone(), &trust.line);
        for site in &trust.parts {
            put(1, [site_name(site), site.code.clone()].join(" ").trim().to_owned(), &site.line);
            site.parts.iter().for_each(|ward| put(2, ward_name(ward), &ward.line));
        }
    }
    rows
}

/// What has to be known of the figures.
fn notes(counted: &FftReturn) -> Vec<String> {
    let mut notes = Vec::new();
    let by_hand: u64 = counted.trusts.iter().map(|trust| trust.line.by_hand.total()).sum();
    if by_hand > 0 {
        notes.push(format!("{by_hand} of these answers were entered by hand, as totals of paper forms."));
    }
    let missing: Vec<String> = counted.missing().into_iter().map(ward_name).collect();
    if !missing.is_empty() {
        notes.push(format!("How many people could have answered is not entered yet for: {}.", missing.join(", ")));
    }
    if counted.blank > 0 {
        notes.push(format!("{} left the question blank and are not counted.", counted.blank));
    }
    notes
}

/// Columns beneath one another: words to the left, numbers to the right.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    text
}
