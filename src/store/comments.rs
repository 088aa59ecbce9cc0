//! Free texts and whys, and what a moderator decides about each. A comment never tells
//! which response it belongs to; it shows only once its response is released.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::CommentId;
use super::conn::{Conn, on};
use super::error::Error;
use super::outbox::{self, NewDelivery};
use super::schema::{ORG, comments};
use super::themes::{self, Tags};
use diesel::prelude::*;

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// Nobody has decided yet.
    Waiting,
    /// It may be shown.
    Published,
    /// It may not.
    Held,
}

impl CommentState {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Published => "published",
            Self::Held => "held",
        }
    }

    pub(super) fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "waiting" => Ok(Self::Waiting),
            "published" => Ok(Self::Published),
            "held" => Ok(Self::Held),
            _ => Err(Error::broken("comments.state: unknown word")),
        }
    }
}

/// A comment as a moderator reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its random id.
    pub id: CommentId,
    /// The survey's id.
    pub survey: String,
    /// The item it answers.
    pub item: String,
    /// The row, step or the like.
    pub part: Option<String>,
    /// A BCP-47 tag.
    pub language: String,
    /// Who wrote it, by role.
    pub role: Option<String>,
    /// In days since 1970.
    pub day: i32,
    /// What the person wrote.
    pub text: String,
    /// What is shown in its place, where a moderator has redacted it.
    pub shown: Option<String>,
    /// What has been decided.
    pub state: CommentState,
    /// Somebody may need help: the named lead has been told.
    pub marked: bool,
    /// A moderator has confirmed that it tells nobody who wrote it, though few wrote.
    pub confirmed_small: bool,
    /// The release that its response stands in.
    pub release: Option<i32>,
    /// Who decided last.
    pub decided_by: Option<String>,
    /// When, in seconds since 1970.
    pub decided_at: Option<i64>,
    /// Whether it says thank you, so that it may hang on a wall.
    pub thanks: bool,
    /// The place that may stand beside it, where a moderator has allowed that.
    pub place: Option<String>,
    /// Rises with each decision.
    pub revision: i32,
}

/// What a moderator decides about a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Show it, with `shown` in place of the text where that is given.
    Publish {
        /// The redacted text.
        shown: Option<String>,
        /// Confirmed for a survey where few wrote.
        confirmed_small: bool,
    },
    /// Change what is shown, and nothing else.
    Redact {
        /// The redacted text.
        shown: String,
    },
    /// Don't show it.
    Hold,
    /// Mark it for safeguarding: from now on it outlives withdrawal and retention.
    Mark {
        /// The mail that tells the named inbox. It is put into the outbox in the same transaction, unless the comment
        /// was marked already; each marking has a period of its own.
        tell: Option<Box<NewDelivery>>,
    },
    /// The named lead releases it; where its response is gone, it goes too.
    Unmark,
}

/// What one press of a moderator's button says of a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// What is decided.
    pub decision: Option<Decision>,
    /// Where else it may stand, if that is said.
    pub standing: Option<Elsewhere>,
    /// What it is about.
    pub tags: Tags,
    /// The revision that the moderator has seen; none where it does not matter.
    pub revision: Option<i32>,
}

/// Where a published comment may stand beside the report of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// On a wall: it says thank you.
    pub thanks: bool,
    /// On the pages of this place.
    pub place: Option<String>,
}

/// The one comment with this id; naming every state lets the index find it.
macro_rules! the {
    ($survey:expr, $id:expr) => {
        comments::table
            .filter(comments::org_id.eq(ORG))
            .filter(comments::survey.eq($survey))
            .filter(comments::state.eq_any(["waiting", "published", "held"]))
            .filter(comments::id.eq($id.as_bytes().as_slice()))
    };
}

