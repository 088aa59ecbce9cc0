//! The writer's connection, found again when it was lost: at first at once, then with
//! growing pauses in which everything is answered `Busy`.

use super::chain::AuditKey;
use super::conn::{Conn, Part};
use super::error::Error;
use super::place::Place;
use std::time::{Duration, Instant};

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Where to connect, and the connection while there is one.
pub(super) struct Link {
    place: Place,
    part: Part,
    conn: Option<Conn>,
    pause: Duration,
    next_try: Instant,
    audit_key: Option<AuditKey>,
}

impl Link {
    pub(super) fn new(place: Place, part: Part, conn: Conn) -> Self {
        let (pause, next_try) = (FIRST_PAUSE, Instant::now());
        Self { place, part, conn: Some(conn), pause, next_try, audit_key: None }
    }

    /// With what its connections hash entries of the audit trail.
    pub(super) fn hashing_with(mut self, audit_key: Option<AuditKey>) -> Self {
        self.audit_key = audit_key;
        self.conn.iter_mut().for_each(|conn| conn.audit_key = audit_key);
        self
    }

    /// Whether it leads to a server.
    pub(super) fn is_server(&self) -> bool {
        self.place.is_server()
    }

    /// Begins a transaction. A server that went away while nothing was to be written is
    /// asked a second time at once.
    pub(super) fn begin(&mut self) -> Result<Conn, Error> {
        let mut conn = self.take().ok_or(Error::Busy)?;
        match conn.begin() {
            Ok(()) => Ok(conn),
            Err(error) if conn.is_sqlite() => {
                self.put_back_if_usable(conn);
                Err(error)
            }
            Err(_) => {
                let mut conn = self.take().ok_or(Error::Busy)?;
                conn.begin().map(|()| conn)
            }
        }
    }

    /// The connection, made anew where it was lost and it is time for a try.
    pub(super) fn take(&mut self) -> Option<Conn> {
        if self.conn.is_none() && Instant::now() >= self.next_try {
            self.connect();
        }
        self.conn.take()
    }

    /// After a commit; a server that has refused something is connected to anew, for
    /// another may be the primary by now.
    pub(super) fn put_back(&mut self, conn: Conn, is_refused: bool) {
        if conn.is_sqlite() || !is_refused {
            self.conn = Some(conn);
        }
    }

    /// After a failure: an SQLite connection outlives a full disk, one to a server is made anew.
    pub(super) fn put_back_if_usable(&mut self, mut conn: Conn) {
        conn.rollback().ok();
        if conn.is_sqlite() && conn.is_usable() {
            self.conn = Some(conn);
        }
    }

    fn connect(&mut self) {
        match Conn::open(&self.place, self.part) {
            Ok(mut conn) => {
                conn.audit_key = self.audit_key;
                self.conn = Some(conn);
                self.pause = FIRST_PAUSE;
            }
            Err(why) => {
                tracing::warn!(%why, "the writer can't connect");
                self.next_try = Instant::now() + self.pause;
                self.pause = (self.pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}
