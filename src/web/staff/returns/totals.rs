//! What is entered by hand for a ward and a month: how many people could have answered, and what stands on paper forms
//! that nobody keys in.

use super::{Desk, ErrorLink, called};
use crate::returns::{Mode, Month, TotalsWrong, Typed};
use crate::store::{self, ReturnKey, ReturnTotals};
use crate::web::app::App;
use crate::web::error::Error;
use crate::web::language::parameter;
use crate::web::respond::{field, go};
use crate::web::staff::frame::{Survey, page};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

const ELIGIBLE_HINT: &str = "Patients discharged or seen there in the month. Leave it empty where it is not known: an empty field is not a nought.";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TotalsView {
    page_title: String,
    title: String,
    place: String,
    place_words: String,
    month: String,
    month_words: String,
    href: String,
    /// The numbers that the form was made from.
    before: String,
    eligible: FieldView,
    modes: Vec<ModeView>,
    errors: Vec<ErrorLink>,
    /// Somebody has entered other numbers meanwhile: these.
    meanwhile: Option<Vec<String>>,
}

#[derive(Serialize)]
struct ModeView {
    words: &'static str,
    fields: Vec<FieldView>,
}

#[derive(Serialize)]
struct FieldView {
    /// The field's name.
    name: String,
    /// The element's id.
    id: String,
    label: String,
    hint: &'static str,
    value: String,
    error: Option<String>,
}

/// Which numbers.
struct Of {
    month: Month,
    place: String,
    place_words: String,
}

impl Of {
    /// Errors: there is no such month or place.
    async fn of(desk: &Desk<'_>, month: Option<&str>, place: &str) -> Result<Self, Error> {
        let month = desk.month(Some(month.unwrap_or_default())).map_err(|_| Error::NotFound)?;
        if place.is_empty() {
            return Ok(Self { month, place: String::new(), place_words: "No ward".to_owned() });
        }
        let places = desk.app.store.places().await?;
        let found = places.iter().find(|one| one.id == place).ok_or(Error::NotFound)?;
        Ok(Self { month, place: found.id.clone(), place_words: called(found) })
    }

    fn key(&self, desk: &Desk<'_>) -> ReturnKey {
        ReturnKey { survey: desk.id().to_owned(), month: self.month.to_string(), place: self.place.clone() }
    }

    /// How the audit trail names it.
    fn detail(&self) -> String {
        let place = if self.place.is_empty() { "no ward" } else { &self.place };
        format!("{} {place}", self.month)
    }

    async fn kept(&self, desk: &Desk<'_>) -> Result<ReturnTotals, Error> {
        let all = desk.app.store.return_totals(desk.id(), &self.month.to_string()).await?;
        Ok(all.get(&self.place).cloned().unwrap_or_default())
    }
}

/// `GET /return/fft/{survey}/totals?month=2026-11&place=ward-7`
pub(in crate::web::staff) async fn get(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    let place = parameter(&req, "place").unwrap_or_default();
    let of = Of::of(&desk, parameter(&req, "month").as_deref(), &place).await?;
    let kept = of.kept(&desk).await?;
    desk.noted("read return totals", of.detail()).await?;
    let typed = Typed::of(&kept);
    show(&desk, &of, StatusCode::OK, Form { typed, before: kept, wrong: Vec::new(), meanwhile: None })
}

/// `POST /return/fft/{survey}/totals`: enters them.
pub(in crate::web::staff) async fn post(
    app: web::Data<App>,
    req: HttpRequest,
    survey: Survey,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Error> {
    let desk = Desk::of(&app, &req, &survey).await?;
    desk.signed_in.check_csrf(&app, field(&form, "csrf"))?;
    let of = Of::of(&desk, field(&form, "month"), field(&form, "place").unwrap_or_default()).await?;
    let before: ReturnTotals =
        field(&form, "before").and_then(|before| serde_json::from_str(before).ok()).unwrap_or_default();
    let typed = Typed::read(&form);
    let numbers = match typed.numbers() {
        Ok(numbers) => numbers,
        Err(wrong) => {
            let form = Form { typed, before, wrong, meanwhile: None };
            return show(&desk, &of, StatusCode::UNPROCESSABLE_ENTITY, form);
        }
    };
    let entry = desk.entry("enter return totals", of.detail());
    let done = || go(&format!("{}?month={}&done=1", desk.href(), of.month));
    match app.store.enter_return_totals(of.key(&desk), before, numbers.clone(), entry).await {
        Ok(()) => Ok(done()),
        Err(store::Error::Taken) => {
            let now = of.kept(&desk).await?;
            // A second press of the button has nothing more to enter.
            if now == numbers {
                return Ok(done());
            }
            desk.noted("read return totals", of.detail()).await?;
            let form = Form { typed, meanwhile: Some(said(&now)), before: now, wrong: Vec::new() };
            show(&desk, &of, StatusCode::CONFLICT, form)
        }
        Err(error) => Err(error.into()),
    }
}

/// What stands in the form, and what there is to say of it.
struct Form {
    typed: Typed,
    before: ReturnTotals,
    wrong: Vec<TotalsWrong>,
    meanwhile: Option<Vec<String>>,
}

/// Numbers in words, one a line.
fn said(kept: &ReturnTotals) -> Vec<String> {
    let typed = Typed::of(kept);
    let eligible = std::iter::once((Typed::eligible().to_owned(), "People who could have answered".to_owned()));
    let of = |mode: Mode| {
        let answers = Typed::answers(mode).into_iter();
        answers.map(move |(name, words)| (name, format!("{}, {words}", mode.words())))
    };
    let all = eligible.chain(Mode::BY_HAND.into_iter().flat_map(of));
    let there = all.filter(|(name, _)| !typed.value(name).is_empty());
    there.map(|(name, words)| format!("{words}: {}", typed.value(&name))).collect()
}

impl Form {
    fn field(&self, name: String, label: &str) -> FieldView {
        let error = self.wrong.iter().find(|wrong| wrong.field == name).map(|wrong| wrong.text.clone());
        let value = self.typed.value(&name).to_owned();
        let hint = if name == Typed::eligible() { ELIGIBLE_HINT } else { "" };
        FieldView { id: id(&name), label: label.to_owned(), hint, value, error, name }
    }
}

/// The id of a field's element.
fn id(name: &str) -> String {
    name.replace('/', "_")
}

fn show(desk: &Desk<'_>, of: &Of, status: StatusCode, form: Form) -> Result<HttpResponse, Error> {
    let (month_words, is_wrong) = (of.month.words(), !form.wrong.is_empty() || form.meanwhile.is_some());
    let mode = |mode: Mode| ModeView {
        words: mode.words(),
        fields: Typed::answers(mode).into_iter().map(|(name, label)| form.field(name, label)).collect(),
    };
    let link = |wrong: &TotalsWrong| ErrorLink { field: id(&wrong.field), text: wrong.text.clone() };
    let view = TotalsView {
        page_title: format!(
            "{}{}, {month_words}: totals entered by hand",
            if is_wrong { "Error: " } else { "" },
            of.place_words
        ),
        title: desk.title(),
        place: of.place.clone(),
        place_words: of.place_words.clone(),
        month: of.month.to_string(),
        month_words,
        href: desk.href(),
        before: serde_json::to_string(&form.before).unwrap_or_default(),
        eligible: form.field(Typed::eligible().to_owned(), "People who could have answered"),
        modes: Mode::BY_HAND.map(mode).into(),
        errors: form.wrong.iter().map(link).collect(),
        meanwhile: form.meanwhile,
    };
    page(desk.app, status, Some(&desk.signed_in), "returns/totals", view)
}
