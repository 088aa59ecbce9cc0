//! One connection to either database, and the settings each part it plays needs.
//!
//! A query is written once, inside `on!`, and compiled for both databases.

use super::chain::AuditKey;
use super::error::Error;
use super::place::Place;
use diesel::connection::{AnsiTransactionManager as Ansi, SimpleConnection, TransactionManager};
use diesel::{Connection, PgConnection, SqliteConnection};
use std::path::Path;
use std::time::{Duration, Instant};

/// A connection, chosen by the URL's scheme and never by trying.
pub(super) struct Conn {
    pub(super) inner: Inner,
    /// A savepoint could not be undone: what has been done since `begin` must not be committed.
    doomed: bool,
    /// What entries of the audit trail are hashed with, on the connection that writes them.
    pub(super) audit_key: Option<AuditKey>,
}

/// Which database it is.
#[allow(clippy::large_enum_variant)]
pub(super) enum Inner {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Runs one expression on whichever connection this is.
macro_rules! on {
    ($conn:expr, $inner:ident => $work:expr) => {
        match &mut $conn.inner {
            $crate::store::conn::Inner::Sqlite($inner) => $work,
            $crate::store::conn::Inner::Postgres($inner) => $work,
        }
    };
}
pub(super) use on;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The only one that writes records: durable before a commit returns.
    Writer,
    /// Can't write.
    Reader,
    /// Writes drafts, which a crash may lose.
    DraftWriter,
}

impl Conn {
    /// Connects; the message says why not, in the database's words.
    pub(super) fn open(place: &Place, part: Part) -> Result<Self, String> {
        let inner = match place {
            Place::Sqlite(path) => sqlite(path, part).map(Inner::Sqlite)?,
            Place::Postgres(url) => postgres(url, part).map(Inner::Postgres)?,
        };
        Ok(Self { inner, doomed: false, audit_key: None })
    }

    /// Opens a file that nobody writes, and never makes or changes one.
    pub(super) fn open_copy(file: &Path) -> Result<Self, String> {
        let absolute = std::path::absolute(file).map_err(|error| error.to_string())?;
        std::fs::metadata(&absolute).map_err(|error| error.to_string())?;
        let name = absolute.to_str().ok_or("the path is not UTF-8")?;
        let name = name.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let url = format!("file:{name}?mode=ro&immutable=1");
        let conn = SqliteConnection::establish(&url).map_err(|error| error.to_string())?;
        Ok(Self { inner: Inner::Sqlite(conn), doomed: false, audit_key: None })
    }

    /// Whether one file holds everything and this process alone serves it.
    pub(super) fn is_sqlite(&self) -> bool {
        matches!(self.inner, Inner::Sqlite(_))
    }

    /// Begins what `commit` or `rollback` ends, and takes SQLite's write lock at once.
    pub(super) fn begin(&mut self) -> Result<(), Error> {
        self.doomed = false;
        match &mut self.inner {
            Inner::Sqlite(conn) => Ansi::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?,
            Inner::Postgres(conn) => Ansi::begin_transaction(conn)?,
        }
        Ok(())
    }

    /// Commits, except where a part of the transaction could not be undone.
    pub(super) fn commit(&mut self) -> Result<(), Error> {
        if self.doomed {
            self.rollback().ok();
            return Err(Error::Busy);
        }
        on!(self, conn => Ansi::commit_transaction(conn)).map_err(Error::from)
    }

    pub(super) fn rollback(&mut self) -> Result<(), Error> {
        on!(self, conn => Ansi::rollback_transaction(conn)).map_err(Error::from)
    }

