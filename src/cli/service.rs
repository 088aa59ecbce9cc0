//! The parts of a service, put together.

use super::Failure;
use crate::clock::Clock;
use crate::config::{Config, service_key};
use crate::definition::StaffDomains;
use crate::delivery::{Families, Mailer, MailerError, Reports, Scheduler, Sender, Templated, Worker};
use crate::figures::Books;
use crate::keys::Keys;
use crate::publish::{Catalogue, Edition, Published, Refused, Variants, publish_folder};
use crate::render::Renderer;
use crate::store::{AuditEntry, Error, Mode, Options, Store, close_folder, private_folder};
use crate::texts::Interface;
use crate::web::App;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// How mails leave, and who they are from.
pub(super) struct Post {
    mailer: Mailer,
    sender: Sender,
}

impl Post {
    /// As the settings say. Errors: one of them is wrong; so this comes before anything is opened or published.
    pub(super) fn of(config: &Config) -> Result<Self, Failure> {
        let wrong = |error: MailerError| Failure::setup(error.to_string());
        let mailer = Mailer::choose(config.smtp_url.as_deref(), &config.data_dir).map_err(wrong)?;
        Ok(Self { mailer, sender: Sender::parse(&config.mail_from).map_err(wrong)? })
    }
}

/// What every command that works with records has.
pub(super) struct Service {
    pub(super) store: Store,
    pub(super) keys: Keys,
    pub(super) clock: Clock,
    pub(super) interface: Arc<Interface>,
    pub(super) renderer: Arc<Renderer>,
    pub(super) catalogue: Arc<Catalogue>,
    /// What was said of the definitions' files since one of them was changed.
    told: Mutex<BTreeSet<String>>,
}

/// How often publishing is tried where the database can't take it now; each try waits for some seconds.
const TRIES: usize = 12;

/// What a command says where the records do not answer.
#[allow(clippy::needless_pass_by_value)] // As `map_err` gives it.
pub(super) fn unreachable(error: Error) -> Failure {
    Failure::setup(format!("the records can't be reached: {error}"))
}

impl Service {
    /// Opens the records and reads what is published.
    pub(super) async fn open(config: &Config, mode: Mode) -> Result<Self, Failure> {
        let broken = |error: &dyn std::fmt::Display| Failure::setup(error.to_string());
        private_folder(&config.data_dir)
            .and_then(|()| close_folder(&config.data_dir))
            .map_err(|error| Failure::setup(format!("YOUSAID_DATA_DIR {}: {error}", config.data_dir.display())))?;
        let keys = service_key(&config.secret_file).map_err(|error| broken(&error))?;
        let audit_key = Some(keys.audit().into());
        let options = Options { mode, audit_key, ..Options::new(&config.database_url) };
        let store = Store::open(&options).map_err(|error| broken(&error))?;
        let interface = Arc::new(Interface::load().map_err(|error| broken(&error))?);
        let renderer = Arc::new(Renderer::load(&interface).map_err(|error| broken(&error))?);
        let variants = if config.web.demo { Variants::All } else { Variants::Reviewed };
        let catalogue = Catalogue::load(store.clone(), variants).await.map_err(|error| broken(&error))?;
        Ok(Self {
            store,
            keys,
            clock: Clock::system(),
            interface,
            renderer,
            catalogue: Arc::new(catalogue),
            told: Mutex::default(),
        })
    }

    /// Publishes the definitions' folder and says in the log what became of each file, once. Gives whether a file waits
    /// for its reviewers.
    pub(super) async fn publish(&self, config: &Config) -> Result<bool, Failure> {
        let (published, refused) = self.published(config).await?;
        let is_new = |said: &str| self.told.lock().unwrap_or_else(PoisonError::into_inner).insert(said.to_owned());
        let waits = refused.iter().any(|one| one.awaits);
        for one in published.iter().filter(|one| one.is_new) {
            tracing::info!(file = %one.file.display(), survey = one.survey, version = one.number, "published");
        }
        for one in refused {
            for found in one.findings.iter().filter(|found| found.finding.severity == crate::json::Severity::Error) {
                let (line, column) = (found.position.line, found.position.column);
                let at = found.finding.pointer.as_str();
                let at = if at.is_empty() { "/" } else { at };
                let said = format!("{}:{line}:{column}: {} ({at})", one.file.display(), found.finding.message);
                match (is_new(&said), one.awaits) {
                    (true, true) => tracing::warn!("{said}"),
                    (true, false) => tracing::error!("{said}"),
                    (false, _) => {}
                }
            }
            if !one.awaits && is_new(&one.file.display().to_string()) {
                tracing::error!(file = %one.file.display(), "not published; what was published before stays");
            }
        }
        self.catalogue.reload().await.map_err(|error| Failure::setup(error.to_string()))?;
        Ok(waits)
    }

