//! A survey as typed.

use super::{Audio, Condition, Image, Item, Opt, SignedVideo, Text, Wording};
use crate::json::{Findings, FromNode, Json, Node, Pointer};
use crate::typed_object;
use schemars::JsonSchema;
use std::collections::BTreeMap;

typed_object! {
    /// A survey: who asks whom for what, its pages, and what becomes of the answers.
    pub struct Survey {
        /// The JSON Schema that an editor checks this file by: `survey.schema.json`.
        schema as "$schema": Option<String>,
        /// The stable name of the survey, which is also its address: `[a-z][a-z0-9-]*`, 40 characters at most.
        id as "id": String,
        /// What the survey is called.
        title as "title": Text,
        /// BCP-47 tags; the first is the default. `en-simple` is Easy Read.
        languages as "languages": Vec<String>,
        /// Who may answer. If given, the form asks first who is answering, and how.
        roles as "roles": Option<Vec<Role>>,
        /// What the survey is for.
        introduction as "introduction": Option<Text>,
        /// The picture of the introduction.
        image as "image": Option<Image>,
        /// A recorded reading of the introduction.
        audio as "audio": Option<Audio>,
        /// The introduction in a sign language.
        signed_video as "signedVideo": Option<SignedVideo>,
        /// Another introduction for some roles.
        by_role as "byRole": Option<BTreeMap<String, Wording>>,
        /// Another introduction for some age bands.
        by_band as "byBand": Option<BTreeMap<String, Wording>>,
        /// Who reads the answers.
        owner as "owner": Option<Owner>,
        /// On what ground data is handled.
        privacy as "privacy": Option<Privacy>,
        /// Who has read a language or an Easy Read variant, by language tag.
        reviewed as "reviewed": Option<BTreeMap<String, Reviewed>>,
        /// The first day that it is open, as 2026-11-01.
        opens as "opens": Option<String>,
        /// The last day that it is open.
        closes as "closes": Option<String>,
        /// Whose days these are, as an IANA time zone. `Europe/London` where it is not given.
        timezone as "timezone": Option<String>,
        /// How many days an answer is kept.
        retention_days as "retentionDays": Option<u32>,
        /// What is mailed to whom, and when.
        reports as "reports": Option<Vec<Report>>,
        /// When answers join the figures.
        release as "release": Option<Release>,
        /// When comments are shown.
        comments as "comments": Option<Comments>,
        /// The shares of roles or groups that the team hopes to hear from.
        expected as "expected": Option<BTreeMap<String, Expected>>,
        /// The sites that may show the form in a frame, as `https://…`.
        frame_allowed as "frameAllowed": Option<Vec<String>>,
        /// How many reviewers must have said yes.
        sign_offs as "signOffs": Option<SignOffs>,
        /// Conditions by name.
        conditions as "conditions": Option<BTreeMap<String, Condition>>,
        /// Lists of options by name.
        option_lists as "optionLists": Option<BTreeMap<String, Vec<Opt>>>,
        /// The pages, in order.
        pages as "pages": Vec<Page>,
    }

    /// A page of a survey: one question, or a few with a reason.
    pub struct Page {
        /// The stable name of the page, which is also its address.
        id as "id": String,
        /// What the page is about.
        title as "title": Option<Text>,
        /// The picture beside the title.
        image as "image": Option<Image>,
        /// A recorded reading.
        audio as "audio": Option<Audio>,
        /// A video in a sign language.
        signed_video as "signedVideo": Option<SignedVideo>,
        /// Another title for some roles.
        by_role as "byRole": Option<BTreeMap<String, Wording>>,
        /// Another title for some age bands.
        by_band as "byBand": Option<BTreeMap<String, Wording>>,
        /// When the page is shown.
        visible_if as "visibleIf": Option<Condition>,
        /// Whether it is asked after check answers, and only of people who say that they want to: for questions about
        /// themselves. `false` where it is not given; the pages that have it stand last.
        after_check as "afterCheck": Option<bool>,
        /// Why several questions stand on it.
        reason as "reason": Option<String>,
        /// What is asked.
        items as "items": Vec<Item>,
    }

    /// The team that asks, and reads.
    pub struct Owner {
        /// What the team is called.
        team as "team": Text,
        /// Where the team reads mail.
        email as "email": String,
        /// Who stands in.
        deputy as "deputy": Option<String>,
        /// Who is told when a comment is marked for safeguarding; the owner where it is not given.
        safeguarding as "safeguarding": Option<String>,
    }

    /// Who is responsible for the data, and on what ground.
    pub struct Privacy {
        /// The organisation that is responsible.
        controller as "controller": Text,
        /// The ground in UK GDPR, article 6: `consent`, `contract`, `legalObligation`, `vitalInterests`, `publicTask`,
        /// `legitimateInterests`.
        lawful_basis as "lawfulBasis": String,
        /// The team's own principles on people's data.
        principles as "principles": Option<Text>,
    }

    /// A named person's reading of a variant. Software never writes this by itself.
    pub struct Reviewed {
        /// Who read it.
        by as "by": String,
        /// When, as 2026-11-20.
        on as "on": String,
    }

    /// A report that is mailed.
    pub struct Report {
        /// Who gets it.
        to as "to": Vec<String>,
        /// `day`, `week` or `month`.
        every as "every": String,
        /// The day of the week (`monday`), or of the month (1 to 28).
        on as "on": Option<super::Point>,
        /// The time of day, as 08:00, where the survey's days are.
        at as "at": Option<String>,
        /// The language that it is written in.
        language as "language": Option<String>,
    }

    /// When answers join the figures.
    pub struct Release {
        /// How many answers a release has at least, and how many stay back. 10 where it is not given, never under 5.
        at_least as "atLeast": Option<u32>,
        /// At most once a `day`, or once a `week`.
        every as "every": Option<String>,
    }

    /// When comments are shown.
    pub struct Comments {
        /// From how many writers on. 8 where it is not given.
        from as "from": Option<u32>,
    }

    /// How many people must have agreed to the questions.
    pub struct SignOffs {
        /// How many reviewers.
        readers as "readers": u32,
        /// How many of them with lived experience.
        lived_experience as "livedExperience": Option<u32>,
    }

    /// A role of the survey's own, or a known one with a group of its own.
    pub struct RoleObject {
        /// Its stable name.
        id as "id": String,
        /// What people call themselves.
        label as "label": Option<Text>,
        /// The group that it is counted with where it is small.
        parent as "parent": Option<RoleGroup>,
    }
}

