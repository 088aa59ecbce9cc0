//! What the kernel tells: processor time by process, memory by process, and how much of the machine others use.

use std::fs::read_to_string;

/// The unit of /proc: USER_HZ, 100 on every architecture that we run on.
const TICKS_A_SECOND: f64 = 100.0;

/// Something whose processor time is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Watched {
    /// One process.
    Process(u32),
    /// A process and all that it started, such as a database server.
    Tree(u32),
}

impl Watched {
    /// The processor seconds that it has used so far.
    pub(crate) fn seconds(self) -> f64 {
        match self {
            Self::Process(id) => ticks(id).map_or(0.0, |(_, ticks)| ticks) / TICKS_A_SECOND,
            Self::Tree(root) => tree(root).into_iter().map(|(_, ticks)| ticks).sum::<f64>() / TICKS_A_SECOND,
        }
    }

    /// The memory that it takes, its share of shared pages included, in mebibytes (PSS).
    pub(crate) fn mebibytes(self) -> f64 {
        match self {
            Self::Process(id) => pss(id),
            Self::Tree(root) => tree(root).into_iter().map(|(id, _)| pss(id)).sum(),
        }
    }
}

/// This process.
pub(crate) fn own() -> Watched {
    Watched::Process(std::process::id())
}

/// The parent, and the ticks in user and kernel mode (proc(5), fields 4, 14 and 15).
fn ticks(id: u32) -> Option<(u32, f64)> {
    let stat = read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    Some((fields.get(1)?.parse().ok()?, number(11)? + number(12)?))
}

fn tree(root: u32) -> Vec<(u32, f64)> {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let all: Vec<(u32, u32, f64)> = ids.filter_map(|id| ticks(id).map(|(parent, ticks)| (id, parent, ticks))).collect();
    let mut found: Vec<(u32, f64)> =
        all.iter().filter(|(id, ..)| *id == root).map(|(id, _, ticks)| (*id, *ticks)).collect();
    let mut at = 0;
    while let Some((parent, _)) = found.get(at).copied() {
        found.extend(all.iter().filter(|(_, own, _)| *own == parent).map(|(id, _, ticks)| (*id, *ticks)));
        at += 1;
    }
    found
}

fn pss(id: u32) -> f64 {
    let rollup = read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let kibibytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kibibytes.unwrap_or_default() / 1024.0
}

/// How long the processors have worked, and how long they were there, in seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whole {
    pub(crate) busy: f64,
    pub(crate) all: f64,
}

impl Whole {
    /// As it is now (proc(5), the first line of /proc/stat).
    pub(crate) fn now() -> Self {
        let stat = read_to_string("/proc/stat").unwrap_or_default();
        let line = stat.lines().next().unwrap_or_default();
        let fields: Vec<f64> = line.split_whitespace().skip(1).take(8).filter_map(|field| field.parse().ok()).collect();
        let idle: f64 = fields.iter().skip(3).take(2).sum();
        let all: f64 = fields.iter().sum();
        Self { busy: (all - idle) / TICKS_A_SECOND, all: all / TICKS_A_SECOND }
    }

    /// The share of the processors that worked since `before` for somebody else than those who used `ours` seconds.
    pub(crate) fn others_since(self, before: Self, ours: f64) -> f64 {
        ((self.busy - before.busy - ours) / (self.all - before.all).max(0.01)).clamp(0.0, 1.0)
    }
}

/// How many processors there are.
pub(crate) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
