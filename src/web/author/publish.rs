//! Publishing: what is missing, what it changes, and opening, pausing, archiving.

use super::desk::{Desk, Form};
use super::frame;
use super::review::round;
use super::translate::stale;
use crate::authoring::{Change, Class, Draft, Missing, Readers, breaks, changes, missing};
use crate::json::Pointer;
use crate::publish::{BROWSER, NotPublished, Round, publish_draft};
use crate::rights::Right;
use crate::store::{StateChange, SurveyState};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PublishView {
    live: i32,
    missing: Vec<MissingView>,
    /// What is said where the survey waits for reviewers no longer.
    lapsed: String,
    /// The languages whose words were changed after somebody had checked them.
    stale: Vec<String>,
    changes: Vec<ClassView>,
    is_new: bool,
    unchanged: bool,
    may_publish: bool,
    asks: bool,
    behind: String,
    file: String,
    waiting: String,
    state: &'static str,
    address: String,
    places: String,
    error: String,
}

#[derive(Serialize)]
struct MissingView {
    what: String,
    href: String,
    words: String,
}

#[derive(Serialize)]
struct ClassView {
    title: &'static str,
    about: &'static str,
    breaking: bool,
    changes: Vec<ChangeView>,
}

#[derive(Serialize)]
struct ChangeView {
    what: String,
    item: String,
    ask: bool,
    breaking: bool,
}

const CLASSES: [(Class, &str, &str); 3] = [
    (
        Class::Breaking,
        "Needs a new name",
        "Earlier answers would be taken for something else. Give each question a new name: it is then a new question, and the old answers stay what they are.",
    ),
    (Class::Compatible, "Something is added or asked of others", "Earlier answers keep their meaning."),
    (Class::Safe, "Other words", "The same is asked."),
];

/// What publishing now would change, and what once was published and would mean something else.
async fn compared(desk: &Desk<'_>) -> Result<Option<Vec<Change>>, Error> {
    let Some(live) = &desk.live else { return Ok(None) };
    let before = Draft::parse(&live.canonical).map_err(|_| Error::Broken("a version is not JSON".to_owned()))?;
    let interface = &desk.app.interface;
    let mut found = changes(&before, &desk.draft, interface);
    for version in desk.app.store.versions(&desk.survey).await?.iter().filter(|version| version.number != live.number) {
        let Ok(older) = Draft::parse(&version.definition) else { continue };
        let gone = |item: &Option<String>| item.as_ref().is_some_and(|item| before.item(item).is_none());
        let again = breaks(&older, &desk.draft, interface).into_iter().filter(|change| gone(&change.item));
        let new: Vec<Change> = again.filter(|change| !found.contains(change)).collect();
        found.extend(new);
    }
    found.sort_by_key(|change| std::cmp::Reverse(change.class));
    Ok(Some(found))
}

/// The page on which something is mended, and what it is called.
fn place(desk: &Desk<'_>, at: &Pointer) -> (String, String) {
    let base = format!("/author/{}", desk.survey);
    let items = desk.draft.items();
    let item = items.iter().filter(|part| at.is_within(&part.at())).max_by_key(|part| part.at().steps().count());
    if let Some(part) = item {
        return (format!("{base}/questions/{}", part.id()), desk.draft.item_words(part.node));
    }
    let steps: Vec<String> = at.steps().collect();
    match steps.as_slice() {
        [first, page, ..] if first == "pages" => {
            let page = page.parse::<usize>().ok().and_then(|page| desk.draft.pages().get(page));
            page.map_or((base.clone(), "Pages".to_owned()), |page| {
                (format!("{base}/pages/{}", page.text_of("id")), desk.draft.page_words(page))
            })
        }
        [first, list, ..] if first == "optionLists" => {
            (format!("{base}/lists/{list}"), format!("The list \u{201c}{list}\u{201d}"))
        }
        [first, ..] if first == "conditions" => (format!("{base}/rules"), "Rules".to_owned()),
        [first] if first == "signOffs" => (format!("{base}/review"), "Review".to_owned()),
        [first, ..] if first == "reviewed" => (format!("{base}/translate"), "Languages".to_owned()),
        [first, ..] if first == "pages" => (base, "Pages".to_owned()),
        _ => (format!("{base}/settings"), "Settings".to_owned()),
    }
}

fn readers(app: &App) -> Readers {
    if app.settings.demo { Readers::Nobody } else { Readers::Named }
}

/// What keeps the draft from going out, but for addresses and files.
fn lacking(desk: &Desk<'_>, round: &Round) -> Vec<Missing> {
    let mut found = missing(&desk.draft, desk.checked(), readers(desk.app));
    let at = Pointer::root().key("signOffs");
    found.extend(round.missing().into_iter().map(|what| Missing { what, at: at.clone() }));
    found
}

