//! The writer's thread: batches, transactions, answers, and what to do when the
//! database fails.

use super::batch;
use super::conn::{Conn, Part};
use super::error::Error;
use super::place::Place;
use super::submit::Submitted;
use super::writer::{Job, Submission, Work};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// Jobs in one transaction, at most.
const BATCH: usize = 256;
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// What the thread owns.
pub(super) struct Desk {
    place: Place,
    part: Part,
    conn: Option<Conn>,
    wait: Duration,
    next_try: Instant,
}

/// One transaction's jobs, by kind.
#[derive(Default)]
struct Batch {
    submissions: Vec<Submission>,
    works: Vec<Box<dyn Work>>,
    stop: bool,
}

impl Batch {
    fn push(&mut self, job: Job) {
        match job {
            Job::Submit(submission) => self.submissions.push(submission),
            Job::Work(work) => self.works.push(work),
            Job::Stop => self.stop = true,
        }
    }

    fn len(&self) -> usize {
        self.submissions.len() + self.works.len()
    }

    /// Adds what is queued, without waiting.
    fn drain(mut self, jobs: &Receiver<Job>) -> Self {
        while self.len() < BATCH {
            let Ok(job) = jobs.try_recv() else { break };
            self.push(job);
        }
        self
    }

    /// Waits for one job, then takes what else there is; nothing when all senders are gone.
    fn wait(jobs: &Receiver<Job>) -> Option<Self> {
        let mut batch = Self::default();
        batch.push(jobs.recv().ok()?);
        Some(batch.drain(jobs))
    }
}

/// What became of a transaction.
enum Ending {
    Committed(Vec<Result<Submitted, Error>>),
    Failed(Error),
}

impl Desk {
    pub(super) fn new(place: Place, part: Part, conn: Conn) -> Self {
        Self {
            place,
            part,
            conn: Some(conn),
            wait: FIRST_WAIT,
            next_try: Instant::now(),
        }
    }

    /// Serves the queue until it is told to stop or nobody can send any more.
    pub(super) fn serve(mut self, jobs: &Receiver<Job>) {
        let guard = EndOnPanic;
        let mut stopping = false;
        while let Some(batch) = self.next(jobs, stopping) {
            stopping |= batch.stop;
            if batch.len() > 0 {
                self.handle(batch);
            }
        }
        drop(self.conn.take());
        std::mem::forget(guard);
    }

    fn next(&mut self, jobs: &Receiver<Job>, stopping: bool) -> Option<Batch> {
        match stopping {
            false => Batch::wait(jobs),
            true => Some(Batch::default().drain(jobs)).filter(|batch| batch.len() > 0),
        }
    }

    fn handle(&mut self, mut batch: Batch) {
        match self.commit(&mut batch) {
            Ending::Committed(results) => {
                for (submission, result) in batch.submissions.into_iter().zip(results) {
                    submission.answer.send(result).ok();
                }
                batch.works.into_iter().for_each(|work| work.answer(Ok(())));
            }
            Ending::Failed(error) => {
                for submission in batch.submissions {
                    submission.answer.send(Err(error.clone())).ok();
                }
                batch
                    .works
                    .into_iter()
                    .for_each(|work| work.answer(Err(error.clone())));
            }
        }
    }

    /// One transaction from its beginning to its end.
    fn commit(&mut self, batch: &mut Batch) -> Ending {
        let Some(mut conn) = self.connection() else {
            return Ending::Failed(Error::Busy);
        };
        match run(&mut conn, batch) {
            Ok(results) => {
                self.conn = Some(conn);
                Ending::Committed(results)
            }
            Err(error) => {
                self.keep_if_usable(conn);
                tracing::error!(%error, "a transaction was not committed");
                Ending::Failed(Error::Busy)
            }
        }
    }

    fn connection(&mut self) -> Option<Conn> {
        if self.conn.is_none() && Instant::now() >= self.next_try {
            self.reconnect();
        }
        self.conn.take()
    }

    fn reconnect(&mut self) {
        match Conn::open(&self.place, self.part) {
            Ok(conn) => {
                tracing::info!("the writer is connected again");
                self.conn = Some(conn);
                self.wait = FIRST_WAIT;
            }
            Err(why) => {
                tracing::warn!(%why, "the writer can't connect");
                self.next_try = Instant::now() + self.wait;
                self.wait = (self.wait * 2).min(LONGEST_WAIT);
            }
        }
    }

    /// An SQLite connection outlives a full disk; one to a server is made anew.
    fn keep_if_usable(&mut self, mut conn: Conn) {
        if conn.is_sqlite() && conn.is_usable() {
            self.conn = Some(conn);
        }
    }
}

fn run(conn: &mut Conn, batch: &mut Batch) -> Result<Vec<Result<Submitted, Error>>, Error> {
    conn.begin()?;
    let responses: Vec<_> = batch.submissions.iter().map(|one| &one.response).collect();
    let results = batch::store(conn, &responses);
    batch.works.iter_mut().for_each(|work| work.run(conn));
    conn.commit()
        .inspect_err(|error| end_if_unknown(conn, error))?;
    Ok(results)
}

/// SQLite says "full" or "locked" where it did not commit. After anything else the
/// rows may or may not be durable, and a later fsync would not tell.
fn end_if_unknown(conn: &Conn, error: &Error) {
    if conn.is_sqlite() && *error != Error::Busy {
        tracing::error!(%error, "whether a commit is durable can't be known; ending");
        std::process::abort();
    }
}

/// A panic in the writer ends the process: what is half done must not go on.
struct EndOnPanic;

impl Drop for EndOnPanic {
    fn drop(&mut self) {
        tracing::error!("the writer panicked; ending");
        std::process::abort();
    }
}
