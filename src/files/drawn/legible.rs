//! A report in words that our fonts have. What none of them has is not drawn as boxes: an answer is told by its code, any
//! other word by `[…]`, a chart is left out beside its table, and the document says so on its first page.

use super::fonts::Fonts;
use crate::report::{QuestionView, ReportView};
use serde_json::{Value, json};

/// What stands for words that can't be drawn.
const MISSING: &str = "[…]";

/// The report as the template takes it: the view, the names of the fonts, and whether words are missing.
pub(super) fn legible(report: &ReportView, fonts: &Fonts) -> Value {
    // A view can always be written into memory.
    let mut view = serde_json::to_value(report).unwrap_or_default();
    let mut eyes = Eyes { fonts, codes: codes(report, fonts), is_missing: false };
    eyes.look("", &mut view);
    json!({"report": view, "fonts": fonts.families(), "missing": eyes.is_missing})
}

/// The words of answers and groups that can't be drawn, each with its code, the longest first.
fn codes(report: &ReportView, fonts: &Fonts) -> Vec<(String, String)> {
    let bars = report.questions.iter().flat_map(|question| &question.bars);
    let groups = report.questions.iter().flat_map(QuestionView::all_splits).flat_map(|split| &split.groups);
    let all = bars.map(|bar| (bar.label.text.clone(), bar.key.clone()));
    let all = all.chain(groups.map(|group| (group.label.text.clone(), group.ids.join("+"))));
    let all = all.chain(report.questions.iter().map(|question| (question.label.text.clone(), question.id.clone())));
    let mut codes: Vec<(String, String)> = all.filter(|(words, _)| !words.chars().all(|c| fonts.have(c))).collect();
    codes.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    codes.dedup();
    codes
}

/// Whoever reads a report with these fonts alone.
struct Eyes<'a> {
    fonts: &'a Fonts,
    codes: Vec<(String, String)>,
    is_missing: bool,
}

impl Eyes<'_> {
    fn look(&mut self, name: &str, value: &mut Value) {
        match value {
            Value::String(text) if !self.can_read(text) => {
                self.is_missing = true;
                *text = if name == "svg" { String::new() } else { isolated(&self.instead(text)) };
            }
            Value::String(text) if name != "svg" => *text = isolated(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.look(name, value)),
            Value::Object(members) => members.iter_mut().for_each(|(name, value)| self.look(name, value)),
            _ => {}
        }
    }

    fn can_read(&self, text: &str) -> bool {
        text.chars().all(|letter| self.fonts.have(letter))
    }

    /// Words of another script are told together or not at all: half of what somebody wrote may say the contrary.
    fn instead(&self, text: &str) -> String {
        let coded = self.codes.iter().fold(text.to_owned(), |text, (words, code)| text.replace(words, code));
        let words: Vec<&str> = coded.split(' ').collect();
        let runs = words.chunk_by(|one, other| is_latin(one) == is_latin(other)).map(|run| run.join(" "));
        runs.map(|run| if self.can_read(&run) { run } else { MISSING.to_owned() }).collect::<Vec<_>>().join(" ")
    }
}

fn is_latin(word: &str) -> bool {
    word.chars().any(|letter| letter.is_ascii_alphanumeric() || ('\u{c0}'..='\u{24f}').contains(&letter))
}

/// Words from right to left inside of others are kept apart, or they would carry the numbers beside them along. What
/// runs from right to left as a whole needs nothing, nor does what is kept apart already.
fn isolated(text: &str) -> String {
    let is_mixed = text.chars().any(is_from_right) && text.chars().any(|letter| letter.is_ascii_alphanumeric());
    if !is_mixed || text.contains(['\u{2066}', '\u{2067}', '\u{2068}']) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let from_right = |word: &str| word.chars().any(is_from_right);
    let runs = words.chunk_by(|one, other| from_right(one) == from_right(other));
    let apart = |run: &[&str]| match run.iter().any(|word| from_right(word)) {
        true => format!("\u{2067}{}\u{2069}", run.join(" ")),
        false => run.join(" "),
    };
    runs.map(apart).collect::<Vec<_>>().join(" ")
}

/// Hebrew, Arabic and their neighbours, in their old forms too.
fn is_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
