//! Drafts of surveys: changes on a revision, undoing, files.

use crate::store_kit::{Database, both};
use yousaid::store::{Error, NewRevision, SurveyFile};

fn change(body: &str, what: &str, at: i64) -> NewRevision {
    NewRevision { survey: "ward".into(), body: body.into(), who: "a@example.nhs.uk".into(), at, what: what.into() }
}

both! {
    async fn a_change_is_made_on_the_newest_revision_only(db: &Database) {
        let store = db.open();
        assert_eq!(store.change_survey_draft(change("x", "Typed", 0), 1).await, Err(Error::NotFound));
        store.begin_survey_draft(change("1", "Begun", 0), Some("wards".into()), None).await.expect("begins");
        assert_eq!(store.begin_survey_draft(change("1", "Begun", 0), None, None).await, Err(Error::Taken));
        assert_eq!(store.change_survey_draft(change("2", "Page", 100), 1).await, Ok(2));
        assert_eq!(store.change_survey_draft(change("other", "Page", 100), 1).await, Err(Error::Taken));
        let (draft, newest) = store.survey_draft("ward").await.expect("a draft");
        assert_eq!((draft.revision, draft.team.as_deref(), newest.body.as_str()), (2, Some("wards"), "2"));
        assert_eq!(store.survey_revision("ward", 1).await.map(|one| one.body), Ok("1".into()));
        store.rebase_survey_draft("ward", 7).await.expect("rebases");
        assert_eq!(store.survey_drafts().await.expect("drafts")[0].base_version, Some(7));
        store.drop_survey_draft("ward").await.expect("drops");
        assert_eq!(store.survey_draft("ward").await.err(), Some(Error::NotFound));
        assert_eq!(store.survey_revision("ward", 1).await.err(), Some(Error::NotFound));
        store.shutdown().await;
    }
}

both! {
    async fn undoing_goes_back_change_by_change(db: &Database) {
        let store = db.open();
        store.begin_survey_draft(change("1", "Begun", 0), None, Some(3)).await.expect("begins");
        store.change_survey_draft(change("2", "Title", 100), 1).await.expect("changes");
        // Typed on within a minute, at the same thing: one step.
        store.change_survey_draft(change("3", "Question", 200), 2).await.expect("changes");
        store.change_survey_draft(change("4", "Question", 205), 3).await.expect("changes");
        let body = async || store.survey_draft("ward").await.expect("a draft").1.body;
        assert_eq!(store.undo_survey_draft("ward", 3, "b", 300).await, Err(Error::Taken));
        assert_eq!(store.undo_survey_draft("ward", 4, "b", 300).await, Ok(5));
        assert_eq!(body().await, "2");
        assert_eq!(store.undo_survey_draft("ward", 5, "b", 300).await, Ok(6));
        assert_eq!(body().await, "1");
        assert_eq!(store.undo_survey_draft("ward", 6, "b", 300).await, Err(Error::NotFound));
        assert_eq!(store.change_survey_draft(change("5", "Title", 400), 6).await, Ok(7));
        assert_eq!(store.undo_survey_draft("ward", 7, "b", 500).await, Ok(8));
        assert_eq!(body().await, "1");
        let all = store.survey_revisions("ward", 3).await.expect("revisions");
        assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [8, 7, 6]);
        assert_eq!(all[0].what, "Undone: Title");
        assert_eq!(store.redo_survey_draft("ward", 8, "b", 600).await, Ok(9));
        assert_eq!(body().await, "5");
        assert_eq!(store.redo_survey_draft("ward", 9, "b", 600).await, Err(Error::NotFound));
        assert_eq!(store.survey_draft("ward").await.expect("a draft").1.what, "Done again: Title");
        store.shutdown().await;
    }
}

both! {
    async fn what_was_undone_is_done_again_step_by_step(db: &Database) {
        let store = db.open();
        store.begin_survey_draft(change("1", "Begun", 0), None, Some(3)).await.expect("begins");
        store.change_survey_draft(change("2", "Title", 100), 1).await.expect("changes");
        store.change_survey_draft(change("3", "Question", 200), 2).await.expect("changes");
        let now = async || store.survey_draft("ward").await.map(|(_, newest)| (newest.body, newest.what)).expect("a draft");
        // Back, back, again, back, again, again: the way back is never lost.
        for (on, again, body, what) in [
            (3, false, "2", "Undone: Question"),
            (4, false, "1", "Undone: Title"),
            (5, true, "2", "Done again: Title"),
            (6, false, "1", "Undone: Title"),
            (7, true, "2", "Done again: Title"),
            (8, true, "3", "Done again: Question"),
            (9, false, "2", "Undone: Question"),
        ] {
            let stepped = match again {
                true => store.redo_survey_draft("ward", on, "b", 300).await,
                false => store.undo_survey_draft("ward", on, "b", 300).await,
            };
            assert_eq!(stepped, Ok(on + 1));
            assert_eq!(now().await, (body.to_owned(), what.to_owned()));
        }
        store.change_survey_draft(change("4", "Title", 400), 10).await.expect("changes");
        assert_eq!(store.redo_survey_draft("ward", 11, "b", 500).await, Err(Error::NotFound));
        store.shutdown().await;
    }
}

both! {
    async fn files_are_noted_by_name(db: &Database) {
        let store = db.open();
        store.name_medium("ward", "media/bed.svg", "a").await.expect("names");
        store.name_medium("ward", "media/bed.svg", "b").await.expect("names");
        let named = store.named_media("ward").await.expect("media");
        assert_eq!(named.into_iter().collect::<Vec<_>>(), [("media/bed.svg".to_owned(), "b".to_owned())]);
        let file = |hash: &str, waiting: Option<&str>| SurveyFile { file: "w.json".into(), survey: "ward".into(), hash: hash.into(), text: "{}".into(), waiting: waiting.map(str::to_owned) };
        store.note_survey_file(file("a", None)).await.expect("notes");
        store.note_survey_file(file("a", Some("{}"))).await.expect("notes");
        assert_eq!(store.survey_files().await, Ok(vec![file("a", Some("{}"))]));
        store.shutdown().await;
    }
}
