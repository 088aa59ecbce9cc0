//! What every page for authors begins with: who it is, the draft, and what is wrong with it.

use crate::authoring::{Draft, Look};
use crate::definition::Checked;
use crate::publish::{DraftMedia, Edition};
use crate::rights::{Ground, Right, Teams};
use crate::store::{self, AuditEntry, NewRevision, SurveyDraft};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::staff::SignedIn;
use actix_web::HttpRequest;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The fields of a form, in order.
pub(super) type Form = actix_web::web::Form<Vec<(String, String)>>;

/// The longest name of a change.
const WHAT_MAX: usize = 200;

/// A survey on somebody's desk.
pub(super) struct Desk<'a> {
    pub(super) app: &'a App,
    pub(super) signed_in: SignedIn,
    pub(super) survey: String,
    /// The record of the draft; `None` as long as nobody has changed what is published.
    pub(super) record: Option<SurveyDraft>,
    pub(super) draft: Draft,
    /// The revision of the draft; where there is none, the number of what is published, below zero.
    pub(super) revision: i32,
    /// What undoing would undo.
    pub(super) undo: Option<String>,
    /// Whether something was undone that can be done again.
    pub(super) can_redo: bool,
    pub(super) media: DraftMedia,
    checked: OnceCell<Checked>,
    pub(super) live: Option<Arc<Edition>>,
}

impl<'a> Desk<'a> {
    /// Opens a survey for somebody who has `right` on it. Errors: nobody is signed in; there is no such survey, or the
    /// person may not, which an outsider can't tell apart.
    pub(super) async fn open(app: &'a App, req: &HttpRequest, survey: &str, right: Right) -> Result<Self, Error> {
        let signed_in = SignedIn::of(app, req).await?;
        let live = app.catalogue.current(survey);
        let found = match app.store.survey_draft(survey).await {
            Ok(found) => Some(found),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let record = found.as_ref().map(|(record, _)| record.clone());
        if live.is_none() && record.is_none() {
            return Err(Error::Forbidden);
        }
        signed_in.must(right, ground(&signed_in.teams, live.as_deref(), record.as_ref()))?;
        let text = match (&found, &live) {
            (Some((_, newest)), _) => newest.body.clone(),
            (None, Some(live)) => published_text(app, live).await?,
            (None, None) => return Err(Error::Forbidden),
        };
        let undo = found.and_then(|(_, newest)| newest.parent.map(|_| newest.what));
        let broken = |_| Error::Broken(format!("the draft of {survey} is not JSON"));
        let draft = Draft::parse(&text).map_err(broken)?;
        let media = DraftMedia::of(&app.store, &draft).await?;
        let checked = OnceCell::new();
        let published = live.as_ref().map_or(0, |live| -live.number);
        let revision = record.as_ref().map_or(published, |record| record.revision);
        let can_redo = match &record {
            Some(record) => app.store.undone_survey_revision(survey, record.revision).await.is_ok(),
            None => false,
        };
        Ok(Self {
            app,
            signed_in,
            survey: survey.to_owned(),
            record,
            draft,
            revision,
            undo,
            can_redo,
            media,
            checked,
            live,
        })
    }

    /// The ground that rights on this survey are asked on.
    pub(super) fn may(&self, right: Right) -> bool {
        self.signed_in.may(right, ground(&self.signed_in.teams, self.live.as_deref(), self.record.as_ref()))
    }

    /// What is wrong with the draft, found out when it is first asked for: what is only taken in needs no check.
    pub(super) fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| self.draft.checked(&self.media.addresses()))
    }

    /// What shows parts of the draft.
    pub(super) fn look(&self) -> Look<'_> {
        Look {
            draft: &self.draft,
            findings: &self.checked().findings,
            interface: &self.app.interface,
            condition_href: format!("/author/{}/condition?at=", self.survey),
        }
    }

    /// The draft as it was at a revision. `NotFound`: it is too old.
    pub(super) async fn at(&self, revision: i32) -> Result<Draft, Error> {
        if revision == self.revision {
            return Ok(self.draft.clone());
        }
        let text = match revision {
            number if number < 0 => self.app.store.version(&self.survey, -number).await?.definition,
            number => self.app.store.survey_revision(&self.survey, number).await?.body,
        };
        Draft::parse(&text).map_err(|_| Error::NotFound)
    }

    /// What is published, as a draft.
    pub(super) async fn published(&self) -> Result<Draft, Error> {
        let live = self.live.as_ref().ok_or(Error::NotFound)?;
        Draft::parse(&published_text(self.app, live).await?).map_err(|_| Error::NotFound)
    }

    /// An entry of the audit trail about this survey.
    pub(super) fn entry(&self, what: &str, detail: &str) -> AuditEntry {
        AuditEntry {
            id: uuid::Uuid::new_v4().to_string(),
            at: self.app.clock.seconds(),
            who: self.signed_in.person.email.clone(),
            what: what.to_owned(),
            survey: Some(self.survey.clone()),
            detail: detail.to_owned(),
        }
    }

    /// Keeps a changed draft; what says the same as before is not kept again. Errors: somebody was faster.
    pub(super) async fn keep(&self, draft: &Draft, what: &str) -> Result<(), store::Error> {
        let text = draft.text();
        // What could not be read again would shut everybody out.
        if Draft::parse(&text).is_err() {
            return Err(store::Error::Broken("a changed draft can't be read".to_owned()));
        }
        if draft.document().says(self.draft.document()) && self.record.is_some() {
            return Ok(());
        }
        let new = self.revision_of(text, what);
        let mut media = self.media.clone();
        media.bring_own(&self.app.store, draft).await?;
        if self.record.is_some() {
            self.app.store.change_survey_draft(new, self.revision).await?;
        } else if draft.document().says(self.draft.document()) {
            return Ok(());
        } else {
            self.begin(new).await?;
        }
        super::translator::note(self.app, Some(&self.draft), draft, &self.signed_in.person.email).await
    }

    /// The published version is the first revision, so that the first change can be undone and compared.
    async fn begin(&self, new: NewRevision) -> Result<(), store::Error> {
        let team =
            self.live.as_ref().and_then(|live| self.signed_in.teams.of(&live.survey)).map(|team| team.id.clone());
        let first = self.revision_of(self.draft.text(), "As it was published");
        let base = self.live.as_ref().map(|live| live.number);
        self.app.store.begin_survey_draft(first, team, base).await?;
        super::translator::note(self.app, None, &self.draft, &self.signed_in.person.email).await?;
        self.app.store.change_survey_draft(new, 1).await.map(drop)
    }

    fn revision_of(&self, body: String, what: &str) -> NewRevision {
        NewRevision {
            survey: self.survey.clone(),
            body,
            who: self.signed_in.person.email.clone(),
            at: self.app.clock.seconds(),
            what: what.chars().take(WHAT_MAX).collect(),
        }
    }
}

