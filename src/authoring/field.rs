//! What authors can set, as fields of a form: one table for each part of a definition, in the words of somebody who has
//! never seen JSON. A kind's own settings come from the table of kinds, so that a new kind appears by itself.

use crate::question::Entry;

/// Something that authors can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Where it stands in its part of the definition, as a JSON pointer.
    pub key: &'static str,
    /// What authors call it.
    pub label: &'static str,
    /// What there is to know about it; may be empty.
    pub hint: &'static str,
    /// How it is set.
    pub control: Control,
}

/// How something is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// A line of text.
    Line,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// A number or a word: `today`, a day, a weekday.
    Point,
    /// Yes, or nothing.
    Flag,
    /// A day.
    Day,
    /// A time of day.
    Clock,
    /// One of these values, each with its words; the first is what holds where nothing is set.
    OneOf(&'static [(&'static str, &'static str)]),
    /// One of the survey's languages.
    Language,
    /// One of the looks of the question's kind.
    Look,
    /// One of the survey's lists of answers.
    List,
    /// Words in each language, a line.
    Words,
    /// Words in each language, several lines.
    LongWords,
    /// Values, one a line.
    OneALine,
    /// Some of the question's own answers.
    Values,
    /// The words of points of a scale.
    PointLabels,
    /// A picture, in each language.
    Picture,
    /// A recorded reading, in each language.
    Sound,
    /// A link to a video in a sign language.
    Film,
    /// The answers to choose from, each with fields of its own.
    Options,
    /// The rows of a grid.
    Rows,
    /// Reports that are mailed.
    Reports,
    /// Other words for roles.
    ByRole,
    /// Other words for age bands.
    ByBand,
    /// Which languages the survey is written in.
    Languages,
    /// Who answers.
    Roles,
    /// The shares of roles that the team hopes for.
    Expected,
}

const fn field(key: &'static str, label: &'static str, hint: &'static str, control: Control) -> Field {
    Field { key, label, hint, control }
}

use Control::{
    ByBand, ByRole, Clock, Day, Decimal, Expected, Film, Flag, Languages, List, LongWords, Look, OneALine, OneOf,
    Options, Picture, Point, PointLabels, Reports, Roles, Rows, Sound, Values, Whole, Words,
};

/// A heading with the fields under it.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// What stands under it.
    pub fields: &'static [Field],
}

const BASES: &[(&str, &str)] = &[
    ("", "Choose one"),
    ("publicTask", "Public task"),
    ("consent", "Consent"),
    ("legitimateInterests", "Legitimate interests"),
    ("legalObligation", "Legal obligation"),
    ("contract", "Contract"),
    ("vitalInterests", "Vital interests"),
];

