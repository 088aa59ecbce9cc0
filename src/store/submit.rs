//! Storing a response. One door for both databases: what is answered is durable.

use super::Store;
use super::bytes::{BodyHash, CommentId, Key};
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, responses, withdrawn};
use super::way::Way;
use diesel::prelude::*;

/// A response as it was accepted. Its texts stand in `comments`, so that `answers`
/// holds closed answers alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResponse {
    /// What it is filed under.
    pub key: Key,
    /// The survey's id.
    pub survey: String,
    /// The number of the version that was answered.
    pub version: i32,
    /// The day it came in, in days since 1970.
    pub day: i32,
    /// The language it was answered in, as a BCP-47 tag.
    pub language: String,
    /// Who answered, by the survey's roles.
    pub role: Option<String>,
    /// Alone, together or on somebody's behalf.
    pub help: Option<String>,
    /// The age band.
    pub band: Option<String>,
    /// How it was answered: on paper, on the web.
    pub mode: String,
    /// The keyed hash of the canonical body.
    pub body_hash: BodyHash,
    /// Closed answers, as JSON text.
    pub answers: String,
    /// Free texts and whys.
    pub comments: Vec<NewComment>,
}

/// One free text of a response. Survey, language, role and day are the response's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComment {
    /// Its random id.
    pub id: CommentId,
    /// The item it answers.
    pub item: String,
    /// The row of a matrix, the step of a touchpoint, or the like.
    pub part: Option<String>,
    /// What the person wrote.
    pub text: String,
}

/// What became of a submission; only `Stored` and `Already` mean that it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Submitted {
    /// It is durable now.
    Stored,
    /// The same body was stored before: a replay.
    Already,
    /// Another body was stored under this key.
    Conflict,
    /// It was stored before and has been withdrawn.
    Withdrawn,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Unknown,
    /// A response with this body.
    Stored(BodyHash),
    /// A tombstone.
    Withdrawn,
}

impl Standing {
    /// What a submission with this body is answered, where it need not be stored.
    pub fn replay(&self, body: BodyHash) -> Option<Submitted> {
        match self {
            Self::Unknown => None,
            Self::Withdrawn => Some(Submitted::Withdrawn),
            Self::Stored(stored) if *stored == body => Some(Submitted::Already),
            Self::Stored(_) => Some(Submitted::Conflict),
        }
    }
}

impl Store {
    /// Stores a response and its comments. After `Busy` the outcome is open: the same
    /// submission may be sent again.
    pub async fn submit(&self, response: NewResponse) -> Result<Submitted, Error> {
        self.writer.submit(response).await
    }

    /// What stands under a key, so that a replay is decided before validation.
    pub async fn submitted(&self, key: Key) -> Result<Standing, Error> {
        match self.arrived(&key) {
            Some(hash) => Ok(Standing::Stored(hash)),
            None => self.read(move |conn| standing(conn, key)).await,
        }
    }

    fn arrived(&self, key: &Key) -> Option<BodyHash> {
        match &self.way {
            Way::Serving(arrived) => arrived.body(key),
            Way::Straight | Way::Beside => None,
        }
    }
}

fn standing(conn: &mut Conn, key: Key) -> Result<Standing, Error> {
    let stored = responses::table.find((ORG, key.as_bytes().as_slice())).select(responses::body_hash);
    let hash: Option<Vec<u8>> = on!(conn, inner => stored.get_result(inner).optional())?;
    if let Some(hash) = hash {
        return BodyHash::from_column(&hash).map(Standing::Stored);
    }
    let tombstone = withdrawn::table.find((ORG, key.as_bytes().as_slice())).select(withdrawn::org_id);
    let gone: Option<i64> = on!(conn, inner => tombstone.get_result(inner).optional())?;
    Ok(gone.map_or(Standing::Unknown, |_| Standing::Withdrawn))
}
