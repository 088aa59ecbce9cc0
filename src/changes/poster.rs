//! The poster for the ward's wall: what families said and what was done, as speech bubbles on one sheet.
//!
//! One drawing in the units of an A4 sheet, in millimetres; A3 has the same shape. As many entries stand on it as can be
//! read from two steps away; no word is ever cut off.

use super::{Part, State, Told};
use crate::definition::Survey;
use crate::places::{Home, Qr, fit, qr};
use crate::question::{PartialDate, Precision, Reader};
use crate::texts::Language;
use jiff::civil::Date;
use serde::Serialize;

/// The sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Sheet {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name: `a4`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The sheet with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.word() == word)
    }

    fn millimetres(self) -> (u32, u32) {
        match self {
            Self::A4 => (210, 297),
            Self::A3 => (297, 420),
        }
    }
}

/// A poster as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Poster {
    /// The language's tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// Whether it is read from the right.
    pub rtl: bool,
    /// The sheet.
    pub size: Sheet,
    /// How wide the sheet is, in millimetres.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// What it is, in one line, for those who do not see it.
    pub said: String,
    /// The speech bubbles.
    pub bubbles: Vec<Bubble>,
    /// The lines, each where it stands.
    pub lines: Vec<Line>,
    /// The code.
    pub qr: Qr,
    /// How far the code is from the left.
    pub qr_x: f64,
    /// The ids of the entries that stand on it.
    pub shown: Vec<String>,
}

/// A speech bubble: round with one sharp corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bubble {
    /// Its left side.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its outline from there, as a path.
    pub path: String,
    /// Its colour.
    pub fill: &'static str,
    /// The colour of its line.
    pub stroke: &'static str,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Where it begins.
    pub x: f64,
    /// Its foot.
    pub y: f64,
    /// The size of its letters.
    pub size: f64,
    /// The colour.
    pub fill: &'static str,
    /// How bold.
    pub weight: u32,
    /// Its language.
    pub lang: String,
    /// Whether it is an address, which runs from the left in every language.
    pub address: bool,
    /// The words.
    pub text: String,
}

const WHITE: &str = "#ffffff";
const INK: &str = "#1b2730";
const BRAND: &str = "#12505b";
const TINT: &str = "#d9efec";
const WARM: &str = "#fdf0d3";

/// The sheet's width, its margin, and how far a bubble is moved towards the side of who speaks.
const WIDE: f64 = 210.0;
const MARGIN: f64 = 13.0;
const SHIFT: f64 = 20.0;
/// The inside of a bubble.
const PAD: f64 = 5.0;
/// Where the entries begin and end.
const TOP: f64 = 62.0;
const FOOT: f64 = 242.0;
/// The letters of entries, the largest first.
const SIZES: [f64; 8] = [9.4, 8.4, 7.4, 6.7, 6.0, 5.4, 4.9, 4.4];
/// Several stand on a sheet where they can be read from two steps away.
const READ_FROM_AFAR: f64 = 5.4;
/// The most entries on one sheet.
const MOST: usize = 4;

/// The poster of these entries, as many as fit, in the reader's language. `None`: none is there, or the public address
/// is too long for a code.
#[must_use]
pub fn poster(reader: &Reader<'_>, survey: &Survey, told: &[Told], home: Home<'_>, size: Sheet) -> Option<Poster> {
    let (letters, entries) = (1..=told.len().min(MOST)).rev().find_map(|count| {
        let entries: Vec<Spoken> = told.iter().take(count).map(|told| Spoken::of(reader, survey, told)).collect();
        let fits = |letters: &f64| Sketch::of(reader, *letters, &entries).y <= FOOT;
        // One alone stands there whatever it takes: entries are short enough for the smallest letters.
        let large = |letters: &f64| count == 1 || *letters >= READ_FROM_AFAR;
        let found = SIZES.into_iter().filter(large).find(fits).or((count == 1).then_some(SIZES[SIZES.len() - 1]));
        found.map(|letters| (letters, entries))
    })?;
    let url = format!("{}/s/{}/you-said?lang={}", home.url, survey.id, reader.language().tag());
    let mut sketch = Sketch::of(reader, letters, &entries);
    // What is left over stands above and below.
    let slack = ((FOOT - sketch.y) / 2.0).clamp(0.0, 24.0);
    sketch.lower(slack);
    sketch.head(&reader.say("said-title"), &reader.label(&survey.wording));
    sketch.foot(&reader.say("said-poster-more"), &home, &survey.id);
    let (width, height) = size.millimetres();
    let rtl = sketch.rtl;
    Some(Poster {
        lang: reader.language().tag().to_owned(),
        dir: reader.language().dir(),
        rtl,
        size,
        width,
        height,
        said: format!("{}: {}", reader.say("said-title"), reader.label(&survey.wording)),
        bubbles: sketch.bubbles,
        lines: sketch.lines,
        qr: qr(&url)?,
        qr_x: if rtl { MARGIN } else { WIDE - MARGIN - 40.0 },
        shown: told.iter().take(entries.len()).map(|told| told.id.clone()).collect(),
    })
}

