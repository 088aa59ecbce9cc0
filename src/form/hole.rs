//! The holes of a compiled page: where a person's answers, errors and path go.

/// Begins a hole in rendered text. Private-use characters: [`crate::texts::escape`] lets nobody write them.
pub const START: char = '\u{E000}';
/// Stands between a hole's name and its arguments.
pub const SEPARATOR: char = '\u{E001}';
/// Ends a hole.
pub const END: char = '\u{E002}';

/// A place that depends on the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hole {
    /// "Error: " in the title, or nothing.
    TitleError,
    /// The list of errors, or nothing.
    Summary,
    /// The address of the page before.
    Back,
    /// "Question 3 of 9", or nothing.
    Progress,
    /// Where the form is sent.
    Action,
    /// The choice of language.
    Languages,
    /// What was answered, to be checked.
    Answers,
    /// The code that takes a response back.
    Receipt,
    /// ` checked`, where the field has the value.
    Checked(String, String),
    /// ` selected`, where the field has the value.
    Selected(String, String),
    /// The field's text.
    Value(String),
    /// The error of an item, or nothing.
    Error(String),
    /// `aria-describedby` of an item: its hints and its error.
    DescribedBy(String, String),
    /// `aria-invalid`, where the item has an error.
    Invalid(String),
    /// A class, where the item has an error.
    ErrorClass(String),
    /// What follows is there only where the item is shown.
    IfItem(String),
    /// What follows is there only where the option is offered.
    IfOption(String, String),
    /// The end of what is there only sometimes.
    EndIf,
}

impl Hole {
    /// Reads a hole's name and arguments. `None` for a name that is not in this list.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let parts: Vec<&str> = words.split(SEPARATOR).collect();
        let own = |text: &str| text.to_owned();
        Some(match parts.as_slice() {
            ["titleError"] => Self::TitleError,
            ["summary"] => Self::Summary,
            ["back"] => Self::Back,
            ["progress"] => Self::Progress,
            ["action"] => Self::Action,
            ["languages"] => Self::Languages,
            ["answers"] => Self::Answers,
            ["receipt"] => Self::Receipt,
            ["checked", field, value] => Self::Checked(own(field), own(value)),
            ["selected", field, value] => Self::Selected(own(field), own(value)),
            ["value", field] => Self::Value(own(field)),
            ["error", item] => Self::Error(own(item)),
            ["describedby", item, hints] => Self::DescribedBy(own(item), own(hints)),
            ["invalid", item] => Self::Invalid(own(item)),
            ["errorClass", item] => Self::ErrorClass(own(item)),
            ["if", "item", item] => Self::IfItem(own(item)),
            ["if", "option", item, value] => Self::IfOption(own(item), own(value)),
            ["endif"] => Self::EndIf,
            _ => return None,
        })
    }
}

/// The text that a template prints for a hole.
#[must_use]
pub fn marker<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("{START}{}{END}", words.join(&SEPARATOR.to_string()))
}
