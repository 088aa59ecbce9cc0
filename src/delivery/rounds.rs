//! The worker's day: look what is due, send what can be sent, rest, until told to stop.

use super::letter::Letters;
use super::scheduler::Scheduler;
use super::worker::{Outcome, Worker};
use crate::store::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// How often the outbox is looked at, where nobody rings.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often is looked for what is due.
const TICK_EVERY: Duration = Duration::from_secs(20);

/// Wakes one worker, or tells it to stop.
#[derive(Debug, Default)]
pub struct Bell {
    rung: Notify,
    stopped: AtomicBool,
}

impl Bell {
    /// A mail that somebody waits for is in the outbox.
    pub fn ring(&self) {
        self.rung.notify_one();
    }

    /// The worker ends, after the mail that is on its way.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.rung.notify_one();
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    async fn rest(&self) {
        let _ = tokio::time::timeout(LOOK_EVERY, self.rung.notified()).await;
    }
}

/// Works until the bell says to stop.
pub async fn run<L: Letters>(scheduler: &Scheduler, worker: &Worker<L>, bell: &Bell) {
    let mut ticked: Option<Instant> = None;
    while !bell.is_stopped() {
        if ticked.is_none_or(|at| at.elapsed() >= TICK_EVERY) {
            ticked = Some(Instant::now());
            tell(scheduler.tick(worker.clock.now()).await.map(drop));
        }
        tell(deliver(worker, bell).await);
        bell.rest().await;
    }
}

async fn deliver<L: Letters>(worker: &Worker<L>, bell: &Bell) -> Result<(), Error> {
    while !bell.is_stopped() && worker.try_deliver_one().await? != Outcome::Nothing {}
    Ok(())
}

fn tell(done: Result<(), Error>) {
    match done {
        Ok(()) => {}
        Err(Error::Busy) => tracing::warn!("the outbox can't be reached; it is tried again"),
        Err(error) => tracing::error!(%error, "the outbox can't be worked at"),
    }
}
