//! The return of the Friends and Family Test: every answer of a month, counted.

use super::month::Month;
use super::reading::{ByPlace, Reading};
use super::shaping::Shaping;
use super::totals::Totals;
use super::tree::Tree;
use super::unit::Unit;
use crate::definition::Survey;
use crate::publish::Edition;
use crate::question::Label;
use crate::store::{CollectionPoint, Error, Place, ReturnTotals, Selection, Store};
use crate::texts::Language;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The return of one survey and month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FftReturn {
    /// The survey's id.
    pub survey: String,
    /// Its title, in its first language.
    pub title: String,
    /// The month.
    pub month: Month,
    /// Whether answers can still come in that count for it.
    pub is_provisional: bool,
    /// The trusts: one, but where the places know several.
    pub trusts: Vec<Unit>,
    /// Responses of the month in which the question was left blank or not asked; they are not counted.
    pub blank: u64,
}

impl FftReturn {
    /// All wards.
    #[must_use]
    pub fn wards(&self) -> Vec<&Unit> {
        self.trusts.iter().flat_map(Unit::wards).collect()
    }

    /// The wards of which nobody has entered how many people could have answered.
    #[must_use]
    pub fn missing(&self) -> Vec<&Unit> {
        let wards = self.wards();
        let alone = wards.len() == 1;
        wards.into_iter().filter(|ward| ward.line.eligible().is_none() && (alone || !ward.is_nowhere)).collect()
    }
}

/// Counts the return of a month. `organisation` stands for the trust where the
/// places know none. `None`: the survey does not ask the question.
pub async fn fft(
    store: &Store,
    edition: &Edition,
    (month, today): (Month, Date),
    organisation: &str,
) -> Result<Option<FftReturn>, Error> {
    let survey = &edition.survey;
    let Some(reading) = Reading::of(survey) else { return Ok(None) };
    let (from, until) = month.days();
    let read = store.rows(&survey.id, Selection::Days(from, until), reading, Reading::put).await?;
    let entered = store.return_totals(&survey.id, &month.to_string()).await?;
    let points = store.collection_points(&survey.id).await?;
    let places = store.places().await?;
    let mut shaping = Shaping::new(&places, organisation);
    for id in listed(&places, &used(&points, (from, until)), (&read.counts, &entered)) {
        let totals = entered.get(&id).map(Totals::of).unwrap_or_default();
        shaping.put(&id, read.counts.get(&id), &totals);
    }
    Ok(Some(FftReturn {
        survey: survey.id.clone(),
        title: title(survey).to_owned(),
        month,
        is_provisional: !month.is_over(today),
        trusts: shaping.done(),
        blank: read.blank,
    }))
}

/// What a survey is called in its first language.
fn title(survey: &Survey) -> &str {
    match &survey.wording.label {
        Label::Own(text) => text.get(&[survey.default_language()]).unwrap_or(&survey.id),
        Label::Interface(_) | Label::Plain(_) => &survey.id,
    }
}

/// What stands for the trust where the places know none: the organisation, or who is responsible by the survey.
pub async fn organisation(store: &Store, survey: &Survey) -> Result<String, Error> {
    let name = store.organisation().await?.name;
    let responsible = || {
        survey
            .privacy
            .as_ref()
            .and_then(|privacy| privacy.controller.get(&[Language::english(), survey.default_language()]))
    };
    Ok(if name.is_empty() { responsible().unwrap_or_default().to_owned() } else { name })
}

/// The places at which answers could be given on one of these days.
fn used(points: &[CollectionPoint], (from, until): (i32, i32)) -> BTreeSet<&String> {
    let is_used = |place: &Place| {
        place.first_day.is_none_or(|first| first < until) && place.last_day.is_none_or(|last| last >= from)
    };
    points.iter().filter(|point| !point.archived && is_used(&point.place)).map(|point| &point.place.id).collect()
}

/// The places that the return has something to say of, at least that nobody answered there: the wards that were used,
/// and wherever something came in or was entered. Of a place above wards that is its own door. None at all: the whole
/// stands for itself.
fn listed(
    places: &[Place],
    used: &BTreeSet<&String>,
    (counts, entered): (&ByPlace, &BTreeMap<String, ReturnTotals>),
) -> BTreeSet<String> {
    let is_ward = |id: &&&String| Tree(places).spot(id).ward.is_some();
    let mut ids: BTreeSet<String> = used.iter().filter(is_ward).map(|id| (*id).clone()).collect();
    ids.extend(counts.keys().chain(entered.keys()).cloned());
    if ids.is_empty() {
        ids.insert(String::new());
    }
    ids
}
