//! Mails on their way. A delivery is unique for its report, recipient and period; a
//! worker claims it for the time of a lease, so no lock is held while a mail is sent.

use super::Store;
use super::conn::{Conn, on};
use super::error::Error;
use super::schema::{ORG, outbox};
use diesel::prelude::*;

/// Candidates that one claim tries before it says that there is nothing.
const CANDIDATES: i64 = 8;

/// What goes before all else that is due: somebody waits for it, or a child may be in danger. A round of reports or of
/// news may be long.
const FIRST: [&str; 5] = ["safeguarding", "sign-in", "account-changed", "invitation", "news-confirm"];

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDelivery {
    /// A random (v4) UUID.
    pub id: String,
    /// What is sent, as a stable key.
    pub report: String,
    /// An address.
    pub recipient: String,
    /// The period it covers, as a stable key.
    pub period: String,
    /// The survey's id.
    pub survey: String,
    /// The template's name.
    pub kind: String,
    /// What the template needs, as JSON.
    pub payload: String,
    /// When to try first, in seconds since 1970.
    pub next_at: i64,
    /// Now, in seconds since 1970.
    pub created_at: i64,
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// For its next try.
    Waiting,
    /// A worker has it.
    Claimed,
    /// The mail server has it.
    Sent,
    /// Given up; an operator may requeue it.
    Failed,
}

impl DeliveryState {
    fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Claimed => "claimed",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    fn from_word(word: &str) -> Result<Self, Error> {
        match word {
            "waiting" => Ok(Self::Waiting),
            "claimed" => Ok(Self::Claimed),
            "sent" => Ok(Self::Sent),
            "failed" => Ok(Self::Failed),
            _ => Err(Error::broken("outbox.state: unknown word")),
        }
    }
}

/// A delivery as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its UUID, from which its Message-ID derives.
    pub id: String,
    /// What is sent.
    pub report: String,
    /// An address.
    pub recipient: String,
    /// The period it covers.
    pub period: String,
    /// The survey's id.
    pub survey: String,
    /// The template's name.
    pub kind: String,
    /// What the template needs, as JSON.
    pub payload: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Claims so far; with the lease, what shows that it is still held.
    pub attempts: i32,
    /// When to try next, in seconds since 1970.
    pub next_at: i64,
    /// When its claim ends, in seconds since 1970.
    pub lease_until: Option<i64>,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// The Message-ID it was sent with.
    pub message_id: Option<String>,
    /// In seconds since 1970.
    pub created_at: i64,
}

/// How the recipient of a delivery begins whose address is sealed in its payload.
const SEALED_RECIPIENT: char = '~';
/// How a sealed payload begins.
const SEALED: &str = "sealed:";

impl Delivery {
    /// What is sealed in the payload, where it is: somebody's own, of which no trace stays once it was sent.
    #[must_use]
    pub fn sealed(&self) -> Option<&str> {
        self.payload.strip_prefix(SEALED)
    }

    /// Whether it goes to a family, whose address nobody reads here.
    #[must_use]
    pub fn is_for_family(&self) -> bool {
        self.recipient.starts_with(SEALED_RECIPIENT)
    }
}

impl NewDelivery {
    /// The same with a payload that is sealed, and without a time.
    #[must_use]
    pub fn sealing(self, sealed: &str) -> Self {
        Self { payload: format!("{SEALED}{sealed}"), next_at: 0, created_at: 0, ..self }
    }

    /// The same to a family, for whom `mark` stands.
    #[must_use]
    pub fn to_family(self, mark: &str) -> Self {
        Self { recipient: format!("{SEALED_RECIPIENT}{mark}"), ..self }
    }
}

impl Store {
    /// Puts a delivery in the outbox. `false`: the same report is there for this
    /// recipient and period.
    pub async fn enqueue(&self, delivery: NewDelivery) -> Result<bool, Error> {
        let put = self.write(move |conn| insert(conn, &delivery)).await?;
        self.ring();
        Ok(put)
    }

    /// Wakes whoever sends mails, after a write that has put one into the outbox beside something else.
    pub(super) fn ring(&self) {
        self.mail_waits.notify_one();
    }

    /// Ends when something has been put into the outbox by this process, or was since the last time; for one worker.
    pub async fn mail_waits(&self) {
        self.mail_waits.notified().await;
    }

