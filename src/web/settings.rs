//! What the deployer sets about pages.

use crate::definition::StaffDomains;
use crate::files::Fonts;
use crate::sign_in::ProviderSettings;

/// The look of the team that deploys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// Its name, in the head of every page.
    pub name: String,
    /// Its logo: the media type and the bytes.
    pub logo: Option<(String, Vec<u8>)>,
    /// The colour of buttons and links on light ground, as `#rrggbb`.
    pub colour: Option<String>,
    /// The same on dark ground.
    pub dark_colour: Option<String>,
}

/// What pages need to know of the deployment.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address that families and staff use, without a slash at its end. Every link in a mail begins with it.
    pub public_url: String,
    /// The look.
    pub brand: Brand,
    /// What stands where people write: whom to turn to in danger.
    pub safety: Vec<String>,
    /// Whom to ask about accessibility and privacy.
    pub contact: Option<String>,
    /// Whom families can talk to, a line each: the ward, the Patient Advice and Liaison Service.
    pub contacts: Vec<String>,
    /// The inbox that is told when a family wishes to be talked to; the owner of each survey where there is none.
    pub talk_inbox: Option<String>,
    /// Whom mail may go to.
    pub staff: StaffDomains,
    /// Whether this is the demonstration, where every variant is shown with a note.
    pub demo: bool,
    /// Whom mail for staff may go to.
    pub staff_domains: StaffDomains,
    /// The provider through which staff may sign in too.
    pub provider: Option<ProviderSettings>,
    /// What PDFs and pictures are drawn with.
    pub fonts: Fonts,
    /// How many threads answer requests.
    pub workers: usize,
}

impl Settings {
    /// Whether the public address is https, so that cookies are for it alone.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
