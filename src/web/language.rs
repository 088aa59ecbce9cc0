//! The language of a request.

use crate::texts::Language;
use actix_web::HttpRequest;
use actix_web::http::header::ACCEPT_LANGUAGE;

/// The value of a query parameter.
pub(super) fn parameter(req: &HttpRequest, name: &str) -> Option<String> {
    url::form_urlencoded::parse(req.query_string().as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// The language that the address asks for, among `offered`.
pub(super) fn asked<'a>(req: &HttpRequest, offered: &'a [Language]) -> Option<&'a Language> {
    let asked = Language::parse(&parameter(req, "lang")?)?;
    offered.iter().find(|language| **language == asked)
}

/// The language that the browser prefers, among `offered`. Easy Read is chosen, never guessed.
pub(super) fn preferred<'a>(req: &HttpRequest, offered: &'a [Language]) -> Option<&'a Language> {
    let header = req.headers().get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut wanted: Vec<(f32, Language)> = header.split(',').take(16).filter_map(range).collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.iter().find_map(|(_, wanted)| {
        let plain = |language: &&Language| !language.is_easy_read();
        let exact = offered.iter().filter(plain).find(|language| *language == wanted);
        exact.or_else(|| offered.iter().filter(plain).find(|language| language.primary() == wanted.primary()))
    })
}

fn range(part: &str) -> Option<(f32, Language)> {
    let (tag, quality) = part.split_once(';').unwrap_or((part, "q=1"));
    let quality: f32 = quality.trim().strip_prefix("q=")?.parse().ok()?;
    (quality > 0.0).then_some(())?;
    Some((quality, Language::parse(tag.trim())?))
}
