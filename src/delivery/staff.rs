//! Whom staff mail may go to.

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
}
