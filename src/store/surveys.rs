//! Surveys and their versions. A version never changes: an answer keeps the number of
//! the one that was answered.

use super::Store;
use super::audit::{self, AuditEntry};
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, surveys, versions};
use diesel::prelude::*;

/// A definition to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// The survey's id.
    pub survey: String,
    /// The hash of `definition`, in hex.
    pub hash: String,
    /// The canonical JSON.
    pub definition: String,
    /// The file it came from.
    pub source: String,
    /// Its media as JSON: names to hashes.
    pub media: String,
    /// Now, in seconds since 1970.
    pub published_at: i64,
}

/// What became of a definition; the number of its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Published {
    /// It is a new version, and the current one.
    New(i32),
    /// It was published before; it is the current version (again).
    Same(i32),
}

/// A version as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = versions)]
pub struct Version {
    /// The survey's id.
    pub survey: String,
    /// 1 for the first.
    pub number: i32,
    /// The hash of `definition`, in hex.
    pub hash: String,
    /// The canonical JSON.
    pub definition: String,
    /// The file it came from.
    pub source: String,
    /// In seconds since 1970.
    pub published_at: i64,
    /// Its media as JSON: names to hashes.
    pub media: String,
}

/// Whether a survey takes answers, beside what its own dates say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SurveyState {
    /// It does.
    Open,
    /// Not now.
    Paused,
    /// Never again: it is archived.
    Closed,
}

/// What became of a wish to change a survey's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateChange {
    /// It has the state now.
    Made,
    /// It had it before.
    Same,
    /// It was archived more than a day ago. Its last answers have joined the figures since; opened again and archived
    /// again, it would tell what a few people said.
    TooLate,
}

impl SurveyState {
    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "open" => Ok(Self::Open),
            "paused" => Ok(Self::Paused),
            "closed" => Ok(Self::Closed),
            _ => Err(Error::broken("surveys.state: unknown word")),
        }
    }
}

/// A survey's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyRecord {
    /// The survey's id.
    pub id: String,
    /// The number of the version that is answered now.
    pub current_version: i32,
    /// Whether it takes answers.
    pub state: SurveyState,
    /// Since when it has this state, in seconds since 1970; 0 where it never had another.
    pub state_at: i64,
    /// When its first version was published, in days since 1970.
    pub first_published_day: i32,
}

impl Store {
    /// Publishes a definition, unless the same was published before.
    pub async fn publish_version(&self, version: NewVersion) -> Result<Published, Error> {
        self.write(move |conn| publish(conn, &version)).await
    }

    /// The version that is answered now.
    pub async fn current(&self, survey: &str) -> Result<Version, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let number = number_of(conn, &survey)?;
            load(conn, &survey, number)
        })
        .await
    }

    /// One version.
    pub async fn version(&self, survey: &str, number: i32) -> Result<Version, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| load(conn, &survey, number)).await
    }

    /// All versions of a survey, the oldest first.
    pub async fn versions(&self, survey: &str) -> Result<Vec<Version>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = versions::table.filter(versions::org_id.eq(ORG)).filter(versions::survey.eq(survey));
            let query = all.order(versions::number);
            Ok(on!(conn, inner => query.select(Version::as_select()).load(inner))?)
        })
        .await
    }

    /// All surveys, by id.
    pub async fn surveys(&self) -> Result<Vec<SurveyRecord>, Error> {
        self.read(|conn| {
            let query = surveys::table.filter(surveys::org_id.eq(ORG)).order(surveys::id);
            let rows: Vec<SurveyRow> = on!(conn, inner => query.select(SurveyRow::as_select()).load(inner))?;
            rows.into_iter().map(SurveyRow::record).collect()
        })
        .await
    }

    /// One survey's record.
    pub async fn survey(&self, id: &str) -> Result<SurveyRecord, Error> {
        let id = id.to_owned();
        self.read(move |conn| {
            let query = surveys::table.find((ORG, id));
            on!(conn, inner => query.select(SurveyRow::as_select()).first(inner))?.record()
        })
        .await
    }

    /// Opens, pauses or archives a survey, and records who did. The time is the entry's.
    pub async fn set_survey_state(
        &self,
        id: &str,
        state: SurveyState,
        entry: AuditEntry,
    ) -> Result<StateChange, Error> {
        let id = id.to_owned();
        self.write(move |conn| {
            let query = surveys::table.find((ORG, &id));
            let record = on!(conn, inner => query.select(SurveyRow::as_select()).first(inner))?.record()?;
            match record.may_become(state, entry.at) {
                StateChange::Made => set_state(conn, &id, state, &entry).map(|()| StateChange::Made),
                refused => Ok(refused),
            }
        })
        .await
    }
}