/// The survey as a whole.
pub const SURVEY: &[Section] = &[
    Section {
        title: "What it is",
        fields: &[
            field("/title", "Title", "", Words),
            field(
                "/introduction",
                "Introduction",
                "What the survey is for, and what becomes of the answers. A blank line begins a new paragraph; a line that begins with \u{201c}- \u{201d} is a point of a list.",
                LongWords,
            ),
            field("/image", "Picture", "Shown beside the introduction. Easy Read needs one.", Picture),
            field("/audio", "Recorded reading", "", Sound),
            field("/signedVideo", "Introduction in a sign language", "", Film),
            field("/byRole", "Another introduction for some readers", "", ByRole),
        ],
    },
    Section {
        title: "Languages and readers",
        fields: &[
            field(
                "/languages",
                "Languages",
                "The first is the one that you write in. Easy Read is a language of its own here.",
                Languages,
            ),
            field(
                "/roles",
                "Who may answer",
                "If you choose any, the form asks first who is answering. Results are shown side by side.",
                Roles,
            ),
            field(
                "/expected",
                "Whom you hope to hear from",
                "Shares of all answers, in per cent. Results say who is missing.",
                Expected,
            ),
        ],
    },
    Section {
        title: "Who reads the answers",
        fields: &[
            field("/owner/team", "Team", "Families see this name.", Words),
            field("/owner/email", "Where the team reads mail", "", Control::Line),
            field(
                "/owner/deputy",
                "Who stands in",
                "Another address. It is needed where people can write comments.",
                Control::Line,
            ),
            field(
                "/owner/safeguarding",
                "Inbox for safeguarding",
                "Told when a comment is marked, without its words.",
                Control::Line,
            ),
        ],
    },
    Section {
        title: "Privacy",
        fields: &[
            field("/privacy/controller", "Organisation that is responsible for the data", "", Words),
            field(
                "/privacy/lawfulBasis",
                "Lawful basis",
                "UK GDPR, article 6. Ask your information governance team.",
                OneOf(BASES),
            ),
            field(
                "/privacy/principles",
                "Your own principles on people\u{2019}s data",
                "Families read them on the privacy page.",
                LongWords,
            ),
            field("/retentionDays", "How many days answers are kept", "Two years are 730 days.", Whole),
        ],
    },
    Section {
        title: "When it is open",
        fields: &[
            field("/opens", "First day", "", Day),
            field("/closes", "Last day", "", Day),
            field("/timezone", "Time zone", "Europe/London, if you leave it empty.", Control::Line),
        ],
    },
    Section { title: "Reports by mail", fields: &[field("/reports", "Reports", "", Reports)] },
    Section {
        title: "Small numbers and comments",
        fields: &[
            field(
                "/release/atLeast",
                "Answers that join the figures together",
                "10, if you leave it empty. Never under 5: smaller steps could show who answered.",
                Whole,
            ),
            field("/release/every", "At most once a", "", OneOf(&[("day", "Day"), ("week", "Week")])),
            field("/comments/from", "Comments are shown from so many writers on", "8, if you leave it empty.", Whole),
        ],
    },
    Section {
        title: "Review before it goes out",
        fields: &[
            field("/signOffs/readers", "How many reviewers must agree", "None, if you leave it empty.", Whole),
            field("/signOffs/livedExperience", "How many of them with lived experience", "", Whole),
        ],
    },
    Section {
        title: "Other websites",
        fields: &[field(
            "/frameAllowed",
            "Sites that may show the form",
            "One a line, such as https://www.example.nhs.uk. Leave it empty if you don\u{2019}t know.",
            OneALine,
        )],
    },
];

/// A page.
pub const PAGE: &[Section] = &[Section {
    title: "The page",
    fields: &[
        field("/title", "Title", "Only needed where several questions stand on one page.", Words),
        field(
            "/reason",
            "Why several questions stand on it",
            "One question a page is easiest for most people.",
            Control::Line,
        ),
        field("/image", "Picture", "", Picture),
        field("/audio", "Recorded reading", "", Sound),
        field("/signedVideo", "The page in a sign language", "", Film),
        field("/byRole", "Another title for some readers", "", ByRole),
        field("/byBand", "Another title for an age band", "", ByBand),
    ],
}];

/// The words of a question.
pub const WORDS: &[Field] =
    &[field("/label", "The question", "", Words), field("/hint", "A line of help", "Shown below the question.", Words)];

/// Pictures, recordings and films of a question.
pub const MEDIA: &[Field] = &[
    field("/image", "Picture", "Easy Read needs one for each idea.", Picture),
    field("/audio", "Recorded reading", "", Sound),
    field("/signedVideo", "The question in a sign language", "", Film),
];

/// What is kept of an answer, and who uses it.
pub const ABOUT: &[Field] = &[
    field(
        "/required",
        "The survey can\u{2019}t be sent without an answer",
        "Rarely right: people should be able to skip.",
        Flag,
    ),
    field(
        "/purpose",
        "Who uses the answer for what",
        "Families read this on the privacy page. A survey can\u{2019}t be published without it.",
        Control::Line,
    ),
    field(
        "/sensitivity",
        "What the answer tells",
        "",
        OneOf(&[
            ("ordinary", "What somebody thinks"),
            ("personal", "Who somebody is: age, ward, role"),
            ("special", "Something the law protects: health, ethnicity, religion"),
        ]),
    ),
    field(
        "/report",
        "In reports",
        "",
        OneOf(&[("include", "Shown"), ("themesOnly", "Themes only"), ("withhold", "Not shown")]),
    ),
    field("/positive", "Answers that count as good", "They make the headline and its trend.", Values),
    field("/negative", "Answers that count as bad", "", Values),
    field(
        "/always",
        "This should happen to everybody, every time",
        "Reports then count all or none: the one answer that counts as good, and no other.",
        Flag,
    ),
    field("/target", "Target", "The share of good answers that you want to reach, in percent.", Whole),
    field(
        "/standard",
        "A standard question",
        "A return counts it. Its answers stay as they are.",
        OneOf(&[("", "No"), ("friendsAndFamilyTest", "The Friends and Family Test")]),
    ),
    field("/retentionDays", "How many days this answer is kept", "If it is shorter than for the whole survey.", Whole),
];

