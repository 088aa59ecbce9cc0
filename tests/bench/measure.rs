//! Runs side by side: floor and product in turn, three times, medians; and what is said of them.

use super::load::Run;

/// How often each side runs.
const ROUNDS: usize = 3;
/// Others' share of the processors from which on a run is not called quiet.
const QUIET: f64 = 0.03;

/// What runs in turn with others.
pub(crate) struct Side<'a> {
    pub(crate) name: &'a str,
    pub(crate) run: Box<dyn FnMut() -> Result<Run, String> + 'a>,
}

impl<'a> Side<'a> {
    pub(crate) fn new(name: &'a str, run: impl FnMut() -> Result<Run, String> + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }
}

/// The runs of one side.
pub(crate) struct Runs(Vec<Run>);

impl Runs {
    /// The middle one of a figure.
    pub(crate) fn median(&self, figure: impl Fn(&Run) -> f64) -> f64 {
        let mut figures: Vec<f64> = self.0.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn rate(&self) -> f64 {
        self.median(|run| run.rate)
    }

    /// Processor microseconds a unit, of all that was watched, with what was left for later.
    pub(crate) fn micros(&self) -> f64 {
        self.median(|run| run.micros.iter().sum::<f64>() + run.later)
    }

    pub(crate) fn nearly_all(&self) -> f64 {
        self.median(|run| run.nearly_all)
    }

    /// Units that were done in all runs, counted or not.
    pub(crate) fn done(&self) -> usize {
        self.0.iter().map(|run| run.done).sum()
    }

    /// The most memory, in mebibytes.
    pub(crate) fn mebibytes(&self) -> f64 {
        self.0.iter().map(|run| run.mebibytes).fold(0.0, f64::max)
    }
}

/// Runs every side in turn, and says what each showed, by medians.
pub(crate) fn in_turn<const N: usize>(mut sides: [Side<'_>; N]) -> Result<[Runs; N], String> {
    let mut all = [(); N].map(|()| Runs(Vec::with_capacity(ROUNDS)));
    for _ in 0..ROUNDS {
        for (side, runs) in sides.iter_mut().zip(&mut all) {
            runs.0.push((side.run)().map_err(|why| format!("{}: {why}", side.name))?);
        }
    }
    for (side, runs) in sides.iter().zip(&all) {
        say(side.name, runs);
    }
    say_quiet(&all);
    Ok(all)
}

fn say(name: &str, runs: &Runs) {
    let parts: Vec<f64> =
        (0..runs.0.first().map_or(0, |run| run.micros.len())).map(|at| runs.median(|run| run.micros[at])).collect();
    let mut micros: Vec<String> = parts.iter().map(|part| format!("{part:.1}")).collect();
    let later = runs.median(|run| run.later);
    if later >= 0.05 {
        micros.push(format!("{later:.1} later"));
    }
    let failed: usize = runs.0.iter().map(|run| run.failed).sum();
    let failed = if failed > 0 { format!("  {failed} FAILED") } else { String::new() };
    println!(
        "  {name:<28} {:>9.0} /s  {:>20} µs  p50 {:>6.2} ms  p99 {:>6.2} ms{failed}",
        runs.rate(),
        micros.join(" + "),
        runs.median(|run| run.half),
        runs.nearly_all(),
    );
}

fn say_quiet(all: &[Runs]) {
    let shares = || all.iter().flat_map(|runs| &runs.0).map(|run| run.others);
    let (least, most) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
    let client = all.iter().flat_map(|runs| &runs.0).map(|run| run.client).fold(0.0, f64::max);
    if most > QUIET {
        println!(
            "  NOT IDLE: others used {:.0} to {:.0} % of the processors meanwhile; believe ratios, not rates.",
            least * 100.0,
            most * 100.0
        );
    }
    println!("  The client took {:.0} % of the processors at most.", client * 100.0);
}

/// Says whether a figure is at least, or at most, what was wanted.
pub(crate) fn goal(what: &str, figure: f64, wanted: Wanted, unit: &str) {
    let (met, word, bound) = match wanted {
        Wanted::AtLeast(bound) => (figure >= bound, "at least", bound),
        Wanted::AtMost(bound) => (figure <= bound, "at most", bound),
    };
    let verdict = if met { "met" } else { "NOT MET" };
    println!("  {what}: {} {unit} (goal: {word} {}) {verdict}", short(figure), short(bound));
}

fn short(figure: f64) -> String {
    if figure < 10.0 && figure.fract() != 0.0 { format!("{figure:.2}") } else { format!("{figure:.0}") }
}

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wanted {
    AtLeast(f64),
    AtMost(f64),
}
