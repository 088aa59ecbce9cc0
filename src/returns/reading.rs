//! Responses → exact counts by place and collection mode, row by row.

use super::counts::Counts;
use super::mode::Mode;
use crate::definition::{Standard, Survey};
use crate::store::{Error, Row};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Counts by mode, by place; answers without a place stand under nothing.
pub(super) type ByPlace = BTreeMap<String, ByMode>;

/// Counts in the order of [`Mode::ALL`].
pub(super) type ByMode = [Counts; Mode::ALL.len()];

/// Responses that are being counted, by place and mode.
pub(super) struct Reading {
    item: String,
    place: Option<String>,
    /// The hidden item that says how the form was reached.
    link: Option<String>,
    pub(super) counts: ByPlace,
    /// Responses in which the question was left blank or not asked.
    pub(super) blank: u64,
}

impl Reading {
    pub(super) fn of(survey: &Survey) -> Option<Self> {
        let item = survey.standard(Standard::FriendsAndFamilyTest)?.id.clone();
        let place = survey.place_item().map(|item| item.id.clone());
        let link = survey.items().find(|item| item.from.as_deref() == Some("mode")).map(|item| item.id.clone());
        Some(Self { item, place, link, counts: BTreeMap::new(), blank: 0 })
    }

    #[allow(clippy::needless_pass_by_value)] // As the store gives it.
    pub(super) fn put(&mut self, row: Row) -> Result<(), Error> {
        let broken = |_| Error::Broken("a stored response can't be read".to_owned());
        let answers: Map<String, Value> = serde_json::from_str(&row.answers).map_err(broken)?;
        let of = |item: &Option<String>| item.as_ref().and_then(|item| answers.get(item)).and_then(Value::as_str);
        let Some(answer) = answers.get(&self.item).and_then(Value::as_str) else {
            self.blank += 1;
            return Ok(());
        };
        let mode = Mode::of(&row.mode, of(&self.link));
        let counts = self.counts.entry(of(&self.place).unwrap_or_default().to_owned()).or_default();
        if !counts[mode.index()].count(answer) {
            self.blank += 1;
        }
        Ok(())
    }
}
