//! Types and their settings.

use super::{SAY, change, check, key, question};

#[test]
fn types_are_known_and_ready() {
    check(
        &[question(r#""type": "yesno""#)],
        &[r#"9:22 /pages/0/items/0/type: "yesno" is not a type. Did you mean "yesNo"?"#],
    );
    check(
        &[question(r#""type": "cake""#)],
        &[r#"9:22 /pages/0/items/0/type: "cake" is not a type. Known are: singleChoice, multiChoice, yesNo,"#],
    );
    check(
        &[question(r#""type": "ranking""#)],
        &[r#"9:22 /pages/0/items/0/type: The type "ranking" can't be used yet: this version of yousaid does"#],
    );
    check(
        &[question(r#""type": "photo""#)],
        &[r#"9:22 /pages/0/items/0/type: The type "photo" can't be used yet: this version of yousaid does"#],
    );
    check(
        &[question(r#""type": "calculate""#)],
        &[r#"9:22 /pages/0/items/0/type: The type "calculate" can't be used yet: this version of yousaid"#],
    );
    check(
        &[question(r#""type": "repeat""#)],
        &[r#"9:22 /pages/0/items/0/type: The type "repeat" can't be used yet: this version of yousaid does"#],
    );
}

#[test]
fn settings_belong_to_their_type() {
    check(
        &[question(r#""type": "yesNo", "maxLength": 9"#)],
        &[r#"9:39 /pages/0/items/0/maxLength: "maxLength" does not belong to the type "yesNo"; it belongs"#],
    );
    check(
        &[question(r#""type": "text", "options": [], "points": 3"#)],
        &[
            r#"9:38 /pages/0/items/0/options: "options" does not belong to the type "text"; it belongs to:"#,
            r#"9:53 /pages/0/items/0/points: "points" does not belong to the type "text"; it belongs to: scale."#,
        ],
    );
    check(
        &[question(r#""type": "yesNo", "display": "faces""#)],
        &[r#"9:39 /pages/0/items/0/display: The type "yesNo" has one look only. Remove "display"."#],
    );
    check(
        &[question(
            r#""type": "singleChoice", "display": "picture", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
        )],
        &[r#"9:46 /pages/0/items/0/display: "picture" is not a display of the type "singleChoice". Did you"#],
    );
    check(
        &[question(r#""type": "note", "required": true"#)],
        &[r#"9:38 /pages/0/items/0/required: A note can't be required: nobody answers it. Remove "required"."#],
    );
    check(
        &[question(r#""type": "hidden""#)],
        &[r#"9:7 /pages/0/items/0/from: A hidden item needs "from": "place", or the name of a query"#],
    );
    check(
        &[question(r#""type": "hidden", "from": "place", "options": [{"value": "a", "label": "A"}]"#)],
        &[r#"9:40 /pages/0/items/0/from: Places are kept apart from the definition. Remove "options"."#],
    );
    check(
        &[question(r#""type": "group""#)],
        &[r#"9:7 /pages/0/items/0/items: A group needs "items": the questions that stand in it."#],
    );
    check(
        &[question(
            r#""type": "group", "items": [{"id": "a", "type": "group", "label": "A", "items": [{"id": "b", "type": "text", "label": "B", "purpose": "C"}]}]"#,
        )],
        &[r#"9:49 /pages/0/items/0/items/0: "a" is a group within a group. One level is the most."#],
    );
}

#[test]
fn choices_can_be_made() {
    check(
        &[question(r#""type": "singleChoice""#)],
        &[r#"9:7 /pages/0/items/0/options: The type "singleChoice" needs "options" or "optionList"."#],
    );
    check(
        &[question(r#""type": "singleChoice", "options": []"#)],
        &["9:46 /pages/0/items/0/options: There is nothing to choose here. Give at least one option."],
    );
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A"}, {"value": "a", "label": "A"}, {"value": "B", "label": "B"}]"#,
        )],
        &[
            r#"9:89 /pages/0/items/0/options/1/value: "a" stands twice in this list. Each needs a name of its"#,
            r#"9:119 /pages/0/items/0/options/2/value: "B" can't be a name. Use small letters a to z, digits"#,
        ],
    );
    check(
        &[
            question(r#""type": "singleChoice", "optionList": "teas""#),
            key(r#""optionLists": {"tea": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}"#),
        ],
        &[r#"10:46 /pages/0/items/0/optionList: There is no list "teas" under "optionLists". Did you mean"#],
    );
    check(
        &[
            question(
                r#""type": "singleChoice", "optionList": "tea", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
            ),
            key(r#""optionLists": {"tea": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}"#),
        ],
        &[r#"10:46 /pages/0/items/0/optionList: Give either "options" or "optionList", not both."#],
    );
    check(
        &[question(r#""type": "singleChoice", "options": [{"value": "a", "label": "A", "exclusive": true}]"#)],
        &[r#"9:87 /pages/0/items/0/options/0/exclusive: "exclusive" belongs to a multiChoice, not to the"#],
    );
    check(
        &[question(
            r#""type": "singleChoice", "other": true, "options": [{"value": "a", "label": "A"}, {"value": "other", "label": "O"}]"#,
        )],
        &[r#"9:46 /pages/0/items/0/other: "other": true adds an option with the value "other" by itself."#],
    );
    check(
        &[question(
            r#""type": "multiChoice", "minChoices": 3, "maxChoices": 0, "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#,
        )],
        &[
            r#"9:45 /pages/0/items/0/minChoices: "minChoices" is more than "maxChoices": no answer fits."#,
            "9:45 /pages/0/items/0/minChoices: There are only 2 options to choose from.",
            "9:62 /pages/0/items/0/maxChoices: At least 1 can be chosen, or there is nothing to answer.",
        ],
    );
    check(
        &[question(r#""type": "scale""#)],
        &[r#"9:7 /pages/0/items/0/points: A scale needs "points": how many there are, 2 to 11."#],
    );
    check(
        &[question(r#""type": "scale", "points": 12"#)],
        &["9:39 /pages/0/items/0/points: A scale has 2 to 11 points."],
    );
    check(
        &[question(r#""type": "scale", "points": 3, "labels": {"1": "Bad", "4": "Good"}"#)],
        &[r#"9:75 /pages/0/items/0/labels/4: "4" is not a point of this scale. Its points are 1 to 3."#],
    );
    check(
        &[question(r#""type": "scale", "points": 3, "display": "faces", "labels": {"1": "Bad"}"#)],
        &[r#"9:72 /pages/0/items/0/labels: Each point of a scale shown as faces needs words. "labels" lacks:"#],
    );
    check(
        &[question(r#""type": "matrix", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#)],
        &["9:7 /pages/0/items/0/rows: There are no rows here. Give at least one."],
    );
    check(
        &[question(
            r#""type": "matrix", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}], "rows": [{"id": "hot", "label": "Hot"}, {"id": "hot", "label": "Cold"}]"#,
        )],
        &[r#"9:154 /pages/0/items/0/rows/1/id: "hot" stands twice in this list. Each needs a name of its own."#],
    );
    check(
        &[question(r#""type": "yesNo", "positive": ["yess"], "negative": [2]"#)],
        &[
            r#"9:52 /pages/0/items/0/positive/0: "yess" is not one of its options. Did you mean "yes"? They"#,
            r#"9:74 /pages/0/items/0/negative/0: "2" is not one of its options. They are: yes, no."#,
        ],
    );
    check(
        &[question(r#""type": "yesNo", "positive": ["yes"], "negative": ["no", "yes"]"#)],
        &[r#"9:79 /pages/0/items/0/negative/1: "yes" counts as a good answer under "positive" already."#],
    );
}

#[test]
fn a_journey_has_steps_and_feelings_on_both_sides() {
    let steps = r#""steps": [{"id": "arriving", "label": "Arriving"}]"#;
    let feelings = r#""feelings": [{"value": "calm", "label": "Calm"}, {"value": "worried", "label": "Worried"}]"#;
    let sides = r#""positive": ["calm"], "negative": ["worried"]"#;
    check(&[question(&format!(r#""type": "touchpoints", {steps}, {feelings}, {sides}"#))], &[]);
    check(
        &[question(r#""type": "touchpoints""#)],
        &[
            "9:7 /pages/0/items/0/steps: There are no rows here. Give at least one.",
            "9:7 /pages/0/items/0/feelings: There is nothing to choose here. Give at least one option.",
            "9:7 /pages/0/items/0/positive: warning: The map of a journey draws good feelings above a line and bad",
            "9:7 /pages/0/items/0/negative: warning: The map of a journey draws good feelings above a line and bad",
        ],
    );
}

#[test]
fn what_should_always_happen_is_counted_all_or_none() {
    check(&[question(r#""type": "yesNo", "positive": ["yes"], "always": true, "target": 95"#)], &[]);
    check(
        &[question(r#""type": "yesNo", "always": true"#)],
        &["9:39 /pages/0/items/0/always: What should always happen is counted all or none: name under"],
    );
    check(
        &[question(r#""type": "yesNo", "notSure": true, "positive": ["yes", "notSure"], "always": true"#)],
        &["9:88 /pages/0/items/0/always: What should always happen is counted all or none: name under"],
    );
    check(
        &[question(r#""type": "yesNo", "target": 95"#)],
        &[
            "9:39 /pages/0/items/0/target: A target is a share of good answers. Say under \"positive\" which answers are",
        ],
    );
    check(
        &[question(r#""type": "yesNo", "positive": ["yes"], "target": 101"#)],
        &["9:60 /pages/0/items/0/target: A target is a share in percent, 1 to 100."],
    );
}

#[test]
fn a_standard_question_has_its_own_answers_and_stands_once() {
    let options = |values: &[&str]| {
        let options: Vec<String> =
            values.iter().map(|value| format!(r#"{{"value": "{value}", "label": "{value}"}}"#)).collect();
        format!(r#""type": "singleChoice", "options": [{}]"#, options.join(", "))
    };
    let six = options(&["very-good", "good", "neither", "poor", "very-poor", "dont-know"]);
    let marked = |choices: &str, standard: &str| question(&format!(r#""standard": "{standard}", {choices}"#));
    check(&[marked(&six, "friendsAndFamilyTest")], &[]);
    check(
        &[marked(&options(&["good", "poor"]), "friendsAndFamilyTest")],
        &["9:22 /pages/0/items/0/standard: This standard question has exactly these answers, in this order,"],
    );
    check(
        &[marked(&format!("{six}, \"other\": true"), "friendsAndFamilyTest")],
        &["9:22 /pages/0/items/0/standard: This standard question has exactly these answers, in this order,"],
    );
    check(
        &[marked(&six, "friendsAndFamily")],
        &["9:22 /pages/0/items/0/standard: \"friendsAndFamily\" is no standard question. Did you mean"],
    );
    let again = change(SAY, &format!(r#""standard": "friendsAndFamilyTest", {six},"#));
    check(
        &[marked(&six, "friendsAndFamilyTest"), again],
        &["12:21 /pages/1/items/0/standard: Another question of this survey is this standard question already."],
    );
}

#[test]
fn limits_leave_room_for_an_answer() {
    check(
        &[question(r#""type": "integer", "min": 9, "max": 1"#)],
        &[r#"9:41 /pages/0/items/0/min: "min" is more than "max": no answer fits."#],
    );
    check(
        &[question(r#""type": "integer", "step": 0.5, "min": "one""#)],
        &[
            r#"9:41 /pages/0/items/0/step: "step" of an integer is a whole number."#,
            "9:54 /pages/0/items/0/min: Expected a number here, without quotes.",
        ],
    );
    check(&[question(r#""type": "decimal", "step": 0"#)], &[r#"9:41 /pages/0/items/0/step: "step" is more than 0."#]);
    check(
        &[question(r#""type": "date", "min": "soon", "precision": "week""#)],
        &[
            r#"9:38 /pages/0/items/0/min: Expected a date such as "2026-11-01", or "today"."#,
            r#"9:53 /pages/0/items/0/precision: "week" is not a precision. Known are: day, month, year."#,
        ],
    );
    check(
        &[question(r#""type": "date", "min": "2026-02-01", "max": "2026-01-01""#)],
        &[r#"9:38 /pages/0/items/0/min: "min" is more than "max": no answer fits."#],
    );
    check(
        &[question(r#""type": "time", "min": "25:00""#)],
        &[r#"9:38 /pages/0/items/0/min: Expected a time such as "08:00"."#],
    );
    check(
        &[question(r#""type": "text", "pattern": "(""#)],
        &["9:38 /pages/0/items/0/pattern: This is not a regular expression that can be used: unclosed"],
    );
    check(
        &[question(r#""type": "text", "minLength": 300"#)],
        &[r#"9:38 /pages/0/items/0/minLength: An answer has 200 characters at most here. Give a "maxLength""#],
    );
    check(
        &[question(r#""type": "text", "minLength": 30, "maxLength": 3"#)],
        &[r#"9:38 /pages/0/items/0/minLength: "minLength" is more than "maxLength": no answer fits."#],
    );
    check(
        &[question(r#""type": "longText", "maxLength": 30000"#)],
        &[r#"9:42 /pages/0/items/0/maxLength: "maxLength" is between 1 and 20000 characters."#],
    );
    check(
        &[question(r#""type": "text", "autocomplete": "e-mail""#)],
        &[r#"9:38 /pages/0/items/0/autocomplete: "e-mail" is not a name that browsers fill in by. Did you"#],
    );
}

#[test]
fn an_item_says_what_becomes_of_its_answer() {
    check(
        &[change(r#""purpose": "Chooses the tea""#, r#""purpose": " ""#)],
        &[r#"9:68 /pages/0/items/0/purpose: A question needs a "purpose": who uses the answer for what."#],
    );
    check(
        &[question(r#""type": "yesNo", "sensitivity": "secret", "report": "show""#)],
        &[
            r#"9:39 /pages/0/items/0/sensitivity: "secret" is not known here. Known are: ordinary, personal,"#,
            r#"9:64 /pages/0/items/0/report: "show" is not known here. Known are: include, themesOnly,"#,
        ],
    );
    check(
        &[question(r#""type": "yesNo", "retentionDays": 90"#), key(r#""retentionDays": 30"#)],
        &["10:39 /pages/0/items/0/retentionDays: The survey keeps answers for 30 days. One answer may be"],
    );
    check(
        &[question(r#""type": "yesNo", "retentionDays": 0"#), key(r#""retentionDays": 0"#)],
        &[
            "5:3 /retentionDays: An answer is kept for 1 day at least.",
            "10:39 /pages/0/items/0/retentionDays: An answer is kept for 1 day at least.",
        ],
    );
}
