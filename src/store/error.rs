//! What can go wrong, without a word of the database's: the web turns these into
//! answers, and only `Broken`'s message is for the log. No message holds answer text.

use diesel::result::DatabaseErrorKind::{
    ClosedConnection, ReadOnlyTransaction, SerializationFailure, UnableToSendCommand, UniqueViolation,
};
use diesel::result::Error as Diesel;

/// Why an operation on the store was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// There is no such record (any more).
    NotFound,
    /// Somebody was there first: the name is in use, or what was read has changed since.
    Taken,
    /// Not now: the queue or the disk is full, or the database can't be reached. The
    /// same call may succeed later, and a submission may be repeated without harm.
    Busy,
    /// A fault of ours or of the database; the message is for the log alone.
    Broken(String),
}

impl Error {
    pub(super) fn broken(message: impl Into<String>) -> Self {
        Self::Broken(message.into())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound => out.write_str("no such record"),
            Self::Taken => out.write_str("already taken, or changed since it was read"),
            Self::Busy => out.write_str("the database can't take this now"),
            Self::Broken(message) => out.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl From<Diesel> for Error {
    fn from(error: Diesel) -> Self {
        match error {
            Diesel::NotFound => Self::NotFound,
            Diesel::DatabaseError(UniqueViolation, _) => Self::Taken,
            Diesel::DatabaseError(
                SerializationFailure | ReadOnlyTransaction | ClosedConnection | UnableToSendCommand,
                _,
            ) => Self::Busy,
            Diesel::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
            Diesel::BrokenTransactionManager => Self::Busy,
            Diesel::DatabaseError(_, told) if is_passing(told.message()) => Self::Busy,
            Diesel::DatabaseError(_, told) => Self::broken(told.message()),
            other => Self::broken(other.to_string()),
        }
    }
}

/// Whether a database that says this may be well again without us.
fn is_passing(message: &str) -> bool {
    const PASSING: [&str; 8] = [
        "database or disk is full", // SQLITE_FULL
        "database is locked",       // SQLITE_BUSY
        "database table is locked", // SQLITE_LOCKED
        "No space left on device",  // PostgreSQL 53100
        "deadlock detected",
        "canceling statement due to",
        "the database system is",
        "terminating connection",
    ];
    PASSING.iter().any(|words| message.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::result::DatabaseErrorKind::Unknown;

    #[test]
    fn a_full_disk_passes_and_a_wrong_statement_does_not() {
        let told = |words: &str| Error::from(Diesel::DatabaseError(Unknown, Box::new(words.to_owned())));
        assert_eq!(told("database or disk is full"), Error::Busy);
        assert_eq!(told("could not extend file: No space left on device"), Error::Busy);
        assert_eq!(told("no such table: x"), Error::broken("no such table: x"));
    }
}
