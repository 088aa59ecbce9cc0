//! `yousaid account`: people, their roles, and links to sign in with.

use super::service::{Service, unreachable};
use super::{Failure, outbox, say, team};
use crate::config::Config;
use crate::json::did_you_mean;
use crate::rights::{Duty, Person, Role, Scope};
use crate::sign_in::{self, Changed, notice};
use crate::store::{
    AuditEntry, AuditFilter, Change, Error, Mode, NewPerson, PersonRecord, PersonState, Removed, Verified,
};
use clap::Subcommand;
use validator::ValidateEmail;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  yousaid account add sam@example.nhs.uk --name \"Sam Reed\"\n  \
    yousaid account role sam@example.nhs.uk lead --team ward-design\n  yousaid account link sam@example.nhs.uk")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the link at which the first admin names the organisation
    #[command(after_help = "Example:\n  yousaid account setup")]
    Setup,
    /// Add somebody, who has no role yet
    #[command(after_help = "Example:\n  yousaid account add sam@example.nhs.uk --name \"Sam Reed\"")]
    Add {
        /// The address that the person signs in with
        email: String,
        /// What the person is called
        #[arg(long)]
        name: String,
    },
    /// List people and their roles
    #[command(after_help = "Example:\n  yousaid account list")]
    List,
    /// Give somebody a role, or take it away
    #[command(after_help = "Examples:\n  yousaid account role sam@example.nhs.uk lead --team ward-design\n  \
        yousaid account role sam@example.nhs.uk admin --organisation\n  \
        yousaid account role sam@example.nhs.uk lead --team ward-design --take\n\n\
        Roles: admin, lead, moderator, reviewer, returnOfficer, operator")]
    Role(RoleArguments),
    /// Print a link that signs this address in, once, within an hour
    #[command(after_help = "Example:\n  yousaid account link ward.design@example.nhs.uk")]
    Link {
        /// An address that has an account, or that a survey names
        email: String,
    },
    /// List what was done, by whom; or check that nobody has changed the list
    #[command(after_help = "Examples:\n  yousaid account audit --survey ward-design\n  yousaid account audit --verify")]
    Audit(AuditArguments),
    /// Take somebody's second factor away, for whoever has lost it
    #[command(after_help = "Example:\n  yousaid account forget-factor sam@example.nhs.uk")]
    ForgetFactor {
        /// The address
        email: String,
    },
    /// Keep somebody from signing in, whatever a survey says, and end the sessions
    #[command(after_help = "Example:\n  yousaid account disable sam@example.nhs.uk")]
    Disable {
        /// The address
        email: String,
    },
    /// Let somebody in again
    #[command(after_help = "Example:\n  yousaid account enable sam@example.nhs.uk")]
    Enable {
        /// The address
        email: String,
    },
}

#[derive(Debug, clap::Args)]
struct RoleArguments {
    /// The address
    email: String,
    /// The role
    role: String,
    /// The team in which it holds, by its short name
    #[arg(long, required_unless_present = "organisation")]
    team: Option<String>,
    /// It holds in the whole organisation
    #[arg(long, conflicts_with = "team")]
    organisation: bool,
    /// Take it away instead
    #[arg(long)]
    take: bool,
}

#[derive(Debug, clap::Args)]
struct AuditArguments {
    /// What was done about one survey alone
    #[arg(long)]
    survey: Option<String>,
    /// What one person did alone
    #[arg(long)]
    person: Option<String>,
    /// How many entries at most, the newest first
    #[arg(long, default_value_t = 100)]
    most: u32,
    /// Check instead that no entry was changed, removed or moved
    #[arg(long, conflicts_with_all = ["survey", "person", "most"])]
    verify: bool,
}

pub(super) fn run(arguments: Arguments, config: &Config) -> Result<(), Failure> {
    super::serve::runtime()?.block_on(async {
        let service = Service::open(config, Mode::Beside).await?;
        let done = act(&service, config, arguments.what).await;
        service.store.shutdown().await;
        done?.iter().for_each(|line| say(line));
        Ok(())
    })
}

/// Does it; what to say of it.
async fn act(service: &Service, config: &Config, what: What) -> Result<Vec<String>, Failure> {
    match what {
        What::Setup if service.has_admin().await? => {
            Err(Failure::input("the organisation has an admin already, who can invite others."))
        }
        What::Setup => Ok(vec![setup_words(service, config)]),
        What::Add { email, name } => add(service, config, &email, &name).await,
        What::List => list(service).await,
        What::Role(arguments) => role(service, arguments).await,
        What::Link { email } => link(service, config, &email).await,
        What::Audit(AuditArguments { verify: true, .. }) => verify(service).await,
        What::Audit(arguments) => trail(service, arguments).await,
        What::ForgetFactor { email } => forget_factor(service, config, &email).await,
        What::Disable { email } => set_state(service, config, &email, PersonState::Disabled).await,
        What::Enable { email } => set_state(service, config, &email, PersonState::Active).await,
    }
}

