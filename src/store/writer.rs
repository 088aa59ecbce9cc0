//! The writer: one thread that owns the one connection that writes. It takes one
//! job, drains what else is queued, runs all in one transaction, and answers after
//! the commit. No timer: batches form by themselves under load.
//!
//! A job that fails leaves nothing and fails alone. When it can't be known whether
//! SQLite made a commit durable, the process ends: the next start reads the truth.

use super::conn::Conn;
use super::desk::Desk;
use super::error::Error;
use super::submit::{NewResponse, Submitted};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

/// What is put in the queue. A response is not boxed: it is what almost every job is.
#[allow(clippy::large_enum_variant)]
pub(super) enum Job {
    /// A response: many are stored by one statement.
    Submit(Submission),
    /// Anything else.
    Work(Box<dyn Work>),
    /// Lay out everything that has arrived.
    LayOut(Asker),
    /// Do what is queued, then end.
    Stop,
}

/// A response and who waits for it.
pub(super) struct Submission {
    pub(super) response: NewResponse,
    pub(super) answer: oneshot::Sender<Result<Submitted, Error>>,
}

/// Who waits until everything that had arrived is laid out.
pub(super) type Asker = oneshot::Sender<Result<(), Error>>;

/// A piece of writing and who waits for it.
pub(super) trait Work: Send {
    /// Does it so that it fails alone, and keeps the result.
    fn run(&mut self, conn: &mut Conn);
    /// Whether the database refused it for now.
    fn is_refused(&self) -> bool;
    /// Gives the result, or why the transaction as a whole was not committed.
    fn answer(self: Box<Self>, committed: Result<(), Error>);
}

struct Asked<T, F> {
    work: Option<F>,
    run: fn(&mut Conn, F) -> Result<T, Error>,
    result: Result<T, Error>,
    answer: oneshot::Sender<Result<T, Error>>,
}

impl<T: Send, F: FnOnce(&mut Conn) -> Result<T, Error> + Send> Work for Asked<T, F> {
    fn run(&mut self, conn: &mut Conn) {
        if let Some(work) = self.work.take() {
            self.result = (self.run)(conn, work);
        }
    }

    fn is_refused(&self) -> bool {
        matches!(self.result, Err(Error::Busy))
    }

    fn answer(self: Box<Self>, committed: Result<(), Error>) {
        self.answer.send(committed.and(self.result)).ok();
    }
}

/// The way to a writer's queue.
#[derive(Clone)]
pub(super) struct Writer {
    queue: SyncSender<Job>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
    patience: Duration,
}

impl Writer {
    /// Starts the thread.
    pub(super) fn start(desk: Desk, queue: usize, patience: Duration) -> Self {
        let (sender, jobs) = sync_channel(queue);
        let thread = std::thread::spawn(move || desk.serve(&jobs));
        Self { queue: sender, thread: Arc::new(Mutex::new(Some(thread))), patience }
    }

    /// Has `work` done in the next transaction.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        self.ask(work, |conn, work| conn.nested(work)).await
    }

    /// Has `work` done in the next transaction, where it is one statement.
    pub(super) async fn write_one<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        self.ask(work, |conn, work| conn.single(work)).await
    }

    async fn ask<T, F>(&self, work: F, run: fn(&mut Conn, F) -> Result<T, Error>) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let asked = Asked { work: Some(work), run, result: Err(Error::Busy), answer };
        self.queue(Job::Work(Box::new(asked)))?;
        self.wait(wait).await
    }

    /// Has a response stored in the next transaction.
    pub(super) async fn submit(&self, response: NewResponse) -> Result<Submitted, Error> {
        let (answer, wait) = oneshot::channel();
        self.queue(Job::Submit(Submission { response, answer }))?;
        self.wait(wait).await
    }

    /// Has everything that has arrived laid out, a portion at a time.
    pub(super) async fn lay_out(&self) -> Result<(), Error> {
        let (asker, wait) = oneshot::channel();
        self.queue(Job::LayOut(asker))?;
        wait.await.map_err(|_| Error::Busy)?
    }

    /// A full queue is an answer, not a reason to wait.
    fn queue(&self, job: Job) -> Result<(), Error> {
        self.queue.try_send(job).map_err(|_| Error::Busy)
    }

    async fn wait<T>(&self, answer: oneshot::Receiver<Result<T, Error>>) -> Result<T, Error> {
        match tokio::time::timeout(self.patience, answer).await {
            Ok(Ok(result)) => result,
            _ => Err(Error::Busy),
        }
    }

    /// Does what is queued, then closes the connection; ends when that is done.
    pub(super) async fn stop(&self) {
        let writer = self.clone();
        let stopping = move || {
            let thread = writer.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(thread) = thread {
                writer.queue.send(Job::Stop).ok();
                thread.join().ok();
            }
        };
        tokio::task::spawn_blocking(stopping).await.ok();
    }
}
