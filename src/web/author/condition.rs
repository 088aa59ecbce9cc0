//! "Show this if …": a condition as rows of menus. Conditions inside conditions have a page of their own.

use super::desk::{Desk, Form};
use super::frame;
use crate::authoring::{
    Clause, Draft, FindingView, Join, Rows, What, band_words, language_name, operator_words, takes_several,
};
use crate::definition::Band;
use crate::json::{Node, Pointer};
use crate::rights::Right;
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConditionView {
    heading: String,
    at: String,
    owner: String,
    back: String,
    sentence: String,
    any: bool,
    several: bool,
    clauses: Vec<ClauseView>,
    subjects: Vec<Menu>,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClauseView {
    index: usize,
    subject: String,
    negated: bool,
    operators: Vec<Menu>,
    /// Boxes to tick, where the answers are known; what is typed where they are not.
    boxes: Vec<Menu>,
    typed: bool,
    value: String,
    inner: String,
    sentence: String,
}

#[derive(Serialize)]
struct Menu {
    value: String,
    words: String,
    chosen: bool,
}

fn menu(value: &str, words: &str, chosen: bool) -> Menu {
    Menu { value: value.to_owned(), words: words.to_owned(), chosen }
}

/// The page of what a condition belongs to, below `/author/{survey}`, and what that is called.
fn owner(draft: &Draft, at: &Pointer) -> Option<(String, String)> {
    let steps: Vec<String> = at.steps().collect();
    if let [first, name, ..] = steps.as_slice()
        && first == "conditions"
    {
        return Some(("/rules".to_owned(), format!("The rule \u{201c}{name}\u{201d}")));
    }
    let end = steps.iter().position(|step| step == "visibleIf")?;
    let whole = steps[..end].iter().fold(Pointer::root(), |at, step| at.key(step));
    let node = draft.document().at(&whole)?;
    if let Some(part) = draft.items().iter().find(|part| whole.is_within(&part.at()) && is_nearest(draft, part, &whole))
    {
        let option = draft.words(node.get("label"));
        let words = if whole == part.at() {
            draft.item_words(part.node)
        } else {
            format!("The answer \u{201c}{option}\u{201d}")
        };
        return Some((format!("/questions/{}", part.id()), words));
    }
    match steps.first().map(String::as_str) {
        Some("pages") => Some((
            format!("/pages/{}", node.text_of("id")),
            format!("The page \u{201c}{}\u{201d}", draft.page_words(node)),
        )),
        Some("optionLists") => Some((
            format!("/lists/{}", steps.get(1)?),
            format!("The answer \u{201c}{}\u{201d}", draft.words(node.get("label"))),
        )),
        _ => None,
    }
}

/// A group stands around its questions: the innermost is meant.
fn is_nearest(draft: &Draft, part: &crate::authoring::Part<'_>, at: &Pointer) -> bool {
    !draft
        .items()
        .iter()
        .any(|other| other.at() != part.at() && other.at().is_within(&part.at()) && at.is_within(&other.at()))
}

/// What the condition belongs to, so that a form can tell whether it still stands there.
fn owner_name(draft: &Draft, at: &Pointer) -> String {
    owner(draft, at).map(|(href, words)| format!("{href} {words}")).unwrap_or_default()
}

/// `GET /author/{survey}/condition?at=…`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let at = parameter(&req, "at").and_then(|at| Pointer::parse(&at)).ok_or(Error::NotFound)?;
    let (href, words) = owner(&desk.draft, &at).ok_or(Error::NotFound)?;
    let rows = Rows::of(desk.draft.document().at(&at));
    let sentence =
        rows.condition().map(|condition| desk.draft.sentence(&condition, &app.interface)).unwrap_or_default();
    let clauses = rows.clauses.iter().enumerate();
    let subjects = desk.draft.subjects(&at, &app.interface);
    let heading = format!("When is it shown? {words}");
    let view = ConditionView {
        at: at.as_str().to_owned(),
        owner: owner_name(&desk.draft, &at),
        back: format!("/author/{survey}{href}"),
        any: rows.join == Join::Any,
        several: rows.clauses.len() > 1,
        clauses: clauses
            .map(|(index, clause)| clause_view(&desk, &at, (index, clause), rows.join, rows.clauses.len()))
            .collect(),
        subjects: subjects.iter().map(|subject| menu(&subject.value, &subject.words, false)).collect(),
        findings: desk.look().within(&at),
        sentence,
        heading: heading.clone(),
    };
    let done = match parameter(&req, "done").as_deref() {
        Some("changed") => {
            "Somebody else has changed this condition in the meantime, so nothing was saved. This is what they made of it."
        }
        Some(_) => "Saved.",
        None => "",
    };
    frame::told(&desk, StatusCode::OK, ("", &heading), done, "author/condition", view)
}

