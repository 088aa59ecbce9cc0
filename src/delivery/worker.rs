//! Mails leave the outbox: claimed by a lease, written, sent with no lock held, and noted.
//!
//! A worker that ends between sending and noting leaves a claimed delivery; when its lease is over another sends it
//! again, under the same Message-ID. That is the only way to a second mail.

use super::letter::{Letters, Trouble};
use super::mailer::{Mail, Mailer, Sender};
use crate::clock::Clock;
use crate::definition::StaffDomains;
use crate::store::{Delivery, Error, Store};
use std::time::Duration;

/// How long a worker has a delivery for itself, in seconds: longer than any mail takes.
const LEASE: i64 = 5 * 60;
/// How long a letter may take to be written. What takes longer is tried again later: others wait meanwhile, and the
/// lease must outlast both the writing and the sending.
const WRITING: Duration = Duration::from_secs(2 * 60);
/// The pauses between tries, in seconds: eight tries within a day.
const PAUSES: [i64; 7] = [60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 6 * 3600, 9 * 3600];
/// The pauses between tries to note what became of a mail, while the records can't be written.
const NOTING: [Duration; 4] =
    [Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(15), Duration::from_secs(40)];

/// What became of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There was nothing to send.
    Nothing,
    /// The mail server has the mail.
    Sent,
    /// It will be tried again.
    Retry,
    /// It is given up, until an operator puts it back.
    Failed,
    /// There was nothing to send any more.
    Needless,
}

/// What sends mails. Several may work on one outbox.
pub struct Worker<L> {
    /// The records.
    pub store: Store,
    /// What tells the time.
    pub clock: Clock,
    /// Who writes.
    pub letters: L,
    /// How mail goes out.
    pub mailer: Mailer,
    /// Who it is from.
    pub sender: Sender,
    /// Whom it may go to.
    pub staff: StaffDomains,
}

impl<L: Letters> Worker<L> {
    /// Sends the delivery that has been due for longest. Errors: the records can't be read or written now; what was
    /// claimed is free again when its lease is over.
    pub async fn try_deliver_one(&self) -> Result<Outcome, Error> {
        let now = self.clock.seconds();
        let Some(claimed) = self.store.claim(now, now + LEASE).await? else { return Ok(Outcome::Nothing) };
        let done = self.deliver(&claimed).await;
        let outcome = verdict(&claimed, &done);
        tell(&claimed, outcome, &done);
        for pause in NOTING {
            match self.note(&claimed, outcome, &done).await {
                Err(Error::Busy) => tokio::time::sleep(pause).await,
                // The lease was over and another has it: what it does is noted by it.
                Ok(()) | Err(Error::NotFound) => return Ok(outcome),
                Err(error) => return Err(error),
            }
        }
        Err(Error::Busy)
    }

    /// Sends until nothing is due. Returns what became of each try.
    pub async fn deliver_all(&self) -> Result<Vec<Outcome>, Error> {
        let mut outcomes = Vec::new();
        loop {
            match self.try_deliver_one().await? {
                Outcome::Nothing => return Ok(outcomes),
                outcome => outcomes.push(outcome),
            }
        }
    }

    async fn deliver(&self, claimed: &Delivery) -> Result<(), Trouble> {
        // A family may be anywhere; it has asked for the mail itself.
        if !claimed.is_for_family() && !self.staff.allow(&claimed.recipient) {
            return Err(Trouble::Lasting("the address is in none of YOUSAID_STAFF_DOMAINS".to_owned()));
        }
        if usize::try_from(claimed.attempts).is_ok_and(|attempts| attempts > PAUSES.len() + 1) {
            return Err(Trouble::Lasting("every try ended without a word".to_owned()));
        }
        let letter = tokio::time::timeout(WRITING, self.letters.letter(claimed)).await;
        let letter = letter.map_err(|_| Trouble::Passing("the letter took too long to write".to_owned()))??;
        let delivery = claimed.id.as_str();
        let to = letter.to.as_deref().unwrap_or(&claimed.recipient);
        let mail = Mail { delivery, from: &self.sender, to, letter: &letter, at: self.clock.now() };
        self.mailer.send(&mail).await.map_err(|trouble| unnamed(trouble, to, claimed))
    }

    async fn note(&self, claimed: &Delivery, outcome: Outcome, done: &Result<(), Trouble>) -> Result<(), Error> {
        let why = done.as_ref().err().map(Trouble::message).unwrap_or_default();
        match outcome {
            Outcome::Nothing => Ok(()),
            Outcome::Sent => self.store.complete(claimed, &self.sender.message_id(&claimed.id)).await,
            Outcome::Retry => {
                let pause = pause(claimed.attempts).unwrap_or_default();
                self.store.retry(claimed, self.clock.seconds() + pause, why).await
            }
            Outcome::Failed => self.store.fail(claimed, why).await,
            Outcome::Needless => self.store.withdraw_delivery(claimed).await,
        }
    }
}

/// Mail servers repeat addresses: a family's is not to stand in the records or the log.
fn unnamed(trouble: Trouble, to: &str, claimed: &Delivery) -> Trouble {
    let without = |message: String| message.replace(to, "the recipient");
    match trouble {
        trouble if !claimed.is_for_family() => trouble,
        Trouble::Passing(message) => Trouble::Passing(without(message)),
        Trouble::Lasting(message) => Trouble::Lasting(without(message)),
        Trouble::Needless(message) => Trouble::Needless(without(message)),
    }
}

/// The pause after so many tries; none after the last.
fn pause(attempts: i32) -> Option<i64> {
    let tried = usize::try_from(attempts).ok()?;
    PAUSES.get(tried.saturating_sub(1)).copied()
}

fn verdict(claimed: &Delivery, done: &Result<(), Trouble>) -> Outcome {
    match done {
        Ok(()) => Outcome::Sent,
        Err(Trouble::Needless(_)) => Outcome::Needless,
        Err(Trouble::Passing(_)) if pause(claimed.attempts).is_some() => Outcome::Retry,
        Err(_) => Outcome::Failed,
    }
}

/// The log names no address: mail servers repeat them, so theirs is taken out.
fn tell(claimed: &Delivery, outcome: Outcome, done: &Result<(), Trouble>) {
    let Delivery { id, kind, survey, attempts, recipient, .. } = claimed;
    let why =
        done.as_ref().err().map(|trouble| trouble.message().replace(recipient, "the recipient")).unwrap_or_default();
    match outcome {
        Outcome::Nothing => {}
        Outcome::Sent => tracing::info!(delivery = id, kind, survey, attempts, "mail sent"),
        Outcome::Needless => tracing::info!(delivery = id, kind, survey, why, "mail left out"),
        Outcome::Retry => {
            tracing::warn!(delivery = id, kind, survey, attempts, why, "mail not sent; it will be tried again")
        }
        Outcome::Failed => {
            tracing::error!(delivery = id, kind, survey, attempts, why, "mail not sent; see `yousaid outbox`")
        }
    }
}
