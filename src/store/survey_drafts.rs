//! Surveys that are being written: one draft for each survey, each change a revision. A change names the revision that
//! it was made on, and is refused where there is a newer one.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, survey_drafts, survey_media, survey_revisions};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many revisions of a draft are kept at most.
const KEPT: i32 = 2000;
/// After so many seconds a revision that nothing goes back to is forgotten: a form that was made from it has gone.
const PASSING_SECONDS: i64 = 6 * 3600;

/// A draft, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_drafts)]
pub struct SurveyDraft {
    /// The survey's id.
    pub survey: String,
    /// The team that writes it; the whole organisation's where there is none.
    pub team: Option<String>,
    /// The number of the newest revision.
    pub revision: i32,
    /// The published version that it was begun from.
    pub base_version: Option<i32>,
    /// In seconds since 1970.
    pub created_at: i64,
}

/// A state of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_revisions)]
pub struct SurveyRevision {
    /// 1 for the first.
    pub number: i32,
    /// The state that undoing goes back to.
    pub parent: Option<i32>,
    /// The definition's text.
    pub body: String,
    /// Who made it.
    pub who: String,
    /// In seconds since 1970.
    pub at: i64,
    /// What was done, in words.
    pub what: String,
}

/// A change of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRevision {
    /// The survey's id.
    pub survey: String,
    /// The definition's text.
    pub body: String,
    /// Who made it.
    pub who: String,
    /// In seconds since 1970.
    pub at: i64,
    /// What was done, in words.
    pub what: String,
}

/// Changes of the same kind by the same person with pauses of at most so many seconds are undone together,
const PAUSE_SECONDS: i64 = 60;
/// as long as they take no more than this.
const TOGETHER_SECONDS: i64 = 300;