    /// Claims the delivery that has been due for longest, until `lease_until`; of those that somebody waits for, where
    /// there are any.
    pub async fn claim(&self, now: i64, lease_until: i64) -> Result<Option<Delivery>, Error> {
        self.write(move |conn| {
            for kinds in [Kinds::First, Kinds::All] {
                for id in due(conn, now, kinds)? {
                    if let Some(row) = take(conn, &id, now, lease_until)? {
                        return row.delivery().map(Some);
                    }
                }
            }
            Ok(None)
        })
        .await
    }

    /// The mail server has taken it. `NotFound`: the lease has ended and another has it. What was sealed is gone with it.
    pub async fn complete(&self, claimed: &Delivery, message_id: &str) -> Result<(), Error> {
        if claimed.sealed().is_some() {
            return self.withdraw_delivery(claimed).await;
        }
        let outcome =
            Outcome { state: DeliveryState::Sent, next_at: None, error: None, message_id: Some(message_id.to_owned()) };
        self.finish(claimed, outcome).await
    }

    /// It is to be tried again at `next_at`.
    pub async fn retry(&self, claimed: &Delivery, next_at: i64, error: &str) -> Result<(), Error> {
        let error = Some(error.to_owned());
        let outcome = Outcome { state: DeliveryState::Waiting, next_at: Some(next_at), error, message_id: None };
        self.finish(claimed, outcome).await
    }

    /// It is given up. A family's address is not kept for that.
    pub async fn fail(&self, claimed: &Delivery, error: &str) -> Result<(), Error> {
        if claimed.is_for_family() {
            return self.withdraw_delivery(claimed).await;
        }
        let error = Some(error.to_owned());
        let outcome = Outcome { state: DeliveryState::Failed, next_at: None, error, message_id: None };
        self.finish(claimed, outcome).await
    }

    /// Deliveries in one state, or all; the newest first.
    pub async fn deliveries(&self, state: Option<DeliveryState>, limit: i64) -> Result<Vec<Delivery>, Error> {
        self.read(move |conn| {
            let all = || outbox::table.filter(outbox::org_id.eq(ORG)).order((outbox::created_at.desc(), outbox::id));
            let rows: Vec<OutboxRow> = match state {
                Some(state) => {
                    let some = all().filter(outbox::state.eq(state.word())).limit(limit);
                    on!(conn, inner => some.select(OutboxRow::as_select()).load(inner))?
                }
                None => on!(conn, inner => all().limit(limit).select(OutboxRow::as_select()).load(inner))?,
            };
            rows.into_iter().map(OutboxRow::delivery).collect()
        })
        .await
    }

    /// Puts a failed delivery back, to be tried at `next_at` with all its tries again.
    pub async fn requeue(&self, id: &str, next_at: i64) -> Result<(), Error> {
        let id = id.to_owned();
        self.write(move |conn| {
            let failed = outbox::table.find((ORG, id)).filter(outbox::state.eq("failed"));
            let change = (outbox::state.eq("waiting"), outbox::next_at.eq(next_at), outbox::attempts.eq(0));
            one(on!(conn, inner => diesel::update(failed).set(change).execute(inner))?)
        })
        .await
    }

    /// Deletes a delivery that is held: no trace of it stays. `NotFound`: the lease has ended and another has it.
    pub async fn withdraw_delivery(&self, claimed: &Delivery) -> Result<(), Error> {
        let (id, attempts, lease) = (claimed.id.clone(), claimed.attempts, claimed.lease_until);
        self.write(move |conn| {
            let held = outbox::table.find((ORG, id)).filter(outbox::attempts.eq(attempts));
            let held = held.filter(outbox::state.eq("claimed")).filter(outbox::lease_until.eq(lease));
            one(on!(conn, inner => diesel::delete(held).execute(inner))?)
        })
        .await
    }

    async fn finish(&self, claimed: &Delivery, outcome: Outcome) -> Result<(), Error> {
        let (id, attempts, lease) = (claimed.id.clone(), claimed.attempts, claimed.lease_until);
        self.write(move |conn| {
            let held = outbox::table.find((ORG, id)).filter(outbox::attempts.eq(attempts));
            let held = held.filter(outbox::state.eq("claimed"));
            let held = held.filter(outbox::lease_until.eq(lease));
            one(on!(conn, inner => diesel::update(held).set(outcome.change()).execute(inner))?)
        })
        .await
    }
}

