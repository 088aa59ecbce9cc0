//! What is known of the provider: where it is asked, and the keys that it signs with. Fetched when it is first needed,
//! kept for an hour, and fetched again where a token names a key that is not among them.

use super::Unproved;
use super::client::{Client, NoAnswer};
use openidconnect::core::CoreProviderMetadata;
use openidconnect::{DiscoveryError, IssuerUrl};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Mutex;

/// How long what was fetched is good.
const KEPT_SECONDS: i64 = 3600;
/// The answer of the last time that it was fetched, and when that was.
type Fetched = (Result<Arc<CoreProviderMetadata>, Unproved>, i64);

/// Of one provider.
pub(super) struct Known {
    issuer: IssuerUrl,
    last: Mutex<Option<Fetched>>,
    fetched: AtomicU64,
}

impl Known {
    pub(super) fn new(issuer: IssuerUrl) -> Self {
        Self { issuer, last: Mutex::new(None), fetched: AtomicU64::new(0) }
    }

    /// What is known now. One asks the provider; the others wait for what it learns, be it that there is no answer.
    pub(super) async fn get(&self, client: &Client, now: i64) -> Result<Arc<CoreProviderMetadata>, Unproved> {
        let before = self.fetched.load(Ordering::Acquire);
        let mut last = self.last.lock().await;
        let is_new = self.fetched.load(Ordering::Acquire) != before;
        let is_good = |(answer, at): &&Fetched| is_new || (answer.is_ok() && now - at < KEPT_SECONDS);
        if let Some((answer, _)) = last.as_ref().filter(is_good) {
            return answer.clone();
        }
        self.fetch(client, &mut last, now).await
    }

    /// The same, fetched anew, where nobody has done so since `old` was given.
    pub(super) async fn renew(
        &self,
        client: &Client,
        old: &Arc<CoreProviderMetadata>,
        now: i64,
    ) -> Result<Arc<CoreProviderMetadata>, Unproved> {
        let mut last = self.last.lock().await;
        if let Some((Ok(newer), _)) = last.as_ref().filter(|(answer, _)| !is_same(answer, old)) {
            return Ok(Arc::clone(newer));
        }
        self.fetch(client, &mut last, now).await
    }

    async fn fetch(
        &self,
        client: &Client,
        last: &mut Option<Fetched>,
        now: i64,
    ) -> Result<Arc<CoreProviderMetadata>, Unproved> {
        let ask = |request| client.send(request);
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &ask).await;
        let answer = found.map(Arc::new).map_err(|error| Unproved::Down(told(&error)));
        *last = Some((answer.clone(), now));
        self.fetched.fetch_add(1, Ordering::Release);
        answer
    }
}

fn is_same(answer: &Result<Arc<CoreProviderMetadata>, Unproved>, old: &Arc<CoreProviderMetadata>) -> bool {
    matches!(answer, Ok(known) if Arc::ptr_eq(known, old))
}

fn told(error: &DiscoveryError<NoAnswer>) -> String {
    match error {
        DiscoveryError::Request(error) => error.to_string(),
        DiscoveryError::Parse(error) => format!("what it tells of itself can't be read: {error}"),
        other => other.to_string(),
    }
}
