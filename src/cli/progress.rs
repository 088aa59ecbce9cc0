//! What somebody at a terminal sees of work that takes a while. Nothing is written into a pipe or a file.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work shorter than this needs no word.
const PATIENCE: Duration = Duration::from_millis(500);
const EVERY: Duration = Duration::from_millis(200);

/// Work that goes on until this is dropped.
pub(super) struct Progress {
    done: Arc<AtomicU64>,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins; `doing` is such as "Reading answers".
    pub(super) fn of(doing: &'static str) -> Self {
        let done = Arc::new(AtomicU64::new(0));
        let shown = std::io::stderr().is_terminal().then(|| {
            let (stop, stopped) = channel();
            let done = Arc::clone(&done);
            let show = move || {
                let mut wait = PATIENCE;
                while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    write(&line(doing, done.load(Ordering::Relaxed)));
                    wait = EVERY;
                }
                if wait == EVERY {
                    write(&" ".repeat(line(doing, done.load(Ordering::Relaxed)).chars().count()));
                    write("");
                }
            };
            (stop, std::thread::spawn(show))
        });
        Self { done, shown }
    }

    /// How much is done; whoever works adds to it.
    pub(super) fn done(&self) -> &Arc<AtomicU64> {
        &self.done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.shown.take() {
            drop(stop);
            // It ends by itself, and what it could not write is no loss.
            let _ = thread.join();
        }
    }
}

fn line(doing: &str, done: u64) -> String {
    if done == 0 { format!("{doing} …") } else { format!("{doing} … {done}") }
}

/// From the beginning of the line on; nobody minds if it can't be written.
fn write(text: &str) {
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "\r{text}").and_then(|()| out.flush());
}
