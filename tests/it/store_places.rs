//! Places and the surveys that use them.

use crate::store_kit::{Database, both};
use yousaid::store::{AuditEntry, CollectionPoint, Error, Place, PlaceKind};
use yousaid::texts::{Language, Localized};

pub(crate) fn entry(what: &str) -> AuditEntry {
    AuditEntry {
        id: uuid::Uuid::new_v4().to_string(),
        at: 5,
        who: "a@example.org".into(),
        what: what.into(),
        survey: Some("fair".into()),
        detail: String::new(),
    }
}

pub(crate) fn place(id: &str) -> Place {
    let names = [("en", format!("The {id}")), ("ur", "جگہ".to_owned())];
    let names = names.into_iter().map(|(tag, name)| (Language::parse(tag).unwrap(), name));
    Place {
        id: id.to_owned(),
        name: Localized::new(names.collect()),
        kind: PlaceKind::Stand,
        parent: None,
        site: None,
        first_day: None,
        last_day: None,
        team: None,
    }
}

pub(crate) fn point(survey: &str, id: &str, code: &str) -> CollectionPoint {
    let place = place(id);
    CollectionPoint { code: code.into(), survey: survey.into(), recipients: Vec::new(), archived: false, place }
}

#[test]
fn a_place_is_used_until_the_day_after_its_last() {
    let event = Place { first_day: Some(10), last_day: Some(11), ..place("tea") };
    assert_eq!((9..14).map(|day| event.is_used_on(day)).collect::<Vec<_>>(), [false, true, true, true, false]);
    assert!(place("tea").is_used_on(0));
    assert!(!CollectionPoint { archived: true, ..point("fair", "tea", "a") }.takes_on(0));
}

both! {
    async fn places_are_kept_with_the_surveys_that_use_them(db: &Database) {
        let store = db.open();
        assert_eq!(store.places().await, Ok(Vec::new()));
        let tea = point("fair", "tea", "calm-otter-42");
        store.add_place_to(tea.clone(), entry("place-add")).await.unwrap();
        assert_eq!(store.add_place_to(point("fair", "tea", "other-otter-42"), entry("place-add")).await, Err(Error::Taken));
        let taken = store.add_place_to(point("fair", "cake", "calm-otter-42"), entry("place-add")).await;
        assert_eq!(taken, Err(Error::Taken), "a code is another's");
        assert_eq!(store.places().await.unwrap(), [place("tea")], "and no place is left without its survey");
        store.use_place(point("ward", "tea", "warm-owl-7"), entry("place-use")).await.unwrap();
        assert_eq!(store.use_place(point("ward", "tea", "warm-owl-8"), entry("place-use")).await, Err(Error::Taken));
        assert_eq!(store.collection_point("calm-otter-42").await, Ok(tea.clone()));
        assert_eq!(store.collection_point("calm-otter-43").await, Err(Error::NotFound));
        let ends = Place { last_day: Some(9), site: Some("RXA01".into()), parent: Some("hall".into()), ..place("tea") };
        let changed = CollectionPoint { recipients: vec!["a@example.org".into()], archived: true, place: ends, ..tea };
        store.change_collection_point(changed.clone(), entry("place-change")).await.unwrap();
        assert_eq!(store.collection_points("fair").await.unwrap(), std::slice::from_ref(&changed));
        assert_eq!(store.collection_points("ward").await.unwrap()[0].place, changed.place, "it is one place");
        let plain = CollectionPoint { place: place("tea"), ..changed };
        store.change_collection_point(plain.clone(), entry("place-change")).await.unwrap();
        assert_eq!(store.collection_points("fair").await.unwrap(), [plain], "what is taken out is gone");
        let nowhere = store.change_collection_point(point("fair", "none", "x"), entry("place-change")).await;
        assert_eq!(nowhere, Err(Error::NotFound));
        store.add_place(place("apple"), entry("place-add")).await.unwrap();
        let ids: Vec<String> = store.places().await.unwrap().into_iter().map(|place| place.id).collect();
        assert_eq!(ids, ["apple", "tea"]);
        let told = store.audit_trail(Some("fair"), 20).await.unwrap();
        assert_eq!(told.len(), 5, "what was done, alone");
        store.shutdown().await;
    }
}
