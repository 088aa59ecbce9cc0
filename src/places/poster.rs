//! A poster: what stands on the wall of a ward, and how it is laid out on the sheet.
//!
//! One drawing in the units of an A4 sheet, in millimetres; A5 has the same shape. The page that is printed and the file
//! that is downloaded are the same drawing.

use super::qr::{Qr, qr};
use super::wrap::{fit, widest};
use crate::definition::Survey;
use crate::form::length;
use crate::question::Reader;
use crate::response::{Answers, Submission, reading};
use crate::store::CollectionPoint;
use crate::texts::{Language, Value};
use jiff::civil::Date;
use serde::Serialize;

/// The sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl Size {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A4, Self::A5];

    /// Its name: `a4`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
        }
    }

    /// The size with this name.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }

    fn millimetres(self) -> (u32, u32) {
        match self {
            Self::A4 => (210, 297),
            Self::A5 => (148, 210),
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
    pub size: Size,
    /// How wide the sheet is, in millimetres.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// What it says, in one line, for those who do not see it.
    pub said: String,
    /// The lines, each where it stands.
    pub lines: Vec<Line>,
    /// The code.
    pub qr: Qr,
    /// Where the code leads.
    pub url: String,
    /// The address that is typed: without what a browser adds by itself.
    pub short: String,
}

/// A line of words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The middle of the line.
    pub x: f64,
    /// Its foot.
    pub y: f64,
    /// The size of its letters.
    pub size: f64,
    /// The colour.
    pub fill: &'static str,
    /// Whether it is an address, which runs from the left in every language.
    pub address: bool,
    /// The words.
    pub text: String,
}

const WHITE: &str = "#ffffff";
const TINT: &str = "#d9efec";
const INK: &str = "#1b2730";
const BRAND: &str = "#12505b";

/// Whose service it is: its public address, without a slash at the end, and its name.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// The address.
    pub url: &'a str,
    /// The name.
    pub name: &'a str,
}

/// The poster of a collection point, in the reader's language. `None`: the address is too long for a code.
#[must_use]
pub fn poster(
    reader: &Reader<'_>,
    survey: &Survey,
    point: &CollectionPoint,
    home: Home<'_>,
    today: Date,
    size: Size,
) -> Option<Poster> {
    let language = reader.language();
    let title = reader.label(&survey.wording);
    let place = point.place.called(&language.fallback(&survey.default_language())).to_owned();
    let url = format!("{}/p/{}?lang={}", home.url, point.code, language.tag());
    let short = format!("{}/p/{}", home.url.split_once("://").map_or(home.url, |(_, host)| host), point.code);
    let mut words = Words::new(language);
    words.bubble(&title, &reader.say("poster-lead"));
    #[allow(clippy::cast_precision_loss)] // A survey takes few minutes.
    let count = minutes(survey, language, today) as f64;
    let minutes = reader.say_with("poster-minutes", &[("minutes", Value::Number(count))]);
    // A number stays with its word.
    let minutes = minutes.replace(&format!("{count} "), &format!("{count}\u{a0}"));
    let (from, to) = if language.dir() == "rtl" { (RIGHT, LEFT) } else { (LEFT, RIGHT) };
    words.beside(&minutes, from);
    words.beside(&reader.say("poster-no-name"), to);
    words.below(&reader.say("poster-scan"), &reader.say("poster-type"), &short);
    words.foot(&place, home.name);
    let (width, height) = size.millimetres();
    Some(Poster {
        lang: language.tag().to_owned(),
        dir: language.dir(),
        rtl: language.dir() == "rtl",
        size,
        width,
        height,
        said: format!("{title}. {} {short}", reader.say("poster-scan")),
        lines: words.lines,
        qr: qr(&url)?,
        url,
        short,
    })
}

/// How long the survey takes somebody who has said nothing yet.
fn minutes(survey: &Survey, language: &Language, today: Date) -> usize {
    let nothing = Submission {
        language: language.tag().to_owned(),
        role: None,
        help: None,
        band: None,
        mode: None,
        more: None,
        answers: Answers::Fields(Vec::new()),
    };
    length(&reading(survey, &nothing, today, &[])).1
}

