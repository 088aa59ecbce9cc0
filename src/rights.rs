//! Who may do what: one function. For now it is fed by the addresses that a definition names.

use crate::definition::Survey;

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The address, in small letters.
    pub email: String,
}

impl Person {
    /// The person with this address.
    #[must_use]
    pub fn new(email: &str) -> Self {
        Self { email: email.trim().to_lowercase() }
    }
}

/// What somebody may do with a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Read its disclosed results.
    ReadResults,
    /// Read what people wrote, and decide what is shown.
    Moderate,
    /// Read the comments that are marked for safeguarding, and release them.
    Safeguard,
}

impl Right {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ReadResults, Self::Moderate, Self::Safeguard];
}

/// Whether `person` has any right on `survey`.
#[must_use]
pub fn may_anything(person: &Person, survey: &Survey) -> bool {
    Right::ALL.into_iter().any(|right| may(person, right, survey))
}

/// Whether `person` has `right` on `survey`: the owner and the deputy have every right, recipients of reports read
/// results, the inbox for safeguarding reads what is marked.
#[must_use]
pub fn may(person: &Person, right: Right, survey: &Survey) -> bool {
    let is = |address: &String| address.to_lowercase() == person.email;
    let owns = survey.owner.as_ref().is_some_and(|owner| is(&owner.email) || owner.deputy.as_ref().is_some_and(is));
    match right {
        Right::Moderate => owns,
        Right::Safeguard => {
            owns || survey.owner.as_ref().is_some_and(|owner| owner.safeguarding.as_ref().is_some_and(is))
        }
        Right::ReadResults => owns || survey.reports.iter().any(|report| report.to.iter().any(is)),
    }
}
