//! How an answer was collected, by the columns of NHS England's file.

/// A collection mode. The columns are those of the sheet Trusts; what they stand for is NHS England's: a text message; a
/// tablet or kiosk at discharge, or once at home; paper at discharge, or sent home; a telephone call once at home; an
/// online survey once at home; anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// A text message.
    Sms,
    /// A tablet or kiosk at discharge.
    ElectronicDischarge,
    /// A tablet or kiosk once at home. Nothing of ours is counted here: what is answered at home is `Online`.
    ElectronicHome,
    /// Paper or a postcard at discharge.
    PaperDischarge,
    /// A paper survey that was sent home.
    PaperHome,
    /// A telephone call.
    Telephone,
    /// A survey on the web.
    Online,
    /// Anything else.
    Other,
}

impl Mode {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 8] = [
        Self::Sms,
        Self::ElectronicDischarge,
        Self::ElectronicHome,
        Self::PaperDischarge,
        Self::PaperHome,
        Self::Telephone,
        Self::Online,
        Self::Other,
    ];

    /// The modes of forms that are entered by hand.
    pub const BY_HAND: [Self; 2] = [Self::PaperDischarge, Self::PaperHome];

    /// The column's name.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Sms => "Mode SMS",
            Self::ElectronicDischarge => "Mode Electronic Discharge",
            Self::ElectronicHome => "Mode Electronic Home",
            Self::PaperDischarge => "Mode Paper Discharge",
            Self::PaperHome => "Mode Paper Home",
            Self::Telephone => "Mode Telephone",
            Self::Online => "Mode Online",
            Self::Other => "Mode Other",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Sms => "Text message",
            Self::ElectronicDischarge => "Tablet or kiosk at discharge",
            Self::ElectronicHome => "Tablet or kiosk at home",
            Self::PaperDischarge => "Paper given at discharge",
            Self::PaperHome => "Paper sent home",
            Self::Telephone => "Telephone",
            Self::Online => "Online",
            Self::Other => "Another way",
        }
    }

    /// Its stable word, in records and forms.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::ElectronicDischarge => "electronicDischarge",
            Self::ElectronicHome => "electronicHome",
            Self::PaperDischarge => "paperDischarge",
            Self::PaperHome => "paperHome",
            Self::Telephone => "telephone",
            Self::Online => "online",
            Self::Other => "other",
        }
    }

    /// The mode of a response, from how it came in (`MODES` of `response`) and, for one that came over the web's form,
    /// from what its link said of the way (`?mode=tablet`, a hidden item `"from": "mode"`).
    ///
    /// This mapping is ours: NHS England's columns know no family that answers on its own phone while still on the ward,
    /// which is `Online` here, and paper that is keyed was given at discharge, which is the usual way. Paper that was sent
    /// home is entered as a total.
    #[must_use]
    pub fn of(mode: &str, link: Option<&str>) -> Self {
        let told = link.filter(|_| mode == "online").and_then(Self::told);
        told.or_else(|| Self::told(mode)).unwrap_or(Self::Other)
    }

    fn told(way: &str) -> Option<Self> {
        Some(match way {
            "text" | "sms" => Self::Sms,
            "tablet" | "kiosk" => Self::ElectronicDischarge,
            "paper" => Self::PaperDischarge,
            "telephone" => Self::Telephone,
            // A phone that a family reads the form on.
            "online" | "phone" => Self::Online,
            "interview" => Self::Other,
            _ => return None,
        })
    }

    /// Where it stands among all.
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|mode| *mode == self).unwrap_or_default()
    }
}
