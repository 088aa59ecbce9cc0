//! The return of the Friends and Family Test: every answer of a month, counted.

use super::counts::Counts;
use super::mode::Mode;
use super::month::Month;
use super::totals::Totals;
use super::tree::{Spot, Tree, code, name};
use super::unit::{Line, Unit};
use crate::definition::{Standard, Survey};
use crate::publish::Edition;
use crate::question::Label;
use crate::store::{CollectionPoint, Error, Place, Row, Selection, Store};
use crate::texts::Language;
use jiff::civil::Date;
use serde_json::{Map, Value};
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
    let used = used(&points, (from, until));
    let mut shaping = Shaping { tree: Tree(&places), organisation, whole: Unit::default() };
    let has = |id: &str| read.counts.contains_key(id) || entered.contains_key(id);
    // Of a place above wards there is only something to say where answers came in at its own door.
    let is_listed = |id: &&String| has(id) || (used.contains(id) && Tree(&places).spot(id).ward.is_some());
    let mut ids: BTreeSet<&String> = places.iter().map(|place| &place.id).filter(is_listed).collect();
    ids.extend(read.counts.keys().chain(entered.keys()));
    let nowhere = String::new();
    if ids.is_empty() {
        ids.insert(&nowhere);
    }
    for id in ids {
        let totals = entered.get(id).map(Totals::of).unwrap_or_default();
        shaping.put(id, read.counts.get(id), &totals);
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

/// Responses that are being counted, by place and mode.
struct Reading {
    item: String,
    place: Option<String>,
    /// The hidden item that says how the form was reached.
    link: Option<String>,
    counts: BTreeMap<String, [Counts; Mode::ALL.len()]>,
    blank: u64,
}

impl Reading {
    fn of(survey: &Survey) -> Option<Self> {
        let item = survey.standard(Standard::FriendsAndFamilyTest)?.id.clone();
        let place = survey.place_item().map(|item| item.id.clone());
        let link = survey.items().find(|item| item.from.as_deref() == Some("mode")).map(|item| item.id.clone());
        Some(Self { item, place, link, counts: BTreeMap::new(), blank: 0 })
    }

    #[allow(clippy::needless_pass_by_value)] // As the store gives it.
    fn put(&mut self, row: Row) -> Result<(), Error> {
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

/// The tree of units that is being made.
struct Shaping<'a> {
    tree: Tree<'a>,
    organisation: &'a str,
    whole: Unit,
}

impl Shaping<'_> {
    fn put(&mut self, id: &str, counted: Option<&[Counts; Mode::ALL.len()]>, totals: &Totals) {
        let Spot { ward, site, trust } = self.tree.spot(id);
        let trust = trust.or_else(|| self.tree.only_trust());
        let unit = |place: Option<&Place>| Unit {
            id: place.map(|place| place.id.clone()).unwrap_or_default(),
            code: place.map(code).unwrap_or_default(),
            name: place.map(name).unwrap_or_default(),
            ..Unit::default()
        };
        let mut top = unit(trust);
        if trust.is_none() {
            self.organisation.clone_into(&mut top.name);
        }
        let mut middle = unit(site);
        if let (None, Some(code)) = (site, ward.map(code)) {
            middle.id.clone_from(&code);
            middle.code = code;
        }
        let mut bottom = unit(ward);
        if ward.is_none() {
            id.clone_into(&mut bottom.id);
        }
        (middle.is_nowhere, bottom.is_nowhere) = (site.is_none() && ward.is_none(), ward.is_none());
        bottom.line = Line::unknown();
        let part = self.whole.part(top).part(middle).part(bottom);
        part.line.know(totals.eligible);
        for (mode, counts) in Mode::ALL.iter().zip(counted.into_iter().flatten()) {
            part.line.count(*mode, *counts);
        }
        for (mode, counts) in &totals.paper {
            part.line.enter(*mode, *counts);
        }
    }

    fn done(mut self) -> Vec<Unit> {
        self.whole.sum();
        self.whole.parts
    }
}
