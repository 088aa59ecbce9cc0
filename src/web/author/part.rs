//! A form for one part of a draft: what was typed is put in its place, then the button that was pressed does its work.

use super::conflict;
use super::desk::{Desk, Form};
use crate::authoring::{
    Control, Draft, Field, FieldView, FindingView, Input, Look, Move, Of, SectionView, drop_blank, id_of,
};
use crate::json::Pointer;
use crate::rights::Right;
use crate::store;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

/// Which part of a draft a form is for.
pub(super) trait Part {
    /// Where it stands in a draft; `None` where it is not there (any more).
    fn at(&self, draft: &Draft) -> Option<Pointer>;

    /// Whose words its variants are.
    fn of(&self) -> Of;

    /// Its headings and fields.
    fn sections(&self, draft: &Draft) -> Vec<(&'static str, Vec<Field>)>;

    /// What a change of it is called.
    fn called(&self, draft: &Draft) -> String;

    /// Its page, below `/author/{survey}`.
    fn href(&self) -> String;

    /// What a button of its own does; gives the page that it leads to. `None`: it is none of its own.
    fn press(&self, _draft: &mut Draft, _button: &str, _form: &Form) -> Option<String> {
        None
    }
}

/// The sections of a part, as they are shown.
pub(super) fn shown(desk: &Desk<'_>, part: &impl Part) -> Result<Vec<SectionView>, Error> {
    let at = part.at(&desk.draft).ok_or(Error::NotFound)?;
    let look = desk.look();
    let section = |(title, fields): (&'static str, Vec<Field>)| SectionView {
        title: title.to_owned(),
        fields: look.fields(&at, part.of(), fields),
    };
    Ok(part.sections(&desk.draft).into_iter().map(section).collect())
}

/// What the script is told after it has saved.
#[derive(Serialize)]
struct Saved {
    revision: i32,
    errors: usize,
    warnings: usize,
    /// How hard the words of each field are to read, by the field's id.
    reading: Vec<(String, String)>,
    /// What is wrong at each field, by the field's id.
    found: Vec<(String, Vec<FindingView>)>,
}

impl Saved {
    /// Notes what stands at these fields, and at those inside them.
    fn note(&mut self, fields: Vec<FieldView>) {
        for field in fields {
            for words in field.words {
                self.found.push((words.id.clone(), words.findings));
                self.reading.push((words.id, words.reading));
            }
            self.found.push((field.id, field.findings));
            for group in field.groups {
                self.found.push((group.id, group.findings));
                self.note(group.fields);
                self.note(group.more);
            }
        }
        self.found.retain(|(_, findings)| !findings.is_empty());
        self.reading.retain(|(_, reading)| !reading.is_empty());
    }
}

/// Takes a form for a part.
pub(super) async fn post(
    app: &App,
    req: &HttpRequest,
    survey: &str,
    part: &impl Part,
    form: &Form,
) -> Result<HttpResponse, Error> {
    // Whoever is a moment late tries again on top of what is new.
    for _ in 0..3 {
        let desk = Desk::open(app, req, survey, Right::Author).await?;
        desk.signed_in.check_csrf(app, field(form, "csrf"))?;
        match take(&desk, part, form).await {
            Err(Failed::Late) => {}
            Err(Failed::Web(error)) => return Err(error),
            Ok(response) => return Ok(response),
        }
    }
    Err(Error::Busy)
}

enum Failed {
    /// Somebody was faster.
    Late,
    Web(Error),
}

impl From<store::Error> for Failed {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Taken => Self::Late,
            error => Self::Web(error.into()),
        }
    }
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self::Web(error)
    }
}

async fn take(desk: &Desk<'_>, part: &impl Part, form: &Form) -> Result<HttpResponse, Failed> {
    let button = field(form, "do").unwrap_or("save");
    let by_script = button == "autosave";
    let revision = field(form, "revision").and_then(|number| number.parse().ok()).unwrap_or(desk.revision);
    if revision != desk.revision && changed_since(desk, part, revision).await? {
        return Ok(conflict::show(desk, part, form, revision).await?);
    }
    let mut draft = desk.draft.clone();
    typed(&mut draft, part, form)?;
    let what = part.called(&draft);
    let to = part.press(&mut draft, button, form);
    let to = match to {
        Some(to) => to,
        None => match press(&mut draft, part, button, form).ok_or(Error::NotFound)? {
            to if to.starts_with('!') => format!("/pictures?at={}", &to[1..]),
            to => format!("{}{to}", part.href()),
        },
    };
    desk.keep(&draft, &what).await?;
    if by_script {
        return saved(desk, part).await.map_err(Failed::Web);
    }
    Ok(go(&format!("/author/{}{to}", desk.survey)))
}

