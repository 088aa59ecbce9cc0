//! Records: the only code that names diesel. SQLite and PostgreSQL behind one door.
//!
//! Every write goes through one writer thread that commits whatever is queued in one
//! transaction and answers after the commit; readers are a small pool that can't
//! write. The store knows nothing of surveys' contents: definitions, answers and
//! figures are texts to it. It never asks the clock and never makes randomness;
//! times (seconds since 1970), days (days since 1970), ids and keys come in.
//!
//! **Invariant:** nothing here names the web, templates, mail or another room.

mod arrivals;
mod arrived;
mod audit;
mod backup;
mod batch;
mod bytes;
mod chain;
mod changes;
mod comments;
mod conn;
mod credentials;
mod desk;
mod digests;
mod draft_links;
mod drafts;
mod error;
mod expire;
mod form_counts;
mod fresh;
mod identities;
mod link;
mod lock;
mod media;
mod migrate;
mod moderation;
mod news;
mod open;
mod organisation;
mod outbox;
mod pack;
mod people;
mod place;
mod places;
mod pool;
#[cfg(test)]
mod pressure;
mod private;
mod probe;
mod queue;
mod release;
mod remarks;
mod returns;
mod reviews;
mod roles;
mod rows;
mod schema;
mod sessions;
mod sign_in;
mod submit;
mod survey_drafts;
mod survey_files;
mod surveys;
mod teams;
mod themes;
mod together;
mod tokens;
mod translations;
mod turn;
mod way;
mod withdraw;
mod writer;

pub use audit::{AuditEntry, AuditFilter, Verified};
pub use backup::{Inside, examine};
pub use bytes::{BodyHash, CodeHash, CommentId, DraftKey, Key, TokenHash};
pub use chain::AuditKey;
pub use changes::{ChangeRecord, CoSigner, Publication};
pub use comments::{Comment, CommentState, Decision, Elsewhere, Judgement};
pub use credentials::{Change, Credentials};
pub use digests::{Digest, Often, Told};
pub use draft_links::DraftLink;
pub use error::Error;
pub use expire::{Expired, Held, Shortened};
pub use form_counts::FormCount;
pub use identities::Identity;
pub use media::Medium;
pub use moderation::{CommentCount, PublishedComment, WaitingComments};
pub use news::Subscriber;
pub use open::{Mode, OpenError, Options};
pub use organisation::{Founded, Founder, Organisation};
pub use outbox::{Delivery, DeliveryState, NewDelivery};
pub use people::{NewPerson, PersonRecord, PersonState};
pub use places::{CollectionPoint, Place, PlaceKind};
pub use private::{close_folder, private_file, private_folder};
pub use queue::{Heard, Which, Words};
pub use release::{Correction, Counts, NewRelease, Release, Watermark};
pub use remarks::{Outcome, Remark, RemarkState};
pub use returns::{ReturnKey, ReturnTotals};
pub use reviews::{Review, Reviewer, SignOff};
pub use roles::{Duty, Holding, Removed, Role, Scope};
pub use rows::{Row, Selection};
pub use sessions::Session;
pub use sign_in::{CODE_TRIES, NewLink};
pub use submit::{NewComment, NewResponse, Standing, Submitted};
pub use survey_drafts::{NewRevision, SurveyDraft, SurveyRevision};
pub use survey_files::SurveyFile;
pub use surveys::{NewVersion, Published, StateChange, SurveyRecord, SurveyState, Version};
pub use teams::Team;
pub use themes::{Tags, Theme, ThemeFigure};
pub use tokens::{Token, TokenScope};
pub use translations::Translation;

use conn::Conn;
use fresh::Fresh;
use pool::Pool;
use std::fs::File;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;
use way::Way;
use writer::Writer;

/// The door to all records. A clone is the same store.
#[derive(Clone)]
pub struct Store {
    readers: Arc<Pool>,
    draft_readers: Arc<Pool>,
    writer: Writer,
    drafts: Writer,
    /// Where this process alone writes drafts.
    fresh: Option<Fresh>,
    way: Way,
    audit_key: Option<AuditKey>,
    /// Rung when something is put into the outbox.
    mail_waits: Arc<Notify>,
    lock: Arc<Mutex<Option<File>>>,
}

impl Store {
    /// Reads with one of the pool's connections.
    async fn read<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        self.readers.read(work).await
    }

    /// Writes through the writer: `work` succeeds or leaves nothing.
    async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Error> + Send + 'static,
    {
        self.writer.write(work).await
    }

    /// Lays out what has arrived, so that a reader sees it.
    async fn settle(&self) -> Result<(), Error> {
        match &self.way {
            Way::Straight => Ok(()),
            Way::Serving(_) if self.way.arrived() == 0 => Ok(()),
            Way::Serving(_) | Way::Beside => self.writer.lay_out().await,
        }
    }

    /// Whether somebody could fill in a form and send it now: goes all the way through a commit of each writer, and
    /// through each pool of readers, which finds out what was lost with a server that has come back.
    pub async fn ready(&self) -> Result<(), Error> {
        self.write(Conn::probe).await?;
        self.drafts.write(Conn::probe).await?;
        self.read(Conn::ask).await?;
        self.draft_readers.read(Conn::ask).await
    }

    /// Stores what was accepted, refuses what comes after, and closes the database.
    pub async fn shutdown(&self) {
        self.drafts.stop().await;
        self.writer.stop().await;
        self.readers.close();
        self.draft_readers.close();
        self.lock.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    }
}
