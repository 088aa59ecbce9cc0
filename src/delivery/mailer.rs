//! The only file that names lettre: a letter becomes a mail, and a mail goes its way.
//!
//! A mail's Message-ID derives from its delivery, so that a repeat can be told from a second mail. No connection is
//! kept between mails: there are few, and one that went stale would be a fault more.

use super::eml;
use super::letter::{Attachment, Letter, Trouble};
use super::smtp_url::{Protection, SmtpUrl};
use jiff::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::{self, extension::ClientId};
use lettre::{Address, Message};
use std::error::Error as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// How long a mail server may take for one mail, from the connection on. Shorter than a lease.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long it may take to say goodbye, once it has the mail.
const GOODBYE: Duration = Duration::from_secs(2);

/// What is wrong with a setting, with its name, for the person who starts the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailerError(String);

impl std::fmt::Display for MailerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for MailerError {}

/// Who mails come from.
#[derive(Debug, Clone)]
pub struct Sender(Mailbox);

impl Sender {
    /// Reads an address, or `Name <address>`.
    pub fn parse(mail_from: &str) -> Result<Self, MailerError> {
        let wrong =
            |_| MailerError("YOUSAID_MAIL_FROM is wrong: expected an address, or \"Name <address>\"".to_owned());
        mail_from.parse().map(Self).map_err(wrong)
    }

    /// The Message-ID of a delivery: the same whenever it is sent.
    #[must_use]
    pub fn message_id(&self, delivery: &str) -> String {
        format!("<{delivery}@{}>", self.0.email.domain())
    }
}

/// A letter to somebody.
#[derive(Debug, Clone)]
pub struct Mail<'a> {
    /// The delivery's id.
    pub delivery: &'a str,
    /// Who it is from.
    pub from: &'a Sender,
    /// An address.
    pub to: &'a str,
    /// What it says.
    pub letter: &'a Letter,
    /// Now.
    pub at: Timestamp,
}

impl Mail<'_> {
    fn message(&self) -> Result<Message, Trouble> {
        let to: Address = self.to.parse().map_err(|_| Trouble::Lasting("this is not an email address".to_owned()))?;
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let head = Message::builder().from(self.from.0.clone()).to(Mailbox::new(None, to)).subject(self.subject());
        let head = head.date(SystemTime::from(self.at.max(Timestamp::UNIX_EPOCH)));
        let head = head.message_id(Some(self.from.message_id(self.delivery))).raw_header(automatic);
        let head = leaving(self.letter.leave.as_deref()).into_iter().fold(head, |head, header| head.raw_header(header));
        let words = MultiPart::alternative_plain_html(self.letter.text.clone(), self.letter.html.clone());
        let body = match self.letter.attached.as_slice() {
            [] => words,
            files => files.iter().try_fold(MultiPart::mixed().multipart(words), enclosing)?,
        };
        head.multipart(body).map_err(|error| Trouble::Lasting(format!("the mail can't be put together: {error}")))
    }

    /// One line, whatever a survey's title is.
    fn subject(&self) -> String {
        let words = self.letter.subject.split(|c: char| c.is_whitespace() || c.is_control());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn enclosing(body: MultiPart, file: &Attachment) -> Result<MultiPart, Trouble> {
    let kind = ContentType::parse(file.kind)
        .map_err(|error| Trouble::Lasting(format!("{} is no media type: {error}", file.kind)))?;
    Ok(body.singlepart(lettre::message::Attachment::new(file.name.clone()).body(file.bytes.clone(), kind)))
}

/// The headers by which a mail program shows its own button to leave: RFC 8058, 3.1. They stand as they are, since an
/// address is no text to be encoded.
fn leaving(address: Option<&str>) -> Vec<HeaderValue> {
    let header = |name: &'static str, value: String| {
        HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value)
    };
    let both = address.filter(|address| address.bytes().all(|byte| byte.is_ascii_graphic())).map(|address| {
        let click = "List-Unsubscribe=One-Click".to_owned();
        [header("List-Unsubscribe", format!("<{address}>")), header("List-Unsubscribe-Post", click)]
    });
    both.into_iter().flatten().collect()
}

/// How mails go out.
pub enum Mailer {
    /// To a mail server.
    Smtp(Box<Smtp>),
    /// As `.eml` files in this folder.
    Files(PathBuf),
    /// Nowhere: kept, for tests.
    Memory(Memory),
}

