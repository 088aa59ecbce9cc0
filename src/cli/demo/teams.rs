//! A team for each survey's owner, whose address has every role in it: the link that the demonstration prints leads to
//! somebody who may do everything there. And an admin of the organisation.

use crate::cli::Failure;
use crate::cli::service::{Service, unreachable};
use crate::rights::{Duty, Role, Scope, team_id};
use crate::store::{Error, Founder, NewPerson, Team};

/// The admin of the organisation.
pub(super) const ADMIN: &str = "admin@example.nhs.uk";

/// Makes them.
pub(super) async fn make(service: &Service) -> Result<(), Failure> {
    let person =
        NewPerson { email: ADMIN.to_owned(), name: "The admin".to_owned(), created_at: service.clock.seconds() };
    let founder = Founder { organisation: "Example Children's Hospital".to_owned(), person };
    service.store.found(founder, service.entry("set up the organisation", ADMIN)).await.map_err(unreachable)?;
    for edition in service.catalogue.all() {
        let survey = &edition.survey;
        let Some(owner) = &survey.owner else { continue };
        let Some(name) = owner.team.get(&survey.languages) else { continue };
        let Some(id) = team_id(name) else { continue };
        let email = owner.email.to_lowercase();
        let team = Team { id: id.clone(), name: name.to_owned() };
        known(service.store.add_team(team, service.entry("add team", id.clone())).await)?;
        let person = NewPerson { email: email.clone(), name: name.to_owned(), created_at: service.clock.seconds() };
        known(service.store.add_person(person, service.entry("add account", email.clone())).await)?;
        for role in Role::ALL {
            let duty = Duty { role, scope: Scope::Team(id.clone()) };
            let entry = service.entry("give role", format!("{email}: {} of {id}", role.word()));
            service.store.give_role(&email, duty, None, entry).await.map_err(unreachable)?;
        }
    }
    Ok(())
}

/// Two surveys may have one owner.
fn known(added: Result<(), Error>) -> Result<(), Failure> {
    match added {
        Ok(()) | Err(Error::Taken) => Ok(()),
        Err(error) => Err(unreachable(error)),
    }
}
