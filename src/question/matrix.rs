//! `matrix`: the same choice for each of several rows.

use super::{
    Answer, Asked, Build, Choice, Column, Control, Given, Kind, Reader, Row, Shape, Wrong, control, offered, select,
};
use crate::json::Pointer;
use crate::typed::Item;
use std::collections::BTreeMap;

#[derive(Debug)]
struct Matrix {
    rows: Vec<Row>,
    choices: Vec<Choice>,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    let choices = build.choices(item, at);
    let rows = build.rows(item.rows.as_deref().unwrap_or_default(), &at.key("rows"));
    Some(Box::new(Matrix { rows, choices }))
}

impl Matrix {
    fn wrong(&self, row: &str, value: &str, asked: &Asked<'_>) -> Option<Wrong> {
        if !self.rows.iter().any(|known| known.id == row) {
            return Some(Wrong::new("unknownItem").with("row", row));
        }
        (!offered(&self.choices, asked).any(|choice| choice.value == value))
            .then(|| Wrong::new("notAnOption").with("value", value).at(row))
    }

    fn missing(&self, cells: &BTreeMap<String, (String, Option<String>)>, asked: &Asked<'_>) -> Vec<Wrong> {
        let rows = self.rows.iter().filter(|row| asked.required && !cells.contains_key(&row.id));
        rows.map(|row| Wrong::new("rowMissing").with("row", row.id.as_str()).at(&row.id)).collect()
    }
}

impl Kind for Matrix {
    fn name(&self) -> &'static str {
        "matrix"
    }

    fn shape(&self) -> Shape {
        Shape::Grid
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        let none = BTreeMap::new();
        let cells = match given {
            Given::Blank => &none,
            Given::Grid(cells) => cells,
            _ => return Err(vec![Wrong::new("wrongType")]),
        };
        let mut wrong: Vec<Wrong> =
            cells.iter().filter_map(|(row, (value, _))| self.wrong(row, value, asked)).collect();
        wrong.extend(self.missing(cells, asked));
        match (wrong.is_empty(), cells.is_empty()) {
            (false, _) => Err(wrong),
            (true, true) => Ok(None),
            _ => Ok(Some(Answer::Grid(
                cells.iter().map(|(row, (value, _))| (row.clone(), (value.clone(), None))).collect(),
            ))),
        }
    }

    fn control(&self, id: &str, reader: &Reader<'_>) -> Control {
        Control { grid_rows: control::grid_rows(id, &self.rows, &self.choices, reader), ..Control::default() }
    }

    fn column(&self) -> Column {
        let rows = self.rows.iter().map(|row| row.id.clone()).collect();
        Column::Grid { rows, values: select::values(&self.choices, false) }
    }

    fn choices(&self) -> &[Choice] {
        &self.choices
    }

    fn rows(&self) -> &[Row] {
        &self.rows
    }
}
