//! Programs that show a token. It never does more than the person whose it is: a right that is lost is lost to it too.

use crate::keys::{hash, random};
use crate::publish::Edition;
use crate::rights::{Person, Right, Teams, may};
use crate::store::{self, TokenHash, TokenScope};
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::HttpRequest;
use actix_web::http::header::AUTHORIZATION;
use data_encoding::BASE64URL_NOPAD;
use std::sync::Arc;

/// How a token begins, so that people and scanners of leaked secrets know it.
const BEGINS: &str = "yousaid_";

/// A new token, as it is shown once and as it is kept.
pub(super) fn new_token() -> Result<(String, TokenHash), Error> {
    let bytes: [u8; 32] = random()?;
    Ok((format!("{BEGINS}{}", BASE64URL_NOPAD.encode(&bytes)), hash(&bytes).into()))
}

/// The right that a scope needs.
pub(super) fn right_of(scope: TokenScope) -> Right {
    match scope {
        TokenScope::Results => Right::ReadResults,
        TokenScope::Definitions => Right::Author,
    }
}

/// The survey, where the request shows a token that may read it; `None` where it shows none at all. Errors: the token
/// is none of ours, or not for this.
pub(in crate::web) async fn shown(
    app: &App,
    req: &HttpRequest,
    survey: &str,
    scope: TokenScope,
) -> Result<Option<Arc<Edition>>, Error> {
    let Some(header) = req.headers().get(AUTHORIZATION) else { return Ok(None) };
    let kept = header.to_str().ok().and_then(kept_as).ok_or(Error::SignIn)?;
    let token = match app.store.token(kept, app.clock.seconds()).await {
        Err(store::Error::NotFound) => return Err(Error::SignIn),
        found => found?,
    };
    let person = Person::of(&app.store, &token.email).await?;
    let teams = Teams::load(&app.store).await?;
    let edition = app.catalogue.current(survey).ok_or(Error::Forbidden)?;
    let is_let = token.scope == scope
        && token.surveys.contains(&edition.survey.id)
        && may(&person, right_of(scope), teams.ground(&edition.survey));
    if is_let { Ok(Some(edition)) } else { Err(Error::Forbidden) }
}

fn kept_as(header: &str) -> Option<TokenHash> {
    let (kind, token) = header.split_once(' ')?;
    let token = token.trim().strip_prefix(BEGINS).filter(|_| kind.eq_ignore_ascii_case("bearer"))?;
    let bytes = BASE64URL_NOPAD.decode(token.as_bytes()).ok().filter(|bytes| bytes.len() == 32)?;
    Some(hash(&bytes).into())
}
