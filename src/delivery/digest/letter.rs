//! The letter of a digest: what each part says in a few sentences, as its page says it, and where the rest is.

use super::attached::{Enclosed, Paper, Parcel, enclose};
use super::parts::{Part, ReadsAll, parts};
use super::{DigestPayload, News};
use crate::delivery::letter::{Letter, Trouble};
use crate::delivery::reports::Reports;
use crate::delivery::templated::rendered;
use crate::figures::{Asked, Choosing, Inquiry, answer, plain};
use crate::keys::hash;
use crate::publish::Edition;
use crate::report::{Audience, LabelView, Links, QuestionView, ReportView, Sentence, step_of};
use crate::rights::{Person, Teams};
use crate::store::{Delivery, Digest, Error, Often};
use serde::Serialize;
use std::sync::Arc;

/// How many letters a subject has at most.
const SUBJECT: usize = 120;

#[derive(Serialize)]
struct DigestView {
    subject: String,
    preheader: String,
    sections: Vec<Section>,
    /// By how many people the figures that it tells move on at least.
    step: u32,
    /// When such mails come, as the end of a sentence.
    often: &'static str,
    settings: String,
    leave: String,
}

/// What is told of a part.
#[derive(Serialize)]
struct Section {
    title: LabelView,
    part: Sentence,
    note: String,
    finding: Sentence,
    header: String,
    period: String,
    questions: Vec<Question>,
    /// How many more there are on the page.
    more: usize,
    page: String,
    said: String,
    enclosed: Enclosed,
}

/// What is told, and what is sent beside it.
#[derive(Default)]
struct Told {
    sections: Vec<Section>,
    parcel: Parcel,
    /// The smallest step by which the figures of one of the surveys move on.
    step: u32,
}

#[derive(Serialize)]
struct Question {
    label: LabelView,
    opening: Sentence,
    /// How it changed over time; empty where nothing can be said.
    change: Sentence,
}

impl Reports {
    /// The letter of such a delivery. `Needless`: its reader has left, may read nothing of it any more, or nothing in it
    /// is new to them.
    pub(in crate::delivery) async fn digest(&self, delivery: &Delivery) -> Result<Letter, Trouble> {
        let payload: DigestPayload = serde_json::from_str(&delivery.payload)
            .map_err(|error| Trouble::Lasting(format!("the payload of this digest can't be read: {error}")))?;
        // Whatever is wrong with the records, an operator may mend it: the letter is written when it is tried again.
        let passing = |error: Error| Trouble::Passing(format!("the records can't be read: {error}"));
        let digest = self.store.digest(&delivery.recipient).await.map_err(passing)?;
        let digest = digest.filter(|digest| digest.often != Often::Off);
        let digest = digest.ok_or_else(|| Trouble::Needless("its reader has left".to_owned()))?;
        let told = self.sections(&digest, &payload.news).await.map_err(passing)?;
        if told.sections.is_empty() {
            return Err(Trouble::Needless("nothing in it is new to its reader".to_owned()));
        }
        let token = self.keys.digest_reader(&digest.email);
        let key = hash(&token).into();
        if digest.key != key {
            // The key was kept under another secret: the link of this letter would end nothing.
            self.store.change_digest_key(&digest.email, key).await.map_err(passing)?;
        }
        let attached = told.parcel.attached();
        let view = self.view(&digest, &token, told.sections, told.step);
        let leave = Some(view.leave.clone());
        let letter = rendered(&self.renderer, "digest", &view).map_err(|error| Trouble::Lasting(error.to_string()))?;
        Ok(Letter { leave, attached, ..letter })
    }

    fn view(&self, digest: &Digest, token: &[u8], sections: Vec<Section>, step: u32) -> DigestView {
        let token = data_encoding::BASE64URL_NOPAD.encode(token);
        DigestView {
            subject: subject(&sections),
            preheader: sections.first().map(|first| first.finding.text.clone()).unwrap_or_default(),
            sections,
            step,
            often: often(digest.often),
            settings: format!("{}/account/digests", self.public_url),
            leave: format!("{}/account/digests/leave/{token}", self.public_url),
        }
    }

    async fn sections(&self, digest: &Digest, news: &[News]) -> Result<Told, Error> {
        let person = Person::of(&self.store, &digest.email).await?;
        let teams = Teams::load(&self.store).await?;
        let mut told = Told { step: u32::MAX, ..Told::default() };
        for news in news {
            let Some(edition) = self.catalogue.current(&news.survey) else { continue };
            for part in parts(&self.store, (&person, &teams), &edition, digest).await? {
                let Some(view) = self.told(&edition, &part, news).await? else { continue };
                let mut section = section(&view, self.page(&edition, &part));
                if let Some(audience) = digest.attached.as_deref().and_then(Audience::parse) {
                    let paper = self.paper(&edition, &part, news.until, audience, view).await?;
                    section.enclosed = enclose(&self.fonts, &part, (&section.page, paper), &mut told.parcel).await;
                }
                told.step = told.step.min(step_of(edition.survey.release.at_least));
                told.sections.push(section);
            }
        }
        Ok(told)
    }

