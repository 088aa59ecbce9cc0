//! Roles, people and numbers of the survey as a whole, and files.

use super::{change, check, key, question};

#[test]
fn roles_are_known_or_have_words_of_their_own() {
    check(
        &[key(r#""roles": ["chlid"]"#)],
        &[r#"5:13 /roles/0: "chlid" is not a known role. Did you mean "child"? Known are: child,"#],
    );
    check(&[key(r#""roles": ["child", "child"]"#)], &[r#"5:22 /roles/1: The role "child" stands twice."#]);
    check(&[key(r#""roles": [{"id": "governor"}]"#)], &[r#"5:13 /roles/0/label: A role of your own needs a "label"."#]);
    check(
        &[key(r#""roles": [{"id": "School Governor", "label": "Governor", "parent": "board"}]"#)],
        &[
            r#"5:14 /roles/0/id: "School Governor" can't be a name. Use letters a to z, digits and "-","#,
            r#"5:60 /roles/0/parent: "board" is not a known group. Known are: childrenAndYoungPeople,"#,
        ],
    );
    check(
        &[
            key(r#""roles": ["child"]"#),
            question(r#""type": "yesNo", "byRole": {"staff": {"label": "Good?"}, "child": {"title": "Good?"}}"#),
        ],
        &[
            r#"10:50 /pages/0/items/0/byRole/staff: "staff" is not a role of this survey. Its roles are: child."#,
            r#"10:89 /pages/0/items/0/byRole/child/title: "title" does not belong to an item, an option or a"#,
        ],
    );
    check(
        &[question(
            r#""type": "yesNo", "byBand": {"0-8": {"label": "Good?"}}, "byRole": {"child": {"label": "Good?"}}"#,
        )],
        &[
            r#"9:50 /pages/0/items/0/byBand/0-8: "0-8" is not an age band. Known are: 0-7, 8-11, 12-15, 16+."#,
            r#"9:89 /pages/0/items/0/byRole/child: "child" is not a role of this survey: it has none. List its"#,
        ],
    );
    check(
        &[question(
            r#""type": "matrix", "options": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}], "rows": [{"id": "hot", "label": "Hot", "byBand": {"young": {"label": "Hot"}}}]"#,
        )],
        &[r#"9:163 /pages/0/items/0/rows/0/byBand/young: "young" is not an age band. Known are: 0-7, 8-11,"#],
    );
    check(
        &[key(r#""byRole": {"child": {"introduction": "Hello"}}"#)],
        &[r#"5:14 /byRole/child: "child" is not a role of this survey: it has none. List its roles under"#],
    );
    check(
        &[change(r#""id": "taste","#, r#""id": "taste", "byBand": {"16+": {"hint": "Hello"}},"#)],
        &[r#"8:40 /pages/0/byBand/16+/hint: "hint" does not belong to a page. Known here are: title, and"#],
    );
}

#[test]
fn somebody_owns_the_survey_and_answers_for_the_data() {
    check(
        &[change(r#""email": "tea@example.org""#, r#""email": "tea""#)],
        &[r#"5:33 /owner/email: "tea" is not an email address."#],
    );
    check(
        &[change(r#", "deputy": "deputy@example.org""#, "")],
        &[r#"5:3 /owner/deputy: A survey with free text needs a "deputy" who reads it when the owner is away."#],
    );
    check(
        &[change(r#""owner""#, r#""x-owner""#), change(r#""privacy""#, r#""x-privacy""#)],
        &[
            r#"1:1 /privacy: A survey needs "privacy": who is responsible for the data, and the lawful basis."#,
            r#"1:1 /owner: A survey needs an "owner": the team that reads the answers, and its email address."#,
        ],
    );
    check(
        &[change(r#""lawfulBasis": "publicTask""#, r#""lawfulBasis": "public""#)],
        &[r#"6:49 /privacy/lawfulBasis: "public" is not a lawful basis. Did you mean "publicTask"? Known"#],
    );
    check(
        &[change(r#""controller": "Example Hospital""#, r#""controller": """#)],
        &["6:15 /privacy/controller: There are no words here. People would see nothing."],
    );
}

#[test]
fn days_and_times_are_of_the_calendar() {
    check(
        &[key(r#""opens": "1 May 2026", "closes": "2026-02-30""#)],
        &[
            r#"5:3 /opens: "1 May 2026" is not a day. Write it as 2026-11-01."#,
            r#"5:26 /closes: "2026-02-30" is not a day. Write it as 2026-11-01."#,
        ],
    );
    check(
        &[key(r#""opens": "2026-05-02", "closes": "2026-05-01""#)],
        &["5:26 /closes: The survey closes before it opens."],
    );
    check(
        &[key(r#""timezone": "Europe/Londn""#)],
        &[r#"5:3 /timezone: "Europe/Londn" is not a time zone. Write it as "Europe/London"."#],
    );
    check(
        &[key(r#""reports": [{"to": [], "every": "fortnight"}]"#)],
        &[
            "5:16 /reports/0/to: A report goes to at least one address.",
            r#"5:26 /reports/0/every: "fortnight" is not known here. Known are: day, week, month."#,
        ],
    );
    check(
        &[key(r#""reports": [{"to": ["x"], "every": "week", "on": "mondy", "at": "8am"}]"#)],
        &[
            r#"5:23 /reports/0/to/0: "x" is not an email address."#,
            r#"5:46 /reports/0/on: "mondy" is not a day of the week. Did you mean "monday"?"#,
            r#"5:61 /reports/0/at: "8am" is not a time of day. Write it as 08:00."#,
        ],
    );
    check(
        &[key(r#""reports": [{"to": ["a@example.org"], "every": "month", "on": 31, "language": "?"}]"#)],
        &[
            "5:59 /reports/0/on: A monthly report is on a day from 1 to 28, as a number.",
            "5:69 /reports/0/language: This is not a language tag.",
        ],
    );
    check(
        &[key(r#""reports": [{"to": ["a@example.org"], "every": "day", "on": "monday"}]"#)],
        &[r#"5:57 /reports/0/on: A report of every day has no "on". Remove it."#],
    );
    check(
        &[key(r#""reports": [{"to": ["a@example.org"], "every": "week", "on": 1}]"#)],
        &[r#"5:58 /reports/0/on: A weekly report is on a day such as "monday"."#],
    );
}

#[test]
fn sign_offs_are_kept() {
    let kept = |pair: &str| {
        let text = super::MINIMAL.replacen(super::LANGUAGES, &format!("{}\n  {pair}", super::LANGUAGES), 1);
        super::read(&text, &std::collections::BTreeMap::new()).survey.and_then(|survey| survey.sign_offs)
    };
    assert_eq!(kept(""), None);
    let asked = kept(r#""signOffs": {"readers": 3, "livedExperience": 2},"#);
    assert_eq!(asked, Some(crate::definition::SignOffs { readers: 3, lived_experience: 2 }));
    let asked = kept(r#""signOffs": {"readers": 1},"#);
    assert_eq!(asked, Some(crate::definition::SignOffs { readers: 1, lived_experience: 0 }));
}

#[test]
fn numbers_keep_people_private() {
    check(
        &[key(r#""release": {"atLeast": 4, "every": "hour"}"#)],
        &[
            "5:15 /release/atLeast: A release has at least 5 answers: fewer could tell who gave them.",
            r#"5:29 /release/every: "hour" is not known here. Known are: day, week."#,
        ],
    );
    check(
        &[key(r#""comments": {"from": 0}"#)],
        &["5:16 /comments/from: Comments are shown from 1 writer on at least."],
    );
    check(
        &[key(r#""signOffs": {"readers": 0}"#)],
        &[r#"5:16 /signOffs/readers: Name at least 1 reviewer, or remove "signOffs"."#],
    );
    check(
        &[key(r#""signOffs": {"livedExperience": 1}"#)],
        &[r#"5:3 /signOffs/readers: "readers" is missing here. It is required."#],
    );
    check(
        &[key(r#""signOffs": {"readers": 1, "livedExperience": 2}"#)],
        &["5:30 /signOffs/livedExperience: These are among the reviewers, of whom there are 1. Ask for as"],
    );
    check(
        &[key(
            r#""roles": ["child"], "expected": {"role": {"child": 1.5}, "staff": 0.1, "childrenAndYoungPeople": 0.5}"#,
        )],
        &[
            "5:23 /expected: The shares of the roles add up to more than 1, that is, to more than everybody.",
            "5:45 /expected/role/child: A share is between 0 and 1: write 0.25 for a quarter.",
            r#"5:60 /expected/staff: "staff" is not a role of this survey, or a group of its roles."#,
        ],
    );
    check(
        &[key(r#""roles": ["child", "staff"], "expected": {"child": 0.6, "staff": 0.6, "ward": {"child": 0.1}}"#)],
        &[
            "5:32 /expected: The shares of the roles add up to more than 1, that is, to more than everybody.",
            r#"5:73 /expected/ward: Shares can be expected of roles only. Write "role" in place of "ward"."#,
        ],
    );
}

#[test]
fn sites_and_files_are_named_as_they_can_be_shown() {
    check(
        &[key(r#""frameAllowed": ["http://www.example.org", "https://www.example.org/page"]"#)],
        &[
            r#"5:20 /frameAllowed/0: "http://www.example.org" is not a site. Write it as"#,
            r#"5:46 /frameAllowed/1: "https://www.example.org/page" is not a site. Write it as"#,
        ],
    );
    check(
        &[question(r#""type": "yesNo", "image": {"src": "media/../tea.svg", "alt": "Tea"}"#)],
        &[r#"9:49 /pages/0/items/0/image/src: "media/../tea.svg" is not a file of this survey. Put it into"#],
    );
    check(
        &[question(r#""type": "yesNo", "image": {"src": {"en": "tea.svg", "cy": "media/tea.svg"}, "alt": "Tea"}"#)],
        &[
            r#"9:57 /pages/0/items/0/image/src/en: "tea.svg" is not a file of this survey. Put it into the"#,
            r#"9:74 /pages/0/items/0/image/src/cy: "cy" is not one of this survey's languages, so nobody would"#,
        ],
    );
    check(
        &[question(r#""type": "yesNo", "image": {"src": "media/tea.svg"}"#)],
        &[r#"9:39 /pages/0/items/0/image/alt: "alt" is missing here. It is required."#],
    );
    check(
        &[question(r#""type": "yesNo", "audio": {"src": "media/tea.exe"}"#)],
        &[r#"9:49 /pages/0/items/0/audio/src: "media/tea.exe" can't be shown or played here. Known are files"#],
    );
    check(
        &[question(r#""type": "yesNo", "signedVideo": {"href": "http://example.org/tea"}"#)],
        &[r#"9:55 /pages/0/items/0/signedVideo/href: "http://example.org/tea" is not the address of a video."#],
    );
}
