//! `decimal`: a number with a fraction.

use super::number::Range;
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Decimal(Range);

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    Some(Box::new(Decimal(Range::decimal(item, at, build))))
}

impl Kind for Decimal {
    fn name(&self) -> &'static str {
        "decimal"
    }

    fn shape(&self) -> Shape {
        Shape::Number
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        self.0.parse(given, asked)
    }

    fn control(&self, _: &str, reader: &Reader<'_>) -> Control {
        self.0.control(reader)
    }

    fn column(&self) -> Column {
        self.0.column()
    }

    fn describe(&self, answer: &Answer, reader: &Reader<'_>) -> Vec<String> {
        self.0.describe(answer, reader)
    }
}