    /// What a part says, where it is new. All answers are, with each release; of a place it may say the same as before.
    async fn told(&self, edition: &Edition, part: &Part, news: &News) -> Result<Option<ReportView>, Error> {
        let now = self.of(edition, part, news.until).await?;
        let Some(now) = now.filter(|now| now.enough && (*part == Part::All || !now.highlights.is_empty())) else {
            return Ok(None);
        };
        if *part == Part::All || news.from == 0 {
            return Ok(Some(now));
        }
        let before = self.of(edition, part, news.from).await?;
        let said =
            |view: &ReportView| (view.finding.clone(), questions(view).map(|one| one.opening).collect::<Vec<_>>());
        let is_new = before.is_none_or(|before| said(&before) != said(&now));
        Ok(Some(now).filter(|_| is_new))
    }

    /// What is attached: what the mail tells, in the version that was chosen, in the survey's first language.
    async fn paper(
        &self,
        edition: &Edition,
        part: &Part,
        until: u32,
        audience: Audience,
        view: ReportView,
    ) -> Result<Paper, Error> {
        let inquiry = match audience {
            Audience::Team => None,
            _ => self.inquiry(edition, part, until).await?,
        };
        let Some(inquiry) = inquiry else { return Ok(Paper::Team(Box::new(view))) };
        let sources = (&self.store, self.interface.as_ref(), &self.books, &self.keys);
        let of = (audience, &edition.survey.default_language());
        plain(sources, edition, &inquiry, of, &self.public_url).await.map(|view| Paper::Plain(Box::new(view)))
    }

    /// A part after a release; none where the survey has no such place any more.
    async fn inquiry(&self, edition: &Edition, part: &Part, until: u32) -> Result<Option<Inquiry>, Error> {
        let mut inquiry = Inquiry::from(Asked::Releases(0, until));
        if let Part::Place(place, _) = part {
            let choosing = Choosing::of(&self.store, edition, &self.interface).await?;
            let Ok(filter) = choosing.filter("place", place) else { return Ok(None) };
            inquiry.filters.push(filter);
        }
        Ok(Some(inquiry))
    }

    /// Its report.
    async fn of(&self, edition: &Edition, part: &Part, until: u32) -> Result<Option<ReportView>, Error> {
        let Some(inquiry) = self.inquiry(edition, part, until).await? else { return Ok(None) };
        let page = format!("{}/results/{}", self.public_url, edition.survey.id);
        let links = Links { csv: format!("{page}?format=csv"), page };
        let sources = (&self.store, self.interface.as_ref(), &self.books, &self.keys);
        answer(sources, edition, &inquiry, links, &Arc::default()).await.map(Some)
    }

    /// The page of a part, for whoever may read all of the survey or that place alone.
    fn page(&self, edition: &Edition, part: &Part) -> String {
        let page = format!("{}/results/{}", self.public_url, edition.survey.id);
        match part {
            Part::All => page,
            Part::Place(place, ReadsAll::Yes) => format!("{page}?where=place%3D{place}"),
            Part::Place(place, ReadsAll::No) => format!("{page}/places/{place}"),
        }
    }
}

fn section(view: &ReportView, page: String) -> Section {
    Section {
        title: view.title.clone(),
        part: view.part.words.clone(),
        note: view.part.note.clone(),
        finding: view.finding.clone(),
        header: view.header.clone(),
        period: view.period.clone(),
        questions: questions(view).collect(),
        more: view.questions.len().saturating_sub(view.highlights.len()),
        page,
        said: view.said.clone(),
        enclosed: Enclosed::Nothing,
    }
}

fn questions(view: &ReportView) -> impl Iterator<Item = Question> {
    let question = |one: &QuestionView| Question {
        label: one.label.clone(),
        opening: one.opening.clone(),
        change: one.change.as_ref().map(|change| change.finding.clone()).unwrap_or_default(),
    };
    view.highlights.iter().map(question)
}

/// One survey's news in a sentence, else the names of all.
fn subject(sections: &[Section]) -> String {
    let mut titles: Vec<&str> = sections.iter().map(|section| section.title.text.as_str()).collect();
    titles.dedup();
    let subject = match (sections, titles.as_slice()) {
        ([one], [title]) => format!("{title}: {}", one.finding.text.trim_end_matches('.')),
        _ => format!("New results: {}", titles.join("; ")),
    };
    match subject.char_indices().nth(SUBJECT) {
        Some((end, _)) => format!("{}…", subject[..end].trim_end()),
        None => subject,
    }
}

fn often(often: Often) -> &'static str {
    match often {
        Often::Off => "",
        Often::Release => "whenever answers have joined the figures",
        Often::Day => "in the morning of each day on which something is new",
        Often::Week => "on each Monday on which something is new",
        Often::Month => "on the first of each month in which something is new",
    }
}