async fn show(desk: &Desk<'_>, status: StatusCode, done: &str, error: &str) -> Result<HttpResponse, Error> {
    let round = round(desk).await?;
    let missing = lacking(desk, &round).into_iter().map(|Missing { what, at }| {
        let (href, words) = place(desk, &at);
        MissingView { what, href, words }
    });
    let found = compared(desk).await?;
    let is_new = found.is_none();
    let live = desk.live.as_ref().and_then(|live| Draft::parse(&live.canonical).ok());
    let same = live.is_some_and(|live| live.document().says(desk.draft.document()));
    let all = found.unwrap_or_default();
    let classes = CLASSES.iter().map(|(class, title, about)| ClassView {
        title,
        about,
        breaking: *class == Class::Breaking,
        changes: all
            .iter()
            .filter(|change| change.class == *class)
            .map(|change| ChangeView {
                what: change.what.clone(),
                item: change.item.clone().unwrap_or_default(),
                ask: change.ask,
                breaking: *class == Class::Breaking,
            })
            .collect(),
    });
    let current = match &desk.live {
        Some(live) => Some(desk.app.store.version(&desk.survey, live.number).await?),
        None => None,
    };
    let base = desk.record.as_ref().and_then(|record| record.base_version);
    let behind = current.as_ref().filter(|version| desk.record.is_some() && base != Some(version.number));
    let from_file = current.as_ref().filter(|version| version.source != BROWSER);
    let waiting = desk
        .app
        .store
        .survey_files()
        .await?
        .into_iter()
        .find(|file| file.survey == desk.survey && file.waiting.is_some());
    let mut missing: Vec<MissingView> = missing.collect();
    let strangers = desk.app.settings.staff_domains.strangers(&desk.draft.text());
    missing.extend(strangers.iter().map(|found| {
        let (href, words) = place(desk, &found.finding.pointer);
        MissingView { what: crate::authoring::in_plain_words(&found.finding.message), href, words }
    }));
    let ours = |name: &&&str| crate::publish::own_picture(name).is_none();
    missing.extend(desk.media.absent(desk.checked()).iter().filter(ours).map(|name| MissingView {
        what: format!("The file \u{201c}{name}\u{201d} is not there. Choose or upload it again."),
        href: format!("/author/{}/settings", desk.survey),
        words: "Settings".to_owned(),
    }));
    let asks = all.iter().any(|change| change.ask);
    let broken = all.iter().any(|change| change.class == Class::Breaking);
    let unchanged = !is_new && same;
    let view = PublishView {
        may_publish: desk.may(Right::Publish) && missing.is_empty() && !broken,
        missing,
        lapsed: round.lapsed(),
        stale: stale(desk).await?,
        changes: classes.filter(|class| !class.changes.is_empty()).collect(),
        live: desk.live.as_ref().map_or(0, |live| live.number),
        is_new,
        unchanged,
        asks,
        behind: behind
            .map(|version| {
                format!(
                    "Version {} came from {}.",
                    version.number,
                    if version.source == BROWSER {
                        "the browser".to_owned()
                    } else {
                        format!("the file {}", version.source)
                    }
                )
            })
            .unwrap_or_default(),
        file: from_file.map(|version| version.source.clone()).unwrap_or_default(),
        waiting: waiting.map(|file| file.file).unwrap_or_default(),
        state: match desk.live.as_ref().map(|live| live.state.is) {
            None => "",
            Some(SurveyState::Open) => "open",
            Some(SurveyState::Paused) => "paused",
            Some(SurveyState::Closed) => "closed",
        },
        address: format!("{}/s/{}", desk.app.settings.public_url, desk.survey),
        places: if desk.may(Right::Places) { format!("/author/{}/places", desk.survey) } else { String::new() },
        error: error.to_owned(),
    };
    frame::told(desk, status, ("/publish", "Publish"), done, "author/publish", view)
}

/// `GET /author/{survey}/publish`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let done = match parameter(&req, "done").as_deref() {
        Some("published") => "Published.",
        Some("same") => "This was published before, and is again what families get.",
        Some("open") => "The survey takes answers again, if its dates allow.",
        Some("paused") => "The survey is paused. What somebody began before can be sent for a day.",
        Some("closed") => "The survey is archived. Its results stay.",
        Some("renamed") => "It is a new question now. Earlier answers stay with the old one.",
        _ => "",
    };
    show(&desk, StatusCode::OK, done, "").await
}

/// `POST /author/{survey}/publish`
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
    form: Form,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let button = field(&form, "do").unwrap_or_default();
    match button.split_once(':').unwrap_or((button, "")) {
        ("new-name", item) => return rename(&desk, item).await,
        ("take-file", _) => return take_file(&desk).await,
        _ if !desk.may(Right::Publish) => return Err(Error::Forbidden),
        ("open", _) => return set(&desk, SurveyState::Open, "open").await,
        ("pause", _) => return set(&desk, SurveyState::Paused, "paused").await,
        ("archive", _) => return set(&desk, SurveyState::Closed, "closed").await,
        ("publish", _) => {}
        _ => return Err(Error::NotFound),
    }
    publish(&desk, &form).await
}

