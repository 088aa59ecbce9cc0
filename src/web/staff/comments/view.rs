//! The page of comments as its template sees it.

use super::script;
use super::{LISTS, MARKED, hex, is_comment, question, title};
use crate::moderation::Reasons;
use crate::publish::Edition;
use crate::response::Likeness;
use crate::store::{Comment, CommentId, CommentState, Theme};
use crate::texts::Language;
use crate::web::app::App;
use crate::web::error::Error;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CommentsView {
    pub(super) page_title: String,
    script: &'static str,
    survey: String,
    title: String,
    /// Which list it is; empty for a search.
    pub(super) state: &'static str,
    states: Vec<StateLink>,
    may_decide: bool,
    comments: Vec<CommentView>,
    /// How many are in the list.
    pub(super) count: usize,
    pub(super) next: String,
    from: u32,
    themes: Vec<ThemeChoice>,
    /// What was looked for.
    pub(super) search: String,
    pub(super) done: String,
    /// What could not be done, and why.
    pub(super) wrong: String,
}

#[derive(Serialize)]
struct StateLink {
    state: &'static str,
    label: &'static str,
    current: bool,
}

#[derive(Serialize)]
struct ThemeChoice {
    id: String,
    name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CommentView {
    id: String,
    question: String,
    lang: String,
    dir: &'static str,
    text: String,
    shown: String,
    state: &'static str,
    /// Why it stands where it stands.
    reasons: Vec<String>,
    themes: Vec<ThemeBox>,
    place: String,
    is_placed: bool,
    thanks: bool,
    confirmed: bool,
    revision: i32,
    marked: bool,
    is_published: bool,
    is_held: bool,
}

#[derive(Serialize)]
struct ThemeBox {
    id: String,
    name: String,
    chosen: bool,
}

/// What a page of comments is made of.
pub(super) struct Shelf<'a> {
    pub(super) app: &'a App,
    pub(super) edition: &'a Arc<Edition>,
    pub(super) may_decide: bool,
    pub(super) comments: Vec<Comment>,
    /// Words that were typed and not taken, in place of those that are shown.
    pub(super) typed: Option<(CommentId, String)>,
}

impl Shelf<'_> {
    /// The view, with everything that is asked for each comment.
    pub(super) async fn view(self, state: &'static str) -> Result<CommentsView, Error> {
        let Shelf { app, edition, may_decide, comments, typed } = self;
        let survey = &edition.survey;
        let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
        let themes: Vec<Theme> = app.store.themes(&survey.id).await?.into_iter().map(|(theme, _)| theme).collect();
        let own = app.store.themes_of(&survey.id, ids.clone()).await?;
        let places = places(app, edition, ids).await?;
        let lists = if may_decide { LISTS.as_slice() } else { &[MARKED] };
        let view = |comment: Comment| {
            let own = own.get(&comment.id).map(Vec::as_slice).unwrap_or_default();
            let typed = typed.as_ref().filter(|(id, _)| *id == comment.id).map(|(_, words)| words.clone());
            let place = places.get(&comment.id).cloned().unwrap_or_default();
            comment_view(app, edition, comment, (&themes, own), place, typed)
        };
        let title = title(app, edition);
        Ok(CommentsView {
            page_title: format!("Comments: {title}"),
            script: &script::ADDRESS,
            survey: survey.id.clone(),
            title,
            state,
            states: lists
                .iter()
                .map(|(_, name, label)| StateLink { state: name, label, current: *name == state })
                .collect(),
            may_decide,
            count: comments.len(),
            comments: comments.into_iter().filter(|one| is_comment(edition, &one.item)).map(view).collect(),
            next: String::new(),
            from: survey.comments_from,
            themes: themes.iter().map(|theme| ThemeChoice { id: theme.id.clone(), name: theme.name.clone() }).collect(),
            search: String::new(),
            done: String::new(),
            wrong: String::new(),
        })
    }
}

/// What the places are called at which comments were written.
async fn places(app: &App, edition: &Edition, ids: Vec<CommentId>) -> Result<BTreeMap<CommentId, String>, Error> {
    let Some(item) = edition.survey.place_item() else { return Ok(BTreeMap::new()) };
    let found = app.store.places_of(&edition.survey.id, ids, &item.id).await?;
    let points = app.store.collection_points(&edition.survey.id).await?;
    let name = |id: &String| {
        let point = points.iter().find(|point| point.place.id == *id)?;
        Some(point.place.called(&[Language::english(), edition.survey.default_language()]).to_owned())
    };
    Ok(found.into_iter().filter_map(|(comment, place)| Some((comment, name(&place)?))).collect())
}

fn comment_view(
    app: &App,
    edition: &Edition,
    comment: Comment,
    (themes, own): (&[Theme], &[String]),
    place: String,
    typed: Option<String>,
) -> CommentView {
    let language = Language::parse(&comment.language).unwrap_or_else(Language::english);
    let reasons = reasons(app, comment.id, &comment.text);
    CommentView {
        id: hex(&comment.id),
        question: question(app, edition, &comment.item),
        lang: language.tag().to_owned(),
        dir: language.dir(),
        shown: typed.or(comment.shown).unwrap_or_else(|| comment.text.clone()),
        text: comment.text,
        state: match comment.state {
            CommentState::Waiting => "Nobody has decided yet",
            CommentState::Published => "Published",
            CommentState::Held => "Held",
        },
        reasons: if comment.state == CommentState::Waiting { said(&reasons) } else { Vec::new() },
        themes: themes
            .iter()
            .map(|theme| ThemeBox { id: theme.id.clone(), name: theme.name.clone(), chosen: own.contains(&theme.id) })
            .collect(),
        is_placed: comment.place.is_some(),
        place,
        thanks: comment.thanks,
        confirmed: comment.confirmed_small,
        revision: comment.revision,
        marked: comment.marked,
        is_published: comment.state == CommentState::Published,
        is_held: comment.state == CommentState::Held,
    }
}

/// What is noticed of a comment. Its words never change, so they are looked at once.
pub(super) fn reasons(app: &App, id: CommentId, text: &str) -> Arc<Reasons> {
    if let Some(known) = app.reasons.get(&id) {
        return known;
    }
    let reasons = Arc::new(Reasons::of(text));
    app.reasons.insert(id, Arc::clone(&reasons));
    reasons
}

/// The reasons in words.
fn said(reasons: &Reasons) -> Vec<String> {
    let concern = |one: &crate::moderation::Concern| format!("May be about {}: “{}”", one.about, one.words);
    let detail = |one: &Likeness| match one {
        Likeness::Name => "Looks like a name".to_owned(),
        Likeness::Email => "Looks like an email address".to_owned(),
        Likeness::Postcode => "Looks like a postcode".to_owned(),
        Likeness::NhsNumber => "Looks like an NHS number".to_owned(),
        Likeness::Phone => "Looks like a phone number".to_owned(),
    };
    reasons.concerns.iter().map(concern).chain(reasons.details.iter().map(detail)).collect()
}
