//! What a serving process does by itself: releases, retention, and what has run out.

use super::service::Service;
use crate::clock::day_number;
use crate::figures::{self, Due};
use crate::publish::Edition;
use crate::store::Error;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_secs(600);

/// Does the chores until the process ends. What fails now is done the next time.
pub(super) async fn keep_house(service: &Service) {
    loop {
        for edition in service.catalogue.all() {
            if let Err(error) = for_survey(service, &edition).await {
                tracing::warn!(survey = edition.survey.id, %error, "a chore was left for later");
            }
        }
        if let Err(error) = throw_out(service).await {
            tracing::warn!(%error, "a chore was left for later");
        }
        tokio::time::sleep(EVERY).await;
    }
}

async fn for_survey(service: &Service, edition: &Edition) -> Result<(), Error> {
    let now = service.clock.now();
    if let Due::Released(number) = figures::release(&service.store, &service.interface, edition, now).await? {
        tracing::info!(survey = edition.survey.id, number, "answers joined the figures");
    }
    if let Some(days) = edition.survey.retention_days {
        let first_kept = day_number(edition.today(now)).saturating_sub(i32::try_from(days).unwrap_or(i32::MAX));
        service.store.expire(&edition.survey.id, first_kept).await?;
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
