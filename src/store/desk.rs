//! The writer's thread: batches, transactions, answers, and what to do when the
//! database fails.

use super::arrivals::{self, Arrived, Intake};
use super::batch;
use super::bytes::{BodyHash, Key};
use super::conn::{Conn, Part};
use super::error::Error;
use super::place::Place;
use super::submit::{NewResponse, Submitted};
use super::writer::{Job, Submission, Work};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// Jobs in one transaction, at most.
const BATCH: usize = 256;
/// Arrivals that are laid out at once, though more come.
const ENOUGH: usize = 4096;
/// When nothing comes for so long, what has arrived is laid out.
const QUIET: Duration = Duration::from_millis(500);
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// How responses get into their tables.
#[derive(Clone)]
pub(super) enum Way {
    /// At once.
    Straight,
    /// At once, after what a serving process has taken in.
    Beside,
    /// By the thousand: this is the process that serves an SQLite file.
    Serving(Arc<Arrived>),
}

/// What the thread owns.
pub(super) struct Desk {
    place: Place,
    part: Part,
    way: Way,
    conn: Option<Conn>,
    wait: Duration,
    next_try: Instant,
    /// Not to lay out before this: it has failed.
    lay_after: Instant,
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

    fn with(job: Job) -> Self {
        let mut batch = Self::default();
        batch.push(job);
        batch
    }

    /// Adds what is queued, without waiting.
    fn drain(mut self, jobs: &Receiver<Job>) -> Self {
        while self.len() < BATCH {
            let Ok(job) = jobs.try_recv() else { break };
            self.push(job);
        }
        self
    }
}

/// What the queue has for the thread.
enum Next {
    Batch(Batch),
    /// Nothing for a while.
    Quiet,
    /// Nothing ever again.
    End,
}

/// What became of a transaction.
enum Ending {
    Committed(Vec<Result<Submitted, Error>>),
    Failed(Error),
}

impl Desk {
    pub(super) fn new(place: Place, part: Part, way: Way, conn: Conn) -> Self {
        let (wait, now) = (FIRST_WAIT, Instant::now());
        Self {
            place,
            part,
            way,
            conn: Some(conn),
            wait,
            next_try: now,
            lay_after: now,
        }
    }

    /// Serves the queue until it is told to stop or nobody can send any more.
    pub(super) fn serve(mut self, jobs: &Receiver<Job>) {
        let guard = EndOnPanic;
        let mut stopping = false;
        loop {
            match self.next(jobs, stopping) {
                Next::Batch(batch) => {
                    stopping |= batch.stop;
                    self.handle(batch);
                }
                Next::Quiet => self.lay_out(),
                Next::End => break,
            }
        }
        self.lay_out();
        drop(self.conn.take());
        std::mem::forget(guard);
    }

    /// Waits for one job, then takes what else there is.
    fn next(&self, jobs: &Receiver<Job>, stopping: bool) -> Next {
        let first = match (stopping, self.until_quiet()) {
            (true, _) => jobs.try_recv().map_err(|_| RecvTimeoutError::Disconnected),
            (false, None) => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            (false, Some(Duration::ZERO)) => return Next::Quiet,
            (false, Some(wait)) => jobs.recv_timeout(wait),
        };
        match first {
            Ok(job) => Next::Batch(Batch::with(job).drain(jobs)),
            Err(RecvTimeoutError::Timeout) => Next::Quiet,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    /// How long to wait for more before what has arrived is laid out.
    fn until_quiet(&self) -> Option<Duration> {
        let pause = self.lay_after.saturating_duration_since(Instant::now());
        match self.way.arrived() {
            0 => None,
            ENOUGH.. => Some(pause),
            _ => Some(pause.max(QUIET)),
        }
    }

    fn lay_out(&mut self) {
        if self.way.arrived() > 0 {
            self.handle(Batch::default());
        }
        if self.way.arrived() > 0 {
            self.lay_after = Instant::now() + LONGEST_WAIT;
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
        match run(&mut conn, &self.way, batch) {
            Ok(results) => {
                self.conn = Some(conn);
                Ending::Committed(results)
            }
            Err(error) => {
                conn.rollback().ok();
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

/// Begins, does and commits; an empty batch lays out what has arrived.
fn run(
    conn: &mut Conn,
    way: &Way,
    batch: &mut Batch,
) -> Result<Vec<Result<Submitted, Error>>, Error> {
    conn.begin()?;
    let responses: Vec<_> = batch.submissions.iter().map(|one| &one.response).collect();
    match way {
        Way::Serving(arrived) if batch.works.is_empty() && !responses.is_empty() => {
            take_in(conn, arrived, &responses)
        }
        _ => {
            let left = way.lay_out(conn)?;
            let results = batch::store(conn, &responses);
            batch.works.iter_mut().for_each(|work| work.run(conn));
            commit(conn)?;
            way.note(&left);
            Ok(results)
        }
    }
}

fn take_in(
    conn: &mut Conn,
    arrived: &Arrived,
    responses: &[&NewResponse],
) -> Result<Vec<Result<Submitted, Error>>, Error> {
    let Intake { results, new } = arrivals::take_in(conn, arrived, responses)?;
    commit(conn)?;
    arrived.add(&new);
    Ok(results)
}

impl Way {
    /// Submissions that are not in their tables yet.
    pub(super) fn arrived(&self) -> usize {
        match self {
            Self::Serving(arrived) => arrived.count(),
            Self::Straight | Self::Beside => 0,
        }
    }

    fn lay_out(&self, conn: &mut Conn) -> Result<Vec<(Key, BodyHash)>, Error> {
        match self {
            Self::Straight => Ok(Vec::new()),
            Self::Beside | Self::Serving(_) => arrivals::lay_out(conn),
        }
    }

    fn note(&self, left: &[(Key, BodyHash)]) {
        if let Self::Serving(arrived) = self {
            arrived.leave(left);
        }
    }
}

fn commit(conn: &mut Conn) -> Result<(), Error> {
    conn.commit()
        .inspect_err(|error| end_if_unknown(conn, error))
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
