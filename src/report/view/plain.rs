//! A report for families, and one for a child: what the team's report says, in plain words of their language.
//!
//! It is made of the same [`Disclosed`] figures, and says less: shares as words that everybody knows, nothing of who
//! people are, no number but how many answered.

use super::bars::{Bar, Meaning, bars, good_share, size};
use super::compared::Compared;
use super::portion::Portion;
use super::split;
use crate::question::{Column, MediaView, Reader};
use crate::report::audience::Audience;
use crate::report::chance::Share;
use crate::report::disclose::Disclosed;
use crate::report::figures::{Answers, Count, Figure, Figures, Split, Standing};
use crate::report::plan::{Facet, Include, Plan, Question};
use crate::texts::Value;
use serde::Serialize;

/// How many questions are told of: a child reads six things at most.
const FOR_FAMILIES: usize = 8;
const FOR_A_CHILD: usize = 6;

/// A report in plain words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlainView {
    /// The stable word of whom it is for.
    pub audience: &'static str,
    /// The survey's id.
    pub survey: String,
    /// The language's tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The survey's title.
    pub title: String,
    /// What it is.
    pub heading: String,
    /// How many answered, or that they are too few.
    pub lead: String,
    /// The place that it is of; else empty.
    pub part: String,
    /// What was said.
    pub things: Vec<PlainThing>,
    /// A heading.
    pub next: String,
    /// What happens now.
    pub next_body: String,
    /// What leads to the page that tells what was done.
    pub link_words: String,
    /// That page, where there is one to go to; else empty.
    pub link: String,
    /// Thanks.
    pub thanks: String,
}

/// What was said to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlainThing {
    /// The question's id.
    pub id: String,
    /// What was asked.
    pub asked: String,
    /// What people said, a sentence each.
    pub said: Vec<String>,
    /// The face that goes with it, from 1 (sad) to 5 (happy); 0 where it is neither good nor bad news.
    pub face: u8,
    /// That face; a bubble where there is none.
    pub svg: String,
    /// The picture of the question, for a child.
    pub picture: Option<MediaView>,
}

/// What stands around the figures.
pub struct PlainWords<'a> {
    /// Who reads, in which language.
    pub reader: &'a Reader<'a>,
    /// For whom it is written.
    pub audience: Audience,
    /// The team that asked.
    pub team: &'a str,
    /// The page that tells what was done, and whether something stands there.
    pub said: (String, bool),
}

/// The version of a report for families or for a child. `plan` is in the reader's words.
#[must_use]
pub fn plain(plan: &Plan, figures: &Disclosed<Figures>, around: &PlainWords<'_>) -> PlainView {
    let figures = figures.get();
    let speaker = Speaker { plan, around };
    let things = speaker.things(figures);
    let key = |name: &str| speaker.key(name);
    let (link, is_told) = around.said.clone();
    PlainView {
        audience: around.audience.word(),
        survey: plan.survey.clone(),
        lang: around.reader.language().tag().to_owned(),
        dir: around.reader.language().dir(),
        title: plan.title.clone(),
        heading: around.reader.say(&key("title")),
        lead: speaker.lead(figures, things.is_empty()),
        part: speaker.part(figures),
        things,
        next: around.reader.say("plain-next"),
        next_body: around.reader.say_with(&key("next"), &[("team", around.team.into())]),
        link_words: around.reader.say(if is_told { "plain-link-done" } else { "plain-link-wait" }),
        link,
        thanks: around.reader.say(&key("thanks")),
    }
}

/// Whoever says it.
struct Speaker<'a> {
    plan: &'a Plan,
    around: &'a PlainWords<'a>,
}

