//! Words: long sentences, hard texts, colours and places as the only meaning.

use super::Lint;
use crate::definition::check::reading::{Measure, reading_age, sentences, words};
use crate::definition::check::spoken::{Part, Spoken, Who, in_languages};
use crate::definition::check::texts::{self, Use};
use crate::json::{Findings, Pointer};
use crate::texts::Language;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Add;
use std::sync::LazyLock;

/// The most words of a sentence, and of a sentence in Easy Read.
const SENTENCE: usize = 20;
const SENTENCE_EASY_READ: usize = 15;
/// The age at which a text should be readable.
const AGE: f64 = 11.0;

pub(super) fn warn(lint: &Lint<'_>, findings: &mut Findings) {
    // A credit says what its licence says.
    for placed in texts::texts(lint.typed).into_iter().filter(|placed| placed.usage != Use::Credit) {
        for (language, words, at) in in_languages(placed.text, &placed.at, &lint.default) {
            long_sentences(&language, words, &at, findings);
            if language.primary() == "en" && placed.usage != Use::Beside {
                colours_and_places(words, &at, findings);
            }
        }
    }
    hard_passages(lint, findings);
    hard_languages(lint, findings);
}

fn long_sentences(language: &Language, text: &str, at: &Pointer, findings: &mut Findings) {
    let most = if language.is_easy_read() { SENTENCE_EASY_READ } else { SENTENCE };
    for sentence in sentences(text) {
        let count = words(&sentence).count();
        if count > most {
            let start: Vec<&str> = words(&sentence).take(4).collect();
            let start = start.join(" ");
            let of = if language.is_easy_read() { "A sentence in Easy Read" } else { "A sentence" };
            let message = format!(
                "{of} has {most} words at most; the one that begins \"{start} …\" has {count}. Make two of it."
            );
            findings.warning(at, message);
        }
    }
}

/// The introduction, and each item's label and hint, as every reader has them.
fn hard_passages(lint: &Lint<'_>, findings: &mut Findings) {
    let introduction = (Spoken::survey(lint.typed, Pointer::root()), None, &[Part::Hint] as &[Part]);
    let items = texts::all_items(lint.typed).into_iter();
    let items = items.map(|(item, at)| (Spoken::item(item, at), Some(&item.id), &[Part::Label, Part::Hint] as &[Part]));
    for (spoken, id, parts) in std::iter::once(introduction).chain(items) {
        let readers = lint.readers();
        let asked = |language: &Language, who: &Who<'_>| id.is_none_or(|id| lint.reach.item(id, language, who.role));
        let each = lint.english().flat_map(|language| readers.iter().map(move |who| (language, *who)));
        let passages: BTreeSet<Passage> = each
            .filter(|(language, who)| asked(language, who))
            .filter_map(|(language, who)| passage(lint, &spoken, parts, language, who))
            .collect();
        for (at, age) in passages.into_iter().filter_map(|passage| Some((passage.at, reading_age(&passage.words)?))) {
            if age > AGE {
                findings.warning(&at, format!("This has a reading age of {age:.1}; {AGE} is the most. {MEND}."));
            }
        }
    }
}

const MEND: &str = "Use shorter sentences and everyday words";

/// Words that are read in one go, and the place of the longest text of them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Passage {
    at: Pointer,
    words: String,
}

fn passage(lint: &Lint<'_>, spoken: &Spoken<'_>, parts: &[Part], language: &Language, who: Who<'_>) -> Option<Passage> {
    let texts: Vec<_> = parts.iter().filter_map(|part| lint.words(spoken.text(*part, who), language)).collect();
    let words: Vec<&str> = texts.iter().map(|(words, _)| *words).collect();
    let words = words.join("\n");
    texts.into_iter().max_by_key(|(words, _)| words.len()).map(|(_, at)| Passage { at, words })
}