/// Whether the part was changed after the revision that a form was made from.
async fn changed_since(desk: &Desk<'_>, part: &impl Part, revision: i32) -> Result<bool, Error> {
    let before = match desk.at(revision).await {
        Ok(before) => before,
        // It is too old to be known, so nobody can tell.
        Err(Error::NotFound) => return Ok(true),
        Err(error) => return Err(error),
    };
    let own = |draft: &Draft| part.at(draft).map(|_| conflict::values(desk, draft, part));
    Ok(own(&before) != own(&desk.draft))
}

/// Puts what was typed in its place.
pub(super) fn typed(draft: &mut Draft, part: &impl Part, form: &Form) -> Result<(), Error> {
    let at = part.at(draft).ok_or(Error::NotFound)?;
    // A language is typed letter by letter, and one that is unticked by mistake takes its words along: not by the script.
    let by_script = field(form, "do") == Some("autosave");
    let is_whole = |field: &Field| !(by_script && matches!(field.control, Control::Languages | Control::Roles));
    let fields: Vec<Field> = part.sections(draft).into_iter().flat_map(|(_, fields)| fields).filter(is_whole).collect();
    draft.take(&at, part.of(), fields, &Input(form));
    Ok(())
}

/// The buttons that every part has; gives the place on the page that it leads to. `None`: the part is not there.
fn press(draft: &mut Draft, part: &impl Part, button: &str, form: &Form) -> Option<String> {
    let at = part.at(draft)?;
    let (verb, below) = button.split_once(':').unwrap_or((button, ""));
    let below = Pointer::parse(below)?;
    if below == Pointer::root() && matches!(verb, "up" | "down" | "remove" | "variant") {
        return None;
    }
    let here = at.join(&below);
    let id = |below: &Pointer| format!("#{}", id_of(below.as_str()));
    match verb {
        "add" => {
            let several = field(form, &format!("{below}#several")).unwrap_or_default();
            draft.add_elements(&here, several.lines().map(str::trim).filter(|line| !line.is_empty()));
            let last = draft.document().at(&here).map_or(0, |list| list.elements().len().saturating_sub(1));
            return Some(id(&below.index(last)));
        }
        "up" => draft.shift(&here, Move::Up),
        "down" => draft.shift(&here, Move::Down),
        "remove" => draft.remove(&here),
        "variant" => draft.add_variant(&here),
        "picture" => return Some(format!("!{here}")),
        "save" => {
            for (list, name) in [("options", "value"), ("rows", "id"), ("feelings", "value"), ("steps", "id")] {
                drop_blank(draft, &at.key(list), name);
            }
            return Some("?done=saved".to_owned());
        }
        _ => return Some(String::new()),
    }
    Some(id(&if verb == "remove" { below.parent().unwrap_or_default() } else { below }))
}

async fn saved(desk: &Desk<'_>, part: &impl Part) -> Result<HttpResponse, Error> {
    let (text, revision) = crate::web::preview::drafted_text(&desk.app.store, &desk.survey, None).await?;
    let draft = Draft::parse(&text).map_err(|_| Error::Broken("a draft is not JSON".to_owned()))?;
    let checked = draft.checked(&desk.media.addresses());
    let errors = checked.errors().count();
    let (warnings, interface) = (checked.findings.len() - errors, &desk.app.interface);
    let look = Look { draft: &draft, findings: &checked.findings, interface, condition_href: String::new() };
    let mut told = Saved { revision, errors, warnings, reading: Vec::new(), found: Vec::new() };
    if let Some(at) = part.at(&draft) {
        let sections = part.sections(&draft).into_iter();
        sections.for_each(|(_, fields)| told.note(look.fields(&at, part.of(), fields)));
    }
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(told))
}
