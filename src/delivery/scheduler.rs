//! What is due goes into the outbox, once: its unique key (report, recipient, period) sees to that, however many
//! schedulers there are and whatever their clocks say.

use super::reminder;
use super::schedule::{self, Days, Period};
use crate::definition::ReportSchedule;
use crate::publish::{Catalogue, Edition};
use crate::store::{Error, NewDelivery, Store};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the letter of a report is written from, as its delivery's payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPayload {
    /// The language's tag.
    pub language: String,
    /// What the report covers.
    pub days: Days,
    /// What it is compared with.
    pub before: Days,
}

/// What finds out what is due.
pub struct Scheduler {
    pub(super) store: Store,
    pub(super) catalogue: Arc<Catalogue>,
    /// Where staff pages are, without a slash at the end.
    pub(super) public_url: String,
    /// What was due last time and is in the outbox: spares the database the same refusal every time.
    known: Mutex<HashSet<(String, String, String)>>,
}

impl Scheduler {
    /// A scheduler of the surveys that are published.
    #[must_use]
    pub fn new(store: Store, catalogue: Arc<Catalogue>, public_url: String) -> Self {
        Self { store, catalogue, public_url, known: Mutex::default() }
    }

    /// Puts into the outbox what is due at `now` and not there yet. Returns how many mails.
    pub async fn tick(&self, now: Timestamp) -> Result<usize, Error> {
        let mut due = self.reports(now).await?;
        due.extend(reminder::due(self, now).await?);
        let known = std::mem::take(&mut *self.known());
        let mut new = 0;
        for delivery in due {
            let key = (delivery.report.clone(), delivery.recipient.clone(), delivery.period.clone());
            if !known.contains(&key) {
                new += usize::from(self.store.enqueue(delivery).await?);
            }
            self.known().insert(key);
        }
        Ok(new)
    }

    fn known(&self) -> MutexGuard<'_, HashSet<(String, String, String)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn reports(&self, now: Timestamp) -> Result<Vec<NewDelivery>, Error> {
        let mut due = Vec::new();
        for edition in self.catalogue.all() {
            let published = self.store.version(&edition.survey.id, 1).await?.published_at;
            due.extend(reports_of(&edition, published, now));
        }
        Ok(due)
    }
}

fn reports_of(edition: &Edition, published: i64, now: Timestamp) -> Vec<NewDelivery> {
    let survey = &edition.survey;
    let names = schedule::names(&survey.reports);
    let named = survey.reports.iter().zip(names);
    let due = named.filter_map(|(schedule, name)| {
        let period =
            schedule::due(schedule, &survey.timezone, now).filter(|period| is_wanted(edition, published, period))?;
        Some(
            schedule.to.iter().map(move |to| report(&survey.id, &name, schedule, &period, to, now)).collect::<Vec<_>>(),
        )
    });
    due.flatten().collect()
}

/// A report that was due before its survey existed was never asked for; nor is one of days before it opens, or of days
/// after the last release that its closing or its archiving brings.
fn is_wanted(edition: &Edition, published: i64, period: &Period) -> bool {
    const UNTIL_THE_LAST_RELEASE: i32 = 3;
    let last_release =
        edition.last_day().map(|last| last.saturating_add(jiff::Span::new().days(UNTIL_THE_LAST_RELEASE)));
    period.due.as_second() >= published
        && edition.survey.opens.is_none_or(|opens| opens <= period.days.last)
        && last_release.is_none_or(|last| period.days.first <= last)
}

/// The delivery of one report to one recipient. `name` is the schedule's (see [`schedule::names`]).
#[must_use]
pub fn report(
    survey: &str,
    name: &str,
    schedule: &ReportSchedule,
    period: &Period,
    to: &str,
    now: Timestamp,
) -> NewDelivery {
    let language = schedule.language.tag().to_owned();
    let payload = ReportPayload { language, days: period.days, before: period.before };
    let report = format!("report:{survey}:{name}");
    delivery((report, period.key.clone()), "report", survey, to, &payload, now)
}

/// A delivery that is due at once.
pub(super) fn delivery(
    (report, period): (String, String),
    kind: &str,
    survey: &str,
    to: &str,
    payload: &impl Serialize,
    now: Timestamp,
) -> NewDelivery {
    NewDelivery {
        id: uuid::Uuid::new_v4().to_string(),
        report,
        recipient: to.to_lowercase(),
        period,
        survey: survey.to_owned(),
        kind: kind.to_owned(),
        payload: serde_json::to_string(payload).unwrap_or_default(),
        // Since ever: it is due whatever a clock says that is set back, and goes before what has failed before.
        next_at: 0,
        created_at: now.as_second(),
    }
}
