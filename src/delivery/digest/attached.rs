//! The PDFs that a digest carries, as far as they are light enough for a mail.

use super::parts::{Part, ReadsAll};
use crate::delivery::letter::Attachment;
use crate::files::{self, Fonts, HAS_PDF};
use crate::report::ReportView;
use crate::store::Digest;
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
    /// It is too large, and stands at this address.
    There(String),
    /// There is none: a fault of ours, or this build writes none.
    Missing,
}

/// Attaches the PDF of a part, where one is wanted.
pub(super) async fn enclose(
    fonts: &Fonts,
    digest: &Digest,
    part: &Part,
    view: ReportView,
    attached: &mut Vec<Attachment>,
) -> Enclosed {
    if digest.attached.is_none() {
        return Enclosed::Nothing;
    }
    if !HAS_PDF {
        return Enclosed::Missing;
    }
    let (name, there) = (name(&view.survey, part), there(&view, part));
    let fonts = fonts.clone();
    // Setting a page takes some milliseconds, of many questions more.
    let written = tokio::task::spawn_blocking(move || files::pdf(&view, &fonts)).await;
    match written {
        Ok(Ok(bytes)) if fits(attached, bytes.len()) => {
            attached.push(Attachment { name: name.clone(), kind: "application/pdf", bytes });
            Enclosed::Here(name)
        }
        Ok(Ok(_)) => Enclosed::There(there),
        Ok(Err(error)) => missing(&error),
        Err(error) => missing(&error),
    }
}

fn missing(error: &dyn std::fmt::Display) -> Enclosed {
    tracing::error!(%error, "a digest goes out without its PDF");
    Enclosed::Missing
}

fn fits(attached: &[Attachment], more: usize) -> bool {
    attached.iter().map(|one| one.bytes.len()).sum::<usize>() + more <= MOST
}

fn name(survey: &str, part: &Part) -> String {
    match part {
        Part::All => format!("{survey}.pdf"),
        Part::Place(place, _) => format!("{survey}-{place}.pdf"),
    }
}

/// Where the PDF can be had; whoever reads a place alone finds its sheet to print on its page.
fn there(view: &ReportView, part: &Part) -> String {
    let page = &view.links.page;
    match part {
        Part::All => format!("{page}?format=pdf"),
        Part::Place(place, ReadsAll::Yes) => format!("{page}?where=place%3D{place}&format=pdf"),
        Part::Place(place, ReadsAll::No) => format!("{page}/places/{place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_for_a_mail_is_left_out() {
        let one = |length| Attachment { name: String::new(), kind: "application/pdf", bytes: vec![0; length] };
        assert!(fits(&[], MOST) && !fits(&[], MOST + 1));
        assert!(fits(&[one(2_000_000), one(2_000_000)], 1_000_000));
        assert!(!fits(&[one(2_000_000), one(2_000_000)], 1_000_001));
    }
}
