//! Answers whose time is over go; the figures that were made of them stay.

use crate::on_both;
use crate::world::World;
use serde_json::json;
use std::collections::BTreeMap;
use yousaid::figures::{self, Asked, Books, Due};
use yousaid::publish::Edition;
use yousaid::report::Links;
use yousaid::store::{CommentState, Key, Selection};

const SURVEY: &str = "friends-and-family";
const DAY: i64 = 24 * 3600;

/// Sends so many answers; the keys that they are filed under.
fn send(world: &World, count: usize) -> Vec<Key> {
    let one = |_| {
        let id = uuid::Uuid::new_v4();
        let body = json!({"submissionId": id.to_string(), "language": "en", "role": "patient", "answers": {"overall-experience": "good", "main-reason": "Kind people"}});
        let (status, answer) = world.submit(SURVEY, &body);
        assert_eq!(status, 201, "{answer}");
        world.keys.receipt(SURVEY, id.as_bytes()).key().into()
    };
    (0..count).map(one).collect()
}

fn release(world: &World) -> Due {
    let edition = world.catalogue.current(SURVEY).unwrap();
    world.run(figures::release(&world.store, &world.interface, &edition, world.now())).unwrap()
}

/// Deletes what is due; how many went.
fn expire(world: &World) -> usize {
    let edition = world.catalogue.current(SURVEY).unwrap();
    let today = edition.today(world.now());
    world.run(figures::expire(&world.store, &world.interface, &edition, today)).unwrap()
}

/// How many people the whole report says gave the answer that all gave.
fn people(world: &World) -> u64 {
    let edition = world.catalogue.current(SURVEY).unwrap();
    let books = Books::default();
    let sources = (&world.store, world.interface.as_ref(), &books, &world.keys);
    let links = Links { page: String::new(), csv: String::new() };
    let view = world.run(figures::report(sources, &edition, &Asked::All, links)).unwrap();
    let json = view.json();
    json["questions"][0]["answers"][1]["people"].as_u64().unwrap_or_else(|| panic!("{json:#}"))
}

/// The report of those who gave the answer that all gave, as JSON.
fn of_part(world: &World) -> String {
    let edition = world.catalogue.current(SURVEY).unwrap();
    let choosing = world.run(figures::Choosing::of(&world.store, &edition, &world.interface)).unwrap();
    let filter = choosing.filter("overall-experience", "good").unwrap();
    let books = Books::default();
    let sources = (&world.store, world.interface.as_ref(), &books, &world.keys);
    let links = Links { page: String::new(), csv: String::new() };
    let (filters, read) = ([filter], std::sync::Arc::default());
    let report = figures::report_of_part(sources, &edition, &Asked::All, &filters, links, &read);
    world.run(report).unwrap().json().to_string()
}

fn rows(world: &World, which: Selection) -> usize {
    let count = |count: &mut usize, _| {
        *count += 1;
        Ok(())
    };
    world.run(world.store.rows(SURVEY, which, 0, count)).unwrap()
}

/// The edition, as if it kept the answers to some items for so many days only.
fn with_own_policy(edition: &Edition, items: &[&str], days: u32) -> Edition {
    let mut definition: serde_json::Value = serde_json::from_str(&edition.canonical).unwrap();
    let pages = definition["pages"].as_array_mut().unwrap();
    let all = pages.iter_mut().flat_map(|page| page["items"].as_array_mut().unwrap());
    all.filter(|item| items.contains(&item["id"].as_str().unwrap()))
        .for_each(|item| item["retentionDays"] = days.into());
    let canonical = definition.to_string();
    Edition {
        survey: yousaid::definition::read(&canonical, &BTreeMap::new()).survey.unwrap(),
        offered: edition.offered.clone(),
        number: edition.number,
        hash: edition.hash.clone(),
        canonical,
        state: edition.state,
        credits: Vec::new(),
        told: false,
    }
}

on_both! {
    fn one_answer_may_go_before_the_others(world) {
        send(world, 40);
        assert_eq!(release(world), Due::Released(1));
        let edition = with_own_policy(&world.catalogue.current(SURVEY).unwrap(), &["overall-experience", "main-reason"], 30);
        let expire = || {
            let today = edition.today(world.now());
            world.run(figures::expire(&world.store, &world.interface, &edition, today)).unwrap()
        };
        let answers = |which| {
            let read = |answers: &mut Vec<String>, row: yousaid::store::Row| { answers.push(row.answers); Ok(()) };
            world.run(world.store.rows(SURVEY, which, Vec::new(), read)).unwrap()
        };
        let words = || world.run(world.store.comments(SURVEY, CommentState::Waiting, None, 100)).unwrap().len();
        world.pass(30 * DAY);
        assert_eq!((expire(), words()), (0, 40));
        world.pass(DAY);
        assert_eq!((expire(), words()), (40, 0));
        assert_eq!(expire(), 0, "once");
        let left = [answers(Selection::Released), answers(Selection::Waiting)].concat();
        assert!(left.len() == 40 && left.iter().all(|answers| !answers.contains("good") && !answers.contains("main-reason")), "{left:?}");
        assert_eq!(people(world), 30, "the figures stay");
        // Who takes the rest back then takes no more than that out of the figures.
        let read = |keys: &mut Vec<Key>, row: yousaid::store::Row| { keys.push(row.key); Ok(()) };
        let keys = world.run(world.store.rows(SURVEY, Selection::Release(1), Vec::new(), read)).unwrap();
        assert_eq!(world.run(world.store.withdraw(keys[0])), Ok(true));
        send(world, 30);
        assert_eq!(release(world), Due::Released(2));
        let waiting = i64::try_from(rows(world, Selection::Waiting)).unwrap();
        assert_eq!((waiting, people(world) > 30), (10, true));
        assert_eq!(world.run(world.store.counts(SURVEY)).unwrap().released, 30 - 1 + 30);
    }

    fn figures_outlive_the_answers_that_they_were_made_of(world) {
        let keys = send(world, 40);
        assert_eq!(release(world), Due::Released(1));
        assert_eq!((people(world), expire(world)), (30, 0));
        assert!(!of_part(world).contains("their time was over"));
        // One who takes answers back before their time is over leaves the figures with the next release.
        let released = {
            let key = |keys: &mut Vec<Key>, row: yousaid::store::Row| { keys.push(row.key); Ok(()) };
            world.run(world.store.rows(SURVEY, Selection::Release(1), Vec::new(), key)).unwrap()
        };
        assert!(released.iter().all(|key| keys.contains(key)));
        assert_eq!(world.run(world.store.withdraw(released[0])), Ok(true));
        world.pass(730 * DAY);
        assert_eq!(expire(world), 0, "the last day that the policy keeps");
        send(world, 30);
        world.pass(DAY);
        assert_eq!(expire(world), 39);
        assert_eq!((rows(world, Selection::Released), rows(world, Selection::Waiting)), (0, 30));
        assert_eq!(people(world), 30, "the figures stay");
        assert!(of_part(world).contains("their time was over"), "no part is counted from what is left");
        assert_eq!(release(world), Due::Released(2));
        assert_eq!(people(world), 30 - 1 + 20);
        world.pass(730 * DAY);
        assert_eq!(expire(world), 30);
        assert_eq!(people(world), 49);
    }
}
