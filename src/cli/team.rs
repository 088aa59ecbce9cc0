//! `yousaid team`: teams, and the surveys that belong to them.

use super::service::{Service, unreachable};
use super::{Failure, outbox, say};
use crate::config::Config;
use crate::json::did_you_mean;
use crate::rights::{Scope, Teams, team_id};
use crate::store::{Error, Mode, Team};
use clap::Subcommand;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  yousaid team add \"Ward design team\"\n  yousaid team list\n\n\
    A survey belongs to the team that is called as its definition calls its owner, or to the one it is given to.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a team
    #[command(after_help = "Example:\n  yousaid team add \"Ward design team\" --id ward-design")]
    Add {
        /// What people call it
        name: String,
        /// Its short name in addresses and commands; made from its name where it is not given
        #[arg(long)]
        id: Option<String>,
    },
    /// List the teams, how many people each has, and its surveys
    #[command(after_help = "Example:\n  yousaid team list")]
    List,
    /// Give a team another name; its short name stays
    #[command(after_help = "Example:\n  yousaid team rename ward-design \"New wards team\"")]
    Rename {
        /// Its short name
        team: String,
        /// What people call it from now on
        name: String,
    },
    /// Give a survey to a team, whatever its definition says
    #[command(after_help = "Examples:\n  yousaid team give play-room ward-design\n  \
        yousaid team give play-room --by-definition")]
    Give {
        /// The survey
        survey: String,
        /// The team's short name
        #[arg(required_unless_present = "by_definition")]
        team: Option<String>,
        /// Let the definition decide again
        #[arg(long, conflicts_with = "team")]
        by_definition: bool,
    },
}

pub(super) fn run(arguments: Arguments, config: &Config) -> Result<(), Failure> {
    super::serve::runtime()?.block_on(async {
        let service = Service::open(config, Mode::Beside).await?;
        let done = match arguments.what {
            What::Add { name, id } => add(&service, &name, id).await,
            What::List => list(&service).await,
            What::Rename { team, name } => rename(&service, &team, &name).await,
            What::Give { team, survey, .. } => give(&service, team.as_deref(), &survey).await,
        };
        service.store.shutdown().await;
        done?.iter().for_each(|line| say(line));
        Ok(())
    })
}

/// The team with this short name. Errors: there is none, and what was meant.
pub(super) async fn known(service: &Service, id: &str) -> Result<Team, Failure> {
    let teams = service.store.teams().await.map_err(unreachable)?;
    if let Some(team) = teams.iter().find(|team| team.id == id) {
        return Ok(team.clone());
    }
    let hint = did_you_mean(id, teams.iter().map(|team| team.id.as_str()));
    let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
    Err(Failure::input(format!("there is no team \"{id}\".{hint}")))
}

async fn add(service: &Service, name: &str, id: Option<String>) -> Result<Vec<String>, Failure> {
    let name = name.trim().to_owned();
    let wanted = id.unwrap_or_else(|| name.clone());
    let id = team_id(&wanted).filter(|_| !name.is_empty());
    let id = id.ok_or_else(|| Failure::setup("a team needs a name with letters in it, or --id with some."))?;
    let words = format!("The team \"{name}\" has the short name {id}.");
    let entry = service.entry("add team", format!("{id}: {name}"));
    match service.store.add_team(Team { id: id.clone(), name }, entry).await {
        Ok(()) => Ok(vec![words]),
        Err(Error::Taken) => Err(Failure::input(format!("there is a team with this name or the short name {id}."))),
        Err(error) => Err(unreachable(error)),
    }
}

async fn list(service: &Service) -> Result<Vec<String>, Failure> {
    let teams = Teams::load(&service.store).await.map_err(unreachable)?;
    let holdings = service.store.holdings().await.map_err(unreachable)?;
    if teams.all().is_empty() {
        return Ok(vec!["There is no team yet. Add one with `yousaid team add NAME`.".to_owned()]);
    }
    let row = |team: &Team| {
        let scope = Scope::Team(team.id.clone());
        let mut people: Vec<&str> =
            holdings.iter().filter(|one| one.duty.scope == scope).map(|one| one.email.as_str()).collect();
        people.dedup();
        let surveys = service.catalogue.all();
        let surveys = surveys.iter().filter(|edition| teams.of(&edition.survey) == Some(team));
        let surveys: Vec<&str> = surveys.map(|edition| edition.survey.id.as_str()).collect();
        let surveys = if surveys.is_empty() { "-".to_owned() } else { surveys.join(", ") };
        [team.id.clone(), team.name.clone(), people.len().to_string(), surveys]
    };
    let mut rows = vec![["team", "name", "people", "surveys"].map(str::to_owned)];
    rows.extend(teams.all().iter().map(row));
    Ok(outbox::table(&rows))
}

async fn rename(service: &Service, id: &str, name: &str) -> Result<Vec<String>, Failure> {
    let team = known(service, id).await?;
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(Failure::setup("the new name is empty."));
    }
    let entry = service.entry("rename team", format!("{id}: {name}"));
    match service.store.rename_team(Team { id: team.id, name: name.clone() }, entry).await {
        Ok(()) => Ok(vec![format!("{id} is called \"{name}\" now.")]),
        Err(Error::Taken) => Err(Failure::input(format!("another team is called \"{name}\"."))),
        Err(error) => Err(unreachable(error)),
    }
}

async fn give(service: &Service, team: Option<&str>, survey: &str) -> Result<Vec<String>, Failure> {
    let team = match team {
        Some(team) => Some(known(service, team).await?.id),
        None => None,
    };
    let mut entry = service.entry("give survey", team.as_deref().unwrap_or("by its definition"));
    entry.survey = Some(survey.to_owned());
    match service.store.give_survey(survey, team.as_deref(), entry).await {
        Ok(()) => Ok(vec![match team {
            Some(team) => format!("{survey} belongs to {team}."),
            None => format!("{survey} belongs to the team that its definition names."),
        }]),
        Err(Error::NotFound) => Err(no_survey(service, survey)),
        Err(error) => Err(unreachable(error)),
    }
}

fn no_survey(service: &Service, survey: &str) -> Failure {
    let all = service.catalogue.all();
    let hint = did_you_mean(survey, all.iter().map(|edition| edition.survey.id.as_str()));
    let hint = hint.map(|meant| format!(" Did you mean \"{meant}\"?")).unwrap_or_default();
    Failure::input(format!("there is no survey \"{survey}\".{hint}"))
}
