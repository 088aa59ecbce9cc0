//! The PDFs that a digest carries, as far as they are light enough for a mail.

use super::parts::{Part, ReadsAll};
use crate::delivery::letter::Attachment;
use crate::files::{self, Fonts, HAS_PDF, Unwritten};
use crate::report::{PlainView, ReportView};
use serde::Serialize;

/// How much a mail carries at most, in bytes before they are written as text: mail servers of hospitals take ten million
/// as a rule, and a third more is added on the way.
const MOST: usize = 5_000_000;

/// What stands of the PDF in its part of the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "is", content = "at")]
pub(super) enum Enclosed {
    /// None was asked for.
    Nothing,
    /// It is attached, under this name.
    Here(String),
    /// It does not fit into the mail, and stands at this address.
    There(String),
    /// There is none: a fault of ours, or this build writes none.
    Missing,
}

/// The files of a mail.
#[derive(Default)]
pub(super) struct Parcel {
    attached: Vec<Attachment>,
    /// Whether one did not fit any more. Then none is drawn that might: that would hold up the mails behind this one.
    is_full: bool,
}

impl Parcel {
    pub(super) fn attached(self) -> Vec<Attachment> {
        self.attached
    }

    /// Takes a file where it fits. `false`: it does not, and none will.
    fn takes(&mut self, name: &str, bytes: Vec<u8>) -> bool {
        let already: usize = self.attached.iter().map(|one| one.bytes.len()).sum();
        self.is_full |= already + bytes.len() > MOST;
        if !self.is_full {
            self.attached.push(Attachment { name: name.to_owned(), kind: "application/pdf", bytes });
        }
        !self.is_full
    }
}

/// What is attached of a part.
pub(super) enum Paper {
    /// The team's report.
    Team(Box<ReportView>),
    /// A version in plain words.
    Plain(Box<PlainView>),
}

impl Paper {
    /// `None`: its words are in letters that no font here has.
    fn pdf(&self, fonts: &Fonts) -> Result<Option<Vec<u8>>, Unwritten> {
        match self {
            Self::Team(view) => files::pdf(view, fonts).map(Some),
            Self::Plain(view) => files::plain_pdf(view, fonts),
        }
    }

    fn survey(&self) -> &str {
        match self {
            Self::Team(view) => &view.survey,
            Self::Plain(view) => &view.survey,
        }
    }

    /// Whom it is for, where that is not the team.
    fn audience(&self) -> Option<&'static str> {
        match self {
            Self::Team(_) => None,
            Self::Plain(view) => Some(view.audience),
        }
    }

    fn name(&self, part: &Part) -> String {
        let place = match part {
            Part::All => String::new(),
            Part::Place(place, _) => format!("-{place}"),
        };
        let audience = self.audience().map(|audience| format!("-for-{audience}")).unwrap_or_default();
        format!("{}{place}{audience}.pdf", self.survey())
    }

    /// Where the same can be had; whoever reads a place alone finds a sheet to print on its page, `page`.
    fn there(&self, page: &str, part: &Part) -> String {
        if matches!(part, Part::Place(_, ReadsAll::No)) {
            return page.to_owned();
        }
        let audience = self.audience().map(|audience| format!("for={audience}&")).unwrap_or_default();
        format!("{page}{}{audience}format=pdf", if page.contains('?') { '&' } else { '?' })
    }
}

/// Attaches the PDF of a part, whose page is `page`.
pub(super) async fn enclose(fonts: &Fonts, part: &Part, (page, paper): (&str, Paper), parcel: &mut Parcel) -> Enclosed {
    let (name, there) = (paper.name(part), paper.there(page, part));
    if !HAS_PDF {
        return Enclosed::Missing;
    }
    if parcel.is_full {
        return Enclosed::There(there);
    }
    let fonts = fonts.clone();
    // Setting a page takes some milliseconds, of many questions more.
    let written = tokio::task::spawn_blocking(move || paper.pdf(&fonts)).await;
    match written {
        Ok(Ok(None)) => Enclosed::Missing,
        Ok(Ok(Some(bytes))) => match parcel.takes(&name, bytes) {
            true => Enclosed::Here(name),
            false => Enclosed::There(there),
        },
        Ok(Err(error)) => missing(&error),
        Err(error) => missing(&error),
    }
}

fn missing(error: &dyn std::fmt::Display) -> Enclosed {
    tracing::error!(%error, "a digest goes out without its PDF");
    Enclosed::Missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_for_a_mail_is_left_out() {
        let full = |lengths: &[usize]| {
            let mut parcel = Parcel::default();
            let taken: Vec<bool> = lengths.iter().map(|length| parcel.takes("a.pdf", vec![0; *length])).collect();
            assert_eq!(parcel.attached().len(), taken.iter().filter(|taken| **taken).count());
            taken
        };
        assert_eq!(full(&[MOST]), [true]);
        assert_eq!(full(&[2_000_000, 2_000_000, 1_000_000]), [true, true, true]);
        // The last would fit: it is not even drawn.
        assert_eq!(full(&[2_000_000, MOST, 1]), [true, false, false]);
    }
}
