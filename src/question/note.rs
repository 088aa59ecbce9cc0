//! `note`: words to read, nothing to answer.

use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Note {
    display: &'static str,
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    Some(Box::new(Note { display: build.display(item, at) }))
}

impl Kind for Note {
    fn name(&self) -> &'static str {
        "note"
    }

    fn shape(&self) -> Shape {
        Shape::Nothing
    }

    fn parse(&self, _: &Given, _: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        Ok(None)
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control { display: self.display.to_owned(), ..Control::default() }
    }

    fn column(&self) -> Column {
        Column::None
    }

    fn is_question(&self) -> bool {
        false
    }

    fn display(&self) -> &'static str {
        self.display
    }
}
