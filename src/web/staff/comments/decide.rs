//! What a moderator's buttons do.

use super::list::{found, found_page, told};
use super::view::Shelf;
use super::{LISTS, comment_id, entry, hex, title};
use crate::publish::Edition;
use crate::rights::Right;
use crate::store::{self, AuditEntry, CommentId, Decision, Elsewhere, Judgement, NewDelivery, Tags, Theme};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::respond::{field, go};
use crate::web::staff::frame::{Survey, page};
use crate::web::staff::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::sync::Arc;

type Form = web::Form<Vec<(String, String)>>;

/// The longest name of a theme, in letters.
const NAME_MAX: usize = 60;

/// What the script of the queue is told.
#[derive(Serialize)]
struct Answer {
    done: &'static str,
    revision: i32,
}

/// `POST /results/{survey}/comments`: decides about one comment, looks for some, or says what all of those are about.
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: Form,
) -> Result<HttpResponse, Error> {
    let signed_in = SignedIn::of(&app, &req).await?;
    signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let done = field(&form, "do").unwrap_or_default();
    let right = if done == "unmark" { Right::Safeguard } else { Right::Moderate };
    let edition = signed_in.survey(&app, &survey, right)?;
    let desk = Desk { app: &app, req: &req, signed_in: &signed_in, edition: &edition, form: &form };
    match done {
        "search" => desk.search("").await,
        "tag" => desk.tag_found().await,
        _ => desk.judge(done).await,
    }
}

struct Desk<'a> {
    app: &'a App,
    req: &'a HttpRequest,
    signed_in: &'a SignedIn,
    edition: &'a Arc<Edition>,
    form: &'a [(String, String)],
}

