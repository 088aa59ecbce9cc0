//! What sets groups apart, in one plain sentence: only where the difference is more than chance would explain.

use super::compared::Compared;
use super::finding::good_words;
use super::sentence::Sentence;
use super::split::Side;
use super::table::LabelView;
use super::words;
use crate::report::chance::Share;
use crate::report::plan::{Plan, Question};

/// What a split says, and whether the groups differ by more than chance would explain.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Means {
    pub(super) sentence: Sentence,
    pub(super) apart: bool,
}

/// Whose label stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// People: "parents and carers said".
    People,
    /// Something that they have in common: "on their own", "September 2026".
    Label,
}

/// A share of one group, in this comparison.
struct Said<'a> {
    label: &'a LabelView,
    share: Share,
}

/// The sentence of a split: the largest of the differences that are more than chance, else that there is none.
///
/// Of several groups every two are compared, so each comparison is held to a stricter bar
/// ([`Share::could_be_chance_among`]).
pub(super) fn means(plan: &Plan, question: &Question, compared: &Compared, naming: Naming, sides: &[Side]) -> Means {
    let told = |side: &Side| side.bar.as_ref().and_then(|bar| bar.share);
    let said: Vec<Said<'_>> =
        sides.iter().filter_map(|side| Some(Said { label: &side.group.label, share: told(side)? })).collect();
    let words = match compared {
        Compared::Good => good_words(plan, question),
        Compared::Answer(answer) if answer.own => Sentence::default().say("said ").quote(&answer.label, plan),
        Compared::Answer(answer) => Sentence::default().say(format!("said {}", answer.label)),
        Compared::Mean | Compared::Nothing => return Means::default(),
    };
    match (largest(&said), said.len()) {
        (_, 0 | 1) => Means::default(),
        (Some(pair), _) => Means { sentence: apart(words, naming, pair), apart: true },
        (None, _) => Means { sentence: the_same(naming, &said), apart: false },
    }
}

/// The two that are furthest apart, more before fewer, of those that differ by more than chance.
fn largest<'s, 'a>(said: &'s [Said<'a>]) -> Option<(&'s Said<'a>, &'s Said<'a>)> {
    let pairs = said.len() * said.len().saturating_sub(1) / 2;
    let every = said.iter().enumerate().flat_map(|(at, one)| said[at + 1..].iter().map(move |other| (one, other)));
    let ordered =
        every.map(|(one, other)| if one.share.value() < other.share.value() { (other, one) } else { (one, other) });
    let sure = ordered.filter(|(more, fewer)| !more.share.could_be_chance_among(fewer.share, pairs));
    let gap = |pair: &(&Said<'_>, &Said<'_>)| pair.0.share.value() - pair.1.share.value();
    sure.reduce(|widest, pair| if gap(&pair) > gap(&widest) { pair } else { widest })
}

/// How much more often, in words: percentage points.
fn how_much(more: Share, fewer: Share) -> &'static str {
    match more.percent().saturating_sub(fewer.percent()) {
        30.. => "far more often",
        10.. => "more often",
        _ => "somewhat more often",
    }
}

/// `Parents and carers said “Never” far more often than children: 62 % against 31 %.`
fn apart(words: Sentence, naming: Naming, (more, fewer): (&Said<'_>, &Said<'_>)) -> Sentence {
    let much = how_much(more.share, fewer.share);
    let (high, low) = (words::share(more.share), words::share(fewer.share));
    let (more, fewer) = (named(naming, more.label), named(naming, &inside(naming, fewer.label)));
    more.say(" ").then(words).say(format!(" {much} than ")).then(fewer).say(format!(": {high} against {low}."))
}

fn named(naming: Naming, label: &LabelView) -> Sentence {
    match naming {
        Naming::People => Sentence::default().label(label),
        Naming::Label => Sentence::default().say("“").label(label).say("”"),
    }
}

/// `About the same: children 58 %, parents and carers 62 %.` How sure that is depends on how many there are: where shares
/// lie well apart and yet could be chance, it says so.
fn the_same(naming: Naming, said: &[Said<'_>]) -> Sentence {
    let percents = || said.iter().map(|said| said.share.percent());
    let spread = percents().max().unwrap_or(0) - percents().min().unwrap_or(0);
    let lead = if spread < 10 { "About the same: " } else { "About the same, as far as so few answers can tell: " };
    let list = said.iter().enumerate().fold(Sentence::default().say(lead), |sentence, (at, said)| {
        let label = inside(naming, said.label);
        sentence.say(if at == 0 { "" } else { ", " }).label(&label).say(format!(" {}", words::share(said.share)))
    });
    list.say(".")
}

/// People in the middle of a sentence; a survey's own words and other labels stay as they are.
fn inside(naming: Naming, label: &LabelView) -> LabelView {
    let is_small = naming == Naming::People && label.lang.is_empty();
    LabelView { text: if is_small { words::small(&label.text) } else { label.text.clone() }, ..label.clone() }
}
