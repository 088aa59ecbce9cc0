//! What is due goes into the outbox, once: its unique key (report, recipient, period) sees to that, however many
//! schedulers there are and whatever their clocks say.

use super::schedule::{self, Days, Period};
use super::{digest, reminder};
use crate::clock::day_number;
use crate::definition::ReportSchedule;
use crate::publish::{Catalogue, Edition};
use crate::store::{CollectionPoint, Error, NewDelivery, Store};
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
    /// The one place that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
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
        Ok(new + digest::put_due(self, now).await?)
    }

    fn known(&self) -> MutexGuard<'_, HashSet<(String, String, String)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn reports(&self, now: Timestamp) -> Result<Vec<NewDelivery>, Error> {
        let mut due = Vec::new();
        for edition in self.catalogue.all() {
            let published = self.store.version(&edition.survey.id, 1).await?.published_at;
            let wanted = wanted(&edition, published, now);
            due.extend(wanted.iter().flat_map(|due| due.to(&due.schedule.to, None, now)));
            if !wanted.is_empty() && edition.survey.place_item().is_some() {
                let points = self.store.collection_points(&edition.survey.id).await?;
                due.extend(points.iter().flat_map(|point| of_place(&wanted, point, now)));
            }
        }
        Ok(due)
    }
}

/// A report that is due.
struct Due<'a> {
    survey: &'a str,
    name: String,
    schedule: &'a ReportSchedule,
    period: Period,
}

impl Due<'_> {
    fn to(&self, recipients: &[String], place: Option<&str>, now: Timestamp) -> Vec<NewDelivery> {
        let one = |to: &String| report_of((self.survey, place), &self.name, self.schedule, &self.period, to, now);
        recipients.iter().map(one).collect()
    }
}

fn wanted(edition: &Edition, published: i64, now: Timestamp) -> Vec<Due<'_>> {
    let survey = &edition.survey;
    let named = survey.reports.iter().zip(schedule::names(&survey.reports));
    let due = named.filter_map(|(schedule, name)| {
        let period =
            schedule::due(schedule, &survey.timezone, now).filter(|period| is_wanted(edition, published, period))?;
        Some(Due { survey: &survey.id, name, schedule, period })
    });
    due.collect()
}

/// The same reports, of one place, while answers come from there.
fn of_place(wanted: &[Due<'_>], point: &CollectionPoint, now: Timestamp) -> Vec<NewDelivery> {
    let place = &point.place;
    let is_used = |due: &&Due<'_>| {
        let last = place.last_day.map(|last| last + UNTIL_THE_LAST_RELEASE);
        let (first_of_period, last_of_period) = (day_number(due.period.days.first), day_number(due.period.days.last));
        !point.archived
            && last.is_none_or(|last| first_of_period <= last)
            && place.first_day.is_none_or(|first| first <= last_of_period)
    };
    wanted.iter().filter(is_used).flat_map(|due| due.to(&point.recipients, Some(&place.id), now)).collect()
}

/// How many days after the last answer came in the last of them join the figures, at most.
const UNTIL_THE_LAST_RELEASE: i32 = 3;

/// A report that was due before its survey existed was never asked for; nor is one of days before it opens, or of days
/// after the last release that its closing or its archiving brings.
fn is_wanted(edition: &Edition, published: i64, period: &Period) -> bool {
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
    report_of((survey, None), name, schedule, period, to, now)
}

fn report_of(
    (survey, place): (&str, Option<&str>),
    name: &str,
    schedule: &ReportSchedule,
    period: &Period,
    to: &str,
    now: Timestamp,
) -> NewDelivery {
    let language = schedule.language.tag().to_owned();
    let place_of = place.map(str::to_owned);
    let payload = ReportPayload { language, days: period.days, before: period.before, place: place_of };
    let of_place = place.map(|place| format!(":place:{place}")).unwrap_or_default();
    let report = format!("report:{survey}:{name}{of_place}");
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
