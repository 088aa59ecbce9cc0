//! An item as typed: one flat set of keys for every type, so that an error keeps its place.

use super::{Audio, Condition, Image, SignedVideo, Text};
use crate::json::{Findings, FromNode, Json, Node, Pointer};
use crate::typed_object;
use schemars::JsonSchema;
use std::collections::BTreeMap;

typed_object! {
    /// What changes in the wording for one role or one age band. Ids and values never change.
    pub struct Wording {
        /// The question's, option's or row's words.
        label as "label": Option<Text>,
        /// A page's title.
        title as "title": Option<Text>,
        /// The survey's introduction.
        introduction as "introduction": Option<Text>,
        /// A line of help below the label.
        hint as "hint": Option<Text>,
        /// The picture beside the words.
        image as "image": Option<Image>,
        /// A recorded reading.
        audio as "audio": Option<Audio>,
        /// A video in a sign language.
        signed_video as "signedVideo": Option<SignedVideo>,
    }

    /// One of the answers that can be chosen.
    pub struct Opt {
        /// The stable name that responses and reports use: `[a-z][a-z0-9-]*`, 40 characters at most.
        value as "value": String,
        /// The words that people choose.
        label as "label": Text,
        /// A line of help below the words.
        hint as "hint": Option<Text>,
        /// The picture beside the words.
        image as "image": Option<Image>,
        /// A recorded reading.
        audio as "audio": Option<Audio>,
        /// A video in a sign language.
        signed_video as "signedVideo": Option<SignedVideo>,
        /// In a `multiChoice`: chosen alone, as "None of these".
        exclusive as "exclusive": Option<bool>,
        /// When the option is offered.
        visible_if as "visibleIf": Option<Condition>,
        /// Other words for some roles.
        by_role as "byRole": Option<BTreeMap<String, Wording>>,
        /// Other words for some age bands.
        by_band as "byBand": Option<BTreeMap<String, Wording>>,
    }

    /// A row of a `matrix`.
    pub struct Row {
        /// The stable name of the row.
        id as "id": String,
        /// The words of the row.
        label as "label": Text,
        /// A line of help below the words.
        hint as "hint": Option<Text>,
        /// The picture beside the words.
        image as "image": Option<Image>,
        /// Other words for some roles.
        by_role as "byRole": Option<BTreeMap<String, Wording>>,
        /// Other words for some age bands.
        by_band as "byBand": Option<BTreeMap<String, Wording>>,
    }

    /// Something on a page: a question, a note, or a group of them.
    pub struct Item {
        /// The stable name that responses and reports use: `[a-z][a-z0-9-]*`, 40 characters at most.
        id as "id": String,
        /// What the answer is.
        kind as "type": String,
        /// The question, in words.
        label as "label": Text,
        /// A line of help below the question.
        hint as "hint": Option<Text>,
        /// The picture beside the question.
        image as "image": Option<Image>,
        /// A recorded reading.
        audio as "audio": Option<Audio>,
        /// A video in a sign language.
        signed_video as "signedVideo": Option<SignedVideo>,
        /// Other words for some roles.
        by_role as "byRole": Option<BTreeMap<String, Wording>>,
        /// Other words for some age bands.
        by_band as "byBand": Option<BTreeMap<String, Wording>>,
        /// Whether the survey can't be sent without an answer. `false` where it is not given.
        required as "required": Option<bool>,
        /// When the item is shown.
        visible_if as "visibleIf": Option<Condition>,
        /// How it looks; each type has its own.
        display as "display": Option<String>,

        /// Who uses the answer for what. A survey can't be published without it.
        purpose as "purpose": Option<String>,
        /// `ordinary` (what people think), `personal` (who they are) or `special` (special category data).
        sensitivity as "sensitivity": Option<String>,
        /// `include`, `themesOnly` or `withhold`.
        report as "report": Option<String>,
        /// How many days the answer is kept, where that is shorter than the survey's.
        retention_days as "retentionDays": Option<u32>,
        /// The options or points that count as a good answer.
        positive as "positive": Option<Vec<Point>>,
        /// The options or points that count as a bad answer.
        negative as "negative": Option<Vec<Point>>,
        /// `singleChoice`, `yesNo`: what it asks about should happen to everybody every time (an Always Event). The one
        /// answer under `positive` counts, and no other counts for a part.
        always as "always": Option<bool>,
        /// The share of good answers that the team wants to reach, in percent, 1 to 100.
        target as "target": Option<u32>,
        /// `singleChoice`: the standard question that this is, with its answers as they are: `friendsAndFamilyTest`. Returns
        /// count it.
        standard as "standard": Option<String>,

        /// `text`, `longText`: the fewest characters.
        min_length as "minLength": Option<u32>,
        /// `text`, `longText`: the most characters.
        max_length as "maxLength": Option<u32>,
        /// `text`, `longText`: a regular expression that the whole answer matches, 200 characters at most.
        pattern as "pattern": Option<String>,
        /// `text`, `longText`: what a browser may fill in, by HTML's names.
        autocomplete as "autocomplete": Option<String>,
        /// Numbers: the smallest; dates: the earliest, or `today`; `repeat`: the fewest entries.
        min as "min": Option<Point>,
        /// Numbers: the largest; dates: the latest, or `today`; `repeat`: the most entries.
        max as "max": Option<Point>,
        /// Numbers: the distance between possible answers.
        step as "step": Option<f64>,
        /// Numbers: what is counted, such as "nights".
        unit as "unit": Option<Text>,
        /// Dates: `day`, `month` or `year`.
        precision as "precision": Option<String>,
        /// `yesNo`: whether "Not sure" is offered.
        not_sure as "notSure": Option<bool>,
        /// What can be chosen.
        options as "options": Option<Vec<Opt>>,
        /// What can be chosen, by the name of a list under `optionLists`.
        option_list as "optionList": Option<String>,
        /// Choices: whether an answer in one's own words is offered.
        other as "other": Option<bool>,
        /// Choices: whether the order is shuffled for each person.
        shuffle as "shuffle": Option<bool>,
        /// `multiChoice`: the fewest that can be chosen.
        min_choices as "minChoices": Option<u32>,
        /// `multiChoice`: the most that can be chosen.
        max_choices as "maxChoices": Option<u32>,
        /// `scale`: how many points, 2 to 11.
        points as "points": Option<u32>,
        /// `scale`: the words of points, by number.
        labels as "labels": Option<BTreeMap<String, Text>>,
        /// `matrix`: what is judged, one choice a row.
        rows as "rows": Option<Vec<Row>>,
        /// `ranking`: how many places are given.
        top as "top": Option<u32>,
        /// `touchpoints`: the steps of a journey.
        steps as "steps": Option<Vec<Row>>,
        /// `touchpoints`: the feelings to choose from.
        feelings as "feelings": Option<Vec<Opt>>,
        /// Files: the largest, in bytes.
        max_bytes as "maxBytes": Option<u32>,
        /// Files: the media types that are taken.
        accept as "accept": Option<Vec<String>>,
        /// `hidden`: `place`, or the name of a query parameter.
        from as "from": Option<String>,
        /// `calculate`: the items that are counted.
        count as "count": Option<Vec<String>>,
        /// `calculate`: the items that are added up.
        sum as "sum": Option<Vec<String>>,
        /// `calculate`: the items whose mean is taken.
        mean as "mean": Option<Vec<String>>,
        /// `calculate`: the date of birth that an age is made from.
        age_from as "ageFrom": Option<String>,
        /// `group`, `repeat`: what stands in it.
        items as "items": Option<Vec<Item>>,
        /// `repeat`: what an entry is called.
        item_label as "itemLabel": Option<Text>,
    }
}

/// The name of an option or a date, or a number.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Point {
    /// An option's value, a date, or `today`.
    Name(String),
    /// A point of a scale, or a number.
    Number(f64),
}

impl FromNode for Point {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(name) => Some(Self::Name(name.clone())),
            Json::Number(_) => f64::read(node, pointer, findings).map(Self::Number),
            other => {
                findings.error(pointer, format!("Expected a number or a text, found {}.", other.described()));
                None
            }
        }
    }
}
