//! Icons for what a process shows and whether a target is within reach: our own drawings, in the shape of our bubble.
//! Each stands beside its words, so it is hidden from whoever hears the page.

use crate::report::spc::{Assurance, Variation};
use serde::Serialize;

/// An icon with its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IconView {
    /// Its stable name: `common`, `better`, `worse`; `reached`, `missed`, `sometimes`.
    pub kind: &'static str,
    /// What it says.
    pub words: String,
    /// The picture.
    pub svg: String,
}

/// A wave: it moves by itself.
const WAVE: &str = "M9 25c3-9 6-9 9 0s6 9 9 0 6-9 9 0";
/// Steps up and down, each with an arrow's head.
const RISE: &str = "M10 33l9-9 6 5 11-14M28 14h9v9";
const FALL: &str = "M10 14l9 9 6-5 11 14M28 34h9v-9";
/// A flag on its pole.
const FLAG: &str = "M14 36V11h14l-4 5 4 5H14";
const TICK: &str = "M26 31l4 4 7-9";
const CROSS: &str = "M28 27l8 8m0-8l-8 8";
const SWING: &str = "M25 31c2-5 4-5 6 0s4 5 6 0";

pub(super) fn variation_icon(variation: Variation, words: &str) -> IconView {
    let (kind, class, drawing) = match variation {
        Variation::Common => ("common", "plain", WAVE.to_owned()),
        Variation::Better(_) => ("better", "good", RISE.to_owned()),
        Variation::Worse(_) => ("worse", "bad", FALL.to_owned()),
    };
    IconView { kind, words: words.to_owned(), svg: drawn(class, &drawing) }
}

pub(super) fn assurance_icon(assurance: Assurance, words: String) -> IconView {
    let (kind, class, sign) = match assurance {
        Assurance::Reached => ("reached", "good", TICK),
        Assurance::Missed => ("missed", "bad", CROSS),
        Assurance::Sometimes => ("sometimes", "plain", SWING),
    };
    IconView { kind, words, svg: drawn(class, &format!("{FLAG}{sign}")) }
}

/// White on a bubble of the colour that the class stands for.
fn drawn(class: &str, path: &str) -> String {
    let colour = match class {
        "good" => "#1C736C",
        "bad" => "#801650",
        _ => "#12436D",
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"icon {class}\" viewBox=\"0 0 46 46\" width=\"46\" height=\"46\" aria-hidden=\"true\" \
         focusable=\"false\"><path class=\"bubble\" d=\"M1 21C1 9 9 1 21 1h4c12 0 20 8 20 20v4c0 12-8 20-20 20H4c-2 0-3-1-3-3Z\" fill=\"{colour}\"/>\
         <path class=\"drawing\" d=\"{path}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"3.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
    )
}
