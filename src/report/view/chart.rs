//! Charts: our own SVG, drawn on the server.
//!
//! Each bar carries its label and its numbers; text is in `currentColor`; there is no style attribute, no script and no
//! reference to anything elsewhere, so it stands in a page with a strict content security policy. A stylesheet may give
//! the classes `good`, `bad` and `plain` other colours in the dark.

use super::bars::Bar;
use crate::report::chance::Share;
use crate::texts::escape;
use std::fmt::Write;

/// A chart as it is drawn.
pub(super) struct Chart<'a> {
    /// A name that is unique on the page.
    pub(super) id: &'a str,
    /// What it is a picture of.
    pub(super) title: &'a str,
    /// What it shows, in a sentence.
    pub(super) finding: &'a str,
    pub(super) bars: &'a [Bar],
    /// The language and direction of labels that are the survey's own.
    pub(super) lang: &'a str,
    pub(super) dir: &'a str,
    /// Whether the reach of chance is drawn at the end of each bar.
    pub(super) whiskers: Whiskers,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Whiskers {
    Shown,
    Left,
}

const WIDTH: f64 = 340.0;
const LINE: f64 = 19.0;
const BAR: f64 = 16.0;
const GAP: f64 = 16.0;
/// How wide a letter is, about, and the space between a label and its numbers.
const LETTER: f64 = 7.9;
const SPACE: f64 = 12.0;

impl Chart<'_> {
    /// The SVG.
    pub(super) fn svg(&self) -> String {
        let mut body = String::new();
        let mut y = 0.0;
        for bar in self.bars {
            y = self.draw(&mut body, bar, y);
        }
        let height = (y - GAP + 2.0).max(1.0);
        let (id, title, finding) = (escape(self.id), escape(self.title), escape(self.finding));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             font-family=\"system-ui,sans-serif\" font-size=\"15\" fill=\"currentColor\"><title id=\"{id}-t\">{title}</title>\
             <desc id=\"{id}-d\">{finding}</desc>{body}</svg>"
        )
    }

    fn draw(&self, svg: &mut String, bar: &Bar, mut y: f64) -> f64 {
        let value = bar.value();
        let beside = fitting(WIDTH - SPACE).saturating_sub(value.chars().count());
        // Words that would leave no room for a label stand on the line below it.
        let lines = wrapped(&bar.label, if beside < 12 { fitting(WIDTH) } else { beside });
        let value_line = if beside < 12 { lines.len() } else { 0 };
        self.text(svg, &value, y + LINE * number(value_line + 1) - 5.0, End::Far, bar);
        for line in &lines {
            y += LINE;
            self.text(svg, line, y - 5.0, End::Near, bar);
        }
        y += if value_line > 0 { LINE } else { 0.0 };
        self.rect(svg, WIDTH, y, "track", "fill=\"currentColor\" fill-opacity=\"0.1\"");
        if bar.length > 0.0 {
            self.rect(
                svg,
                (WIDTH * bar.length).max(2.0),
                y,
                bar.meaning.class(),
                &format!("fill=\"{}\"", bar.meaning.colour()),
            );
        }
        if let Some(share) = bar.share.filter(|_| self.whiskers == Whiskers::Shown) {
            self.whisker(svg, share, y);
        }
        y + BAR + GAP
    }

    fn text(&self, svg: &mut String, words: &str, y: f64, end: End, bar: &Bar) {
        let rtl = self.dir == "rtl";
        let (x, anchor) = match (end, rtl) {
            (End::Near, false) => (0.0, "start"),
            (End::Far, false) => (WIDTH, "end"),
            (End::Near, true) => (WIDTH, "end"),
            (End::Far, true) => (0.0, "start"),
        };
        let weight = if end == End::Far { " font-weight=\"600\"" } else { "" };
        let own = end == End::Near && bar.own && !self.lang.is_empty();
        let lang = if own { format!(" lang=\"{}\"", escape(self.lang)) } else { String::new() };
        let words = if rtl && own { format!("\u{2067}{words}\u{2069}") } else { words.to_owned() };
        let _ =
            write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{weight}{lang}>{}</text>", escape(&words));
    }

    fn rect(&self, svg: &mut String, width: f64, y: f64, class: &str, fill: &str) {
        let x = if self.dir == "rtl" { WIDTH - width } else { 0.0 };
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{BAR}\" rx=\"2\" {fill}/>",
            round(x),
            round(width)
        );
    }

    fn whisker(&self, svg: &mut String, share: Share, y: f64) {
        let (low, high) = share.interval();
        let at = |share: f64| round(if self.dir == "rtl" { WIDTH * (1.0 - share) } else { WIDTH * share });
        let (low, high, top, middle, bottom) = (at(low), at(high), y + 3.0, y + BAR / 2.0, y + BAR - 3.0);
        let path = format!("M{low} {top}V{bottom}M{high} {top}V{bottom}M{low} {middle}H{high}");
        let _ = write!(svg, "<path class=\"halo\" d=\"{path}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4\"/>");
        let _ =
            write!(svg, "<path class=\"chance\" d=\"{path}\" fill=\"none\" stroke=\"#1b2730\" stroke-width=\"1.5\"/>");
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Near,
    Far,
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Some dozens of letters.
fn fitting(width: f64) -> usize {
    (width / LETTER) as usize
}

#[allow(clippy::cast_precision_loss)] // Some lines.
fn number(lines: usize) -> f64 {
    lines as f64
}

fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// `text` in lines of about so many letters, broken between words; one empty line of no words.
#[must_use]
pub fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}
