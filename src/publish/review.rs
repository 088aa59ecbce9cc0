//! What reviewers say of a draft, and whether it keeps the draft from going out.

use crate::authoring::{Agreed, Agreement, Draft, agreement};
use crate::clock::staff_time;
use crate::definition::SignOffs;
use crate::store::{self, Remark, RemarkState, Review, Reviewer, SignOff, Store};

/// Everything about the review of one draft.
#[derive(Debug)]
pub struct Round {
    /// The review, while somebody is asked.
    pub review: Option<Review>,
    /// Everybody who is, or was, asked.
    pub reviewers: Vec<Reviewer>,
    /// What they said.
    pub remarks: Vec<Remark>,
    /// Who has said yes, to whatever it was then.
    pub sign_offs: Vec<SignOff>,
    /// How many must say yes.
    pub needed: Option<SignOffs>,
    /// How many have, to the draft as it is.
    pub agreed: Agreed,
    /// Whether those who were asked were asked about the draft as it is.
    is_same: bool,
    now: i64,
}

impl Round {
    /// As the records know it at `now`, in seconds since 1970.
    pub async fn of(store: &Store, draft: &Draft, needed: Option<SignOffs>, now: i64) -> Result<Self, store::Error> {
        let survey = draft.id();
        let review = store.review(survey).await?;
        let mut round = Self {
            is_same: review.as_ref().is_some_and(|review| is_about(&review.body, draft)),
            review,
            reviewers: store.reviewers(survey).await?,
            remarks: store.remarks(survey).await?,
            sign_offs: store.sign_offs(survey).await?,
            needed,
            agreed: Agreed::default(),
            now,
        };
        for yes in round.sign_offs.iter().filter(|yes| is_about(&yes.body, draft)) {
            // Whoever was forgotten stands for nothing any more.
            let Some(reviewer) = round.reviewer(&yes.reviewer).filter(|reviewer| !reviewer.name.is_empty()) else {
                continue;
            };
            let lived = u32::from(reviewer.lived_experience);
            round.agreed.readers += 1;
            round.agreed.lived_experience += lived;
        }
        Ok(round)
    }

    /// Somebody who is, or was, asked.
    #[must_use]
    pub fn reviewer(&self, id: &str) -> Option<&Reviewer> {
        self.reviewers.iter().find(|reviewer| reviewer.id == id)
    }

    /// What is said that nobody has answered.
    pub fn open(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.state() == RemarkState::Open)
    }

    /// Whether those who were asked keep the draft from going out. Waiting ends only for what they were asked about.
    fn agreement(&self) -> Agreement {
        let is_asked = self.is_same && !self.reviewers.is_empty();
        let waits = |review: &&Review| self.now < review.lapses_at || is_asked;
        let lapses_at = self.review.as_ref().filter(waits).map(|review| review.lapses_at);
        agreement(self.needed, self.agreed, lapses_at, self.now)
    }

    /// What of the review keeps the draft from going out, each in a sentence.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self.open().count() {
            0 => {}
            1 => found.push("1 comment is not answered yet.".to_owned()),
            open => found.push(format!("{open} comments are not answered yet.")),
        }
        let agreed = self.words();
        match (self.agreement(), &self.review) {
            (Agreement::Unasked, None) => found.push(format!("Reviewers have to be asked: {agreed}.")),
            (Agreement::Unasked, Some(_)) => {
                found.push(format!("Reviewers have to be asked about the survey as it is now: {agreed}."));
            }
            (Agreement::Awaited, _) => found.push(format!("{agreed}. It waits for the others until {}.", self.until())),
            (Agreement::Needless | Agreement::Given | Agreement::Lapsed, _) => {}
        }
        found
    }

    /// What is said where not enough have said yes, and the survey waits no longer; empty otherwise.
    #[must_use]
    pub fn lapsed(&self) -> String {
        if self.agreement() != Agreement::Lapsed {
            return String::new();
        }
        format!("The wait for reviewers ended on {}: {}. It can go out without the others.", self.until(), self.words())
    }

    /// How many have said yes, in words.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.needed, self.agreed.readers) {
            (Some(needed), _) => self.agreed.words(needed),
            (None, 0) => "Nobody has said yes yet".to_owned(),
            (None, 1) => "1 has said yes".to_owned(),
            (None, many) => format!("{many} have said yes"),
        }
    }

    /// The day on which waiting ends; empty where nobody is asked.
    #[must_use]
    pub fn until(&self) -> String {
        let day = |review: &Review| staff_time(review.lapses_at).strftime("%-d %B %Y").to_string();
        self.review.as_ref().map(day).unwrap_or_default()
    }

    /// Whether reviewers are waited for at this moment.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.review.as_ref().is_some_and(|review| self.now < review.lapses_at)
    }

    /// Those who took part: who said something, or said yes.
    #[must_use]
    pub fn took_part(&self) -> Vec<String> {
        let took_part = |reviewer: &&Reviewer| {
            self.remarks.iter().any(|remark| remark.reviewer == reviewer.id)
                || self.sign_offs.iter().any(|yes| yes.reviewer == reviewer.id)
        };
        self.reviewers.iter().filter(took_part).map(|reviewer| reviewer.id.clone()).collect()
    }
}

/// Whether a text is about what families meet in the draft.
#[must_use]
pub fn is_about(body: &str, draft: &Draft) -> bool {
    Draft::parse(body).is_ok_and(|body| body.meets_the_same(draft))
}
