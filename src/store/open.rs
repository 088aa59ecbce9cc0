//! Opening the store: find the place, take the lock, migrate, start the writers.
//!
//! One connection is opened directly first, so that people read the true reason
//! where it fails, and not that a pool timed out.

use super::arrived::Arrived;
use super::chain::AuditKey;
use super::conn::{Conn, Part};
use super::desk::Desk;
use super::fresh::Fresh;
use super::link::Link;
use super::place::Place;
use super::pool::Pool;
use super::way::Way;
use super::writer::Writer;
use super::{Store, arrivals, lock, migrate, private};
use std::fs::File;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How to open the store. `Options::new(url)` has the usual figures.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: String,
    /// Whether this process answers submissions, or works beside one that does.
    pub mode: Mode,
    /// Connections that read, for records and for drafts each.
    pub readers: usize,
    /// Submissions that may wait for the writer; one more is answered `Busy`.
    pub queue: usize,
    /// How long a caller waits for a connection or for a commit before `Busy`.
    pub patience: Duration,
    /// What entries of the audit trail are hashed with. Without it nothing that is recorded there can be done.
    pub audit_key: Option<AuditKey>,
    /// The fault that the test of the ledger is shown red with: submissions are answered as stored so long before they
    /// are committed. No setting and no command reaches it.
    #[doc(hidden)]
    pub answers_early: Option<Duration>,
}

impl Options {
    /// The usual figures for a serving process.
    pub fn new(url: impl Into<String>) -> Self {
        let (mode, patience) = (Mode::Serve, Duration::from_secs(5));
        Self { url: url.into(), mode, readers: 4, queue: 4096, patience, audit_key: None, answers_early: None }
    }
}

/// The part that this process plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The one process that serves an SQLite file; on PostgreSQL there may be several.
    Serve,
    /// A command beside it: reads, or writes short transactions.
    Beside,
}

