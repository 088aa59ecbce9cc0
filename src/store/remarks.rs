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

/// What is new of a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRemark {
    /// The survey.
    pub survey: String,
    /// A random name.
    pub id: String,
    /// Who says it.
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
    /// What it is about, as it reads now.
    pub said: String,
    /// Stands for what it is about, as it is defined.
    pub part: String,
    /// Whether the other reviewers may read it.
    pub shared: bool,
}

/// The answer to a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkAnswer {
    /// What became of it.
    pub state: RemarkState,
    /// Why it was kept, or what was changed.
    pub answer: String,
    /// What it is about, as it reads now.
    pub now_said: String,
    /// Who answers.
    pub by: String,
    /// In seconds since 1970.
    pub at: i64,
}

impl Remark {
    /// What became of it.
    #[must_use]
    pub fn state(&self) -> RemarkState {
        let states = [RemarkState::Changed, RemarkState::Kept];
        states.into_iter().find(|state| state.word() == self.state).unwrap_or(RemarkState::Open)
    }
}

impl From<NewRemark> for Remark {
    fn from(new: NewRemark) -> Self {
        Self {
            survey: new.survey,
            id: new.id,
            reviewer: new.reviewer,
            at: new.at,
            page: new.page,
            item: new.item,
            language: new.language,
            role: new.role,
            band: new.band,
            ready: new.ready,
            words: new.words,
            said: new.said,
            part: new.part,
            shared: new.shared,
            state: RemarkState::Open.word().to_owned(),
            answer: String::new(),
            now_said: String::new(),
            answered_by: None,
            answered_at: None,
        }
    }
}

impl Store {
    /// Keeps a remark; `false`: this person has said `most` things about the survey already. `Taken`: it is kept.
    pub async fn add_remark(&self, new: NewRemark, most: i64) -> Result<bool, Error> {
        self.write(move |conn| {
            let own = remarks::table.filter(remarks::org_id.eq(ORG)).filter(remarks::survey.eq(&new.survey));
            let own = own.filter(remarks::reviewer.eq(&new.reviewer)).count();
            let said: i64 = on!(conn, inner => own.get_result(inner))?;
            if said >= most {
                return Ok(false);
            }
            let remark = Remark::from(new);
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
    pub async fn answer_remark(&self, survey: &str, id: &str, answer: RemarkAnswer) -> Result<(), Error> {
        let (survey, id) = (survey.to_owned(), id.to_owned());
        self.write(move |conn| {
            let change = (
                remarks::state.eq(answer.state.word()),
                remarks::answer.eq(&answer.answer),
                remarks::now_said.eq(&answer.now_said),
                remarks::answered_by.eq(Some(&answer.by)),
                remarks::answered_at.eq(Some(answer.at)),
            );
            let change = diesel::update(remarks::table.find((ORG, survey, id))).set(change);
            match on!(conn, inner => change.execute(inner))? {
                0 => Err(Error::NotFound),
                _ => Ok(()),
            }
        })
        .await
    }
}
