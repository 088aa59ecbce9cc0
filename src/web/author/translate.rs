//! The languages of a survey: what is missing, what was changed since it was translated, who has checked it; and the
//! bench on which one language is written beside another.

use super::desk::{Desk, Form};
use super::frame;
use super::words::{self, Bench, Filter};
use crate::authoring::{Draft, Standing, language_name};
use crate::json::{Node, Pointer};
use crate::rights::Right;
use crate::store::{DraftLink, Translation};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::preview;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// For how long a translator's link holds.
const LINK_SECONDS: i64 = 30 * 86_400;

#[derive(Serialize)]
struct LanguagesView {
    languages: Vec<LanguageLine>,
    error: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LanguageLine {
    tag: String,
    words: String,
    first: bool,
    missing: usize,
    changed: usize,
    by: String,
    on: String,
    since: usize,
    links: Vec<LinkLine>,
}

#[derive(Serialize)]
struct LinkLine {
    id: String,
    name: String,
    href: String,
    until: String,
}

async fn view(desk: &Desk<'_>, error: &str) -> Result<LanguagesView, Error> {
    let (app, draft) = (desk.app, &desk.draft);
    let known = app.store.translations(&desk.survey).await?;
    let links = app.store.draft_links(&desk.survey, app.clock.seconds()).await?;
    let wordings = draft.wordings();
    let languages = draft.languages();
    let line = |(index, language): (usize, &Language)| {
        let own: Vec<&Translation> = known.iter().filter(|one| one.language == language.tag()).collect();
        let source = |key: &str| own.iter().find(|one| one.place == key).map(|one| one.source.as_str());
        let counted = |standing: Standing| {
            wordings.iter().filter(|one| draft.standing_in(&one.at, language, source(&one.key)) == standing).count()
        };
        let reviewed = draft.document().at(&Pointer::root().key("reviewed").key(language.tag()));
        let on = reviewed.map(|one| one.text_of("on")).unwrap_or_default().to_owned();
        LanguageLine {
            tag: language.tag().to_owned(),
            words: language_name(language),
            first: index == 0,
            missing: if index == 0 { 0 } else { counted(Standing::Missing) },
            changed: if index == 0 { 0 } else { counted(Standing::Changed) },
            by: reviewed.map(|one| one.text_of("by")).unwrap_or_default().to_owned(),
            since: since_checked(&own, &on),
            on,
            links: links
                .iter()
                .filter(|link| link.language.as_deref() == Some(language.tag()))
                .map(|link| link_line(app, link))
                .collect(),
        }
    };
    Ok(LanguagesView { languages: languages.iter().enumerate().map(line).collect(), error: error.to_owned() })
}

/// The place of a language as a whole: its note says when it was checked, to the second.
const WHOLE: &str = "";

/// How many texts were changed after the language was checked on a day; none where it was not.
fn since_checked(own: &[&Translation], on: &str) -> usize {
    let checked = own.iter().find(|one| one.place == WHOLE && day(one.at) == on).map(|one| one.at);
    let is_later = |one: &&&Translation| match checked {
        Some(at) => one.at > at,
        None => !on.is_empty() && day(one.at).as_str() > on,
    };
    own.iter().filter(|one| one.place != WHOLE).filter(is_later).count()
}

/// The languages whose words were changed after somebody had checked them, each in a sentence.
pub(super) async fn stale(desk: &Desk<'_>) -> Result<Vec<String>, Error> {
    let known = desk.app.store.translations(&desk.survey).await?;
    let said = desk.draft.languages().into_iter().skip(1).filter_map(|language| {
        let own: Vec<&Translation> = known.iter().filter(|one| one.language == language.tag()).collect();
        let reviewed = desk.draft.document().at(&Pointer::root().key("reviewed").key(language.tag()))?;
        let (by, on) = (reviewed.text_of("by"), reviewed.text_of("on"));
        let texts = match since_checked(&own, on) {
            0 => return None,
            1 => "1 text was".to_owned(),
            many => format!("{many} texts were"),
        };
        Some(format!("{by} checked {} on {on}. {texts} changed after that.", language_name(&language)))
    });
    Ok(said.collect())
}

fn link_line(app: &App, link: &DraftLink) -> LinkLine {
    let end = preview::personal(app, &link.survey, 't', &link.id);
    LinkLine {
        id: link.id.clone(),
        name: link.name.clone(),
        href: format!("{}/translate/{end}", app.settings.public_url),
        until: day(link.expires_at),
    }
}

/// The day of a moment, as definitions write it.
fn day(at: i64) -> String {
    crate::clock::staff_time(at).date().to_string()
}

/// `GET /author/{survey}/translate`
pub(super) async fn all(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let done = match parameter(&req, "done").as_deref() {
        Some("link") => "The link is below. It opens one language of this draft, and nothing else.",
        Some("ended") => "The link does not work any more.",
        Some(_) => "Saved.",
        None => "",
    };
    let view = view(&desk, "").await?;
    frame::told(&desk, StatusCode::OK, ("/translate", "Languages"), done, "author/languages", view)
}

/// `POST /author/{survey}/translate`: who has checked a language; a translator's link.
pub(super) async fn act(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let button = field(&form, "do").unwrap_or_default();
    let (verb, what) = button.split_once(':').unwrap_or((button, ""));
    let name = field(&form, "name").unwrap_or_default().trim().to_owned();
    let known = desk.draft.languages().iter().any(|language| language.tag() == what);
    let refuse = async |error: &str| {
        let view = view(&desk, error).await?;
        frame::page(&desk, StatusCode::UNPROCESSABLE_ENTITY, ("/translate", "Languages"), "author/languages", view)
    };
    let done = match verb {
        "checked" | "link" if known && name.is_empty() => return refuse("Write the name of the person.").await,
        "checked" if known => {
            let mut draft = desk.draft.clone();
            let on = day(app.clock.seconds());
            let reviewed = Node::object([("by", Node::string(&name)), ("on", Node::string(on))]);
            draft.put(&Pointer::root().key("reviewed").key(what), Some(reviewed));
            desk.keep(&draft, "Who has checked a language").await?;
            let checked = Translation {
                language: what.to_owned(),
                place: WHOLE.to_owned(),
                source: String::new(),
                who: name,
                at: app.clock.seconds(),
            };
            app.store.note_translations(&survey, vec![checked]).await?;
            "saved"
        }
        "unchecked" if known => {
            let mut draft = desk.draft.clone();
            draft.put(&Pointer::root().key("reviewed").key(what), None);
            desk.keep(&draft, "Who has checked a language").await?;
            "saved"
        }
        "link" if known => {
            let (now, id) = (app.clock.seconds(), uuid::Uuid::new_v4().simple().to_string());
            let who = &desk.signed_in.person.email;
            let link = DraftLink {
                survey: survey.to_string(),
                id,
                language: Some(what.to_owned()),
                name,
                created_by: who.clone(),
                created_at: now,
                expires_at: now + LINK_SECONDS,
            };
            app.store.add_draft_link(link).await?;
            "link"
        }
        "end" => {
            app.store.end_draft_link(&survey, what).await?;
            "ended"
        }
        _ => return Err(Error::NotFound),
    };
    Ok(go(&format!("/author/{survey}/translate?done={done}")))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BenchView {
    heading: String,
    action: String,
    csv: String,
    #[serde(flatten)]
    bench: Bench,
}

fn language_of(draft: &Draft, tag: &str) -> Result<Language, Error> {
    let languages = draft.languages();
    languages.into_iter().skip(1).find(|language| language.tag() == tag).ok_or(Error::NotFound)
}

/// `GET /author/{survey}/translate/{language}`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (survey, tag) = path.into_inner();
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let language = language_of(&desk.draft, &tag)?;
    let known = app.store.translations(&survey).await?;
    if parameter(&req, "format").as_deref() == Some("csv") {
        return Ok(words::csv(&survey, &desk.draft, &language, &known));
    }
    let filter = Filter::asked(parameter(&req, "show").as_deref());
    show(&desk, StatusCode::OK, &language, words::bench(&desk.draft, &language, &known, filter), told(&req))
}

fn told(req: &HttpRequest) -> &'static str {
    match parameter(req, "done").as_deref() {
        Some("nothing") => "Nothing in the file was different.",
        Some(_) => "Saved.",
        None => "",
    }
}