/// The link at which the first admin names the organisation: for standard output, and never for the log.
pub(super) fn setup_words(service: &Service, config: &Config) -> String {
    let url = format!("{}/account/setup/{}", config.web.public_url, service.keys.setup_token());
    format!("Nobody is an admin yet. Who opens this link becomes the first, and it is worth nothing then:\n{url}")
}

async fn add(service: &Service, config: &Config, email: &str, name: &str) -> Result<Vec<String>, Failure> {
    let person = NewPerson {
        email: Person::new(email).email,
        name: name.trim().to_owned(),
        created_at: service.clock.seconds(),
    };
    let email = person.email.clone();
    if !email.validate_email() {
        return Err(Failure::setup(format!("\"{email}\" is not an address that mail can go to.")));
    }
    if person.name.is_empty() {
        return Err(Failure::setup("--name is empty: write what the person is called."));
    }
    if !crate::definition::StaffDomains::new(&config.staff_domains).allow(&email) {
        let domains = config.staff_domains.join(", ");
        return Err(Failure::setup(format!("{email} is not at {domains} (YOUSAID_STAFF_DOMAINS).")));
    }
    match service.store.add_person(person, service.entry("add account", email.clone())).await {
        Ok(()) => Ok(vec![format!(
            "{email} has an account, and no role yet. Give one with `yousaid account role {email} …`."
        )]),
        Err(Error::Taken) => Err(Failure::input(format!("{email} has an account already."))),
        Err(error) => Err(unreachable(error)),
    }
}

async fn list(service: &Service) -> Result<Vec<String>, Failure> {
    let people = service.store.people().await.map_err(unreachable)?;
    let holdings = service.store.holdings().await.map_err(unreachable)?;
    if people.is_empty() {
        return Ok(vec!["Nobody has an account yet.".to_owned()]);
    }
    let row = |person: &PersonRecord| {
        let theirs = holdings.iter().filter(|holding| holding.email == person.email);
        let roles: Vec<String> = theirs.map(|holding| duty_words(&holding.duty)).collect();
        let roles = if roles.is_empty() { "-".to_owned() } else { roles.join(", ") };
        [person.email.clone(), state(person.state).to_owned(), person.name.clone(), roles]
    };
    let mut rows = vec![["address", "state", "name", "roles"].map(str::to_owned)];
    rows.extend(people.iter().map(row));
    Ok(outbox::table(&rows))
}

fn state(state: PersonState) -> &'static str {
    match state {
        PersonState::Invited => "invited",
        PersonState::Active => "active",
        PersonState::Disabled => "disabled",
    }
}

/// `lead of ward-design`, `admin of the organisation`.
fn duty_words(duty: &Duty) -> String {
    match &duty.scope {
        Scope::Organisation => format!("{} of the organisation", duty.role.word()),
        Scope::Team(team) => format!("{} of {team}", duty.role.word()),
    }
}

async fn role(service: &Service, arguments: RoleArguments) -> Result<Vec<String>, Failure> {
    let RoleArguments { email, role, team, take, .. } = arguments;
    let email = Person::new(&email).email;
    let role = Role::parse(&role).ok_or_else(|| no_role(&role))?;
    let scope = match team {
        Some(team) => Scope::Team(team::known(service, &team).await?.id),
        None => Scope::Organisation,
    };
    let duty = Duty { role, scope };
    let words = duty_words(&duty);
    if take {
        let entry = service.entry("take role", format!("{email}: {words}"));
        return match service.store.take_role(&email, duty, None, entry).await {
            Ok(Removed::Done) => Ok(vec![format!("{email} is no longer {words}.")]),
            Ok(Removed::LastAdmin) => Err(last_admin(&email)),
            Err(Error::NotFound) => Err(Failure::input(format!("{email} is not {words}."))),
            Err(error) => Err(unreachable(error)),
        };
    }
    let entry = service.entry("give role", format!("{email}: {words}"));
    match service.store.give_role(&email, duty, None, entry).await {
        Ok(()) => Ok(vec![format!("{email} is {words}.")]),
        Err(Error::NotFound) => Err(no_account(&email)),
        Err(error) => Err(unreachable(error)),
    }
}

fn no_role(typed: &str) -> Failure {
    let all = Role::ALL.map(Role::word);
    let hint = did_you_mean(typed, all).map(|meant| format!(" Did you mean \"{meant}\"?"));
    Failure::setup(format!("\"{typed}\" is not a role: they are {}.{}", all.join(", "), hint.unwrap_or_default()))
}

