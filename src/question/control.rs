//! What a question looks like on a page: the view that the templates of `templates/question/` render.

use super::choice::{Choice, Row};
use super::wording::{MediaView, Reader};
use crate::texts::markup_inline;
use serde::Serialize;

/// The controls of a question. Every template finds every field; what a kind has not is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// The look that the definition chose.
    pub display: String,
    /// HTML's `type` of an input.
    pub input_type: &'static str,
    /// HTML's `inputmode`.
    pub input_mode: &'static str,
    /// HTML's `autocomplete`.
    pub autocomplete: String,
    /// The most characters.
    pub max_length: Option<u32>,
    /// What is counted.
    pub unit: Option<String>,
    /// The lines of a text area.
    pub rows: u32,
    /// The class of an input's width.
    pub width: &'static str,
    /// How exact a date is.
    pub precision: &'static str,
    /// What can be chosen.
    pub options: Vec<OptionView>,
    /// Whether a text of one's own can stand beside the choices.
    pub other: bool,
    /// The points of a scale.
    pub points: Vec<OptionView>,
    /// The rows of a grid.
    pub grid_rows: Vec<GridRowView>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OptionView {
    /// The element's id; the first one's is the item's, so that an error can link to it.
    pub id: String,
    /// What is sent.
    pub value: String,
    /// The words.
    pub label: String,
    /// The line of help.
    pub hint_html: Option<String>,
    /// The picture.
    pub image: Option<MediaView>,
    /// Whether it is chosen alone.
    pub exclusive: bool,
    /// Whether it may be absent for some people.
    pub conditional: bool,
    /// Which of five faces stands for it, 1 (unhappy) to 5.
    pub face: u32,
}

/// A row of a grid with its own choices.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GridRowView {
    /// The element's id.
    pub id: String,
    /// The field's name.
    pub name: String,
    /// The stable name of the row.
    pub row: String,
    /// The words.
    pub label: String,
    /// The line of help.
    pub hint_html: Option<String>,
    /// The picture.
    pub image: Option<MediaView>,
    /// What can be chosen.
    pub options: Vec<OptionView>,
}

/// The choices as options whose ids begin with `id`.
pub(super) fn options(id: &str, choices: &[Choice], reader: &Reader<'_>) -> Vec<OptionView> {
    let count = u32::try_from(choices.len()).unwrap_or(u32::MAX);
    (0..count).zip(choices).map(|(index, choice)| option(id, index, count, choice, reader)).collect()
}

fn option(id: &str, index: u32, count: u32, choice: &Choice, reader: &Reader<'_>) -> OptionView {
    OptionView {
        id: if index == 0 { id.to_owned() } else { format!("{id}_{}", choice.value) },
        value: choice.value.clone(),
        label: reader.label(&choice.wording),
        hint_html: reader.hint(&choice.wording).map(markup_inline),
        image: reader.image(&choice.wording),
        exclusive: choice.exclusive,
        conditional: false,
        face: if count > 1 { 1 + (index * 4 + (count - 1) / 2) / (count - 1) } else { 3 },
    }
}

/// The option that stands for an answer in one's own words.
pub(super) fn own_words(id: &str, reader: &Reader<'_>) -> OptionView {
    OptionView {
        id: format!("{id}_{}", super::select::OTHER),
        value: super::select::OTHER.to_owned(),
        label: reader.say("other"),
        hint_html: None,
        image: None,
        exclusive: false,
        conditional: false,
        face: 0,
    }
}

/// The rows of a grid as groups of options.
pub(super) fn grid_rows(id: &str, rows: &[Row], choices: &[Choice], reader: &Reader<'_>) -> Vec<GridRowView> {
    rows.iter()
        .enumerate()
        .map(|(index, row)| {
            let row_id = if index == 0 { id.to_owned() } else { format!("{id}_{}", row.id) };
            GridRowView {
                name: format!("{id}.{}", row.id),
                row: row.id.clone(),
                label: reader.label(&row.wording),
                hint_html: reader.hint(&row.wording).map(markup_inline),
                image: reader.image(&row.wording),
                options: options(&row_id, choices, reader),
                id: row_id,
            }
        })
        .collect()
}
