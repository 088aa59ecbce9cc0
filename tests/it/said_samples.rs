//! What the staff pages and letters of "you said, we did" are rendered with, each with all that its view has.

use serde_json::{Value, json};

pub(crate) fn staffs() -> Vec<(&'static str, Value)> {
    let row = json!({"href": "/results/ward/you-said/00", "title": "Noise", "state": "Promised", "said": "It is loud", "standing": "Not published.", "by": "1 May"});
    let list = json!({
        "survey": "ward", "title": "Wards", "mayWrite": true, "overdue": [row], "rows": [row], "languages": "English, Easy Read", "year": 2026, "told": true,
        "done": "Done."
    });
    let choices = json!([{"value": "3-7", "words": "May 2026", "chosen": true}]);
    let field = json!({"name": "said/ur", "id": "said_ur", "label": "What you said", "hint": "Any", "value": "It is loud", "short": true, "error": "Not this"});
    let words = json!({"text": "More light", "lang": "ur", "dir": "rtl"});
    let shown = json!({
        "about": words, "said": words, "lead": "We will", "did": words, "why": words, "who": words, "when": "By 1 May", "late": true, "signed": "Ann agrees",
        "picture": {"title": "Noise", "finding": "Before: 20. After: 60.", "chance": "It could be chance.", "svg": "<svg></svg>"}
    });
    let one = json!({
        "survey": "ward", "surveyTitle": "Wards", "list": "/results/ward/you-said", "href": "/results/ward/you-said/00", "title": "Noise", "state": "Promised",
        "standing": "Not published.", "revision": 3, "mayWrite": true, "isYear": false, "published": true, "fresh": true, "gaps": ["Urdu: who does it"],
        "wrong": "Not this", "next": "publish", "acts": true, "waits": "It waits.", "choices": choices, "states": choices, "by": "2027-05-01", "before": choices, "after": choices,
        "hasShare": true, "findings": [{"item": "noise", "question": "How loud?", "finding": "Half said so."}],
        "tongues": [{"tag": "ur", "name": "Urdu", "dir": "rtl", "easy": true, "open": true, "long": "Too long", "fields": [field]}], "shown": shown,
        "signers": [{"id": "00", "name": "Ann", "href": "/co-sign/x", "standing": "Has not signed."}], "error": "Not this", "errorAt": "after", "done": "Saved."
    });
    let line = json!({"x": 13.0, "y": 20.5, "size": 8.0, "fill": "#ffffff", "weight": 700, "lang": "ur", "address": true, "text": "Hello"});
    let poster = json!({
        "lang": "ur", "dir": "rtl", "rtl": true, "size": "a3", "width": 297, "height": 420, "said": "Hello", "lines": [line],
        "bubbles": [{"x": 13.0, "y": 60.0, "path": "m6 0h10z", "fill": "#ffffff", "stroke": "#12505b"}], "qr": {"side": 45, "path": "M4 4h7v1h-7z"}, "qrX": 13.0
    });
    let wall = json!({
        "posterCss": "/assets/poster.css", "back": "/results/ward/you-said", "title": "Wards", "svg": "/poster.svg", "tongue": "ur", "size": "a3", "leftOut": 2,
        "choices": [{"label": "English A4", "href": "?size=a4", "current": true}], "entries": [{"id": "00", "title": "Noise", "chosen": true}], "poster": poster
    });
    vec![("results/said/list", list), ("results/said/one", one), ("results/said/poster", wall)]
}

pub(crate) fn letters() -> Vec<(&'static str, Value)> {
    vec![
        ("news-confirm", json!({"title": "Wards", "url": "https://x/news/confirm/y"})),
        (
            "news",
            json!({"title": "Wards", "said": "It is loud", "lead": "We did", "did": "New doors", "why": "No room", "url": "https://x/s/ward/you-said",
                "leave": "https://x/news/leave/y"}),
        ),
        ("talk", json!({"survey": "Wards", "contact": "01632 960 100", "language": "Urdu"})),
    ]
}
