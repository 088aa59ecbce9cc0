//! A question's figures side by side: children said, parents said.

use super::bars::{Bar, bars};
use super::chart::{Chart, Whiskers};
use super::compared::Compared;
use super::groups::{merged, part_view};
use super::means::{Naming, means};
use super::sentence::Sentence;
use super::table::{LabelView, RowView, TableView, with_share};
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::figures::{Figure, Figures, Mean, Part, Span, Split};
use crate::report::plan::{Facet, Plan, Question};
use serde::Serialize;

/// A split as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SplitView {
    /// The stable name of the grouping.
    pub facet: &'static str,
    /// A heading: "By who answered".
    pub title: &'static str,
    /// What it says, in a sentence.
    pub finding: Sentence,
    /// What sets the groups apart, where that is more than chance; else that they are about the same. Empty where nothing
    /// is compared.
    pub means: Sentence,
    /// The same as one text.
    pub chance: String,
    /// Whether the groups differ by more than chance would explain.
    pub apart: bool,
    /// Which groups stand together because they are small; empty where none does.
    pub merged: String,
    /// The days that it is of, where they are others than the report's; else empty.
    pub note: String,
    /// The groups.
    pub groups: Vec<GroupView>,
    /// The picture; empty where no share is compared.
    pub svg: String,
    /// All of it as a table.
    pub table: TableView,
}

/// A group of a split.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupView {
    /// The stable names of its groups; empty for those who said none.
    pub ids: Vec<String>,
    /// Its words.
    pub label: LabelView,
    /// How many of it were asked and answered.
    pub asked: u64,
    /// How many of it answered.
    pub answered: u64,
    /// What is compared: `25 of 40 people (62 %)`; empty where nothing is.
    pub value: String,
    /// The same without words: `25 (62 %)`; empty likewise.
    pub short: String,
    /// The same in whole percent.
    pub percent: Option<u32>,
    /// How long its bar is, of 100.
    pub length: u32,
    /// What is left of 100.
    pub rest: u32,
    /// Each cell's stable name and count.
    pub cells: Vec<(String, u64)>,
}

pub(super) fn title(facet: Facet) -> &'static str {
    match facet {
        Facet::Role => "By who answered",
        Facet::Help => "By how they answered",
        Facet::Band => "By age",
        Facet::Language => "By language",
        Facet::Mode => "By how answers were collected",
        Facet::Place => "By place",
    }
}

/// The view of a split. `id` is unique on the page.
pub(super) fn view(
    plan: &Plan,
    question: &Question,
    compared: &Compared,
    split: &Split,
    figures: &Figures,
    id: &str,
) -> SplitView {
    let groups = plan.groups(split.facet);
    let side = |part: &Part| {
        let ids = part.groups.iter().filter_map(|at| groups.get(*at)).map(|group| group.id.clone()).collect();
        Side::new(question, compared, part_view(plan, split.facet, &part.groups), ids, &part.figure)
    };
    let sides = split.parts.iter().map(side).collect();
    let naming = if split.facet == Facet::Role { Naming::People } else { Naming::Label };
    let view = compose(plan, question, compared, (split.facet.id(), title(split.facet), naming), sides, id);
    SplitView { merged: merged(plan, split), note: note(split, figures), ..view }
}

/// Whether the groups of a split differ by more than chance would explain.
pub(super) fn is_apart(plan: &Plan, question: &Question, compared: &Compared, split: &Split) -> bool {
    let side = |part: &Part| {
        Side::new(question, compared, part_view(plan, split.facet, &part.groups), Vec::new(), &part.figure)
    };
    let sides: Vec<Side> = split.parts.iter().map(side).collect();
    sides.iter().all(|side| side.bar.is_some()) && means(plan, question, compared, Naming::People, &sides).apart
}

/// The same month by month; none of fewer than two months, or of what is itself a time.
pub(super) fn months(
    plan: &Plan,
    question: &Question,
    compared: &Compared,
    months: &[(Figure, Span)],
    id: &str,
) -> Option<SplitView> {
    let side = |(figure, span): &(Figure, Span)| {
        let label = words::months(*span);
        let iso = format!("{}-{:02}", span.until.year(), span.until.month());
        Side::new(question, compared, LabelView::ours(label), vec![iso], figure)
    };
    let last = months.len().saturating_sub(MONTHS);
    let told = months.len() > 1 && !matches!(question.column, Column::Month | Column::Hour);
    told.then(|| {
        let sides = months[last..].iter().map(side).collect();
        compose(plan, question, compared, ("month", "Month by month", Naming::Label), sides, id)
    })
}

/// How many months are shown.
const MONTHS: usize = 12;