fn show(
    desk: &Desk<'_>,
    status: StatusCode,
    language: &Language,
    bench: Bench,
    done: &str,
) -> Result<HttpResponse, Error> {
    let action = format!("/author/{}/translate/{}", desk.survey, language.tag());
    let heading = format!("Words in {}", language_name(language));
    let view = BenchView { csv: format!("{action}?format=csv"), action, heading: heading.clone(), bench };
    frame::told(desk, status, ("/translate", &heading), done, "author/bench", view)
}

/// `POST /author/{survey}/translate/{language}`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let (survey, tag) = path.into_inner();
    for _ in 0..3 {
        let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
        desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
        let language = language_of(&desk.draft, &tag)?;
        let typed = match field(&form, "csv").filter(|csv| !csv.trim().is_empty()) {
            Some(csv) => match words::from_csv(csv) {
                Ok(typed) => typed,
                Err(error) => {
                    let known = app.store.translations(&survey).await?;
                    let bench = words::bench(&desk.draft, &language, &known, Filter::All).with_wrong(csv, error);
                    return show(&desk, StatusCode::UNPROCESSABLE_ENTITY, &language, bench, "");
                }
            },
            None => words::typed(&form),
        };
        let (draft, unsaved) = words::put(&desk.draft, &language, &typed);
        if !unsaved.is_empty() {
            let known = app.store.translations(&survey).await?;
            let bench = words::bench(&desk.draft, &language, &known, Filter::All).with_unsaved(&typed, unsaved);
            return show(&desk, StatusCode::CONFLICT, &language, bench, "");
        }
        let changed = !draft.document().says(desk.draft.document());
        match desk.keep(&draft, &format!("Words in {}", language_name(&language))).await {
            Err(crate::store::Error::Taken) => {}
            Err(error) => return Err(error.into()),
            Ok(()) => {
                let right = words::still_right(&language, &typed, &desk.signed_in.person.email, app.clock.seconds());
                let changed = changed || !right.is_empty();
                app.store.note_translations(&survey, right).await?;
                let filter = Filter::asked(field(&form, "show")).name();
                let done = if changed { "saved" } else { "nothing" };
                return Ok(go(&format!("/author/{survey}/translate/{tag}?show={filter}&done={done}")));
            }
        }
    }
    Err(Error::Busy)
}