/// The words of an entry.
struct Spoken {
    about: (String, Language),
    said: (String, Language),
    lead: String,
    did: (String, Language),
}

impl Spoken {
    fn of(reader: &Reader<'_>, survey: &Survey, told: &Told) -> Self {
        let entry = &told.entry;
        let chain = reader.language().fallback(&survey.default_language());
        let words = |part| entry.text(part, &chain).map(|(words, language)| (words.to_owned(), language.clone()));
        let own = |words: String| (words, reader.language().clone());
        let item = entry.item.as_ref().and_then(|item| survey.item(item)).map(|item| reader.label(&item.wording));
        let empty = || own(String::new());
        let (mut did, language) = words(Part::Did).unwrap_or_else(empty);
        if let (State::Cant, Some((why, _))) = (entry.state, words(Part::Why)) {
            did = format!("{did} {why}");
        }
        Self {
            about: item.map(own).or_else(|| words(Part::About)).unwrap_or_else(empty),
            said: words(Part::Said).unwrap_or_else(empty),
            lead: lead(reader, entry.state, entry.by),
            did: (did, language),
        }
    }
}

/// "We did", "We will, by 1 May 2027", "We can't".
fn lead(reader: &Reader<'_>, state: State, by: Option<Date>) -> String {
    let day = by.and_then(|by| PartialDate::new(by.year(), by.month(), by.day(), Precision::Day));
    match (state, day) {
        (State::Done, _) => reader.say("said-did"),
        (State::Will, Some(day)) => reader.say_with("said-will-by", &[("date", reader.date(day).into())]),
        (State::Will, None) => reader.say("said-will"),
        (State::Cant, _) => reader.say("said-cant"),
    }
}

/// What is drawn so far.
struct Sketch {
    bubbles: Vec<Bubble>,
    lines: Vec<Line>,
    rtl: bool,
    own: String,
    /// Where the next may begin.
    y: f64,
}

/// How far lines stand apart, in sizes: some scripts are tall.
fn leading(language: &Language) -> f64 {
    if matches!(language.primary(), "ur" | "ar" | "fa") { 1.75 } else { 1.28 }
}

impl Sketch {
    fn of(reader: &Reader<'_>, letters: f64, entries: &[Spoken]) -> Self {
        let (rtl, own) = (reader.language().dir() == "rtl", reader.language().tag().to_owned());
        let mut sketch = Self { bubbles: Vec::new(), lines: Vec::new(), rtl, own, y: TOP };
        let you = (reader.say("said-you"), reader.language().clone());
        for entry in entries {
            let (about, language) = &entry.about;
            sketch.words(MARGIN, WIDE - 2.0 * MARGIN, (about, language), (letters * 0.9, BRAND, 700));
            sketch.y += letters * 0.45;
            sketch.bubble(0.0, (&you.0, &you.1), (&entry.said.0, &entry.said.1), letters, (WHITE, BRAND));
            let fill = if entry.lead == reader.say("said-did") { TINT } else { WARM };
            sketch.bubble(SHIFT, (&entry.lead, &you.1), (&entry.did.0, &entry.did.1), letters, (fill, BRAND));
            sketch.y += letters * 0.9;
        }
        sketch
    }

