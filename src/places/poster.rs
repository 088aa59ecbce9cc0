//! A poster: what stands on the wall of a ward, and how it is laid out on the sheet.
//!
//! One drawing in the units of an A4 sheet, in millimetres; A5 has the same shape. The page that is printed and the file
//! that is downloaded are the same drawing.

use super::qr::{Qr, qr};
use super::wrap::fit;
use crate::question::Reader;
use crate::texts::Language;
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

/// The poster of a collection point, in the reader's language. `title` is the survey's, `place` what the place is
/// called, `brand` whose service it is. `None`: the address is too long for a code.
#[must_use]
pub fn poster(
    reader: &Reader<'_>,
    (title, place, brand): (&str, &str, &str),
    minutes: usize,
    (public_url, code): (&str, &str),
    size: Size,
) -> Option<Poster> {
    let language = reader.language();
    let url = format!("{public_url}/p/{code}?lang={}", language.tag());
    let short = format!("{}/p/{code}", public_url.split_once("://").map_or(public_url, |(_, host)| host));
    let mut words = Words::new(language);
    words.bubble(title, &reader.say("poster-lead"));
    #[allow(clippy::cast_precision_loss)] // A survey takes few minutes.
    let minutes = reader.say_with("poster-minutes", &[("minutes", crate::texts::Value::Number(minutes as f64))]);
    let (from, to) = if language.dir() == "rtl" { (RIGHT, LEFT) } else { (LEFT, RIGHT) };
    words.beside(&minutes, from);
    words.beside(&reader.say("poster-no-name"), to);
    words.below(&reader.say("poster-scan"), &reader.say("poster-type"), &short);
    words.foot(place, brand);
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

/// The middles of the columns left and right of the code.
const LEFT: f64 = 33.0;
const RIGHT: f64 = 177.0;
const MIDDLE: f64 = 105.0;

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

    /// The title and the sentence, in the middle of the bubble, whose inside is 82 high from 18 on.
    fn bubble(&mut self, title: &str, lead: &str) {
        let title = fit(title, 164.0, 3, &[22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0]);
        let lead = fit(lead, 158.0, 3, &[8.6, 7.8, 7.0]);
        let gap = 6.0;
        let high = self.rows(title.1.len()) * title.0 + gap + self.rows(lead.1.len()) * lead.0;
        // Letters stand on their foot, which is most of their size below the top of the line.
        let top = 18.0 + (82.0 - high).max(0.0) / 2.0;
        let next = self.put((MIDDLE, top + title.0 * 0.92), title, WHITE);
        let from = next - self.lines.first().map_or(0.0, |line| line.size * 0.92) + gap;
        self.put((MIDDLE, from + lead.0 * 0.92), lead, TINT);
    }

    /// A fact beside the code, below its picture.
    fn beside(&mut self, words: &str, x: f64) {
        let lines = fit(words, 44.0, 3, &[7.6, 7.0, 6.4, 5.8]);
        self.put((x, 172.0), lines, INK);
    }

    /// What to do, and the address.
    fn below(&mut self, scan: &str, or_type: &str, short: &str) {
        let next = self.put((MIDDLE, 216.5), fit(scan, 182.0, 1, &[8.4, 7.6, 6.8, 6.0, 5.4]), INK);
        let next = self.put((MIDDLE, next.max(225.0)), fit(or_type, 150.0, 1, &[5.8, 5.2]), INK);
        let (size, lines) = fit(short, 186.0, 1, &[10.4, 9.6, 8.8, 8.0, 7.2, 6.4, 5.6, 4.8]);
        let text = lines.into_iter().next().unwrap_or_default();
        let y = tenths(next + size * 0.55);
        self.lines.push(Line { x: MIDDLE, y, size, fill: BRAND, address: true, text });
    }

    /// Whose it is, and where it hangs, so that it comes to the right wall.
    fn foot(&mut self, place: &str, brand: &str) {
        self.put((MIDDLE, 291.0), fit(&format!("{place} · {brand}"), 186.0, 1, &[5.2, 4.6, 4.0, 3.4]), WHITE);
    }
}

fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