    /// Runs a part of a transaction that may fail alone: a savepoint.
    pub(super) fn nested<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.doomed {
            return Err(Error::Busy);
        }
        on!(self, conn => Ansi::begin_transaction(conn))?;
        let result = work(self);
        let ended = match &result {
            Ok(_) => on!(self, conn => Ansi::commit_transaction(conn)),
            Err(_) => on!(self, conn => Ansi::rollback_transaction(conn)),
        };
        self.doomed |= ended.is_err();
        ended.map_err(Error::from).and(result)
    }

    /// Runs the first part of a transaction, which may fail alone. A savepoint is two more journeys to a server, so
    /// that there the transaction is begun anew instead.
    pub(super) fn first<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if self.is_sqlite() {
            return self.nested(work);
        }
        let result = work(self);
        if result.is_err() && self.rollback().and_then(|()| self.begin()).is_err() {
            self.doomed = true;
        }
        result
    }

    /// Runs one statement that may fail alone. On SQLite it leaves nothing then, without a savepoint; but a full disk
    /// can undo more than the statement, so the transaction is not committed either.
    pub(super) fn single<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        if !self.is_sqlite() {
            return self.nested(work);
        }
        let result = if self.doomed { Err(Error::Busy) } else { work(self) };
        self.doomed |= result.is_err();
        result
    }

    /// Runs statements that give nothing back.
    pub(super) fn execute(&mut self, sql: &str) -> Result<(), Error> {
        on!(self, conn => conn.batch_execute(sql)).map_err(Error::from)
    }

    /// Whether another transaction can begin on it.
    pub(super) fn is_usable(&mut self) -> bool {
        let depth = on!(self, conn => Ansi::transaction_manager_status_mut(conn).transaction_depth());
        matches!(depth, Ok(None))
    }
}

fn sqlite(path: &Path, part: Part) -> Result<SqliteConnection, String> {
    let path = path.to_str().ok_or("the path is not UTF-8")?;
    let mut conn = SqliteConnection::establish(path).map_err(|error| error.to_string())?;
    let settings = match part {
        Part::Writer => WRITER,
        Part::Reader => READER,
        Part::DraftWriter => DRAFT_WRITER,
    };
    settle_in(&mut conn, settings)?;
    Ok(conn)
}

/// Of two that turn a new file to WAL at once SQLite refuses one, without waiting.
fn settle_in(conn: &mut SqliteConnection, settings: &str) -> Result<(), String> {
    let begun = Instant::now();
    loop {
        match conn.batch_execute(settings).map_err(Error::from) {
            Ok(()) => return Ok(()),
            Err(Error::Busy) if begun.elapsed() < PATIENCE => std::thread::sleep(PATIENCE / 250),
            Err(Error::Busy) => return Err("another program has locked the file, or the disk is full".into()),
            Err(error) => return Err(error.to_string()),
        }
    }
}

/// How long another that opens the same file may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// WAL with FULL: 1,800 simulated power cuts lost nothing, NORMAL lost much. A response
/// of a kilobyte fits on a page of 8 KiB without an overflow page, and a larger interval
/// between checkpoints lets pages that are written again and again be copied once.
const WRITER: &str = "PRAGMA busy_timeout=5000; PRAGMA page_size=8192; PRAGMA journal_mode=WAL; \
    PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; \
    PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864; PRAGMA trusted_schema=OFF; \
    PRAGMA secure_delete=FAST";
const READER: &str = "PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA foreign_keys=ON; \
    PRAGMA cache_size=-1000; PRAGMA trusted_schema=OFF";
const DRAFT_WRITER: &str = "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; \
    PRAGMA secure_delete=ON; PRAGMA cache_size=-2000; PRAGMA journal_size_limit=16777216";

/// A server that is set to answer before it is durable is overruled; a stronger setting stays.
const PG_WRITER: &str = "SET lock_timeout='5s'; DO $$ BEGIN IF current_setting('synchronous_commit') = 'off' \
    THEN SET synchronous_commit=on; END IF; END $$";

fn postgres(url: &str, part: Part) -> Result<PgConnection, String> {
    let mut conn = PgConnection::establish(url).map_err(|error| error.to_string())?;
    let settings = match part {
        // No statement_timeout: it would cancel the wait for a standby, and a cancelled wait reads as success.
        Part::Writer => PG_WRITER,
        Part::Reader => "SET default_transaction_read_only=on; SET statement_timeout='60s'",
        Part::DraftWriter => "SET lock_timeout='5s'; SET synchronous_commit=off",
    };
    conn.batch_execute(settings).map_err(|error| error.to_string())?;
    Ok(conn)
}
