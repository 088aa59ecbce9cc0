//! What was last taken from each file of the definitions' folder, so that a file and the browser never overwrite one
//! another in silence.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, survey_files};
use diesel::prelude::*;

/// A file of the definitions' folder.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_files)]
pub struct SurveyFile {
    /// Its name.
    pub file: String,
    /// The survey in it.
    pub survey: String,
    /// The hash of the version that was last taken from it.
    pub hash: String,
    /// What stood in it then, as it was laid out.
    pub text: String,
    /// What stands in it now and could not be taken, since the survey was changed in the browser too.
    pub waiting: Option<String>,
}

impl Store {
    /// Notes what was taken from a file, or what waits in it.
    pub async fn note_survey_file(&self, file: SurveyFile) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                survey_files::org_id.eq(ORG),
                survey_files::file.eq(&file.file),
                survey_files::survey.eq(&file.survey),
                survey_files::hash.eq(&file.hash),
                survey_files::text.eq(&file.text),
                survey_files::waiting.eq(&file.waiting),
            );
            let change = (
                survey_files::survey.eq(&file.survey),
                survey_files::hash.eq(&file.hash),
                survey_files::text.eq(&file.text),
                survey_files::waiting.eq(&file.waiting),
            );
            let insert = diesel::insert_into(survey_files::table).values(row);
            let upsert = insert.on_conflict((survey_files::org_id, survey_files::file)).do_update().set(change);
            on!(conn, inner => upsert.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// The files that surveys were taken from, by name.
    pub async fn survey_files(&self) -> Result<Vec<SurveyFile>, Error> {
        self.read(|conn| {
            let all = survey_files::table.filter(survey_files::org_id.eq(ORG)).order(survey_files::file);
            Ok(on!(conn, inner => all.select(SurveyFile::as_select()).load(inner))?)
        })
        .await
    }
}
