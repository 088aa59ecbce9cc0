//! Warnings about paths, answers and what is not used.

use super::words::{PICTURE, pictured};
use super::{Change, change, check, key, question, shown_if};

/// So many more questions in Easy Read.
fn pages(count: usize) -> Change {
    let page = |index: usize| {
        let words = r#"{"en": "A?", "en-simple": "A?"}"#;
        let item = format!(r#"{{"id": "q{index}", "type": "yesNo", "label": {words}, "purpose": "P", {PICTURE}}}"#);
        format!(r#"{{"id": "p{index}", "items": [{item}]}}, "#)
    };
    change("    {\"id\": \"more\"", &format!("    {}{{\"id\": \"more\"", (0..count).map(page).collect::<String>()))
}

#[test]
fn a_path_in_easy_read_has_eight_questions() {
    check(&pictured(&[pages(6)]), &[]);
    check(
        &pictured(&[pages(7)]),
        &["4:23 /languages/1: warning: In Easy Read (en-simple) a path has 9 questions; 8 is the most."],
    );
    check(
        &pictured(&[
            pages(7),
            change(r#""id": "p0","#, r#""id": "p0", "visibleIf": {"item": "good", "is": "yes"},"#),
            change(r#""id": "p1","#, r#""id": "p1", "visibleIf": {"item": "good", "is": "no"},"#),
        ]),
        &[],
    );
    check(
        &pictured(&[
            pages(7),
            change(r#""id": "p0","#, r#""id": "p0", "visibleIf": {"not": {"language": "en-simple"}},"#),
        ]),
        &[],
    );
}

#[test]
fn questions_after_check_answers_are_a_path_of_their_own() {
    let later = |count: usize| {
        let (from, to) = pages(count);
        let after = to.replace(r#""items": [{"id": "q"#, r#""afterCheck": true, "items": [{"id": "q"#);
        (from, after.replace(r#"{"id": "more""#, r#"{"id": "more", "afterCheck": true"#))
    };
    check(&pictured(&[later(7)]), &[]);
    check(&pictured(&[later(8)]), &["4:23 /languages/1: warning: In Easy Read (en-simple) a path has 9 questions"]);
}

#[test]
fn everything_can_be_reached() {
    check(
        &[shown_if(r#"{"all": [{"item": "good", "is": "yes"}, {"item": "good", "is": "no"}]}"#)],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(&[shown_if(r#"{"any": [{"item": "good", "is": "yes"}, {"item": "good", "is": "no"}]}"#)], &[]);
    check(&[shown_if(r#"{"item": "good", "answered": false}"#)], &[]);
    check(
        &[
            change(r#"{"id": "more", "#, r#"{"id": "more", "visibleIf": {"item": "good", "is": "yes"}, "#),
            shown_if(r#"{"item": "good", "isNot": "yes"}"#),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            key(r#""roles": ["child", "staff"]"#),
            change(
                r#"{"id": "more", "#,
                r#"{"id": "more", "visibleIf": {"all": [{"role": "child"}, {"role": "staff"}]}, "#,
            ),
        ],
        &["12:20 /pages/1/visibleIf: warning: Nobody can come to this page, whatever they answer. Mend its"],
    );
    check(
        &[question(r#""type": "integer", "min": 0, "max": 10"#), shown_if(r#"{"item": "good", "moreThan": 10}"#)],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            question(r#""type": "integer", "min": 0, "max": 10"#),
            shown_if(r#"{"all": [{"item": "good", "moreThan": 3}, {"item": "good", "lessThan": 5}]}"#),
        ],
        &[],
    );
    check(
        &[
            question(r#""type": "integer", "min": 0, "max": 10"#),
            shown_if(r#"{"all": [{"item": "good", "moreThan": 3}, {"item": "good", "lessThan": 4}]}"#),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            question(r#""type": "integer", "min": 1, "step": 7"#),
            shown_if(r#"{"all": [{"item": "good", "moreThan": 12}, {"item": "good", "lessThan": 18}]}"#),
        ],
        &[],
    );
    check(
        &[
            question(r#""type": "scale", "points": 3"#),
            change(r#"{"id": "more", "#, r#"{"id": "more", "visibleIf": {"item": "good", "atLeast": 4}, "#),
        ],
        &["11:20 /pages/1/visibleIf: warning: Nobody can come to this page, whatever they answer. Mend its"],
    );
    check(
        &[
            question(
                r#""type": "multiChoice", "maxChoices": 1, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}]"#,
            ),
            shown_if(r#"{"item": "good", "includesAll": ["a", "b"]}"#),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            question(
                r#""type": "multiChoice", "minChoices": 2, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}]"#,
            ),
            shown_if(r#"{"item": "good", "is": "a"}"#),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            question(
                r#""type": "multiChoice", "minChoices": 2, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}]"#,
            ),
            shown_if(r#"{"item": "good", "includes": "a"}"#),
        ],
        &[],
    );
    check(
        &[
            question(r#""type": "date""#),
            shown_if(
                r#"{"all": [{"item": "good", "moreThan": "2026-03-01"}, {"item": "good", "lessThan": "2026-03-02"}]}"#,
            ),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            question(r#""type": "date""#),
            shown_if(
                r#"{"all": [{"item": "good", "moreThan": "2026-03-01"}, {"item": "good", "lessThan": "2026-03-03"}]}"#,
            ),
        ],
        &[],
    );
    check(
        &[
            question(r#""type": "time""#),
            shown_if(r#"{"all": [{"item": "good", "moreThan": "08:00"}, {"item": "good", "lessThan": "08:02"}]}"#),
        ],
        &[],
    );
    check(
        &[
            question(r#""type": "text""#),
            shown_if(r#"{"all": [{"item": "good", "isNot": "tea"}, {"item": "good", "answered": true}]}"#),
        ],
        &[],
    );
    check(
        &[
            question(
                r#""type": "matrix", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}], "rows": [{"id": "r", "label": "R"}, {"id": "s", "label": "S"}]"#,
            ),
            shown_if(r#"{"all": [{"item": "good/r", "is": "a"}, {"item": "good/s", "is": "b"}]}"#),
        ],
        &[],
    );
    check(
        &[
            question(
                r#""type": "matrix", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}], "rows": [{"id": "r", "label": "R"}, {"id": "s", "label": "S"}]"#,
            ),
            shown_if(r#"{"all": [{"item": "good/r", "is": "a"}, {"item": "good/r", "is": "b"}]}"#),
        ],
        &["12:41 /pages/1/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B", "visibleIf": {"all": [{"language": "en"}, {"not": {"language": "en"}}]}}]"#,
        )],
        &["9:117 /pages/0/items/0/options/1/visibleIf: warning: Nobody is ever offered this option,"],
    );
    check(
        &[
            change(
                r#"{"id": "more""#,
                r#"{"id": "old", "items": [{"id": "age", "type": "integer", "max": 11, "label": "Age?", "purpose": "P"}]}, {"id": "more""#,
            ),
            shown_if(r#"{"all": [{"item": "age", "answered": true}, {"band": "16+"}]}"#),
        ],
        &["12:41 /pages/2/items/0/visibleIf: warning: Nobody can be asked this, whatever they answer"],
    );
    check(
        &[
            change(
                r#"{"id": "more""#,
                r#"{"id": "old", "items": [{"id": "age", "type": "integer", "max": 16, "label": "Age?", "purpose": "P"}]}, {"id": "more""#,
            ),
            shown_if(r#"{"all": [{"item": "age", "answered": true}, {"band": "16+"}]}"#),
        ],
        &[],
    );
}

#[test]
fn who_one_is_can_be_left_unsaid() {
    check(
        &[question(
            r#""type": "singleChoice", "sensitivity": "personal", "other": true, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
        )],
        &[
            r#"9:73 /pages/0/items/0/other: warning: "Other" on a question about who somebody is invites words"#,
            "9:88 /pages/0/items/0/options: warning: A question about who somebody is needs a way to",
        ],
    );
    check(
        &[question(
            r#""type": "singleChoice", "sensitivity": "special", "options": [{"value": "a", "label": "A"}, {"value": "prefer-not-to-say", "label": "P"}]"#,
        )],
        &[],
    );
    check(
        &[
            question(r#""type": "multiChoice", "sensitivity": "special", "optionList": "o""#),
            key(r#""optionLists": {"o": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}"#),
        ],
        &["10:71 /pages/0/items/0/optionList: warning: A question about who somebody is needs a way to"],
    );
    check(
        &[question(r#""type": "yesNo", "sensitivity": "personal""#)],
        &["9:22 /pages/0/items/0/type: warning: A yesNo about who somebody is can't be declined. Make it a"],
    );
    check(&[question(r#""type": "integer", "sensitivity": "personal""#)], &[]);
}

#[test]
fn who_does_not_know_can_go_on() {
    check(
        &[question(r#""type": "yesNo", "required": true"#)],
        &["9:39 /pages/0/items/0/required: warning: Somebody who does not know can't go on: this must be"],
    );
    check(&[question(r#""type": "yesNo", "required": true, "notSure": true"#)], &[]);
    check(
        &[question(
            r#""type": "singleChoice", "required": true, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
        )],
        &["9:46 /pages/0/items/0/required: warning: Somebody who does not know can't go on: this must be"],
    );
    check(
        &[question(
            r#""type": "singleChoice", "required": true, "options": [{"value": "a", "label": "A"}, {"value": "does-not-apply", "label": "D"}]"#,
        )],
        &[],
    );
    check(
        &[question(r#""type": "scale", "required": true, "points": 3"#)],
        &["9:39 /pages/0/items/0/required: warning: Somebody who does not know can't go on: this must be"],
    );
    check(&[question(r#""type": "text", "required": true"#)], &[]);
}

#[test]
fn a_young_child_has_three_options() {
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}, {"value": "d", "label": "D"}], "byBand": {"0-7": {"label": "Which?"}}"#,
        )],
        &["9:46 /pages/0/items/0/options: warning: A child under 8 chooses among 3 at most; here are 4."],
    );
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}], "byBand": {"0-7": {"label": "Which?"}}"#,
        )],
        &[],
    );
    check(
        &[question(r#""type": "scale", "points": 5, "byBand": {"0-7": {"label": "Which?"}}"#)],
        &["9:39 /pages/0/items/0/points: warning: A child under 8 chooses among 3 at most; here are 5."],
    );
    check(&[question(r#""type": "scale", "points": 5, "byBand": {"8-11": {"label": "Which?"}}"#)], &[]);
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}, {"value": "c", "label": "C"}, {"value": "d", "label": "D", "visibleIf": {"not": {"band": "0-7"}}}], "byBand": {"0-7": {"label": "Which?"}}"#,
        )],
        &[],
    );
}

#[test]
fn a_page_has_one_question_or_a_reason() {
    check(
        &[change(
            r#""purpose": "Chooses the tea"}"#,
            r#""purpose": "Chooses the tea"},
      {"id": "why", "type": "text", "label": "Why?", "purpose": "P", "visibleIf": {"item": "good", "is": "no"}}"#,
        )],
        &["8:21 /pages/0/items: warning: There are 2 questions on this page. Give each a page of its own,"],
    );
    check(
        &[
            change(
                r#""purpose": "Chooses the tea"}"#,
                r#""purpose": "Chooses the tea"},
      {"id": "why", "type": "text", "label": "Why?", "purpose": "P", "visibleIf": {"item": "good", "is": "no"}}"#,
            ),
            change(r#""id": "taste","#, r#""id": "taste", "reason": "They are one thought","#),
        ],
        &[],
    );
    check(
        &[change(
            r#""purpose": "Chooses the tea"}"#,
            r#""purpose": "Chooses the tea"},
      {"id": "how", "type": "hidden", "from": "mode", "options": [{"value": "a", "label": "A"}], "label": "How", "purpose": "P"}"#,
        )],
        &[],
    );
    check(
        &[question(
            r#""type": "group", "items": [{"id": "a", "type": "yesNo", "label": "A?", "purpose": "P"}, {"id": "b", "type": "yesNo", "label": "B?", "purpose": "P"}]"#,
        )],
        &["8:21 /pages/0/items: warning: There are 2 questions on this page. Give each a page of its own,"],
    );
}

#[test]
fn there_is_a_way_to_say_more_and_somebody_reads_it() {
    check(
        &[change(r#""type": "longText""#, r#""type": "integer""#)],
        &["7:3 /pages: warning: There is no place here to say more in one's own words. Add a longText,"],
    );
    check(
        &[change(
            r#""type": "longText""#,
            r#""type": "singleChoice", "other": true, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
        )],
        &[],
    );
    check(
        &[change(r#""deputy": "deputy@example.org""#, r#""deputy": "Tea@example.org""#)],
        &["5:61 /owner/deputy: warning: The deputy is the owner: nobody reads free text while the owner is"],
    );
}

#[test]
fn nothing_stands_unused() {
    check(
        &[key(r#""conditions": {"a": {"not": "b"}, "b": {"item": "good", "is": "yes"}}"#)],
        &[
            r#"5:18 /conditions/a: warning: Nothing uses the condition "a". Use it in a "visibleIf", or remove"#,
            r#"5:37 /conditions/b: warning: Nothing uses the condition "b". Use it in a "visibleIf", or remove"#,
        ],
    );
    check(&[key(r#""conditions": {"a": {"not": "b"}, "b": {"item": "good", "is": "yes"}}"#), shown_if(r#""a""#)], &[]);
    check(
        &[key(r#""optionLists": {"o": [{"value": "a", "label": "A"}]}"#)],
        &[r#"5:19 /optionLists/o: warning: Nothing uses the list "o". Name it in an item's "optionList", or"#],
    );
}
