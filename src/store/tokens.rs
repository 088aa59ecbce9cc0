//! Tokens of programs: what each may read, until when, for whom. They are kept as hashes, so that nobody reads one here.

use super::Store;
use super::audit::{self, AuditEntry};
use super::bytes::TokenHash;
use super::conn::on;
use super::error::Error;
use super::schema::{ORG, tokens};
use diesel::prelude::*;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenScope {
    /// Reading disclosed results.
    Results,
    /// Reading whole definitions.
    Definitions,
}

impl TokenScope {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Results, Self::Definitions];

    /// The stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Definitions => "definitions",
        }
    }

    /// Reads the stable word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }
}

/// A token, less what it is kept as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// A random id, by which it is revoked.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// Whose it is: it may never do more than this person.
    pub email: String,
    /// What it is for.
    pub scope: TokenScope,
    /// Which surveys it reads.
    pub surveys: Vec<String>,
    /// In seconds since 1970.
    pub created_at: i64,
    /// In seconds since 1970.
    pub expires_at: i64,
}

impl Store {
    /// Keeps a token.
    pub async fn create_token(&self, hash: TokenHash, token: Token, entry: AuditEntry) -> Result<(), Error> {
        self.write(move |conn| {
            let row = (
                tokens::org_id.eq(ORG),
                tokens::id.eq(&token.id),
                tokens::token_hash.eq(hash.as_bytes().as_slice()),
                tokens::name.eq(&token.name),
                tokens::email.eq(&token.email),
                tokens::scope.eq(token.scope.word()),
                tokens::surveys.eq(token.surveys.join(" ")),
                tokens::created_at.eq(token.created_at),
                tokens::expires_at.eq(token.expires_at),
            );
            on!(conn, inner => diesel::insert_into(tokens::table).values(row).execute(inner))?;
            audit::append(conn, &entry)
        })
        .await
    }

    /// The token that is kept as this, while it is good. `NotFound`: unknown, revoked or too old.
    pub async fn token(&self, hash: TokenHash, now: i64) -> Result<Token, Error> {
        self.read(move |conn| {
            let good = tokens::table.filter(tokens::org_id.eq(ORG)).filter(tokens::expires_at.gt(now));
            let one = good.filter(tokens::token_hash.eq(hash.as_bytes().as_slice()));
            on!(conn, inner => one.select(TokenRow::as_select()).first(inner))?.token()
        })
        .await
    }

    /// All tokens, by person and name; those that have run out too.
    pub async fn tokens(&self) -> Result<Vec<Token>, Error> {
        self.read(|conn| {
            let all = tokens::table.filter(tokens::org_id.eq(ORG)).order((tokens::email, tokens::name, tokens::id));
            let rows: Vec<TokenRow> = on!(conn, inner => all.select(TokenRow::as_select()).load(inner))?;
            rows.into_iter().map(TokenRow::token).collect()
        })
        .await
    }

    /// Revokes a token. `NotFound`: there is none.
    pub async fn revoke_token(&self, id: &str, entry: AuditEntry) -> Result<(), Error> {
        let id = id.to_owned();
        self.write(
            move |conn| match on!(conn, inner => diesel::delete(tokens::table.find((ORG, id))).execute(inner))? {
                0 => Err(Error::NotFound),
                _ => audit::append(conn, &entry),
            },
        )
        .await
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = tokens)]
struct TokenRow {
    id: String,
    name: String,
    email: String,
    scope: String,
    surveys: String,
    created_at: i64,
    expires_at: i64,
}

impl TokenRow {
    fn token(self) -> Result<Token, Error> {
        let scope = TokenScope::parse(&self.scope).ok_or_else(|| Error::broken("tokens.scope: unknown word"))?;
        let surveys = self.surveys.split_whitespace().map(str::to_owned).collect();
        let Self { id, name, email, created_at, expires_at, .. } = self;
        Ok(Token { id, name, email, scope, surveys, created_at, expires_at })
    }
}