fn clause_view(
    desk: &Desk<'_>,
    at: &Pointer,
    (index, clause): (usize, &Clause),
    join: Join,
    count: usize,
) -> ClauseView {
    let draft = &desk.draft;
    let mut view = ClauseView {
        index,
        subject: String::new(),
        negated: clause.negated,
        operators: Vec::new(),
        boxes: Vec::new(),
        typed: false,
        value: String::new(),
        inner: String::new(),
        sentence: draft.clause(clause, &desk.app.interface),
    };
    match &clause.what {
        What::Item { item, operator, values } => {
            let known = draft.values_of(item, &desk.app.interface);
            let subjects = draft.subjects(at, &desk.app.interface);
            let words = subjects
                .into_iter()
                .find(|subject| subject.value == format!("item:{item}"))
                .map(|subject| subject.words);
            view.subject = words.unwrap_or_else(|| item.clone());
            let operators = draft.operators(item);
            view.operators = operators.iter().map(|one| menu(one, operator_words(one), one == operator)).collect();
            match (operator.as_str(), known.is_empty()) {
                ("answered", _) => {
                    let yes = values.first().is_none_or(|value| value != "false");
                    view.boxes = vec![menu("true", "It was answered", yes), menu("false", "It was left blank", !yes)];
                }
                (_, false) => {
                    view.boxes = known.iter().map(|(value, words)| menu(value, words, values.contains(value))).collect()
                }
                (_, true) => (view.typed, view.value) = (true, values.join(", ")),
            }
        }
        What::Role(roles) => {
            view.subject = "Who is answering".to_owned();
            view.boxes =
                draft.roles().iter().map(|role| menu(role, &draft.role_words(role), roles.contains(role))).collect();
        }
        What::Band(bands) => {
            view.subject = "How old the child is".to_owned();
            let band = |band: Band| menu(band.id(), &band_words(band.id()), bands.iter().any(|one| one == band.id()));
            view.boxes = Band::ALL.into_iter().map(band).collect();
        }
        What::Language(tags) => {
            view.subject = "The language that is read".to_owned();
            let languages = draft.languages();
            view.boxes = languages
                .iter()
                .map(|one| menu(one.tag(), &language_name(one), tags.iter().any(|tag| tag == one.tag())))
                .collect();
        }
        What::Rule(name) => view.subject = format!("The rule \u{201c}{name}\u{201d} holds"),
        What::Inner(_) => {
            view.subject = "Several conditions together".to_owned();
            let join = if join == Join::All { "all" } else { "any" };
            let own = if count > 1 { at.key(join).index(index) } else { at.clone() };
            let own = if clause.negated { own.key("not") } else { own };
            view.inner = format!("/author/{}/condition?at={own}", desk.survey);
        }
    }
    view
}