impl Speaker<'_> {
    /// `plain-title` → `plain-families-title`.
    fn key(&self, name: &str) -> String {
        format!("plain-{}-{name}", self.around.audience.word())
    }

    fn say(&self, key: &str, args: &[(&'static str, Value)]) -> String {
        capital(&self.around.reader.say_with(key, args))
    }

    fn lead(&self, figures: &Figures, is_empty: bool) -> String {
        let people = figures.people.now.as_ref().map(|(figure, _)| figure.asked);
        match people {
            Some(Count::Exact(count)) if !is_empty => {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                self.say(&self.key("count"), &[("count", count.into())])
            }
            _ if !is_empty => String::new(),
            people if is_too_few(figures, people) => self.say("plain-too-few", &[]),
            _ => self.say("plain-nothing-yet", &[]),
        }
    }

    fn part(&self, figures: &Figures) -> String {
        let filters = figures.part.iter().flat_map(|(filters, _)| filters);
        let labels: Vec<String> = filters.map(|filter| super::part::label(self.plan, *filter)).collect();
        if labels.is_empty() { String::new() } else { self.say("plain-part", &[("place", labels.join(", ").into())]) }
    }

    /// What can be told, in the order of the survey: first of all what is good or bad news.
    fn things(&self, figures: &Figures) -> Vec<PlainThing> {
        let most = if self.around.audience == Audience::Child { FOR_A_CHILD } else { FOR_FAMILIES };
        let asked = self.plan.questions.iter().zip(&figures.questions);
        let told = asked.filter_map(|(question, answers)| self.thing(question, answers.as_ref()?));
        let mut told: Vec<(usize, PlainThing)> = told.enumerate().collect();
        told.sort_by_key(|(at, thing)| (thing.face == 0, *at));
        told.truncate(most);
        told.sort_by_key(|(at, _)| *at);
        told.into_iter().map(|(_, thing)| thing).collect()
    }

    fn thing(&self, question: &Question, answers: &Answers) -> Option<PlainThing> {
        if !question.is_ordinary() || question.report != Include::Include {
            return None;
        }
        let (figure, _) = answers.now.as_ref()?;
        let (said, face) = match &question.column {
            Column::Grid { .. } => (self.rows(question, figure), 0),
            Column::Code(_) | Column::Set(_) | Column::Scale(_) => self.answers(question, figure, answers)?,
            _ => return None,
        };
        let asked = question.label.clone();
        let (id, svg) = (question.id.clone(), super::face::face(face));
        (!said.is_empty()).then_some(PlainThing { id, asked, said, face, svg, picture: None })
    }

    /// How many gave the good answers, or the bad ones where these are more, or else the commonest; and how groups
    /// differ, where that is more than chance: of them it is the good answers that are compared.
    fn answers(&self, question: &Question, figure: &Figure, answers: &Answers) -> Option<(Vec<String>, u8)> {
        let all = bars(question, figure);
        let groups = self.roles(question, figure, answers);
        let good = good_share(question, figure);
        let bad = good.and_then(|good| share_of(&all, Meaning::Bad, good.of));
        let told = match (good, bad) {
            (Some(good), Some(bad)) if bad.n > good.n && groups.is_empty() => Some((bad, Meaning::Bad)),
            (Some(good), _) if good.n > 0 => Some((good, Meaning::Good)),
            _ => None,
        };
        let (portion, words) = match told {
            Some((share, meaning)) => {
                let is_told = |bar: &&Bar| bar.meaning == meaning;
                let labels = all.iter().filter(is_told).map(|bar| bar.label.as_str());
                (Portion::exactly(share.n, share.of)?, self.list(question, labels))
            }
            None => {
                let top = super::finding::top(&all)?;
                (portion(top, figure.answered)?, self.list(question, std::iter::once(top.label.as_str())))
            }
        };
        let said = std::iter::once(self.sentence(portion, words)).chain(groups).collect();
        Some((said, good.map_or(0, |good| balance(good, bad))))
    }

    /// What children said, and what parents: for families alone, a child reads one sentence a question.
    fn roles(&self, question: &Question, figure: &Figure, answers: &Answers) -> Vec<String> {
        let by_role = answers.splits.iter().find(|split| split.facet == Facet::Role);
        let by_role = by_role.filter(|_| self.around.audience == Audience::Families);
        by_role.map(|split| self.groups(question, figure, split)).unwrap_or_default()
    }

    fn sentence(&self, portion: Portion, answers: String) -> String {
        match self.around.audience {
            Audience::Child => self.say(&format!("plain-child-{}", portion.of_five()), &[("answers", answers.into())]),
            _ => {
                let portion = self.around.reader.say(&format!("plain-portion-{}", portion.key()));
                self.say("plain-said", &[("portion", portion.into()), ("answers", answers.into())])
            }
        }
    }

    /// `“Never” or “Hardly ever”`; numbers of a scale say out of how many.
    fn list<'l>(&self, question: &Question, labels: impl Iterator<Item = &'l str>) -> String {
        let labels: Vec<&str> = labels.collect();
        let quoted =
            labels.iter().map(|label| self.around.reader.say_with("plain-quote", &[("words", (*label).into())]));
        let joined = |first: String, second: String| {
            self.around.reader.say_with("plain-or", &[("first", first.into()), ("second", second.into())])
        };
        let list = quoted.reduce(joined).unwrap_or_default();
        match question.column {
            Column::Scale(points) if labels.iter().any(|label| label.parse::<u8>().is_ok()) => {
                let total = points.to_string();
                self.around.reader.say_with("plain-scale", &[("answers", list.into()), ("total", total.into())])
            }
            _ => list,
        }
    }

    /// A sentence for each group, where they differ by more than chance would explain.
    fn groups(&self, question: &Question, figure: &Figure, split: &Split) -> Vec<String> {
        let compared = Compared::of(question, figure);
        let (Compared::Good | Compared::Answer(_)) = compared else { return Vec::new() };
        let figures_of = |groups: &[usize]| match groups {
            [one] => self.plan.roles.get(*one),
            _ => None,
        };
        if !split::is_apart(self.plan, question, &compared, split) {
            return Vec::new();
        }
        let told = split.parts.iter().map(|part| {
            let (share, _) = compared.share(question, &part.figure)?;
            Some(self.group(&figures_of(&part.groups)?.id, &figures_of(&part.groups)?.label, share))
        });
        // All groups or none: one that is left out would be taken for one that said nothing.
        told.collect::<Option<Vec<String>>>().unwrap_or_default()
    }

    fn group(&self, id: &str, label: &str, share: Share) -> String {
        let reader = self.around.reader;
        let portion = match Portion::exactly(share.n, share.of) {
            Some(portion) => reader.say(&format!("plain-portion-{}", portion.key())),
            None => reader.say("plain-portion-none"),
        };
        let own = format!("plain-role-{id}");
        match reader.interface().find(reader.language(), &own, &crate::texts::Args::new()) {
            Some(name) => self.say("plain-group", &[("name", name.into()), ("portion", portion.into())]),
            None => self.say("plain-group-own", &[("name", label.into()), ("portion", portion.into())]),
        }
    }

    /// The best and the worst row of a grid, where they differ by more than chance would explain.
    fn rows(&self, question: &Question, figure: &Figure) -> Vec<String> {
        let rows = bars(question, figure);
        let value = |bar: &&Bar| bar.share.map_or(0.0, Share::value);
        let good: Vec<&Bar> = rows.iter().filter(|bar| bar.meaning == Meaning::Good && bar.share.is_some()).collect();
        let best = good.iter().copied().reduce(|best, bar| if value(&bar) > value(&best) { bar } else { best });
        let worst = good.iter().copied().reduce(|worst, bar| if value(&bar) < value(&worst) { bar } else { worst });
        let named = |key: &str, bar: &Bar| {
            let row = self.around.reader.say_with("plain-quote", &[("words", bar.label.as_str().into())]);
            self.say(key, &[("row", row.into())])
        };
        let pairs = good.len() * good.len().saturating_sub(1) / 2;
        let is_sure = |best: Share, worst: Share| !best.could_be_chance_among(worst, pairs);
        match best.zip(worst) {
            Some((best, worst)) if best.share.zip(worst.share).is_some_and(|(best, worst)| is_sure(best, worst)) => {
                vec![named("plain-best", best), named("plain-worst", worst)]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether nothing is told because too few people have answered. Else there may be nothing that plain words tell, or a
/// part of the answers can't be counted now.
fn is_too_few(figures: &Figures, people: Option<Count>) -> bool {
    match figures.part {
        Some((_, Standing::Changed | Standing::Expired)) => false,
        _ => figures.released.is_none() || matches!(people, None | Some(Count::FewerThanTen)),
    }
}

/// The share of the answers that mean this; none where no answer does.
fn share_of(bars: &[Bar], meaning: Meaning, of: u64) -> Option<Share> {
    let meant: Vec<&Bar> = bars.iter().filter(|bar| bar.meaning == meaning).collect();
    let n = meant.iter().map(|bar| super::bars::exact(bar.count)).sum::<Option<u64>>()?;
    if meant.is_empty() { None } else { Share::new(n, of) }
}

/// Which face goes with so much good news and so much bad: what lies between them, in steps that are the same to either
/// side; where no answer is bad news, how much good news there is.
fn balance(good: Share, bad: Option<Share>) -> u8 {
    let Some(bad) = bad else { return Portion::about(good.n, good.of).of_five() };
    match good.value() - bad.value() {
        more if more >= 0.5 => 5,
        more if more >= 0.15 => 4,
        more if more > -0.15 => 3,
        more if more > -0.5 => 2,
        _ => 1,
    }
}

fn portion(bar: &Bar, answered: Count) -> Option<Portion> {
    match (bar.share, bar.count, answered) {
        (Some(share), ..) => Portion::exactly(share.n, share.of),
        (None, Count::About(n), Count::About(of)) if size(bar.count) > 0 => Some(Portion::about(n, of)),
        _ => None,
    }
}

/// With a capital letter, where the language has them.
fn capital(text: &str) -> String {
    super::words::capital(text)
}
