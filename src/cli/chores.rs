//! What a serving process does by itself: releases, retention, and what has run out.

use super::service::Service;
use crate::figures::{self, Due, Journeys};
use crate::publish::Edition;
use crate::store::Error;
use jiff::civil::Date;
use std::collections::HashMap;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_secs(600);
/// How often sums are put into the records: no finer time is ever kept of them.
const COUNT_EVERY: Duration = Duration::from_secs(3600);

/// Does the chores until the process ends. What fails now is done the next time.
pub(super) async fn keep_house(service: &Service) {
    let mut looked_on = HashMap::new();
    loop {
        for edition in service.catalogue.all() {
            if let Err(error) = for_survey(service, &edition, &mut looked_on).await {
                tracing::warn!(survey = edition.survey.id, %error, "a chore was left for later");
            }
        }
        if let Err(error) = throw_out(service).await {
            tracing::warn!(%error, "a chore was left for later");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Puts the sums of how far people come with forms into the records, each hour, until the process ends.
pub(super) async fn keep_count(service: &Service, journeys: &Journeys) {
    loop {
        tokio::time::sleep(COUNT_EVERY).await;
        if let Err(error) = journeys.flush(&service.store).await {
            tracing::warn!(%error, "sums of how far people come wait for the next hour");
        }
    }
}

/// `looked_on` holds the day, by survey, on which old answers were last looked for: once a day.
async fn for_survey(service: &Service, edition: &Edition, looked_on: &mut HashMap<String, Date>) -> Result<(), Error> {
    let now = service.clock.now();
    if let Due::Released(number) = figures::release(&service.store, &service.interface, edition, now).await? {
        tracing::info!(survey = edition.survey.id, number, "answers joined the figures");
    }
    let (id, today) = (&edition.survey.id, edition.today(now));
    figures::settle_themes(&service.store, edition, today).await?;
    if looked_on.get(id) != Some(&today) {
        let count = figures::expire(&service.store, &service.interface, edition, today).await?;
        looked_on.insert(id.clone(), today);
        if count > 0 {
            tracing::info!(survey = id, count, "answers whose time is over were deleted");
        }
    }
    Ok(())
}

/// Drafts, sessions and links that have run out.
async fn throw_out(service: &Service) -> Result<(), Error> {
    let now = service.clock.seconds();
    service.store.purge_drafts(now / 3600).await?;
    service.store.purge_sessions(now).await?;
    service.store.purge_links(now).await?;
    Ok(())
}
