//! Sign-in links: good once, by the link's token or by its short code with the address.
//! Whether one is good is decided by the update that spends it.

use super::Store;
use super::bytes::{CodeHash, TokenHash};
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, sign_in};
use diesel::prelude::*;

/// How often codes may be tried for an address while its links live.
pub const CODE_TRIES: i32 = 5;

/// A link to be sent to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLink {
    /// The hash of the link's token.
    pub token: TokenHash,
    /// The keyed hash of the code that is sent beside it.
    pub code: CodeHash,
    /// The address it is for.
    pub email: String,
    /// In seconds since 1970.
    pub expires_at: i64,
}

impl Store {
    /// Keeps a link until it expires or is spent.
    pub async fn create_link(&self, link: NewLink) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                sign_in::org_id.eq(ORG),
                sign_in::token_hash.eq(link.token.as_bytes().as_slice()),
                sign_in::code_hash.eq(link.code.as_bytes().as_slice()),
                sign_in::email.eq(&link.email),
                sign_in::expires_at.eq(link.expires_at),
                sign_in::tries.eq(0),
            );
            on!(conn, inner => diesel::insert_into(sign_in::table).values(row).execute(inner))?;
            Ok(())
        })
        .await
    }

    /// Spends a link by its token; gives the address. `NotFound`: unknown, spent or too old.
    pub async fn spend_link(&self, token: TokenHash, now: i64) -> Result<String, Error> {
        self.write(move |conn| spend(conn, token.as_bytes(), now)).await
    }

    /// Spends a link by its address and code. Each call is a try for every link of that
    /// address that lives; after five, its codes are worth nothing.
    pub async fn spend_code(&self, email: &str, code: CodeHash, now: i64) -> Result<(), Error> {
        let email = email.to_owned();
        let tried = self.write(move |conn| {
            let matching = try_code(conn, &email, code, now)?;
            match matching.map(|token| spend(conn, &token, now)) {
                Some(Ok(_)) => Ok(true),
                None | Some(Err(Error::NotFound)) => Ok(false),
                Some(Err(error)) => Err(error),
            }
        });
        match tried.await? {
            true => Ok(()),
            false => Err(Error::NotFound),
        }
    }

    /// Forgets links that expired before now.
    pub async fn purge_links(&self, now: i64) -> Result<usize, Error> {
        self.write(move |conn| {
            let old = sign_in::table.filter(sign_in::org_id.eq(ORG)).filter(sign_in::expires_at.le(now));
            Ok(on!(conn, inner => diesel::delete(old).execute(inner))?)
        })
        .await
    }
}

fn spend(conn: &mut Conn, token: &[u8], now: i64) -> Result<String, Error> {
    let link = sign_in::table.find((ORG, token));
    let link = link.filter(sign_in::spent_at.is_null()).filter(sign_in::expires_at.gt(now));
    let spend = diesel::update(link).set(sign_in::spent_at.eq(now)).returning(sign_in::email);
    Ok(on!(conn, inner => spend.get_result(inner))?)
}

/// Counts the try first, so that it counts whatever follows; gives the token of the
/// link that the code belongs to.
fn try_code(conn: &mut Conn, email: &str, code: CodeHash, now: i64) -> Result<Option<Vec<u8>>, Error> {
    let links = sign_in::table.filter(sign_in::org_id.eq(ORG)).filter(sign_in::email.eq(email));
    let live = links.filter(sign_in::spent_at.is_null()).filter(sign_in::expires_at.gt(now));
    let live = live.filter(sign_in::tries.lt(CODE_TRIES));
    let count = diesel::update(live).set(sign_in::tries.eq(sign_in::tries + 1));
    let count = count.returning((sign_in::token_hash, sign_in::code_hash));
    let tried: Vec<(Vec<u8>, Vec<u8>)> = on!(conn, inner => count.get_results(inner))?;
    Ok(tried.into_iter().find(|(_, hash)| hash == code.as_bytes()).map(|(token, _)| token))
}