impl Store {
    /// Begins a draft. `Taken`: there is one for this survey.
    pub async fn begin_survey_draft(
        &self,
        first: NewRevision,
        team: Option<String>,
        base_version: Option<i32>,
    ) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                survey_drafts::org_id.eq(ORG),
                survey_drafts::survey.eq(&first.survey),
                survey_drafts::team.eq(team),
                survey_drafts::revision.eq(1),
                survey_drafts::base_version.eq(base_version),
                survey_drafts::created_at.eq(first.at),
            );
            on!(conn, inner => diesel::insert_into(survey_drafts::table).values(row).execute(inner))?;
            add(conn, &first, 1, None)
        })
        .await
    }

    /// All drafts, by survey.
    pub async fn survey_drafts(&self) -> Result<Vec<SurveyDraft>, Error> {
        self.read(|conn| {
            let all = survey_drafts::table.filter(survey_drafts::org_id.eq(ORG)).order(survey_drafts::survey);
            Ok(on!(conn, inner => all.select(SurveyDraft::as_select()).load(inner))?)
        })
        .await
    }

    /// A survey's draft and its newest revision.
    pub async fn survey_draft(&self, survey: &str) -> Result<(SurveyDraft, SurveyRevision), Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let draft = draft(conn, &survey)?;
            let newest = revision(conn, &survey, draft.revision)?;
            Ok((draft, newest))
        })
        .await
    }

    /// One revision. `NotFound`: it was never there, or is too old.
    pub async fn survey_revision(&self, survey: &str, number: i32) -> Result<SurveyRevision, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| revision(conn, &survey, number)).await
    }

    /// The newest revisions, newest first.
    pub async fn survey_revisions(&self, survey: &str, limit: i64) -> Result<Vec<SurveyRevision>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = survey_revisions::table.filter(survey_revisions::org_id.eq(ORG));
            let own = own.filter(survey_revisions::survey.eq(survey));
            let newest = own.order(survey_revisions::number.desc()).limit(limit);
            Ok(on!(conn, inner => newest.select(SurveyRevision::as_select()).load(inner))?)
        })
        .await
    }

    /// Adds a revision to the one numbered `on`; gives its number. `Taken`: there is a newer one.
    pub async fn change_survey_draft(&self, new: NewRevision, on: i32) -> Result<i32, Error> {
        self.write(move |conn| {
            let number = advance(conn, &new.survey, on)?;
            let last = revision(conn, &new.survey, on)?;
            let same = last.who == new.who && last.what == new.what && new.at - last.at < PAUSE_SECONDS;
            let first = last.parent.filter(|_| same).map(|parent| revision(conn, &new.survey, parent + 1)).transpose();
            let together = matches!(first, Ok(Some(first)) if new.at - first.at < TOGETHER_SECONDS);
            let parent = if together { last.parent } else { Some(on) };
            add(conn, &new, number, parent)?;
            Ok(number)
        })
        .await
    }

    /// Goes back to what was before the revision numbered `on`; gives the new number. `Taken`: there is a newer one.
    /// `NotFound`: there is nothing before it.
    pub async fn undo_survey_draft(&self, survey: &str, on: i32, who: &str, at: i64) -> Result<i32, Error> {
        let (survey, who) = (survey.to_owned(), who.to_owned());
        self.write(move |conn| {
            let last = revision(conn, &survey, on)?;
            let before = revision(conn, &survey, last.parent.ok_or(Error::NotFound)?)?;
            let what = format!("{UNDONE}{}", origin(conn, &survey, on).unwrap_or(last).what);
            let number = advance(conn, &survey, on)?;
            let new = NewRevision { survey, body: before.body, who, at, what };
            add(conn, &new, number, before.parent)?;
            Ok(number)
        })
        .await
    }

    /// The change that was undone last, where nothing was done since.
    pub async fn undone_survey_revision(&self, survey: &str, on: i32) -> Result<SurveyRevision, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| ahead(conn, &survey, on)).await
    }

    /// Makes the change again that was undone last; gives the new number. `Taken`: there is a newer one. `NotFound`:
    /// nothing was undone, or something was done since.
    pub async fn redo_survey_draft(&self, survey: &str, on: i32, who: &str, at: i64) -> Result<i32, Error> {
        let (survey, who) = (survey.to_owned(), who.to_owned());
        self.write(move |conn| {
            let undone = ahead(conn, &survey, on)?;
            let what = format!("{AGAIN}{}", origin(conn, &survey, undone.number)?.what);
            let number = advance(conn, &survey, on)?;
            add(conn, &NewRevision { survey, body: undone.body, who, at, what }, number, undone.parent)?;
            Ok(number)
        })
        .await
    }

    /// Says from which published version a draft is now.
    pub async fn rebase_survey_draft(&self, survey: &str, base_version: i32) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            let own = survey_drafts::table.find((ORG, survey));
            let change = diesel::update(own).set(survey_drafts::base_version.eq(base_version));
            match on!(conn, inner => change.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Throws a draft away, with its revisions and all that reviewers said of it.
    pub async fn drop_survey_draft(&self, survey: &str) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.write(move |conn| {
            let revisions = survey_revisions::table.filter(survey_revisions::org_id.eq(ORG));
            let revisions = revisions.filter(survey_revisions::survey.eq(&survey));
            on!(conn, inner => diesel::delete(revisions).execute(inner))?;
            super::reviews::forget(conn, &survey)?;
            let own = survey_drafts::table.find((ORG, &survey));
            match on!(conn, inner => diesel::delete(own).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }

    /// Lets a survey's draft name a file; another file under the same name takes its place.
    pub async fn name_medium(&self, survey: &str, name: &str, hash: &str) -> Result<(), Error> {
        let (survey, name, hash) = (survey.to_owned(), name.to_owned(), hash.to_owned());
        self.write(move |conn| {
            let row = (
                survey_media::org_id.eq(ORG),
                survey_media::survey.eq(survey),
                survey_media::name.eq(name),
                survey_media::hash.eq(&hash),
            );
            let insert = diesel::insert_into(survey_media::table).values(row);
            let key = (survey_media::org_id, survey_media::survey, survey_media::name);
            let upsert = insert.on_conflict(key).do_update().set(survey_media::hash.eq(&hash));
            on!(conn, inner => upsert.execute(inner))?;
            Ok(())
        })
        .await
    }

    /// The files that a survey's draft may name: hashes by name.
    pub async fn named_media(&self, survey: &str) -> Result<BTreeMap<String, String>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = survey_media::table.filter(survey_media::org_id.eq(ORG)).filter(survey_media::survey.eq(survey));
            let pairs = own.select((survey_media::name, survey_media::hash));
            let pairs: Vec<(String, String)> = on!(conn, inner => pairs.load(inner))?;
            Ok(pairs.into_iter().collect())
        })
        .await
    }
}

