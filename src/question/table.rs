//! The table of kinds: every type of the format, those that are still to come included.

use super::answer::Shape;
use super::{Build, Kind};
use crate::json::{Pointer, did_you_mean};
use crate::typed::Item;

/// How far a kind has come.
pub enum Status {
    /// It works: how it is built from what was typed.
    Ready(fn(&Item, &Pointer, &mut Build<'_>) -> Option<Box<dyn Kind>>),
    /// Its place and the shape of its answers are settled; a definition can't use it yet.
    Later,
}

/// A line of the table.
pub struct Entry {
    /// The name that a definition uses.
    pub name: &'static str,
    /// The shape of the answers.
    pub shape: Shape,
    /// The settings that belong to it, beside those that every item has.
    pub settings: &'static [&'static str],
    /// How far it has come.
    pub status: Status,
}

const fn ready(
    name: &'static str,
    shape: Shape,
    settings: &'static [&'static str],
    build: fn(&Item, &Pointer, &mut Build<'_>) -> Option<Box<dyn Kind>>,
) -> Entry {
    Entry { name, shape, settings, status: Status::Ready(build) }
}

const fn later(name: &'static str, shape: Shape, settings: &'static [&'static str]) -> Entry {
    Entry { name, shape, settings, status: Status::Later }
}

const TEXT: &[&str] = &["minLength", "maxLength", "pattern", "autocomplete"];
const NUMBER: &[&str] = &["min", "max", "step", "unit"];
const FILE: &[&str] = &["maxBytes", "accept"];

/// Every kind of the format.
pub const KINDS: &[Entry] = &[
    ready("note", Shape::Nothing, &[], super::note::build),
    ready("text", Shape::Text, TEXT, super::text::build),
    ready("longText", Shape::Text, TEXT, super::long_text::build),
    ready("email", Shape::Text, &[], super::email::build),
    ready("phone", Shape::Text, &[], super::phone::build),
    ready("postcode", Shape::Text, &[], super::postcode::build),
    ready("integer", Shape::Number, NUMBER, super::integer::build),
    ready("decimal", Shape::Number, NUMBER, super::decimal::build),
    ready("date", Shape::Date, &["min", "max", "precision"], super::date::build),
    ready("time", Shape::Time, &["min", "max"], super::time::build),
    ready("yesNo", Shape::Choices, &["notSure", "positive", "negative"], super::yes_no::build),
    ready(
        "singleChoice",
        Shape::Choices,
        &["options", "optionList", "other", "shuffle", "positive", "negative"],
        super::single_choice::build,
    ),
    ready(
        "multiChoice",
        Shape::Choices,
        &["options", "optionList", "other", "shuffle", "minChoices", "maxChoices", "positive", "negative"],
        super::multi_choice::build,
    ),
    ready("scale", Shape::Choices, &["points", "labels", "positive", "negative"], super::scale::build),
    ready("matrix", Shape::Grid, &["rows", "options", "optionList", "positive", "negative"], super::matrix::build),
    ready("consent", Shape::Choices, &["positive"], super::consent::build),
    ready("hidden", Shape::Choices, &["from", "options", "optionList"], super::hidden::build),
    ready("group", Shape::Nothing, &["items"], super::group::build),
    later("ranking", Shape::Choices, &["options", "optionList", "top"]),
    later("touchpoints", Shape::Grid, &["steps", "feelings", "positive", "negative"]),
    later("photo", Shape::Files, FILE),
    later("audio", Shape::Files, FILE),
    later("drawing", Shape::Files, FILE),
    later("file", Shape::Files, FILE),
    later("calculate", Shape::Number, &["count", "sum", "mean", "ageFrom"]),
    later("repeat", Shape::Entries, &["items", "min", "max", "itemLabel"]),
];

/// The names of all kinds, those to come included.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|entry| entry.name)
}

/// The line of the table with this name.
#[must_use]
pub fn known(name: &str) -> Option<&'static Entry> {
    KINDS.iter().find(|entry| entry.name == name)
}

pub(super) fn build(item: &Item, at: &Pointer, build: &mut Build<'_>) -> Option<Box<dyn Kind>> {
    let Some(entry) = known(&item.kind) else {
        let more = match did_you_mean(&item.kind, kind_names()) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => format!("Known are: {}.", kind_names().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("\"{}\" is not a type. {more}", item.kind);
        build.findings.error(&at.key("type"), message);
        return None;
    };
    refuse_foreign_settings(entry, item, at, build);
    match entry.status {
        Status::Ready(make) => make(item, at, build),
        Status::Later => {
            let message =
                format!("The type \"{}\" can't be used yet: this version of yousaid does not have it.", entry.name);
            build.findings.error(&at.key("type"), message);
            None
        }
    }
}

fn refuse_foreign_settings(entry: &Entry, item: &Item, at: &Pointer, build: &mut Build<'_>) {
    for setting in settings_of(item) {
        if !entry.settings.contains(&setting) {
            let owners: Vec<_> =
                KINDS.iter().filter(|other| other.settings.contains(&setting)).map(|other| other.name).collect();
            let message = format!(
                "\"{setting}\" does not belong to the type \"{}\"; it belongs to: {}.",
                entry.name,
                owners.join(", ")
            );
            build.findings.error(&at.key(setting), message);
        }
    }
}

/// The settings of single kinds that an item gives.
fn settings_of(item: &Item) -> impl Iterator<Item = &'static str> {
    [
        ("minLength", item.min_length.is_some()),
        ("maxLength", item.max_length.is_some()),
        ("pattern", item.pattern.is_some()),
        ("autocomplete", item.autocomplete.is_some()),
        ("min", item.min.is_some()),
        ("max", item.max.is_some()),
        ("step", item.step.is_some()),
        ("unit", item.unit.is_some()),
        ("precision", item.precision.is_some()),
        ("notSure", item.not_sure.is_some()),
        ("options", item.options.is_some()),
        ("optionList", item.option_list.is_some()),
        ("other", item.other.is_some()),
        ("shuffle", item.shuffle.is_some()),
        ("minChoices", item.min_choices.is_some()),
        ("maxChoices", item.max_choices.is_some()),
        ("points", item.points.is_some()),
        ("labels", item.labels.is_some()),
        ("rows", item.rows.is_some()),
        ("top", item.top.is_some()),
        ("steps", item.steps.is_some()),
        ("feelings", item.feelings.is_some()),
        ("maxBytes", item.max_bytes.is_some()),
        ("accept", item.accept.is_some()),
        ("from", item.from.is_some()),
        ("count", item.count.is_some()),
        ("sum", item.sum.is_some()),
        ("mean", item.mean.is_some()),
        ("ageFrom", item.age_from.is_some()),
        ("items", item.items.is_some()),
        ("itemLabel", item.item_label.is_some()),
        ("positive", item.positive.is_some()),
        ("negative", item.negative.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, given)| given.then_some(name))
}
