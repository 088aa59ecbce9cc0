//! What the templates of authors' pages are rendered with: fields as the code makes them, the rest written out.

use crate::template_samples::{INTERFACE, with};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yousaid::authoring::{ABOUT, Draft, FieldView, Look, MEDIA, Of, SETTINGS, SURVEY, VARIANTS, WORDS};
use yousaid::json::Pointer;

/// One field for each control, from forms of a survey that has all of them.
fn fields() -> Value {
    let mut draft = Draft::parse(include_str!("../../survey-definitions/ward-design.json")).unwrap();
    let item = draft.item("liked-most").unwrap().at();
    draft.document_mut().put(&item.key("purpose"), None);
    let checked = draft.checked(&BTreeMap::new());
    let look =
        Look { draft: &draft, findings: &checked.findings, interface: &INTERFACE, condition_href: "/c?at=".to_owned() };
    let root = Pointer::root();
    let mut all = look.fields(&root, Of::Survey, SURVEY.iter().flat_map(|section| section.fields).copied());
    let own = [WORDS, MEDIA, SETTINGS, VARIANTS, ABOUT].into_iter().flatten().copied();
    all.extend(look.fields(&item, Of::Item, own));
    let mut by_control: BTreeMap<&str, FieldView> = BTreeMap::new();
    for field in all {
        let better = |known: &FieldView| {
            known.groups.len() < field.groups.len().min(2) || (known.findings.is_empty() && !field.findings.is_empty())
        };
        if by_control.get(field.control).is_none_or(better) {
            by_control.insert(field.control, field);
        }
    }
    let short = |mut field: FieldView| {
        field.groups.truncate(1);
        field.words.truncate(1);
        field.choices.truncate(2);
        for group in &mut field.groups {
            group.fields.truncate(1);
            group.more.truncate(1);
        }
        field
    };
    let fields: Vec<FieldView> = by_control.into_values().map(short).collect();
    assert!(fields.len() >= 12, "{:?}", fields.iter().map(|field| field.control).collect::<Vec<_>>());
    json!([{"title": "The question", "fields": fields}])
}

/// The controls of which there is a sample.
pub(crate) fn controls() -> Vec<String> {
    let all = fields();
    let fields = all[0]["fields"].as_array().unwrap().iter();
    fields.map(|field| field["control"].as_str().unwrap().to_owned()).collect()
}

/// What stands around every page of one survey.
fn around() -> Value {
    json!({
        "script": "/assets/author.0.js", "id": "ward", "title": "Wards", "revision": 3, "redo": true, "undo": "Typed", "errors": 1, "warnings": 2,
        "tabs": [{"href": "/author/ward", "label": "Pages", "current": true}], "tryHref": "/s/~ward", "done": "Saved.", "heading": "Noise"
    })
}