/// The text of what is published: as it stands in its file, where it came from one.
async fn published_text(app: &App, live: &Edition) -> Result<String, Error> {
    let files = app.store.survey_files().await?;
    let file = files.into_iter().find(|file| file.survey == live.survey.id && file.hash == live.hash);
    // A file that was written again while it was read is not what was published.
    let same = |text: &String| {
        Draft::parse(text)
            .is_ok_and(|draft| draft.checked(&BTreeMap::new()).canonical.as_ref() == Some(&live.canonical))
    };
    Ok(file.map(|file| file.text).filter(same).unwrap_or_else(|| live.canonical.clone()))
}

/// Whose a survey is: what is published is its team's, a draft is the team's that writes it.
pub(in crate::web) struct Whose {
    live: Option<Arc<Edition>>,
    record: Option<SurveyDraft>,
}

impl Whose {
    /// As the records know it now; of a survey that there is not, the organisation's.
    pub(in crate::web) async fn of(app: &App, survey: &str) -> Result<Self, Error> {
        let record = match app.store.survey_draft(survey).await {
            Ok((record, _)) => Some(record),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Self { live: app.catalogue.current(survey), record })
    }

    /// What rights on it are asked on.
    pub(in crate::web) fn ground<'b>(&'b self, teams: &'b Teams) -> Ground<'b> {
        ground(teams, self.live.as_deref(), self.record.as_ref())
    }
}

/// A published survey is its team's; a draft is the team's that writes it.
pub(super) fn ground<'b>(teams: &'b Teams, live: Option<&'b Edition>, record: Option<&'b SurveyDraft>) -> Ground<'b> {
    match (live, record.and_then(|record| record.team.as_deref())) {
        (Some(live), _) => teams.ground(&live.survey),
        (None, Some(team)) => Ground::Team(team),
        (None, None) => Ground::Organisation,
    }
}
