//! One chart as a picture, with its question above it and what it is of below, so that it can stand on a slide alone.

use super::fonts::Fonts;
use crate::files::{Unwritten, Which};
use crate::report::{QuestionView, ReportView, wrapped};
use crate::texts::escape;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fmt::Write;

/// The chart's width, the space around it, and how high a line is, in units of the drawing.
const WIDTH: f64 = 340.0;
const SPACE: f64 = 20.0;
const LINE: f64 = 20.0;
/// Letters that fit beside one another, small and large.
const SMALL: usize = 56;
const LARGE: usize = 40;
/// Points of the picture for each unit: sharp on a slide.
const SCALE: f32 = 3.0;

/// A chart as PNG. `None`: the report has no such chart, or its words are in letters that our fonts do not have.
pub fn png(report: &ReportView, which: &Which, fonts: &Fonts) -> Result<Option<Vec<u8>>, Unwritten> {
    let question = report.questions.iter().find(|question| question.id == which.question);
    let Some(svg) = question.and_then(|question| sheet(report, question, which.by.as_deref())) else {
        return Ok(None);
    };
    if !svg.chars().all(|letter| fonts.have(letter)) {
        return Ok(None);
    }
    paint(&svg, fonts).map(Some)
}

fn paint(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, Unwritten> {
    let wrong = |error: &dyn std::fmt::Display| Unwritten(error.to_string());
    let options = Options { fontdb: fonts.pictures().clone(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| wrong(&error))?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| wrong(&"a picture without a size"))?;
    let mut paper = Pixmap::new(size.width(), size.height()).ok_or_else(|| wrong(&"a picture too large"))?;
    paper.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut paper.as_mut());
    paper.encode_png().map_err(|error| wrong(&error))
}

/// The chart on a sheet; `None` where there is none.
fn sheet(report: &ReportView, question: &QuestionView, by: Option<&str>) -> Option<String> {
    let split = by.map(|by| question.all_splits().find(|split| split.facet == by));
    let (chart, finding, below) = match split {
        None => (&question.svg, &question.finding, [&question.basis, &question.chance, &question.note]),
        Some(split) => split.map(|split| (&split.svg, &split.finding, [&split.chance, &split.merged, &split.note]))?,
    };
    let (inside, height) = inside(chart)?;
    let mut sheet = Sheet { words: String::new(), y: SPACE };
    sheet.lines(&question.label.text, LARGE, "font-size=\"17\" font-weight=\"700\"", question.label.dir);
    sheet.lines(&finding.text, SMALL, "font-size=\"12\"", "");
    let top = sheet.y + LINE / 2.0;
    sheet.y = top + height + LINE / 2.0;
    for words in below.into_iter().chain([&report.part.words.text, &report.period, &report.title.text]) {
        sheet.lines(words, SMALL, "font-size=\"11\" fill=\"#4c5a66\"", "");
    }
    let (wide, high) = (WIDTH + 2.0 * SPACE, sheet.y + SPACE);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         font-family=\"sans-serif\" fill=\"#14202b\" color=\"#14202b\">{}\
         <svg x=\"{SPACE}\" y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\"{inside}</svg>",
        sheet.words
    ))
}

/// A chart's own markup after the beginning of its first tag, and its height.
fn inside(chart: &str) -> Option<(&str, f64)> {
    let inside = chart.strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"")?;
    let view = inside.split_once("viewBox=\"0 0 ")?.1.split_once('"')?.0;
    let height: f64 = view.split_once(' ')?.1.parse().ok()?;
    Some((inside, height))
}

struct Sheet {
    words: String,
    y: f64,
}

impl Sheet {
    fn lines(&mut self, words: &str, letters: usize, look: &str, dir: &str) {
        let (x, anchor) = if dir == "rtl" { (SPACE + WIDTH, "end") } else { (SPACE, "start") };
        for line in wrapped(words, letters).into_iter().filter(|line| !line.is_empty()) {
            self.y += LINE - 3.0;
            let (line, y) = (escape(&line), self.y);
            let _ = write!(self.words, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" {look}>{line}</text>");
        }
    }
}
