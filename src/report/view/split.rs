//! A question's figures side by side: children said, parents said.

use super::bars::{Bar, bars, good_share};
use super::chart::{Chart, Whiskers};
use super::finding::good_words;
use super::sentence::Sentence;
use super::table::{LabelView, RowView, TableView, with_share};
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::disclose::{Count, Figures, Part, Split};
use crate::report::plan::{Facet, Group, Plan, Question};
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
    /// Whether the groups differ by more than chance would explain; empty where nothing is compared.
    pub chance: String,
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
    /// The same in whole percent.
    pub percent: Option<u32>,
    /// The colour of its bar.
    pub colour: &'static str,
    /// Each cell's stable name and count.
    pub cells: Vec<(String, u64)>,
}

pub(super) fn title(facet: Facet) -> &'static str {
    match facet {
        Facet::Role => "By who answered",
        Facet::Help => "By how they answered",
        Facet::Band => "By age",
        Facet::Language => "By language",
        Facet::Mode => "By how and where answers were collected",
    }
}

/// The view of a split. `id` is unique on the page.
pub(super) fn view(plan: &Plan, question: &Question, split: &Split, figures: &Figures, id: &str) -> SplitView {
    let sides = sides(plan, question, split);
    let finding = finding(plan, question, &sides);
    let title = title(split.facet);
    let bars: Vec<Bar> = sides.iter().filter_map(|side| side.bar.clone()).collect();
    let chart = Chart {
        id,
        title: &format!("{}: {}", question.label, words::small(title)),
        finding: &finding.text,
        bars: &bars,
        lang: plan.language.tag(),
        dir: "ltr",
        whiskers: Whiskers::Shown,
    };
    SplitView {
        facet: split.facet.id(),
        title,
        chance: chance(&bars),
        merged: merged(plan, split),
        note: note(split, figures),
        svg: if bars.is_empty() { String::new() } else { chart.svg() },
        table: table(plan, question, split, &sides, title),
        groups: sides.into_iter().map(|side| side.group).collect(),
        finding,
    }
}

struct Side {
    group: GroupView,
    bars: Vec<Bar>,
    /// The share that is compared, as a bar.
    bar: Option<Bar>,
}

fn sides(plan: &Plan, question: &Question, split: &Split) -> Vec<Side> {
    let shares: Vec<Option<Share>> = split.parts.iter().map(|part| good_share(question, &part.figure)).collect();
    let compared = shares.iter().all(Option::is_some);
    split.parts.iter().zip(shares).map(|(part, share)| side(plan, question, split.facet, part, share.filter(|_| compared))).collect()
}

fn side(plan: &Plan, question: &Question, facet: Facet, part: &Part, share: Option<Share>) -> Side {
    let groups = plan.groups(facet);
    let label = part_label(groups, &part.groups);
    let bars = bars(question, &part.figure);
    let good = bars.iter().find(|bar| bar.meaning == super::bars::Meaning::Good);
    let bar = share.and_then(|share| {
        let count = Count::Exact(share.n);
        good.map(|good| Bar { key: label.clone(), label: label.clone(), own: true, count, share: Some(share), length: share.value(), ..good.clone() })
    });
    let group = GroupView {
        ids: part.groups.iter().filter_map(|at| groups.get(*at)).map(|group| group.id.clone()).collect(),
        label: LabelView::own(label, plan),
        asked: super::bars::size(part.figure.asked),
        answered: super::bars::size(part.figure.answered),
        value: share.map(words::out_of).unwrap_or_default(),
        percent: share.map(Share::percent),
        colour: good.map_or("", |bar| bar.meaning.colour()),
        cells: bars.iter().map(|bar| (bar.key.clone(), super::bars::size(bar.count))).collect(),
    };
    Side { group, bars, bar }
}

