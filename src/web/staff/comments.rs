//! What people wrote, for the owner and the deputy: read, redact, publish, hold, mark for safeguarding. The inbox for
//! safeguarding reads what is marked, and releases it.

use super::frame::{Survey, page};
use super::session::SignedIn;
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{AuditEntry, Comment, CommentId, CommentState, Decision, NewDelivery};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

/// How many comments stand on a page.
const AT_ONCE: i64 = 50;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CommentsView {
    page_title: String,
    survey: String,
    title: String,
    state: &'static str,
    states: Vec<StateLink>,
    may_decide: bool,
    comments: Vec<CommentView>,
    next: Option<String>,
    from: u32,
    done: Option<&'static str>,
}

#[derive(Serialize)]
struct StateLink {
    state: &'static str,
    label: &'static str,
    current: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CommentView {
    id: String,
    question: String,
    lang: String,
    dir: &'static str,
    text: String,
    shown: Option<String>,
    marked: bool,
    released: bool,
    is_published: bool,
    is_held: bool,
}

/// What is listed: the comments in one state, or those that are marked, whatever their state.
type List = (Option<CommentState>, &'static str, &'static str);

const LISTS: [List; 4] = [
    (Some(CommentState::Waiting), "waiting", "To read"),
    (Some(CommentState::Published), "published", "Published"),
    (Some(CommentState::Held), "held", "Held"),
    MARKED,
];

const MARKED: List = (None, "marked", "Safeguarding");

/// `GET /results/{survey}/comments`
pub(super) async fn get(app: web::Data<App>, req: HttpRequest, survey: Survey) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::Safeguard)?;
    let may_decide = signed_in.may_with(Right::Moderate, &edition.survey);
    let lists = if may_decide { LISTS.as_slice() } else { &[MARKED] };
    let asked = parameter(&req, "state");
    let list = lists.iter().find(|(_, name, _)| asked.as_deref() == Some(name)).or(lists.first());
    let (state, name, _) = *list.unwrap_or(&MARKED);
    let after = parameter(&req, "after").and_then(|id| comment_id(&id));
    let comments = match state {
        Some(state) => app.store.comments(&survey, state, after, AT_ONCE + 1).await?,
        None => app.store.marked_comments(&survey, after, AT_ONCE + 1).await?,
    };
    let more = comments.len() as i64 > AT_ONCE;
    let shown: Vec<CommentView> = comments
        .iter()
        .take(AT_ONCE as usize)
        .filter(|comment| is_comment(&edition, comment))
        .map(|comment| view(&app, &edition, comment))
        .collect();
    let next = comments
        .get(AT_ONCE as usize - 1)
        .filter(|_| more)
        .map(|last| format!("?state={name}&after={}", hex(&last.id)));
    let title = app.reader(&edition, &edition.survey.default_language()).label(&edition.survey.wording);
    record(&app, &signed_in, &survey, "read comments").await?;
    let view = CommentsView {
        page_title: format!("Comments: {title}"),
        survey: survey.to_string(),
        title,
        state: name,
        states: lists.iter().map(|(_, state, label)| StateLink { state, label, current: *state == name }).collect(),
        may_decide,
        comments: shown,
        next,
        from: edition.survey.comments_from,
        done: parameter(&req, "done").and_then(|done| told(&done)),
    };
    page(&app, StatusCode::OK, Some(&signed_in), "results/comments", view)
}

fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "publish" => "Published. It stands in the report once its answers are in the figures.",
        "redact" => "The words that are shown were changed.",
        "hold" => "Held. Nobody else sees it.",
        "mark" => "Marked for safeguarding. The named inbox has been told, without the words.",
        "unmark" => "No longer marked.",
        "blank" => "Nothing was changed: there were no words to show. Hold the comment, or write what is shown.",
        _ => return None,
    })
}

/// Contact details are kept apart from comments and nobody moderates them.
fn is_comment(edition: &Edition, comment: &Comment) -> bool {
    edition.survey.item(&comment.item).is_none_or(|item| item.kind.takes_words())
}

