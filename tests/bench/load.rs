//! The load: so many clients on one thread, each on its own connection, each asking again as soon as it was answered.

use super::http::Http;
use super::machine::{Watched, Whole, own, processors};
use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Failures after which a run is given up.
const TOO_MANY: usize = 20;
/// What goes by before anything is counted.
const WARM_UP: Duration = Duration::from_millis(400);

/// One client's unit of work: a page, a submission, a journey.
pub(crate) trait Unit {
    /// Does it once, to the end. Errors: anything that a person would not have wanted to see.
    async fn once(&mut self, http: &mut Http) -> Result<(), String>;
}

/// What one run showed.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Units a second.
    pub(crate) rate: f64,
    /// Processor microseconds a unit, of each that was watched.
    pub(crate) micros: Vec<f64>,
    /// Processor microseconds a unit that came after the load, for work that was put off.
    pub(crate) later: f64,
    /// Milliseconds that half of the units, and 99 of 100, took at most.
    pub(crate) half: f64,
    pub(crate) nearly_all: f64,
    /// The client's share of the processors, and everybody else's.
    pub(crate) client: f64,
    pub(crate) others: f64,
    /// The memory of the first that was watched, at the end, in mebibytes.
    pub(crate) mebibytes: f64,
    /// Units that were done, also before and after counting.
    pub(crate) done: usize,
    pub(crate) failed: usize,
}

struct Shared {
    counting: Cell<bool>,
    ended: Cell<bool>,
    done: Cell<usize>,
    micros: RefCell<Vec<u32>>,
    failures: RefCell<Vec<String>>,
}

/// Lets `clients` clients work for `seconds`. Errors: more failures than can be put up with, with the first.
pub(crate) fn run<U: Unit + 'static>(
    address: SocketAddr,
    clients: usize,
    seconds: f64,
    watched: &[Watched],
    unit: impl Fn(usize) -> U,
) -> Result<Run, String> {
    let shared = Rc::new(Shared {
        counting: Cell::new(false),
        ended: Cell::new(false),
        done: Cell::new(0),
        micros: RefCell::default(),
        failures: RefCell::default(),
    });
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let local = tokio::task::LocalSet::new();
    let begun = Instant::now();
    let measured = local.block_on(&runtime, async {
        let tasks: Vec<_> = (0..clients)
            .map(|client| tokio::task::spawn_local(work(address, unit(client), Rc::clone(&shared))))
            .collect();
        let measured = measure(&shared, begun, seconds, watched).await;
        for task in tasks {
            task.await.map_err(|error| error.to_string())?;
        }
        measured
    })?;
    let failures = shared.failures.borrow();
    for failure in failures.iter().take(3) {
        eprintln!("  failed: {failure}");
    }
    if failures.len() >= TOO_MANY {
        return Err(format!("{} failures, the first: {}", failures.len(), failures[0]));
    }
    Ok(Run { done: shared.done.get(), failed: failures.len(), ..measured })
}

async fn work<U: Unit>(address: SocketAddr, mut unit: U, shared: Rc<Shared>) {
    let mut http = None;
    while !shared.ended.get() {
        let begun = Instant::now();
        match once(address, &mut unit, &mut http).await {
            Ok(()) => {
                shared.done.set(shared.done.get() + 1);
                if shared.counting.get() {
                    let micros = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
                    shared.micros.borrow_mut().push(micros);
                }
            }
            Err(failure) => {
                http = None;
                let mut failures = shared.failures.borrow_mut();
                failures.push(failure);
                shared.ended.set(shared.ended.get() || failures.len() >= TOO_MANY);
            }
        }
    }
}

async fn once<U: Unit>(address: SocketAddr, unit: &mut U, kept: &mut Option<Http>) -> Result<(), String> {
    if kept.is_none() {
        *kept = Some(Http::open(address).await?);
    }
    match kept {
        Some(http) => unit.once(http).await,
        None => Ok(()),
    }
}

async fn measure(shared: &Shared, begun: Instant, seconds: f64, watched: &[Watched]) -> Result<Run, String> {
    let used = || watched.iter().map(|one| one.seconds()).collect::<Vec<f64>>();
    tokio::time::sleep_until((begun + WARM_UP).into()).await;
    let (used_before, own_before, whole, from) = (used(), own().seconds(), Whole::now(), Instant::now());
    shared.counting.set(true);
    tokio::time::sleep_until((from + Duration::from_secs_f64(seconds)).into()).await;
    shared.counting.set(false);
    let elapsed = from.elapsed().as_secs_f64();
    let used: Vec<f64> = used().iter().zip(&used_before).map(|(after, before)| after - before).collect();
    let client = own().seconds() - own_before;
    let others = Whole::now().others_since(whole, used.iter().sum::<f64>() + client);
    shared.ended.set(true);
    let mut micros = shared.micros.take();
    micros.sort_unstable();
    let (count, at) = (micros.len().max(1) as f64, |part: f64| percentile(&micros, part));
    Ok(Run {
        rate: micros.len() as f64 / elapsed,
        micros: used.iter().map(|seconds| seconds * 1e6 / count).collect(),
        later: 0.0,
        half: at(0.5),
        nearly_all: at(0.99),
        client: client / (elapsed * processors() as f64),
        others,
        mebibytes: watched.first().map_or(0.0, |one| one.mebibytes()),
        done: 0,
        failed: 0,
    })
}

/// Waits until what was watched has nothing left to do, and adds what that took to the run.
pub(crate) fn settle(run: Run, watched: &[Watched]) -> Run {
    const LONGEST: Duration = Duration::from_secs(60);
    let used = || watched.iter().map(|one| one.seconds()).sum::<f64>();
    let (begun, before) = (Instant::now(), used());
    let mut last = before;
    loop {
        std::thread::sleep(Duration::from_millis(300));
        let now = used();
        if now - last < 0.015 || begun.elapsed() > LONGEST {
            return Run { later: (now - before) * 1e6 / run.done.max(1) as f64, ..run };
        }
        last = now;
    }
}

/// Of sorted microseconds, in milliseconds.
pub(crate) fn percentile(sorted: &[u32], part: f64) -> f64 {
    let at = (sorted.len() as f64 * part) as usize;
    f64::from(sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()) / 1000.0
}
