//! The writer's thread: turns, transactions, answers, and the moments between them in
//! which arrivals are laid out.

use super::arrivals::{Intake, Laid};
use super::batch;
use super::conn::Conn;
use super::error::Error;
use super::link::Link;
use super::submit::Submitted;
use super::turn::Turn;
use super::way::Way;
use super::writer::{Asker, Job};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// When nothing comes for so long, what has arrived is laid out…
const QUIET: Duration = Duration::from_millis(50);
/// …and goes on being laid out when nothing comes for so long again.
const STILL_QUIET: Duration = Duration::from_millis(5);
/// Responses that are laid out in one transaction, for somebody who comes then waits. The
/// longer nobody comes, the greater the portion: many together write fewer pages.
const SMALL_PORTION: usize = 512;
const GREAT_PORTION: usize = 4096;
/// When so many have arrived, the next are laid out though more come.
const MANY: usize = 131_072;
/// After laying out has failed.
const PAUSE: Duration = Duration::from_secs(2);

/// What the thread owns.
pub(super) struct Desk {
    link: Link,
    way: Way,
    /// Who waits until everything is laid out.
    askers: Vec<Asker>,
    lay_after: Instant,
    /// Turns without jobs, one after another.
    idle: u32,
    is_last: bool,
    /// Whether the last transaction was committed: a change is told in the log.
    is_well: bool,
    /// A fault for tests: see `Options::answers_early`.
    early: Option<Duration>,
}

impl Desk {
    pub(super) fn new(link: Link, way: Way) -> Self {
        let (askers, lay_after) = (Vec::new(), Instant::now());
        Self { link, way, askers, lay_after, idle: 0, is_last: false, is_well: true, early: None }
    }

    pub(super) fn answering_early(self, early: Option<Duration>) -> Self {
        Self { early, ..self }
    }

    /// Serves the queue until it is told to stop or nobody can send any more.
    pub(super) fn serve(mut self, jobs: &Receiver<Job>) {
        let guard = EndOnPanic;
        while let Some(turn) = self.next(jobs) {
            self.take(turn);
        }
        self.lay_all();
        drop(self);
        std::mem::forget(guard);
    }

