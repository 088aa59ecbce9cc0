//! `longText`: as many of one's own words as one likes.

use super::text::Words;
use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct LongText(Words);

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    Some(Box::new(LongText(Words::build(item, at, build, 4000))))
}

impl Kind for LongText {
    fn name(&self) -> &'static str {
        "longText"
    }

    fn shape(&self) -> Shape {
        Shape::Text
    }

    fn parse(&self, given: &Given, asked: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        self.0.parse(given, asked)
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        self.0.control()
    }

    fn column(&self) -> Column {
        Column::Moderated
    }

    fn is_free_text(&self) -> bool {
        true
    }
}
