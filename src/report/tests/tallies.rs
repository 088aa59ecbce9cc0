use super::sample::{plan, tally};
use crate::report::tally::{Base, Cells, Tally};
use crate::report::{Counter, Row, Tallies};
use crate::report::{Unreadable, stored};

fn cells(tallies: &Tallies, question: usize) -> Vec<i64> {
    match &tallies.everybody.questions[question].cells {
        Cells::Counts(counts) => counts.clone(),
        Cells::Numbers { bins, .. } => bins.iter().flat_map(|(bin, count)| [i64::from(*bin), *count]).collect(),
        Cells::Moderated => Vec::new(),
    }
}

#[test]
fn answers_are_counted_by_their_shape() {
    for (answers, question, asked, answered, counted) in [
        (r#"{"noise":"never"}"#, 0, 1, 1, vec![1, 0, 0]),
        (r#"{"noise":null}"#, 0, 1, 0, vec![0, 0, 0]),
        (r#"{"liked":["food"]}"#, 0, 0, 0, vec![0, 0, 0]),
        (r#"{"noise":"no such value"}"#, 0, 1, 1, vec![0, 0, 0]),
        (r#" {"other":{"a":[1,{"b":null}]},"liked":["food","garden","food"]} "#, 1, 1, 1, vec![1, 0, 1]),
        (r#"{"liked":[]}"#, 1, 1, 1, vec![0, 0, 0]),
        (r#"{"ward":{"beds":"bad","light":"good","roof":"good"}}"#, 2, 1, 1, vec![1, 0, 0, 1]),
        (r#"{"ward":{"beds":null}}"#, 2, 1, 1, vec![0, 0, 0, 0]),
        (r#"{"nights":3}"#, 3, 1, 1, vec![0, 1]),
        (r#"{"nights":7.5}"#, 3, 1, 1, vec![1, 1]),
        (r#"{"nights":-1}"#, 3, 1, 1, vec![0, 1]),
        (r#"{"say":true}"#, 5, 1, 1, vec![]),
        (r#"{"n\u006fise":"ne\u0076er"}"#, 0, 1, 1, vec![1, 0, 0]),
    ] {
        let tallies = tally(&plan(), &[(answers, None)]);
        let tally = &tallies.everybody.questions[question];
        assert_eq!(
            (tally.asked.net, tally.answered.net, cells(&tallies, question)),
            (asked, answered, counted),
            "{answers}"
        );
    }
}

#[test]
fn dates_and_times_are_counted_by_month_and_hour() {
    let mut plan = plan();
    plan.questions[0].column = crate::question::Column::Month;
    plan.questions[1].column = crate::question::Column::Hour;
    for (answers, question, counted) in [
        (r#"{"noise":"2026-04-03"}"#, 0, vec![202_604, 1]),
        (r#"{"noise":"2026-04"}"#, 0, vec![202_604, 1]),
        (r#"{"noise":"2026"}"#, 0, vec![202_600, 1]),
        (r#"{"liked":"08:30"}"#, 1, vec![8, 1]),
    ] {
        assert_eq!(cells(&tally(&plan, &[(answers, None)]), question), counted, "{answers}");
    }
}

#[test]
fn a_row_that_is_not_json_counts_for_nothing() {
    let plan = plan();
    for answers in ["", "{", "[]", r#"{"noise":"never""#, r#"{"noise":"never"} x"#] {
        let mut counter = Counter::new(&plan);
        assert_eq!(counter.count(&Row { answers, ..Row::default() }), Err(Unreadable), "{answers}");
        assert!(counter.finish() == Tallies::empty(&plan), "{answers}");
    }
}

#[test]
fn rows_are_counted_for_everybody_and_for_their_groups() {
    let tallies =
        tally(&plan(), &[(r#"{"noise":"never"}"#, Some("child")), (r#"{"noise":"often"}"#, Some("nobody we know"))]);
    let asked: Vec<_> = tallies.facets[0].iter().map(|slice| slice.questions[0].asked.net).collect();
    assert_eq!((tallies.everybody.questions[0].asked.net, asked, tallies.people().net), (2, vec![1, 0, 0, 0, 0], 2));
}

#[test]
fn one_who_came_and_one_who_went_are_not_nobody() {
    let plan = plan();
    let mut tallies = tally(&plan, &[(r#"{"noise":"never","nights":4}"#, Some("child"))]);
    tallies.subtract(&tally(&plan, &[(r#"{"noise":"often","nights":2}"#, Some("child"))]));
    assert_eq!(tallies.people(), Base { net: 0, gone: 1 });
    assert!(tallies.everybody.questions[0].asked.touched());
    assert_eq!(cells(&tallies, 0), [1, 0, -1]);
}

#[test]
fn the_stored_text_reads_back_and_grows_with_the_survey() {
    let mut plan = plan();
    let mut tallies = tally(
        &plan,
        &[
            (
                r#"{"noise":"never","liked":["food"],"ward":{"beds":"bad"},"nights":7.5,"background":"a","say":true}"#,
                Some("child"),
            ),
            (r#"{"noise":null,"nights":3}"#, None),
        ],
    );
    tallies.subtract(&tally(&plan, &[(r#"{"noise":"often"}"#, Some("child"))]));
    let text = stored::encode(&plan, &tallies);
    assert!(stored::decode(&plan, &text).unwrap() == tallies, "{text}");
    insta::assert_snapshot!(text, @r#"{"v":1,"all":{"people":[1,1],"q":{"background":{"a":[1,0],"n":[1,0],"c":{"a":1}},"liked":{"a":[1,0],"n":[1,0],"c":{"food":1}},"nights":{"a":[2,0],"n":[2,0],"c":{"0":1,"1":1},"s":[10.5,65.25]},"noise":{"a":[1,1],"n":[0,1],"c":{"never":1,"often":-1}},"say":{"a":[1,0],"n":[1,0]},"ward":{"a":[1,0],"n":[1,0],"c":{"beds/bad":1}}}},"by":{"band":{},"help":{},"language":{},"mode":{},"place":{},"role":{"child":{"people":[0,1],"q":{"background":{"a":[1,0],"n":[1,0],"c":{"a":1}},"liked":{"a":[1,0],"n":[1,0],"c":{"food":1}},"nights":{"a":[1,0],"n":[1,0],"c":{"1":1},"s":[7.5,56.25]},"noise":{"a":[0,1],"n":[0,1],"c":{"never":1,"often":-1}},"say":{"a":[1,0],"n":[1,0]},"ward":{"a":[1,0],"n":[1,0],"c":{"beds/bad":1}}}}}}}"#);

    plan.questions[0].column = super::sample::code(&["always", "never", "sometimes", "often"]);
    plan.roles.swap(0, 1);
    let grown = stored::decode(&plan, &text).unwrap();
    assert_eq!(cells(&grown, 0), [0, 1, 0, -1]);
    assert_eq!(grown.facets[0][1].people.asked, Base { net: 0, gone: 1 });
    for wrong in ["", "{}", r#"{"v":2,"all":{"people":[0,0]}}"#] {
        assert!(stored::decode(&plan, wrong).is_err());
    }
}

/// Compiles only while tallies can neither be shown nor sent.
#[test]
fn tallies_can_neither_be_shown_nor_sent() {
    trait Unless<A> {
        fn is_kept() {}
    }
    impl<T> Unless<()> for T {}
    impl<T: std::fmt::Display> Unless<u8> for T {}
    impl<T: serde::Serialize> Unless<u16> for T {}
    <Tally as Unless<_>>::is_kept();
    <Tallies as Unless<_>>::is_kept();
}
