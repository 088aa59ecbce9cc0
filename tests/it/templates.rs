//! Every template, rendered with a full sample and with each of its values left empty: a name that no view has is an
//! error, in a condition too.

use crate::author_samples::{authors, controls};
use crate::said_samples;
use crate::template_samples::{
    INTERFACE, families, filters, frame, full_report, letters, pages, staff, staffs, surveys, with,
};
use crate::world::{On, World};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use yousaid::render::Renderer;

static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::load(&INTERFACE).unwrap());

fn render(template: &str, view: &Value) -> Result<String, String> {
    let done = if template.ends_with(".txt") { RENDERER.text(template, view) } else { RENDERER.html(template, view) };
    done.map_err(|error| error.to_string())
}

/// Values that may be absent as a whole.
const OPTIONAL: [&str; 12] = [
    "counted",
    "preview",
    "image",
    "audio",
    "signed",
    "months",
    "moderation",
    "cross",
    "period",
    "themes",
    "told",
    "figures",
];

/// The paths of the values that can be empty; the elements of a list are one.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            let here = format!("{path}/{name}");
            let is_leaf = !matches!(value, Value::Object(_) | Value::Null) || OPTIONAL.contains(&name.as_str());
            paths(value, &here, found);
            // These are names of templates.
            if is_leaf && !["kind", "control"].contains(&name.as_str()) {
                found.insert(here);
            }
        }),
        Value::Array(elements) => elements.iter().for_each(|element| paths(element, &format!("{path}/*"), found)),
        _ => {}
    }
}

/// The same with what stands at this path empty, everywhere; a flag says the contrary.
fn emptied(value: &Value, path: &[&str]) -> Value {
    match (value, path) {
        (Value::Bool(flag), []) => Value::Bool(!flag),
        (Value::String(_), []) => "".into(),
        (Value::Number(_), []) => 0.into(),
        (Value::Array(_), []) => json!([]),
        (_, []) => Value::Null,
        (Value::Object(members), [name, rest @ ..]) => {
            let member = |(key, value): (&String, &Value)| {
                (key.clone(), if key == name { emptied(value, rest) } else { value.clone() })
            };
            Value::Object(members.iter().map(member).collect())
        }
        (Value::Array(elements), [_, rest @ ..]) => elements.iter().map(|element| emptied(element, rest)).collect(),
        (other, _) => other.clone(),
    }
}

/// What is wrong with a template, whatever of its view is empty.
fn wrong_with(template: &str, view: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    paths(view, "", &mut found);
    let variant = |path: &String| (path.clone(), emptied(view, &path.split('/').skip(1).collect::<Vec<_>>()));
    let all = std::iter::once((String::new(), view.clone())).chain(found.iter().map(variant));
    all.filter_map(|(path, view)| {
        render(template, &view).err().map(|error| format!("{template} without {path:?}: {error}"))
    })
    .collect()
}

fn source(template: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("templates/{template}.hbs"));
    std::fs::read_to_string(file).unwrap_or_default() // a block of the page's own has no file
}

/// The partials that a template calls, each with its arguments: `{{> name a=b}}`, `{{#> name}}`.
fn calls(template: &str) -> Vec<String> {
    let source = source(template);
    let tags = source.split("{{").filter_map(|tag| tag.split("}}").next());
    tags.filter_map(|tag| tag.strip_prefix("#>").or(tag.strip_prefix('>'))).map(|call| call.trim().to_owned()).collect()
}

#[test]
fn every_template_knows_all_that_it_asks_for() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut look = |template: &str, view: &Value| {
        seen.insert(template.to_owned());
        wrong.extend(wrong_with(template, view));
    };
    for (template, view) in families() {
        let view = with(&frame(), view);
        look(template, &view);
        if template.starts_with("page/") || template == "form/withdraw" {
            look(template, &with(&view, json!({"survey": null})));
        }
    }
    for (template, view) in staffs().into_iter().chain(authors()).chain(said_samples::staffs()) {
        look(template, &with(&staff(), view));
    }
    for (template, view) in letters() {
        look(&template, &view);
    }
    assert_eq!(wrong, Vec::<String>::new());
    // What is looked at in the tests below.
    seen.extend(["form/page", "form/who", "results/page", "report.txt"].map(str::to_owned));
    let views = surveys().iter().flat_map(pages).collect::<Vec<_>>();
    let items = views.iter().flat_map(|(_, view)| view["items"].as_array().into_iter().flatten());
    let inner = items.clone().flat_map(|item| item["items"].as_array().into_iter().flatten());
    seen.extend(items.chain(inner).map(|item| format!("question/{}", item["kind"].as_str().unwrap())));
    seen.extend(controls().into_iter().map(|control| format!("author/control/{control}")));
    seen.extend(["subject.txt", "body.txt", "body.html"].map(|part| format!("email/report/{part}")));
    let mut names: Vec<String> = seen.iter().cloned().collect();
    while let Some(name) = names.pop() {
        let parts = calls(&name).into_iter().filter_map(|call| call.split_whitespace().next().map(str::to_owned));
        names.extend(parts.filter(|part| !source(part).is_empty() && seen.insert(part.clone())));
    }
    let unseen: Vec<&str> = RENDERER.names().filter(|name| !seen.contains(*name)).collect();
    assert_eq!(unseen, Vec::<&str>::new(), "templates that nothing renders");
}

