//! `yousaid serve`

use super::service::Service;
use super::{Failure, chores, say};
use crate::config::Config;
use crate::delivery::{self, Bell};
use crate::store::Mode;
use crate::web;
use std::net::TcpListener;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  YOUSAID_DATABASE_URL=postgres://yousaid@localhost/yousaid yousaid serve")]
pub(super) struct Arguments {}

/// How often the definitions' folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(5);

pub(super) fn run(_: Arguments, config: Config) -> Result<(), Failure> {
    start_log(&config);
    runtime()?.block_on(async {
        let service = Service::open(&config, Mode::Serve).await?;
        service.publish(&config).await?;
        serve(&service, &config).await
    })
}

/// Writes the log that the settings ask for, to standard error.
pub(super) fn start_log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::new(&config.log_filter);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A second start in one process, as in tests, keeps the first log.
    let _ = if config.log_json { log.json().try_init() } else { log.try_init() };
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

/// Serves until it is told to stop, and finishes what it accepted.
pub(super) async fn serve(service: &Service, config: &Config) -> Result<(), Failure> {
    let listener = TcpListener::bind(config.listen)
        .map_err(|error| Failure::setup(format!("YOUSAID_LISTEN {}: {}", config.listen, why(&error))))?;
    let (worker, scheduler, bell) = (service.worker(config)?, service.scheduler(config), Bell::default());
    let serving = web::serve(service.app(config), listener).map_err(|error| Failure::setup(error.to_string()))?;
    for address in &serving.addresses {
        let own = format!("http://{address}");
        let outside =
            if own == config.web.public_url { String::new() } else { format!(" for {}", config.web.public_url) };
        say(&format!("yousaid serves {own}{outside}; stop it with Ctrl-C"));
    }
    let handle = serving.handle.clone();
    let stop = async {
        told_to_stop().await;
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
    }
    service.store.shutdown().await;
    Ok(())
}

async fn told_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

/// Publishes again whenever a file of the folder changed.
async fn look_at_folder(service: &Service, config: &Config) {
    let mut seen = stamps(config);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let now = stamps(config);
        if now != seen {
            seen = now;
            if let Err(failure) = service.publish(config).await {
                tracing::error!("{}", failure.message);
            }
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
