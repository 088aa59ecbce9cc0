//! The columns of a file of rows: who answered, then each question that may be told, in the order of the form.

use super::RowFormat;
use super::classes::{Class, TRAITS, Trait, WITH_PATH};
use super::said::{BLANK, NOT_SHOWN, Said, cell};
use super::telling::MOST;
use crate::question::Column;
use crate::report::{Cell, Include, Plan, Question, Reader, Seen, cell_words};
use serde_json::json;
use std::fmt::Write;

/// What every row is written by.
pub(super) struct Columns {
    traits: Vec<TraitColumn>,
    questions: Vec<QuestionColumn>,
    blank: Said,
    not_shown: Said,
}

struct TraitColumn {
    at: usize,
    name: &'static str,
    /// By the group's place from 1 on; at 0 nothing was said. Of months there are none.
    said: Vec<Said>,
}

struct QuestionColumn {
    at: usize,
    id: String,
    /// The words of each value, in the values' order.
    said: Vec<Said>,
    /// The ids of the values of several choices, or of the rows of a grid; empty of all else.
    parts: Vec<String>,
    kind: Kind,
    /// How many traits have to be shown of whoever's answer this is: whether it was asked tells them.
    needs: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Several,
    Grid,
    Bin,
}

/// Whether rows may tell what was answered: what people think, and nothing of who they are.
pub(super) fn is_told(plan: &Plan, at: usize) -> bool {
    let question = &plan.questions[at];
    let counted = !matches!(question.column, Column::Moderated | Column::None);
    counted && question.is_ordinary() && question.report == Include::Include && plan.place != Some(at)
}

impl Columns {
    pub(super) fn of(plan: &Plan, telling: &[usize]) -> Self {
        let traits = TRAITS.iter().enumerate().filter_map(|(at, one)| trait_column(plan, at, *one)).collect();
        let told = (0..plan.questions.len()).filter(|at| is_told(plan, *at));
        let questions = told.map(|at| QuestionColumn::of(&plan.questions[at], at, needs(telling, at))).collect();
        Self { traits, questions, blank: Said::no_answer(BLANK), not_shown: Said::no_answer(NOT_SHOWN) }
    }

    /// What a file begins with.
    pub(super) fn head(&self, format: RowFormat) -> String {
        if format == RowFormat::Ndjson {
            return String::new();
        }
        let names = self.traits.iter().flat_map(TraitColumn::names);
        let names = names.chain(self.questions.iter().flat_map(QuestionColumn::names));
        let names: Vec<String> = names.map(|name| cell(&name)).collect();
        format!("\u{feff}{}\r\n", names.join(","))
    }

    /// A row; of its class so many traits are shown.
    pub(super) fn line(
        &self,
        plan: &Plan,
        format: RowFormat,
        (class, shown): (&Class, usize),
        reader: &Reader<'_>,
    ) -> String {
        let mut line = String::with_capacity(512);
        match format {
            RowFormat::Csv => self.csv(&mut line, plan, (class, shown), reader),
            RowFormat::Ndjson => self.ndjson(&mut line, plan, (class, shown), reader),
        }
        line
    }

    fn csv(&self, line: &mut String, plan: &Plan, (class, shown): (&Class, usize), reader: &Reader<'_>) {
        for column in &self.traits {
            separate(line, ",");
            line.push_str(&column.csv(class, shown));
        }
        for column in &self.questions {
            separate(line, ",");
            match column.needs <= shown {
                true => column.csv(line, &self.blank, plan, reader),
                false => column.fill(line, (NOT_SHOWN, self.not_shown.written(RowFormat::Csv))),
            }
        }
        line.push_str("\r\n");
    }