    /// Lines from a margin on, and moves below them.
    fn words(
        &mut self,
        x: f64,
        width: f64,
        (words, language): (&str, &Language),
        (size, fill, weight): (f64, &'static str, u32),
    ) {
        let apart = leading(language) * size;
        for text in fit(words, width, usize::MAX, &[size]).1 {
            // Letters stand on their foot, which is most of a line below its top.
            let y = tenths(self.y + apart * 0.78);
            let lang = language.tag().to_owned();
            let x = if self.rtl { WIDE - x } else { x };
            self.lines.push(Line { x, y, size: tenths(size), fill, weight, lang, address: false, text });
            self.y += apart;
        }
    }

    fn bubble(
        &mut self,
        shift: f64,
        lead: (&str, &Language),
        words: (&str, &Language),
        letters: f64,
        (fill, stroke): (&'static str, &'static str),
    ) {
        let (top, width) = (self.y, WIDE - 2.0 * MARGIN - SHIFT);
        let x = MARGIN + shift;
        self.y += PAD * 0.7;
        self.words(x + PAD, width - 2.0 * PAD, lead, (letters * 0.8, BRAND, 700));
        self.words(x + PAD, width - 2.0 * PAD, words, (letters, INK, 500));
        self.y += PAD * 0.8;
        let left = if self.rtl { WIDE - x - width } else { x };
        let sharp = if (shift == 0.0) == self.rtl { Foot::Right } else { Foot::Left };
        let path = outline(width, tenths(self.y - top), sharp);
        self.bubbles.push(Bubble { x: left, y: tenths(top), path, fill, stroke });
        self.y += letters * 0.55;
    }

    /// Moves everything down.
    fn lower(&mut self, by: f64) {
        for bubble in &mut self.bubbles {
            bubble.y = tenths(bubble.y + by);
        }
        for line in &mut self.lines {
            line.y = tenths(line.y + by);
        }
    }

    fn put(
        &mut self,
        (x, y): (f64, f64),
        words: &str,
        sizes: &[f64],
        width: f64,
        (fill, address): (&'static str, bool),
    ) {
        let (size, lines) = fit(words, width, 1, sizes);
        let text = lines.join(" ");
        let x = if self.rtl { WIDE - x } else { x };
        self.lines.push(Line { x, y, size, fill, weight: 700, lang: self.own.clone(), address, text });
    }

    /// The head: what this is, and of which survey.
    fn head(&mut self, title: &str, survey: &str) {
        self.put((18.0, 27.0), title, &[19.0, 17.0, 15.0, 13.0, 11.0], 172.0, (WHITE, false));
        self.put((18.0, 42.0), survey, &[9.0, 8.0, 7.0, 6.0, 5.2, 4.6], 172.0, (TINT, false));
    }

    /// Where all of it is read, and whose it is.
    fn foot(&mut self, more: &str, home: &Home<'_>, survey: &str) {
        let short = format!("{}/s/{survey}/you-said", home.url.split_once("://").map_or(home.url, |(_, host)| host));
        self.put((MARGIN, 262.0), more, &[7.4, 6.6, 5.8, 5.2, 4.6], 136.0, (WHITE, false));
        self.put((MARGIN, 273.0), &short, &[6.4, 5.8, 5.2, 4.6, 4.0, 3.6], 136.0, (WHITE, true));
        self.put((MARGIN, 288.0), home.name, &[5.2, 4.6, 4.0], 136.0, (TINT, false));
    }
}

/// How round a bubble is.
const ROUND: f64 = 6.0;

/// The corner at the foot that is sharp: the one on the side of who speaks.
#[derive(Clone, Copy, PartialEq)]
enum Foot {
    Left,
    Right,
}

/// Clockwise from the end of the first corner.
fn outline(width: f64, height: f64, sharp: Foot) -> String {
    let (across, down) = (tenths(width - 2.0 * ROUND), tenths(height - 2.0 * ROUND));
    let (right, left) = match sharp {
        Foot::Right => (format!("v{ROUND}h-{ROUND}"), format!("a{ROUND} {ROUND} 0 0 1-{ROUND}-{ROUND}")),
        Foot::Left => (format!("a{ROUND} {ROUND} 0 0 1-{ROUND} {ROUND}"), format!("h-{ROUND}v-{ROUND}")),
    };
    format!(
        "m{ROUND} 0h{across}a{ROUND} {ROUND} 0 0 1 {ROUND} {ROUND}v{down}{right}h-{across}{left}v-{down}\
         a{ROUND} {ROUND} 0 0 1 {ROUND}-{ROUND}z"
    )
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
