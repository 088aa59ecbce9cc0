//! A response as it is kept: closed answers as JSON, words apart.

use super::Response;
use crate::definition::{Item, Survey};
use crate::question::{Answer, Column};
use serde::{Serialize, Serializer};

/// Words that somebody wrote, kept apart from the other answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The item.
    pub item: String,
    /// `other` for words beside a choice, the row for a word why.
    pub part: Option<String>,
    /// The words.
    pub text: String,
}

impl Response {
    /// The closed answers as a JSON object by item: `null` where a question was left blank, no member where it was not
    /// asked, `true` for words that were given.
    #[must_use]
    pub fn closed(&self, survey: &Survey) -> String {
        let members =
            self.asked.iter().map(|(id, answer)| (id, Closed { answer: answer.as_ref(), item: survey.item(id) }));
        let mut json = Vec::with_capacity(512);
        // Names, values and numbers can always be written into memory.
        serde_json::Serializer::new(&mut json).collect_map(members).ok();
        String::from_utf8(json).unwrap_or_default()
    }

    /// The words that were written, in the order of the items' names.
    #[must_use]
    pub fn comments(&self) -> Vec<Comment> {
        self.asked
            .iter()
            .filter_map(|(id, answer)| Some((id, answer.as_ref()?)))
            .flat_map(|(id, answer)| words(id, answer))
            .collect()
    }
}

/// An answer without its words.
struct Closed<'a> {
    answer: Option<&'a Answer>,
    item: Option<&'a Item>,
}

impl Closed<'_> {
    /// Whether exactly one value is chosen, and not a list of them.
    fn takes_one(&self) -> bool {
        self.item.is_some_and(|item| matches!(item.kind.column(), Column::Code(_) | Column::Scale(_)))
    }
}

impl Serialize for Closed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Some(answer) = self.answer else { return to.serialize_unit() };
        match answer {
            Answer::Text(_) => to.serialize_bool(true),
            Answer::Number(number) => {
                let value = number.value();
                #[allow(clippy::cast_possible_truncation)] // Checked: a whole number below 10^15.
                if value.fract() == 0.0 { to.serialize_i64(value as i64) } else { to.serialize_f64(value) }
            }
            Answer::Date(date) => to.collect_str(date),
            Answer::Time(time) => to.collect_str(&format_args!("{:02}:{:02}", time.hour(), time.minute())),
            Answer::Choices { values, .. } => match values.as_slice() {
                [one] if self.takes_one() => to.serialize_str(one),
                _ => to.collect_seq(values),
            },
            Answer::Grid(cells) => to.collect_map(cells.iter().map(|(row, (value, _))| (row, value))),
            Answer::Files(ids) => to.collect_seq(ids),
            Answer::Entries(entries) => entries.len().serialize(to),
        }
    }
}

fn words(item: &str, answer: &Answer) -> Vec<Comment> {
    let comment = |part: Option<&str>, text: &str| Comment {
        item: item.to_owned(),
        part: part.map(str::to_owned),
        text: text.to_owned(),
    };
    match answer {
        Answer::Text(text) => vec![comment(None, text)],
        Answer::Choices { other: Some(text), .. } => vec![comment(Some("other"), text)],
        Answer::Grid(cells) => {
            cells.iter().filter_map(|(row, (_, why))| Some(comment(Some(row), why.as_ref()?))).collect()
        }
        _ => Vec::new(),
    }
}
