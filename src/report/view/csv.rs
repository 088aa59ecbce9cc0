//! The figures as CSV: a line a figure, the same as the page's.

use super::ReportView;
use super::change::ChangeView;
use super::cross::{CrossView, TOO_FEW};
use super::journey::JourneyView;
use super::question::QuestionView;
use super::split::SplitView;

const HEAD: [&str; 12] = [
    "period",
    "part",
    "question",
    "question words",
    "group by",
    "group",
    "answer",
    "answer words",
    "people",
    "percent of those who answered",
    "figure",
    "note",
];

impl ReportView {
    /// The figures as CSV, in UTF-8 with a mark that spreadsheets need to see that.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = "\u{feff}".to_owned();
        csv_line(&mut text, &HEAD.map(str::to_owned));
        for question in &self.questions {
            self.question_lines(&mut text, question);
        }
        text
    }

    fn question_lines(&self, text: &mut String, question: &QuestionView) {
        let (period, part) = (self.period.clone(), self.part.words.text.clone());
        let head = [period, part, question.id.clone(), question.label.text.clone()];
        let note = question.note.clone();
        for bar in &question.bars {
            let number = |number: Option<u64>| number.map_or(String::new(), |number| number.to_string());
            let cells = [
                bar.key.clone(),
                bar.label.text.clone(),
                number(bar.count),
                number(bar.percent.map(u64::from)),
                bar.value.clone(),
                note.clone(),
            ];
            csv_line(text, &[&head[..], &[String::new(), String::new()], &cells].concat());
        }
        if question.bars.is_empty() {
            let cells =
                [String::new(), String::new(), String::new(), String::new(), question.finding.text.clone(), note];
            csv_line(text, &[&head[..], &[String::new(), String::new()], &cells].concat());
        }
        for split in question.all_splits() {
            split_lines(text, &head, split, question);
        }
        question.cross.iter().for_each(|cross| cross_lines(text, &head, cross));
        question.change.iter().for_each(|change| change_lines(text, &head, change));
        question.journey.iter().for_each(|journey| journey_lines(text, &head, journey));
    }
}

/// The good answers of each month with what it shows, then the limits.
fn change_lines(text: &mut String, head: &[String; 4], change: &ChangeView) {
    let mut put = |group: &str, answer: &str, people: String, percent: u32, note: &str| {
        let figure = format!("{percent} %");
        let cells = ["change", group, answer, "", &people, &percent.to_string(), &figure, note].map(str::to_owned);
        csv_line(text, &[&head[..], &cells].concat());
    };
    for point in &change.points {
        put(&point.label, "good", point.good.to_string(), point.percent, &point.shows);
    }
    for limits in &change.limits {
        for (name, percent) in [("lower limit", limits.lower), ("mean", limits.mean), ("upper limit", limits.upper)] {
            put(&limits.label, name, String::new(), percent, "");
        }
    }
}

/// The feelings at each step of a journey.
fn journey_lines(text: &mut String, head: &[String; 4], journey: &JourneyView) {
    for (step, felt) in journey.steps.iter().flat_map(|step| step.feelings.iter().map(move |felt| (step, felt))) {
        let figure = format!("{} ({} %)", felt.count, felt.percent);
        let cells = [
            "step".to_owned(),
            step.label.text.clone(),
            felt.feeling.clone(),
            felt.label.text.clone(),
            felt.count.to_string(),
            felt.percent.to_string(),
            figure,
            String::new(),
        ];
        csv_line(text, &[&head[..], &cells].concat());
    }
}

fn split_lines(text: &mut String, head: &[String; 4], split: &SplitView, question: &QuestionView) {
    for group in &split.groups {
        for (key, count) in &group.cells {
            let words = question.bars.iter().find(|bar| bar.key == *key).map_or(key, |bar| &bar.label.text);
            let share =
                crate::report::chance::Share::new(*count, group.answered).filter(|_| question.shares_are_of_answers);
            let percent = share.map_or(String::new(), |share| share.percent().to_string());
            let group = group.label.text.clone();
            let cells = [
                split.facet.to_owned(),
                group,
                key.clone(),
                words.clone(),
                count.to_string(),
                percent,
                count.to_string(),
                split.note.clone(),
            ];
            csv_line(text, &[&head[..], &cells].concat());
        }
    }
}

fn cross_lines(text: &mut String, head: &[String; 4], cross: &CrossView) {
    for group in &cross.groups {
        let of = |key: &str, words: &str, count: Option<u64>, percent: Option<u32>, value: &str| {
            let number = |number: Option<u64>| number.map_or(String::new(), |number| number.to_string());
            let note = if group.note.is_empty() { cross.note.clone() } else { group.note.clone() };
            let (count, percent) = (number(count), number(percent.map(u64::from)));
            let group = [cross.by.clone(), group.label.text.clone()];
            [&group[..], &[key.to_owned(), words.to_owned(), count, percent, value.to_owned(), note]].concat()
        };
        for cell in &group.cells {
            let cells = of(&cell.key, &cell.label.text, cell.count, cell.percent, &cell.value);
            csv_line(text, &[&head[..], &cells].concat());
        }
        if group.cells.is_empty() {
            csv_line(text, &[&head[..], &of("", "", None, None, TOO_FEW)].concat());
        }
    }
}

/// A line of RFC 4180, with cells that a spreadsheet could run made harmless.
pub fn csv_line(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A cell that a spreadsheet would take for a formula gets an apostrophe before it. Numbers with a sign, and telephone
/// numbers, stay as they are.
///
/// OWASP, "CSV Injection": a cell is a formula from `=`, `+`, `-`, `@`, a tab or a carriage return on, in their wide
/// forms too.
#[must_use]
pub fn harmless(cell: &str) -> String {
    let runs = cell
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%']);
    let number = cell.strip_prefix(['+', '-']).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_ascii_digit() || " .,".contains(c))
    });
    if runs && !number { format!("'{cell}") } else { cell.to_owned() }
}