impl Store {
    /// A survey's comments in one state, by id, which is random; `after` goes on from the last.
    pub async fn comments(
        &self,
        survey: &str,
        state: CommentState,
        after: Option<CommentId>,
        limit: i64,
    ) -> Result<Vec<Comment>, Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.read(move |conn| {
            let after = after.map_or(Vec::new(), |id| id.as_bytes().to_vec());
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq(state.word())).filter(comments::id.gt(after));
            let these = these.order(comments::id).limit(limit);
            let rows: Vec<CommentRow> = on!(conn, inner => these.select(CommentRow::as_select()).load(inner))?;
            rows.into_iter().map(CommentRow::comment).collect()
        })
        .await
    }

    /// A survey's comments that are marked for safeguarding, whatever their state, by id.
    pub async fn marked_comments(
        &self,
        survey: &str,
        after: Option<CommentId>,
        limit: i64,
    ) -> Result<Vec<Comment>, Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.read(move |conn| {
            let after = after.map_or(Vec::new(), |id| id.as_bytes().to_vec());
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::marked).filter(comments::id.gt(after));
            let these = these.order(comments::id).limit(limit);
            let rows: Vec<CommentRow> = on!(conn, inner => these.select(CommentRow::as_select()).load(inner))?;
            rows.into_iter().map(CommentRow::comment).collect()
        })
        .await
    }

    /// One comment of a survey.
    pub async fn comment(&self, survey: &str, id: CommentId) -> Result<Comment, Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.read(move |conn| {
            let query = the!(&survey, id);
            on!(conn, inner => query.select(CommentRow::as_select()).first(inner))?.comment()
        })
        .await
    }

    /// Decides about a comment of a survey, and records who did.
    pub async fn decide(
        &self,
        survey: &str,
        id: CommentId,
        decision: Decision,
        entry: AuditEntry,
    ) -> Result<(), Error> {
        self.judge(survey, id, Judgement { decision: Some(decision), ..Judgement::default() }, entry).await
    }

    /// Takes all of a moderator's judgement of a comment, or nothing, and records whose it was. `Taken`: somebody else
    /// has decided since the revision that the moderator saw.
    pub async fn judge(
        &self,
        survey: &str,
        id: CommentId,
        judgement: Judgement,
        entry: AuditEntry,
    ) -> Result<(), Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.write(move |conn| {
            judge(conn, &survey, id, &judgement, &entry)?;
            audit::append(conn, &entry)
        })
        .await
        .inspect(|()| self.mail_waits.notify_one())
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = comments)]
pub(super) struct CommentRow {
    id: Vec<u8>,
    survey: String,
    item: String,
    part: Option<String>,
    language: String,
    role: Option<String>,
    day: i32,
    text: String,
    shown: Option<String>,
    state: String,
    marked: bool,
    confirmed_small: bool,
    release: Option<i32>,
    decided_by: Option<String>,
    decided_at: Option<i64>,
    thanks: bool,
    place: Option<String>,
    revision: i32,
}

impl CommentRow {
    pub(super) fn comment(self) -> Result<Comment, Error> {
        let (id, state) = (CommentId::from_column(&self.id)?, CommentState::from_word(&self.state)?);
        let Self { survey, item, part, language, role, day, text, shown, .. } = self;
        let Self { marked, confirmed_small, release, decided_by, decided_at, thanks, place, revision, .. } = self;
        Ok(Comment {
            id,
            survey,
            item,
            part,
            language,
            role,
            day,
            text,
            shown,
            state,
            marked,
            confirmed_small,
            release,
            decided_by,
            decided_at,
            thanks,
            place,
            revision,
        })
    }
}

#[derive(AsChangeset)]
#[diesel(table_name = comments)]
struct Change<'a> {
    shown: Option<Option<&'a str>>,
    state: Option<&'a str>,
    marked: Option<bool>,
    confirmed_small: Option<bool>,
    decided_by: Option<&'a str>,
    decided_at: Option<i64>,
}

