//! Change over time: what a process chart of the good answers says, in words, as a picture and as a table.

use super::bars::{exact, good_share};
use super::icon::{IconView, assurance_icon, variation_icon};
use super::sentence::Sentence;
use super::table::{LabelView, RowView, TableView};
use super::timeline::Timeline;
use super::words;
use crate::report::chance::{Share, percent};
use crate::report::figures::{Figure, Span};
use crate::report::plan::{Plan, Question};
use crate::report::spc::{
    Assurance, Chart, LEAST, Limits, Mark, Period, Phase, Rule, Side, Variation, assurance, chart, variation,
};
use jiff::civil::Date;
use serde::Serialize;

/// Something that a team changed, from which limits are calculated anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The day from which on it was so.
    pub day: Date,
    /// What it was, in a few words of the team's.
    pub words: String,
    /// The question that it is about; none where it is about all of them.
    pub item: Option<String>,
}

/// The share of good answers month by month, and whether it changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// What it says, in a sentence.
    pub finding: Sentence,
    /// What the last month shows; none while there are too few months.
    pub variation: Option<IconView>,
    /// Whether the target is within reach; none without a target, or while there are too few months.
    pub assurance: Option<IconView>,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// The picture.
    pub svg: String,
    /// All of it as a table.
    pub table: TableView,
    /// The months.
    pub points: Vec<PointView>,
    /// The limits, one for each stretch of months that is judged by its own.
    pub limits: Vec<LimitsView>,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PointView {
    /// "March 2026".
    pub label: String,
    /// The day of its last release.
    pub until: String,
    /// How many answered.
    pub answered: u64,
    /// How many of them gave a good answer.
    pub good: u64,
    /// In whole percent.
    pub percent: u32,
    /// What it shows that does not come about by itself; else empty.
    pub shows: String,
}

/// The limits of a stretch of months, in whole percent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LimitsView {
    /// Which months: "January 2025 to December 2025".
    pub label: String,
    /// The lower process limit, 0 at least.
    pub lower: u32,
    /// The mean.
    pub mean: u32,
    /// The upper process limit, 100 at most.
    pub upper: u32,
}

/// The view of a question's months; none of fewer than two, or where no answer counts as good.
pub(super) fn change(
    plan: &Plan,
    question: &Question,
    months: &[(Figure, Span)],
    changes: &[Changed],
) -> Option<ChangeView> {
    let period = |(figure, span): &(Figure, Span)| {
        let share = good_share(question, figure)?;
        Some(Period { after: span.after, until: span.until, good: share.n, of: exact(figure.answered)? })
    };
    let periods: Vec<Period> = months.iter().map(period).collect::<Option<_>>()?;
    let labels = months.iter().map(|(_, span)| words::months(*span)).collect();
    let own = changes.iter().filter(|change| change.item.as_ref().is_none_or(|item| *item == question.id));
    let changes: Vec<&Changed> = own.collect();
    let days: Vec<Date> = changes.iter().map(|change| change.day).collect();
    (periods.len() > 1).then(|| Reading { plan, question, changes, labels, chart: chart(periods, &days) }.view())
}

/// A chart with the words around it.
pub(super) struct Reading<'a> {
    plan: &'a Plan,
    question: &'a Question,
    changes: Vec<&'a Changed>,
    labels: Vec<String>,
    chart: Chart,
}