fn compose(
    plan: &Plan,
    question: &Question,
    compared: &Compared,
    (facet, title, naming): (&'static str, &'static str, Naming),
    mut sides: Vec<Side>,
    id: &str,
) -> SplitView {
    if sides.iter().any(|side| side.bar.is_none()) {
        sides.iter_mut().for_each(Side::compare_nothing);
    }
    let finding = compared.finding(plan, question, &sides);
    let means = means(plan, question, compared, naming, &sides);
    let bars: Vec<Bar> = sides.iter().filter_map(|side| side.bar.clone()).collect();
    let chart = Chart {
        id,
        title: &format!("{} – {}", question.label, words::small(title)),
        finding: &finding.text,
        bars: &bars,
        lang: plan.foreign_tag(),
        dir: plan.language.dir(),
        whiskers: Whiskers::Shown,
    };
    SplitView {
        facet,
        title,
        chance: means.sentence.text.clone(),
        means: means.sentence,
        apart: means.apart,
        merged: String::new(),
        note: String::new(),
        svg: if bars.is_empty() { String::new() } else { chart.svg() },
        table: table(plan, question, &sides, title),
        groups: sides.into_iter().map(|side| side.group).collect(),
        finding,
    }
}

/// One group, with what is compared of it.
pub(super) struct Side {
    pub(super) group: GroupView,
    bars: Vec<Bar>,
    /// The share that is compared, as a bar.
    pub(super) bar: Option<Bar>,
    pub(super) mean: Option<Mean>,
}

impl Side {
    fn new(question: &Question, compared: &Compared, label: LabelView, ids: Vec<String>, figure: &Figure) -> Self {
        let bars = bars(question, figure);
        let bar = compared
            .share(question, figure)
            .map(|(share, meaning)| Bar::of_share(&ids.join("+"), &label, share, meaning));
        let share = bar.as_ref().and_then(|bar| bar.share);
        let group = GroupView {
            ids,
            label,
            asked: super::bars::size(figure.asked),
            answered: super::bars::size(figure.answered),
            value: share.map(words::out_of).unwrap_or_default(),
            short: bar.as_ref().map(Bar::plain_value).unwrap_or_default(),
            percent: share.map(Share::percent),
            length: share.map_or(0, Share::percent),
            rest: share.map_or(100, |share| 100 - share.percent()),
            cells: bars.iter().map(|bar| (bar.key.clone(), super::bars::size(bar.count))).collect(),
        };
        Self { group, bars, bar, mean: figure.mean }
    }

    /// Where one group has no share, none is compared.
    fn compare_nothing(&mut self) {
        self.bar = None;
        self.group.value.clear();
        self.group.short.clear();
        self.group.percent = None;
    }
}

fn note(split: &Split, figures: &Figures) -> String {
    let same = figures.span.is_some_and(|span| span == split.span);
    if same { String::new() } else { format!("{}.", words::span(split.span)) }
}

fn table(plan: &Plan, question: &Question, sides: &[Side], title: &str) -> TableView {
    let head = |side: &Side| LabelView {
        text: format!("{} ({})", side.group.label.text, words::thousands(side.group.answered)),
        ..side.group.label.clone()
    };
    let columns = std::iter::once(LabelView::ours("Answer")).chain(sides.iter().map(head)).collect();
    let mean = |side: &Side| side.mean.map_or("–".to_owned(), |mean| words::number(mean.mean));
    let means = RowView { label: LabelView::ours("Mean"), cells: sides.iter().map(mean).collect() };
    let row = |bar: &&Bar| RowView {
        label: LabelView::of_bar(bar, plan),
        cells: sides.iter().map(|side| cell(side, bar)).collect(),
    };
    let bars = first_of_each(sides);
    let has_mean = matches!(question.column, Column::Number(_));
    let rows = bars.iter().map(row).chain(has_mean.then_some(means)).collect();
    TableView {
        caption: Sentence::default().own(&question.label, plan).say(format!(" – {}", words::small(title))),
        columns,
        rows,
    }
}

/// The bars of all sides, each name once, in order.
fn first_of_each(sides: &[Side]) -> Vec<&Bar> {
    let mut bars: Vec<&Bar> = Vec::new();
    for bar in sides.iter().flat_map(|side| &side.bars) {
        if !bars.iter().any(|known| known.key == bar.key) {
            bars.push(bar);
        }
    }
    if bars.iter().all(|bar| bar.key.parse::<i32>().is_ok()) {
        bars.sort_by_key(|bar| bar.key.parse::<i32>().unwrap_or(0));
    }
    bars
}

fn cell(side: &Side, bar: &Bar) -> String {
    side.bars.iter().find(|own| own.key == bar.key).map_or("0".to_owned(), |own| with_share(own.count, own.share))
}