/// What undoing and doing again are called: by it they are known among the revisions.
const UNDONE: &str = "Undone: ";
const AGAIN: &str = "Done again: ";

/// What doing again leads to from a revision: what stood there before the last undoing; after doing again, what it would
/// lead to from there.
fn ahead(conn: &mut Conn, survey: &str, number: i32) -> Result<SurveyRevision, Error> {
    let what = revision(conn, survey, number)?.what;
    if what.starts_with(UNDONE) {
        return revision(conn, survey, number - 1);
    }
    if !what.starts_with(AGAIN) {
        return Err(Error::NotFound);
    }
    let done = ahead(conn, survey, number - 1)?;
    ahead(conn, survey, done.number)
}

/// The change whose state a revision has, where that was undone and done again since.
fn origin(conn: &mut Conn, survey: &str, number: i32) -> Result<SurveyRevision, Error> {
    let own = revision(conn, survey, number)?;
    if own.what.starts_with(UNDONE) {
        let before = revision(conn, survey, number - 1)?.parent.ok_or(Error::NotFound)?;
        return origin(conn, survey, before);
    }
    if own.what.starts_with(AGAIN) {
        let done = ahead(conn, survey, number - 1)?;
        return origin(conn, survey, done.number);
    }
    Ok(own)
}

fn draft(conn: &mut Conn, survey: &str) -> Result<SurveyDraft, Error> {
    let own = survey_drafts::table.find((ORG, survey));
    Ok(on!(conn, inner => own.select(SurveyDraft::as_select()).first(inner))?)
}

fn revision(conn: &mut Conn, survey: &str, number: i32) -> Result<SurveyRevision, Error> {
    let one = survey_revisions::table.find((ORG, survey, number));
    Ok(on!(conn, inner => one.select(SurveyRevision::as_select()).first(inner))?)
}

/// Whether a change is in time is decided by the update that counts it.
fn advance(conn: &mut Conn, survey: &str, on: i32) -> Result<i32, Error> {
    let own = survey_drafts::table.find((ORG, survey));
    let in_time = own.filter(survey_drafts::revision.eq(on));
    let count = diesel::update(in_time).set(survey_drafts::revision.eq(on + 1));
    match on!(conn, inner => count.execute(inner))? {
        0 => draft(conn, survey).and(Err(Error::Taken)),
        _ => Ok(on + 1),
    }
}

fn add(conn: &mut Conn, new: &NewRevision, number: i32, parent: Option<i32>) -> Result<(), Error> {
    let row = (
        survey_revisions::org_id.eq(ORG),
        survey_revisions::survey.eq(&new.survey),
        survey_revisions::number.eq(number),
        survey_revisions::parent.eq(parent),
        survey_revisions::body.eq(&new.body),
        survey_revisions::who.eq(&new.who),
        survey_revisions::at.eq(new.at),
        survey_revisions::what.eq(&new.what),
    );
    on!(conn, inner => diesel::insert_into(survey_revisions::table).values(row).execute(inner))?;
    forget(conn, new, number)
}

/// Forgets what is far back, and what was only passed through while somebody typed.
fn forget(conn: &mut Conn, new: &NewRevision, number: i32) -> Result<(), Error> {
    let own = || {
        let all = survey_revisions::table.filter(survey_revisions::org_id.eq(ORG));
        all.filter(survey_revisions::survey.eq(&new.survey))
    };
    let columns = (survey_revisions::number, survey_revisions::parent, survey_revisions::at);
    let known = own().select(columns);
    let known: Vec<(i32, Option<i32>, i64)> = on!(conn, inner => known.load(inner))?;
    let parents: BTreeSet<i32> = known.iter().filter_map(|(_, parent, _)| *parent).collect();
    let is_passed = |(own, _, at): &&(i32, Option<i32>, i64)| {
        let far = *own <= number - KEPT;
        let passing = *own < number && !parents.contains(own) && *at < new.at - PASSING_SECONDS;
        far || passing
    };
    let passed: Vec<i32> = known.iter().filter(is_passed).map(|(number, ..)| *number).collect();
    if !passed.is_empty() {
        let old = own().filter(survey_revisions::number.eq_any(passed));
        on!(conn, inner => diesel::delete(old).execute(inner))?;
    }
    Ok(())
}
