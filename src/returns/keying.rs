//! Paper forms that are keyed in: a row a form, a column a question, and a number for each answer that can be chosen.
//!
//! A row becomes a submission like any other and is read by the same rules; this room only turns numbers into answers.
//! Questions that are a grid have no column: the page names them.

use crate::definition::{Item, Survey};
use crate::keys::hash;
use crate::question::{Column, Control, Problem, Reader};
use crate::response::{Answers, Response, Submission, read};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The column for who answered. No item can be called so.
pub const ROLE: &str = "role";

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The number of one answer.
    One(Vec<Code>),
    /// The numbers of several, with spaces or commas between them.
    Several(Vec<Code>),
    /// Words that somebody wrote.
    Words,
    /// A number, a date or the like, as the form has it.
    Typed,
}

/// An answer that a number stands for: the first is 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What is stored.
    pub value: String,
    /// What people read on the form.
    pub label: String,
}

/// A column of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyColumn {
    /// The item, or [`ROLE`].
    pub id: String,
    /// What it asks.
    pub label: String,
    /// What is written into its cells.
    pub cell: Cell,
}

/// The columns of a survey, and what it asks beside them that can't be keyed.
#[must_use]
pub fn columns(survey: &Survey, reader: &Reader<'_>) -> (Vec<KeyColumn>, Vec<String>) {
    let (mut columns, mut left_out) = (Vec::new(), Vec::new());
    if !survey.roles.is_empty() {
        let codes = survey.roles.iter().map(|role| Code { value: role.id.clone(), label: reader.words(&role.label) });
        columns.push(KeyColumn {
            id: ROLE.to_owned(),
            label: "Who answered".to_owned(),
            cell: Cell::One(codes.collect()),
        });
    }
    for item in survey.items().filter(|item| item.kind.is_question()) {
        let label = reader.label(&item.wording);
        match cell(item, reader) {
            Some(cell) => columns.extend(with_own_words(KeyColumn { id: item.id.clone(), label, cell }, item, reader)),
            None => left_out.push(label),
        }
    }
    (columns, left_out)
}

/// A column, and one for the words of whoever chose an answer of their own.
fn with_own_words(column: KeyColumn, item: &Item, reader: &Reader<'_>) -> impl Iterator<Item = KeyColumn> {
    let own = item.kind.control(&item.id, reader).other.then(|| KeyColumn {
        label: format!("{} – {}", column.label, reader.say("other")),
        id: format!("{}.other", column.id),
        cell: Cell::Words,
    });
    std::iter::once(column).chain(own)
}

fn cell(item: &Item, reader: &Reader<'_>) -> Option<Cell> {
    let codes = || {
        let Control { options, points, .. } = item.kind.control(&item.id, reader);
        let shown = if options.is_empty() { points } else { options };
        shown.into_iter().map(|option| Code { value: option.value, label: option.label }).collect()
    };
    match item.kind.column() {
        Column::Code(_) | Column::Scale(_) => Some(Cell::One(codes())),
        Column::Set(_) => Some(Cell::Several(codes())),
        Column::Moderated => Some(Cell::Words),
        Column::Number(_) | Column::Month | Column::Hour => Some(Cell::Typed),
        Column::Grid { .. } | Column::None => None,
    }
}

/// What holds for all forms of a batch.
#[derive(Clone)]
pub struct Batch<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// Whoever keys the forms.
    pub reader: &'a Reader<'a>,
    /// The columns of the grid.
    pub columns: &'a [KeyColumn],
    /// The language of the forms, by tag.
    pub language: &'a str,
    /// Where the forms were filled in.
    pub place: Option<&'a str>,
    /// The day, where the survey is.
    pub today: Date,
}

/// A form that was found right.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed {
    /// What was typed, as a submission.
    pub submission: Submission,
    /// What it says.
    pub response: Response,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The column.
    pub column: String,
    /// What to do about it.
    pub text: String,
}

