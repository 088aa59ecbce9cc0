//! The audit trail: who decided what, and who looked. Entries are only ever added, each to the end of a chain.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, audit, audit_heads};
use diesel::prelude::*;

/// One entry. Its detail holds no answer text.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit)]
pub struct AuditEntry {
    /// A random id.
    pub id: String,
    /// In seconds since 1970.
    pub at: i64,
    /// The address of the person.
    pub who: String,
    /// What was done, in one stable word.
    pub what: String,
    /// The survey, where it was about one.
    pub survey: Option<String>,
    /// What more there is to know.
    pub detail: String,
}

/// Which entries somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Those about these surveys alone.
    pub surveys: Option<Vec<String>>,
    /// Those of this person alone.
    pub who: Option<String>,
    /// Those before the entry with this number.
    pub before: Option<i64>,
}

/// What a look along the whole chain has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// Everything in the chain is as it was written.
    Whole {
        /// How many entries the chain holds.
        chained: i64,
        /// How many are from before there was one. Nothing shows whether they are as they were written.
        older: i64,
    },
    /// The entry with this number is not as it was written, or not where it was, or is gone.
    Broken(i64),
    /// Entries were put in beside the chain, or taken out there.
    Beside {
        /// How many stand there.
        found: i64,
        /// How many were there before the chain.
        older: i64,
    },
}

/// How many entries are read at once.
const AT_ONCE: i64 = 10_000;

impl Store {
    /// Adds an entry.
    pub async fn record(&self, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| append(conn, &entry)).await
    }

    /// The newest entries, of one survey or of all.
    pub async fn audit_trail(&self, survey: Option<&str>, limit: i64) -> Result<Vec<AuditEntry>, Error> {
        let surveys = survey.map(|survey| vec![survey.to_owned()]);
        let found = self.audit_entries(AuditFilter { surveys, ..AuditFilter::default() }, limit).await?;
        Ok(found.into_iter().map(|(_, entry)| entry).collect())
    }

    /// The newest entries that were asked for, each with its number.
    pub async fn audit_entries(&self, filter: AuditFilter, limit: i64) -> Result<Vec<(i64, AuditEntry)>, Error> {
        self.read(move |conn| {
            let before = filter.before.unwrap_or(i64::MAX);
            let all = || {
                let these = audit::table.filter(audit::org_id.eq(ORG)).filter(audit::number.lt(before));
                these.order(audit::number.desc()).limit(limit).select((audit::number.assume_not_null(), COLUMNS))
            };
            let AuditFilter { surveys, who, .. } = filter;
            let found = match (surveys, who) {
                (None, None) => on!(conn, inner => all().load(inner)),
                (Some(surveys), None) => on!(conn, inner => all().filter(audit::survey.eq_any(surveys)).load(inner)),
                (None, Some(who)) => on!(conn, inner => all().filter(audit::who.eq(who)).load(inner)),
                (Some(surveys), Some(who)) => {
                    let both = all().filter(audit::survey.eq_any(surveys)).filter(audit::who.eq(who));
                    on!(conn, inner => both.load(inner))
                }
            };
            Ok(found?)
        })
        .await
    }

    /// Looks along the whole chain, from the first entry to the head.
    pub async fn verify_audit(&self) -> Result<Verified, Error> {
        let key = self.audit_key.ok_or_else(no_key)?;
        let (mut number, mut head) = (0, Vec::new());
        let (end, kept) = self.read(head_of).await?;
        loop {
            let rows = self.read(move |conn| portion(conn, number)).await?;
            if rows.is_empty() {
                break;
            }
            for (here, hash, entry) in rows {
                // What was added since the head was read is for the next look.
                if here > end {
                    break;
                }
                let expected = key.link(&head, number + 1, &entry);
                if here != number + 1 || hash.as_deref() != Some(expected.as_slice()) {
                    return Ok(Verified::Broken(number + 1));
                }
                (number, head) = (here, key.head(&expected).to_vec());
            }
            if number >= end {
                break;
            }
        }
        if number != end || head != kept {
            return Ok(Verified::Broken(number + 1));
        }
        let (found, older) = self.read(beside).await?;
        Ok(if found == older { Verified::Whole { chained: end, older } } else { Verified::Beside { found, older } })
    }
}

const COLUMNS: Columns = (audit::id, audit::at, audit::who, audit::what, audit::survey, audit::detail);
type Columns = (audit::id, audit::at, audit::who, audit::what, audit::survey, audit::detail);

/// An entry's number, its hash, and the entry.
type Row = (i64, Option<Vec<u8>>, AuditEntry);

fn portion(conn: &mut Conn, after: i64) -> Result<Vec<Row>, Error> {
    let next = audit::table.filter(audit::org_id.eq(ORG)).filter(audit::number.gt(after));
    let next = next.order(audit::number).limit(AT_ONCE);
    let columns = (audit::number.assume_not_null(), audit::hash, COLUMNS);
    Ok(on!(conn, inner => next.select(columns).load(inner))?)
}

fn head_of(conn: &mut Conn) -> Result<(i64, Vec<u8>), Error> {
    let head = audit_heads::table.find(ORG).select((audit_heads::number, audit_heads::hash));
    Ok(on!(conn, inner => head.first(inner))?)
}

/// How many entries have no number, and how many of those were there before the chain.
fn beside(conn: &mut Conn) -> Result<(i64, i64), Error> {
    let beside = audit::table.filter(audit::org_id.eq(ORG)).filter(audit::number.is_null()).count();
    let older = audit_heads::table.find(ORG).select(audit_heads::older);
    Ok((on!(conn, inner => beside.get_result(inner))?, on!(conn, inner => older.first(inner))?))
}

fn no_key() -> Error {
    Error::broken("the audit trail can't be written: the store was opened without its key")
}

/// Adds an entry to the end of the chain. The head's row is held to the end of the transaction, so that of two nodes
/// one comes after the other.
pub(super) fn append(conn: &mut Conn, entry: &AuditEntry) -> Result<(), Error> {
    let key = conn.audit_key.ok_or_else(no_key)?;
    let next = diesel::update(audit_heads::table.find(ORG)).set(audit_heads::number.eq(audit_heads::number + 1));
    let next = next.returning((audit_heads::number, audit_heads::hash));
    let (number, head): (i64, Vec<u8>) = on!(conn, inner => next.get_result(inner))?;
    let hash = key.link(&head, number, entry);
    let row = (audit::org_id.eq(ORG), entry, audit::number.eq(number), audit::hash.eq(hash.as_slice()));
    on!(conn, inner => diesel::insert_into(audit::table).values(row).execute(inner))?;
    let head = key.head(&hash);
    let keep = diesel::update(audit_heads::table.find(ORG)).set(audit_heads::hash.eq(head.as_slice()));
    on!(conn, inner => keep.execute(inner))?;
    Ok(())
}
