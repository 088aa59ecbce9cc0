//! The surveys that are published, read once from the store and kept.

use crate::definition::{self, Survey};
use crate::store::{Error, Store, SurveyState, Version};
use crate::texts::Language;
use jiff::Timestamp;
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
    /// Closed.
    Closed,
}

impl Edition {
    fn of(version: &Version, variants: Variants) -> Result<Self, Error> {
        let media: BTreeMap<String, String> = serde_json::from_str(&version.media).unwrap_or_default();
        let addresses = media.into_iter().map(|(name, hash)| {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            (name.clone(), format!("/media/{hash}.{ending}"))
        });
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
        })
    }

    /// Whether somebody has read this variant. The first language is the author's own.
    #[must_use]
    pub fn is_checked(&self, language: &Language) -> bool {
        *language == self.survey.default_language() || self.survey.reviewed.contains_key(language)
    }

    /// Whether it takes answers at `now`: from the start of the day that it opens, where the survey is, to the end of
    /// the day that it closes, and 24 hours more for what was begun by then.
    #[must_use]
    pub fn standing(&self, now: Timestamp) -> Standing {
        let start = |day: jiff::civil::Date| day.to_zoned(self.survey.timezone.clone()).map(|zoned| zoned.timestamp());
        if self.survey.opens.and_then(|day| start(day).ok()).is_some_and(|opens| now < opens) {
            return Standing::Early;
        }
        let Some(closed) = self.survey.closes.and_then(|day| day.tomorrow().ok()).and_then(|day| start(day).ok())
        else {
            return Standing::Open;
        };
        let grace = jiff::SignedDuration::from_hours(24);
        match now {
            now if now < closed => Standing::Open,
            now if now < closed + grace => Standing::Ending,
            _ => Standing::Closed,
        }
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
    older: quick_cache::sync::Cache<(String, i32), Arc<Edition>>,
}

impl Catalogue {
    /// Reads what is published.
    pub async fn load(store: Store, variants: Variants) -> Result<Self, Error> {
        let catalogue = Self { store, variants, current: RwLock::default(), older: quick_cache::sync::Cache::new(64) };
        catalogue.reload().await?;
        Ok(catalogue)
    }

    /// Reads again what is published. A version that this program can't read is left out, and said in the log.
    pub async fn reload(&self) -> Result<(), Error> {
        let mut read = BTreeMap::new();
        for record in self.store.surveys().await? {
            let version = self.store.version(&record.id, record.current_version).await?;
            let known = self.current(&record.id).filter(|edition| edition.number == version.number);
            match known.map_or_else(|| Edition::of(&version, self.variants).map(Arc::new), Ok) {
                Ok(edition) if record.state == SurveyState::Open => {
                    read.insert(record.id, edition);
                }
                Ok(_) => {}
                Err(error) => tracing::error!(survey = record.id, %error, "a published survey can't be read"),
            }
        }
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = read;
        Ok(())
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

    /// A version of a survey, which a draft may have been begun with.
    pub async fn version(&self, survey: &str, number: i32) -> Result<Arc<Edition>, Error> {
        if let Some(current) = self.current(survey).filter(|edition| edition.number == number) {
            return Ok(current);
        }
        let key = (survey.to_owned(), number);
        if let Some(known) = self.older.get(&key) {
            return Ok(known);
        }
        let edition = Arc::new(Edition::of(&self.store.version(survey, number).await?, self.variants)?);
        self.older.insert(key, Arc::clone(&edition));
        Ok(edition)
    }
}
