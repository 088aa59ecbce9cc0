//! What a serving process does by itself: releases, retention, and what has run out.

use super::service::Service;
use crate::figures::{self, Due};
use crate::publish::Edition;
use crate::store::Error;
use std::collections::HashMap;
use std::time::Duration;

/// How often.
const EVERY: Duration = Duration::from_secs(600);

/// Does the chores until the process ends. What fails now is done the next time.
pub(super) async fn keep_house(service: &Service) {
    let mut kept_from = HashMap::new();
    loop {
        for edition in service.catalogue.all() {
            if let Err(error) = for_survey(service, &edition, &mut kept_from).await {
                tracing::warn!(survey = edition.survey.id, %error, "a chore was left for later");
            }
        }
        if let Err(error) = throw_out(service).await {
            tracing::warn!(%error, "a chore was left for later");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// `kept_from` holds the day, by survey, up to which old answers have gone: they are looked for once a day.
async fn for_survey(service: &Service, edition: &Edition, kept_from: &mut HashMap<String, i32>) -> Result<(), Error> {
    let now = service.clock.now();
    if let Due::Released(number) = figures::release(&service.store, &service.interface, edition, now).await? {
        tracing::info!(survey = edition.survey.id, number, "answers joined the figures");
    }
    let id = &edition.survey.id;
    if let Some(day) = figures::first_kept(edition, now).filter(|day| kept_from.get(id) != Some(day)) {
        let count = figures::expire(&service.store, &service.interface, edition, day).await?;
        kept_from.insert(id.clone(), day);
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
