//! Responses packed into bytes and back: lengths and fields, one after another. Only
//! `arrivals` keeps such bytes, and only for moments.

use super::bytes::{BodyHash, CommentId, Key};
use super::error::Error;
use super::submit::{NewComment, NewResponse};

/// The first byte: another layout takes another number.
const LAYOUT: u8 = 1;
/// In place of a length: there is no text.
const NONE: u32 = u32::MAX;

/// Packs responses, in the order they are given.
pub(super) fn pack<'a>(responses: impl Iterator<Item = &'a NewResponse>) -> Vec<u8> {
    let mut out = vec![LAYOUT];
    responses.for_each(|one| put_response(&mut out, one));
    out
}

/// What was packed; an error where the bytes are damaged.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<NewResponse>, Error> {
    let mut rest = match bytes.split_first() {
        Some((&LAYOUT, rest)) => Unpack(rest),
        _ => return Err(damaged()),
    };
    let mut responses = Vec::new();
    while !rest.0.is_empty() {
        responses.push(rest.response()?);
    }
    Ok(responses)
}

fn damaged() -> Error {
    Error::broken("arrivals.body: damaged")
}

fn put_response(out: &mut Vec<u8>, one: &NewResponse) {
    out.extend_from_slice(one.key.as_bytes());
    out.extend_from_slice(one.body_hash.as_bytes());
    out.extend_from_slice(&one.version.to_le_bytes());
    out.extend_from_slice(&one.day.to_le_bytes());
    for text in [&one.survey, &one.language, &one.mode, &one.answers] {
        put(out, Some(text));
    }
    for text in [&one.role, &one.help, &one.band] {
        put(out, text.as_deref());
    }
    out.extend_from_slice(&length(one.comments.len()).to_le_bytes());
    one.comments.iter().for_each(|comment| put_comment(out, comment));
}

fn put_comment(out: &mut Vec<u8>, comment: &NewComment) {
    out.extend_from_slice(comment.id.as_bytes());
    put(out, Some(&comment.item));
    put(out, comment.part.as_deref());
    put(out, Some(&comment.text));
}

fn put(out: &mut Vec<u8>, text: Option<&str>) {
    out.extend_from_slice(&text.map_or(NONE, |text| length(text.len())).to_le_bytes());
    out.extend_from_slice(text.unwrap_or_default().as_bytes());
}

/// No submission comes near four gigabytes: bodies are limited long before.
fn length(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(NONE)
}

struct Unpack<'a>(&'a [u8]);

impl Unpack<'_> {
    fn response(&mut self) -> Result<NewResponse, Error> {
        let (key, body_hash) = (Key::from(self.array()?), BodyHash::from(self.array()?));
        let (version, day) = (i32::from_le_bytes(self.array()?), i32::from_le_bytes(self.array()?));
        let (survey, language) = (self.text()?, self.text()?);
        let (mode, answers) = (self.text()?, self.text()?);
        let (role, help, band) = (self.perhaps()?, self.perhaps()?, self.perhaps()?);
        let count = u32::from_le_bytes(self.array()?);
        let comments = (0..count).map(|_| self.comment()).collect::<Result<_, _>>()?;
        Ok(NewResponse { key, survey, version, day, language, role, help, band, mode, body_hash, answers, comments })
    }

    fn comment(&mut self) -> Result<NewComment, Error> {
        let id = CommentId::from(self.array()?);
        let (item, part, text) = (self.text()?, self.perhaps()?, self.text()?);
        Ok(NewComment { id, item, part, text })
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (taken, rest) = self.0.split_first_chunk().ok_or_else(damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    fn text(&mut self) -> Result<String, Error> {
        self.perhaps()?.ok_or_else(damaged)
    }

    fn perhaps(&mut self) -> Result<Option<String>, Error> {
        let length = match u32::from_le_bytes(self.array()?) {
            NONE => return Ok(None),
            length => length as usize,
        };
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(damaged)?;
        self.0 = rest;
        String::from_utf8(taken.to_vec()).map(Some).map_err(|_| damaged())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response() -> NewResponse {
        let id = CommentId::from([7; 16]);
        let comment = NewComment { id, item: "why".into(), part: Some("row".into()), text: "loud\0é".into() };
        NewResponse {
            key: Key::from([1; 16]),
            survey: "ward".into(),
            version: 3,
            day: 20_000,
            language: "en-simple".into(),
            role: None,
            help: Some(String::new()),
            band: None,
            mode: "web".into(),
            body_hash: BodyHash::from([2; 16]),
            answers: "{}".into(),
            comments: vec![comment.clone(), NewComment { part: None, ..comment }],
        }
    }

    #[test]
    fn what_is_packed_comes_back() {
        let some = [response(), response()];
        assert_eq!(unpack(&pack(some.iter())), Ok(some.to_vec()));
    }

    #[test]
    fn no_cut_is_taken_for_whole() {
        let one = response();
        let bytes = pack([&one].into_iter());
        for end in (0..bytes.len()).filter(|end| *end != 1) {
            assert_eq!(unpack(&bytes[..end]), Err(damaged()), "{end}");
        }
    }
}
