//! Of what the news of a survey are told: all its answers, or some places, as far as the person may read them.

use crate::publish::Edition;
use crate::rights::{Person, Right, Teams, may, may_read_place};
use crate::store::{CollectionPoint, Digest, Error, Store};

/// A part of a survey's answers that somebody is told of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// All of them.
    All,
    /// Those of one place; whether the person reads all results of the survey.
    Place(String, ReadsAll),
}

/// Whether a person reads all results of a survey, or those of some places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadsAll {
    /// All.
    Yes,
    /// Those of the places whose reports the person gets.
    No,
}

/// The parts of a survey that `person` has chosen and may read now; none where the right has ended.
pub(super) async fn parts(
    store: &Store,
    (person, teams): (&Person, &Teams),
    edition: &Edition,
    digest: &Digest,
) -> Result<Vec<Part>, Error> {
    let survey = &edition.survey;
    if !digest.surveys.is_empty() && !digest.surveys.contains(&survey.id) {
        return Ok(Vec::new());
    }
    let ground = teams.ground(survey);
    let all = may(person, Right::ReadResults, ground);
    let has_places = survey.place_item().is_some();
    if all && (digest.places.is_empty() || !has_places) {
        return Ok(vec![Part::All]);
    }
    if !has_places {
        return Ok(Vec::new());
    }
    let is_chosen = |point: &&CollectionPoint| {
        !point.archived && (digest.places.is_empty() || digest.places.contains(&point.place.id))
    };
    let points = store.collection_points(&survey.id).await?;
    if all && !points.iter().any(|point| is_chosen(&point)) {
        // Somebody who chose a place of one survey has not said no to another that does not use it.
        return Ok(vec![Part::All]);
    }
    let read = points.iter().filter(is_chosen).filter(|point| may_read_place(person, ground, &point.recipients));
    let reads_all = if all { ReadsAll::Yes } else { ReadsAll::No };
    Ok(read.map(|point| Part::Place(point.place.id.clone(), reads_all)).collect())
}