#[test]
fn every_page_of_every_survey_has_what_its_templates_ask_for() {
    let mut kinds = BTreeMap::new();
    for survey in surveys() {
        for (template, view) in pages(&survey) {
            for item in view["items"].as_array().into_iter().flatten() {
                kinds.entry((item["kind"].to_string(), item["display"].to_string())).or_insert_with(|| view.clone());
            }
            let done = render(template, &with(&frame(), view));
            assert!(done.is_ok(), "{}: {done:?}", survey.id);
        }
    }
    assert!(kinds.len() > 20, "{:?}", kinds.keys());
    for (kind, view) in kinds {
        assert_eq!(wrong_with("form/page", &with(&frame(), view)), Vec::<String>::new(), "{kind:?}");
    }
}

/// The names that a sample has, at any depth.
fn names_in(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            found.insert(name.clone());
            names_in(value, found);
        }),
        Value::Array(elements) => elements.iter().for_each(|element| names_in(element, found)),
        _ => {}
    }
}

/// What a partial is given under a misspelt name would be nothing, and no error: these are looked at by their names.
#[test]
fn every_argument_of_a_partial_has_a_name_that_views_have() {
    let mut known: BTreeSet<String> = ["@first", "@root", "this", "true", "false"].map(str::to_owned).into();
    let families = families().into_iter().map(|(_, view)| with(&frame(), view));
    let letters = letters().into_iter().map(|(_, view)| view);
    let pages = surveys().iter().flat_map(pages).map(|(_, view)| view).collect::<Vec<_>>();
    let report = json!({"report": full_report(&World::new(On::Sqlite))});
    let staffs = staffs().into_iter().chain(authors()).map(|(_, view)| view);
    families
        .chain(letters)
        .chain(pages)
        .chain(staffs)
        .chain([staff(), report])
        .for_each(|view| names_in(&view, &mut known));
    let argument = regex::Regex::new(r#"\w+=([^\s"()]+)"#).unwrap();
    let mut wrong = Vec::new();
    for (template, call) in RENDERER.names().flat_map(|name| calls(name).into_iter().map(move |call| (name, call))) {
        for path in argument.captures_iter(&call).map(|found| found[1].to_owned()) {
            let is_known = path.trim_start_matches("../").split('.').all(|part| known.contains(part));
            if !is_known {
                wrong.push(format!("{template}: {{{{> {call}}}}}: {path}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_rendering_of_a_report_has_what_its_templates_ask_for() {
    let world = World::new(On::Sqlite);
    let report = full_report(&world);
    let themes =
        json!({"basis": "60 wrote", "themes": [{"name": "Noise", "people": "about 25", "share": "about half"}]});
    let page = with(
        &staff(),
        json!({"report": report.clone(), "moderation": "/results/ward-design/comments", "youSaid": "/results/ward-design/you-said", "overdue": 2, "filters": filters(), "themes": themes, "files": files()}),
    );
    let mails = ["subject.txt", "body.txt", "body.html"].map(|part| format!("email/report/{part}"));
    let mut wrong = wrong_with("results/page", &page);
    for template in mails.iter().map(String::as_str).chain(["report.txt"]) {
        wrong.extend(wrong_with(template, &report));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Where the files of a page are.
pub(crate) fn files() -> Value {
    let label = json!({"text": "Ile hałasu?", "lang": "pl", "dir": "ltr"});
    let others = json!([{"title": "By who answered", "href": "?by=role"}]);
    json!({
        "csv": "?format=csv", "xlsx": "?format=xlsx", "json": "?format=json", "pdf": "?format=pdf", "rows": "/rows",
        "pictures": [{"label": label, "href": "?format=png", "others": others}]
    })
}

/// A name that no view has is found, wherever it stands.
#[test]
fn a_name_that_is_not_there_is_an_error() {
    let without = |template: &str, view: &Value, name: &str| {
        let mut view = view.clone();
        view.as_object_mut()
            .unwrap()
            .remove(name)
            .unwrap_or_else(|| panic!("{name} is not in the sample of {template}"));
        render(template, &view).err()
    };
    let check = |template: &str, view: &Value, name: &str| {
        assert!(render(template, view).is_ok());
        let found = without(template, view, name).unwrap_or_else(|| panic!("{template} does not miss {name}"));
        assert!(found.contains(name) || found.contains("required but not found"), "{found}");
    };
    let views: BTreeMap<_, _> = families().into_iter().map(|(name, view)| (name, with(&frame(), view))).collect();
    for (template, name) in [
        ("form/start", "takesComments"), // in a condition
        ("form/start", "startHref"),     // a value
        ("form/start", "minutes"),       // an argument of a text
        ("form/answers", "rows"),        // a list
        ("form/answers", "carried"),
        ("form/check", "unchecked"), // in the frame
        ("page/error", "status"),    // in a comparison
    ] {
        check(template, &views[template], name);
    }
    let letters: BTreeMap<_, _> = letters().into_iter().collect();
    check("email/sign-in/subject.txt", &letters["email/sign-in/subject.txt"], "brand");
    check("email/unread/body.txt", &letters["email/unread/body.txt"], "count");
    check("email/sign-in/body.html", &letters["email/sign-in/body.html"], "brand"); // within `concat`
}
