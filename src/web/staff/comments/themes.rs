//! Themes: what moderators say that comments are about, with exact counts for them alone, and phrases to start from.

use super::decide::theme;
use super::{entry, is_comment, record, title};
use crate::moderation::{Phrase, phrases};
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{self, AuditEntry, Which};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// How many phrases are suggested.
const PHRASES: usize = 24;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ThemesView {
    page_title: String,
    survey: String,
    title: String,
    themes: Vec<ThemeRow>,
    phrases: Vec<PhraseRow>,
    done: &'static str,
    error: &'static str,
    typed: String,
}

#[derive(Serialize)]
struct ThemeRow {
    id: String,
    name: String,
    comments: i64,
    others: Vec<Other>,
}

#[derive(Clone, Serialize)]
struct Other {
    id: String,
    name: String,
}

#[derive(Serialize)]
struct PhraseRow {
    /// As it is looked for: in quotation marks where it is several words.
    search: String,
    words: String,
    lang: String,
    dir: &'static str,
    comments: usize,
}

/// `GET /results/{survey}/themes`
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::Moderate)?;
    // Phrases are what people wrote.
    record(&app, &signed_in, &survey, "read comments").await?;
    let done = parameter(&req, "done").and_then(|done| told(&done)).unwrap_or_default();
    show(&app, &signed_in, &edition, done, None).await
}

fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "add" => "The theme is there.",
        "rename" => "The theme has its new name.",
        "merge" => "The two themes are one.",
        "remove" => "The theme is gone from all comments.",
        _ => return None,
    })
}

/// `POST /results/{survey}/themes`: adds, renames, merges or removes one.
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let edition = signed_in.survey(&app, &survey, Right::Moderate)?;
    let (done, id) = (field(&form, "do").unwrap_or_default(), field(&form, "theme").unwrap_or_default());
    let typed = field(&form, "name").unwrap_or_default();
    let entry = |what: &str, detail: String| AuditEntry { detail, ..entry(&app, &signed_in, &survey, what) };
    let changed = match (done, theme(typed)) {
        ("add" | "rename", None) => {
            return show(&app, &signed_in, &edition, "", Some((typed, "Write a name, of 60 letters at most."))).await;
        }
        ("add", Some(theme)) => {
            let entry = entry("add theme", theme.id.clone());
            app.store.add_theme(&survey, theme, entry).await
        }
        ("rename", Some(theme)) => {
            let theme = store::Theme { id: id.to_owned(), ..theme };
            app.store.rename_theme(&survey, theme, entry("rename theme", id.to_owned())).await
        }
        ("merge", _) => {
            let into = field(&form, "into").unwrap_or_default();
            let entry = entry("merge themes", format!("{id} into {into}"));
            app.store.merge_themes(&survey, id, into, entry).await
        }
        ("remove", _) => app.store.remove_theme(&survey, id, entry("remove theme", id.to_owned())).await,
        _ => return Err(Error::NotFound),
    };
    match changed {
        Ok(()) => Ok(go(&format!("/results/{survey}/themes?done={done}"))),
        Err(store::Error::Taken) => {
            show(&app, &signed_in, &edition, "", Some((typed, "There is a theme of this name already."))).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(
    app: &App,
    signed_in: &SignedIn,
    edition: &Edition,
    done: &'static str,
    wrong: Option<(&str, &'static str)>,
) -> Result<HttpResponse, Error> {
    let survey = &edition.survey.id;
    let themes = app.store.themes(survey).await?;
    let others: Vec<Other> =
        themes.iter().map(|(theme, _)| Other { id: theme.id.clone(), name: theme.name.clone() }).collect();
    let row = |(theme, comments): (store::Theme, i64)| ThemeRow {
        others: others.iter().filter(|other| other.id != theme.id).cloned().collect(),
        id: theme.id,
        name: theme.name,
        comments,
    };
    let title = title(app, edition);
    let error = if wrong.is_some() { "Error: " } else { "" };
    let view = ThemesView {
        page_title: format!("{error}Themes: {title}"),
        survey: survey.clone(),
        title,
        themes: themes.into_iter().map(row).collect(),
        phrases: suggested(app, edition).await?,
        done,
        error: wrong.map(|(_, error)| error).unwrap_or_default(),
        typed: wrong.map(|(typed, _)| typed.to_owned()).unwrap_or_default(),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    page(app, status, Some(signed_in), "results/theme-list", view)
}

/// What comes up in several comments.
async fn suggested(app: &App, edition: &Edition) -> Result<Vec<PhraseRow>, Error> {
    let all = app.store.words(&edition.survey.id, Which::All).await?;
    let all: Vec<_> = all.into_iter().filter(|words| is_comment(edition, &words.item)).collect();
    let look = move || phrases(all.iter().map(|words| (words.language.as_str(), words.text.as_str())), PHRASES);
    let found = web::block(look).await.map_err(|error| Error::Broken(error.to_string()))?;
    Ok(found.into_iter().map(phrase).collect())
}

fn phrase(phrase: Phrase) -> PhraseRow {
    let language = Language::parse(&phrase.language).unwrap_or_else(Language::english);
    PhraseRow {
        search: if phrase.words.contains(' ') { format!("\"{}\"", phrase.words) } else { phrase.words.clone() },
        words: phrase.words,
        lang: language.tag().to_owned(),
        dir: language.dir(),
        comments: phrase.comments,
    }
}
