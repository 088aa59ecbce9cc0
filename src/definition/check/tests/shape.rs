//! The shape of a definition: keys, kinds of value, names, languages.

use super::{change, check, key, question};

#[test]
fn keys_are_known_and_have_their_kind_of_value() {
    check(
        &[change(r#""title": "#, r#""titel": "#)],
        &[
            r#"1:1 /title: "title" is missing here. It is required."#,
            r#"3:3 /titel: "titel" is not known here. Did you mean "title"?"#,
        ],
    );
    check(&[change(r#""id": "tea","#, r#""id": 5,"#)], &["2:3 /id: Expected a text in double quotes, found a number."]);
    check(
        &[change(r#""title": "How is the tea?""#, r#""title": ["How"]"#)],
        &[r#"3:3 /title: Expected a text, or texts by language such as {"en": "…"}, found a list."#],
    );
    check(
        &[change(r#""languages": ["en"],"#, r#""languages": "en","#)],
        &["4:3 /languages: Expected a list […], found a text."],
    );
    check(
        &[change(r#""type": "yesNo", "#, "")],
        &[r#"9:7 /pages/0/items/0/type: "type" is missing here. It is required."#],
    );
    check(
        &[question(r#""type": "yesNo", "required": "yes""#)],
        &["9:39 /pages/0/items/0/required: Expected true or false, without quotes, found a text."],
    );
    check(
        &[question(r#""type": "integer", "step": "one""#)],
        &["9:41 /pages/0/items/0/step: Expected a number, without quotes, found a text."],
    );
    check(
        &[question(r#""type": "text", "maxLength": -1"#)],
        &["9:38 /pages/0/items/0/maxLength: Expected a whole number, 0 or more, found -1."],
    );
    check(
        &[question(r#""type": "text", "maxLength": "9""#)],
        &["9:38 /pages/0/items/0/maxLength: Expected a whole number, without quotes, found a text."],
    );
    check(
        &[change(r#""purpose": "Chooses the tea""#, r#""purpos": "Chooses the tea""#)],
        &[
            r#"9:7 /pages/0/items/0/purpose: A question needs a "purpose": who uses the answer for what."#,
            r#"9:68 /pages/0/items/0/purpos: "purpos" is not known here. Did you mean "purpose"?"#,
        ],
    );
    check(&[change(r#""purpose": "Chooses the tea""#, r#""purpose": "Chooses the tea", "x-note": 1"#)], &[]);
    check(&[change(r#""Is the tea good?""#, r#"{"en": "Is the tea good?", "x-from": "a book"}"#)], &[]);
    check(
        &[change(r#""pages": ["#, r#""pages": 3, "x-pages": ["#)],
        &["7:3 /pages: Expected a list […], found a number."],
    );
    check(
        &[change(r#""items": ["#, r#""items": {}, "x-items": ["#)],
        &["8:21 /pages/0/items: Expected a list […], found an object."],
    );
    check(
        &[change(r#""type": "yesNo", "#, r#""type": "yesNo", "id": "again", "#)],
        &[r#"9:39 : "id" stands twice in this object. Remove one of the two."#],
    );
    check(
        &[change(r#""id": "more", "items": ["#, r#""id": "more", "items": [7,"#)],
        &["11:30 /pages/1/items/0: Expected an object {…}, found a number."],
    );
}

#[test]
fn names_are_stable_and_stand_once() {
    check(
        &[change(r#""id": "tea""#, r#""id": "Tea""#)],
        &[r#"2:3 /id: "Tea" can't be a name. Use small letters a to z, digits and "-", beginning with a"#],
    );
    check(
        &[change(r#""id": "taste""#, r#""id": "the taste""#)],
        &[r#"8:6 /pages/0/id: "the taste" can't be a name. Use small letters a to z, digits and "-","#],
    );
    check(
        &[change(r#""id": "taste""#, r#""id": "privacy""#)],
        &[r#"8:6 /pages/0/id: A page can't be called "privacy": that is an address of its own."#],
    );
    check(
        &[change(r#""id": "taste""#, r#""id": "more""#)],
        &[r#"11:6 /pages/1/id: There is another page called "more". Each page needs a name of its own."#],
    );
    check(
        &[change(r#""id": "good""#, r#""id": "say""#)],
        &[r#"12:8 /pages/1/items/0/id: There is another item called "say". Each item needs a name of its own."#],
    );
    check(
        &[change(r#""id": "good""#, r#""id": "role""#)],
        &[r#"9:8 /pages/0/items/0/id: An item can't be called "role": every form has a field of that name."#],
    );
    check(
        &[change(r#""id": "good""#, r#""id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa""#)],
        &[r#"9:8 /pages/0/items/0/id: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" can't be a name. Use small"#],
    );
}

#[test]
fn texts_name_languages_of_the_survey() {
    check(
        &[change(r#""languages": ["en"],"#, r#""languages": [],"#)],
        &[r#"4:3 /languages: A survey has at least one language, such as "en"."#],
    );
    check(
        &[change(r#""languages": ["en"],"#, r#""languages": ["en", "english language"],"#)],
        &[r#"4:23 /languages/1: "english language" is not a language tag. Write it as "en", "cy" or"#],
    );
    check(
        &[change(r#""languages": ["en"],"#, r#""languages": ["en", "EN"],"#)],
        &[r#"4:23 /languages/1: "EN" stands twice."#],
    );
    check(
        &[change(r#""Is the tea good?""#, r#"{"en": "Is the tea good?", "english language": "Good?"}"#)],
        &[r#"9:75 /pages/0/items/0/label/english language: "english language" is not a language tag. Write"#],
    );
    check(
        &[change(r#""Is the tea good?""#, r#"{"en": "Is the tea good?", "cy": "Da?"}"#)],
        &[r#"9:75 /pages/0/items/0/label/cy: "cy" is not one of this survey's languages, so nobody would see"#],
    );
    check(
        &[change(r#""Is the tea good?""#, r#"{"en": "Is the tea good?", "EN": "Good?"}"#)],
        &["9:49 /pages/0/items/0/label/en: There is another text here in en. Remove one of the two."],
    );
    check(
        &[change(r#""Is the tea good?""#, r#""""#)],
        &["9:39 /pages/0/items/0/label: There are no words here. People would see nothing."],
    );
    check(
        &[change(r#""Is the tea good?""#, "{}")],
        &["9:39 /pages/0/items/0/label: There are no words here. People would see nothing."],
    );
    check(
        &[key(r#""reviewed": {"cy": {"by": "Ann", "on": "2026-01-01"}}"#)],
        &[r#"5:16 /reviewed/cy: "cy" is not one of this survey's languages."#],
    );
    check(
        &[key(r#""reviewed": {"en": {"by": " ", "on": "1 May"}}"#)],
        &[
            "5:23 /reviewed/en/by: Name the person who read it.",
            r#"5:34 /reviewed/en/on: "1 May" is not a day. Write it as 2026-11-01."#,
        ],
    );
}

#[test]
fn everything_is_said_at_once() {
    check(
        &[
            change(r#""id": "tea""#, r#""id": "Tea""#),
            change(r#""type": "yesNo""#, r#""type": "yesno", "requird": true, "required": 1"#),
            change(r#""lawfulBasis": "publicTask""#, r#""lawfulBasis": "publictask""#),
        ],
        &[
            r#"2:3 /id: "Tea" can't be a name. Use small letters a to z, digits and "-", beginning with a"#,
            r#"6:49 /privacy/lawfulBasis: "publictask" is not a lawful basis. Did you mean "publicTask"? Known"#,
            r#"9:22 /pages/0/items/0/type: "yesno" is not a type. Did you mean "yesNo"?"#,
            r#"9:39 /pages/0/items/0/requird: "requird" is not known here. Did you mean "required"?"#,
            "9:56 /pages/0/items/0/required: Expected true or false, without quotes, found a number.",
        ],
    );
    check(
        &[
            change(r#""purpose": "Chooses the tea""#, r#""purpose": 3"#),
            change(r#""label": "What else?""#, r#""visibleIf": {"item": "god", "answered": true}"#),
        ],
        &[
            "9:68 /pages/0/items/0/purpose: Expected a text in double quotes, found a number.",
            r#"12:7 /pages/1/items/0/label: "label" is missing here. It is required."#,
            r#"12:55 /pages/1/items/0/visibleIf/item: There is no item "god". Did you mean "good"?"#,
        ],
    );
}

#[test]
fn pages_after_check_answers_stand_last_and_ask_nobody_who_would_not() {
    let second = |more: &str| change(r#"{"id": "more", "#, &format!(r#"{{"id": "more", "afterCheck": true{more}, "#));
    check(&[second("")], &[]);
    check(&[second(r#", "visibleIf": {"item": "good", "is": "yes"}"#)], &[]);
    check(
        &[change(r#"{"id": "taste", "#, r#"{"id": "taste", "afterCheck": true, "#)],
        &["8:21 /pages/0/afterCheck: A survey has at least one page before check answers."],
    );
    check(
        &[
            second(""),
            change(
                "    ]}\n  ]",
                "    ]}, {\"id\": \"last\", \"items\": [{\"id\": \"x\", \"type\": \"note\", \"label\": \"Y\"}]}\n  ]",
            ),
        ],
        &["13:9 /pages/2: This page is asked before check answers, but \"more\" stands before it"],
    );
    check(
        &[second(""), change(r#""type": "longText","#, r#""type": "longText", "required": true,"#)],
        &["12:41 /pages/1/items/0/required: A question after check answers can't be required"],
    );
}

#[test]
fn a_credit_is_said_once_and_has_words() {
    let image = |credit: &str| key(&format!(r#""image": {{"src": "media/a.svg", "alt": "A", "credit": "{credit}"}}"#));
    check(
        &[image(
            "Ann Example, whose pictures may be shown, copied, changed, sold and given away under the licence that is called CC BY 4.0",
        )],
        &[],
    );
    check(&[image(" ")], &["5:47 /image/credit: There are no words here."]);
}
