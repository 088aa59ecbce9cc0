//! What waits for a moderator, all of it at once: which comes first is decided by whoever reads it, not here.

use super::Store;
use super::bytes::CommentId;
use super::comments::{Comment, CommentRow};
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, comments, responses};
use diesel::dsl::{count, count_star};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The words of a comment, to be looked at by a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The comment.
    pub id: CommentId,
    /// The item that it answers.
    pub item: String,
    /// A BCP-47 tag.
    pub language: String,
    /// What the person wrote.
    pub text: String,
    /// What is shown in its place, where a moderator has changed it.
    pub shown: Option<String>,
}

/// A published comment for those whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The item that it answers.
    pub item: String,
    /// A BCP-47 tag.
    pub language: String,
    /// The text as the moderator has left it.
    pub text: String,
    /// Whether it says thank you.
    pub thanks: bool,
    /// Confirmed where few wrote.
    pub confirmed_small: bool,
    /// The place that may stand beside it.
    pub place: Option<String>,
}

type WordsRow = (Vec<u8>, String, String, String, Option<String>);

impl Store {
    /// The words of a survey's comments, by id, which is random; of those that wait alone, or of all.
    pub async fn words(&self, survey: &str, which: Which) -> Result<Vec<Words>, Error> {
        let survey = survey.to_owned();
        self.settle().await?;
        self.read(move |conn| {
            let states: &[&str] = match which {
                Which::Waiting => &["waiting"],
                Which::All => &["waiting", "published", "held"],
            };
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq_any(states)).order(comments::id);
            let columns = (comments::id, comments::item, comments::language, comments::text, comments::shown);
            let rows: Vec<WordsRow> = on!(conn, inner => these.select(columns).load(inner))?;
            let words = |(id, item, language, text, shown): WordsRow| {
                Ok(Words { id: CommentId::from_column(&id)?, item, language, text, shown })
            };
            rows.into_iter().map(words).collect()
        })
        .await
    }

    /// These comments of a survey, in this order; those that have gone are left out.
    pub async fn these_comments(&self, survey: &str, ids: Vec<CommentId>) -> Result<Vec<Comment>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let columns: Vec<&[u8]> = ids.iter().map(|id| id.as_bytes().as_slice()).collect();
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq_any(["waiting", "published", "held"]));
            let these = these.filter(comments::id.eq_any(columns));
            let rows: Vec<CommentRow> = on!(conn, inner => these.select(CommentRow::as_select()).load(inner))?;
            let mut found = rows.into_iter().map(CommentRow::comment).collect::<Result<Vec<_>, _>>()?;
            found.sort_by_key(|comment| ids.iter().position(|id| *id == comment.id));
            Ok(found)
        })
        .await
    }

    /// At which place these comments were written, as the item that holds it says. Nothing else of an answer is told.
    pub async fn places_of(
        &self,
        survey: &str,
        ids: Vec<CommentId>,
        item: &str,
    ) -> Result<BTreeMap<CommentId, String>, Error> {
        let (survey, item) = (survey.to_owned(), item.to_owned());
        self.read(move |conn| {
            let columns: Vec<&[u8]> = ids.iter().map(|id| id.as_bytes().as_slice()).collect();
            let own = responses::org_id.eq(comments::org_id).and(responses::key.eq(comments::response_key));
            let joined = comments::table.inner_join(responses::table.on(own)).filter(comments::org_id.eq(ORG));
            let these = joined.filter(comments::survey.eq(survey)).filter(comments::id.eq_any(columns));
            let rows: Vec<(Vec<u8>, String)> =
                on!(conn, inner => these.select((comments::id, responses::answers)).load(inner))?;
            let place = |(id, answers): (Vec<u8>, String)| {
                let answers: serde_json::Value = serde_json::from_str(&answers).ok()?;
                Some((CommentId::from_column(&id).ok()?, answers.get(&item)?.as_str()?.to_owned()))
            };
            Ok(rows.into_iter().filter_map(place).collect())
        })
        .await
    }

    /// The published comments of released responses, in random order: all of them, or those beside which this place may
    /// stand.
    pub async fn heard(&self, survey: &str, place: Option<&str>) -> Result<Vec<Heard>, Error> {
        let (survey, place) = (survey.to_owned(), place.map(str::to_owned));
        self.read(move |conn| {
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq("published")).filter(comments::release.is_not_null());
            let these = these.order(comments::id);
            let rows: Vec<CommentRow> = on!(conn, inner => these.select(CommentRow::as_select()).load(inner))?;
            let all = rows.into_iter().map(CommentRow::comment).collect::<Result<Vec<_>, _>>()?;
            let is_there = |comment: &Comment| place.is_none() || comment.place == place;
            Ok(all.into_iter().filter(is_there).map(heard).collect())
        })
        .await
    }

    /// How many people wrote the published comments beside which this place may stand, by item.
    pub async fn writers_at(&self, survey: &str, place: &str) -> Result<BTreeMap<String, i64>, Error> {
        let (survey, place) = (survey.to_owned(), place.to_owned());
        self.read(move |conn| {
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq("published")).filter(comments::release.is_not_null());
            let these = these.filter(comments::place.eq(place)).group_by(comments::item);
            let counted = these.select((comments::item, count(comments::response_key).aggregate_distinct()));
            let rows: Vec<(String, i64)> = on!(conn, inner => counted.load(inner))?;
            Ok(rows.into_iter().collect())
        })
        .await
    }

    /// How many comments are marked for safeguarding, by survey.
    pub async fn marked_counts(&self) -> Result<BTreeMap<String, i64>, Error> {
        self.read(|conn| {
            let marked = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::marked);
            let counted = marked.group_by(comments::survey).select((comments::survey, count_star()));
            let rows: Vec<(String, i64)> = on!(conn, inner => counted.load(inner))?;
            Ok(rows.into_iter().collect())
        })
        .await
    }
}

/// Which comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that nobody has decided about.
    Waiting,
    /// Those in any state.
    All,
}

fn heard(comment: Comment) -> Heard {
    let Comment { item, language, text, shown, thanks, confirmed_small, place, .. } = comment;
    Heard { item, language, text: shown.unwrap_or(text), thanks, confirmed_small, place }
}
