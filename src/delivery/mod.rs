//! Mail: what is due, when; an outbox that nothing is lost from; the way to a mail server.
//!
//! `schedule` says which reports are due and is pure; `scheduler`, `reminder` and `digest` put what is due into the
//! outbox;
//! `worker` takes it out and sends it; `rounds` keeps both going. What a mail says is written when it is sent, by
//! whatever implements [`Letters`].
//!
//! **Invariants:** nothing here names the web. Only `mailer.rs` names the mail library. No mail, log line or outbox
//! row holds what a family answered; the address or number of one that asks to hear or to talk is sealed until it is
//! sent, and then gone.

mod asked;
mod digest;
mod eml;
mod family;
mod letter;
mod mailer;
mod reminder;
mod reports;
mod rounds;
mod schedule;
mod scheduler;
mod smtp_url;
mod templated;
mod worker;

pub use asked::{AskedPayload, asked};
pub use digest::{DigestPayload, News};
pub use family::Families;
pub use letter::{Attachment, Letter, Letters, Trouble};
pub use mailer::{Mail, Mailer, MailerError, Memory, Sender};
pub use reminder::UnreadPayload;
pub use reports::Reports;
pub use rounds::{Bell, run};
pub use schedule::{Days, Period, due, names};
pub use scheduler::{ReportPayload, Scheduler, report};
pub use templated::{
    AccountChangedPayload, InvitationPayload, SafeguardingPayload, SignInPayload, Templated, rendered,
};
pub use worker::{Outcome, Worker};

pub use crate::definition::StaffDomains;
