//! `--email`: the report as a mail, by way of the outbox.

use super::Arguments;
use crate::cli::Failure;
use crate::cli::service::Service;
use crate::config::Config;
use crate::definition::StaffDomains;
use crate::delivery::{AskedPayload, asked};
use crate::publish::Edition;
use crate::rights::{Ground, Person, Right, Teams, may};
use crate::store::Error;
use validator::ValidateEmail;

/// Puts the report into the outbox; what to say of it.
pub(super) async fn put(
    service: &Service,
    config: &Config,
    edition: &Edition,
    arguments: &Arguments,
    address: &str,
) -> Result<String, Failure> {
    let unreachable = |error: Error| Failure::setup(format!("the records can't be reached: {error}"));
    let person = Person::of(&service.store, address).await.map_err(unreachable)?;
    let teams = Teams::load(&service.store).await.map_err(unreachable)?;
    may_get(&person, config, teams.ground(&edition.survey))?;
    let survey = &edition.survey.id;
    let payload = AskedPayload { from: arguments.from, until: arguments.until, only: arguments.only.clone() };
    let delivery = asked(survey, &payload, &person.email, service.clock.now());
    let is_new = service.store.enqueue(delivery).await;
    let is_new = is_new.map_err(|error| Failure::setup(format!("the outbox can't be reached: {error}")))?;
    let to = &person.email;
    let done = if is_new {
        format!("The report of {survey} for {to} is in the outbox.")
    } else {
        format!("The report of {survey} for {to} was put into the outbox within this minute already.")
    };
    Ok(format!("{done}\nA running `yousaid serve` sends it within seconds, else the next one does: {}.", way(config)))
}

/// Reports go to whoever may read the results; where the settings name domains of staff, to these alone.
fn may_get(person: &Person, config: &Config, ground: Ground<'_>) -> Result<(), Failure> {
    let to = &person.email;
    if !to.validate_email() {
        return Err(Failure::setup(format!("\"{to}\" is not an address that mail can go to.")));
    }
    let domains = &config.staff_domains;
    let is_let =
        if domains.is_empty() { may(person, Right::ReadResults, ground) } else { StaffDomains::new(domains).allow(to) };
    let who = if domains.is_empty() {
        "addresses that the definition names as owner, deputy or recipient, people of its team, or those in YOUSAID_STAFF_DOMAINS".to_owned()
    } else {
        format!("addresses at {} (YOUSAID_STAFF_DOMAINS)", domains.join(", "))
    };
    if is_let { Ok(()) } else { Err(Failure::setup(format!("no report goes to {to}: only to {who}."))) }
}

/// How mails leave; the address of a mail server may hold a password, so only its name is said.
fn way(config: &Config) -> String {
    let server = config.smtp_url.as_deref().and_then(|url| url::Url::parse(url).ok());
    match server.as_ref().and_then(url::Url::host_str) {
        Some(host) => format!("by the mail server {host}"),
        None => format!("as a file in {}, for YOUSAID_SMTP_URL is not set", config.data_dir.join("outbox").display()),
    }
}
