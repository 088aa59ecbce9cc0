//! A page that was rendered once: fixed pieces, and holes between them.

use super::deflate::{Deflated, Gzip};
use super::fill::Fill;
use super::hole::{END, Hole, START};
use std::sync::Arc;

/// Pieces shorter than this are sent as they are: compressed alone they would not become shorter.
const WORTH_COMPRESSING: usize = 160;

/// A fixed piece of a page; long ones carry their compressed form. Shared between pages where they are the same.
#[derive(Debug)]
pub struct Segment {
    text: String,
    deflated: Option<Deflated>,
}

impl Segment {
    /// A piece of text.
    #[must_use]
    pub fn new(text: &str) -> Arc<Self> {
        let deflated = if text.len() >= WORTH_COMPRESSING { Deflated::of(text) } else { None };
        Arc::new(Self { deflated: deflated.filter(|deflated| deflated.len() < text.len()), text: text.to_owned() })
    }
}

#[derive(Debug)]
enum Part {
    Fixed(Arc<Segment>),
    Hole(Hole),
}

/// A page with holes.
#[derive(Debug)]
pub struct Compiled {
    parts: Vec<Part>,
    bytes: usize,
}

impl Compiled {
    /// Cuts rendered text at its holes. `shared` is a piece that stands in many pages and is kept once. Errors: a hole
    /// that is not known, in words for the developer.
    pub fn parse(rendered: &str, shared: &Arc<Segment>) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = rendered;
        while let Some(at) = rest.find(START) {
            fixed(&rest[..at], shared, &mut parts);
            let after = &rest[at + START.len_utf8()..];
            let end = after.find(END).ok_or("a hole does not end")?;
            let words = &after[..end];
            parts.push(Part::Hole(Hole::parse(words).ok_or_else(|| format!("there is no hole {words:?}"))?));
            rest = &after[end + END.len_utf8()..];
        }
        fixed(rest, shared, &mut parts);
        let bytes = parts.iter().map(|part| part.bytes(shared)).sum();
        Ok(Self { parts, bytes })
    }

    /// About how many bytes of memory it takes by itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// The page for one person.
    #[must_use]
    pub fn html(&self, fill: &Fill<'_>) -> String {
        let mut html = String::with_capacity(self.bytes + 16_384);
        self.visit(fill, |piece| match piece {
            Piece::Fixed(segment) => html.push_str(&segment.text),
            Piece::Hole(hole) => fill.write(hole, &mut html),
        });
        html
    }

    /// The page for one person, as gzip.
    #[must_use]
    pub fn gzip(&self, fill: &Fill<'_>) -> Vec<u8> {
        let mut gzip = Gzip::new(self.bytes / 2 + 8_192);
        let mut pending = String::with_capacity(1_024);
        self.visit(fill, |piece| match piece {
            Piece::Fixed(Segment { deflated: Some(deflated), .. }) => {
                if !pending.is_empty() {
                    gzip.stored(pending.as_bytes());
                    pending.clear();
                }
                gzip.piece(deflated);
            }
            Piece::Fixed(segment) => pending.push_str(&segment.text),
            Piece::Hole(hole) => fill.write(hole, &mut pending),
        });
        gzip.stored(pending.as_bytes());
        gzip.finish()
    }

    /// Calls `visit` for each part that is there for this person.
    fn visit<'a>(&'a self, fill: &Fill<'_>, mut visit: impl FnMut(Piece<'a>)) {
        // How many ends must pass before parts are there again; 0 where they are.
        let mut hidden = 0_u32;
        for part in &self.parts {
            match part {
                Part::Hole(hole @ (Hole::IfItem(_) | Hole::IfOption(..))) => {
                    if hidden > 0 || fill.shows(hole) == Some(false) {
                        hidden += 1;
                    }
                }
                Part::Hole(Hole::EndIf) => hidden = hidden.saturating_sub(1),
                _ if hidden > 0 => {}
                Part::Fixed(segment) => visit(Piece::Fixed(segment)),
                Part::Hole(hole) => visit(Piece::Hole(hole)),
            }
        }
    }
}

enum Piece<'a> {
    Fixed(&'a Segment),
    Hole(&'a Hole),
}

impl Part {
    fn bytes(&self, shared: &Arc<Segment>) -> usize {
        match self {
            Self::Fixed(segment) if Arc::ptr_eq(segment, shared) => 16,
            Self::Fixed(segment) => segment.text.len() + segment.deflated.as_ref().map_or(0, Deflated::len) + 96,
            Self::Hole(_) => 96,
        }
    }
}

fn fixed(text: &str, shared: &Arc<Segment>, parts: &mut Vec<Part>) {
    let pieces = match text.split_once(shared.text.as_str()) {
        Some((before, after)) if !shared.text.is_empty() => vec![Some(before), None, Some(after)],
        _ => vec![Some(text)],
    };
    for piece in pieces {
        match piece {
            None => parts.push(Part::Fixed(Arc::clone(shared))),
            Some("") => {}
            Some(piece) => parts.push(Part::Fixed(Segment::new(piece))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hole::marker;
    use super::*;
    use std::io::Read;

    fn page() -> (String, Arc<Segment>) {
        let css = "body{color:#111;background:#fff}".repeat(40);
        let shared = Segment::new(&css);
        let hole = |words: &[&str]| marker(words.iter().copied());
        let page = format!(
            "<title>{}</title><style>{css}</style>{}<input value=\"{}\">{}A{}B{}{}{}",
            hole(&["titleError"]),
            "<p>The same for everybody.</p>".repeat(20),
            hole(&["value", "name"]),
            hole(&["if", "item", "seen"]),
            hole(&["if", "option", "seen", "x"]),
            hole(&["endif"]),
            hole(&["endif"]),
            "</html>",
        );
        (page, shared)
    }

    #[test]
    fn the_three_writings_of_a_page_are_the_same() {
        let (page, shared) = page();
        let compiled = Compiled::parse(&page, &shared).unwrap();
        for (shown, name) in [(vec!["seen"], "<b>\"&"), (vec![], ""), (vec!["seen"], &"ł".repeat(50_000))] {
            let fill = Fill {
                fields: [("name", vec![name])].into(),
                shown: shown.iter().copied().collect(),
                ..Fill::default()
            };
            let html = compiled.html(&fill);
            assert_eq!(html.contains("AB"), !shown.is_empty());
            assert!(!html.contains("<b>") && !html.contains(START));
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(compiled.gzip(&fill).as_slice()).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, html);
        }
    }

    #[test]
    fn an_unknown_hole_is_refused() {
        let shared = Segment::new("");
        assert!(Compiled::parse(&marker(["nothing"]), &shared).is_err());
        assert!(Compiled::parse(&START.to_string(), &shared).is_err());
    }
}
