//! `yousaid account link EMAIL`

use super::service::Service;
use super::{Failure, say};
use crate::config::Config;
use crate::rights::{Person, may_anything};
use crate::sign_in;
use crate::store::Mode;
use clap::Subcommand;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  yousaid account link ward.design@example.nhs.uk")]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print a link that signs this address in, once, within an hour
    #[command(after_help = "Example:\n  yousaid account link ward.design@example.nhs.uk")]
    Link {
        /// An address that a survey names
        email: String,
    },
}

pub(super) fn run(arguments: &Arguments, config: &Config) -> Result<(), Failure> {
    let What::Link { email } = &arguments.what;
    super::serve::runtime()?.block_on(async {
        let service = Service::open(config, Mode::Beside).await?;
        let link = link(&service, email).await;
        service.store.shutdown().await;
        let link = link?;
        say(&format!("{}/account/link/{}\nCode: {}", config.web.public_url, link.token, link.code));
        Ok(())
    })
}

async fn link(service: &Service, email: &str) -> Result<sign_in::Link, Failure> {
    let person = Person::new(email);
    if !service.catalogue.all().iter().any(|edition| may_anything(&person, &edition.survey)) {
        return Err(Failure::input(format!(
            "no published survey names {}: not as owner, deputy, recipient or inbox for safeguarding.",
            person.email
        )));
    }
    let link = sign_in::create(&service.store, &service.keys, &person.email, service.clock.seconds()).await;
    link.map_err(|error| Failure::setup(error.to_string()))
}