    /// Waits for a job, then takes what else there is; a turn without jobs lays out.
    fn next(&self, jobs: &Receiver<Job>) -> Option<Turn> {
        if self.is_last {
            return Some(Turn::default().drain(jobs)).filter(|turn| turn.len() > 0);
        }
        if !self.askers.is_empty() {
            return Some(Turn::default().drain(jobs));
        }
        let first = match self.way.arrived() {
            0 => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            _ => jobs.recv_timeout(self.until_quiet()),
        };
        match first {
            Ok(job) => Some(Turn::of(job, jobs)),
            Err(RecvTimeoutError::Timeout) => Some(Turn::default()),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn until_quiet(&self) -> Duration {
        let quiet = if self.idle == 0 { QUIET } else { STILL_QUIET };
        quiet.max(self.lay_after.saturating_duration_since(Instant::now()))
    }

    fn take(&mut self, mut turn: Turn) {
        self.askers.append(&mut turn.askers);
        self.is_last |= turn.is_last;
        let portion = self.portion(turn.len());
        self.idle = if turn.len() == 0 { self.idle + 1 } else { 0 };
        if turn.len() + portion == 0 {
            return;
        }
        if let Some(pause) = self.early.filter(|_| !turn.submissions.is_empty()) {
            turn.answer_early();
            std::thread::sleep(pause);
        }
        match self.commit(&mut turn, portion) {
            Ok((results, laid)) => {
                turn.answer(results);
                self.after_laying(portion, &laid);
            }
            Err(error) => {
                turn.refuse(&error);
                self.give_up_laying(&error);
            }
        }
    }

    /// How many to lay out beside so many jobs.
    fn portion(&self, jobs: usize) -> usize {
        let arrived = self.way.arrived();
        let is_asked = !self.askers.is_empty();
        if arrived >= MANY && Instant::now() >= self.lay_after {
            GREAT_PORTION
        } else if is_asked || (jobs == 0 && arrived > 0) {
            (SMALL_PORTION << self.idle.min(8)).min(GREAT_PORTION)
        } else {
            0
        }
    }

    fn after_laying(&mut self, portion: usize, laid: &Laid) {
        if laid.is_stuck {
            self.lay_after = Instant::now() + PAUSE;
        } else if portion > 0 && laid.laid.is_empty() {
            self.way.note_empty();
        }
        if portion > 0 && laid.laid.is_empty() {
            self.askers.drain(..).for_each(|asker| drop(asker.send(Ok(()))));
        }
    }

    /// Small portions may fit on a disk where great ones don't.
    fn give_up_laying(&mut self, error: &Error) {
        self.idle = 0;
        self.lay_after = Instant::now() + PAUSE;
        self.askers.drain(..).for_each(|asker| drop(asker.send(Err(error.clone()))));
    }

    /// At the end; what can't be laid out now is at the next start.
    fn lay_all(&mut self) {
        let mut before = usize::MAX;
        while self.way.arrived() > 0 && self.way.arrived() < before {
            before = self.way.arrived();
            self.take(Turn::default());
        }
    }

    /// One transaction from its beginning to its end.
    fn commit(&mut self, turn: &mut Turn, portion: usize) -> Result<Committed, Error> {
        if turn.works.is_empty() && self.link.is_server() {
            return self.store_at_once(turn);
        }
        let begun = self.link.begin();
        let mut conn = begun.inspect_err(|error| self.tell(Some(error)))?;
        match run(&mut conn, &self.way, turn, portion) {
            Ok((intake, laid)) => {
                self.link.put_back(conn, turn.is_refused(&intake.results));
                self.way.note(intake.new, &laid.laid);
                self.tell(None);
                Ok((intake.results, laid))
            }
            Err(error) => {
                self.link.put_back_if_usable(conn);
                self.tell(Some(&error));
                Err(Error::Busy)
            }
        }
    }

    /// Responses alone need no transaction around their one statement. It is tried again once on a new connection: a
    /// server may have gone away while nothing was to be written, and what was stored all the same is found again.
    fn store_at_once(&mut self, turn: &Turn) -> Result<Committed, Error> {
        let responses: Vec<_> = turn.submissions.iter().map(|one| &one.response).collect();
        for _ in 0..2 {
            let mut conn = self.link.take().ok_or(Error::Busy).inspect_err(|error| self.tell(Some(error)))?;
            let results = batch::store_at_once(&mut conn, &responses);
            if !turn.is_refused(&results) {
                self.link.put_back(conn, false);
                self.tell(None);
                return Ok((results, Laid::default()));
            }
        }
        self.tell(Some(&Error::Busy));
        Err(Error::Busy)
    }

    /// A full disk or a lost server is told once, not for every submission.
    fn tell(&mut self, error: Option<&Error>) {
        match error {
            Some(error) if self.is_well => tracing::error!(%error, "nothing can be stored now"),
            None if !self.is_well => tracing::info!("responses can be stored again"),
            _ => {}
        }
        self.is_well = error.is_none();
    }
}

/// The answers to the submissions, and what was laid out.
type Committed = (Vec<Result<Submitted, Error>>, Laid);

/// Does everything in the transaction that has begun, and commits.
fn run(conn: &mut Conn, way: &Way, turn: &mut Turn, portion: usize) -> Result<(Intake, Laid), Error> {
    let responses: Vec<_> = turn.submissions.iter().map(|one| &one.response).collect();
    let intake = way.take_in(conn, &responses)?;
    turn.works.iter_mut().for_each(|work| work.run(conn));
    let laid = way.lay_out(conn, portion)?;
    conn.commit().inspect_err(|error| end_if_unknown(conn, way, error))?;
    Ok((intake, laid))
}

/// SQLite says "full" or "locked" where it did not commit. After anything else the
/// rows may or may not be durable, and a later fsync would not tell. Drafts go straight
/// and may be lost.
fn end_if_unknown(conn: &Conn, way: &Way, error: &Error) {
    let is_kept = conn.is_sqlite() && !matches!(way, Way::Straight);
    if is_kept && *error != Error::Busy {
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
