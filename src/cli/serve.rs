//! `yousaid serve`

use super::service::{Post, Service};
use super::{Failure, chores, say};
use crate::config::Config;
use crate::delivery::{self, Bell};
use crate::store::Mode;
use crate::web;
use std::io::IsTerminal;
use std::net::TcpListener;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  YOUSAID_DATABASE_URL=postgres://yousaid@localhost/yousaid yousaid serve")]
pub(super) struct Arguments {}

/// How often the definitions' folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

pub(super) fn run(_: Arguments, config: Config) -> Result<(), Failure> {
    config.check_serving().map_err(|error| Failure::setup(error.to_string()))?;
    start_log(&config);
    let post = Post::of(&config)?;
    runtime()?.block_on(async {
        let service = Service::open(&config, Mode::Serve).await?;
        service.publish(&config).await?;
        let listener = listen(&config)?;
        serve(&service, &config, post, listener).await
    })
}

/// Writes the log that the settings ask for, to standard error.
pub(super) fn start_log(config: &Config) {
    let filter = EnvFilter::new(&config.log_filter).and(filter_fn(is_ours));
    // Colours are for a terminal: in a file or a journal they would be noise.
    let plain = std::env::var_os("NO_COLOR").is_some_and(|no| !no.is_empty());
    let colours = !plain && std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false).with_ansi(colours);
    let log = if config.log_json { log.json().boxed() } else { log.boxed() };
    // A second start in one process, as in tests, keeps the first log.
    let _ = tracing_subscriber::registry().with(log.with_filter(filter)).try_init();
}

/// What libraries tell at length may hold what people wrote; from them, what is wrong is enough.
fn is_ours(told: &tracing::Metadata<'_>) -> bool {
    told.target().starts_with("yousaid") || *told.level() <= tracing::Level::WARN
}

pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::setup(error.to_string()))
}

fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::AddrInUse => "another program listens there; stop it, or choose another address".to_owned(),
        _ => error.to_string(),
    }
}

/// Takes the address, so that nobody else can.
pub(super) fn listen(config: &Config) -> Result<TcpListener, Failure> {
    TcpListener::bind(config.listen)
        .map_err(|error| Failure::setup(format!("YOUSAID_LISTEN {}: {}", config.listen, why(&error))))
}

/// Serves until it is told to stop, and finishes what it accepted.
pub(super) async fn serve(
    service: &Service,
    config: &Config,
    post: Post,
    listener: TcpListener,
) -> Result<(), Failure> {
    let mut signals = Signals::listen()?;
    let (worker, scheduler, bell) = (service.worker(config, post), service.scheduler(config), Bell::default());
    let app = service.app(config);
    let journeys = app.journeys();
    let serving = web::serve(app, listener).map_err(|error| Failure::setup(error.to_string()))?;
    for address in &serving.addresses {
        let own = format!("http://{address}");
        let outside =
            if own == config.web.public_url { String::new() } else { format!(" for {}", config.web.public_url) };
        say(&format!("yousaid serves {own}{outside}; stop it with Ctrl-C"));
    }
    if !config.web.demo && !service.has_admin().await? {
        say(&super::account::setup_words(service, config));
    }
    let handle = serving.handle.clone();
    let stop = async {
        signals.told_to_stop().await;
        tracing::info!("stopping: finishing what was accepted");
        bell.stop();
        handle.stop(true).await;
    };
    let look = look_at_folder(service, config);
    let mail = delivery::run(&scheduler, &worker, &bell);
    tokio::select! {
        ended = async { tokio::join!(serving.server, stop, mail).0 } => ended.map_err(|error| Failure::setup(error.to_string()))?,
        () = look => {}
        () = chores::keep_house(service) => {}
        () = chores::keep_count(service, &journeys) => {}
    }
    if let Err(error) = journeys.flush(&service.store).await {
        tracing::warn!(%error, "the running hour's sums of how far people come are lost");
    }
    service.store.shutdown().await;
    Ok(())
}

/// The signals that ask the service to stop. Before they are listened to, each ends the process at once.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> Result<Self, Failure> {
        let listen = |kind| signal(kind).map_err(|error| Failure::setup(format!("signals can't be heard: {error}")));
        Ok(Self { terminate: listen(SignalKind::terminate())?, interrupt: listen(SignalKind::interrupt())? })
    }

    async fn told_to_stop(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Publishes again whenever a file of the folder changed, and learns what another process has published, paused or
/// archived.
async fn look_at_folder(service: &Service, config: &Config) {
    // A file that waits for its reviewers is looked at each time.
    let (mut seen, mut waits) = (stamps(config), true);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let now = stamps(config);
        if now != seen {
            (seen, waits) = (now, true);
            service.tell_anew();
        }
        if waits {
            match service.publish(config).await {
                Ok(still) => waits = still,
                Err(failure) => tracing::error!("{}", failure.message),
            }
        }
        match service.catalogue.reload().await {
            Ok(()) => {}
            Err(error) => tracing::debug!(%error, "the surveys can't be read now; they stay as they were"),
        }
    }
}

/// Names, lengths and times of the folder's files, media included.
fn stamps(config: &Config) -> Vec<(std::path::PathBuf, u64, Option<std::time::SystemTime>)> {
    let folders = [config.surveys.clone(), config.surveys.join("media")];
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let mut stamps: Vec<_> = entries
        .filter_map(|entry| entry.metadata().ok().map(|meta| (entry.path(), meta.len(), meta.modified().ok())))
        .collect();
    stamps.sort();
    stamps
}