async fn publish(desk: &Desk<'_>, form: &Form) -> Result<HttpResponse, Error> {
    let (app, refused) = (desk.app, StatusCode::UNPROCESSABLE_ENTITY);
    let revision = field(form, "revision").and_then(|number| number.parse::<i32>().ok());
    if revision != Some(desk.revision) {
        return show(desk, StatusCode::CONFLICT, "", "Somebody changed the survey while you looked at this page. Look again at what changes, and press once more.").await;
    }
    let round = round(desk).await?;
    if !lacking(desk, &round).is_empty() {
        return show(desk, refused, "", "Something is still missing. It stands below.").await;
    }
    let live = desk.live.as_ref().map_or(0, |live| live.number);
    if field(form, "live").and_then(|number| number.parse::<i32>().ok()) != Some(live) {
        return show(desk, StatusCode::CONFLICT, "", "Another version was published while you looked at this page. Look again at what changes, and press once more.").await;
    }
    let found = compared(desk).await?.unwrap_or_default();
    if found.iter().any(|change| change.class == Class::Breaking) {
        return show(desk, refused, "", "Some questions need a new name first.").await;
    }
    if found.iter().any(|change| change.ask) && field(form, "same").is_none() {
        return show(desk, refused, "", "Say whether the answers that read otherwise still mean the same.").await;
    }
    let now = app.clock.seconds();
    match publish_draft(&app.store, &desk.draft, &app.settings.staff_domains, now).await {
        Ok((number, is_new)) => {
            if desk.record.is_some() {
                app.store.rebase_survey_draft(&desk.survey, number).await?;
            }
            let agreed = round.needed.map(|_| format!("; {}", round.words())).unwrap_or_default();
            let lapsed = Some(round.lapsed()).filter(|lapsed| !lapsed.is_empty()).map(|lapsed| format!("; {lapsed}"));
            let detail = format!("version {number}{agreed}{}", lapsed.unwrap_or_default());
            app.store.record(desk.entry("published", &detail)).await?;
            app.store.credit_reviewers(&desk.survey, round.took_part()).await?;
            if let Some(team) =
                desk.record.as_ref().and_then(|record| record.team.as_deref()).filter(|_| desk.live.is_none())
            {
                app.store.give_survey(&desk.survey, Some(team), desk.entry("gave to team", team)).await?;
            }
            app.catalogue.reload().await?;
            let done = if is_new { "published" } else { "same" };
            Ok(go(&format!("/author/{}/publish?done={done}", desk.survey)))
        }
        Err(NotPublished::Wrong(wrong)) => show(desk, refused, "", &wrong.join(" ")).await,
        Err(NotPublished::Store(error)) => Err(error.into()),
    }
}

/// Makes a question a new one, so that earlier answers stay what they are.
async fn rename(desk: &Desk<'_>, item: &str) -> Result<HttpResponse, Error> {
    let mut draft = desk.draft.clone();
    let mut taken = crate::authoring::names(&draft);
    for version in desk.app.store.versions(&desk.survey).await? {
        if let Ok(older) = Draft::parse(&version.definition) {
            taken.extend(crate::authoring::names(&older));
        }
    }
    draft.rename_item(item, &crate::authoring::name_from(&item.replace('-', " "), &taken));
    desk.keep(&draft, "A new name for a question").await?;
    Ok(go(&format!("/author/{}/publish?done=renamed", desk.survey)))
}

/// Takes what waits in the survey's file as the draft.
async fn take_file(desk: &Desk<'_>) -> Result<HttpResponse, Error> {
    let files = desk.app.store.survey_files().await?;
    let waiting = files.into_iter().find_map(|file| file.waiting.filter(|_| file.survey == desk.survey));
    let draft = waiting.and_then(|text| Draft::parse(&text).ok()).ok_or(Error::NotFound)?;
    desk.keep(&draft, "Taken from the file").await?;
    Ok(go(&format!("/author/{}/publish", desk.survey)))
}

async fn set(desk: &Desk<'_>, state: SurveyState, done: &'static str) -> Result<HttpResponse, Error> {
    let change = desk.app.store.set_survey_state(&desk.survey, state, desk.entry(done, "")).await?;
    if change == StateChange::TooLate {
        let error = "It was archived more than a day ago and can\u{2019}t be opened again. Make a copy of it.";
        return show(desk, StatusCode::UNPROCESSABLE_ENTITY, "", error).await;
    }
    desk.app.catalogue.reload().await?;
    Ok(go(&format!("/author/{}/publish?done={done}", desk.survey)))
}