fn view(app: &App, edition: &Edition, comment: &Comment) -> CommentView {
    let reader = app.reader(edition, &edition.survey.default_language());
    let question =
        edition.survey.item(&comment.item).map_or_else(|| comment.item.clone(), |item| reader.label(&item.wording));
    let language = Language::parse(&comment.language).unwrap_or_else(Language::english);
    CommentView {
        id: hex(&comment.id),
        question,
        lang: language.tag().to_owned(),
        dir: language.dir(),
        text: comment.text.clone(),
        shown: comment.shown.clone(),
        marked: comment.marked,
        released: comment.release.is_some(),
        is_published: comment.state == CommentState::Published,
        is_held: comment.state == CommentState::Held,
    }
}

fn hex(id: &CommentId) -> String {
    data_encoding::HEXLOWER.encode(id.as_bytes())
}

fn comment_id(text: &str) -> Option<CommentId> {
    let bytes: [u8; 16] = data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok()?;
    Some(bytes.into())
}

async fn record(app: &App, signed_in: &SignedIn, survey: &str, what: &str) -> Result<(), Error> {
    Ok(app.store.record(entry(app, signed_in, survey, what)).await?)
}

fn entry(app: &App, signed_in: &SignedIn, survey: &str, what: &str) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: app.clock.seconds(),
        who: signed_in.person.email.clone(),
        what: what.to_owned(),
        survey: Some(survey.to_owned()),
        detail: String::new(),
    }
}

/// `POST /results/{survey}/comments`: decides about one comment.
pub(super) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let done = field(&form, "do").unwrap_or_default();
    let right = if done == "unmark" { Right::Safeguard } else { Right::Moderate };
    let edition = signed_in.survey(&app, &survey, right)?;
    let id = field(&form, "comment").and_then(comment_id).ok_or(Error::NotFound)?;
    let back = |told: &str| {
        let state = field(&form, "state").filter(|state| LISTS.iter().any(|(_, name, _)| name == state));
        go(&format!("/results/{survey}/comments?state={}&done={told}", state.unwrap_or("waiting")))
    };
    let words = field(&form, "shown").map(|words| words.trim().to_owned());
    // A moderator who has cleared the words must not publish those of the family.
    let is_blank = words.as_deref().map_or(done == "redact", str::is_empty);
    if matches!(done, "publish" | "redact") && is_blank {
        return Ok(back("blank"));
    }
    let decision = match done {
        "publish" => Decision::Publish { shown: words, confirmed_small: field(&form, "confirmed").is_some() },
        "redact" => Decision::Redact { shown: words.unwrap_or_default() },
        "hold" => Decision::Hold,
        "mark" => Decision::Mark { tell: told_of(&app, &edition, &id).map(Box::new) },
        "unmark" => Decision::Unmark,
        _ => return Err(Error::Bad("an unknown decision".to_owned())),
    };
    let entry = AuditEntry { detail: hex(&id), ..entry(&app, &signed_in, &survey, done) };
    app.store.decide(&survey, id, decision, entry).await?;
    Ok(back(done))
}

/// The mail that tells the named inbox of a comment that is marked: where to find it, never what it says. A comment
/// that is marked again is told of again, so the mail's period is its own.
fn told_of(app: &App, edition: &Edition, id: &CommentId) -> Option<NewDelivery> {
    let owner = edition.survey.owner.as_ref()?;
    let now = app.clock.seconds();
    let title = app.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording);
    let url = format!("{}/results/{}/comments?state=marked", app.settings.public_url, edition.survey.id);
    let delivery = uuid::Uuid::new_v4().to_string();
    Some(NewDelivery {
        report: format!("safeguarding:{}", edition.survey.id),
        recipient: owner.safeguarding.clone().unwrap_or_else(|| owner.email.clone()),
        period: format!("{}:{delivery}", hex(id)),
        id: delivery,
        survey: edition.survey.id.clone(),
        kind: "safeguarding".to_owned(),
        payload: serde_json::json!({ "survey": title, "url": url }).to_string(),
        next_at: now,
        created_at: now,
    })
}
