//! The surveys that are published, read once from the store and kept.

use crate::definition::{self, Survey};
use crate::store::{Error, Store, SurveyRecord, SurveyState, Version};
use crate::texts::Language;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A published version of a survey.
#[derive(Debug)]
pub struct Edition {
    /// The survey.
    pub survey: Survey,
    /// The languages that it is offered in: those that somebody has read, and the first.
    pub offered: Vec<Language>,
    /// The number of the version, 1 for the first.
    pub number: i32,
    /// The hash that the version is known by.
    pub hash: String,
    /// The canonical JSON of the definition.
    pub canonical: String,
    /// Whether the survey takes answers, beside what its dates say.
    pub state: State,
    /// Those who reviewed it, as they wish to be named now; nobody, where it is not the current version.
    pub credits: Vec<String>,
    /// Whether families can read what was done about what people said.
    pub told: bool,
}

/// A survey's state, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State {
    /// The state.
    pub is: SurveyState,
    /// In seconds since 1970.
    pub since: i64,
}

impl From<&SurveyRecord> for State {
    fn from(record: &SurveyRecord) -> Self {
        Self { is: record.state, since: record.state_at }
    }
}

/// Which language variants are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variants {
    /// Those that a named person has read, and the first language.
    Reviewed,
    /// All, with a visible note on those that nobody has read. For `demo`.
    All,
}

/// Whether a survey takes answers at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not open yet.
    Early,
    /// Open.
    Open,
    /// Closed for new answers; a draft that was begun in time may still be sent.
    Ending,
    /// Paused for new answers; a draft that was begun before may still be sent.
    Pausing,
    /// Paused.
    Paused,
    /// Closed.
    Closed,
}

/// For how long what was begun in time may still be sent.
const GRACE: SignedDuration = SignedDuration::from_hours(24);

/// What stands beside the current version of a survey and changes without a new one.
#[derive(Default)]
struct Beside {
    credits: Vec<String>,
    told: bool,
}

impl Edition {
    fn of(version: &Version, variants: Variants, state: State, beside: Beside) -> Result<Self, Error> {
        let media: BTreeMap<String, String> = serde_json::from_str(&version.media).unwrap_or_default();
        let addresses = media.into_iter().map(|(name, hash)| (name.clone(), super::drafts::address(&name, &hash)));
        let checked = definition::read(&version.definition, &addresses.collect());
        let survey = checked.survey.ok_or_else(|| {
            Error::Broken(format!("version {} of {} can't be read by this yousaid", version.number, version.survey))
        })?;
        let default = survey.default_language();
        let is_offered = |language: &&Language| {
            variants == Variants::All || **language == default || survey.reviewed.contains_key(*language)
        };
        let offered = survey.languages.iter().filter(is_offered).cloned().collect();
        Ok(Self {
            offered,
            survey,
            number: version.number,
            hash: version.hash.clone(),
            canonical: version.definition.clone(),
            state,
            credits: beside.credits,
            told: beside.told,
        })
    }

    /// Whether somebody has read this variant. The first language is the author's own.
    #[must_use]
    pub fn is_checked(&self, language: &Language) -> bool {
        *language == self.survey.default_language() || self.survey.reviewed.contains_key(language)
    }

