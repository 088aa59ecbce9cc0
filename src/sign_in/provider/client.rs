//! What asks the provider: short waits, small bodies, no redirects, and a few requests at once, so that a provider that
//! hangs holds up nothing but itself.

use openidconnect::{HttpRequest, HttpResponse};
use std::fmt;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long an answer may take in all.
const WITHIN: Duration = Duration::from_secs(8);
/// The most bytes of an answer.
const BODY_MAX: u64 = 1024 * 1024;
/// How many requests may be under way.
const AT_ONCE: usize = 16;

/// Asks the provider over https; on this machine over http too, where the provider's name says so.
pub(super) struct Client {
    agent: ureq::Agent,
    places: Semaphore,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct NoAnswer(String);

impl fmt::Display for NoAnswer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NoAnswer {}

impl Client {
    pub(super) fn new(issuer: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .https_only(issuer.starts_with("https://"))
            .timeout_global(Some(WITHIN))
            .max_redirects(0)
            .http_status_as_error(false)
            .user_agent("yousaid");
        Self { agent: config.build().into(), places: Semaphore::new(AT_ONCE) }
    }

    /// Sends a request on a thread that may wait.
    pub(super) async fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let Ok(_place) = self.places.try_acquire() else {
            return Err(NoAnswer("too many people wait for it already".to_owned()));
        };
        let agent = self.agent.clone();
        match tokio::task::spawn_blocking(move || exchange(&agent, request)).await {
            Ok(answer) => answer.map_err(|error| NoAnswer(error.to_string())),
            Err(error) => Err(NoAnswer(error.to_string())),
        }
    }
}

fn exchange(agent: &ureq::Agent, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let (head, mut body) = agent.run(request)?.into_parts();
    let body = body.with_config().limit(BODY_MAX).read_to_vec()?;
    Ok(HttpResponse::from_parts(head, body))
}