/// `POST /author/{survey}/condition`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    for _ in 0..3 {
        let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
        desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
        let at = field(&form, "at").and_then(Pointer::parse).ok_or(Error::NotFound)?;
        if owner_name(&desk.draft, &at) != field(&form, "owner").unwrap_or_default() {
            return Ok(go(&format!("/author/{survey}?done=changed")));
        }
        // Rows are known by their number: they mean what they meant only while nobody has changed them.
        if let Some(revision) = field(&form, "revision").and_then(|number| number.parse().ok())
            && revision != desk.revision
        {
            let before = desk.at(revision).await.ok();
            let (was, is) =
                (before.as_ref().and_then(|before| before.document().at(&at)), desk.draft.document().at(&at));
            let same = before.is_some() && was.zip(is).map_or(was.is_none() && is.is_none(), |(was, is)| was.says(is));
            if !same {
                return Ok(go(&format!("/author/{survey}/condition?at={at}&done=changed")));
            }
        }
        let (href, words) = owner(&desk.draft, &at).ok_or(Error::NotFound)?;
        let rows = pressed(read(&desk, &at, &form), &form);
        let mut draft = desk.draft.clone();
        draft.put(&at, rows.condition());
        let to = match field(&form, "do") {
            Some("save") => format!("/author/{survey}{href}"),
            _ => format!("/author/{survey}/condition?at={at}"),
        };
        // An empty place inside another condition can't stay: the one around it is shown again.
        let is_inside = !matches!(at.last().as_deref(), Some("visibleIf")) && at.steps().count() != 2;
        if rows.clauses.is_empty() && is_inside {
            return Ok(go(&format!("/author/{survey}{href}")));
        }
        match desk.keep(&draft, &format!("When it is shown: {words}")).await {
            Err(store::Error::Taken) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => return Ok(go(&to)),
        }
    }
    Err(Error::Busy)
}

/// The rows as they stand on the form; what a form does not show stays.
fn read(desk: &Desk<'_>, at: &Pointer, form: &Form) -> Rows {
    let mut rows = Rows::of(desk.draft.document().at(at));
    rows.join = if field(form, "join") == Some("any") { Join::Any } else { Join::All };
    for (index, clause) in rows.clauses.iter_mut().enumerate() {
        if let Some(negated) = field(form, &format!("{index}.not")) {
            clause.negated = negated == "true";
        }
        let ticked: Vec<String> = form
            .iter()
            .filter(|(name, value)| *name == format!("{index}.value") && !value.is_empty())
            .map(|(_, value)| value.clone())
            .collect();
        let there = format!("{index}.there");
        let is_shown = form.iter().any(|(name, _)| *name == format!("{index}.value") || *name == there);
        match &mut clause.what {
            What::Item { operator, values, .. } => {
                let chosen = field(form, &format!("{index}.operator")).unwrap_or(operator).to_owned();
                if is_shown {
                    *values = compared(&chosen, operator, ticked);
                }
                *operator = chosen;
            }
            What::Role(values) | What::Band(values) | What::Language(values) if is_shown && !ticked.is_empty() => {
                *values = ticked
            }
            _ => {}
        }
    }
    rows
}

/// The values for an operator: one alone where it takes one. Where the operator was changed to or from "answered", what
/// stood there before means nothing any more.
fn compared(operator: &str, before: &str, ticked: Vec<String>) -> Vec<String> {
    if (operator == "answered") != (before == "answered") {
        return if operator == "answered" { vec!["true".to_owned()] } else { Vec::new() };
    }
    let split = |value: &String| {
        value.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    match takes_several(operator) {
        true => ticked.iter().flat_map(split).collect(),
        false => ticked.into_iter().take(1).collect(),
    }
}

/// What the button that was pressed does to the rows.
fn pressed(mut rows: Rows, form: &Form) -> Rows {
    let button = field(form, "do").unwrap_or_default();
    if let Some(index) = button.strip_prefix("remove:").and_then(|index| index.parse::<usize>().ok()) {
        if index < rows.clauses.len() {
            rows.clauses.remove(index);
        }
        return rows;
    }
    let subject = field(form, "subject").unwrap_or_default();
    if button != "add" || subject.is_empty() {
        return rows;
    }
    let what = match subject.split_once(':').unwrap_or((subject, "")) {
        ("item", item) => {
            What::Item { item: item.to_owned(), operator: "answered".to_owned(), values: vec!["true".to_owned()] }
        }
        ("role", _) => What::Role(Vec::new()),
        ("band", _) => What::Band(Vec::new()),
        ("language", _) => What::Language(Vec::new()),
        ("rule", name) => What::Rule(name.to_owned()),
        ("inner", _) => What::Inner(Node::object([("any", Node::array([]))])),
        _ => return rows,
    };
    rows.clauses.push(Clause { negated: false, what });
    rows
}
