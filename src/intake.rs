//! The one way from a response that was found right to the record that is stored, for families' forms, programs and
//! the demonstration alike.

use crate::keys::{Keys, Receipt, random};
use crate::publish::Edition;
use crate::response::{Response, Submission};
use crate::store::{NewComment, NewResponse};

/// The record of a response. `day` is the day it came in, where the survey is, in days since 1970. Errors: the system
/// gives no random bytes.
pub fn record(
    keys: &Keys,
    edition: &Edition,
    (submission, response): (&Submission, &Response),
    receipt: &Receipt,
    day: i32,
) -> Result<NewResponse, rand::rand_core::OsError> {
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
        body_hash: keys.body_hash(&submission.canonical()).into(),
        answers: response.closed(&edition.survey),
        comments,
    })
}
