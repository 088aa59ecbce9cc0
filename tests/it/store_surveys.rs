//! Surveys, their versions and media; drafts.

use crate::store_kit::{Database, both};
use yousaid::store::{AuditEntry, DraftKey, Error, Medium, NewVersion, Published, StateChange, SurveyState};

fn version(hash: &str) -> NewVersion {
    NewVersion {
        survey: "ward".into(),
        hash: hash.into(),
        definition: format!("{{\"id\":\"ward\",\"x\":\"{hash}\"}}"),
        source: "ward.json".into(),
        media: "{}".into(),
        published_at: 86_400 * 20_000 + 5,
    }
}

fn entry(at: i64) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at,
        who: "a@example.org".into(),
        what: "state".into(),
        survey: Some("ward".into()),
        detail: String::new(),
    }
}

both! {
    async fn a_definition_is_one_version(db: &Database) {
        let store = db.open();
        assert_eq!(store.current("ward").await, Err(Error::NotFound));
        assert_eq!(store.publish_version(version("a")).await, Ok(Published::New(1)));
        assert_eq!(store.publish_version(version("a")).await, Ok(Published::Same(1)));
        assert_eq!(store.publish_version(version("b")).await, Ok(Published::New(2)));
        assert_eq!(store.current("ward").await.map(|version| version.number), Ok(2));
        assert_eq!(store.publish_version(version("a")).await, Ok(Published::Same(1)));
        let current = store.current("ward").await.expect("a version");
        assert_eq!((current.number, current.definition), (1, version("a").definition));
        assert_eq!(store.version("ward", 2).await.map(|version| version.hash), Ok("b".into()));
        assert_eq!(store.version("ward", 3).await, Err(Error::NotFound));
        assert_eq!(store.versions("ward").await.map(|all| all.len()), Ok(2));
        store.shutdown().await;
    }
}

both! {
    async fn a_survey_has_a_state(db: &Database) {
        let store = db.open();
        store.publish_version(version("a")).await.expect("publishes");
        let survey = store.survey("ward").await.expect("a survey");
        assert_eq!((survey.state, survey.first_published_day), (SurveyState::Open, 20_000));
        let set = |state, at| store.set_survey_state("ward", state, entry(at));
        assert_eq!(set(SurveyState::Open, 5).await, Ok(StateChange::Same));
        assert_eq!(set(SurveyState::Closed, 10).await, Ok(StateChange::Made));
        assert_eq!(set(SurveyState::Paused, 86_409).await, Ok(StateChange::Made), "a mistake, mended in time");
        assert_eq!(store.survey("ward").await.expect("a survey").state_at, 86_409);
        assert_eq!(set(SurveyState::Closed, 90_000).await, Ok(StateChange::Made));
        assert_eq!(set(SurveyState::Open, 90_000 + 86_400).await, Ok(StateChange::TooLate));
        let told = store.audit_trail(Some("ward"), 9).await.expect("entries");
        assert_eq!(told.iter().map(|entry| entry.at).collect::<Vec<_>>(), [90_000, 86_409, 10], "what was done, alone");
        store.publish_version(version("b")).await.expect("publishes");
        let all = store.surveys().await.expect("surveys");
        assert_eq!((all.len(), all[0].state, all[0].current_version), (1, SurveyState::Closed, 2));
        assert_eq!(store.set_survey_state("none", SurveyState::Open, entry(1)).await, Err(Error::NotFound));
        store.shutdown().await;
    }
}

both! {
    async fn a_medium_is_kept_once(db: &Database) {
        let store = db.open();
        let medium = Medium { hash: "h".into(), mime: "image/svg+xml".into(), bytes: vec![0, 255, 7] };
        store.put_medium(medium.clone()).await.expect("puts");
        store.put_medium(medium.clone()).await.expect("puts again");
        assert_eq!(store.medium("h").await, Ok(medium));
        assert_eq!(store.medium("i").await, Err(Error::NotFound));
        store.shutdown().await;
    }
}

both! {
    async fn a_draft_is_kept_until_its_hour(db: &Database) {
        let store = db.open();
        let (one, other) = (DraftKey::from([1; 32]), DraftKey::from([2; 32]));
        assert_eq!(store.draft(one).await, Ok(None));
        store.put_draft(one, vec![1], 10).await.expect("puts");
        store.put_draft(one, vec![2, 0], 12).await.expect("puts again");
        store.put_draft(other, vec![3], 11).await.expect("puts");
        assert_eq!(store.draft(one).await, Ok(Some(vec![2, 0])));
        assert_eq!(store.purge_drafts(12).await, Ok(1));
        assert_eq!(store.draft(other).await, Ok(None));
        store.delete_draft(one).await.expect("deletes");
        store.delete_draft(one).await.expect("deletes nothing");
        assert_eq!(store.draft(one).await, Ok(None));
        store.shutdown().await;
    }
}
