//! What reviewers say of a draft, and what became of it.

use super::Store;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, remarks};
use diesel::prelude::*;

/// What became of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkState {
    /// Nobody has answered it.
    Open,
    /// What it is about was changed.
    Changed,
    /// What it is about stays, for a reason.
    Kept,
}

impl RemarkState {
    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Changed => "changed",
            Self::Kept => "kept",
        }
    }
}

/// What somebody said about a question, or a page, as one reader has it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = remarks)]
pub struct Remark {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// Who said it.
    pub reviewer: String,
    /// In seconds since 1970.
    pub at: i64,
    /// The page.
    pub page: String,
    /// The question; the whole page where there is none.
    pub item: Option<String>,
    /// The tag of the language that was read.
    pub language: String,
    /// The role whose words were read.
    pub role: Option<String>,
    /// The band whose words were read.
    pub band: Option<String>,
    /// What was said by pressing a button.
    pub ready: Option<String>,
    /// What was written.
    pub words: String,
    /// What it is about, as it read then.
    pub said: String,
    /// Stands for what it is about, as it was defined then.
    pub part: String,
    /// Whether the other reviewers may read it.
    pub shared: bool,
    /// What became of it.
    #[diesel(embed)]
    pub outcome: Outcome,
}

/// What became of a remark; nothing yet, unless somebody says.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = remarks)]
pub struct Outcome {
    state: String,
    /// Why it was kept, or what was changed; empty where nothing was written.
    pub answer: String,
    /// What it is about, as it read when it was answered.
    pub now_said: String,
    /// Who answered.
    pub answered_by: Option<String>,
    /// In seconds since 1970.
    pub answered_at: Option<i64>,
}

impl Outcome {
    /// As `by` says at `at`, in seconds since 1970, when what it is about reads `now_said`.
    #[must_use]
    pub fn new(state: RemarkState, answer: String, now_said: String, (by, at): (String, i64)) -> Self {
        Self { state: state.word().to_owned(), answer, now_said, answered_by: Some(by), answered_at: Some(at) }
    }
}

impl Default for Outcome {
    fn default() -> Self {
        Self {
            state: RemarkState::Open.word().to_owned(),
            answer: String::new(),
            now_said: String::new(),
            answered_by: None,
            answered_at: None,
        }
    }
}

impl Remark {
    /// What became of it.
    #[must_use]
    pub fn state(&self) -> RemarkState {
        let states = [RemarkState::Changed, RemarkState::Kept];
        states.into_iter().find(|state| state.word() == self.outcome.state).unwrap_or(RemarkState::Open)
    }
}

impl Store {
    /// Keeps a remark; `false`: this person has said `most` things about the survey already. `Taken`: it is kept.
    pub async fn add_remark(&self, remark: Remark, most: i64) -> Result<bool, Error> {
        self.write(move |conn| {
            let own = remarks::table.filter(remarks::org_id.eq(ORG)).filter(remarks::survey.eq(&remark.survey));
            let own = own.filter(remarks::reviewer.eq(&remark.reviewer)).count();
            let said: i64 = on!(conn, inner => own.get_result(inner))?;
            if said >= most {
                return Ok(false);
            }
            let add = diesel::insert_into(remarks::table).values((remarks::org_id.eq(ORG), &remark));
            on!(conn, inner => add.execute(inner))?;
            Ok(true)
        })
        .await
    }

    /// Everything that was said about a survey, in order.
    pub async fn remarks(&self, survey: &str) -> Result<Vec<Remark>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let own = remarks::table.filter(remarks::org_id.eq(ORG)).filter(remarks::survey.eq(survey));
            let own = own.order((remarks::at, remarks::id));
            Ok(on!(conn, inner => own.select(Remark::as_select()).load(inner))?)
        })
        .await
    }

    /// Answers a remark, in place of an answer that it has. `NotFound`: there is none by this name.
    pub async fn answer_remark(&self, survey: &str, id: &str, outcome: Outcome) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let change = diesel::update(remarks::table.find((ORG, survey, id))).set(&outcome);
            match on!(conn, inner => change.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }
}