fn no_account(email: &str) -> Failure {
    Failure::input(format!("{email} has no account. Add it with `yousaid account add {email} --name …`."))
}

fn last_admin(email: &str) -> Failure {
    Failure::input(format!("{email} is the organisation's only admin. Make somebody else one first."))
}

/// Whom a mail names where something was done from the shell.
const SHELL: &str = "an operator of this service";

async fn set_state(service: &Service, config: &Config, email: &str, to: PersonState) -> Result<Vec<String>, Failure> {
    let email = Person::new(email).email;
    let (what, done) = match to {
        PersonState::Disabled => ("disable account", "may not sign in any more, and is signed out everywhere."),
        _ => ("enable account", "may sign in."),
    };
    let closed = || notice(Changed::Closed, &email, Some(SHELL), &config.web.public_url, service.clock.seconds());
    let mail = (to == PersonState::Disabled).then(closed);
    match service.store.set_person_state(&email, to, service.entry(what, email.clone()), mail).await {
        Ok(Removed::Done) => Ok(vec![format!("{email} {done}")]),
        Ok(Removed::LastAdmin) => Err(last_admin(&email)),
        Err(Error::NotFound) => Err(no_account(&email)),
        Err(error) => Err(unreachable(error)),
    }
}

async fn trail(service: &Service, arguments: AuditArguments) -> Result<Vec<String>, Failure> {
    let AuditArguments { survey, person, most, .. } = arguments;
    let who = person.map(|person| Person::new(&person).email);
    let filter = AuditFilter { surveys: survey.map(|survey| vec![survey]), who, before: None };
    let entries = service.store.audit_entries(filter, most.into()).await.map_err(unreachable)?;
    if entries.is_empty() {
        return Ok(vec!["There is no such entry.".to_owned()]);
    }
    let row = |(number, entry): (i64, AuditEntry)| {
        let at = jiff::Timestamp::from_second(entry.at).map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string());
        let survey = entry.survey.unwrap_or_else(|| "-".to_owned());
        [number.to_string(), at.unwrap_or_default(), entry.who, entry.what, survey, entry.detail]
    };
    let mut rows = vec![["number", "when", "who", "what", "survey", "detail"].map(str::to_owned)];
    rows.extend(entries.into_iter().map(row));
    Ok(outbox::table(&rows))
}

async fn verify(service: &Service) -> Result<Vec<String>, Failure> {
    match service.store.verify_audit().await.map_err(unreachable)? {
        Verified::Whole { chained, older } => {
            let whole = format!("The audit trail is whole: {chained} entries, as they were written.");
            Ok(std::iter::once(whole).chain(older_words(older)).collect())
        }
        Verified::Broken(number) => Err(Failure::input(format!(
            "the audit trail is broken at entry {number}: it was changed, moved or removed past the service, or was \
             written with another service key."
        ))),
        Verified::Beside { found, older } => Err(Failure::input(format!(
            "{found} entries stand beside the audit trail's chain, where {older} are from before it: others were put in \
             or taken out past the service."
        ))),
    }
}

/// What can't be vouched for.
fn older_words(older: i64) -> Option<String> {
    let words = "from before there was a chain. Nothing shows whether they are as they were written.";
    (older > 0).then(|| format!("Beside it stand {older} entries {words}"))
}

async fn forget_factor(service: &Service, config: &Config, email: &str) -> Result<Vec<String>, Failure> {
    let email = Person::new(email).email;
    match service.store.person(&email).await {
        Ok(person) if person.has_factor => {}
        Ok(_) => return Err(Failure::input(format!("{email} has no second factor."))),
        Err(Error::NotFound) => return Err(no_account(&email)),
        Err(error) => return Err(unreachable(error)),
    }
    let entry = service.entry("remove second factor", email.clone());
    let mail = notice(Changed::NoFactor, &email, Some(SHELL), &config.web.public_url, service.clock.seconds());
    service.store.change_credentials(&email, Change::NoFactor, None, entry, mail).await.map_err(unreachable)?;
    Ok(vec![format!("{email} has no second factor any more, and is signed out everywhere.")])
}

async fn link(service: &Service, config: &Config, email: &str) -> Result<Vec<String>, Failure> {
    let person = Person::of(&service.store, email).await.map_err(unreachable)?;
    let email = &person.email;
    if !person.may_sign_in(service.catalogue.all().iter().map(|edition| &edition.survey)) {
        return Err(Failure::input(format!(
            "{email} has no account that may sign in, and no published survey names {email}: not as owner, deputy, \
             recipient or inbox for safeguarding."
        )));
    }
    let link = sign_in::create(&service.store, &service.keys, email, service.clock.seconds()).await;
    let link = link.map_err(unreachable)?;
    Ok(vec![format!("{}/account/link/{}\nCode: {}", config.web.public_url, link.token, link.code)])
}