/// Other words for some readers.
pub const VARIANTS: &[Field] = &[
    field("/byRole", "Other words for who is answering", "", ByRole),
    field("/byBand", "Other words for an age band", "", ByBand),
];

/// What differs for some readers.
pub(super) const VARIANT: &[Field] = &[
    field("/label", "The question", "", Words),
    field("/hint", "A line of help", "", Words),
    field("/image", "Picture", "", Picture),
    field("/audio", "Recorded reading", "", Sound),
    field("/signedVideo", "In a sign language", "", Film),
];

/// What differs for some readers of a page.
pub(super) const PAGE_VARIANT: &[Field] =
    &[field("/title", "Title", "", Words), field("/image", "Picture", "", Picture)];

/// What differs for some readers of a survey.
pub(super) const SURVEY_VARIANT: &[Field] =
    &[field("/introduction", "Introduction", "", LongWords), field("/image", "Picture", "", Picture)];

/// An answer to choose.
pub const OPTION: &[Field] = &[
    field("/label", "Answer", "", Words),
    field("/hint", "A line of help", "", Words),
    field("/image", "Picture", "", Picture),
    field("/audio", "Recorded reading", "", Sound),
    field("/signedVideo", "In a sign language", "", Film),
    field("/exclusive", "Chosen alone, as \u{201c}None of these\u{201d}", "", Flag),
    field(
        "/value",
        "Name in the data",
        "Small letters, digits and \u{201c}-\u{201d}. It is made from the answer if you leave it empty.",
        Control::Line,
    ),
    field("/byRole", "Other words for who is answering", "", ByRole),
    field("/byBand", "Other words for an age band", "", ByBand),
];

/// A row of a grid.
pub const ROW: &[Field] = &[
    field("/label", "Row", "", Words),
    field("/hint", "A line of help", "", Words),
    field("/image", "Picture", "", Picture),
    field("/id", "Name in the data", "It is made from the words if you leave it empty.", Control::Line),
    field("/byRole", "Other words for who is answering", "", ByRole),
    field("/byBand", "Other words for an age band", "", ByBand),
];

/// A report that is mailed.
pub const REPORT: &[Field] = &[
    field("/to", "To", "Addresses, one a line.", OneALine),
    field("/every", "Every", "", OneOf(&[("week", "Week"), ("month", "Month"), ("day", "Day")])),
    field("/on", "On", "A day of the week, such as monday; or of the month, 1 to 28.", Point),
    field("/at", "At", "", Clock),
    field("/language", "In", "", Control::Language),
];

const PRECISIONS: &[(&str, &str)] = &[("day", "A day"), ("month", "A month"), ("year", "A year")];

/// The settings of single kinds, in the order in which they are shown.
pub const SETTINGS: &[Field] = &[
    field("/display", "How it looks", "", Look),
    field(
        "/from",
        "Where it comes from",
        "\u{201c}place\u{201d} for the place whose poster was scanned; or the name of a part of the link.",
        Control::Line,
    ),
    field("/points", "How many points", "2 to 11", Whole),
    field("/labels", "Words for points", "The ends at least.", PointLabels),
    field("/rows", "Rows", "", Rows),
    field("/steps", "Steps of the journey", "", Rows),
    field("/optionList", "Answers come from", "", List),
    field("/options", "Answers", "", Options),
    field("/feelings", "Feelings", "", Options),
    field("/other", "People may give an answer of their own", "A person reads it before anybody else does.", Flag),
    field("/notSure", "\u{201c}Not sure\u{201d} can be chosen", "", Flag),
    field("/shuffle", "In another order for each person", "Not for children or Easy Read.", Flag),
    field("/minChoices", "Fewest answers", "", Whole),
    field("/maxChoices", "Most answers", "", Whole),
    field("/top", "How many places are given", "", Whole),
    field("/min", "Least", "A number; or a day, or today.", Point),
    field("/max", "Most", "A number; or a day, or today.", Point),
    field("/step", "In steps of", "", Decimal),
    field("/unit", "Unit", "Such as \u{201c}nights\u{201d}.", Words),
    field("/precision", "How exact", "", OneOf(PRECISIONS)),
    field("/minLength", "Fewest characters", "", Whole),
    field("/maxLength", "Most characters", "", Whole),
    field("/pattern", "Form of the answer", "A regular expression, for those who know them.", Control::Line),
    field(
        "/autocomplete",
        "What the browser may fill in",
        "HTML\u{2019}s name for it, such as given-name.",
        Control::Line,
    ),
    field("/maxBytes", "Largest file, in bytes", "", Whole),
    field("/accept", "Kinds of file", "Media types, one a line.", OneALine),
    field("/count", "Counts these questions", "Their names in the data, one a line.", OneALine),
    field("/sum", "Adds up these questions", "Their names in the data, one a line.", OneALine),
    field("/mean", "Mean of these questions", "Their names in the data, one a line.", OneALine),
    field("/ageFrom", "Age from", "The name of a question for a date.", Control::Line),
    field("/itemLabel", "What an entry is called", "Such as \u{201c}Child\u{201d}.", Words),
];

