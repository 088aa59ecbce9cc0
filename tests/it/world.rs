//! A whole service for one test: its own database, its own clock, its own port, real HTTP.

use crate::postgres;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use yousaid::clock::Clock;
use yousaid::definition::StaffDomains;
use yousaid::figures::Journeys;
use yousaid::keys::Keys;
use yousaid::publish::{Catalogue, Variants, publish_folder};
use yousaid::render::Renderer;
use yousaid::store::{AuditEntry, Mode, Options, Store};
use yousaid::texts::Interface;
use yousaid::web::{self, App, Brand, Settings};

/// Which database a test runs on; each runs on both.
#[derive(Debug, Clone, Copy)]
pub(crate) enum On {
    Sqlite,
    Postgres,
}

/// Makes two tests of one: on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* fn $name:ident($world:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$meta])*
            fn case($world: &$crate::world::World) $body

            #[test]
            fn sqlite() {
                case(&$crate::world::World::new($crate::world::On::Sqlite));
            }

            #[test]
            fn postgres() {
                case(&$crate::world::World::new($crate::world::On::Postgres));
            }
        }
    )*};
}

/// A service that runs.
pub(crate) struct World {
    pub(crate) url: String,
    /// The database's URL.
    pub(crate) database: String,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) interface: Arc<Interface>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) folder: PathBuf,
    /// How far people come with forms.
    pub(crate) journeys: Arc<Journeys>,
    now: Arc<AtomicI64>,
    runtime: tokio::runtime::Runtime,
    handle: yousaid::web::StopHandle,
}

/// The service key of every world.
pub(crate) const SECRET: [u8; 32] = [7; 32];

/// Noon of the day at which every test begins.
const NOON: i64 = 1_795_262_400; // 2026-11-21T12:00:00Z

impl World {
    pub(crate) fn new(on: On) -> Self {
        let folder = fresh_folder();
        let surveys = folder.join("surveys");
        copy(&definitions(), &surveys);
        Self::with_surveys(on, folder, &surveys)
    }

    fn with_surveys(on: On, folder: PathBuf, surveys: &Path) -> Self {
        let url = database(on, &folder);
        Self::over(&Options { mode: Mode::Serve, ..Options::new(url) }, folder, surveys)
    }

    /// A service over a store that is opened like this.
    pub(crate) fn over(options: &Options, folder: PathBuf, surveys: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let keys = Keys::new(SECRET);
        let store = Store::open(&Options { audit_key: Some(keys.audit().into()), ..options.clone() }).unwrap();
        let now = Arc::new(AtomicI64::new(NOON));
        let hands = Arc::clone(&now);
        let clock = Clock::of(move || Timestamp::from_second(hands.load(Ordering::Relaxed)).unwrap());
        let interface = Arc::new(Interface::load().unwrap());
        let renderer = Arc::new(Renderer::load(&interface).unwrap());
        let catalogue = runtime.block_on(async {
            let (_, refused) = publish_folder(&store, surveys, &StaffDomains::default(), NOON).await.unwrap();
            assert!(refused.is_empty(), "{refused:?}");
            Arc::new(Catalogue::load(store.clone(), Variants::All).await.unwrap())
        });
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let words = (Arc::clone(&interface), renderer);
        let app = App::new(store.clone(), Arc::clone(&catalogue), words, keys.clone(), clock, settings(&url));
        let journeys = app.journeys();
        let handle = {
            let _inside = runtime.enter();
            let serving = web::serve(app, listener).unwrap();
            runtime.spawn(serving.server);
            serving.handle
        };
        let database = options.url.clone();
        Self { url, database, store, keys, interface, catalogue, folder, journeys, now, runtime, handle }
    }

    /// Runs something of the store's.
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// Publishes a definition of the browser tests too.
    pub(crate) fn publish_test_definition(&self, name: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/browser/definitions/{name}.json"));
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::copy(from, folder.join(format!("{name}.json"))).unwrap();
        copy(&definitions().join("media"), &folder.join("media"));
        let refused = self.run(publish_folder(&self.store, &folder, &StaffDomains::default(), NOON)).unwrap().1;
        assert!(refused.is_empty(), "{refused:?}");
        self.run(self.catalogue.reload()).unwrap();
    }

