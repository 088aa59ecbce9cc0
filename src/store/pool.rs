//! The readers: a few connections that can't write, used on threads that may block,
//! so that no handler ever does. A wait for one is bounded.

use super::conn::{Conn, Part};
use super::error::Error;
use super::place::Place;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A connection to a server that has been idle for so long is tried before it is used.
const FRESH: Duration = Duration::from_secs(1);

/// A connection that nobody uses.
struct Idle {
    conn: Conn,
    since: Instant,
}

/// Connections that are idle, and a seat for each that may exist.
pub(super) struct Pool {
    place: Place,
    idle: Mutex<Vec<Idle>>,
    seats: Arc<Semaphore>,
    patience: Duration,
}

impl Pool {
    pub(super) fn new(place: Place, size: usize, patience: Duration) -> Self {
        let seats = Arc::new(Semaphore::new(size.max(1)));
        Self { place, idle: Mutex::default(), seats, patience }
    }

    /// Runs `work` with a connection, off the caller's thread.
    pub(super) async fn read<T, F>(self: &Arc<Self>, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        let seat = self.sit().await?;
        let pool = Arc::clone(self);
        let reading = tokio::task::spawn_blocking(move || {
            let _seat = seat;
            pool.run(work)
        });
        reading.await.map_err(|_| Error::broken("a read panicked"))?
    }

    async fn sit(&self) -> Result<OwnedSemaphorePermit, Error> {
        let seat = Arc::clone(&self.seats).acquire_owned();
        match tokio::time::timeout(self.patience, seat).await {
            Ok(Ok(seat)) => Ok(seat),
            _ => Err(Error::Busy),
        }
    }

    fn run<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T, Error>) -> Result<T, Error> {
        let mut conn = self.take()?;
        let result = work(&mut conn);
        match &result {
            Err(Error::Busy | Error::Broken(_)) => self.forget(),
            _ => self.put_back(conn),
        }
        result
    }

    fn take(&self) -> Result<Conn, Error> {
        let idle = self.lock().pop();
        if let Some(Idle { mut conn, since }) = idle {
            if conn.is_sqlite() || since.elapsed() < FRESH || conn.ask().is_ok() {
                return Ok(conn);
            }
            self.forget();
        }
        Conn::open(&self.place, Part::Reader).map_err(|why| {
            tracing::warn!(%why, "a reader can't connect");
            Error::Busy
        })
    }

    fn put_back(&self, conn: Conn) {
        if !self.seats.is_closed() {
            self.lock().push(Idle { conn, since: Instant::now() });
        }
    }

    /// After a failure every idle connection is suspect: a server that went away took all.
    fn forget(&self) {
        self.lock().clear();
    }

    /// Lets nobody in any more and closes what is idle.
    pub(super) fn close(&self) {
        self.seats.close();
        self.forget();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
