//! What templates are rendered with: views of families' pages as the code makes them, the others written out in full.

use crate::said_samples;
use crate::world::{SECRET, World, definitions};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use yousaid::definition::{Band, Survey};
use yousaid::figures::{self, Asked, Books, Choosing, Inquiry};
use yousaid::form::{page_view, who_view};
use yousaid::keys::Keys;
use yousaid::question::Reader;
use yousaid::report::Links;
use yousaid::store::{AuditEntry, CommentState, Decision};
use yousaid::texts::Interface;

pub(crate) static INTERFACE: LazyLock<Arc<Interface>> = LazyLock::new(|| Arc::new(Interface::load().unwrap()));

/// One object with the members of both.
pub(crate) fn with(base: &Value, more: Value) -> Value {
    let mut all = base.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

/// What stands around a family's page.
pub(crate) fn frame() -> Value {
    json!({
        "lang": "en", "dir": "ltr", "easy": true, "brand": {"name": "Example", "logo": "/media/x.svg", "css": "--brand:#123456"},
        "css": "body{}", "survey": {"id": "ward", "title": "Wards"}, "unchecked": true, "preview": {"commentHref": "/review/x"}, "safety": ["Call 999"],
        "privacyHref": "/s/ward/privacy", "chooser": true, "titled": true, "stays": true, "title": "A title"
    })
}

/// What stands around a page for staff.
pub(crate) fn staff() -> Value {
    json!({"lang": "en", "css": "/assets/staff.css", "brand": {"name": "Example"}, "person": "a@example.org", "csrf": "t", "pageTitle": "A title",
        "rooms": [{"href": "/results", "label": "Results", "current": true}]})
}

fn picture() -> Value {
    json!({"src": "/media/x.svg", "alt": "A ward"})
}

/// The pages of families, each with all that its view has.
pub(crate) fn families() -> Vec<(&'static str, Value)> {
    let languages = json!([
        {"tag": "en", "name": "English", "dir": "ltr", "current": true, "href": "/s/ward?lang=en"},
        {"tag": "ur", "name": "اردو", "dir": "rtl", "current": false, "href": "/s/ward?lang=ur"}
    ]);
    let rows = json!([
        {"label": "Noise", "blank": false, "answers": ["often"], "changeHref": "/s/ward/noise"},
        {"label": "Light", "blank": true, "answers": [], "changeHref": "/s/ward/light"}
    ]);
    let answers = json!({
        "rows": rows, "carried": "sealed", "warnings": [{"label": "Noise", "kinds": ["name", "phone"], "changeHref": "/s/ward/noise"}]
    });
    let start = json!({
        "introHtml": "<p>Hello</p>", "image": picture(), "team": "Wards", "controller": "Example", "questions": 9, "minutes": 4,
        "closes": "1 May", "credits": "Ann helped.", "saidHref": "/s/ward/you-said", "place": "Maple Ward", "languages": languages, "buttons": false, "startHref": "/s/ward/who", "takesComments": true
    });
    let privacy = json!({
        "controller": "Example", "team": "Wards", "email": "a@example.org", "lawfulBasis": "publicTask", "retention": "two years",
        "principlesHtml": "<p>Ours</p>", "credits": ["A bed: Ann Example"]
    });
    let sent = json!({"receipt": "ABCD", "team": "Wards", "email": "a@example.org", "takesComments": true, "hearHref": "/news/ward", "talkHref": "/talk/ward",
        "contacts": ["PALS"]});
    let listed =
        json!([{"href": "/s/ward", "lang": "ur", "dir": "rtl", "title": "Wards", "introHtml": "<p>Hello</p>"}]);
    let statement = json!({"contact": "a@example.org", "enforcement": "The regulator"});
    let choices = json!([{"value": "a", "words": "A", "chosen": true}, {"value": "b", "words": "B", "chosen": false}]);
    let remarks = json!([
        {"who": "You", "about": "How loud?", "lang": "en", "language": "English", "read": "Child", "ready": "Good", "words": "I like it", "state": "open", "answer": "", "before": [], "now": []},
        {"who": "Ann", "about": "How loud?", "lang": "en", "language": "English", "read": "Child", "ready": "", "words": "", "state": "changed", "answer": "Thank you", "before": ["How loud?"], "now": ["Was it loud?"]},
        {"who": "Ann", "about": "How loud?", "lang": "en", "language": "English", "read": "Child", "ready": "", "words": "", "state": "kept", "answer": "It is short", "before": [], "now": []}
    ]);
    let reviewing = json!({
        "csrf": "t", "action": "/review/x?lang=en", "hello": "Hello Ann", "surveyTitle": "Wards", "surveyLang": "en", "formHref": "/s/~x",
        "languages": languages, "pages": [{"words": "Noise", "href": "/review/x?page=noise", "said": 2}], "remarks": remarks, "shared": true, "maySign": true,
        "signed": "You said yes", "stale": true, "until": "1 May", "lapsed": "1 May", "credit": "Ann", "minutes": "20 minutes", "soFar": 20, "typedMinutes": "x", "isOver": false, "pagesLang": "ur", "pagesDir": "rtl", "adult": "Bo", "seen": "0",
        "error": "Not this", "errorAt": "credit", "done": "Saved."
    });
    let saying = json!({
        "csrf": "t", "action": "/review/x?lang=en", "home": "/review/x?lang=en", "formHref": "/s/~x/noise", "page": "noise", "pageLang": "ur", "pageDir": "rtl",
        "questions": [{"id": "noise", "words": ["How loud?", "Very"], "chosen": true}, {"id": "light", "words": ["Light?"], "chosen": false}], "single": false,
        "wholeChosen": true, "languages": choices, "roles": choices, "bands": choices, "ready": choices, "words": "I like it", "error": "Not this", "errorAt": "words", "press": "0", "revision": 3,
        "done": true, "adult": "Bo", "upset": true
    });
    let words = json!({"text": "More light", "lang": "ur", "dir": "rtl"});
    let entry = json!({
        "id": "00ff", "about": words, "said": words, "state": "will", "lead": "We will", "did": words, "why": words, "who": words, "when": "By 1 May",
        "late": true, "signed": "Ann agrees", "picture": {"title": "Noise", "finding": "Before: 20. After: 60.", "chance": "It could be chance.", "svg": "<svg></svg>",
            "rows": [{"label": "Before", "count": 12, "answered": 60, "percent": 20}]}
    });
    let told = json!({
        "languages": languages, "buttons": false, "entries": [entry], "years": [{"year": 2026, "href": "/s/ward/you-said/2026"}], "startHref": "/s/ward",
        "hearHref": "/news/ward", "talkHref": "/talk/ward", "contacts": ["PALS"]
    });
    let year = json!({
        "year": 2026, "languages": languages, "buttons": false, "back": "/s/ward/you-said", "questions": ["Noise"], "count": "Of 30 answers", "heard": words,
        "better": words, "done": [entry], "will": [entry], "cant": [entry], "late": 1
    });
    let asking = json!({
        "lines": ["One"], "field": "email", "label": "Address", "hint": "Any", "value": "a", "error": "Not this", "action": "/news/ward", "button": "Send",
        "back": "/s/ward/you-said", "contacts": ["PALS"], "inDanger": true
    });
    let signing = json!({
        "hello": "Hello Ann", "languages": languages, "buttons": false, "entry": entry, "action": "/co-sign/x", "seen": "0", "name": "Ann", "young": true,
        "signed": true, "stale": true, "done": true, "error": "Not this"
    });
    vec![
        ("said/page", told),
        ("said/year", year),
        ("said/ask", asking),
        ("said/sign", signing),
        ("review/home", reviewing),
        ("review/say", saying),
        ("form/check", json!({"goesOn": true})),
        ("form/after-check", json!({"count": "There are 4 more.", "team": "Wards"})),
        ("form/answers", answers),
        ("form/unsent", json!({})),
        ("form/start", start),
        ("form/privacy", privacy),
        ("form/sent", sent),
        ("form/withdraw", json!({"receipt": "ABCD", "error": "Not this", "done": true})),
        ("form/summary", json!({"errors": [{"href": "#age", "text": "Not this"}]})),
        ("form/busy", json!({"errors": []})),
        ("form/languages", json!({"languages": languages, "buttons": true})),
        ("page/index", json!({"surveys": listed, "cleared": true})),
        ("page/accessibility", statement.clone()),
        ("page/privacy", statement),
        ("page/error", json!({"status": 404, "heading": "Not here", "bodyHtml": "<p>Sorry</p>"})),
    ]
}

/// The pages for staff, but for the results.
pub(crate) fn staffs() -> Vec<(&'static str, Value)> {
    let comment = json!({
        "id": "00ff", "question": "What else?", "lang": "ur", "dir": "rtl", "text": "More light", "shown": "Light", "state": "Published",
        "reasons": ["Looks like a name"], "themes": [{"id": "t", "name": "Noise", "chosen": true}], "place": "Ward 7", "isPlaced": true,
        "thanks": true, "confirmed": true, "revision": 2, "marked": true, "isPublished": true, "isHeld": true
    });
    let comments = json!({
        "script": "/assets/moderate.js", "survey": "ward", "title": "Wards", "state": "waiting", "mayDecide": true, "comments": [comment],
        "count": 1, "next": "?after=00ff", "states": [{"state": "waiting", "label": "To read", "current": true}], "from": 8,
        "themes": [{"id": "t", "name": "Noise"}], "search": "light", "done": "Published.", "wrong": "Somebody was first."
    });
    let fields = json!([{
        "name": "name", "kind": "text", "autocomplete": "name", "label": "Your name", "hint": "Any", "value": "Sam", "error": "Not this"
    }]);
    let errors = json!([{"field": "name", "text": "Not this"}]);
    let options =
        json!([{"value": "v", "label": "One", "chosen": true}, {"value": "w", "label": "Two", "chosen": false}]);
    let explained = json!([{"name": "Lead", "may": "reads"}]);
    let listed = json!([{"href": "/account/people/00", "name": "Sam", "email": "a@example.org", "state": "away", "roles": "Lead"}]);
    let people = json!({
        "people": listed, "fields": fields, "errors": errors, "roles": options, "scopes": options, "explained": explained, "done": true
    });
    let person = json!({
        "id": "00", "name": "Sam", "email": "a@example.org", "state": "away", "roles": options, "scopes": options, "explained": explained,
        "held": [{"words": "Lead in Wards", "role": "lead", "scope": "wards"}], "mayDisable": true, "isDisabled": true, "hasFactor": true,
        "isInvited": true, "isLinked": true, "errors": errors, "done": "Done."
    });
    let teams = json!({
        "teams": [{"id": "wards", "name": "Wards", "people": 2, "surveys": ["Ward design"]}], "mayAdd": true, "fields": fields,
        "surveys": options, "owners": options, "errors": errors, "done": "Done."
    });
    let enrol = json!({
        "hasFactor": true, "required": true, "left": 9, "sealed": "s", "words": "ABCD", "errors": errors,
        "picture": {"side": 41, "path": "M0 0h1v1h-1z"}
    });
    let audit = json!({
        "entries": [{"at": "May", "who": "a@example.org", "what": "give role", "survey": "wards", "detail": "lead"}], "surveys": options,
        "who": "a@example.org", "next": "?before=2", "mayCheck": true, "checked": "Whole.", "isBroken": true
    });
    let tokens = json!({
        "tokens": [{"id": "t", "name": "Dashboard", "email": "a@example.org", "reads": "results of wards", "until": "May"}],
        "fields": fields, "scopes": options, "surveys": options, "days": options, "errors": errors, "done": true
    });
    let me = json!({
        "name": "Sam", "email": "a@example.org", "roles": "Lead in Wards", "hasPassword": true, "hasFactor": true, "left": 9,
        "fields": fields, "sessions": [{"since": "May", "seen": "June", "own": true}], "errors": errors, "done": "Done."
    });
    let label = json!({"text": "Noise", "lang": "ur", "dir": "rtl"});
    let figures = json!({
        "period": "All", "questions": [{"label": label, "finding": {"text": "Good", "pieces": [label]}}]
    });
    let words = json!([{"text": "Thank you", "lang": "ur", "dir": "rtl"}]);
    let ward = json!({
        "title": "Wards", "place": "Ward 7", "home": "/results/ward/places/7", "from": 8,
        "questions": [{"label": "What else?", "texts": words}]
    });
    let links = json!([{"href": "?for=child", "label": "For a child", "lang": "en", "dir": "ltr", "current": true}]);
    let organisation = json!({"fields": fields, "requiresFactor": true, "errors": errors, "done": true});
    vec![
        ("account/setup", json!({"token": "t", "gone": true, "errors": errors, "fields": fields})),
        ("account/people", people),
        ("account/person", person),
        ("account/teams", teams),
        ("account/organisation", organisation),
        ("account/link", json!({"token": "t", "gone": true})),
        (
            "account/sign-in",
            json!({"email": "a@example.org", "error": "Not this", "asked": true, "refused": "Not this", "provider": "Sign in with us",
                "sentBack": "Not this"}),
        ),
        (
            "account/again",
            json!({"action": "/results/ward/comments", "fields": [{"name": "shown", "value": "Light"}], "written": ["More light"]}),
        ),
        ("account/audit", audit),
        ("account/tokens", tokens),
        (
            "results/plain",
            json!({"sheetCss": "/assets/sheet.css", "back": "/results/ward", "plain": plain(), "versions": links, "languages": links, "unread": true,
                "pdf": "?format=pdf"}),
        ),
        ("account/digests", digests()),
        ("account/leave", json!({"action": "/account/digests/leave/x", "left": true})),
        ("account/token", json!({"name": "Dashboard", "token": "yousaid_x", "until": "May"})),
        ("account/factor", json!({"errors": errors})),
        ("account/codes", json!({"codes": ["abcd-efgh"]})),
        ("account/enrol", enrol),
        ("account/me", me),
        (
            "results/wrong",
            json!({"pageTitle": "No such results", "wrong": "There is no such period.", "href": "/results/ward", "filters": filters()}),
        ),
        ("results/index", overview()),
        ("results/rows", json!({"title": "Wards", "survey": "ward", "wrong": "Tick the box first.", "ndjson": true})),
        ("returns/list", json!({"surveys": [{"href": "/return/fft/ward", "title": "Wards"}]})),
        ("returns/fft", the_return()),
        ("returns/totals", return_totals()),
        ("returns/forms", paper_forms(false)),
        ("returns/forms", paper_forms(true)),
        ("returns/forms", with(&paper_forms(false), json!({"closed": true}))),
        ("results/comments", comments),
        ("results/theme-list", theme_list()),
        ("results/quality", quality()),
        ("results/friday", with(&sheet(), json!({"figures": figures}))),
        ("results/thanks", sheet()),
        ("results/ward", ward),
        ("places/list", places(false)),
        ("places/one", places(true)),
        ("poster/page", poster()),
    ]
}

/// A report in plain words.
fn plain() -> Value {
    let thing = json!({"id": "noise", "asked": "How loud?", "said": ["Most said so."], "face": 4, "svg": "<svg></svg>", "picture": picture()});
    json!({
        "audience": "child", "survey": "ward", "lang": "ur", "dir": "rtl", "title": "Wards", "heading": "What you said", "lead": "60 people", "part": "Ward 7",
        "things": [thing], "next": "Next", "nextBody": "We read it", "linkWords": "See it", "link": "https://x/s/ward/you-said", "thanks": "Thank you"
    })
}

/// The page on which somebody chooses digests.
fn digests() -> Value {
    let options =
        json!([{"value": "v", "label": "One", "chosen": true}, {"value": "w", "label": "Two", "chosen": false}]);
    json!({
        "email": "a@example.org", "often": options, "surveys": options, "places": options, "attached": options, "hasPdf": true, "zones": options,
        "errors": [{"field": "often", "text": "Not this"}], "done": "Saved.",
        "wrong": {"often": "Not this", "surveys": "Not this", "places": "Not this", "attached": "Not this", "zone": "Not this"}
    })
}

/// A digest of one survey.
fn digest(enclosed: &str) -> Value {
    let label = json!({"text": "Noise", "lang": "ur", "dir": "rtl"});
    let sentence = json!({"text": "Good", "pieces": [label]});
    let question = json!({"label": label, "opening": sentence, "change": sentence});
    let section = json!({
        "title": label, "part": sentence, "note": "Rounded", "finding": sentence, "header": "60 answers", "period": "Until May", "questions": [question],
        "more": 3, "page": "https://x/results/ward", "said": "https://x/s/ward/you-said", "enclosed": {"is": enclosed, "at": "ward.pdf"}
    });
    json!({
        "subject": "Wards: good", "preheader": "Good", "sections": [section], "step": 5, "often": "on Mondays", "settings": "https://x/account/digests",
        "leave": "https://x/account/digests/leave/y"
    })
}

/// All surveys on one page.
fn overview() -> Value {
    let places = json!([{"href": "/results/ward/places/7", "name": "Ward 7"}]);
    let finding = json!({"text": "Good", "pieces": [{"text": "Good", "lang": "ur", "dir": "rtl"}]});
    let told = json!({"finding": finding, "header": "60 answers", "period": "All", "trend": "Up"});
    let survey = json!({
        "href": "/results/ward", "title": "Wards", "state": "Open", "told": told, "comments": "/results/ward/comments",
        "todo": [{"href": "/results/ward/comments", "words": "3 wait"}], "places": places
    });
    json!({"surveys": [survey], "places": places})
}

/// The return of the Friends and Family Test.
fn the_return() -> Value {
    let row = json!({
        "level": "ward", "name": "Ward 7", "answers": [5, 2, 0, 1, 1, 1], "total": 10, "positive": "70 %", "eligible": "20",
        "rate": "50 %", "byHand": 2, "modes": [0, 3, 0, 2, 0, 0, 5, 0], "totals": "/return/fft/ward/totals"
    });
    let counted = json!({
        "month": "2026-11", "monthWords": "November 2026", "provisional": true, "answers": ["Very Good"], "modes": ["Online"],
        "trusts": [{"name": "Example", "total": "10 answers", "facts": [{"name": "Response rate", "value": "50 %"}]}],
        "rows": [row], "missing": ["Ward 3"], "blank": 1, "byHand": 2, "files": [{"href": "?format=csv", "label": "Wards"}],
        "template": "Columns as in"
    });
    json!({
        "survey": "ward", "title": "Wards", "href": "/return/fft/ward", "done": true, "counted": counted,
        "months": [{"value": "2026-11", "label": "November 2026", "chosen": true}],
        "errors": [{"field": "month", "text": "Not this"}]
    })
}

fn return_totals() -> Value {
    let field = json!({"name": "eligible", "id": "eligible", "label": "People", "hint": "Discharged", "value": "20", "error": "Not this"});
    json!({
        "title": "Wards", "place": "ward-7", "placeWords": "Ward 7", "month": "2026-11", "monthWords": "November 2026",
        "href": "/return/fft/ward", "before": "{}", "eligible": field, "modes": [{"words": "Paper", "fields": [field]}],
        "errors": [{"field": "eligible", "text": "Not this"}], "meanwhile": ["Good: 2"]
    })
}

/// The grid of paper forms: being typed, or stored.
fn paper_forms(done: bool) -> Value {
    let choices = json!([{"value": "a", "label": "A", "chosen": true}]);
    let cell = json!({"name": "0.good", "id": "form1_good", "label": "Form 1: Good?", "value": "1", "error": "Not this", "kind": "code"});
    let column = json!({"label": "Good?", "codes": [{"number": 1, "label": "Yes"}], "several": true});
    json!({
        "title": "Wards", "href": "/return/fft/ward", "closed": false, "batch": "00", "months": choices, "places": choices,
        "monthError": "Choose the month again", "kept": ["Form 1: Who answered: 4"], "placeError": "Not this", "languages": choices, "columns": [column], "leftOut": ["A grid"], "count": 10,
        "rows": [{"number": 1, "cells": [cell]}], "canGrow": true, "errors": [{"field": "form1_good", "text": "Not this"}],
        "ready": "One form is right.", "busy": true, "done": done, "told": "One form is stored.",
        "stored": [{"number": 1, "code": "ABCD"}]
    })
}

fn theme_list() -> Value {
    let theme = json!({"id": "t", "name": "Noise", "comments": 1, "others": [{"id": "u", "name": "Light"}]});
    let phrase = json!({"search": "light", "words": "light", "lang": "ur", "dir": "rtl", "comments": 3});
    json!({
        "survey": "ward", "title": "Wards", "themes": [theme], "phrases": [phrase], "done": "Done.", "error": "Not this", "typed": "x"
    })
}

fn quality() -> Value {
    let label = json!({"text": "Noise", "lang": "ur", "dir": "rtl"});
    let expected = json!([{"label": label, "hoped": "25 %", "heard": "12 %", "state": "missing", "words": "Fewer"}]);
    let who = json!([{"facet": "mode", "title": "How", "note": "Until May", "groups": [{"label": label, "count": 12, "percent": 9}]}]);
    let view = json!({
        "title": label, "header": "60 answers", "finding": "Nobody", "expected": expected, "journey": "49 began", "until": "Until May",
        "stopped": [{"label": label, "people": "about 20"}], "rest": "Fewer", "who": who, "blank": [{"label": label, "people": "12 of 60"}]
    });
    json!({"survey": "ward", "quality": view})
}

/// A sheet for a wall, without figures.
fn sheet() -> Value {
    json!({
        "sheetCss": "/assets/sheet.css", "survey": "ward", "title": "Wards", "place": "Ward 7", "home": "/results/ward/places/7",
        "results": "/results/ward", "day": "1 May", "thanks": [{"text": "Thank you", "lang": "ur", "dir": "rtl"}], "size": "big", "more": 2
    })
}

/// The pages of places: the list, and one of them.
fn places(one: bool) -> Value {
    let field = |value: &str| json!({"value": value, "error": "Not this"});
    let choices = json!([{"value": "ward", "label": "Ward", "chosen": true}]);
    let form = json!({
        "names": [{"field": "name", "label": "Name", "lang": "en", "dir": "ltr", "value": "Ward 7", "error": "Not this"}],
        "kinds": choices, "kindError": "Not this", "parents": choices, "parentError": "Not this", "site": field("RXA01"),
        "firstDay": field("2026-11-01"), "lastDay": field("2026-11-02"), "recipients": field("a@example.org")
    });
    let sizes = json!([{"name": "A4", "page": "/poster", "svg": "/poster.svg"}]);
    let row = json!({
        "href": "/a", "poster": "/p", "name": "Ward 7", "kind": "Ward", "days": "always", "short": "x/p/y", "archived": true
    });
    let page = json!({
        "tabs": [{"href": "/author/ward", "label": "Pages", "current": true}], "survey": "ward", "title": "Wards", "href": "/author/ward/places", "form": form, "done": "Done.",
        "errors": [{"field": "name", "text": "Not this"}]
    });
    let more = if one {
        json!({
            "list": "/author/ward/places", "name": "Ward 7", "url": "https://x/p/y", "short": "x/p/y", "archived": true,
            "mayChange": true, "posters": [{"language": "English", "tag": "en", "sizes": sizes}]
        })
    } else {
        json!({"keepsPlaces": true, "rows": [row], "others": choices, "otherError": "Not this"})
    };
    with(&page, more)
}

fn poster() -> Value {
    let line = json!({"x": 105.0, "y": 20.5, "size": 8.0, "fill": "#ffffff", "address": true, "text": "Hello"});
    let drawing = json!({
        "lang": "ur", "dir": "rtl", "rtl": true, "size": "a4", "width": 210, "height": 297, "said": "Hello", "lines": [line],
        "qr": {"side": 45, "path": "M4 4h7v1h-7z"}, "url": "https://x/p/y", "short": "x/p/y"
    });
    json!({
        "posterCss": "/assets/poster.css", "back": "/author/ward/places/seven", "name": "Ward 7", "svg": "/poster.svg",
        "choices": [{"label": "English A4", "lang": "en", "href": "?size=a4", "current": true}], "poster": drawing
    })
}

/// The letters that need no report.
pub(crate) fn letters() -> Vec<(String, Value)> {
    let head = json!({"lang": "en", "dir": "ltr", "brand": "Example"});
    let all = [
        ("sign-in", json!({"url": "https://x", "code": "1234 5678", "minutes": 60})),
        (
            "invitation",
            json!({"url": "https://x", "days": 3, "organisation": "Example", "by": "Sam", "signIn": "https://x/account"}),
        ),
        ("safeguarding", json!({"survey": "Wards", "url": "https://x"})),
        (
            "account-changed",
            json!({"what": "Your password was changed.", "when": "May", "by": "b@example.org", "signIn": "https://x/account"}),
        ),
        ("unread", json!({"survey": "Wards", "count": 1, "url": "https://x"})),
        ("digest", digest("here")),
        ("digest", digest("there")),
        ("digest", digest("missing")),
    ];
    let parts = ["subject.txt", "body.txt", "body.html"];
    let letter =
        |(name, view): (&str, Value)| parts.map(|part| (format!("email/{name}/{part}"), with(&head, view.clone())));
    let plains = [("plain.txt".to_owned(), plain()), ("plain".to_owned(), json!({"css": "body{}", "plain": plain()}))];
    all.into_iter().chain(said_samples::letters()).flat_map(letter).chain(plains).collect()
}

/// The surveys that ship, and the one with every kind of question.
pub(crate) fn surveys() -> Vec<Survey> {
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/definitions/every-kind.json");
    let names = ["event-feedback", "friends-and-family", "learning-disability-support", "ward-design"];
    let shipped = names.map(|name| definitions().join(format!("{name}.json")));
    let read = |path: &Path| yousaid::publish::check_file(path).0.survey.unwrap();
    shipped.iter().map(|path| read(path)).chain([read(&kinds)]).collect()
}

/// The views of a survey's pages, for everybody who may read them.
pub(crate) fn pages(survey: &Survey) -> Vec<(&'static str, Value)> {
    let roles = survey.roles.iter().map(|role| Some(role.id.as_str())).chain([None]);
    let bands = Band::ALL.map(|band| Some(band.id())).into_iter().chain([None]);
    let people: Vec<_> = roles.flat_map(|role| bands.clone().map(move |band| (role, band))).collect();
    let mut views = Vec::new();
    for language in &survey.languages {
        let reader = || Reader::new(&INTERFACE, language, &survey.default_language());
        views.push(("form/who", serde_json::to_value(who_view(survey, &reader())).unwrap()));
        for (role, band) in &people {
            let reader = reader().answering_as(*role, *band);
            let view = |page| ("form/page", serde_json::to_value(page_view(page, &reader)).unwrap());
            views.extend(survey.pages.iter().map(view));
        }
    }
    views
}

/// The form that chooses a part of the answers.
pub(crate) fn filters() -> Value {
    let label = json!({"text": "Children", "lang": "cy", "dir": "ltr"});
    let groups = json!([{"label": label, "choices": [{"written": "role=child", "label": label, "selected": true}]}]);
    json!({
        "wheres": [{"id": "where-1", "name": "where", "label": "Only answers where", "groups": groups}],
        "by": [{"item": "role", "label": label, "selected": true}],
        "period": [1, 2], "chosen": true, "keep": "by=role&"
    })
}

/// A report with everything that a report can have.
pub(crate) fn full_report(world: &World) -> Value {
    for number in 0..60 {
        let noise = ["often", "never", "sometimes"][number % 3];
        let (role, help) = ([("child", "alone"), ("parentCarer", "together")])[number % 2];
        let answers = json!({"noise-at-night": noise, "one-change": format!("More light {number}"), "age": 9});
        let body = json!({
            "submissionId": uuid::Uuid::new_v4().to_string(), "language": "en", "role": role,
            "help": help, "answers": answers
        });
        assert_eq!(world.submit("ward-design", &body).0, 201);
    }
    let edition = world.catalogue.current("ward-design").unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap();
    let comments = world.run(world.store.comments("ward-design", CommentState::Waiting, None, 20)).unwrap();
    for comment in comments {
        let entry = AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: 1,
            who: "a@example.org".into(),
            what: "publish".into(),
            survey: None,
            detail: String::new(),
        };
        world
            .run(world.store.decide(
                "ward-design",
                comment.id,
                Decision::Publish { shown: None, confirmed_small: true },
                entry,
            ))
            .unwrap();
    }
    let (books, keys) = (Books::default(), Keys::new(SECRET));
    let links = Links { page: "/results/ward-design".into(), csv: "/results/ward-design?format=csv".into() };
    let sources = (&world.store, world.interface.as_ref(), &books, &keys);
    let choosing = world.run(Choosing::of(&world.store, &edition, &world.interface)).unwrap();
    let by = choosing.each("noise-at-night").unwrap();
    let inquiry = Inquiry { asked: Asked::All, filters: Vec::new(), by };
    let view = world.run(figures::answer(sources, &edition, &inquiry, links, &Default::default())).unwrap();
    let mut view = serde_json::to_value(view).unwrap();
    let split =
        view["questions"].as_array().unwrap().iter().find_map(|question| question["splits"].get(0)).unwrap().clone();
    assert!(!view["comments"].as_array().unwrap().is_empty());
    let mut short = split.clone();
    fill(&mut short, &split);
    fill(&mut view, &short);
    view
}