    /// The closed answers of a survey that wait for a release.
    pub(crate) fn stored(&self, survey: &str) -> Vec<serde_json::Value> {
        let keep = |rows: &mut Vec<_>, row: yousaid::store::Row| {
            rows.push(serde_json::from_str(&row.answers).unwrap());
            Ok(())
        };
        self.run(self.store.rows(survey, yousaid::store::Selection::Waiting, Vec::new(), keep)).unwrap()
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
    }

    /// The moment that the service thinks it is.
    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_second(self.now.load(Ordering::Relaxed)).unwrap()
    }

    /// An entry of the audit trail about nothing much.
    pub(crate) fn entry(&self) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.now().as_second(),
            who: "test".to_owned(),
            what: "prepared".to_owned(),
            survey: None,
            detail: String::new(),
        }
    }

    /// A browser without cookies.
    pub(crate) fn browser(&self) -> Browser {
        Browser::at(&self.url)
    }

    /// Sends a body to the API; the status and the JSON that comes back.
    pub(crate) fn submit(&self, survey: &str, body: &serde_json::Value) -> (u16, serde_json::Value) {
        let page = self.browser().send(
            &format!("/api/v1/surveys/{survey}/responses"),
            "application/json",
            body.to_string().as_bytes(),
        );
        (page.status, serde_json::from_str(&page.body).unwrap_or_default())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.runtime.block_on(async {
            self.handle.stop(false).await;
            self.store.shutdown().await;
        });
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn settings(url: &str) -> Settings {
    Settings {
        public_url: url.to_owned(),
        brand: Brand { name: "Example".to_owned(), logo: None, colour: None, dark_colour: None },
        safety: Vec::new(),
        contact: None,
        contacts: vec!["PALS: 01632 960 100".to_owned()],
        talk_inbox: None,
        staff: StaffDomains::default(),
        demo: true,
        staff_domains: StaffDomains::default(),
        provider: None,
        fonts: yousaid::files::Fonts::default(),
        workers: 2,
    }
}

/// The URL of a fresh database.
pub(crate) fn database(on: On, folder: &Path) -> String {
    match on {
        On::Sqlite => sqlite(folder),
        On::Postgres => postgres::database(),
    }
}

/// The URL of an SQLite database in a folder.
pub(crate) fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("yousaid.db").display())
}

/// The folder of the definitions that are shipped.
pub(crate) fn definitions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("survey-definitions")
}

pub(crate) fn fresh_folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("yousaid-world-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

/// A browser with a cookie jar that follows no redirect by itself.
pub(crate) struct Browser {
    agent: ureq::Agent,
    url: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Browser {
    /// A browser without cookies, for a service at this address.
    pub(crate) fn at(url: &str) -> Self {
        let config = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build();
        Self { agent: config.into(), url: url.to_owned() }
    }

    pub(crate) fn get(&self, path: &str) -> Page {
        Page::of(self.agent.get(self.address(path)).call().unwrap())
    }

    /// What comes back, where it is no text.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        let mut response = self.agent.get(self.address(path)).call().unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.body_mut().read_to_vec().unwrap()
    }

    pub(crate) fn head(&self, path: &str) -> Page {
        Page::of(self.agent.head(self.address(path)).call().unwrap())
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = headers
            .iter()
            .fold(self.agent.get(self.address(path)), |request, (name, value)| request.header(*name, *value));
        Page::of(request.call().unwrap())
    }

    /// Sends a form as a page of our own would.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.send_with(
            path,
            &[("Origin", &self.url), ("Content-Type", "application/x-www-form-urlencoded")],
            body.as_bytes(),
        )
    }

    pub(crate) fn send(&self, path: &str, kind: &str, body: &[u8]) -> Page {
        self.send_with(path, &[("Content-Type", kind)], body)
    }

    pub(crate) fn send_with(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
        let request = headers
            .iter()
            .fold(self.agent.post(self.address(path)), |request, (name, value)| request.header(*name, *value));
        Page::of(request.send(body).unwrap())
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.url) }
    }
}

impl Page {
    fn of(mut response: ureq::http::Response<ureq::Body>) -> Self {
        let status = response.status().as_u16();
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        Self { status, headers, body: response.body_mut().read_to_string().unwrap_or_default() }
    }

    /// Where a redirect leads.
    pub(crate) fn location(&self) -> &str {
        self.headers.get("location").map_or("", String::as_str)
    }

    /// The text between two marks.
    pub(crate) fn between(&self, from: &str, to: &str) -> Option<&str> {
        let after = self.body.split_once(from)?.1;
        after.split_once(to).map(|(found, _)| found)
    }
}
