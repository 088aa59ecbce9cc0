//! What a serving process does by itself: releases, retention, and what has run out.

use super::service::Service;
use crate::figures::{self, Due};
use crate::publish::Edition;
use crate::store::Error;
use jiff::civil::Date;
use std::collections::HashMap;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_secs(600);

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

/// `looked_on` holds the day, by survey, on which old answers were last looked for: once a day.
async fn for_survey(service: &Service, edition: &Edition, looked_on: &mut HashMap<String, Date>) -> Result<(), Error> {
    let now = service.clock.now();
    if let Due::Released(number) = figures::release(&service.store, &service.interface, edition, now).await? {
        tracing::info!(survey = edition.survey.id, number, "answers joined the figures");
    }
    let (id, today) = (&edition.survey.id, edition.today(now));
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
