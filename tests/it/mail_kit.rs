//! What the tests of mail share: a clock that is set, a worker, and letters without templates.

use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use yousaid::clock::Clock;
use yousaid::delivery::{Letter, Letters, Mailer, Memory, Sender, StaffDomains, Trouble, Worker};
use yousaid::store::{Delivery, NewDelivery, Store};

/// 2026-11-23, a Monday, at 08:00 in London.
pub(crate) const MONDAY: i64 = 1_795_420_800;

/// A clock that a test sets.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub(crate) fn at(seconds: i64) -> Self {
        Self(Arc::new(AtomicI64::new(seconds)))
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) fn seconds(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Clock::of(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap())
    }
}

/// Letters that say which delivery they are.
pub(crate) struct Plain;

impl Letters for Plain {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        let Delivery { report, period, .. } = delivery;
        let text = format!("Hello,\nfifty words cost \u{a3}5.\n.\nGoodbye from {report}, {period}.\n");
        Ok(Letter { subject: format!("{report} {period}"), html: format!("<p>{text}</p>"), text, ..Letter::default() })
    }
}

pub(crate) fn worker(store: &Store, mailer: Mailer, clock: &TestClock) -> Worker<Plain> {
    let sender = Sender::parse("Feedback <feedback@example.org>").unwrap();
    Worker {
        store: store.clone(),
        clock: clock.clock(),
        letters: Plain,
        mailer,
        sender,
        staff: StaffDomains::default(),
    }
}

pub(crate) fn memory() -> (Mailer, Memory) {
    let memory = Memory::default();
    (Mailer::Memory(memory.clone()), memory)
}

/// A mail server's client that gives up soon.
pub(crate) fn smtp(url: &str) -> Mailer {
    Mailer::choose(Some(url), "/nowhere".as_ref()).unwrap().with_patience(Duration::from_millis(400))
}

pub(crate) fn delivery(number: u32) -> NewDelivery {
    NewDelivery {
        id: format!("00000000-0000-4000-8000-{number:012}"),
        report: "report:ward:week-monday".into(),
        recipient: format!("lead{number}@example.org"),
        period: "2026-W47".into(),
        survey: "ward".into(),
        kind: "report".into(),
        payload: "{}".into(),
        next_at: 0,
        created_at: MONDAY,
    }
}

/// A header of a mail.
pub(crate) fn header(mail: &[u8], name: &str) -> String {
    use mailparse::MailHeaderMap;
    mailparse::parse_mail(mail).unwrap().headers.get_first_value(name).unwrap_or_default()
}

/// The Message-IDs of mails, in their order.
pub(crate) fn message_ids(mails: &[Vec<u8>]) -> Vec<String> {
    mails.iter().map(|mail| header(mail, "Message-ID")).collect()
}
