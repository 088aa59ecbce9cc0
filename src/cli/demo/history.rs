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
use crate::store::Submitted;
use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::sync::atomic::Ordering;

/// How many days the answers came in over.
pub(super) const DAYS: i64 = 70;

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
        let stored_of = weeks(service, &edition, &mut script, &mut rng, &progress).await?;
        stored += stored_of;
        super::moderate::moderate(service, &edition, &mut rng).await.map_err(broken)?;
        super::moderate::count_steps(service, &edition, stored_of).await.map_err(broken)?;
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
    let places = super::places::of(service, &edition.survey.id).await?;
    let places: Vec<String> = places.into_iter().map(|point| point.place.id).collect();
    let mut stored = 0;
    for ago in (0..DAYS).rev() {
        let then = now - SignedDuration::from_hours(24 * ago);
        let until = script.count * usize::try_from(DAYS - ago).unwrap_or(0) / usize::try_from(DAYS).unwrap_or(1);
        let today = try_join_all(
            (stored..until).map(|_| submit(service, edition, &places, (script, rng), then)).collect::<Vec<_>>(),
        )
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
    places: &[String],
    (script, rng): (&mut Script, &mut StdRng),
    then: Timestamp,
) -> impl Future<Output = Result<(), Failure>> + use<'a> {
    let today = edition.today(then);
    let submission = script.submission(&edition.survey, today, places, rng);
    let new = read(&edition.survey, &submission, today, places).map_err(|problems| broken(wrong(&problems))).and_then(
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