    fn ndjson(&self, line: &mut String, plan: &Plan, (class, shown): (&Class, usize), reader: &Reader<'_>) {
        line.push('{');
        for column in &self.traits {
            separate(line, ",");
            let _ = write!(line, "\"{}\":{}", column.name, column.json(class, shown));
        }
        line.push_str(",\"answers\":{");
        let mut is_first = true;
        for column in &self.questions {
            let is_shown = column.needs <= shown;
            if is_shown && reader.seen()[column.at] == Seen::NotAsked {
                continue;
            }
            line.push_str(if is_first { "" } else { "," });
            is_first = false;
            let _ = write!(line, "{}:", json!(column.id));
            match is_shown {
                true => column.json(line, plan, reader),
                false => line.push_str(&format!("\"{NOT_SHOWN}\"")),
            }
        }
        line.push_str("}}\n");
    }
}

/// Before every member but the first.
fn separate(line: &mut String, mark: &str) {
    if !line.is_empty() && !line.ends_with('{') {
        line.push_str(mark);
    }
}

/// How many traits have to be shown of a person before this question may be.
fn needs(telling: &[usize], question: usize) -> usize {
    match telling.iter().position(|at| *at == question) {
        None => 0,
        Some(bit) if bit < MOST => WITH_PATH,
        Some(_) => usize::MAX,
    }
}

fn trait_column(plan: &Plan, at: usize, one: Trait) -> Option<TraitColumn> {
    let facet = match one {
        Trait::Path => return None,
        Trait::Month => return Some(TraitColumn { at, name: "month", said: Vec::new() }),
        Trait::Group(facet) => facet,
    };
    let groups = plan.groups(facet);
    let said = std::iter::once(Said::new("", "")).chain(groups.iter().map(|group| Said::new(&group.id, &group.label)));
    (!groups.is_empty()).then(|| TraitColumn { at, name: facet.id(), said: said.collect() })
}

impl TraitColumn {
    fn names(&self) -> Vec<String> {
        if self.said.is_empty() {
            vec!["month".into()]
        } else {
            vec![self.name.into(), format!("{}: words", self.name)]
        }
    }

    fn csv(&self, class: &Class, shown: usize) -> String {
        match (self.said.is_empty(), shown > self.at) {
            (true, true) => month(class.0[self.at]),
            (true, false) => NOT_SHOWN.to_owned(),
            (false, true) => self.of(class).written(RowFormat::Csv).to_owned(),
            (false, false) => format!("{NOT_SHOWN},{NOT_SHOWN}"),
        }
    }

    fn json(&self, class: &Class, shown: usize) -> String {
        match (self.said.is_empty(), shown > self.at) {
            (_, false) => "null".to_owned(),
            (true, true) => format!("\"{}\"", month(class.0[self.at])),
            (false, true) => self.of(class).written(RowFormat::Ndjson).to_owned(),
        }
    }

    fn of(&self, class: &Class) -> &Said {
        usize::try_from(class.0[self.at]).ok().and_then(|at| self.said.get(at)).unwrap_or(&self.said[0])
    }
}

/// `2026-11`
fn month(months: u64) -> String {
    format!("{:04}-{:02}", months / 12, months % 12 + 1)
}

impl QuestionColumn {
    fn of(question: &Question, at: usize, needs: usize) -> Self {
        let values = question.values();
        let said = values.iter().map(|value| Said::new(value, question.words(value))).collect();
        let (kind, parts) = match &question.column {
            Column::Set(values) => (Kind::Several, values.clone()),
            Column::Grid { rows, .. } => (Kind::Grid, rows.clone()),
            Column::Code(_) | Column::Scale(_) => (Kind::One, Vec::new()),
            _ => (Kind::Bin, Vec::new()),
        };
        Self { at, id: question.id.clone(), said, parts, kind, needs }
    }

    fn names(&self) -> Vec<String> {
        let id = &self.id;
        match self.kind {
            Kind::One | Kind::Bin => vec![id.clone(), format!("{id}: words")],
            Kind::Several => self.parts.iter().map(|value| format!("{id}/{value}")).collect(),
            Kind::Grid => {
                self.parts.iter().flat_map(|row| [format!("{id}/{row}"), format!("{id}/{row}: words")]).collect()
            }
        }
    }

