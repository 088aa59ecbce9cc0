//! Places where answers are collected, and the surveys that use them. Neither is ever deleted: posters carry their
//! codes, and answers their names.

use super::Store;
use super::audit::{self, AuditEntry};
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, collection_points as points, places};
use crate::texts::{Language, Localized};
use diesel::prelude::*;
use std::collections::BTreeMap;

macro_rules! joined {
    () => {
        points::table
            .inner_join(places::table.on(places::org_id.eq(points::org_id).and(places::id.eq(points::place))))
            .filter(points::org_id.eq(ORG))
    };
}
macro_rules! columns {
    () => {
        (PointRow::as_select(), PlaceRow::as_select())
    };
}
/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A ward.
    Ward,
    /// A clinic.
    Clinic,
    /// Something that happens on a few days.
    Event,
    /// A stand or a stall.
    Stand,
    /// A hospital or another site, with wards and clinics.
    Site,
    /// A trust or another organisation, with sites.
    Trust,
    /// Something else.
    Other,
}

impl PlaceKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Ward, Self::Clinic, Self::Event, Self::Stand, Self::Site, Self::Trust, Self::Other];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ward => "ward",
            Self::Clinic => "clinic",
            Self::Event => "event",
            Self::Stand => "stand",
            Self::Site => "site",
            Self::Trust => "trust",
            Self::Other => "other",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its stable name, which answers carry.
    pub id: String,
    /// What people call it, in one language or more.
    pub name: Localized,
    /// What it is.
    pub kind: PlaceKind,
    /// The place that it belongs to, with whose other parts it is counted where it is small.
    pub parent: Option<String>,
    /// The code by which other systems know it.
    pub site: Option<String>,
    /// The first day on which answers are collected there, in days since 1970.
    pub first_day: Option<i32>,
    /// The last one.
    pub last_day: Option<i32>,
    /// The team that looks after it.
    pub team: Option<String>,
}

impl Place {
    /// What it is called for somebody who reads these languages, best first; in whatever language it has a name where
    /// it has none of them.
    #[must_use]
    pub fn called(&self, languages: &[Language]) -> &str {
        self.name.get(languages).or_else(|| self.name.iter().next().map(|(_, name)| name)).unwrap_or(&self.id)
    }

    /// Whether answers that are sent on this day carry it: from its first day to the day after its last, so that what
    /// was begun there can be sent.
    #[must_use]
    pub fn is_used_on(&self, day: i32) -> bool {
        self.first_day.is_none_or(|first| first <= day) && self.last_day.is_none_or(|last| day <= last + 1)
    }
}

/// A place that a survey uses.
#[derive(Debug, Clone, PartialEq)]
pub struct CollectionPoint {
    /// The words of its address.
    pub code: String,
    /// The survey.
    pub survey: String,
    /// Who gets this place's reports.
    pub recipients: Vec<String>,
    /// Whether it is used no more.
    pub archived: bool,
    /// The place.
    pub place: Place,
}

impl CollectionPoint {
    /// Whether answers that are sent on this day, in days since 1970, carry the place.
    #[must_use]
    pub fn takes_on(&self, day: i32) -> bool {
        !self.archived && self.place.is_used_on(day)
    }
}

impl Store {
    /// All places, by id.
    pub async fn places(&self) -> Result<Vec<Place>, Error> {
        self.read(|conn| {
            let all = places::table.filter(places::org_id.eq(ORG));
            let mut rows: Vec<PlaceRow> = on!(conn, inner => all.select(PlaceRow::as_select()).load(inner))?;
            // Each database sorts words in its own way.
            rows.sort_by(|one, other| one.id.cmp(&other.id));
            rows.into_iter().map(PlaceRow::place).collect()
        })
        .await
    }

