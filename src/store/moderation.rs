//! What pages and reminders need to know about comments: how many wait, how many were
//! written, and those that may be shown.

use super::Store;
use super::comments::CommentState;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, comments};
use diesel::dsl::{count, count_star, min};
use diesel::prelude::*;

/// What waits for a moderator in one survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingComments {
    /// The survey's id.
    pub survey: String,
    /// How many.
    pub count: i64,
    /// Since when, in days since 1970.
    pub oldest_day: i32,
}

/// How many comments of released responses an item has in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentCount {
    /// The item.
    pub item: String,
    /// The state.
    pub state: CommentState,
    /// How many comments.
    pub count: i64,
    /// How many people wrote them.
    pub writers: i64,
}

/// A comment that may be shown, without anything that tells when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedComment {
    /// The item it answers.
    pub item: String,
    /// The row, step or the like.
    pub part: Option<String>,
    /// A BCP-47 tag.
    pub language: String,
    /// Who wrote it, by role.
    pub role: Option<String>,
    /// The text as the moderator has left it.
    pub text: String,
    /// Confirmed where few wrote.
    pub confirmed_small: bool,
    /// The release that its response stands in.
    pub release: i32,
}

impl Store {
    /// What waits for moderators, survey by survey.
    pub async fn waiting_comments(&self) -> Result<Vec<WaitingComments>, Error> {
        self.settle().await?;
        self.read(|conn| {
            let waiting = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::state.eq("waiting"));
            let grouped = waiting.group_by(comments::survey).order(comments::survey);
            let columns = (comments::survey, count_star(), min(comments::day));
            let rows: Vec<(String, i64, Option<i32>)> = on!(conn, inner => grouped.select(columns).load(inner))?;
            let found = |(survey, count, day): (String, i64, Option<i32>)| WaitingComments {
                survey,
                count,
                oldest_day: day.unwrap_or_default(),
            };
            Ok(rows.into_iter().map(found).collect())
        })
        .await
    }

    /// How many comments stand where in a survey's releases, for reports.
    pub async fn comment_counts(&self, survey: &str) -> Result<Vec<CommentCount>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let released = all.filter(comments::release.is_not_null());
            let grouped = released.group_by((comments::item, comments::state));
            let columns =
                (comments::item, comments::state, count_star(), count(comments::response_key).aggregate_distinct());
            let grouped = grouped.order((comments::item, comments::state));
            let rows: Vec<(String, String, i64, i64)> = on!(conn, inner => grouped.select(columns).load(inner))?;
            let found = |(item, state, count, writers): (String, String, i64, i64)| {
                Ok(CommentCount { item, state: CommentState::from_word(&state)?, count, writers })
            };
            rows.into_iter().map(found).collect()
        })
        .await
    }

    /// The comments of a survey that may be shown, in random order: published, and
    /// their responses released.
    pub async fn published_comments(&self, survey: &str) -> Result<Vec<PublishedComment>, Error> {
        let survey = survey.to_owned();
        self.read(move |conn| {
            let all = comments::table.filter(comments::org_id.eq(ORG)).filter(comments::survey.eq(survey));
            let these = all.filter(comments::state.eq("published")).filter(comments::release.is_not_null());
            let these = these.order(comments::id);
            let rows: Vec<ShownRow> = on!(conn, inner => these.select(ShownRow::as_select()).load(inner))?;
            Ok(rows.into_iter().map(ShownRow::published).collect())
        })
        .await
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = comments)]
struct ShownRow {
    item: String,
    part: Option<String>,
    language: String,
    role: Option<String>,
    text: String,
    shown: Option<String>,
    confirmed_small: bool,
    release: Option<i32>,
}

impl ShownRow {
    fn published(self) -> PublishedComment {
        let text = self.shown.unwrap_or(self.text);
        let release = self.release.unwrap_or_default();
        let Self { item, part, language, role, confirmed_small, .. } = self;
        PublishedComment { item, part, language, role, text, confirmed_small, release }
    }
}