/// For how long what was begun before may still be sent, and an archived survey may be opened again.
const A_DAY: i64 = 86_400;

impl SurveyRecord {
    fn may_become(&self, state: SurveyState, now: i64) -> StateChange {
        match self.state {
            same if same == state => StateChange::Same,
            SurveyState::Closed if now >= self.state_at + A_DAY => StateChange::TooLate,
            _ => StateChange::Made,
        }
    }
}

fn set_state(conn: &mut Conn, id: &str, state: SurveyState, entry: &AuditEntry) -> Result<(), Error> {
    let change = (surveys::state.eq(state.word()), surveys::state_at.eq(entry.at));
    let update = diesel::update(surveys::table.find((ORG, id))).set(change);
    on!(conn, inner => update.execute(inner))?;
    audit::append(conn, entry)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = surveys)]
struct SurveyRow {
    id: String,
    current_version: i32,
    state: String,
    state_at: i64,
    first_published_day: i32,
}

impl SurveyRow {
    fn record(self) -> Result<SurveyRecord, Error> {
        let state = SurveyState::from_word(&self.state)?;
        let Self { id, current_version, state_at, first_published_day, .. } = self;
        Ok(SurveyRecord { id, current_version, state, state_at, first_published_day })
    }
}

fn number_of(conn: &mut Conn, survey: &str) -> Result<i32, Error> {
    let query = surveys::table.find((ORG, survey)).select(surveys::current_version);
    Ok(on!(conn, inner => query.first(inner))?)
}

fn load(conn: &mut Conn, survey: &str, number: i32) -> Result<Version, Error> {
    let query = versions::table.find((ORG, survey, number));
    Ok(on!(conn, inner => query.select(Version::as_select()).first(inner))?)
}

/// Two nodes that publish at once: one is refused by the primary key, and says `Taken`.
fn publish(conn: &mut Conn, new: &NewVersion) -> Result<Published, Error> {
    let of_survey = versions::table.filter(versions::org_id.eq(ORG)).filter(versions::survey.eq(&new.survey));
    let same = of_survey.filter(versions::hash.eq(&new.hash)).select(versions::number);
    let published = match on!(conn, inner => same.first::<i32>(inner).optional())? {
        Some(number) => Published::Same(number),
        None => {
            super::reviews::end(conn, &new.survey)?;
            Published::New(add(conn, new)?)
        }
    };
    let (Published::New(number) | Published::Same(number)) = published;
    make_current(conn, new, number)?;
    Ok(published)
}

fn add(conn: &mut Conn, new: &NewVersion) -> Result<i32, Error> {
    let of_survey = versions::table.filter(versions::org_id.eq(ORG)).filter(versions::survey.eq(&new.survey));
    let last = of_survey.select(diesel::dsl::max(versions::number));
    let number = on!(conn, inner => last.first::<Option<i32>>(inner))?.unwrap_or(0) + 1;
    let row = (
        versions::org_id.eq(ORG),
        versions::survey.eq(&new.survey),
        versions::number.eq(number),
        versions::hash.eq(&new.hash),
        versions::definition.eq(&new.definition),
        versions::source.eq(&new.source),
        versions::published_at.eq(new.published_at),
        versions::media.eq(&new.media),
    );
    on!(conn, inner => diesel::insert_into(versions::table).values(row).execute(inner))?;
    Ok(number)
}

fn make_current(conn: &mut Conn, new: &NewVersion, number: i32) -> Result<(), Error> {
    let row = (
        surveys::org_id.eq(ORG),
        surveys::id.eq(&new.survey),
        surveys::current_version.eq(number),
        surveys::state.eq(SurveyState::Open.word()),
        surveys::first_published_day.eq(day_of(new.published_at)),
    );
    let insert = diesel::insert_into(surveys::table).values(row);
    let upsert = insert.on_conflict((surveys::org_id, surveys::id)).do_update();
    let upsert = upsert.set(surveys::current_version.eq(number));
    on!(conn, inner => upsert.execute(inner))?;
    Ok(())
}

/// Days since 1970, in UTC: good enough for a day that only orders surveys.
fn day_of(second: i64) -> i32 {
    i32::try_from(second.div_euclid(86_400)).unwrap_or_default()
}
