//! What each translation of a survey was made from.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, survey_translations};
use diesel::prelude::*;

/// A translation, by what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_translations)]
pub struct Translation {
    /// The language's tag.
    pub language: String,
    /// The place of the words in the survey.
    pub place: String,
    /// The words that were translated.
    pub source: String,
    /// Who wrote it.
    pub who: String,
    /// In seconds since 1970.
    pub at: i64,
}

impl Store {
    /// Notes translations of a survey; a newer one takes the place of an older.
    pub async fn note_translations(&self, survey: &str, translations: Vec<Translation>) -> Result<(), Error> {
        if translations.is_empty() {
            return Ok(());
        }
        let survey = survey.to_owned();
        self.write(move |conn| {
            for one in &translations {
                let row = (
                    survey_translations::org_id.eq(ORG),
                    survey_translations::survey.eq(&survey),
                    survey_translations::language.eq(&one.language),
                    survey_translations::place.eq(&one.place),
                    survey_translations::source.eq(&one.source),
                    survey_translations::who.eq(&one.who),
                    survey_translations::at.eq(one.at),
                );
                let change = (
                    survey_translations::source.eq(&one.source),
                    survey_translations::who.eq(&one.who),
                    survey_translations::at.eq(one.at),
                );
                let key = (
                    survey_translations::org_id,
                    survey_translations::survey,
                    survey_translations::language,
                    survey_translations::place,
                );
                let insert = diesel::insert_into(survey_translations::table).values(row);
                let upsert = insert.on_conflict(key).do_update().set(change);
                on!(conn, inner => upsert.execute(inner))?;
            }
            Ok(())
        })
        .await
    }

    /// The translations of a survey.
    pub async fn translations(&self, survey: &str) -> Result<Vec<Translation>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = survey_translations::table.filter(survey_translations::org_id.eq(ORG));
            let own = own.filter(survey_translations::survey.eq(survey));
            Ok(on!(conn, inner => own.select(Translation::as_select()).load(inner))?)
        })
        .await
    }
}
