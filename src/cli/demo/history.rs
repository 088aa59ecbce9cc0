//! Ten weeks of made-up answers, stored through the same door that real ones use, and released day by day.

use super::answers::{Script, scripts};
use crate::cli::Failure;
use crate::cli::progress::Progress;
use crate::cli::service::Service;
use crate::clock::day_number;
use crate::figures;
use crate::intake::record;
use crate::keys::random;
use crate::publish::Edition;
use crate::question::Problem;
use crate::response::read;
use crate::store::{AuditEntry, CommentState, Decision, Submitted};
use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::atomic::Ordering;

/// How many days the answers came in over.
const DAYS: i64 = 70;

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::setup(format!("the demonstration could not be made: {error}"))
}

/// Stores the answers of every survey that has a script; how many there are.
pub(super) async fn store(service: &Service) -> Result<usize, Failure> {
    let mut stored = 0;
    let progress = Progress::of("Storing made-up answers");
    for (survey, mut script) in scripts() {
        let Some(edition) = service.catalogue.current(&survey) else { continue };
        // The same answers at each start, so that two people who try it see the same.
        let mut rng = StdRng::seed_from_u64(20_261_121 + script.count as u64);
        stored += weeks(service, &edition, &mut script, &mut rng, &progress).await?;
        moderate(service, &edition, &mut rng).await?;
    }
    Ok(stored)
}

async fn weeks(
    service: &Service,
    edition: &Edition,
    script: &mut Script,
    rng: &mut StdRng,
    progress: &Progress,
) -> Result<usize, Failure> {
    let now = service.clock.now();
    let mut stored = 0;
    for ago in (0..DAYS).rev() {
        let then = now - SignedDuration::from_hours(24 * ago);
        let until = script.count * usize::try_from(DAYS - ago).unwrap_or(0) / usize::try_from(DAYS).unwrap_or(1);
        let today =
            try_join_all((stored..until).map(|_| submit(service, edition, script, rng, then)).collect::<Vec<_>>())
                .await?;
        stored += today.len();
        progress.done().fetch_add(today.len() as u64, Ordering::Relaxed);
        figures::release(&service.store, &service.interface, edition, then).await.map_err(broken)?;
    }
    Ok(stored)
}

/// Which made-up answers the survey does not take.
fn wrong(problems: &[Problem]) -> String {
    let wrong: Vec<String> = problems.iter().map(|one| format!("{} ({})", one.item, one.wrong.code)).collect();
    format!("the survey does not take {}", wrong.join(", "))
}

fn submit<'a>(
    service: &'a Service,
    edition: &Edition,
    script: &mut Script,
    rng: &mut StdRng,
    then: Timestamp,
) -> impl Future<Output = Result<(), Failure>> + use<'a> {
    let (today, places) = (edition.today(then), Vec::new());
    let submission = script.submission(&edition.survey, today, &places, rng);
    let new = read(&edition.survey, &submission, today, &places).map_err(|problems| broken(wrong(&problems))).and_then(
        |response| {
            let id: [u8; 16] = random().map_err(broken)?;
            let receipt = service.keys.receipt(&edition.survey.id, &id);
            record(&service.keys, edition, (&submission, &response), &receipt, day_number(today)).map_err(broken)
        },
    );
    async move {
        match service.store.submit(new?).await.map_err(broken)? {
            Submitted::Stored => Ok(()),
            _ => Err(broken("an answer was refused as one that had come before")),
        }
    }
}

/// Publishes most comments, as a moderator would; some wait, so that the page has something to do.
async fn moderate(service: &Service, edition: &Edition, rng: &mut StdRng) -> Result<(), Failure> {
    let (survey, now) = (&edition.survey, service.clock.seconds());
    let waiting = service.store.comments(&survey.id, CommentState::Waiting, None, 1000).await.map_err(broken)?;
    let who = survey.owner.as_ref().map_or_else(String::new, |owner| owner.email.clone());
    for comment in waiting {
        if !rng.random_bool(0.7) {
            continue;
        }
        let entry = AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: now,
            who: who.clone(),
            what: "publish".to_owned(),
            survey: Some(survey.id.clone()),
            detail: String::new(),
        };
        let decision = Decision::Publish { shown: None, confirmed_small: false };
        service.store.decide(&survey.id, comment.id, decision, entry).await.map_err(broken)?;
    }
    Ok(())
}
