//! What people wrote, for those whom it is about: the published comments of a place, and those that say thank you.

use crate::definition::Reporting;
use crate::publish::Edition;
use crate::store::{CommentState, Error, Heard, Store};
use rand::seq::SliceRandom;
use std::collections::BTreeMap;

/// The published comments of a survey that may be shown, shuffled: all of them, or those beside which a moderator has
/// allowed this place to stand. Of questions that enough people wrote to there, and those that are confirmed one by one.
pub async fn heard(store: &Store, edition: &Edition, place: Option<&str>) -> Result<Vec<Heard>, Error> {
    let survey = &edition.survey;
    let writers = match place {
        Some(place) => store.writers_at(&survey.id, place).await?,
        None => writers(store, &survey.id).await?,
    };
    let from = i64::from(survey.comments_from);
    let enough = |one: &Heard| one.confirmed_small || writers.get(&one.item).is_some_and(|count| *count >= from);
    let is_told = |one: &Heard| survey.item(&one.item).is_some_and(|item| item.reporting == Reporting::Include);
    let all = store.heard(&survey.id, place).await?;
    let mut heard: Vec<Heard> = all.into_iter().filter(|one| enough(one) && is_told(one)).collect();
    heard.shuffle(&mut rand::rng());
    Ok(heard)
}

async fn writers(store: &Store, survey: &str) -> Result<BTreeMap<String, i64>, Error> {
    let counts = store.comment_counts(survey).await?;
    let published = counts.into_iter().filter(|count| count.state == CommentState::Published);
    Ok(published.map(|count| (count.item, count.writers)).collect())
}
