//! The picture of a process: months as points on a line, with their mean and limits. Our own SVG, like the other charts:
//! no style attribute, no script, every number written where it belongs.

use super::words;
use crate::report::chance::percent;
use crate::report::spc::{Chart, Limits, Side};
use crate::texts::escape;
use std::fmt::Write;

/// A process as it is drawn.
pub(super) struct Timeline<'a> {
    /// A name that is unique on the page.
    pub(super) id: &'a str,
    /// What it is a picture of.
    pub(super) title: &'a str,
    /// What it shows, in a sentence.
    pub(super) finding: &'a str,
    pub(super) chart: &'a Chart,
    /// The words of each month.
    pub(super) labels: &'a [String],
    /// The share that the team wants to reach, in percent.
    pub(super) target: Option<u32>,
}

const WIDTH: f64 = 340.0;
/// Where the words of lines stand, right of the months.
const GUTTER: f64 = 86.0;
const TOP: f64 = 24.0;
const HEIGHT: f64 = 150.0;
/// The first and the last point stand a little inside.
const INSET: f64 = 18.0;
/// No two words of lines come closer than this.
const APART: f64 = 15.0;
/// Each month has its percent beside it where there are no more than these.
const MOST_LABELS: usize = 6;

impl Timeline<'_> {
    /// The SVG.
    pub(super) fn svg(&self) -> String {
        let mut body = String::new();
        self.frame(&mut body);
        self.phases(&mut body);
        self.target(&mut body);
        self.changes(&mut body);
        self.line(&mut body);
        self.points(&mut body);
        self.names(&mut body);
        let (id, title, finding) = (escape(self.id), escape(self.title), escape(self.finding));
        let height = TOP + HEIGHT + 26.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             font-family=\"system-ui,sans-serif\" font-size=\"13\" fill=\"currentColor\"><title id=\"{id}-t\">{title}</title>\
             <desc id=\"{id}-d\">{finding}</desc>{body}</svg>"
        )
    }

    #[allow(clippy::cast_precision_loss)] // Some dozens of months.
    fn x(&self, at: usize) -> f64 {
        let last = self.labels.len().saturating_sub(1).max(1) as f64;
        INSET + (WIDTH - GUTTER - 2.0 * INSET) * at as f64 / last
    }

    fn share_at(&self, at: usize) -> f64 {
        self.chart.periods.get(at).map_or(0.0, |period| period.share())
    }

    /// 0 and 100 %, always: a cut axis makes much of little.
    fn frame(&self, svg: &mut String) {
        let named = self.chart.phases.last().is_some_and(|phase| phase.limits.is_some());
        for share in [0.0, 0.5, 1.0] {
            let y = y(share);
            if named && share != 0.5 {
                let (above, percent) = (y - 4.0, percent(share));
                let _ = write!(
                    svg,
                    "<text x=\"0\" y=\"{above}\" font-size=\"11\" fill-opacity=\"0.8\">{percent}\u{a0}%</text>"
                );
            }
            let _ = write!(
                svg,
                "<path class=\"grid\" d=\"M0 {y}H{}\" stroke=\"currentColor\" stroke-opacity=\"0.2\"/>",
                WIDTH - GUTTER
            );
        }
    }

    fn phases(&self, svg: &mut String) {
        for phase in &self.chart.phases {
            let Some(limits) = phase.limits else { continue };
            let half = (self.x(1) - self.x(0)) / 2.0;
            let (from, until) =
                (round(self.x(phase.from) - half.min(INSET)), round(self.x(phase.until - 1) + half.min(INSET)));
            for (share, class, dash) in lines(&limits) {
                let y = y(share);
                let _ = write!(
                    svg,
                    "<path class=\"{class}\" d=\"M{from} {y}H{until}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"{dash}/>"
                );
            }
        }
    }

    fn target(&self, svg: &mut String) {
        let Some(target) = self.target else { return };
        let y = y(f64::from(target) / 100.0);
        let _ = write!(
            svg,
            "<path class=\"target\" d=\"M0 {y}H{}\" fill=\"none\" stroke=\"#801650\" stroke-width=\"2\" stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\"/>",
            WIDTH - GUTTER
        );
    }

    /// A line up and down before the first month after a change.
    fn changes(&self, svg: &mut String) {
        for at in self.chart.changed.iter().flatten().filter(|at| **at > 0) {
            let x = round((self.x(*at) + self.x(at - 1)) / 2.0);
            let bottom = TOP + HEIGHT;
            let _ = write!(
                svg,
                "<path class=\"changed\" d=\"M{x} {TOP}V{bottom}\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"7 4\"/>"
            );
        }
    }

    fn line(&self, svg: &mut String) {
        let at = |at: usize| format!("{} {}", round(self.x(at)), y(self.share_at(at)));
        let points: Vec<String> = (0..self.labels.len()).map(at).collect();
        let _ = write!(
            svg,
            "<path class=\"course\" d=\"M{}\" fill=\"none\" stroke=\"#12436D\" stroke-width=\"2\" stroke-linejoin=\"round\"/>",
            points.join("L")
        );
    }

    /// A dot; where a month shows something, an arrowhead that points to the better or the worse.
    fn points(&self, svg: &mut String) {
        for at in 0..self.labels.len() {
            let (x, y) = (round(self.x(at)), y(self.share_at(at)));
            let shape = match self.chart.marks.get(at).and_then(|marks| marks.first()).map(|mark| mark.side) {
                None => format!("<circle class=\"plain\" cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"#12436D\"/>"),
                Some(Side::Above) => {
                    format!("<path class=\"good\" d=\"M{x} {}l6.5 11h-13Z\" fill=\"#28A197\"/>", round(y - 7.0))
                }
                Some(Side::Below) => {
                    format!("<path class=\"bad\" d=\"M{x} {}l6.5-11h-13Z\" fill=\"#801650\"/>", round(y + 7.0))
                }
            };
            svg.push_str(&shape);
        }
    }

    fn names(&self, svg: &mut String) {
        let (last, bottom) = (self.labels.len().saturating_sub(1), TOP + HEIGHT + 18.0);
        let few = last < MOST_LABELS;
        for (at, anchor, x) in [(0, "start", 0.0), (last, "end", WIDTH - GUTTER)] {
            let label = escape(&short(&self.labels[at]));
            let value = if at == last && !few { self.counted(at) } else { String::new() };
            let _ = write!(svg, "<text x=\"{x}\" y=\"{bottom}\" text-anchor=\"{anchor}\">{label}{value}</text>");
        }
        if few {
            (0..=last).for_each(|at| self.value(svg, at));
        }
        for (y, words) in self.line_names() {
            let x = WIDTH - GUTTER + 6.0;
            let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\">{words}</text>");
        }
    }

    /// `: 31 of 40 · 78 %`, in bold.
    fn counted(&self, at: usize) -> String {
        let Some(period) = self.chart.periods.get(at) else { return String::new() };
        let (good, of) = (words::thousands(period.good), words::thousands(period.of));
        format!(": <tspan font-weight=\"600\">{good} of {of} · {}\u{a0}%</tspan>", percent(period.share()))
    }

    /// The percent above a point, below it where there is no room.
    fn value(&self, svg: &mut String, at: usize) {
        let share = self.share_at(at);
        let y = round(if y(share) < TOP + 6.0 { y(share) + 20.0 } else { y(share) - 10.0 });
        let _ = write!(
            svg,
            "<text class=\"value\" x=\"{}\" y=\"{y}\" text-anchor=\"middle\" font-weight=\"600\">{}\u{a0}%</text>",
            round(self.x(at)),
            percent(share)
        );
    }

    /// What the lines are, at their height, moved apart where they would touch.
    fn line_names(&self) -> Vec<(f64, String)> {
        let limits = self.chart.phases.last().and_then(|phase| phase.limits);
        let own = limits.map(|limits| [("upper", limits.upper()), ("mean", limits.mean), ("lower", limits.lower())]);
        let target = self.target.map(|target| ("target", f64::from(target) / 100.0));
        let ends = if limits.is_none() { vec![("", 1.0), ("", 0.5), ("", 0.0)] } else { Vec::new() };
        let mut names: Vec<(f64, String)> = own
            .into_iter()
            .flatten()
            .chain(target)
            .chain(ends)
            .map(|(name, share)| (y(share) + 4.5, format!("{name} {}\u{a0}%", percent(share)).trim().to_owned()))
            .collect();
        names.sort_by(|one, other| one.0.total_cmp(&other.0));
        spread(&mut names);
        names
    }
}

/// Pushes words down until none touch, then all up again where they have left the picture.
fn spread(names: &mut [(f64, String)]) {
    for at in 1..names.len() {
        names[at].0 = names[at].0.max(names[at - 1].0 + APART);
    }
    let bottom = TOP + HEIGHT + 4.5;
    let mut most = bottom;
    for name in names.iter_mut().rev() {
        name.0 = round(name.0.min(most));
        most = name.0 - APART;
    }
}

fn lines(limits: &Limits) -> [(f64, &'static str, &'static str); 3] {
    let dash = " stroke-dasharray=\"4 3\"";
    [(limits.upper(), "limit", dash), (limits.mean, "mean", ""), (limits.lower(), "limit", dash)]
}

/// Shares beyond what can be are drawn at the edge.
fn y(share: f64) -> f64 {
    round(TOP + HEIGHT * (1.0 - share.clamp(0.0, 1.0)))
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// `Mar 2026` of `February to March 2026`.
fn short(label: &str) -> String {
    let words: Vec<&str> = label.split(' ').collect();
    match words.as_slice() {
        [.., month, year] => format!("{} {year}", month.chars().take(3).collect::<String>()),
        _ => label.to_owned(),
    }
}
