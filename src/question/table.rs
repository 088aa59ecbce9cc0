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
    /// What authors call it.
    pub title: &'static str,
    /// When authors choose it.
    pub about: &'static str,
    /// The shape of the answers.
    pub shape: Shape,
    /// The settings that belong to it, beside those that every item has.
    pub settings: &'static [&'static str],
    /// How it can look, the usual way first; empty where there is one look only.
    pub displays: &'static [&'static str],
    /// How far it has come.
    pub status: Status,
}

/// How a kind is built from what was typed.
type Make = fn(&Item, &Pointer, &mut Build<'_>) -> Option<Box<dyn Kind>>;

/// Its names, and what it is for: for a definition, for authors.
type Names = [&'static str; 3];

const fn ready([name, title, about]: Names, shape: Shape, settings: &'static [&'static str], make: Make) -> Entry {
    Entry { name, title, about, shape, settings, displays: &[], status: Status::Ready(make) }
}

const fn later([name, title, about]: Names, shape: Shape, settings: &'static [&'static str]) -> Entry {
    Entry { name, title, about, shape, settings, displays: &[], status: Status::Later }
}

impl Entry {
    const fn looks(mut self, displays: &'static [&'static str]) -> Self {
        self.displays = displays;
        self
    }

    /// Whether a definition can use it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.status, Status::Ready(_))
    }
}

const TEXT: &[&str] = &["minLength", "maxLength", "pattern", "autocomplete"];
const NUMBER: &[&str] = &["min", "max", "step", "unit"];
const FILE: &[&str] = &["maxBytes", "accept"];
const CHOICE: &[&str] =
    &["options", "optionList", "other", "shuffle", "positive", "negative", "always", "target", "standard"];
const CHOICES: &[&str] =
    &["options", "optionList", "other", "shuffle", "minChoices", "maxChoices", "positive", "negative"];

/// Every kind of the format, in the order in which authors are offered them.
#[rustfmt::skip]
pub const KINDS: &[Entry] = &[
    ready(["singleChoice", "One answer from a list", "People choose one of the answers that you write."], Shape::Choices, CHOICE, super::single_choice::build).looks(&["radios", "dropdown", "pictures", "buttons"]),
    ready(["multiChoice", "Several answers from a list", "People choose all that fit."], Shape::Choices, CHOICES, super::multi_choice::build).looks(&["checkboxes", "pictures"]),
    ready(["yesNo", "Yes or no", "With \u{201c}Not sure\u{201d}, if you wish."], Shape::Choices, &["notSure", "positive", "negative", "always", "target"], super::yes_no::build),
    ready(["scale", "A scale", "Faces, stars or numbers, 2 to 11 points."], Shape::Choices, &["points", "labels", "positive", "negative", "target"], super::scale::build).looks(&["numbers", "faces", "stars", "agree"]),
    ready(["matrix", "The same question about several things", "One answer for each row, from the same answers."], Shape::Grid, &["rows", "options", "optionList", "positive", "negative"], super::matrix::build),
    ready(["touchpoints", "Feelings along a journey", "A feeling for each step, and a word why. Reports draw the map."], Shape::Grid, &["steps", "feelings", "positive", "negative"], super::touchpoints::build),
    ready(["longText", "A comment", "People write as much as they like. A person reads it before anybody else does."], Shape::Text, TEXT, super::long_text::build),
    ready(["text", "A few words", "People write a line. A person reads it before anybody else does."], Shape::Text, TEXT, super::text::build),
    ready(["integer", "A whole number", "An age, or how many."], Shape::Number, NUMBER, super::integer::build),
    ready(["decimal", "A number", "A number that may have a fraction."], Shape::Number, NUMBER, super::decimal::build),
    ready(["date", "A date", "A day, a month or a year."], Shape::Date, &["min", "max", "precision"], super::date::build),
    ready(["time", "A time of day", "Hours and minutes."], Shape::Time, &["min", "max"], super::time::build),
    ready(["consent", "An agreement", "One box to tick. The survey can't be sent without it, if it is required."], Shape::Choices, &["positive"], super::consent::build),
    ready(["email", "An email address", "For people who want to hear back. It tells who they are."], Shape::Text, &[], super::email::build),
    ready(["phone", "A telephone number", "For people who want a call. It tells who they are."], Shape::Text, &[], super::phone::build),
    ready(["postcode", "A postcode", "It may tell who somebody is: the first half is often enough."], Shape::Text, &[], super::postcode::build),
    ready(["note", "Words between questions", "Nothing is asked."], Shape::Nothing, &[], super::note::build).looks(&["inset", "warning", "expander"]),
    ready(["group", "Several questions under one heading", "They stand together on a page."], Shape::Nothing, &["items"], super::group::build),
    ready(["hidden", "Something that comes with the link", "The place whose poster was scanned, or how the form was reached. Nobody sees it."], Shape::Choices, &["from", "options", "optionList"], super::hidden::build),
    later(["ranking", "Put in order", "People say what comes first, second, third."], Shape::Choices, &["options", "optionList", "top"]),
    later(["photo", "A photo", "People take a picture."], Shape::Files, FILE),
    later(["audio", "A recording", "People say it."], Shape::Files, FILE),
    later(["drawing", "A drawing", "People draw it."], Shape::Files, FILE),
    later(["file", "A file", "People send a file."], Shape::Files, FILE),
    later(["calculate", "A number worked out", "From other answers. Nobody sees it."], Shape::Number, &["count", "sum", "mean", "ageFrom"]),
    later(["repeat", "The same questions several times", "For each child, or each visit."], Shape::Entries, &["items", "min", "max", "itemLabel"]),
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
        ("always", item.always.is_some()),
        ("target", item.target.is_some()),
        ("standard", item.standard.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, given)| given.then_some(name))
}