    /// Whether it takes answers at `now`: from the start of the day that it opens, where the survey is, to the end of
    /// the day that it closes, unless it is paused or archived; and 24 hours more for what was begun by then.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        let in_grace = Timestamp::from_second(self.state.since).is_ok_and(|since| now < since + GRACE);
        match (self.state.is, self.by_dates(now)) {
            (SurveyState::Open, by_dates) => by_dates,
            (_, Standing::Closed) => Standing::Closed,
            (SurveyState::Closed, Standing::Open | Standing::Ending) if in_grace => Standing::Ending,
            (SurveyState::Closed, _) => Standing::Closed,
            (SurveyState::Paused, Standing::Early) => Standing::Early,
            (SurveyState::Paused, _) if in_grace => Standing::Pausing,
            (SurveyState::Paused, _) => Standing::Paused,
        }
    }

    fn by_dates(&self, now: Timestamp) -> Standing {
        let start = |day: jiff::civil::Date| day.to_zoned(self.survey.timezone.clone()).map(|zoned| zoned.timestamp());
        if self.survey.opens.and_then(|day| start(day).ok()).is_some_and(|opens| now < opens) {
            return Standing::Early;
        }
        let Some(closed) = self.survey.closes.and_then(|day| day.tomorrow().ok()).and_then(|day| start(day).ok())
        else {
            return Standing::Open;
        };
        match now {
            now if now < closed => Standing::Open,
            now if now < closed + GRACE => Standing::Ending,
            _ => Standing::Closed,
        }
    }

    /// The last day on which it took answers, where there is one: the day that it closes, or was archived.
    #[must_use]
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        let archived = (self.state.is == SurveyState::Closed).then(|| Timestamp::from_second(self.state.since).ok());
        let archived = archived.flatten().map(|at| self.today(at));
        self.survey.closes.into_iter().chain(archived).min()
    }

    /// The day, where the survey is.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> jiff::civil::Date {
        now.to_zoned(self.survey.timezone.clone()).date()
    }
}

/// All surveys that are published.
pub struct Catalogue {
    store: Store,
    variants: Variants,
    current: RwLock<BTreeMap<String, Arc<Edition>>>,
    older: quick_cache::sync::Cache<(String, i32, State), Arc<Edition>>,
}

impl Catalogue {
    /// Reads what is published.
    pub async fn load(store: Store, variants: Variants) -> Result<Self, Error> {
        let catalogue = Self { store, variants, current: RwLock::default(), older: quick_cache::sync::Cache::new(64) };
        catalogue.reload().await?;
        Ok(catalogue)
    }

    /// Reads again what is published, archived surveys too. A version that this program can't read is left out, and
    /// said in the log.
    pub async fn reload(&self) -> Result<(), Error> {
        let mut read = BTreeMap::new();
        let (mut credits, told) = (self.store.credits().await?, self.store.surveys_with_changes().await?);
        for record in self.store.surveys().await? {
            let credits = credits.remove(&record.id).unwrap_or_default();
            let beside = Beside { credits, told: told.contains(&record.id) };
            match self.edition(&record, beside).await {
                Ok(edition) => drop(read.insert(record.id, edition)),
                Err(Error::Busy) => return Err(Error::Busy),
                Err(error) => tracing::error!(survey = record.id, %error, "a published survey can't be read"),
            }
        }
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = read;
        Ok(())
    }

    /// What is known and has not changed is not read again.
    async fn edition(&self, record: &SurveyRecord, beside: Beside) -> Result<Arc<Edition>, Error> {
        let (number, state) = (record.current_version, State::from(record));
        let same = |known: &Arc<Edition>| {
            (known.number, known.state) == (number, state)
                && known.credits == beside.credits
                && known.told == beside.told
        };
        let known = self.current(&record.id).filter(same);
        match known {
            Some(known) => Ok(known),
            None => {
                let version = self.store.version(&record.id, number).await?;
                Edition::of(&version, self.variants, state, beside).map(Arc::new)
            }
        }
    }

    /// The version of a survey that is answered now.
    #[must_use]
    pub fn current(&self, survey: &str) -> Option<Arc<Edition>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).get(survey).cloned()
    }

    /// All surveys, by id.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Edition>> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// A version of a survey, which a draft may have been begun with. It has the state that the survey has now.
    pub async fn version(&self, survey: &str, number: i32) -> Result<Arc<Edition>, Error> {
        let current = self.current(survey);
        if let Some(current) = current.clone().filter(|edition| edition.number == number) {
            return Ok(current);
        }
        let state = match current {
            Some(current) => current.state,
            None => State::from(&self.store.survey(survey).await?),
        };
        let key = (survey.to_owned(), number, state);
        if let Some(known) = self.older.get(&key) {
            return Ok(known);
        }
        let edition =
            Arc::new(Edition::of(&self.store.version(survey, number).await?, self.variants, state, Beside::default())?);
        self.older.insert(key, Arc::clone(&edition));
        Ok(edition)
    }
}
