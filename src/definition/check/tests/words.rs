//! Warnings about words: sentences, reading age, translations, pictures, colours and places, negatives.

use super::{Change, LANGUAGES, SAY, change, check, key, question};

/// 24 words that few children can read.
const HARD: &str = "The organisation systematically evaluates considerable recommendations concerning environmental \
    considerations. It subsequently prioritises appropriate infrastructure investments everywhere, according to \
    demonstrable requirements.";

/// The minimal survey in two languages, the second of which is `tag`.
fn in_two_languages(tag: &str) -> Vec<Change> {
    let by_language = |words: &str| (format!("\"{words}\""), format!(r#"{{"en": "{words}", "{tag}": "{words}"}}"#));
    let languages = change(LANGUAGES, &format!(r#""languages": ["en", "{tag}"],"#));
    ["How is the tea?", "Is the tea good?", "What else?"].map(by_language).into_iter().chain([languages]).collect()
}

fn welsh(more: &[Change]) -> Vec<Change> {
    [in_two_languages("cy"), more.to_vec()].concat()
}

fn easy_read(more: &[Change]) -> Vec<Change> {
    [in_two_languages("en-simple"), more.to_vec()].concat()
}

pub(super) const PICTURE: &str = r#""image": {"src": {"en-simple": "media/a.svg"}, "alt": {"en-simple": "A"}}"#;

/// Easy Read with a picture for each question.
pub(super) fn pictured(more: &[Change]) -> Vec<Change> {
    let pictures = [question(&format!("\"type\": \"yesNo\", {PICTURE}")), change(SAY, &format!("{SAY} {PICTURE},"))];
    easy_read(&[pictures.to_vec(), more.to_vec()].concat())
}

#[test]
fn sentences_are_short() {
    check(&[change("What else?", &format!("{}.", ["word"; 20].join(" ")))], &[]);
    check(
        &[change("What else?", &format!("{} x.", ["word"; 20].join(" ")))],
        &["12:41 /pages/1/items/0/label: warning: A sentence has 20 words at most; the one that begins"],
    );
    check(&[change("What else?", &format!("{}. x.", ["word"; 20].join(" ")))], &[]);
    check(
        &pictured(&[change(
            "\"en-simple\": \"What else?\"",
            &format!("\"en-simple\": \"{}?\"", ["word"; 16].join(" ")),
        )]),
        &["12:146 /pages/1/items/0/label/en-simple: warning: A sentence in Easy Read has 15 words at most;"],
    );
}

#[test]
fn a_child_of_11_can_read_it() {
    check(
        &[key(&format!("\"introduction\": \"{HARD}\""))],
        &[
            "4:17 /languages/0: warning: All the words in en together have a reading age of 23.6; 11 is the",
            "5:3 /introduction: warning: This has a reading age of 35.2; 11 is the most. Use shorter",
        ],
    );
    check(
        &[change(r#""What else?""#, &format!(r#""What else?", "hint": "{HARD}""#))],
        &[
            "4:17 /languages/0: warning: All the words in en together have a reading age of 23.6; 11 is the",
            "12:64 /pages/1/items/0/hint: warning: This has a reading age of 31.4; 11 is the most. Use",
        ],
    );
    check(
        &[
            key(r#""roles": ["child", "staff"]"#),
            change(r#""What else?""#, &format!(r#""What else?", "byRole": {{"child": {{"hint": "{HARD}"}}}}"#)),
        ],
        &[
            "4:17 /languages/0: warning: All the words in en together (as child) have a reading age of 23.6;",
            "13:85 /pages/1/items/0/byRole/child/hint: warning: This has a reading age of 31.4; 11 is the",
        ],
    );
    check(
        &[question(&format!("\"type\": \"note\", \"hint\": \"{HARD}\""))],
        &[
            "4:17 /languages/0: warning: All the words in en together have a reading age of 23.6; 11 is the",
            "9:38 /pages/0/items/0/hint: warning: This has a reading age of 29.4; 11 is the most. Use",
        ],
    );
    check(
        &[
            change(r#""languages": ["en"],"#, r#""languages": ["pl"],"#),
            change(r#""What else?""#, &format!(r#""What else?", "hint": "{HARD}""#)),
        ],
        &[],
    );
}

#[test]
fn every_text_is_in_every_language() {
    check(&welsh(&[]), &[]);
    check(
        &welsh(&[change(r#""cy": "What else?""#, r#""cy": " ""#)]),
        &["12:41 /pages/1/items/0/label: warning: There are no words here in: cy. Add them, or people read"],
    );
    check(
        &welsh(&[change(r#"{"en": "Is the tea good?", "cy": "Is the tea good?"}"#, r#"{"en": "Good?"}"#)]),
        &["9:39 /pages/0/items/0/label: warning: There are no words here in: cy. Add them, or people read"],
    );
    check(
        &welsh(&[change(r#"{"en": "Is the tea good?", "cy": "Is the tea good?"}"#, r#""Good?""#)]),
        &["9:39 /pages/0/items/0/label: warning: This is written in the survey's first language only."],
    );
    check(
        &welsh(&[question(r#""type": "yesNo", "image": {"src": {"cy": "media/tea.svg"}, "alt": {"cy": "Te"}}"#)]),
        &[],
    );
    check(
        &welsh(&[question(r#""type": "yesNo", "image": {"src": "media/tea.svg", "alt": {"en": "Tea"}}"#)]),
        &["9:73 /pages/0/items/0/image/alt: warning: The words beside this picture, recording or video are"],
    );
    check(
        &welsh(&[question(
            r#""type": "yesNo", "audio": {"src": {"cy": "media/te.mp3"}, "transcript": {"en": "Tea"}}"#,
        )]),
        &["9:80 /pages/0/items/0/audio/transcript: warning: The words beside this picture, recording or"],
    );
    check(
        &welsh(&[question(r#""type": "yesNo", "byBand": {"12-15": {"label": {"cy": "Da?"}}}"#)]),
        &["9:60 /pages/0/items/0/byBand/12-15/label: warning: There are no words here in: en. Add them, or"],
    );
    check(
        &welsh(&[question(
            r#""type": "singleChoice", "options": [{"value": "a", "label": {"en": "A", "cy": "A"}, "hint": {"en": "B"}}]"#,
        )]),
        &["9:106 /pages/0/items/0/options/0/hint: warning: There are no words here in: cy. Add them, or"],
    );
    check(
        &welsh(&[question(
            r#""type": "matrix", "options": [{"value": "a", "label": {"en": "A", "cy": "A"}}], "rows": [{"id": "r", "label": {"cy": "R"}}]"#,
        )]),
        &["9:123 /pages/0/items/0/rows/0/label: warning: There are no words here in: en. Add them, or"],
    );
    check(
        &welsh(&[question(r#""type": "scale", "points": 2, "labels": {"1": {"en": "Bad"}}"#)]),
        &["9:63 /pages/0/items/0/labels/1: warning: There are no words here in: cy. Add them, or people"],
    );
    check(
        &welsh(&[question(r#""type": "integer", "unit": "cups""#)]),
        &["9:41 /pages/0/items/0/unit: warning: This is written in the survey's first language only. Write"],
    );
    check(
        &welsh(&[change(r#""team": "Tea team""#, r#""team": {"en": "Tea team"}"#)]),
        &["5:13 /owner/team: warning: There are no words here in: cy. Add them, or people read another"],
    );
}

#[test]
fn easy_read_has_a_picture_for_each_idea() {
    check(&pictured(&[]), &[]);
    check(
        &easy_read(&[]),
        &[
            "9:39 /pages/0/items/0/label: warning: Easy Read (en-simple) has no picture for this question.",
            "12:41 /pages/1/items/0/label: warning: Easy Read (en-simple) has no picture for this question.",
        ],
    );
    check(
        &pictured(&[change(r#""id": "taste","#, r#""id": "taste", "title": {"en": "Taste", "en-simple": "Taste"},"#)]),
        &["8:21 /pages/0/title: warning: Easy Read (en-simple) has no picture for this page's title. Add"],
    );
    check(
        &pictured(&[change(r#""title": {"#, r#""introduction": {"en": "Hello.", "en-simple": "Hello."}, "title": {"#)]),
        &["3:3 /introduction: warning: Easy Read (en-simple) has no picture for the introduction. Add an"],
    );
    check(
        &easy_read(&[question(r#""type": "yesNo", "visibleIf": {"not": {"language": "en-simple"}}"#)]),
        &["12:41 /pages/1/items/0/label: warning: Easy Read (en-simple) has no picture for this question."],
    );
}

#[test]
fn things_have_names_and_not_only_colours_or_places() {
    check(
        &[change(r#""What else?""#, r#""What else? Press the red button.""#)],
        &[r#"12:41 /pages/1/items/0/label: warning: "red button" tells a thing by its colour or place alone,"#],
    );
    check(
        &[change(r#""What else?""#, r#""Look at the list on the left.""#)],
        &[r#"12:41 /pages/1/items/0/label: warning: "on the left" tells a thing by its colour or place"#],
    );
    check(
        &[change(r#""What else?""#, r#""Answer the question below.""#)],
        &[r#"12:41 /pages/1/items/0/label: warning: "question below" tells a thing by its colour or place"#],
    );
    check(
        &[change(r#""What else?""#, r#""It is at the top of the page.""#)],
        &[r#"12:41 /pages/1/items/0/label: warning: "at the top of the page" tells a thing by its colour or"#],
    );
    check(
        &[change(r#""What else?""#, r#""Choose the buttons in green.""#)],
        &[r#"12:41 /pages/1/items/0/label: warning: "buttons in green" tells a thing by its colour or place"#],
    );
    check(
        &[change(
            r#""What else?""#,
            r#""Are you 16 or above? Is green space on the right path? Is the left ward red? Is the ward below?""#,
        )],
        &[],
    );
}

#[test]
fn children_read_no_negatives() {
    check(
        &[
            key(r#""roles": ["child", "parentCarer"]"#),
            change(r#""Is the tea good?""#, r#""Is the tea not good?", "hint": "Don't worry.""#),
        ],
        &[
            r#"10:39 /pages/0/items/0/label: warning: Young children often miss "not". Say it without a"#,
            r#"10:72 /pages/0/items/0/hint: warning: Young children often miss "Don't". Say it without a"#,
        ],
    );
    check(
        &[
            key(r#""roles": ["child", "parentCarer"]"#),
            change(r#""Is the tea good?""#, r#""Is the tea not good?", "byRole": {"child": {"label": "Is it good?"}}"#),
        ],
        &[],
    );
    check(
        &[
            key(r#""roles": ["child", "parentCarer"]"#),
            change(r#""Is the tea good?""#, r#""Is the tea not good?", "visibleIf": {"role": "parentCarer"}"#),
        ],
        &[],
    );
    check(&[change(r#""Is the tea good?""#, r#""Is the tea not good?""#)], &[]);
    check(
        &[
            change(
                r#"    {"id": "taste""#,
                r#"    {"id": "old", "items": [{"id": "age", "type": "integer", "label": "Age?", "purpose": "P"}]},
    {"id": "taste""#,
            ),
            change(r#""Is the tea good?""#, r#""Is the tea not good?""#),
        ],
        &[r#"10:39 /pages/1/items/0/label: warning: Young children often miss "not". Say it without a"#],
    );
    check(
        &[
            change(
                r#"    {"id": "taste""#,
                r#"    {"id": "old", "items": [{"id": "age", "type": "integer", "label": "Age?", "purpose": "P"}]},
    {"id": "taste", "visibleIf": {"band": ["12-15", "16+"]}"#,
            ),
            change(r#""Is the tea good?""#, r#""Is the tea not good?""#),
        ],
        &[],
    );
    check(
        &[
            key(r#""roles": ["child", "parentCarer"]"#),
            change(
                r#""Is the tea good?""#,
                r#""Is the tea not good?", "visibleIf": {"not": {"band": ["0-7", "8-11"]}}"#,
            ),
        ],
        &[],
    );
    check(
        &[change(r#""Is the tea good?""#, r#""Is the tea good?", "byBand": {"8-11": {"label": "Is it never good?"}}"#)],
        &[r#"9:88 /pages/0/items/0/byBand/8-11/label: warning: Young children often miss "never". Say it"#],
    );
    check(
        &[change(
            r#""Is the tea good?""#,
            r#""Is the tea good?", "byBand": {"12-15": {"label": "Is it never good?"}}"#,
        )],
        &[],
    );
}
