//! A response as it is kept: closed answers as JSON, words apart.

use super::Response;
use crate::definition::Survey;
use crate::question::{Answer, Column};
use serde_json::{Map, Value};

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
        let column = |id: &str| survey.item(id).map_or(Column::None, |item| item.kind.column());
        let members: Map<String, Value> = self
            .asked
            .iter()
            .map(|(id, answer)| (id.clone(), answer.as_ref().map_or(Value::Null, |answer| closed(answer, &column(id)))))
            .collect();
        Value::Object(members).to_string()
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

fn closed(answer: &Answer, column: &Column) -> Value {
    match answer {
        Answer::Text(_) => Value::Bool(true),
        Answer::Number(number) => {
            let value = number.value();
            #[allow(clippy::cast_possible_truncation)] // Checked: a whole number below 10^15.
            if value.fract() == 0.0 { Value::from(value as i64) } else { Value::from(value) }
        }
        Answer::Date(date) => date.to_string().into(),
        Answer::Time(time) => format!("{:02}:{:02}", time.hour(), time.minute()).into(),
        Answer::Choices { values, .. } => match (column, values.as_slice()) {
            (Column::Code(_) | Column::Scale(_), [one]) => one.as_str().into(),
            _ => values.iter().map(String::as_str).collect(),
        },
        Answer::Grid(cells) => Value::from_iter(cells.iter().map(|(row, (value, _))| (row.clone(), value.as_str()))),
        Answer::Files(ids) => ids.iter().map(String::as_str).collect(),
        Answer::Entries(entries) => entries.len().into(),
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