struct Outcome {
    state: DeliveryState,
    next_at: Option<i64>,
    error: Option<String>,
    message_id: Option<String>,
}

#[derive(AsChangeset)]
#[diesel(table_name = outbox)]
struct Change<'a> {
    state: &'a str,
    next_at: Option<i64>,
    lease_until: Option<Option<i64>>,
    last_error: Option<Option<&'a str>>,
    message_id: Option<&'a str>,
}

impl Outcome {
    fn change(&self) -> Change<'_> {
        Change {
            state: self.state.word(),
            next_at: self.next_at,
            lease_until: Some(None),
            last_error: Some(self.error.as_deref()),
            message_id: self.message_id.as_deref(),
        }
    }
}

fn one(changed: usize) -> Result<(), Error> {
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

pub(super) fn insert(conn: &mut Conn, new: &NewDelivery) -> Result<bool, Error> {
    let row = (
        outbox::org_id.eq(ORG),
        outbox::id.eq(&new.id),
        outbox::report.eq(&new.report),
        outbox::recipient.eq(&new.recipient),
        outbox::period.eq(&new.period),
        outbox::survey.eq(&new.survey),
        outbox::kind.eq(&new.kind),
        outbox::payload.eq(&new.payload),
        outbox::state.eq("waiting"),
        outbox::attempts.eq(0),
        outbox::next_at.eq(new.next_at),
        outbox::created_at.eq(new.created_at),
    );
    let insert = diesel::insert_into(outbox::table).values(row).on_conflict_do_nothing();
    Ok(on!(conn, inner => insert.execute(inner))? == 1)
}

/// Which deliveries are looked for.
#[derive(Clone, Copy)]
enum Kinds {
    /// Those of [`FIRST`].
    First,
    /// Any.
    All,
}

fn due(conn: &mut Conn, now: i64, kinds: Kinds) -> Result<Vec<String>, Error> {
    let waiting = outbox::state.eq("waiting").and(outbox::next_at.le(now));
    let lapsed = outbox::state.eq("claimed").and(outbox::lease_until.le(now).assume_not_null());
    let due = outbox::table.filter(outbox::org_id.eq(ORG)).filter(waiting.or(lapsed));
    let due = due.order((outbox::next_at, outbox::id)).limit(CANDIDATES).select(outbox::id);
    Ok(match kinds {
        Kinds::First => {
            let first = due.filter(outbox::kind.eq_any(FIRST));
            on!(conn, inner => first.load(inner))?
        }
        Kinds::All => on!(conn, inner => due.load(inner))?,
    })
}

/// The one conditional update: of two workers on PostgreSQL, one changes nothing.
fn take(conn: &mut Conn, id: &str, now: i64, lease_until: i64) -> Result<Option<OutboxRow>, Error> {
    let waiting = outbox::state.eq("waiting").and(outbox::next_at.le(now));
    let lapsed = outbox::state.eq("claimed").and(outbox::lease_until.le(now).assume_not_null());
    let free = outbox::table.find((ORG, id)).filter(waiting.or(lapsed));
    let claim =
        (outbox::state.eq("claimed"), outbox::lease_until.eq(lease_until), outbox::attempts.eq(outbox::attempts + 1));
    let claim = diesel::update(free).set(claim);
    Ok(on!(conn, inner => claim.returning(OutboxRow::as_returning()).get_result(inner).optional())?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = outbox)]
struct OutboxRow {
    id: String,
    report: String,
    recipient: String,
    period: String,
    survey: String,
    kind: String,
    payload: String,
    state: String,
    attempts: i32,
    next_at: i64,
    lease_until: Option<i64>,
    last_error: Option<String>,
    message_id: Option<String>,
    created_at: i64,
}

impl OutboxRow {
    fn delivery(self) -> Result<Delivery, Error> {
        let state = DeliveryState::from_word(&self.state)?;
        let Self { id, report, recipient, period, survey, kind, payload, attempts, .. } = self;
        let Self { next_at, lease_until, last_error, message_id, created_at, .. } = self;
        Ok(Delivery {
            id,
            report,
            recipient,
            period,
            survey,
            kind,
            payload,
            state,
            attempts,
            next_at,
            lease_until,
            last_error,
            message_id,
            created_at,
        })
    }
}
