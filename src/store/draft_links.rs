//! Personal links to one language of one draft, for translators without an account.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, draft_links};
use diesel::prelude::*;

/// A personal link.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = draft_links)]
pub struct DraftLink {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// The language.
    pub language: Option<String>,
    /// What the person is called.
    pub name: String,
    /// The author who made it.
    pub created_by: String,
    /// In seconds since 1970.
    pub created_at: i64,
    /// In seconds since 1970.
    pub expires_at: i64,
}

impl Store {
    /// Keeps a link.
    pub async fn add_draft_link(&self, link: DraftLink) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                draft_links::org_id.eq(ORG),
                draft_links::survey.eq(&link.survey),
                draft_links::id.eq(&link.id),
                draft_links::language.eq(&link.language),
                draft_links::name.eq(&link.name),
                draft_links::created_by.eq(&link.created_by),
                draft_links::created_at.eq(link.created_at),
                draft_links::expires_at.eq(link.expires_at),
            );
            on!(conn, inner => diesel::insert_into(draft_links::table).values(row).execute(inner))?;
            Ok(())
        })
        .await
    }

    /// A link that holds now. `NotFound`: there is none, it was taken back, or its time is over.
    pub async fn draft_link(&self, survey: &str, id: &str, now: i64) -> Result<DraftLink, Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.read(move |conn| {
            let one = draft_links::table.find((ORG, survey, id)).filter(draft_links::expires_at.gt(now));
            Ok(on!(conn, inner => one.select(DraftLink::as_select()).first(inner))?)
        })
        .await
    }

    /// The links of a survey that hold now.
    pub async fn draft_links(&self, survey: &str, now: i64) -> Result<Vec<DraftLink>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = draft_links::table.filter(draft_links::org_id.eq(ORG)).filter(draft_links::survey.eq(survey));
            let live = own.filter(draft_links::expires_at.gt(now)).order((draft_links::created_at, draft_links::id));
            Ok(on!(conn, inner => live.select(DraftLink::as_select()).load(inner))?)
        })
        .await
    }

    /// Takes a link back.
    pub async fn end_draft_link(&self, survey: &str, id: &str) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let one = draft_links::table.find((ORG, survey, id));
            match on!(conn, inner => diesel::delete(one).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }
}
