//! Teams, and which surveys were given to them.

use super::Store;
use super::audit::{self, AuditEntry};
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, surveys, teams};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = teams)]
pub struct Team {
    /// Its short name in addresses and commands.
    pub id: String,
    /// What people call it. No two have one name.
    pub name: String,
}

impl Store {
    /// All teams, by name.
    pub async fn teams(&self) -> Result<Vec<Team>, Error> {
        self.read(|conn| {
            let all = teams::table.filter(teams::org_id.eq(ORG)).order(teams::name);
            Ok(on!(conn, inner => all.select(Team::as_select()).load(inner))?)
        })
        .await
    }

    /// Adds a team. `Taken`: its id or its name is another's.
    pub async fn add_team(&self, team: Team, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let insert = diesel::insert_into(teams::table).values((teams::org_id.eq(ORG), &team));
            on!(conn, inner => insert.execute(inner))?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// Gives a team another name. `Taken`: it is another's. `NotFound`: there is no such team.
    pub async fn rename_team(&self, team: Team, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let change = diesel::update(teams::table.find((ORG, &team.id))).set(teams::name.eq(&team.name));
            match on!(conn, inner => change.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => audit::append(conn, &entry),
            }
        })
        .await
    }

    /// Gives a survey to a team, whatever its definition says; with `None` the definition decides again. `NotFound`:
    /// there is no such survey or team.
    pub async fn give_survey(&self, survey: &str, team: Option<&str>, entry: AuditEntry) -> Result<(), Error> {
        let (survey, team) = (survey.to_owned(), team.map(str::to_owned));
        self.write(move |conn| {
            if let Some(team) = &team {
                let known = teams::table.find((ORG, team)).select(teams::id);
                on!(conn, inner => known.first::<String>(inner))?;
            }
            let change = diesel::update(surveys::table.find((ORG, survey))).set(surveys::team.eq(team));
            match on!(conn, inner => change.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => audit::append(conn, &entry),
            }
        })
        .await
    }

    /// The teams that surveys were given to, by survey.
    pub async fn given_surveys(&self) -> Result<BTreeMap<String, String>, Error> {
        self.read(|conn| {
            let given = surveys::table.filter(surveys::org_id.eq(ORG)).filter(surveys::team.is_not_null());
            let given = given.select((surveys::id, surveys::team.assume_not_null()));
            let rows: Vec<(String, String)> = on!(conn, inner => given.load(inner))?;
            Ok(rows.into_iter().collect())
        })
        .await
    }
}