/// All the words of a language together, for the role whose words are hardest.
fn hard_languages(lint: &Lint<'_>, findings: &mut Findings) {
    // Most of what readers have is the same, and counting syllables takes longest.
    let mut known: HashMap<&str, Measure> = HashMap::new();
    for language in lint.english() {
        let readers = lint.readers().into_iter().map(|who| (everything(lint, language, who), who.role));
        let distinct: BTreeMap<Vec<&str>, Option<&str>> = readers.collect();
        let ages = distinct.into_iter().filter_map(|(words, role)| {
            let measures = words.into_iter().map(|words| *known.entry(words).or_insert_with(|| Measure::of(words)));
            Some((measures.fold(Measure::default(), Add::add).age()?, role))
        });
        let Some((age, role)) = ages.max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        if age > AGE {
            let role = role.map(|role| format!(" (as {role})")).unwrap_or_default();
            let message = format!(
                "All the words in {language} together{role} have a reading age of {age:.1}; {AGE} is the most. {MEND}."
            );
            findings.warning(&lint.place_of(language), message);
        }
    }
}

/// Everything that `who` may read in `language`.
fn everything<'a>(lint: &Lint<'a>, language: &Language, who: Who<'_>) -> Vec<&'a str> {
    let root = Pointer::root();
    let mut all = vec![Spoken::survey(lint.typed, root.clone())];
    let mut labels = Vec::new();
    let pages = texts::pages(lint.typed).enumerate();
    for (_, (page, at)) in pages.filter(|(index, _)| lint.reach.page(*index, language)) {
        all.push(Spoken::page(page, at.clone()));
        for (item, at) in texts::items(page, &at) {
            if lint.reach.item(&item.id, language, who.role) {
                labels.extend(item.labels.iter().flatten().map(|(_, text)| text));
                all.extend(texts::of_item(lint.typed, item, &at));
            }
        }
    }
    labels.extend(lint.typed.privacy.iter().flat_map(|privacy| &privacy.principles));
    let spoken = all.iter().flat_map(|spoken| [Part::Label, Part::Hint].map(|part| spoken.text(part, who)));
    let labels = labels.into_iter().map(|text| Some((text, root.clone())));
    let words = spoken.chain(labels).filter_map(|text| lint.words(text, language));
    words.map(|(words, _)| words).collect()
}

/// A control that is told by its colour or its place alone. Nouns that are no controls, and "16 and above", are left.
static COLOUR_OR_PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let colour = "red|green|blue|yellow|orange|amber|purple|pink|gr[ae]y|black|white|brown";
    let control = "button|box|link|arrow|icon|dot|tick|circle|tab|tile";
    let shown = "question|button|box|boxes|link|option|answer|list|picture|text|space|form|field|word|scale|map";
    Regex::new(&format!(
        r"(?ix)\b(?:
            (?:{colour})\ (?:{control})s? | (?:{control})s?\ (?:in|marked\ in|shown\ in)\ (?:{colour}) |
            (?:on|to|at)\ the\ (?:left|right)(?:-hand)?(?:\ side)?(?:\ of\ (?:the|this|your)\ (?:page|screen|form|picture))?\s*(?:[.,;:!?)]|$) |
            (?:left|right)-hand\ (?:{control}|side\ of\ the\ (?:page|screen|form)) |
            (?:{shown})s?\ (?:above|below) |
            (?:see|as|shown|listed|given|written|look)\ (?:above|below) |
            (?:at|from|to|on|in)\ the\ (?:top|bottom)\ of\ (?:the|this|your|each)\ (?:page|screen|form)
        )"
    ))
    .ok()
});

fn colours_and_places(text: &str, at: &Pointer, findings: &mut Findings) {
    let Some(found) = COLOUR_OR_PLACE.as_ref().and_then(|pattern| pattern.find(text)) else { return };
    let words = found.as_str().trim_end_matches(|c: char| !c.is_alphanumeric());
    let message = format!(
        "\"{words}\" tells a thing by its colour or place alone, which not everybody sees. Call it by its name."
    );
    findings.warning(at, message);
}
