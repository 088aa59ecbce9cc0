//! What a moderator would have done with the made-up comments, and how far made-up people came with the form.

use super::history::DAYS;
use crate::cli::service::Service;
use crate::clock::day_number;
use crate::figures;
use crate::publish::Edition;
use crate::report::{BEGAN, SENT};
use crate::store::{AuditEntry, CommentState, Decision, Elsewhere, Error, FormCount, Judgement, Tags, Theme};
use rand::Rng;
use rand::rngs::StdRng;

/// Themes, and beginnings of words by which a made-up moderator knows them.
const THEMES: [(&str, &[&str]); 6] = [
    ("Kindness", &["kind", "felt safe", "brave", "talked to me", "nice", "lovely", "mili", "nyrs", "مہربان"]),
    ("Waiting and being told", &["wait", "hours", "no idea", "told", "slowly"]),
    ("Noise and sleep", &["loud", "noise", "noisy", "quiet", "bang", "alarm", "calm"]),
    ("Room for families", &["parent", "bed", "shower", "fridge", "kettle", "desk", "rodzica"]),
    ("Light and views", &["light", "window", "trees", "سورج"]),
    ("Language", &["tłumacz", "polsku", "Cymraeg", "زبان", "Makaton", "picture"]),
];

/// Words by which a thank-you is known.
const THANKS: [&str; 7] = ["felt safe", "brave", "talked to me", "was kind", "bardzo mili", "siarad Cymraeg", "مہربان"];

/// Publishes most comments, as a moderator would; some wait, so that the page has something to do.
pub(super) async fn moderate(service: &Service, edition: &Edition, rng: &mut StdRng) -> Result<(), Error> {
    let survey = &edition.survey;
    let waiting = service.store.comments(&survey.id, CommentState::Waiting, None, 1000).await?;
    let who = survey.owner.as_ref().map_or_else(String::new, |owner| owner.email.clone());
    let places = match survey.place_item() {
        Some(item) => {
            let ids = waiting.iter().map(|comment| comment.id).collect();
            service.store.places_of(&survey.id, ids, &item.id).await?
        }
        None => std::collections::BTreeMap::new(),
    };
    for comment in waiting {
        if !rng.random_bool(0.7) {
            continue;
        }
        let entry = AuditEntry { who: who.clone(), survey: Some(survey.id.clone()), ..service.entry("publish", "") };
        for theme in THEMES.iter().filter(|(_, words)| words.iter().any(|word| comment.text.contains(word))) {
            let id = theme.0.to_lowercase().replace(' ', "-");
            let tags = Tags { new: Some(Theme { id, name: theme.0.to_owned() }), ..Tags::default() };
            let entry = AuditEntry { who: who.clone(), survey: Some(survey.id.clone()), ..service.entry("note", "") };
            service.store.tag(&survey.id, vec![comment.id], tags, entry).await?;
        }
        let judgement = Judgement {
            decision: Some(Decision::Publish { shown: None, confirmed_small: places.contains_key(&comment.id) }),
            standing: Some(Elsewhere {
                thanks: THANKS.iter().any(|word| comment.text.contains(word)),
                place: places.get(&comment.id).cloned(),
            }),
            ..Judgement::default()
        };
        service.store.judge(&survey.id, comment.id, judgement, entry).await?;
    }
    figures::settle_themes(&service.store, edition, edition.today(service.clock.now())).await
}

/// For each four who sent the form one stopped on the way, half of them on its first page.
pub(super) async fn count_steps(service: &Service, edition: &Edition, sent: usize) -> Result<(), Error> {
    let today = day_number(edition.today(service.clock.now()));
    let sent = i64::try_from(sent).unwrap_or(0);
    let pages: Vec<&str> = edition.survey.pages.iter().map(|page| page.id.as_str()).chain(["check"]).collect();
    let stopped = |at: usize| if at == 0 { sent / 8 } else { sent / 8 / (pages.len() as i64 - 1) };
    let all: i64 = (0..pages.len()).map(stopped).sum();
    let count = |what: &str, people: i64| FormCount {
        survey: edition.survey.id.clone(),
        day: today - i32::try_from(DAYS / 2).unwrap_or(0),
        what: what.to_owned(),
        people,
    };
    let stood = pages.iter().enumerate().map(|(at, page)| count(page, stopped(at)));
    service.store.add_form_counts(stood.chain([count(BEGAN, sent + all), count(SENT, sent)]).collect()).await
}
