//! Words and groups of words that come up in several comments: themes to start from. Counted by stems, so that "waited"
//! and "waiting" are one, and shown in the form that most people use.

use super::tokens::{Token, Tongue};
use std::collections::{BTreeMap, HashMap};

/// A phrase that several comments have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, in the form that comes up most.
    pub words: String,
    /// The language that it was counted in, as a primary tag.
    pub language: String,
    /// How many comments have it.
    pub comments: usize,
}

/// From how many comments on a phrase is one.
const FEWEST: usize = 3;
/// The most words of one.
const LONGEST: usize = 3;
/// How many comments are read: they come in the order of random ids, so the first are as good as any.
const READ: usize = 5_000;

struct Seen {
    last: usize,
    comments: usize,
    forms: HashMap<String, usize>,
    stems: Vec<String>,
}

/// The phrases that come up most in comments, each a tag and a text; at most so many.
#[must_use]
pub fn phrases<'a>(comments: impl Iterator<Item = (&'a str, &'a str)>, most: usize) -> Vec<Phrase> {
    let mut tongues: BTreeMap<String, (Tongue, HashMap<String, Seen>)> = BTreeMap::new();
    for (number, (tag, text)) in comments.take(READ).enumerate() {
        let primary = tag.split('-').next().unwrap_or_default().to_owned();
        let (tongue, seen) = tongues.entry(primary).or_insert_with_key(|tag| (Tongue::of(tag), HashMap::new()));
        for piece in tongue.pieces(text) {
            note(tongue, &piece, number, seen);
        }
    }
    let all = tongues.into_iter().flat_map(|(language, (_, seen))| told(&language, seen));
    let mut all: Vec<Phrase> = all.collect();
    all.sort_by(|one, other| weight(other).cmp(&weight(one)).then_with(|| one.words.cmp(&other.words)));
    all.truncate(most);
    all
}

/// Longer phrases say more.
fn weight(phrase: &Phrase) -> usize {
    phrase.comments * (1 + phrase.words.split(' ').count())
}

fn note(tongue: &Tongue, piece: &[Token], number: usize, seen: &mut HashMap<String, Seen>) {
    for from in 0..piece.len() {
        for until in from + 1..=piece.len().min(from + LONGEST) {
            let words = &piece[from..until];
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            if tongue.is_stop(&first.word) || tongue.is_stop(&last.word) {
                continue;
            }
            let join = |part: fn(&Token) -> &str| words.iter().map(part).collect::<Vec<_>>().join(" ");
            let new = || Seen {
                last: usize::MAX,
                comments: 0,
                forms: HashMap::new(),
                stems: words.iter().map(|token| token.stem.clone()).collect(),
            };
            let one = seen.entry(join(|token| &token.stem)).or_insert_with(new);
            *one.forms.entry(join(|token| &token.word)).or_default() += 1;
            if one.last != number {
                (one.last, one.comments) = (number, one.comments + 1);
            }
        }
    }
}

/// Those that enough comments have, less those that hardly ever stand without a longer one around them.
fn told(language: &str, seen: HashMap<String, Seen>) -> Vec<Phrase> {
    let often: Vec<Seen> = seen.into_values().filter(|one| one.comments >= FEWEST).collect();
    let inside = |short: &Seen, long: &Seen| {
        long.stems.len() > short.stems.len() && long.stems.windows(short.stems.len()).any(|part| part == short.stems)
    };
    let is_part =
        |short: &Seen| often.iter().any(|long| inside(short, long) && long.comments * 4 >= short.comments * 3);
    let phrase =
        |one: &Seen| Phrase { words: most_used(&one.forms), language: language.to_owned(), comments: one.comments };
    often.iter().filter(|one| !is_part(one)).map(phrase).collect()
}

fn most_used(forms: &HashMap<String, usize>) -> String {
    let best = forms.iter().max_by(|(one, n), (other, m)| n.cmp(m).then_with(|| other.cmp(one)));
    best.map(|(form, _)| form.clone()).unwrap_or_default()
}