impl Desk<'_> {
    fn field(&self, name: &str) -> Option<&str> {
        field(self.form, name)
    }

    fn all(&self, name: &str) -> Vec<String> {
        self.form.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    /// What a search leads back to: it stands in the body alone, so the page comes with the answer.
    fn searched(&self) -> Option<&str> {
        self.field("q").filter(|typed| !typed.trim().is_empty())
    }

    async fn search(&self, done: &str) -> Result<HttpResponse, Error> {
        let Some(typed) = self.searched() else {
            return Ok(go(&format!("/results/{}/comments", self.edition.survey.id)));
        };
        let view = found_page(self.app, self.signed_in, self.edition, typed, done).await?;
        page(self.app, StatusCode::OK, Some(self.signed_in), "results/comments", view)
    }

    /// Hangs a theme on everything that a search finds.
    async fn tag_found(&self) -> Result<HttpResponse, Error> {
        let survey = &self.edition.survey.id;
        let tags = Tags { add: self.all("theme"), new: self.new_theme(), remove: Vec::new() };
        let Some(typed) = self.searched() else { return self.search("").await };
        if tags.add.is_empty() && tags.new.is_none() {
            return self.search(told("nameless").unwrap_or_default()).await;
        }
        let found = found(self.app, self.edition, typed).await?;
        let detail = format!("{} comments", found.len());
        let entry = AuditEntry { detail, ..entry(self.app, self.signed_in, survey, "tag comments") };
        self.app.store.tag(survey, found, tags, entry).await?;
        self.search(told("tag").unwrap_or_default()).await
    }

    async fn judge(&self, done: &str) -> Result<HttpResponse, Error> {
        let (app, survey) = (self.app, &self.edition.survey.id);
        let id = self.field("comment").and_then(comment_id).ok_or(Error::NotFound)?;
        let words = self.field("shown").map(|words| words.trim().to_owned());
        // A moderator who has cleared the words must not publish those of the family.
        let is_blank = words.as_deref().map_or(done == "redact", str::is_empty);
        if matches!(done, "publish" | "redact") && is_blank {
            return self.answer("blank", &id).await;
        }
        let judgement = self.judgement(done, id, words.clone()).await?;
        let detail = format!("{}{}", hex(&id), where_else(judgement.standing.as_ref()));
        let entry = AuditEntry { detail, ..entry(app, self.signed_in, survey, done) };
        match app.store.judge(survey, id, judgement, entry).await {
            Ok(()) => self.answer(done, &id).await,
            Err(store::Error::Taken) => self.overtaken(id, words).await,
            Err(error) => Err(error.into()),
        }
    }

    async fn judgement(&self, done: &str, id: CommentId, words: Option<String>) -> Result<Judgement, Error> {
        let decision = match done {
            "publish" => Some(Decision::Publish { shown: words, confirmed_small: self.field("confirmed").is_some() }),
            "redact" => Some(Decision::Redact { shown: words.unwrap_or_default() }),
            "hold" => Some(Decision::Hold),
            "mark" => Some(Decision::Mark { tell: told_of(self.app, self.edition, &id).map(Box::new) }),
            "unmark" => Some(Decision::Unmark),
            "note" => None,
            _ => return Err(Error::Bad("an unknown decision".to_owned())),
        };
        // Whoever sees that somebody may not be safe is never told to look again first.
        let is_urgent = matches!(done, "mark" | "unmark");
        let says_where = self.field("noted").is_some() && !is_urgent;
        Ok(Judgement {
            standing: if says_where { Some(self.elsewhere(id).await?) } else { None },
            tags: if is_urgent { Tags::default() } else { self.tags() },
            revision: self.field("revision").and_then(|number| number.parse().ok()).filter(|_| !is_urgent),
            decision,
        })
    }

    /// The place is the one at which the comment was written, or none: a form can't name another.
    async fn elsewhere(&self, id: CommentId) -> Result<Elsewhere, Error> {
        let place = match (self.field("placed"), self.edition.survey.place_item()) {
            (Some(_), Some(item)) => {
                self.app.store.places_of(&self.edition.survey.id, vec![id], &item.id).await?.remove(&id)
            }
            _ => None,
        };
        Ok(Elsewhere { thanks: self.field("thanks").is_some(), place })
    }

    /// Only what was ticked or unticked on this page: two moderators can each say what a comment is about.
    fn tags(&self) -> Tags {
        let (had, has) = (self.all("had"), self.all("theme"));
        Tags {
            add: has.iter().filter(|theme| !had.contains(theme)).cloned().collect(),
            remove: had.into_iter().filter(|theme| !has.contains(theme)).collect(),
            new: self.new_theme(),
        }
    }

    fn new_theme(&self) -> Option<Theme> {
        theme(self.field("newTheme")?)
    }

    /// Back to the list; to the script, in a few words.
    async fn answer(&self, done: &str, id: &CommentId) -> Result<HttpResponse, Error> {
        if self.is_script() {
            let comment = self.app.store.comment(&self.edition.survey.id, *id).await;
            let revision = comment.map_or(0, |comment| comment.revision);
            let status = if done == "blank" { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            let answer = Answer { done: told(done).unwrap_or_default(), revision };
            return Ok(HttpResponse::build(status).json(answer));
        }
        if self.searched().is_some() {
            return self.search(told(done).unwrap_or_default()).await;
        }
        let state = self.field("state").filter(|state| LISTS.iter().any(|(_, name, _)| name == state));
        let survey = &self.edition.survey.id;
        Ok(go(&format!("/results/{survey}/comments?state={}&done={done}", state.unwrap_or("waiting"))))
    }

    /// Somebody else was first: how it stands now, with the words that were typed.
    async fn overtaken(&self, id: CommentId, words: Option<String>) -> Result<HttpResponse, Error> {
        let comment = self.app.store.comment(&self.edition.survey.id, id).await?;
        let who = comment.decided_by.clone().unwrap_or_else(|| "somebody".to_owned());
        let typed = words.map(|words| (id, words));
        let shelf = Shelf { app: self.app, edition: self.edition, may_decide: true, comments: vec![comment], typed };
        let mut view = shelf.view("found").await?;
        view.page_title = format!("Error: somebody else was first: {}", title(self.app, self.edition));
        view.wrong = format!(
            "Nothing was changed: {who} has decided about this comment since you opened it. This is how it stands now, with the words that you wrote."
        );
        page(self.app, StatusCode::CONFLICT, Some(self.signed_in), "results/comments", view)
    }

    fn is_script(&self) -> bool {
        let accept = self.req.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok());
        accept.is_some_and(|accept| accept.starts_with("application/json"))
    }
}

/// A new theme of this name, if it is one.
pub(super) fn theme(name: &str) -> Option<Theme> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= NAME_MAX;
    fits.then(|| Theme { id: uuid::Uuid::new_v4().simple().to_string(), name })
}

/// Where a comment may stand, for the audit trail.
fn where_else(standing: Option<&Elsewhere>) -> String {
    let Some(Elsewhere { thanks, place }) = standing else { return String::new() };
    let place = place.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
    format!("{}{place}", if *thanks { " thanks" } else { "" })
}

/// The mail that tells the named inbox of a comment that is marked: where to find it, never what it says. A comment
/// that is marked again is told of again, so the mail's period is its own.
fn told_of(app: &App, edition: &Edition, id: &CommentId) -> Option<NewDelivery> {
    let owner = edition.survey.owner.as_ref()?;
    let now = app.clock.seconds();
    let url = format!("{}/results/{}/comments?state=marked", app.settings.public_url, edition.survey.id);
    let delivery = uuid::Uuid::new_v4().to_string();
    Some(NewDelivery {
        report: format!("safeguarding:{}", edition.survey.id),
        recipient: owner.safeguarding.clone().unwrap_or_else(|| owner.email.clone()),
        period: format!("{}:{delivery}", hex(id)),
        id: delivery,
        survey: edition.survey.id.clone(),
        kind: "safeguarding".to_owned(),
        payload: serde_json::json!({ "survey": title(app, edition), "url": url }).to_string(),
        next_at: now,
        created_at: now,
    })
}
