//! Whom mail for staff may go to: where a service names the domains of its staff, nobody elsewhere.

use crate::json::{Findings, FromNode, Located, Pointer, parse};
use crate::typed;

/// The domains that owners and recipients may have. Without any, all may be written to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffDomains(Vec<String>);

impl StaffDomains {
    /// These domains; a domain doesn't stand for those below it.
    #[must_use]
    pub fn new(domains: &[String]) -> Self {
        Self(domains.iter().map(|domain| domain.to_lowercase()).collect())
    }

    /// Whether mail may go to this address.
    #[must_use]
    pub fn allow(&self, address: &str) -> bool {
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain).to_lowercase();
        self.0.is_empty() || self.0.contains(&domain)
    }

    /// What is wrong with a definition whose owner, deputy, inbox for safeguarding or recipients are elsewhere. The
    /// addresses themselves are not repeated: findings go into logs.
    #[must_use]
    pub fn strangers(&self, text: &str) -> Vec<Located> {
        let Ok(document) = parse(text) else { return Vec::new() };
        let typed = typed::Survey::read(&document, &Pointer::root(), &mut Findings::default());
        let mut findings = Findings::default();
        for (at, _) in typed.iter().flat_map(addresses).filter(|(_, address)| !self.allow(address)) {
            let message = format!("This address is not at {} (YOUSAID_STAFF_DOMAINS).", self.0.join(", "));
            findings.error(&at, message);
        }
        findings.locate(&document)
    }
}

/// The addresses of a definition that mail goes to, and where they stand.
fn addresses(survey: &typed::Survey) -> Vec<(Pointer, &str)> {
    let root = Pointer::root();
    let owner = survey.owner.iter().flat_map(|owner| {
        let optional = [("deputy", &owner.deputy), ("safeguarding", &owner.safeguarding)];
        let optional = optional.into_iter().filter_map(|(name, address)| Some((name, address.as_deref()?)));
        std::iter::once(("email", owner.email.as_str())).chain(optional)
    });
    let owner = owner.map(|(name, address)| (root.key("owner").key(name), address));
    let reports = survey.reports.iter().flatten().enumerate().flat_map(|(at, report)| {
        let to = Pointer::root().key("reports").index(at).key("to");
        report.to.iter().enumerate().map(move |(at, address)| (to.index(at), address.as_str()))
    });
    owner.chain(reports).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exactly_these_domains_are_staffs() {
        let staff = StaffDomains::new(&["Example.NHS.uk".to_owned()]);
        for (address, allowed) in [
            ("lead@example.nhs.uk", true),
            ("lead@EXAMPLE.nhs.uk", true),
            ("lead@mail.example.nhs.uk", false),
            ("lead@notexample.nhs.uk", false),
            ("\"a@example.nhs.uk\"@elsewhere.org", false),
            ("example.nhs.uk", false),
        ] {
            assert_eq!(staff.allow(address), allowed, "{address}");
        }
        assert!(StaffDomains::default().allow("lead@elsewhere.org"));
    }

    #[test]
    fn every_address_elsewhere_is_told_of_where_it_stands() {
        let text = r#"{"id": "a", "title": "A", "languages": ["en"], "pages": [],
            "owner": {"team": "T", "email": "a@example.nhs.uk", "deputy": "b@elsewhere.org", "safeguarding": "c@elsewhere.org"},
            "reports": [{"to": ["d@example.nhs.uk", "e@elsewhere.org"], "every": "day"}]}"#;
        let staff = StaffDomains::new(&["example.nhs.uk".to_owned()]);
        let found = staff.strangers(text);
        let places: Vec<&str> = found.iter().map(|found| found.finding.pointer.as_str()).collect();
        assert_eq!(places, ["/owner/deputy", "/owner/safeguarding", "/reports/0/to/1"]);
        assert_eq!(found[0].finding.message, "This address is not at example.nhs.uk (YOUSAID_STAFF_DOMAINS).");
        assert_eq!((found[0].position.line, found[2].position.line), (2, 3));
        assert!(StaffDomains::default().strangers(text).is_empty());
    }
}
