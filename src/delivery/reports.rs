//! Letters of reports: the view that the page shows, as it stands when the mail is sent.

use super::letter::{Letter, Letters, Trouble};
use super::scheduler::ReportPayload;
use super::templated::rendered;
use crate::figures::{Asked, Books, report_in};
use crate::files::Fonts;
use crate::keys::Keys;
use crate::publish::Catalogue;
use crate::render::Renderer;
use crate::report::Links;
use crate::store::{Delivery, Store};
use crate::texts::{Interface, Language};
use std::sync::Arc;

/// Writes the letters of reports.
pub struct Reports {
    /// The records.
    pub store: Store,
    /// The surveys.
    pub catalogue: Arc<Catalogue>,
    /// The interface's words.
    pub interface: Arc<Interface>,
    /// The templates.
    pub renderer: Arc<Renderer>,
    /// The keys, for rounding.
    pub keys: Keys,
    /// Where staff pages are, without a slash at the end.
    pub public_url: String,
    /// The releases that were read.
    pub books: Books,
    /// What PDFs are drawn with.
    pub fonts: Fonts,
}

impl Letters for Reports {
    async fn letter(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        match delivery.kind.as_str() {
            super::asked::KIND => return self.asked(delivery).await,
            super::digest::KIND => return self.digest(delivery).await,
            _ => {}
        }
        let payload: ReportPayload = serde_json::from_str(&delivery.payload)
            .map_err(|error| Trouble::Lasting(format!("the payload of this report can't be read: {error}")))?;
        let survey = &delivery.survey;
        let edition = self.catalogue.current(survey);
        let edition = edition.ok_or_else(|| Trouble::Lasting(format!("there is no survey {survey} any more")))?;
        let (from, until) = (Some(payload.days.first), Some(payload.days.last));
        if let Some(place) = payload.place {
            let asked = Asked::Days { from, until, before: None };
            return self.of_part(&edition, &asked, &[("place".to_owned(), place)]).await;
        }
        let asked = Asked::Days { from, until, before: Some(payload.before.first) };
        let page = format!("{}/results/{survey}", self.public_url);
        let links = Links { csv: format!("{page}?format=csv"), page };
        let sources = (&self.store, self.interface.as_ref(), &self.books, &self.keys);
        let language = Language::parse(&payload.language).filter(|asked| edition.survey.languages.contains(asked));
        let language = language.unwrap_or_else(|| edition.survey.default_language());
        let view = report_in(&language, sources, &edition, &asked, links).await;
        // Whatever is wrong with the records, an operator may mend it: the letter is written when it is tried again.
        let view = view.map_err(|error| Trouble::Passing(format!("the records can't be read: {error}")))?;
        rendered(&self.renderer, "report", &view).map_err(|error| Trouble::Lasting(error.to_string()))
    }
}
