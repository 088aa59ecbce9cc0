//! What is wrong with a document, and where.

use super::parse::{Node, Position};
use std::fmt;

/// A JSON pointer (RFC 6901) to a value of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads RFC 6901's writing. `None` where it does not begin with a slash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// What this points to from where `other` does: `/a` and `/b/c` give `/a/b/c`.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        Self(format!("{}{}", self.0, other.0))
    }

    /// What holds the value that this points to; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(parent, _)| Self(parent.to_owned()))
    }

    /// The last step, unescaped; `None` for the root.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.0.rsplit_once('/').map(|(_, last)| unescaped(last))
    }

    /// The member `key` of the object that this points to.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// The element `index` of the array that this points to.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer as RFC 6901 writes it; the root is the empty string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is `other`, or stands anywhere inside it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The steps from the root, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescaped)
    }
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a finding stops a definition from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Must be mended.
    Error,
    /// Should be looked at by a person.
    Warning,
}

impl Severity {
    /// `error` or `warning`, as printed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One thing that is wrong at one value of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it must be mended.
    pub severity: Severity,
    /// The value that it concerns; a value that is missing is named by where it should stand.
    pub pointer: Pointer,
    /// What is wrong, what was expected and what to do, in one or two sentences.
    pub message: String,
}

/// Everything that was found, in the order in which it was met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds an error.
    pub fn error(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.0.push(Finding { severity: Severity::Error, pointer: pointer.clone(), message: message.into() });
    }

    /// Adds a warning.
    pub fn warning(&mut self, pointer: &Pointer, message: impl Into<String>) {
        self.0.push(Finding { severity: Severity::Warning, pointer: pointer.clone(), message: message.into() });
    }

    /// Takes over what a later look found, but not where an error here already says what to mend: a value that could
    /// not be read is not also missing, or too short.
    pub fn add_later(&mut self, later: Self) {
        let errors: Vec<Pointer> = self.0.iter().map(|finding| finding.pointer.clone()).collect();
        self.0.extend(later.0.into_iter().filter(|one| !errors.iter().any(|error| one.pointer.is_within(error))));
    }

    /// How many errors there are so far.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, each with the place in `document` that its pointer names, in the order of the document.
    #[must_use]
    pub fn locate(&self, document: &Node) -> Vec<Located> {
        let mut located: Vec<Located> = self
            .0
            .iter()
            .map(|finding| Located { position: document.position_of(&finding.pointer), finding: finding.clone() })
            .collect();
        located.sort_by_key(|found| (found.position, found.finding.severity));
        located.dedup();
        located
    }
}

/// A finding with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Line and column of the value, or of the nearest one around it.
    pub position: Position,
    /// What was found there.
    pub finding: Finding,
}
