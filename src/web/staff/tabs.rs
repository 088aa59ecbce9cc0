//! The rooms of one survey, for whoever writes it: its pages and settings, its places, publishing.

use crate::rights::Right;
use serde::Serialize;

/// A room of a survey that somebody may enter.
#[derive(Serialize)]
pub(in crate::web) struct Tab {
    href: String,
    label: &'static str,
    current: bool,
}

/// The end of the address, what it is called, who may enter.
const ROOMS: [(&str, &str, Right); 9] = [
    ("", "Pages", Right::Author),
    ("/settings", "Settings", Right::Author),
    ("/preview", "Preview", Right::Author),
    ("/map", "Map", Right::Author),
    ("/translate", "Languages", Right::Author),
    ("/review", "Review", Right::Author),
    ("/places", "Places", Right::Places),
    ("/json", "JSON", Right::Author),
    ("/publish", "Publish", Right::Author),
];

/// The rooms of a survey that somebody who `may` can enter; `room` is the end of the address of the one they are in.
pub(in crate::web) fn tabs(survey: &str, room: &str, may: impl Fn(Right) -> bool) -> Vec<Tab> {
    let open = ROOMS.iter().filter(|(_, _, right)| may(*right));
    let tab = |(end, label, _): &(&str, &'static str, Right)| Tab {
        href: format!("/author/{survey}{end}"),
        label,
        current: *end == room,
    };
    open.map(tab).collect()
}