    fn csv(&self, line: &mut String, blank: &Said, plan: &Plan, reader: &Reader<'_>) {
        let blank = blank.written(RowFormat::Csv);
        let cells = match reader.seen()[self.at] {
            Seen::NotAsked => return self.fill(line, ("", ",")),
            Seen::Blank | Seen::Given => return self.fill(line, (BLANK, blank)),
            Seen::Bin { bin, .. } => return line.push_str(self.bin(plan, bin).written(RowFormat::Csv)),
            Seen::Cells { from, until } => &reader.cells()[from..until],
        };
        match self.kind {
            Kind::Several => {
                let chosen = |at: usize| if cells.iter().any(|cell| *cell as usize == at) { "1" } else { "0" };
                join(line, (0..self.parts.len()).map(chosen));
            }
            Kind::Grid => {
                join(line, self.rows(cells).map(|said| said.map_or(blank, |said| said.written(RowFormat::Csv))))
            }
            _ => line.push_str(self.one(cells).map_or(blank, |said| said.written(RowFormat::Csv))),
        }
    }

    /// The same in every column of the question: alone, or beside its words.
    fn fill(&self, line: &mut String, (alone, beside): (&str, &str)) {
        match self.kind {
            Kind::Several => join(line, self.parts.iter().map(|_| alone)),
            Kind::Grid => join(line, self.parts.iter().map(|_| beside)),
            _ => line.push_str(beside),
        }
    }

    fn json(&self, line: &mut String, plan: &Plan, reader: &Reader<'_>) {
        let json = RowFormat::Ndjson;
        let cells = match reader.seen()[self.at] {
            Seen::Bin { bin, .. } => return line.push_str(self.bin(plan, bin).written(json)),
            Seen::Cells { from, until } => &reader.cells()[from..until],
            _ => return line.push_str("null"),
        };
        match self.kind {
            Kind::Several => {
                line.push('[');
                join(
                    line,
                    cells.iter().filter_map(|cell| self.said.get(*cell as usize)).map(|said| said.written(json)),
                );
                line.push(']');
            }
            Kind::Grid => {
                let said = self.parts.iter().zip(self.rows(cells));
                let members = said.filter_map(|(row, said)| Some(format!("{}:{}", json!(row), said?.written(json))));
                let _ = write!(line, "{{{}}}", members.collect::<Vec<_>>().join(","));
            }
            _ => line.push_str(self.one(cells).map_or("null", |said| said.written(json))),
        }
    }

    fn one(&self, cells: &[u32]) -> Option<&Said> {
        cells.first().and_then(|cell| self.said.get(*cell as usize))
    }

    /// What was said of each row of a grid.
    fn rows<'a>(&'a self, cells: &'a [u32]) -> impl Iterator<Item = Option<&'a Said>> {
        let width = self.said.len().max(1);
        (0..self.parts.len()).map(move |row| {
            let cell = cells.iter().map(|cell| *cell as usize).find(|cell| cell / width == row)?;
            self.said.get(cell % width)
        })
    }

    /// A number, a month or an hour is told by its bin, as reports do.
    fn bin(&self, plan: &Plan, bin: i32) -> Said {
        let question = &plan.questions[self.at];
        Said::new(&bin_code(question, bin), &cell_words(question, &[], Cell::Bin(bin)))
    }
}

/// The least number of a bin (nothing for the lowest), `2026-04`, or the hour.
fn bin_code(question: &Question, bin: i32) -> String {
    match &question.column {
        Column::Number(bins) => {
            let edge = usize::try_from(bin).ok().and_then(|bin| bin.checked_sub(1)).and_then(|at| bins.edges.get(at));
            edge.map_or("lowest".to_owned(), f64::to_string)
        }
        Column::Month if bin % 100 == 0 => (bin / 100).to_string(),
        Column::Month => format!("{:04}-{:02}", bin / 100, bin % 100),
        _ => format!("{bin:02}"),
    }
}

fn join<'a>(line: &mut String, parts: impl Iterator<Item = &'a str>) {
    for (at, part) in parts.enumerate() {
        line.push_str(if at == 0 { "" } else { "," });
        line.push_str(part);
    }
}
