//! Drafts and files: neither overwrites the other in silence.

use crate::store_kit::{Database, both};
use std::path::{Path, PathBuf};
use yousaid::authoring::Draft;
use yousaid::definition::StaffDomains;
use yousaid::json::{Node, Pointer};
use yousaid::publish::{NotPublished, publish_draft, publish_folder};
use yousaid::store::{Reviewer, SignOff, Store};

const NOW: i64 = 1_795_420_800;

fn folder() -> PathBuf {
    let folder = crate::world::fresh_folder();
    std::fs::copy(crate::world::definitions().join("event-feedback.json"), folder.join("event.json")).unwrap();
    std::fs::create_dir(folder.join("media")).unwrap();
    for file in std::fs::read_dir(crate::world::definitions().join("media")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.join("media").join(file.file_name())).unwrap();
    }
    folder
}

/// The file with another title.
fn titled(folder: &Path, title: &str) -> Draft {
    let file = folder.join("event.json");
    let mut draft = Draft::parse(&std::fs::read_to_string(&file).unwrap()).unwrap();
    draft.document_mut().put(&Pointer::parse("/title/en").unwrap(), Some(Node::string(title)));
    draft
}

fn json(text: &str) -> Option<Node> {
    yousaid::json::parse(text).ok()
}

/// What becomes of the folder: the number of the version, or why it was refused.
async fn look(store: &Store, folder: &Path) -> Result<i32, String> {
    let (published, refused) = publish_folder(store, folder, &StaffDomains::default(), NOW).await.unwrap();
    match refused.first() {
        Some(refused) => Err(refused.findings.last().unwrap().finding.message.clone()),
        None => Ok(published[0].number),
    }
}

async fn title(store: &Store) -> String {
    let current = store.current("event-feedback").await.unwrap();
    Draft::parse(&current.definition).unwrap().title()
}

both! {
    async fn a_file_whose_reviewers_have_not_said_yes_waits_as_a_draft(db: &Database) {
        let (store, folder) = (db.open(), folder());
        let mut draft = titled(&folder, "For review");
        draft.document_mut().put(&Pointer::parse("/signOffs").unwrap(), json(r#"{"readers": 1}"#));
        std::fs::write(folder.join("event.json"), draft.text()).unwrap();
        let refused = look(&store, &folder).await.unwrap_err();
        assert!(refused.contains("0 of 1 have said yes") && refused.contains("/author/event-feedback/review"), "{refused}");
        assert_eq!(look(&store, &folder).await.unwrap_err(), refused, "and again");
        let (_, waiting) = store.survey_draft("event-feedback").await.unwrap();
        assert_eq!(waiting.body, draft.text());
        let ann = Reviewer {
            survey: "event-feedback".to_owned(), id: "r1".to_owned(), email: None, name: "Ann".to_owned(), adult: None, lived_experience: false,
            credit: None, credited: None, minutes: 0, created_by: String::new(), created_at: NOW, expires_at: NOW + 1,
        };
        store.add_reviewer(ann).await.unwrap();
        let yes = |body: String| SignOff { survey: "event-feedback".to_owned(), reviewer: "r1".to_owned(), at: NOW, body };
        store.sign_off(yes(titled(&folder, "Something else").text())).await.unwrap();
        assert!(look(&store, &folder).await.is_err(), "a yes to something else");
        store.sign_off(yes(draft.text())).await.unwrap();
        assert_eq!(look(&store, &folder).await, Ok(1));
        // Without its number it asks for no fewer than what is published does.
        let mut next = titled(&folder, "Another title");
        next.document_mut().put(&Pointer::parse("/signOffs").unwrap(), None);
        std::fs::write(folder.join("event.json"), next.text()).unwrap();
        assert!(look(&store, &folder).await.unwrap_err().contains("0 of 1 have said yes"));
    }
}

both! {
    async fn a_file_and_the_browser_never_overwrite_one_another(db: &Database) {
        let (store, folder) = (db.open(), folder());
        let staff = StaffDomains::default();
        assert_eq!(look(&store, &folder).await, Ok(1));
        let draft = titled(&folder, "In the browser");
        assert_eq!(publish_draft(&store, &draft, &staff, NOW).await.unwrap(), (2, true));
        assert_eq!(look(&store, &folder).await, Ok(2), "the file has not changed: it is older");
        assert_eq!(title(&store).await, "In the browser");

        std::fs::write(folder.join("event.json"), titled(&folder, "In the file").text()).unwrap();
        let refused = look(&store, &folder).await.unwrap_err();
        assert!(refused.contains("changed here and in the browser (version 2)"), "{refused}");
        assert_eq!(look(&store, &folder).await.unwrap_err(), refused, "and again");
        assert_eq!(title(&store).await, "In the browser");
        let waiting = store.survey_files().await.unwrap().remove(0).waiting.unwrap();
        assert_eq!(Draft::parse(&waiting).unwrap().title(), "In the file");

        // The browser's version is taken into the file; from then on the file leads again.
        std::fs::write(folder.join("event.json"), draft.text()).unwrap();
        assert_eq!(look(&store, &folder).await, Ok(2));
        assert_eq!(store.survey_files().await.unwrap()[0].waiting, None);
        std::fs::write(folder.join("event.json"), titled(&folder, "On top of it").text()).unwrap();
        assert_eq!(look(&store, &folder).await, Ok(3));
        assert_eq!(title(&store).await, "On top of it");

        // The browser goes back to what a file once said: that is the browser's word too.
        assert_eq!(publish_draft(&store, &draft, &staff, NOW).await.unwrap(), (2, false));
        assert_eq!(look(&store, &folder).await, Ok(2));
        assert_eq!(title(&store).await, "In the browser");
        store.shutdown().await;
        std::fs::remove_dir_all(folder).ok();
    }
}

both! {
    async fn a_draft_goes_out_with_its_pictures_or_not_at_all(db: &Database) {
        let (store, folder) = (db.open(), folder());
        let mut draft = titled(&folder, "Only in the browser");
        // Every picture of this survey is one of our own set.
        assert_eq!(publish_draft(&store, &draft, &StaffDomains::default(), NOW).await.unwrap(), (1, true));
        let media: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&store.current("event-feedback").await.unwrap().media).unwrap();
        assert!(media.len() > 3);
        for hash in media.values() {
            assert_eq!(store.medium(hash).await.unwrap().mime, "image/svg+xml");
        }
        draft.document_mut().put(&Pointer::parse("/image/src").unwrap(), Some(Node::string("media/nowhere.png")));
        draft.document_mut().put(&Pointer::parse("/owner").unwrap(), None);
        match publish_draft(&store, &draft, &StaffDomains::default(), NOW).await {
            Err(NotPublished::Wrong(wrong)) => {
                assert!(wrong.iter().any(|one| one.contains("Who reads the answers")), "{wrong:?}");
                assert!(wrong.iter().any(|one| one.contains("media/nowhere.png")), "{wrong:?}");
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(store.current("event-feedback").await.unwrap().number, 1);
        store.shutdown().await;
        std::fs::remove_dir_all(folder).ok();
    }
}