/// The middles of the columns left and right of the code.
const LEFT: f64 = 33.0;
const RIGHT: f64 = 177.0;
const MIDDLE: f64 = 105.0;

/// A size, and the lines of that size.
type Fitted = (f64, Vec<String>);

/// Words as they are laid out.
struct Words {
    lines: Vec<Line>,
    /// How far lines stand apart, in sizes: some scripts are tall.
    leading: f64,
}

impl Words {
    fn new(language: &Language) -> Self {
        let tall = matches!(language.primary(), "ur" | "ar" | "fa");
        Self { lines: Vec::new(), leading: if tall { 1.6 } else { 1.18 } }
    }

    /// Lines around a middle, the first of them at `y`; where the next may begin.
    fn put(&mut self, (x, y): (f64, f64), (size, lines): (f64, Vec<String>), fill: &'static str) -> f64 {
        let count = lines.len();
        for (index, text) in lines.into_iter().enumerate() {
            let y = y + self.rows(index) * size;
            self.lines.push(Line { x, y: tenths(y), size, fill, address: false, text });
        }
        y + self.rows(count) * size
    }

    #[allow(clippy::cast_precision_loss)] // A poster has few lines.
    fn rows(&self, count: usize) -> f64 {
        count as f64 * self.leading
    }

    /// The title and the sentence, in the middle of the bubble, whose inside is 80 high from 17 on: the largest that fit.
    fn bubble(&mut self, title: &str, lead: &str) {
        const GAP: f64 = 5.0;
        let high = |(size, lines): &(f64, Vec<String>)| self.rows(lines.len()) * size;
        let sizes = |title_size: &f64| {
            let lead_size = if *title_size > 14.0 { 8.6 } else { 7.0 };
            (fit(title, 164.0, 4, &[*title_size]), fit(lead, 158.0, 3, &[lead_size, 7.0, 6.0]))
        };
        let fits = |(title, lead): &(Fitted, Fitted)| {
            widest(&title.1) * title.0 <= 164.0 && high(title) + GAP + high(lead) <= 80.0
        };
        let tried = [22.0, 20.0, 18.0, 16.0, 14.0, 12.5, 11.0, 9.5, 8.0];
        let found = tried.iter().map(sizes).find(fits);
        let (title, lead) = found.unwrap_or_else(|| sizes(&8.0));
        // Letters stand on their foot, which is most of a line below its top.
        let foot = |size: f64| size * (0.5 + self.leading / 2.6);
        let top = 17.0 + (80.0 - high(&title) - GAP - high(&lead)).max(0.0) / 2.0;
        let (first, second) = (top + foot(title.0), top + high(&title) + GAP + foot(lead.0));
        self.put((MIDDLE, first), title, WHITE);
        self.put((MIDDLE, second), lead, TINT);
    }

    /// A fact beside the code, below its picture.
    fn beside(&mut self, words: &str, x: f64) {
        let lines = fit(words, 44.0, 3, &[7.6, 7.0, 6.4, 5.8]);
        self.put((x, 166.0), lines, INK);
    }

    /// What to do, and the address.
    fn below(&mut self, scan: &str, or_type: &str, short: &str) {
        self.put((MIDDLE, 206.0), fit(scan, 182.0, 1, &[8.4, 7.6, 6.8, 6.0, 5.4]), INK);
        self.put((MIDDLE, 215.2), fit(or_type, 150.0, 1, &[5.8, 5.2]), INK);
        let (size, lines) = fit(short, 186.0, 1, &[10.0, 9.2, 8.4, 7.6, 6.8, 6.0, 5.2, 4.6]);
        let text = lines.into_iter().next().unwrap_or_default();
        self.lines.push(Line { x: MIDDLE, y: 226.5, size, fill: BRAND, address: true, text });
    }

    /// Whose it is, and where it hangs, so that it comes to the right wall.
    fn foot(&mut self, place: &str, brand: &str) {
        self.put((MIDDLE, 291.0), fit(&format!("{place} · {brand}"), 186.0, 1, &[5.2, 4.6, 4.0, 3.4]), WHITE);
    }
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
