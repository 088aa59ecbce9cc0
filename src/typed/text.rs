//! Texts and media, by language.

use crate::json::{Findings, FromNode, Json, Node, Pointer};
use crate::typed_object;
use schemars::JsonSchema;
use std::collections::BTreeMap;

/// A text: one string in the survey's first language, or one string for each language by its BCP-47 tag.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Text {
    /// In the survey's first language.
    Plain(String),
    /// By language tag; `en-simple` is Easy Read.
    ByLanguage(BTreeMap<String, String>),
}

impl FromNode for Text {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(text) => Some(Self::Plain(text.clone())),
            Json::Object(_) => FromNode::read(node, pointer, findings).map(Self::ByLanguage),
            other => {
                let expected = "Expected a text, or texts by language such as {\"en\": \"…\"}";
                findings.error(pointer, format!("{expected}, found {}.", other.described()));
                None
            }
        }
    }

    fn stand_in() -> Option<Self> {
        Some(Self::Plain(String::new()))
    }
}

/// A file or an address: one for every language, or one for each language by its tag.
pub type ByLanguage = Text;

typed_object! {
    /// A picture.
    pub struct Image {
        /// The file below the definitions' folder, such as `media/bed.svg`; by language where it differs.
        src as "src": ByLanguage,
        /// What the picture shows, for those who do not see it; empty only where it adds nothing to the words.
        alt as "alt": Text,
        /// Whose picture it is, where its licence asks that this be said; shown under "Pictures" on the survey's page
        /// about privacy.
        credit as "credit": Option<Text>,
    }

    /// A recorded reading of the words.
    pub struct Audio {
        /// The file below the definitions' folder; by language.
        src as "src": ByLanguage,
        /// The words that are spoken, where they are not those beside it.
        transcript as "transcript": Option<Text>,
    }

    /// A video in a sign language, by a link.
    pub struct SignedVideo {
        /// The address, beginning with `https://`; by language.
        href as "href": ByLanguage,
        /// The words of the link.
        label as "label": Option<Text>,
    }
}