    /// A survey's collection points, by place; those that are archived too.
    pub async fn collection_points(&self, survey: &str) -> Result<Vec<CollectionPoint>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let of_survey = joined!().filter(points::survey.eq(survey));
            let mut rows: Vec<(PointRow, PlaceRow)> = on!(conn, inner => of_survey.select(columns!()).load(inner))?;
            rows.sort_by(|one, other| one.1.id.cmp(&other.1.id));
            rows.into_iter().map(point).collect()
        })
        .await
    }

    /// The collection points whose reports this address gets, wherever they are.
    pub async fn points_of(&self, email: &str) -> Result<Vec<CollectionPoint>, Error> {
        let email = email.to_lowercase();
        self.read(move |conn| {
            let all = joined!().filter(points::archived.eq(false));
            let rows: Vec<(PointRow, PlaceRow)> = on!(conn, inner => all.select(columns!()).load(inner))?;
            let all = rows.into_iter().map(point).collect::<Result<Vec<_>, _>>()?;
            Ok(all.into_iter().filter(|point| point.recipients.iter().any(|one| one.to_lowercase() == email)).collect())
        })
        .await
    }

    /// The collection point with this code. `NotFound`: there is none.
    pub async fn collection_point(&self, code: &str) -> Result<CollectionPoint, Error> {
        let code = code.to_owned();
        self.read(move |conn| {
            let one = joined!().filter(points::code.eq(code));
            point(on!(conn, inner => one.select(columns!()).first(inner))?)
        })
        .await
    }

    /// Adds a place. `Taken`: another has its id.
    pub async fn add_place(&self, place: Place, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            insert(conn, &place)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Changes a place. `NotFound`: there is none with its id.
    pub async fn change_place(&self, place: Place, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            update(conn, &place)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Adds a place together with the survey that uses it. `Taken`: another place has the id, or another point the
    /// code.
    pub async fn add_place_to(&self, point: CollectionPoint, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            insert(conn, &point.place)?;
            insert_point(conn, &point)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Uses a place that there is in another survey too. `Taken`: it is used there, or another point has the code.
    pub async fn use_place(&self, point: CollectionPoint, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            insert_point(conn, &point)?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Changes a collection point's recipients, whether it is used, and its place. `NotFound`: the survey does not use
    /// the place.
    pub async fn change_collection_point(&self, point: CollectionPoint, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let one = points::table.filter(points::org_id.eq(ORG)).filter(points::survey.eq(&point.survey));
            let one = one.filter(points::place.eq(&point.place.id));
            let change = (points::recipients.eq(written(&point.recipients)?), points::archived.eq(point.archived));
            if on!(conn, inner => diesel::update(one).set(change).execute(inner))? == 0 {
                return Err(Error::NotFound);
            }
            update(conn, &point.place)?;
            audit::append(conn, &entry)
        })
        .await
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = points)]
struct PointRow {
    code: String,
    survey: String,
    place: String,
    recipients: String,
    archived: bool,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = places, treat_none_as_null = true)]
struct PlaceRow {
    id: String,
    name: String,
    kind: String,
    parent: Option<String>,
    site: Option<String>,
    first_day: Option<i32>,
    last_day: Option<i32>,
    team: Option<String>,
}

impl PlaceRow {
    fn of(place: &Place) -> Result<Self, Error> {
        let name: BTreeMap<&str, &str> = place.name.iter().map(|(language, name)| (language.tag(), name)).collect();
        let Place { id, kind, parent, site, first_day, last_day, team, .. } = place.clone();
        let (name, kind) = (written(&name)?, kind.word().to_owned());
        Ok(Self { id, name, kind, parent, site, first_day, last_day, team })
    }

    fn place(self) -> Result<Place, Error> {
        let names: BTreeMap<String, String> =
            serde_json::from_str(&self.name).map_err(|_| Error::broken("places.name: not names by language"))?;
        let names = names.into_iter().filter_map(|(tag, name)| Some((Language::parse(&tag)?, name)));
        let kind = PlaceKind::parse(&self.kind).ok_or_else(|| Error::broken("places.kind: unknown word"))?;
        let Self { id, parent, site, first_day, last_day, team, .. } = self;
        Ok(Place { id, name: Localized::new(names.collect()), kind, parent, site, first_day, last_day, team })
    }
}

fn point((point, place): (PointRow, PlaceRow)) -> Result<CollectionPoint, Error> {
    let recipients = serde_json::from_str(&point.recipients)
        .map_err(|_| Error::broken("collection_points.recipients: not a list"))?;
    let PointRow { code, survey, archived, .. } = point;
    Ok(CollectionPoint { code, survey, recipients, archived, place: place.place()? })
}

fn written(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::broken("a place can't be written as JSON"))
}

fn insert(conn: &mut Conn, place: &Place) -> Result<(), Error> {
    let row = (places::org_id.eq(ORG), PlaceRow::of(place)?);
    on!(conn, inner => diesel::insert_into(places::table).values(row).execute(inner))?;
    Ok(())
}

fn update(conn: &mut Conn, place: &Place) -> Result<(), Error> {
    let change = diesel::update(places::table.find((ORG, &place.id))).set(PlaceRow::of(place)?);
    match on!(conn, inner => change.execute(inner))? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

fn insert_point(conn: &mut Conn, point: &CollectionPoint) -> Result<(), Error> {
    let row = PointRow {
        code: point.code.clone(),
        survey: point.survey.clone(),
        place: point.place.id.clone(),
        recipients: written(&point.recipients)?,
        archived: point.archived,
    };
    let row = (points::org_id.eq(ORG), row);
    on!(conn, inner => diesel::insert_into(points::table).values(row).execute(inner))?;
    Ok(())
}
