//! Reports that somebody asks for by hand: into the outbox once a minute, and written when they are sent.

use super::letter::{Letter, Trouble};
use super::reports::Reports;
use super::scheduler::delivery;
use super::templated::rendered;
use crate::figures::{Asked, Choosing, report_of_part};
use crate::publish::Edition;
use crate::report::{Filter, Links};
use crate::store::{Delivery, NewDelivery};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The kind of such deliveries.
pub(super) const KIND: &str = "asked-report";

/// What the letter of a report that was asked for is written from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPayload {
    /// The first day, where it is of some days.
    pub from: Option<Date>,
    /// The last.
    pub until: Option<Date>,
    /// What its answers have in common, as items and values.
    pub only: Vec<(String, String)>,
}

/// The delivery of this report to one recipient. The same report is asked for once a minute: who presses twice gets one
/// mail, and who wants another a minute later gets another.
#[must_use]
pub fn asked(survey: &str, payload: &AskedPayload, to: &str, now: Timestamp) -> NewDelivery {
    let days = [payload.from, payload.until].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
    let days = if days.iter().all(String::is_empty) { None } else { Some(days.join("..")) };
    let only = payload.only.iter().map(|(item, value)| format!("{item}={value}"));
    let report: Vec<String> = [format!("report:{survey}:by-hand")].into_iter().chain(days).chain(only).collect();
    let minute = now.strftime("%Y-%m-%dT%H:%MZ").to_string();
    delivery((report.join(":"), minute), KIND, survey, to, payload, now)
}

impl Reports {
    /// The letter of such a delivery.
    pub(super) async fn asked(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        let payload: AskedPayload = serde_json::from_str(&delivery.payload)
            .map_err(|error| Trouble::Lasting(format!("the payload of this report can't be read: {error}")))?;
        let survey = &delivery.survey;
        let edition = self.catalogue.current(survey);
        let edition = edition.ok_or_else(|| Trouble::Lasting(format!("there is no survey {survey} any more")))?;
        let asked = match (payload.from, payload.until) {
            (None, None) => Asked::All,
            (from, until) => Asked::Days { from, until, before: None },
        };
        self.of_part(&edition, &asked, &payload.only).await
    }

    /// The letter of a report of those answers that have all this in common, as items and values.
    pub(super) async fn of_part(
        &self,
        edition: &Edition,
        asked: &Asked,
        only: &[(String, String)],
    ) -> Result<Letter, Trouble> {
        // Whatever is wrong with the records, an operator may mend it: the letter is written when it is tried again.
        let unreadable = |error| Trouble::Passing(format!("the records can't be read: {error}"));
        let survey = &edition.survey.id;
        let choosing = Choosing::of(&self.store, edition, &self.interface).await.map_err(unreadable)?;
        let filters = only.iter().map(|(item, value)| choosing.filter(item, value)).collect::<Result<Vec<Filter>, _>>();
        let filters = filters.map_err(|unfit| Trouble::Lasting(unfit.to_string()))?;
        let page = format!("{}/results/{survey}", self.public_url);
        let links = Links { csv: format!("{page}?format=csv"), page };
        let sources = (&self.store, self.interface.as_ref(), &self.books, &self.keys);
        let read = Arc::new(AtomicU64::new(0));
        let view = report_of_part(sources, edition, asked, &filters, links, &read).await.map_err(unreadable)?;
        rendered(&self.renderer, "report", &view).map_err(|error| Trouble::Lasting(error.to_string()))
    }
}