impl Batch<'_> {
    /// Reads a row, by column; `None` for one in which nothing stands. Errors: all that is wrong with it.
    pub fn read(&self, row: &BTreeMap<String, String>) -> Result<Option<Keyed>, Vec<RowProblem>> {
        let typed = |column: &KeyColumn| row.get(&column.id).map_or("", |cell| cell.trim()).to_owned();
        if self.columns.iter().all(|column| typed(column).is_empty()) {
            return Ok(None);
        }
        let (mut fields, mut role, mut wrong) = (self.hidden(), None, Vec::new());
        for column in self.columns {
            match values(column, &typed(column)) {
                Ok(values) if column.id == ROLE => role = values.into_iter().next(),
                Ok(values) => fields.extend(values.into_iter().map(|value| (column.id.clone(), value))),
                Err(text) => wrong.push(RowProblem { column: column.id.clone(), text }),
            }
        }
        let submission = Submission {
            language: self.language.to_owned(),
            role,
            help: None,
            band: None,
            mode: Some("paper".to_owned()),
            more: None,
            answers: Answers::Fields(fields),
        };
        let places: Vec<String> = self.place.into_iter().map(str::to_owned).collect();
        match read(self.survey, &submission, self.today, &places) {
            Ok(response) => {
                wrong.extend(
                    self.columns.iter().filter(|column| !typed(column).is_empty()).filter_map(unasked(&response)),
                );
                if wrong.is_empty() { Ok(Some(Keyed { submission, response })) } else { Err(wrong) }
            }
            Err(problems) => Err(self.all(wrong, &problems)),
        }
    }

    /// What comes with the batch: the place, and that it was paper, where the survey keeps these among its answers.
    fn hidden(&self) -> Vec<(String, String)> {
        let place = self.survey.place_item().zip(self.place).map(|(item, place)| (item.id.clone(), place.to_owned()));
        let way = self.survey.items().find(|item| item.from.as_deref() == Some("mode"));
        place.into_iter().chain(way.map(|item| (item.id.clone(), "paper".to_owned()))).collect()
    }

    /// With what the survey's own rules say of cells that could be read.
    fn all(&self, mut wrong: Vec<RowProblem>, problems: &[Problem]) -> Vec<RowProblem> {
        for problem in problems {
            let found = self.columns.iter().find(|column| column.id == problem.item);
            let column = found.or_else(|| self.columns.first()).map_or(problem.item.as_str(), |column| &column.id);
            if wrong.iter().any(|one| one.column == column) {
                continue;
            }
            let text = match found {
                Some(column) if column.id == ROLE => number_of(column),
                found => problem.say(self.reader, found.map_or(problem.item.as_str(), |column| &column.label)),
            };
            wrong.push(RowProblem { column: column.to_owned(), text });
        }
        wrong
    }
}

/// What is wrong with a cell of a question that the form does not ask: it would be left out without a word.
fn unasked(response: &Response) -> impl Fn(&KeyColumn) -> Option<RowProblem> {
    move |column| {
        let item = column.id.split('.').next().unwrap_or_default();
        let is_asked = column.id == ROLE || response.asked.contains_key(item);
        let text = "This is not asked after the other answers: leave it empty, or look at those again";
        (!is_asked).then(|| RowProblem { column: column.id.clone(), text: text.to_owned() })
    }
}

/// The values that a cell stands for. Errors: what to write instead.
fn values(column: &KeyColumn, typed: &str) -> Result<Vec<String>, String> {
    let code = |codes: &[Code], typed: &str| {
        let at = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        at.and_then(|at| codes.get(at)).map(|code| code.value.clone())
    };
    match &column.cell {
        _ if typed.is_empty() => Ok(Vec::new()),
        Cell::Words | Cell::Typed => Ok(vec![typed.to_owned()]),
        Cell::One(codes) => code(codes, typed).map(|value| vec![value]).ok_or_else(|| number_of(column)),
        Cell::Several(codes) => {
            let parts = typed.split([',', ' ', ';']).filter(|part| !part.is_empty());
            parts.map(|part| code(codes, part)).collect::<Option<Vec<_>>>().ok_or_else(|| number_of(column))
        }
    }
}

fn number_of(column: &KeyColumn) -> String {
    match &column.cell {
        Cell::One(codes) => format!("Write a number from 1 to {}", codes.len()),
        Cell::Several(codes) => format!("Write numbers from 1 to {}, with spaces between them", codes.len()),
        Cell::Words | Cell::Typed => "Write what the form says".to_owned(),
    }
}

/// The submission id of a row: the same row of the same batch is the same submission, however often it is sent.
#[must_use]
pub fn submission_id(batch: &[u8; 16], row: usize) -> [u8; 16] {
    let mut id = [0; 16];
    id.copy_from_slice(&hash(&[batch.as_slice(), &row.to_be_bytes()].concat())[..16]);
    id
}
