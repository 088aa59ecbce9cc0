//! The lists of comments, and what is found in them.

use super::view::{CommentsView, Shelf, reasons};
use super::{LISTS, MARKED, comment_id, hex, is_comment, record};
use crate::moderation::Search;
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{Comment, CommentId, CommentState, Which};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use std::sync::Arc;

/// How many comments stand on a page.
const AT_ONCE: usize = 50;

/// `GET /results/{survey}/comments`
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    let edition = signed_in.survey(&app, &survey, Right::Safeguard)?;
    let may_decide = signed_in.may_with(Right::Moderate, &edition.survey);
    let lists = if may_decide { LISTS.as_slice() } else { &[MARKED] };
    let asked = parameter(&req, "state");
    let list = lists.iter().find(|(_, name, _)| asked.as_deref() == Some(name)).or(lists.first());
    let (state, name, _) = *list.unwrap_or(&MARKED);
    let after = parameter(&req, "after").and_then(|id| comment_id(&id));
    let (comments, count) = listed(&app, &edition, state, after).await?;
    record(&app, &signed_in, &survey, "read comments").await?;
    let next = comments.last().map(|last| last.id);
    let shelf = Shelf { app: &app, edition: &edition, may_decide, comments, typed: None };
    let mut view = shelf.view(name).await?;
    let has_more = count > view.count;
    view.next = next.filter(|_| has_more).map(|last| format!("?state={name}&after={}", hex(&last))).unwrap_or_default();
    view.count = count;
    view.done = parameter(&req, "done").and_then(|done| told(&done)).unwrap_or_default().to_owned();
    page(&app, StatusCode::OK, Some(&signed_in), "results/comments", view)
}

/// The comments on this page of a list, and how many the list has from here on.
async fn listed(
    app: &App,
    edition: &Edition,
    state: Option<CommentState>,
    after: Option<CommentId>,
) -> Result<(Vec<Comment>, usize), Error> {
    let survey = &edition.survey.id;
    let at_once = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
    let mut comments = match state {
        Some(CommentState::Waiting) => {
            let queue = queue(app, edition, after).await?;
            let count = queue.len();
            let first = queue.into_iter().take(AT_ONCE).collect();
            return Ok((app.store.these_comments(survey, first).await?, count));
        }
        Some(state) => app.store.comments(survey, state, after, at_once + 1).await?,
        None => app.store.marked_comments(survey, after, at_once + 1).await?,
    };
    let count = comments.len();
    comments.truncate(AT_ONCE);
    Ok((comments, count))
}

/// What waits, in the order in which it should be read: words of concern, what may tell who somebody is, the others;
/// among equals by id, which is random. `after` is the one that was read last.
async fn queue(app: &App, edition: &Edition, after: Option<CommentId>) -> Result<Vec<CommentId>, Error> {
    let waiting = app.store.words(&edition.survey.id, Which::Waiting).await?;
    let waiting = waiting.into_iter().filter(|words| is_comment(edition, &words.item));
    let ranked = waiting.map(|words| (reasons(app, words.id, &words.text).rank(), words.id));
    let mut queue: Vec<(u8, CommentId)> = ranked.collect();
    queue.sort_unstable();
    let at = after.and_then(|after| queue.iter().position(|(_, id)| *id == after)).map_or(0, |at| at + 1);
    Ok(queue.into_iter().skip(at).map(|(_, id)| id).collect())
}

/// The comments that say what somebody looks for, in whatever state. What is looked for stands in no address, no log and
/// no audit trail: it may be a name.
pub(super) async fn found(app: &App, edition: &Edition, typed: &str) -> Result<Vec<CommentId>, Error> {
    let Some(mut search) = Search::parse(typed) else { return Ok(Vec::new()) };
    let all = app.store.words(&edition.survey.id, Which::All).await?;
    // Thousands of texts are taken apart: not on the thread that answers others.
    let edition_items = |item: &str| is_comment(edition, item);
    let all: Vec<_> = all.into_iter().filter(|words| edition_items(&words.item)).collect();
    let look = move || {
        let mut has = |text: &str, tag: &str| search.finds(tag, text);
        let found = all.into_iter().filter(|words| {
            has(&words.text, &words.language) || words.shown.as_ref().is_some_and(|shown| has(shown, &words.language))
        });
        found.map(|words| words.id).collect()
    };
    web::block(look).await.map_err(|error| Error::Broken(error.to_string()))
}

/// The page of what was found.
pub(super) async fn found_page(
    app: &App,
    signed_in: &SignedIn,
    edition: &Arc<Edition>,
    typed: &str,
    done: &str,
) -> Result<CommentsView, Error> {
    let found = found(app, edition, typed).await?;
    record(app, signed_in, &edition.survey.id, "search comments").await?;
    let count = found.len();
    let first = found.into_iter().take(AT_ONCE).collect();
    let comments = app.store.these_comments(&edition.survey.id, first).await?;
    let shelf = Shelf { app, edition, may_decide: true, comments, typed: None };
    let mut view = shelf.view("found").await?;
    (view.count, view.search, view.done) = (count, typed.trim().to_owned(), done.to_owned());
    Ok(view)
}

/// What was done, in words.
pub(super) fn told(done: &str) -> Option<&'static str> {
    Some(match done {
        "publish" => "Published. It stands in the report once its answers are in the figures.",
        "redact" => "The words that are shown were changed.",
        "hold" => "Held. Nobody else sees it.",
        "mark" => "Marked for safeguarding. The named inbox has been told, without the words.",
        "unmark" => "No longer marked.",
        "note" => "Noted what it is about, and where it may stand.",
        "tag" => "These comments have the theme now.",
        "blank" => "Nothing was changed: there were no words to show. Hold the comment, or write what is shown.",
        "nameless" => "Nothing was changed: choose a theme, or write what a new one is called.",
        _ => return None,
    })
}
