//! What is told of themes, and of how far people come.

use crate::report::figures::Count;
use crate::report::journey::{BEGAN, DaySum, SENT};
use crate::report::{ThemePeople, disclose_journey, disclose_themes};
use jiff::civil::{Date, date};

const KEY: &[u8] = &[7; 32];

fn theme(id: &str, people: i64) -> ThemePeople {
    ThemePeople { id: id.to_owned(), name: id.to_uppercase(), people, changed: 1 }
}

fn told(writers: i64, themes: &[ThemePeople]) -> Option<Vec<(String, Count)>> {
    disclose_themes(KEY, "ward", &theme("", writers), themes).map(|told| told.get().themes.clone())
}

#[test]
fn themes_of_fewer_than_ten_writers_are_not_told() {
    assert_eq!(told(9, &[theme("noise", 9)]), None);
}

#[test]
fn a_theme_is_rounded_and_small_ones_are_all_alike() {
    for people in 0..=60 {
        let told = told(60, &[theme("noise", people)]).expect("sixty wrote");
        let Some((_, count)) = told.first() else { continue };
        match count {
            Count::FewerThanTen => assert!(people < 10, "{people}"),
            Count::About(about) => {
                let about = i64::try_from(*about).expect("few");
                assert!(about % 5 == 0 && about >= 10 && (about - people).abs() < 5, "{people} is told as {about}");
            }
            Count::Exact(_) => panic!("what people wrote is never counted exactly"),
        }
    }
}

/// Whoever knows how many wrote could otherwise tell how many did not write of it.
#[test]
fn a_theme_of_nearly_everybody_leaves_open_who_is_left() {
    for (writers, people) in (10..=40).flat_map(|writers| (0..=writers).map(move |people| (writers, people))) {
        let told = told(writers, &[theme("noise", people)]).expect("ten wrote");
        if let Some((_, Count::About(about))) = told.first()
            && writers - people < 10
        {
            let about = i64::try_from(*about).expect("few");
            let open = (about + 4).min(writers) - (about - 4) + 1;
            assert!(open >= 3, "{people} of {writers} is told as {about}");
        }
    }
}

#[test]
fn the_order_of_themes_tells_nothing_that_is_not_shown() {
    let themes = [theme("b", 7), theme("c", 2), theme("a", 1), theme("d", 40)];
    let told = told(60, &themes).expect("told");
    let size = |count: &Count| if let Count::About(about) = count { *about } else { 0 };
    let shown: Vec<_> = told.iter().map(|(name, count)| (std::cmp::Reverse(size(count)), name)).collect();
    assert!(shown.is_sorted() && shown.len() == 4, "{told:?}");
}

#[test]
fn a_theme_reads_the_same_beside_others() {
    let alone = told(60, &[theme("noise", 23)]);
    let beside = told(60, &[theme("food", 31), theme("noise", 23), theme("toys", 3)]).expect("told");
    assert_eq!(alone.expect("told").first(), beside.iter().find(|(name, _)| name == "NOISE"));
}

fn sums(days: &[(i8, i64, i64)]) -> Vec<DaySum> {
    let sum = |day: i8, what: &str, people| DaySum { day: date(2026, 11, day), what: what.to_owned(), people };
    let all = days.iter().flat_map(|(day, began, sent)| {
        [sum(*day, BEGAN, *began), sum(*day, SENT, *sent), sum(*day, "noise", *began - *sent)]
    });
    all.collect()
}

fn until(days: &[(i8, i64, i64)]) -> Option<(Date, u64, Option<u64>)> {
    let told = disclose_journey(KEY, "ward", &sums(days), &["noise".to_owned(), "check".to_owned()])?;
    let told = told.get();
    Some((told.until, told.began, told.sent))
}

#[test]
fn how_far_people_come_moves_on_by_ten_who_began() {
    assert_eq!(until(&[(1, 9, 0)]), None);
    assert_eq!(until(&[(1, 6, 6), (2, 6, 6)]), Some((date(2026, 11, 2), 12, None)), "none that stopped are told");
    assert_eq!(until(&[(1, 40, 20), (2, 9, 0)]), Some((date(2026, 11, 1), 40, Some(20))), "nine more are not enough");
    assert_eq!(until(&[(1, 40, 20), (2, 9, 0), (3, 1, 0)]), Some((date(2026, 11, 3), 50, Some(20))));
}

#[test]
fn the_pages_on_which_people_stopped_are_rounded() {
    let pages = ["noise".to_owned(), "light".to_owned()];
    let mut sums = sums(&[(1, 80, 40)]);
    sums.push(DaySum { day: date(2026, 11, 1), what: "light".to_owned(), people: 3 });
    let told = disclose_journey(KEY, "ward", &sums, &pages).expect("eighty began");
    let [(noise, many), (light, few), (old, none)] = told.get().stopped.as_slice() else { panic!("three places") };
    assert_eq!((noise.as_str(), light.as_str(), old.as_str()), ("noise", "light", ""));
    assert!(matches!(many, Count::About(40 | 45 | 35)), "{many:?}");
    assert_eq!((few, none), (&Count::FewerThanTen, &Count::FewerThanTen));
}

#[test]
fn a_node_that_lost_an_hour_makes_nobody_less_than_nobody() {
    let mut sums = sums(&[(1, 30, 10)]);
    sums.push(DaySum { day: date(2026, 11, 1), what: "check".to_owned(), people: -4 });
    let told = disclose_journey(KEY, "ward", &sums, &["noise".to_owned(), "check".to_owned()]).expect("thirty began");
    assert_eq!(told.get().stopped.len(), 3);
}
