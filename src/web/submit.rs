//! The one way from a response that was found right to the record that is stored.

use super::app::App;
use super::error::Error;
use crate::keys::{Receipt, random};
use crate::publish::Edition;
use crate::response::{Response, Submission};
use crate::store::{NewComment, NewResponse};

/// The record of a response. `day` is the day it came in, where the survey is.
pub(super) fn record(
    app: &App,
    edition: &Edition,
    response: &Response,
    receipt: &Receipt,
    submission: &Submission,
    day: i32,
) -> Result<NewResponse, Error> {
    let mut comments = Vec::new();
    for comment in response.comments() {
        let id: [u8; 16] = random()?;
        comments.push(NewComment { id: id.into(), item: comment.item, part: comment.part, text: comment.text });
    }
    Ok(NewResponse {
        key: receipt.key().into(),
        survey: edition.survey.id.clone(),
        version: edition.number,
        day,
        language: response.language.tag().to_owned(),
        role: response.role.clone(),
        help: response.help.map(|help| help.id().to_owned()),
        band: response.band.map(|band| band.id().to_owned()),
        mode: response.mode.clone().unwrap_or_else(|| "online".to_owned()),
        body_hash: app.keys.body_hash(&submission.canonical()).into(),
        answers: response.closed(&edition.survey),
        comments,
    })
}
