//! The audit trail: who decided what, and who looked. Entries are only ever added.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, audit};
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

impl Store {
    /// Adds an entry.
    pub async fn record(&self, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| append(conn, &entry)).await
    }

    /// The newest entries, of one survey or of all.
    pub async fn audit_trail(&self, survey: Option<&str>, limit: i64) -> Result<Vec<AuditEntry>, Error> {
        let survey = survey.map(str::to_owned);
        self.read(move |conn| {
            let all = || audit::table.filter(audit::org_id.eq(ORG)).order((audit::at.desc(), audit::id)).limit(limit);
            let columns = (audit::id, audit::at, audit::who, audit::what, audit::survey, audit::detail);
            Ok(match survey {
                Some(survey) => on!(conn, inner => all().filter(audit::survey.eq(survey)).select(columns).load(inner)),
                None => on!(conn, inner => all().select(columns).load(inner)),
            }?)
        })
        .await
    }
}

pub(super) fn append(conn: &mut Conn, entry: &AuditEntry) -> Result<(), Error> {
    let row = (audit::org_id.eq(ORG), entry);
    on!(conn, inner => diesel::insert_into(audit::table).values(row).execute(inner))?;
    Ok(())
}
