use super::tokens::{ENGLISH, POLISH, URDU, WELSH};
use super::{Reasons, Search, concerns, phrases};

#[test]
fn lists_that_are_halved_are_in_order() {
    for list in [ENGLISH, WELSH, POLISH, URDU] {
        let mut sorted = list.to_vec();
        sorted.sort_unstable();
        assert_eq!(list, sorted);
    }
}

#[test]
fn words_of_concern_are_noticed_in_each_language() {
    for (text, expect) in [
        ("The food was cold.", vec![]),
        ("The nurse hits hard on fun.", vec![]),
        ("I was a bit scared of the needle", vec![]),
        ("He hit me when nobody looked", vec!["somebody who was hurt: hit me"]),
        ("She said she wants to die", vec!["hurting oneself: wants to die"]),
        ("They gave her the WRONG medicine and no one came", vec!["danger: wrong medicine", "danger: no one came"]),
        ("I am afraid to go home", vec!["danger: afraid to go home"]),
        ("nid oedd hi'n teimlo'n saff, roedd yn anniogel", vec!["danger: anniogel"]),
        ("On mnie bije w domu", vec!["somebody who was hurt: bije"]),
        ("اس نے مجھے مارا", vec!["somebody who was hurt: مارا"]),
    ] {
        let found: Vec<String> = concerns(text).iter().map(|one| format!("{}: {}", one.about, one.words)).collect();
        assert_eq!(found, expect, "{text}");
    }
}

#[test]
fn concern_stands_before_details_and_details_before_the_rest() {
    let rank = |text| Reasons::of(text).rank();
    let ranks = ["He hit me. My name is Zoe", "My name is Zoe", "ring 020 7946 0000", "More light"].map(rank);
    assert_eq!(ranks, [0, 1, 1, 2]);
}

#[test]
fn phrases_are_counted_by_comments_and_by_stems() {
    let comments = [
        ("en", "We waited. The waiting room was cold, the waiting room was dark"),
        ("en", "Waiting rooms need toys"),
        ("en", "a waiting room without a window"),
        ("en-simple", "The food was cold."),
        ("en", "cold food"),
        ("cy", "bwyd oer"),
        ("en", "Cold. Food came late"),
    ];
    let found = phrases(comments.into_iter(), 9);
    let said: Vec<(&str, usize)> = found.iter().map(|one| (one.words.as_str(), one.comments)).collect();
    assert_eq!(said, [("waiting room", 3), ("cold", 4), ("food", 3)], "“wait” alone is part of what is longer");
}

#[test]
fn a_search_finds_endings_beginnings_and_what_stands_together() {
    for (typed, tag, text, expect) in [
        ("waiting", "en", "We waited for hours", true),
        ("wait nurse", "en", "We waited for the nurses.", true),
        ("wait doctor", "en", "We waited for the nurses.", false),
        ("\"waiting room\"", "en", "Two waiting rooms", true),
        ("\"waiting room\"", "en", "waiting for a room", false),
        ("“noise at night”", "en", "There was noise at night", true),
        ("swn", "cy", "Roedd SWN mawr", true),
        ("hał", "pl", "Hałas w nocy", true),
        ("رات", "ur", "رات کو شور تھا", true),
        ("a", "en", "Light", false),
    ] {
        assert_eq!(Search::parse(typed).expect("a search").finds(tag, text), expect, "{typed} in {text}");
    }
    assert!(Search::parse(" \"\" … ").is_none());
}
