//! `group`: several questions under one heading. Its answers are those of its items.

use super::{Answer, Asked, Build, Column, Control, Given, Kind, Reader, Shape, Wrong};
use crate::json::Pointer;
use crate::typed::Item;

#[derive(Debug)]
struct Group;

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    build.display(item, at);
    if item.items.as_ref().is_none_or(Vec::is_empty) {
        build.findings.error(&at.key("items"), "A group needs \"items\": the questions that stand in it.");
    }
    Some(Box::new(Group))
}

impl Kind for Group {
    fn name(&self) -> &'static str {
        "group"
    }

    fn shape(&self) -> Shape {
        Shape::Nothing
    }

    fn parse(&self, _: &Given, _: &Asked<'_>) -> Result<Option<Answer>, Vec<Wrong>> {
        Ok(None)
    }

    fn control(&self, _: &str, _: &Reader<'_>) -> Control {
        Control::default()
    }

    fn column(&self) -> Column {
        Column::None
    }

    fn is_question(&self) -> bool {
        false
    }
}
