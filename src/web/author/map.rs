//! The map of the survey: which answers lead to which pages.

use super::desk::Desk;
use super::frame;
use crate::authoring::{FindingView, MapPage, map};
use crate::json::Pointer;
use crate::rights::Right;
use crate::web::app::App;
use crate::web::error::Error;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MapView {
    pages: Vec<Stop>,
    is_broken: bool,
}

#[derive(Serialize)]
struct Stop {
    number: usize,
    id: String,
    words: String,
    shown: String,
    condition: String,
    dead: Vec<FindingView>,
    questions: Vec<Asked>,
}

#[derive(Serialize)]
struct Asked {
    id: String,
    words: String,
    shown: String,
    leads: Vec<Led>,
}

#[derive(Serialize)]
struct Led {
    answer: String,
    opens: Vec<To>,
    skips: Vec<To>,
}

#[derive(Serialize)]
struct To {
    number: usize,
    words: String,
}

/// `GET /author/{survey}/map`
pub(super) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: web::Path<String>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::open(&app, &req, &survey, Right::Author).await?;
    let whole = desk.draft.for_preview().checked(&desk.media.addresses());
    let pages = whole.survey.as_ref().map(|survey| map(&desk.draft, survey, &app.interface));
    // Dead ends are told of where a condition can never hold.
    let dead = |index: usize| -> Vec<FindingView> {
        let here = Pointer::root().key("pages").index(index);
        let is_condition = |at: &Pointer| at.is_within(&here) && at.steps().any(|step| step == "visibleIf");
        whole.findings.iter().filter(|found| is_condition(&found.finding.pointer)).map(FindingView::of).collect()
    };
    let is_broken = pages.is_none();
    let stops =
        pages.unwrap_or_default().into_iter().enumerate().map(|(index, page)| stop(&survey, index, page, dead(index)));
    let view = MapView { pages: stops.collect(), is_broken };
    frame::page(&desk, StatusCode::OK, ("/map", "Map"), "author/map", view)
}

fn stop(survey: &str, index: usize, page: MapPage, dead: Vec<FindingView>) -> Stop {
    let to = |pages: Vec<(usize, String)>| pages.into_iter().map(|(number, words)| To { number, words }).collect();
    let questions = page.questions.into_iter().map(|question| Asked {
        id: question.id,
        words: question.words,
        shown: question.shown,
        leads: question
            .leads
            .into_iter()
            .map(|lead| Led { answer: lead.answer, opens: to(lead.opens), skips: to(lead.skips) })
            .collect(),
    });
    Stop {
        number: index + 1,
        words: page.words,
        shown: page.shown,
        condition: format!("/author/{survey}/condition?at={}", page.condition),
        dead,
        questions: questions.collect(),
        id: page.id,
    }
}
