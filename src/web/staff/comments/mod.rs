//! What people wrote, for the owner and the deputy: read, redact, publish, hold, mark for safeguarding, say what it is
//! about. The inbox for safeguarding reads what is marked, and releases it.

mod decide;
mod list;
mod script;
mod themes;
mod view;

pub(super) use decide::post;
pub(super) use list::get;
pub(super) use script::script;
pub(super) use themes::{get as tags, post as tag};

use super::session::SignedIn;
use crate::publish::Edition;
use crate::store::{AuditEntry, CommentId, CommentState};
use crate::web::app::App;
use crate::web::error::Error;

/// What is listed: the comments in one state, or those that are marked, whatever their state.
type List = (Option<CommentState>, &'static str, &'static str);

const LISTS: [List; 4] = [
    (Some(CommentState::Waiting), "waiting", "To read"),
    (Some(CommentState::Published), "published", "Published"),
    (Some(CommentState::Held), "held", "Held"),
    MARKED,
];

const MARKED: List = (None, "marked", "Safeguarding");

/// The title of a survey, in its own first language.
fn title(app: &App, edition: &Edition) -> String {
    app.reader(edition, &edition.survey.default_language()).label(&edition.survey.wording)
}

/// What was asked.
fn question(app: &App, edition: &Edition, item: &str) -> String {
    let reader = app.reader(edition, &edition.survey.default_language());
    edition.survey.item(item).map_or_else(|| item.to_owned(), |item| reader.label(&item.wording))
}

/// Contact details are kept apart from comments and nobody moderates them.
fn is_comment(edition: &Edition, item: &str) -> bool {
    edition.survey.item(item).is_none_or(|item| item.kind.takes_words())
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

/// An entry of the audit trail. Never with a word that somebody wrote or looked for.
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