/// Why the store can't be opened, in words for the person who runs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The URL is not one of ours; what to write instead.
    Url(&'static str),
    /// The database does not answer, or its file can't be used; why, in its words.
    Unreachable(String),
    /// Another process serves this SQLite file.
    Serving,
    /// The records were laid by a newer yousaid.
    Newer,
    /// The records must be migrated, which a command does not do under a serving process.
    Older,
    /// A migration failed; nothing was changed.
    Migration(String),
    /// PostgreSQL is older than 15; its version.
    Version(i32),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Url(instead) => write!(out, "the database URL can't be used: {instead}"),
            Self::Unreachable(why) => {
                write!(out, "the database can't be opened: {why}. Check that it runs, and YOUSAID_DATABASE_URL")
            }
            Self::Serving => {
                out.write_str("another yousaid serves this database: stop it first, or give this one another database")
            }
            Self::Newer => out.write_str(
                "this database was used by a newer yousaid: install that version, or restore an older backup",
            ),
            Self::Older => out.write_str(
                "this database must be brought up to date first: restart the serving yousaid with this version",
            ),
            Self::Migration(why) => {
                write!(out, "the database could not be brought up to date, and was left as it was: {why}")
            }
            Self::Version(found) => write!(out, "PostgreSQL 15 or newer is needed; this is {found}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl Store {
    /// Opens the store, migrates it, and starts its writers. Blocks: call it at start.
    pub fn open(options: &Options) -> Result<Self, OpenError> {
        let place = Place::parse(&options.url)?;
        make_folder(&place)?;
        let lock = serving_lock(&place, options.mode)?;
        let mut first = connect(&place, Part::Writer)?;
        check_version(&mut first)?;
        migrate::run(&mut first, || may_migrate(&place, options.mode))?;
        let drafts = drafts(&place.drafts(), options.mode)?;
        let way = way(&mut first, options.mode)?;
        Ok(assemble(place, options, (first, way), drafts, lock))
    }
}

fn assemble(place: Place, options: &Options, (first, way): (Conn, Way), drafts: Conn, lock: Option<File>) -> Store {
    let Options { readers, queue, patience, audit_key, answers_early, .. } = *options;
    let beside = place.drafts();
    let link = Link::new(place.clone(), Part::Writer, first).hashing_with(audit_key);
    let desk = Desk::new(link, way.clone()).answering_early(answers_early);
    let draft_desk = Desk::new(Link::new(beside.clone(), Part::DraftWriter, drafts), Way::Straight);
    Store {
        readers: Arc::new(Pool::new(place, readers, patience)),
        draft_readers: Arc::new(Pool::new(beside, readers, patience)),
        drafts: Writer::start(draft_desk, queue, patience),
        writer: Writer::start(desk, queue, patience),
        fresh: matches!(way, Way::Serving(_)).then(Fresh::new),
        way,
        audit_key,
        mail_waits: Arc::default(),
        lock: Arc::new(Mutex::new(lock)),
    }
}

/// What a process that ended suddenly has left among the arrivals is known from the start.
fn way(conn: &mut Conn, mode: Mode) -> Result<Way, OpenError> {
    match (conn.is_sqlite(), mode) {
        (false, _) => Ok(Way::Straight),
        (true, Mode::Beside) => Ok(Way::Beside),
        (true, Mode::Serve) => {
            let arrived = Arrived::default();
            let left = arrivals::known(conn).map_err(|error| OpenError::Unreachable(error.to_string()))?;
            arrived.add(left);
            Ok(Way::Serving(Arc::new(arrived)))
        }
    }
}

fn connect(place: &Place, part: Part) -> Result<Conn, OpenError> {
    if let Place::Sqlite(path) = place {
        let why = |error| OpenError::Unreachable(format!("{}: {error}", path.display()));
        private::private_database(path).map_err(why)?;
    }
    Conn::open(place, part).map_err(OpenError::Unreachable)
}

/// Drafts are not worth a refusal: a file that can't be used is made anew.
fn drafts(place: &Place, mode: Mode) -> Result<Conn, OpenError> {
    let open = || {
        let mut conn = connect(place, Part::DraftWriter)?;
        migrate::lay_drafts(&mut conn).map(|()| conn)
    };
    match (open(), place, mode) {
        (Err(error), Place::Sqlite(path), Mode::Serve) => {
            tracing::warn!(%error, "the drafts are begun anew");
            for end in ["", "-wal", "-shm"] {
                let mut file = path.as_os_str().to_owned();
                file.push(end);
                std::fs::remove_file(file).ok();
            }
            open()
        }
        (opened, ..) => opened,
    }
}

fn make_folder(place: &Place) -> Result<(), OpenError> {
    let Place::Sqlite(path) = place else {
        return Ok(());
    };
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    let why = |error| OpenError::Unreachable(format!("{}: {error}", folder.display()));
    private::private_folder(folder).map_err(why)
}

fn serving_lock(place: &Place, mode: Mode) -> Result<Option<File>, OpenError> {
    match (place, mode) {
        (Place::Sqlite(path), Mode::Serve) => lock::take(path).map(Some),
        _ => Ok(None),
    }
}

/// A command leaves the layout alone while an older process serves the file.
fn may_migrate(place: &Place, mode: Mode) -> Result<(), OpenError> {
    match (place, mode) {
        (Place::Sqlite(path), Mode::Beside) => match lock::take(path) {
            Err(OpenError::Serving) => Err(OpenError::Older),
            taken => taken.map(drop),
        },
        _ => Ok(()),
    }
}

fn check_version(conn: &mut Conn) -> Result<(), OpenError> {
    match conn.server_version() {
        Ok(Some(found)) if found < 150_000 => Err(OpenError::Version(found / 10_000)),
        Ok(_) => Ok(()),
        Err(error) => Err(OpenError::Unreachable(error.to_string())),
    }
}