/// The pages for authors, each with all that its view has.
pub(crate) fn authors() -> Vec<(&'static str, Value)> {
    let sections = fields();
    let findings = json!([{"error": true, "message": "Say why."}, {"error": false, "message": "Long."}]);
    let kinds = json!([{"name": "text", "title": "A few words", "about": "A line."}]);
    let item = json!({
        "id": "noise", "words": "Noise?", "kind": "Yes or no", "at": "/pages/0/items/0", "shown": "it is dark", "errors": 1, "warnings": 1,
        "first": false, "last": false, "inside": true
    });
    let menu = json!([{"value": "a", "words": "A", "about": "Much", "chosen": true}]);
    let few = json!([{"title": "The question", "fields": [sections[0]["fields"][0]]}]);
    let seen = json!([{"value": "ur", "words": "Urdu", "chosen": true}]);
    let menus = json!({"languages": seen, "roles": seen, "bands": seen, "devices": seen});
    let part = json!({"sections": few, "look": "/author/ward/look/noise", "menus": menus, "findings": findings});
    let page = |view: Value| with(&around(), view);
    let bench = json!({
        "action": "/a", "csv": "/c", "language": "Urdu", "lang": "ur", "dir": "rtl", "from": "English", "fromLang": "en", "fromDir": "ltr",
        "open": 2, "onlyOpen": true, "gone": ["lost words"], "error": "Not a table", "csvText": "a,b", "lines": [{"index": 0, "key": "/title", "what": "Title",
            "source": "Wards", "words": "w", "stored": "v", "long": true, "missing": true, "changed": true, "before": "Old", "theirs": "x"}]
    });
    let listed = json!([{"id": "ward", "title": "Wards", "team": "Team", "state": "Open", "drafted": true}]);
    vec![
        (
            "author/list",
            json!({"surveys": listed, "archived": listed, "mayBegin": true, "waiting": [{"file": "w.json", "survey": "ward"}]}),
        ),
        (
            "author/new",
            json!({"error": "No title", "errorAt": "title", "title": "T", "id": "t", "text": "{}", "from": menu, "teams": menu}),
        ),
        (
            "author/outline",
            page(json!({
                "pages": [{"id": "noise", "number": 1, "title": "Noise", "at": "/pages/0", "shown": "it is dark", "afterCheck": true,
                    "items": [item], "errors": 1, "warnings": 1, "first": false, "last": false}],
                "findings": findings, "kinds": kinds, "error": "Write it", "words": "Q", "liveNumber": 2, "isBehind": true
            })),
        ),
        ("author/settings", page(part.clone())),
        (
            "author/page",
            page(with(
                &part,
                json!({
                    "page": "noise", "shown": "it is dark", "condition": "/c", "items": [item], "several": true, "afterCheck": true,
                    "isPublished": true, "kinds": kinds
                }),
            )),
        ),
        (
            "author/question",
            page(with(
                &part,
                json!({
                    "sections": sections, "item": "noise", "page": "noise", "pageWords": "Page 1", "kind": "Yes or no", "shown": "it is dark", "condition": "/c",
                    "listHref": "/l", "inner": [item], "isGroup": true, "inGroup": true, "askedBy": ["Light", "Food"], "isPublished": true,
                    "kinds": kinds, "pages": [{"id": "noise", "words": "Noise", "current": true}]
                }),
            )),
        ),
        ("author/shared", page(with(&part, json!({"list": "howOften", "usedBy": ["Noise", "Food"]})))),
        ("author/lists", page(json!({"lists": [{"name": "howOften", "answers": "Never, often"}]}))),
        (
            "author/rules",
            page(json!({"rules": [{"name": "stayed", "sentence": "yes", "href": "/c", "findings": findings}]})),
        ),
        (
            "author/condition",
            page(json!({
                "at": "/pages/0/visibleIf", "owner": "x", "back": "/b", "sentence": "it is dark", "any": true, "several": true,
                "clauses": [{"index": 0, "subject": "The answer", "negated": true, "operators": menu, "boxes": menu, "typed": true,
                    "value": "3", "inner": "/i", "sentence": "both"}],
                "subjects": menu, "findings": findings
            })),
        ),
        (
            "author/pictures",
            page(json!({
                "at": "/image", "owner": "/settings", "back": "/b", "looked": "bed", "own": [{"name": "media/bed.svg", "words": "A bed", "src": "/x.svg"}],
                "uploaded": [{"name": "media/own.png", "words": "own", "src": "/y.png"}],
                "languages": [{"tag": "en", "words": "English", "chosen": true}], "error": "Too large"
            })),
        ),
        (
            "author/preview",
            page(json!({
                "pages": menu, "languages": menu, "roles": menu, "bands": menu, "devices": menu, "device": "phone", "src": "/s/~w",
                "findings": findings
            })),
        ),
        (
            "author/map",
            page(json!({"isBroken": true, "pages": [{
                "number": 1, "id": "noise", "words": "Noise", "shown": "it is dark", "condition": "/c", "dead": findings,
                "questions": [{"id": "q", "words": "Q?", "shown": "it is dark", "leads": [{"answer": "Yes",
                    "opens": [{"number": 2, "words": "Light"}], "skips": [{"number": 3, "words": "Food"}]}]}]
            }]})),
        ),
        (
            "author/json",
            page(json!({"text": "{}", "error": "Not JSON", "theirs": "{}", "findings": [
                {"line": 1, "column": 2, "pointer": "/a", "error": true, "message": "Wrong."}]})),
        ),
        (
            "author/languages",
            page(
                json!({"error": "Write a name", "languages": [{"tag": "ur", "words": "Urdu", "first": false, "missing": 2, "changed": 1,
                "by": "Sana", "on": "2026-11-20", "since": 1, "links": [{"id": "1", "name": "Sana", "href": "/t", "until": "May"}]}]}),
            ),
        ),
        ("author/bench", page(bench.clone())),
        ("author/translator", with(&bench, json!({"title": "Wards", "name": "Sana", "done": "Saved.", "revision": 3}))),
        (
            "author/history",
            page(json!({"revisions": [{"number": 3, "what": "Typed", "who": "a@b", "when": "May", "current": true}]})),
        ),
        (
            "author/bank",
            page(
                json!({"error": "There already", "groups": [{"title": "About you", "entries": [{"id": "age", "title": "Age",
                "about": "How old", "source": "Census", "note": "Look first", "questions": ["How old?"], "there": true}]}]}),
            ),
        ),
        (
            "author/conflict",
            page(json!({"who": "a@b", "back": "/b", "gone": false, "fields": [["/label/en", "x"]], "differences": [
                {"label": "The question", "theirs": "a", "yours": "b"}]})),
        ),
        (
            "author/review",
            page(json!({
                "asked": true, "press": "0", "until": "1 May", "lapsed": "1 May", "shared": true, "agreed": "1 has said yes", "needed": false, "open": 1,
                "reviewers": [{"id": "r1", "name": "Ann", "about": "lived experience", "href": "https://x/review/y", "yes": "Said yes.", "credit": "Ann", "unnamed": true, "minutes": 20}],
                "questions": [{"words": "Noise", "href": "/q", "remarks": [
                    {"id": "m1", "who": "Ann", "when": "1 May", "read": "English", "lang": "en", "ready": "Good", "upset": true, "words": "I like it",
                     "open": true, "changed": false, "answer": "", "answered": "", "before": ["a"], "now": ["b"], "typed": "Why"},
                    {"id": "m2", "who": "Ann", "when": "1 May", "read": "English", "lang": "en", "ready": "Good", "upset": false, "words": "I like it",
                     "open": false, "changed": true, "answer": "We did", "answered": "a@b, 2 May", "before": ["a"], "now": ["b"], "typed": ""}]}],
                "fields": {"name": "Ann", "adult": "Bo", "lived": true, "young": true}, "error": "Not this", "errorAt": "name"
            })),
        ),
        (
            "review/list",
            json!({"reviews": [{"survey": "ward", "title": "Wards", "href": "", "until": "1 May"}], "out": [{"title": "Wards", "results": "/results/ward"}], "done": true}),
        ),
        (
            "author/publish",
            page(json!({
                "live": 2, "lapsed": "The wait ended.", "stale": ["Ann checked it."], "missing": [{"what": "No purpose", "href": "/m", "words": "Noise"}],
                "changes": [{"title": "Needs a new name", "about": "Why", "breaking": true, "changes": [
                    {"what": "Other kind", "item": "noise", "ask": true, "breaking": true}]}],
                "isNew": true, "unchanged": false, "mayPublish": true, "asks": true, "behind": "Version 3.", "file": "w.json",
                "waiting": "w.json", "state": "open", "address": "https://x/s/ward", "places": "/p", "error": "Not yet"
            })),
        ),
    ]
}