    /// Says again what becomes of the files: one of them was changed.
    pub(super) fn tell_anew(&self) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// A disk that has much else to write may keep the first records waiting for longer than a family ever should.
    async fn published(&self, config: &Config) -> Result<(Vec<Published>, Vec<Refused>), Failure> {
        let staff = StaffDomains::new(&config.staff_domains);
        let mut tries = 0;
        loop {
            tries += 1;
            match publish_folder(&self.store, &config.surveys, &staff, self.clock.seconds()).await {
                Err(Error::Busy) if tries < TRIES => {}
                done => return done.map_err(|error| Failure::setup(format!("YOUSAID_SURVEYS: {error}"))),
            }
        }
    }

    /// The published survey of this id. Errors: there is none; and which there are.
    pub(super) fn survey(&self, id: &str) -> Result<Arc<Edition>, Failure> {
        self.catalogue.current(id).ok_or_else(|| {
            let known: Vec<String> = self.catalogue.all().iter().map(|edition| edition.survey.id.clone()).collect();
            let hint = crate::json::did_you_mean(id, known.iter().map(String::as_str));
            let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
            Failure::input(format!("there is no survey \"{id}\".{hint} Published are: {}.", known.join(", ")))
        })
    }

    /// Whether anybody is an admin of the organisation.
    pub(super) async fn has_admin(&self) -> Result<bool, Failure> {
        self.store.has_admin().await.map_err(unreachable)
    }

    /// An entry of the audit trail for what is done from the shell.
    pub(super) fn entry(&self, what: &str, detail: impl Into<String>) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.clock.seconds(),
            who: "shell".to_owned(),
            what: what.to_owned(),
            survey: None,
            detail: detail.into(),
        }
    }

    /// What sends mails.
    pub(super) fn worker(
        &self,
        config: &Config,
        Post { mailer, sender }: Post,
    ) -> Worker<Families<Templated<Reports>>> {
        let reports = Reports {
            store: self.store.clone(),
            catalogue: Arc::clone(&self.catalogue),
            interface: Arc::clone(&self.interface),
            renderer: Arc::clone(&self.renderer),
            keys: self.keys.clone(),
            public_url: config.web.public_url.clone(),
            books: Books::default(),
            fonts: config.web.fonts.clone(),
        };
        let brand = config.web.brand.name.clone();
        let (renderer, clock) = (Arc::clone(&self.renderer), self.clock.clone());
        let rest = Templated { renderer, clock, brand: brand.clone(), reports };
        let letters = Families {
            store: self.store.clone(),
            catalogue: Arc::clone(&self.catalogue),
            interface: Arc::clone(&self.interface),
            renderer: Arc::clone(&self.renderer),
            keys: self.keys.clone(),
            clock: self.clock.clone(),
            brand,
            public_url: config.web.public_url.clone(),
            rest,
        };
        Worker {
            store: self.store.clone(),
            clock: self.clock.clone(),
            letters,
            mailer,
            sender,
            staff: StaffDomains::new(&config.staff_domains),
        }
    }

    /// What finds out which mails are due.
    pub(super) fn scheduler(&self, config: &Config) -> Scheduler {
        Scheduler::new(self.store.clone(), Arc::clone(&self.catalogue), config.web.public_url.clone())
    }

    /// The service as handlers see it.
    pub(super) fn app(&self, config: &Config) -> App {
        let words = (Arc::clone(&self.interface), Arc::clone(&self.renderer));
        App::new(
            self.store.clone(),
            Arc::clone(&self.catalogue),
            words,
            self.keys.clone(),
            self.clock.clone(),
            config.web.clone(),
        )
    }
}