/// The words of groups that stand together: the parent's where it is all of one parent's, else each one's.
pub(super) fn part_label(groups: &[Group], part: &[usize]) -> String {
    let members: Vec<&Group> = part.iter().filter_map(|at| groups.get(*at)).collect();
    let unknown = part.iter().any(|at| *at >= groups.len());
    let parent = members.first().and_then(|group| group.parent.as_ref()).filter(|parent| members.iter().all(|group| group.parent.as_ref() == Some(parent)));
    match (parent, members.len(), unknown) {
        (Some((_, label)), 2.., false) => label.clone(),
        (_, 0, _) => "Not said".to_owned(),
        _ => {
            let names = members.iter().enumerate().map(|(at, group)| if at == 0 { group.label.clone() } else { words::small(&group.label) });
            words::list(&names.chain(unknown.then(|| "not said".to_owned())).collect::<Vec<_>>())
        }
    }
}

fn finding(plan: &Plan, question: &Question, sides: &[Side]) -> Sentence {
    let shares: Vec<(&GroupView, Share)> = sides.iter().filter_map(|side| Some((&side.group, side.bar.as_ref()?.share?))).collect();
    if shares.len() < 2 {
        let group = |side: &Side| format!("{} ({})", side.group.label.text, words::thousands(side.group.asked));
        return Sentence::default().own(&sides.iter().map(group).collect::<Vec<_>>().join(" · "), plan);
    }
    let said = good_words(plan, question);
    shares.iter().enumerate().fold(said_of(said), |sentence, (at, (group, share))| {
        let sentence = if at == 0 { sentence } else { sentence.say("; ") };
        sentence.own(&group.label.text, plan).say(format!(": {} ({} of {})", words::share(*share), share.n, share.of))
    })
    .say(".")
}

/// `said “Never”` → `Said “Never”: `.
fn said_of(said: Sentence) -> Sentence {
    let mut said = said.say(": ");
    said.text = words::capital(&said.text);
    if let Some(first) = said.pieces.first_mut() {
        first.text = words::capital(&first.text);
    }
    said
}

fn chance(bars: &[Bar]) -> String {
    let shares: Vec<Share> = bars.iter().filter_map(|bar| bar.share).collect();
    let apart = shares.iter().enumerate().any(|(at, share)| shares[at + 1..].iter().any(|other| !share.could_be_chance(*other)));
    match (shares.len(), apart) {
        (0 | 1, _) => String::new(),
        (_, true) => "The groups differ by more than chance would explain.".to_owned(),
        (_, false) => "Differences as small as these could be chance.".to_owned(),
    }
}

fn merged(plan: &Plan, split: &Split) -> String {
    let groups = plan.groups(split.facet);
    let joined = split.parts.iter().filter(|part| part.groups.len() > 1);
    let names: Vec<String> = joined.map(|part| format!("“{}”", part_label(groups, &part.groups))).collect();
    if names.is_empty() { String::new() } else { format!("Shown together, because a group alone is too small: {}.", words::list(&names)) }
}

fn note(split: &Split, figures: &Figures) -> String {
    let same = figures.span.is_some_and(|span| span == split.span);
    if same { String::new() } else { format!("{}: by group, figures move on only when each group has grown enough.", words::span(split.span)) }
}

fn table(plan: &Plan, question: &Question, split: &Split, sides: &[Side], title: &str) -> TableView {
    let head = |side: &Side| LabelView { text: format!("{} ({})", side.group.label.text, words::thousands(side.group.answered)), ..side.group.label.clone() };
    let columns = std::iter::once(LabelView::ours("Answer")).chain(sides.iter().map(head)).collect();
    let keys: Vec<&Bar> = first_of_each(sides);
    let mean = |part: &Part| part.figure.mean.map_or("–".to_owned(), |mean| words::number(mean.mean));
    let means = RowView { label: LabelView::ours("Mean"), cells: split.parts.iter().map(mean).collect() };
    let rows = keys.iter().map(|bar| RowView { label: LabelView::of_bar(bar, plan), cells: sides.iter().map(|side| cell(side, bar)).collect() });
    let has_mean = matches!(question.column, Column::Number(_));
    TableView { caption: format!("{} {title}", question.label), columns, rows: rows.chain(has_mean.then_some(means)).collect() }
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