/// Who may answer: a known role, or one of the survey's own.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Role {
    /// `child`, `youngPerson`, `patient`, `parentCarer`, `sibling`, `supporter` or `staff`.
    Known(String),
    /// One with its own words.
    Own(RoleObject),
}

impl FromNode for Role {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(name) => Some(Self::Known(name.clone())),
            _ => RoleObject::read(node, pointer, findings).map(Self::Own),
        }
    }
}

/// A group of roles: the name of a known one, or one of the survey's own.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum RoleGroup {
    /// `childrenAndYoungPeople` or `familyAndSupporters`, or one that another role declares.
    Known(String),
    /// One with its own words.
    Own(Box<RoleObject>),
}

impl FromNode for RoleGroup {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::String(name) => Some(Self::Known(name.clone())),
            _ => RoleObject::read(node, pointer, findings).map(|group| Self::Own(Box::new(group))),
        }
    }
}

/// An expected share, or shares by group.
#[derive(Debug, Clone, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Expected {
    /// A share of everybody, 0 to 1.
    Share(f64),
    /// Shares of the groups of a question or of `role`.
    ByGroup(BTreeMap<String, f64>),
}

impl FromNode for Expected {
    fn read(node: &Node, pointer: &Pointer, findings: &mut Findings) -> Option<Self> {
        match &node.value {
            Json::Object(_) => FromNode::read(node, pointer, findings).map(Self::ByGroup),
            _ => f64::read(node, pointer, findings).map(Self::Share),
        }
    }
}
