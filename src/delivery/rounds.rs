//! The worker's day: look what is due, send what can be sent, rest, until told to stop.

use super::letter::Letters;
use super::scheduler::Scheduler;
use super::worker::{Outcome, Worker};
use crate::store::{Error, Store};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// How often the outbox is looked at, where nothing is put into it here: another process may have, and what is tried
/// again is due at its time.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often is looked for what is due.
const TICK_EVERY: Duration = Duration::from_secs(20);

/// Tells one worker to stop, and how long it rests.
#[derive(Debug)]
pub struct Bell {
    rung: Notify,
    stopped: AtomicBool,
    rest: Duration,
}

impl Default for Bell {
    fn default() -> Self {
        Self::resting(LOOK_EVERY)
    }
}

impl Bell {
    /// The worker looks at the outbox so often where nothing is put into it here.
    #[must_use]
    pub fn resting(rest: Duration) -> Self {
        Self { rung: Notify::new(), stopped: AtomicBool::new(false), rest }
    }

    /// The worker ends, after the mail that is on its way.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        self.rung.notify_one();
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// Until it is told to stop, something is put into the outbox, or it is time to look.
    async fn rest(&self, store: &Store) {
        tokio::select! {
            () = self.rung.notified() => {}
            () = store.mail_waits() => {}
            () = tokio::time::sleep(self.rest) => {}
        }
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
        bell.rest(&worker.store).await;
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