fn judge(conn: &mut Conn, survey: &str, id: CommentId, judgement: &Judgement, entry: &AuditEntry) -> Result<(), Error> {
    let Judgement { decision, standing, tags, revision } = judgement;
    claim(conn, survey, id, *revision, decision.is_some() || standing.is_some())?;
    if let Some(decision) = decision
        && decide(conn, survey, id, decision, entry)? == 0
    {
        return Err(Error::NotFound);
    }
    if let Some(Elsewhere { thanks, place }) = standing {
        let change = (comments::thanks.eq(*thanks), comments::place.eq(place.as_deref()));
        on!(conn, inner => diesel::update(the!(survey, id)).set(change).execute(inner))?;
    }
    themes::tag(conn, survey, &[id], tags)?;
    if matches!(decision, Some(Decision::Unmark)) { themes::forget(conn, survey) } else { Ok(()) }
}

/// Of two who decide at once the second waits here for the first, and then finds another revision.
fn claim(conn: &mut Conn, survey: &str, id: CommentId, seen: Option<i32>, decides: bool) -> Result<(), Error> {
    let by = i32::from(decides);
    let now = comments::revision.eq(seen.unwrap_or_default()).or(seen.is_none().into_sql::<diesel::sql_types::Bool>());
    let claim = diesel::update(the!(survey, id).filter(now)).set(comments::revision.eq(comments::revision + by));
    if on!(conn, inner => claim.execute(inner))? == 1 {
        return Ok(());
    }
    let there = the!(survey, id).count();
    match on!(conn, inner => there.get_result::<i64>(inner))? {
        0 => Err(Error::NotFound),
        _ => Err(Error::Taken),
    }
}

fn decide(
    conn: &mut Conn,
    survey: &str,
    id: CommentId,
    decision: &Decision,
    entry: &AuditEntry,
) -> Result<usize, Error> {
    match decision {
        Decision::Mark { tell } => return mark(conn, (survey, id), tell.as_deref(), change(decision, entry)),
        Decision::Unmark if delete_orphan(conn, survey, id)? == 1 => return Ok(1),
        _ => {}
    }
    let update = diesel::update(the!(survey, id));
    Ok(on!(conn, inner => update.set(change(decision, entry)).execute(inner))?)
}

/// Marks, and tells whoever must know of it, or does neither.
fn mark(
    conn: &mut Conn,
    (survey, id): (&str, CommentId),
    tell: Option<&NewDelivery>,
    change: Change<'_>,
) -> Result<usize, Error> {
    let update = diesel::update(the!(survey, id).filter(comments::marked.eq(false))).set(change);
    let marked = on!(conn, inner => update.execute(inner))?;
    if let (1, Some(tell)) = (marked, tell) {
        outbox::insert(conn, tell)?;
    }
    let there = the!(survey, id).count();
    Ok(usize::from(on!(conn, inner => there.get_result::<i64>(inner))? > 0))
}

fn change<'a>(decision: &'a Decision, entry: &'a AuditEntry) -> Change<'a> {
    let (decided_by, decided_at) = (Some(entry.who.as_str()), Some(entry.at));
    let none = Change { shown: None, state: None, marked: None, confirmed_small: None, decided_by, decided_at };
    match decision {
        Decision::Publish { shown, confirmed_small } => Change {
            shown: Some(shown.as_deref()),
            state: Some(CommentState::Published.word()),
            confirmed_small: Some(*confirmed_small),
            ..none
        },
        Decision::Redact { shown } => Change { shown: Some(Some(shown)), ..none },
        Decision::Hold => Change { state: Some(CommentState::Held.word()), ..none },
        Decision::Mark { .. } => Change { marked: Some(true), ..none },
        Decision::Unmark => Change { marked: Some(false), ..none },
    }
}

/// A marked comment whose response was withdrawn or has expired was kept for its mark alone.
fn delete_orphan(conn: &mut Conn, survey: &str, id: CommentId) -> Result<usize, Error> {
    let orphan = the!(survey, id).filter(comments::marked).filter(comments::response_key.eq(comments::id));
    Ok(on!(conn, inner => diesel::delete(orphan).execute(inner))?)
}