impl Reading<'_> {
    fn view(&self) -> ChangeView {
        let target = self.question.marks.target;
        let variation = variation(&self.chart);
        let assured = target.and_then(|target| Some((assurance(&self.chart, f64::from(target) / 100.0)?, target)));
        let finding = variation.map_or_else(|| self.first_and_last(), |variation| self.now(variation));
        let timeline = Timeline {
            id: &format!("c-{}", self.question.id),
            title: &format!("{} – change over time", self.question.label),
            finding: &finding.text,
            chart: &self.chart,
            labels: &self.labels,
            target,
        };
        ChangeView {
            svg: timeline.svg(),
            variation: variation.map(|variation| variation_icon(variation, variation_words(variation))),
            assurance: assured.map(|(reach, target)| assurance_icon(reach, assurance_words(reach, target))),
            notes: self.notes(target, assured.is_some()),
            table: self.table(),
            points: (0..self.labels.len()).map(|at| self.point(at)).collect(),
            limits: self.chart.phases.iter().filter_map(|phase| self.limits(phase)).collect(),
            finding,
        }
    }

    fn share(&self, at: usize) -> Option<Share> {
        self.chart.periods.get(at).and_then(|period| Share::new(period.good, period.of))
    }

    /// Too few months for limits: only the first and the last are compared.
    fn first_and_last(&self) -> Sentence {
        let last = self.labels.len() - 1;
        let (Some(old), Some(new)) = (self.share(0), self.share(last)) else { return Sentence::default() };
        let (from, until) = (format!("{} in {}", words::share(old), self.labels[0]), self.labels[last].clone());
        let moved = old.percent().abs_diff(new.percent());
        Sentence::default().say(match (old.could_be_chance(new), moved) {
            (true, ..10) => format!("About the same: {from}, {} in {until}.", words::share(new)),
            (true, _) => format!("From {from} to {} in {until}: this could be chance.", words::share(new)),
            (false, _) => format!("From {from} to {} in {until}: more than chance would explain.", words::share(new)),
        })
    }

    /// What the last month shows against its limits.
    fn now(&self, variation: Variation) -> Sentence {
        let Some(limits) = self.chart.phases.last().and_then(|phase| phase.limits) else { return Sentence::default() };
        let reach = format!("{} and {}", of(limits.lower()), of(limits.upper()));
        Sentence::default().say(match variation {
            Variation::Common => format!("No real change: month by month the share moves between {reach} by itself."),
            Variation::Better(rule) => {
                format!("A real change for the better: {}.", self.why(rule, Side::Above, &limits))
            }
            Variation::Worse(rule) => format!("A real change for the worse: {}.", self.why(rule, Side::Below, &limits)),
        })
    }

    fn why(&self, rule: Rule, side: Side, limits: &Limits) -> String {
        let (above, upper, limit, rising) = match side {
            Side::Above => ("above", "upper", limits.upper(), "risen"),
            Side::Below => ("below", "lower", limits.lower(), "fallen"),
        };
        let mark = Mark { rule, side };
        let run = self.chart.marks.iter().rev().take_while(|marks| marks.contains(&mark)).count();
        match (rule, self.share(self.labels.len() - 1).zip(self.labels.last())) {
            (Rule::Beyond, Some((share, label))) => {
                let reach = format!("between {} and {}", of(limits.lower()), of(limits.upper()));
                format!("{label}, {}, lies {above} what comes about by itself, which is {reach}", words::share(share))
            }
            (Rule::Shift, _) => format!("the last {run} months all lie {above} the mean of {}", of(limits.mean)),
            (Rule::Trend, _) => format!("the share has {rising} month by month, {run} months in a row"),
            _ => format!("two of the last three months lie near the {upper} limit of {}", of(limit)),
        }
    }

    fn notes(&self, target: Option<u32>, assured: bool) -> Vec<String> {
        let few = self.chart.phases.last().is_none_or(|phase| phase.limits.is_none());
        let too_few = few.then(|| {
            format!(
                "Limits that tell a real change from what moves by itself begin with {LEAST} months; here are {}.",
                self.longest()
            )
        });
        let pooled = self.labels.iter().any(|label| label.contains(" to "));
        let pooled = pooled.then(|| "Months with fewer than 10 answers stand together with the next.".to_owned());
        let target = target.filter(|_| !assured).map(|target| format!("The target is {target}\u{a0}%."));
        let changes = self.changes.iter().zip(&self.chart.changed).filter_map(|(change, at)| self.changed(change, *at));
        changes.chain(target).chain(pooled).chain(too_few).collect()
    }

    /// How many months the last stretch has that would have limits of its own.
    fn longest(&self) -> usize {
        self.chart.phases.last().map_or(0, |phase| phase.until - phase.from)
    }

    /// What became of the mean with a change.
    fn changed(&self, change: &Changed, at: Option<usize>) -> Option<String> {
        let at = at.filter(|at| *at > 0)?;
        let phase = |at: usize| self.chart.phases.iter().find(|phase| (phase.from..phase.until).contains(&at));
        let lead = format!("{} ({})", change.words, words::day(change.day));
        let (before, after) = (phase(at - 1)?, phase(at)?);
        Some(match (before.limits, after.limits) {
            (Some(_), Some(_)) if before.from == after.from => {
                format!("{lead}: until there are {LEAST} months after it, they are judged by the limits from before.")
            }
            (Some(old), Some(new)) => {
                format!("{lead}: limits are calculated anew; the mean was {}, and is {}.", of(old.mean), of(new.mean))
            }
            _ => format!("{lead}."),
        })
    }

    fn point(&self, at: usize) -> PointView {
        let period = &self.chart.periods[at];
        PointView {
            label: self.labels[at].clone(),
            until: period.until.to_string(),
            answered: period.of,
            good: period.good,
            percent: percent(period.share()),
            shows: self.shows(at),
        }
    }

    fn shows(&self, at: usize) -> String {
        let marks = self.chart.marks[at].iter().map(|mark| mark_words(*mark).to_owned());
        let jump = self.jumps(at).then(|| "a larger step than comes about by itself".to_owned());
        words::list(&marks.chain(jump).collect::<Vec<_>>())
    }

    /// Whether the step from the month before is beyond the limit of the moving range.
    fn jumps(&self, at: usize) -> bool {
        let phase = self.chart.phases.iter().find(|phase| (phase.from + 1..phase.until).contains(&at));
        phase.and_then(|phase| phase.limits).is_some_and(|limits| {
            let step = self.chart.periods[at].share() - self.chart.periods[at - 1].share();
            step.abs() > limits.range_limit() + f64::EPSILON
        })
    }

    fn limits(&self, phase: &Phase) -> Option<LimitsView> {
        let limits = phase.limits?;
        let (first, last) = (self.labels.get(phase.from)?, self.labels.get(phase.until - 1)?);
        Some(LimitsView {
            label: format!("{first} to {last}"),
            lower: percent(limits.lower()),
            mean: percent(limits.mean),
            upper: percent(limits.upper()),
        })
    }

    fn table(&self) -> TableView {
        let month = |point: PointView| RowView {
            label: LabelView::ours(point.label),
            cells: vec![
                format!("{} of {}", words::thousands(point.good), words::thousands(point.answered)),
                format!("{}\u{a0}%", point.percent),
                if point.shows.is_empty() { "–".to_owned() } else { point.shows },
            ],
        };
        let limits = |view: LimitsView| RowView {
            label: LabelView::ours(format!("Mean, {}", view.label)),
            cells: vec![
                String::new(),
                format!("{}\u{a0}%", view.mean),
                format!("limits {}\u{a0}% and {}\u{a0}%", view.lower, view.upper),
            ],
        };
        let months = (0..self.labels.len()).map(|at| month(self.point(at)));
        let phases = self.chart.phases.iter().filter_map(|phase| self.limits(phase)).map(limits);
        TableView {
            caption: Sentence::default().own(&self.question.label, self.plan).say(" – good answers month by month"),
            columns: ["Month", "Good answers", "Share", "What it shows"].map(LabelView::ours).into(),
            rows: months.chain(phases).collect(),
        }
    }
}

