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
                *text = if name == "svg" { String::new() } else { self.instead(text) };
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.look(name, value)),
            Value::Object(members) => members.iter_mut().for_each(|(name, value)| self.look(name, value)),
            _ => {}
        }
    }

    fn can_read(&self, text: &str) -> bool {
        text.chars().all(|letter| self.fonts.have(letter))
    }

    fn instead(&self, text: &str) -> String {
        let coded = self.codes.iter().fold(text.to_owned(), |text, (words, code)| text.replace(words, code));
        let words = coded.split(' ').map(|word| if self.can_read(word) { word } else { MISSING });
        let mut kept: Vec<&str> = Vec::new();
        for word in words {
            if word != MISSING || kept.last() != Some(&MISSING) {
                kept.push(word);
            }
        }
        kept.join(" ")
    }
}
