//! What is compared between groups.

use super::bars::{Bar, Meaning, bars, good_share};
use super::finding::{good_words, said_of, top};
use super::sentence::Sentence;
use super::split::Side;
use super::words;
use crate::question::Column;
use crate::report::chance::Share;
use crate::report::figures::Figure;
use crate::report::plan::{Plan, Question};

/// What is compared between groups.
pub(super) enum Compared {
    /// The share of good answers.
    Good,
    /// The share of the answer that is the commonest over everybody.
    Answer(Bar),
    Mean,
    /// Nothing: a table alone.
    Nothing,
}

impl Compared {
    pub(super) fn of(question: &Question, everybody: &Figure) -> Self {
        let answer = || {
            top(&bars(question, everybody))
                .filter(|top| top.share.is_some())
                .cloned()
                .map_or(Self::Nothing, Self::Answer)
        };
        match question.column {
            _ if good_share(question, everybody).is_some() => Self::Good,
            Column::Code(_) | Column::Set(_) | Column::Scale(_) => answer(),
            Column::Number(_) => Self::Mean,
            _ => Self::Nothing,
        }
    }

    pub(super) fn share(&self, question: &Question, figure: &Figure) -> Option<(Share, Meaning)> {
        match self {
            Self::Good => good_share(question, figure).map(|share| (share, Meaning::Good)),
            Self::Answer(answer) => bars(question, figure)
                .iter()
                .find(|bar| bar.key == answer.key)?
                .share
                .map(|share| (share, Meaning::Plain)),
            Self::Mean | Self::Nothing => None,
        }
    }

    /// `Said “Never”: Children 28 %; Parents and carers 53 %.`
    pub(super) fn finding(&self, plan: &Plan, question: &Question, sides: &[Side]) -> Sentence {
        let lead = match self {
            Self::Good => said_of(good_words(plan, question)),
            Self::Answer(answer) => Sentence::default().quote(&answer.label, plan).say(": "),
            Self::Mean => Sentence::default().say("The mean: "),
            Self::Nothing => return Sentence::default(),
        };
        let value = |side: &Side| match self {
            Self::Mean => side.mean.map(|mean| words::number(mean.mean)),
            _ => side.bar.as_ref().and_then(|bar| bar.share).map(words::share),
        };
        let said = sides.iter().filter_map(|side| Some((&side.group.label, value(side)?)));
        let list = said.enumerate().fold(lead, |sentence, (at, (label, value))| {
            sentence.say(if at == 0 { "" } else { "; " }).label(label).say(format!(" {value}"))
        });
        list.say(".")
    }
}