/// A share or a limit in whole percent; limits beyond what a share can be are drawn in.
fn of(share: f64) -> String {
    format!("{}\u{a0}%", percent(share))
}

fn variation_words(variation: Variation) -> &'static str {
    match variation {
        Variation::Common => "No real change",
        Variation::Better(_) => "Better",
        Variation::Worse(_) => "Worse",
    }
}

fn assurance_words(reach: Assurance, target: u32) -> String {
    match reach {
        Assurance::Reached => format!("Target of {target}\u{a0}%: reached every month, as things are"),
        Assurance::Missed => format!("Target of {target}\u{a0}%: out of reach, as things are"),
        Assurance::Sometimes => {
            format!("Target of {target}\u{a0}%: reached in some months and not in others, as things are")
        }
    }
}

fn mark_words(mark: Mark) -> &'static str {
    match (mark.rule, mark.side) {
        (Rule::Beyond, Side::Above) => "above the upper limit",
        (Rule::Beyond, Side::Below) => "below the lower limit",
        (Rule::Shift, Side::Above) => "one of seven or more in a row above the mean",
        (Rule::Shift, Side::Below) => "one of seven or more in a row below the mean",
        (Rule::Trend, Side::Above) => "one of seven or more in a row that rise",
        (Rule::Trend, Side::Below) => "one of seven or more in a row that fall",
        (Rule::Near, Side::Above) => "one of two in three near the upper limit",
        (Rule::Near, Side::Below) => "one of two in three near the lower limit",
    }
}
