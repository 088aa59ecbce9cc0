//! Conditions: references exist, fit, and point back.

use super::{Change, TYPE, change, check, key, question, shown_if};

/// A matrix of one row.
fn matrix() -> Change {
    let options = r#"[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]"#;
    question(&format!(r#""type": "matrix", "options": {options}, "rows": [{{"id": "hot", "label": "Hot"}}]"#))
}

#[test]
fn a_condition_refers_to_what_was_asked_before() {
    check(
        &[shown_if(r#"{"item": "god", "is": "yes"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/item: There is no item "god". Did you mean "good"?"#],
    );
    check(
        &[shown_if(r#"{"item": "picture", "answered": true}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/item: There is no item "picture"."#],
    );
    check(
        &[change(TYPE, &format!(r#"{TYPE} "visibleIf": {{"item": "say", "answered": true}},"#))],
        &[r#"9:53 /pages/0/items/0/visibleIf/item: "say" is not asked before the place where this condition"#],
    );
    check(
        &[change(TYPE, &format!(r#"{TYPE} "visibleIf": {{"item": "good", "answered": true}},"#))],
        &[r#"9:53 /pages/0/items/0/visibleIf/item: "good" is not asked before the place where this condition"#],
    );
    check(
        &[question(r#""type": "note""#), shown_if(r#"{"item": "good", "answered": true}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/item: "good" is a note: it has no answer."#],
    );
    check(
        &[question(r#""type": "yesNoo""#), shown_if(r#"{"item": "good", "is": "yes"}"#)],
        &[r#"9:22 /pages/0/items/0/type: "yesNoo" is not a type. Did you mean "yesNo"?"#],
    );
    check(
        &[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": "A", "visibleIf": {"item": "say", "answered": true}}]"#,
        )],
        &[r#"9:101 /pages/0/items/0/options/0/visibleIf/item: "say" is not asked before the place where this"#],
    );
    check(
        &[shown_if(r#""liked""#), key(r#""conditions": {"like": {"item": "good", "is": "yes"}}"#)],
        &[r#"13:41 /pages/1/items/0/visibleIf: There is no condition "liked" under "conditions". Did you"#],
    );
    check(
        &[shown_if(r#""a""#), key(r#""conditions": {"a": {"not": "b"}, "b": {"all": ["a"]}}"#)],
        &[r#"5:51 /conditions/b/all/0: The condition "a" refers to itself in a circle: a → b → a."#],
    );
    check(
        &[shown_if(r#""a""#), key(r#""conditions": {"a": {"item": "say", "answered": true}}"#)],
        &[r#"5:24 /conditions/a/item: "say" is not asked before the place where this condition is used. A"#],
    );
}

#[test]
fn a_comparison_fits_the_type_and_its_options() {
    check(
        &[shown_if(r#"{"item": "good", "is": "maybe"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/is: "maybe" is not one of its options. They are: yes, no."#],
    );
    check(&[shown_if(r#"{"item": "good", "is": true}"#)], &[]);
    check(
        &[shown_if(r#"{"item": "good", "is": null}"#)],
        &["12:71 /pages/1/items/0/visibleIf/is: Expected a value to compare with, found null."],
    );
    check(
        &[shown_if(r#"{"item": "good", "equals": "yes"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/equals: "equals" is not an operator. Known are: is, isNot, in,"#],
    );
    check(
        &[shown_if(r#"{"item": "good", "include": "yes"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/include: "include" is not an operator. Did you mean "includes"?"#],
    );
    check(
        &[shown_if(r#"{"item": "good", "includes": "yes"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/includes: "includes" asks an item of the type "multiChoice";"#],
    );
    check(
        &[shown_if(r#"{"item": "good", "atLeast": 3}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/atLeast: The answer of the type "yesNo" can't be compared by"#],
    );
    check(
        &[shown_if(r#"{"item": "good", "answered": "yes"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/answered: "answered" is true or false."#],
    );
    check(
        &[shown_if(r#"{"item": "good", "in": "yes"}"#)],
        &["12:71 /pages/1/items/0/visibleIf/in: Expected a list of values."],
    );
    check(
        &[shown_if(r#"{"item": "good", "in": ["yes", "maybe"]}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/in: "maybe" is not one of its options. They are: yes, no."#],
    );
    check(
        &[shown_if(r#"{"item": "good/hot", "is": "yes"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/item: "good" is not a matrix, so it has no rows."#],
    );
    check(
        &[question(r#""type": "date""#), shown_if(r#"{"item": "good", "is": "2026-1-1"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/is: Expected a date such as "2026-11-01": that is what the"#],
    );
    check(&[question(r#""type": "date""#), shown_if(r#"{"item": "good", "atLeast": "2026-01-01"}"#)], &[]);
    check(
        &[question(r#""type": "time""#), shown_if(r#"{"item": "good", "moreThan": "8 o'clock"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/moreThan: Expected a time such as "08:00": that is what the"#],
    );
    check(&[question(r#""type": "time""#), shown_if(r#"{"item": "good", "moreThan": "08:00"}"#)], &[]);
    check(
        &[question(r#""type": "integer""#), shown_if(r#"{"item": "good", "is": "nine"}"#)],
        &["12:71 /pages/1/items/0/visibleIf/is: Expected a number, without quotes: that is what the answer"],
    );
    check(&[question(r#""type": "integer""#), shown_if(r#"{"item": "good", "is": 9.0}"#)], &[]);
    check(
        &[question(r#""type": "text""#), shown_if(r#"{"item": "good", "atMost": 9}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/atMost: The answer of the type "text" can't be compared by"#],
    );
    check(
        &[matrix(), shown_if(r#"{"item": "good", "is": "a"}"#)],
        &[r#"12:71 /pages/1/items/0/visibleIf/is: Name a row of the matrix, as "matrix/row". Of the whole,"#],
    );
    check(
        &[matrix(), shown_if(r#"{"item": "good/cold", "is": "a"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/item: "good" has no row "cold"."#],
    );
    check(
        &[matrix(), shown_if(r#"{"item": "good/hot", "is": "c"}"#)],
        &[r#"12:75 /pages/1/items/0/visibleIf/is: "c" is not one of its options. They are: a, b."#],
    );
    check(&[matrix(), shown_if(r#"{"item": "good/hot", "is": "a"}"#)], &[]);
    check(&[matrix(), shown_if(r#"{"item": "good", "answered": true}"#)], &[]);
}

#[test]
fn who_answers_is_somebody_of_this_survey() {
    check(
        &[shown_if(r#"{"role": "child"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/role: "child" is not a role of this survey: it has none. List"#],
    );
    check(
        &[key(r#""roles": ["child", "parentCarer"]"#), shown_if(r#"{"role": ["child", "parent"]}"#)],
        &[r#"13:55 /pages/1/items/0/visibleIf/role: "parent" is not a role of this survey. Did you mean"#],
    );
    check(
        &[shown_if(r#"{"role": []}"#)],
        &["12:55 /pages/1/items/0/visibleIf/role: This list is empty, so the condition never holds. Name"],
    );
    check(
        &[shown_if(r#"{"band": "0-8"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/band: "0-8" is not an age band. Known are: 0-7, 8-11, 12-15,"#],
    );
    check(
        &[shown_if(r#"{"language": "cy"}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/language: "cy" is not one of this survey's languages."#],
    );
}

#[test]
fn a_condition_has_one_form() {
    check(
        &[shown_if(r#"{"item": "good"}"#)],
        &[r#"12:41 /pages/1/items/0/visibleIf: Expected a condition: {"item": ID, OPERATOR: VALUE} with one"#],
    );
    check(
        &[shown_if(r#"{"item": "good", "is": "yes", "isNot": "no"}"#)],
        &[r#"12:41 /pages/1/items/0/visibleIf: Expected a condition: {"item": ID, OPERATOR: VALUE} with one"#],
    );
    check(
        &[shown_if(r#"{"any": []}"#)],
        &["12:55 /pages/1/items/0/visibleIf/any: There is no condition in this list. Give at least one."],
    );
    check(
        &[shown_if(r#"{"alls": ["a"]}"#)],
        &[r#"12:55 /pages/1/items/0/visibleIf/alls: "alls" is not a condition. Did you mean "all"?"#],
    );
    check(
        &[shown_if("5")],
        &[r#"12:41 /pages/1/items/0/visibleIf: Expected a condition: {"item": ID, OPERATOR: VALUE} with one"#],
    );
}