impl Mailer {
    /// The one place where the way is chosen: the mail server that is set, else files in `data_dir/outbox`.
    pub fn choose(smtp_url: Option<&str>, data_dir: &Path) -> Result<Self, MailerError> {
        match smtp_url {
            Some(url) => Smtp::to(url).map(|smtp| Self::Smtp(Box::new(smtp))),
            None => Ok(Self::Files(data_dir.join("outbox"))),
        }
    }

    /// The same with another limit to how long a mail server may take for one mail.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        if let Self::Smtp(smtp) = &mut self {
            smtp.patience = patience;
        }
        self
    }

    /// Sends a mail. `Passing` includes that nobody knows whether it went.
    pub async fn send(&self, mail: &Mail<'_>) -> Result<(), Trouble> {
        let message = mail.message()?;
        match self {
            Self::Smtp(smtp) => smtp.send(&message).await,
            Self::Files(folder) => eml::write(folder.clone(), mail.delivery, message.formatted()).await,
            Self::Memory(memory) => {
                memory.lock().push(message.formatted());
                Ok(())
            }
        }
    }
}

/// Mails that went nowhere.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Vec<u8>>>>);

impl Memory {
    /// All of them, as they would have been sent.
    #[must_use]
    pub fn mails(&self) -> Vec<Vec<u8>> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A mail server.
pub struct Smtp {
    server: (String, u16),
    tls: Tls,
    credentials: Option<Credentials>,
    patience: Duration,
}

enum Tls {
    Implicit(TlsParameters),
    Start(TlsParameters),
    None,
}

impl Smtp {
    fn to(url: &str) -> Result<Self, MailerError> {
        let wrong = |why: &dyn std::fmt::Display| MailerError(format!("YOUSAID_SMTP_URL is wrong: {why}"));
        let url = SmtpUrl::parse(url).map_err(|why| wrong(&why))?;
        let tls = tls(&url).map_err(|why| wrong(&why))?;
        let credentials = url.credentials.map(|(user, password)| Credentials::new(user, password));
        Ok(Self { server: (url.host, url.port), tls, credentials, patience: PATIENCE })
    }

    async fn send(&self, message: &Message) -> Result<(), Trouble> {
        let late = |_| Trouble::Passing(format!("the mail server did not answer within {} s", self.patience.as_secs()));
        let sending = async {
            let mut connection = self.connect().await?;
            connection.send(message.envelope(), &message.formatted()).await.map(|_| connection)
        };
        let mut connection =
            tokio::time::timeout(self.patience, sending).await.map_err(late)?.map_err(|e| trouble(&e))?;
        // It has the mail; how it takes its leave doesn't matter.
        let _ = tokio::time::timeout(GOODBYE.min(self.patience), connection.quit()).await;
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let (host, port) = (self.server.0.as_str(), self.server.1);
        let me = ClientId::default();
        let implicit = if let Tls::Implicit(tls) = &self.tls { Some(tls.clone()) } else { None };
        let mut connection = AsyncSmtpConnection::connect_tokio1((host, port), None, &me, implicit, None).await?;
        if let Tls::Start(tls) = &self.tls {
            connection.starttls(tls.clone(), &me).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}

fn tls(url: &SmtpUrl) -> Result<Tls, String> {
    let mut parameters = TlsParameters::builder(url.host.clone());
    if let Some(file) = &url.ca {
        let pem = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let trusted = Certificate::from_pem(&pem).map_err(|_| format!("{} is not a certificate", file.display()))?;
        parameters = parameters.add_root_certificate(trusted);
    }
    let parameters = parameters.build_rustls().map_err(|error| error.to_string());
    match url.protection {
        Protection::Implicit => parameters.map(Tls::Implicit),
        Protection::StartTls => parameters.map(Tls::Start),
        Protection::SameMachine => Ok(Tls::None),
    }
}

/// What a failed sending means. A 5xx answer is lasting (RFC 5321, 4.2.1), except where it is about our sign-in
/// (RFC 4954, 6): that is for the operator to mend, and the mail is good.
fn trouble(error: &smtp::Error) -> Trouble {
    const ABOUT_US: [u16; 4] = [530, 534, 535, 538];
    let code = error.status().map(u16::from);
    let message =
        code.map_or_else(|| causes(error), |code| format!("the mail server answered {code}: {}", said(error)));
    match code {
        Some(code) if error.is_permanent() && !ABOUT_US.contains(&code) => Trouble::Lasting(message),
        _ => Trouble::Passing(message),
    }
}

fn said(error: &smtp::Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

fn causes(error: &smtp::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source().and_then(std::error::Error::source);
    while let Some(deeper) = cause {
        words = format!("{words}: {deeper}");
        cause = deeper.source();
    }
    words
}