/// The settings that a kind has of its own, without those that stand under what the answer is used for.
pub fn settings(kind: &Entry) -> impl Iterator<Item = Field> + '_ {
    let has = |field: &&Field| match field.control {
        Look => kind.displays.len() > 1,
        _ => kind.settings.contains(&&field.key[1..]),
    };
    SETTINGS.iter().filter(has).copied()
}

/// What is known about every answer of a kind.
pub fn about(kind: &Entry) -> impl Iterator<Item = Field> + '_ {
    let is_asked = kind.shape != crate::question::Shape::Nothing;
    let fits = move |field: &&Field| match (field.control, field.key) {
        (Values, _) | (_, "/always" | "/target" | "/standard") => kind.settings.contains(&&field.key[1..]),
        _ => is_asked,
    };
    ABOUT.iter().filter(fits).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::KINDS;
    use std::collections::BTreeSet;

    /// Edited in another way than by a field: the kind is chosen once, names by their own form, conditions by menus,
    /// questions inside a group on the group's page.
    const ELSEWHERE: [&str; 5] = ["id", "type", "visibleIf", "items", "display"];

    #[test]
    fn every_setting_of_an_item_can_be_set() {
        let schema: serde_json::Value = serde_json::from_str(&crate::definition::schema_text()).unwrap();
        let known: BTreeSet<&str> = [WORDS, MEDIA, ABOUT, VARIANTS, SETTINGS]
            .iter()
            .flat_map(|fields| fields.iter())
            .map(|field| &field.key[1..])
            .chain(ELSEWHERE)
            .collect();
        let all = schema["$defs"]["Item"]["properties"].as_object().unwrap();
        let missing: Vec<&String> = all.keys().filter(|key| !known.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_setting_of_every_part_can_be_set() {
        let schema: serde_json::Value = serde_json::from_str(&crate::definition::schema_text()).unwrap();
        let sections =
            |sections: &[Section]| sections.iter().flat_map(|section| section.fields).copied().collect::<Vec<Field>>();
        let survey = ["$schema", "id", "reviewed", "conditions", "optionLists", "pages", "byBand"];
        for (part, fields, elsewhere) in [
            ("", sections(SURVEY), &survey[..]),
            ("Page", sections(PAGE), &["id", "visibleIf", "items", "afterCheck"]),
            ("Opt", OPTION.to_vec(), &["visibleIf"]),
            ("Row", ROW.to_vec(), &[]),
            ("Report", REPORT.to_vec(), &[]),
        ] {
            let properties = if part.is_empty() { &schema["properties"] } else { &schema["$defs"][part]["properties"] };
            let known: BTreeSet<&str> = fields
                .iter()
                .filter_map(|field| field.key[1..].split('/').next())
                .chain(elsewhere.iter().copied())
                .collect();
            let missing: Vec<&String> =
                properties.as_object().unwrap().keys().filter(|key| !known.contains(key.as_str())).collect();
            assert!(missing.is_empty(), "{part}: {missing:?}");
        }
    }

    #[test]
    fn every_kind_has_all_its_settings() {
        for kind in KINDS {
            let shown: BTreeSet<&str> = settings(kind).chain(about(kind)).map(|field| &field.key[1..]).collect();
            for setting in kind.settings.iter().filter(|setting| **setting != "items") {
                assert!(shown.contains(setting), "{}: {setting}", kind.name);
            }
        }
    }
}