/// Months that show something. The words are those of a split.
fn change(split: &Value) -> Value {
    let icon = json!({"kind": "better", "words": "Better", "svg": "<svg></svg>"});
    json!({
        "finding": split["finding"], "variation": icon, "assurance": icon, "notes": ["The target is 90 %."], "svg": "<svg></svg>",
        "table": split["table"], "limits": [{"label": "May to June", "lower": 20, "mean": 50, "upper": 80}],
        "points": [{"label": "May", "until": "2026-05-31", "answered": 20, "good": 10, "percent": 50, "shows": "above the upper limit"}]
    })
}

/// The map of a journey of one step.
fn journey(split: &Value) -> Value {
    let label = &split["groups"][0]["label"];
    let felt = json!({"feeling": "calm", "label": label, "class": "good", "count": 10, "percent": 50});
    let step = json!({"id": "arriving", "number": 1, "label": label, "answered": 20, "good": 50, "bad": 30, "feelings": [felt], "texts": [label]});
    json!({"svg": "<svg></svg>", "steps": [step]})
}

/// Puts something wherever a report says nothing.
fn fill(value: &mut Value, split: &Value) {
    match value {
        Value::String(words) if words.is_empty() => *value = "words".into(),
        Value::Number(number) if number.as_u64() == Some(0) => *value = 1.into(),
        Value::Bool(flag) => *flag = true,
        // Two of each are as good as all.
        Value::Array(elements) => {
            elements.truncate(2);
            elements.iter_mut().for_each(|element| fill(element, split));
        }
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), &value) {
                    ("months", Value::Null) => *value = split.clone(),
                    ("change", Value::Null) => *value = change(split),
                    ("journey", Value::Null) => *value = journey(split),
                    ("splits" | "moreSplits", Value::Array(none)) if none.is_empty() => *value = json!([split]),
                    ("periods", _) => *value = json!([{"label": "May", "from": 1, "until": 2, "current": true}]),
                    ("legend", _) => *value = json!([{"class": "good", "words": {"text": "Good", "pieces": []}}]),
                    _ => fill(value, split),
                }
            }
        }
        _ => {}
    }
}
