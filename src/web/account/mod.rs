//! Accounts: signing in, one's own, and those of the people and teams of the organisation. Each page asks
//! [`may`](crate::rights::may) first; nobody gives a role who does not say who is in that team.

mod audit;
mod bearer;
mod digests;
mod enrol;
mod factor;
mod form;
mod invite;
mod me;
mod organisation;
mod password;
mod people;
mod person;
mod provider;
mod setup;
mod sign_in;
mod teams;
mod tokens;
mod words;

pub(super) use bearer::shown as shown_token;
pub(super) use sign_in::place;

use actix_web::web::{ServiceConfig, get, post, resource};

/// What a form brings.
type Form = actix_web::web::Form<Vec<(String, String)>>;

/// The addresses of accounts.
pub(super) fn addresses(service: &mut ServiceConfig) {
    service
        .service(resource("/account").route(get().to(sign_in::get)).route(post().to(sign_in::ask)))
        .service(resource("/account/code").route(post().to(sign_in::spend_code)))
        .service(resource("/account/link/{token}").route(get().to(sign_in::link)).route(post().to(sign_in::spend_link)))
        .service(resource("/account/setup/{token}").route(get().to(setup::get)).route(post().to(setup::found)))
        .service(resource("/account/password").route(post().to(password::post)))
        .service(resource("/account/oidc").route(get().to(provider::begin)))
        .service(resource("/account/oidc/callback").route(get().to(provider::callback)))
        .service(resource("/account/factor").route(get().to(factor::get)).route(post().to(factor::post)))
        .service(resource("/account/me").route(get().to(me::get)).route(post().to(me::post)))
        .service(resource("/account/me/factor").route(get().to(enrol::get)).route(post().to(enrol::post)))
        .service(resource("/account/people").route(get().to(people::get)).route(post().to(people::post)))
        .service(resource("/account/people/{person}").route(get().to(person::get)).route(post().to(person::post)))
        .service(resource("/account/teams").route(get().to(teams::get)).route(post().to(teams::post)))
        .service(
            resource("/account/organisation").route(get().to(organisation::get)).route(post().to(organisation::post)),
        )
        .service(resource("/account/tokens").route(get().to(tokens::get)).route(post().to(tokens::post)))
        .service(resource("/account/digests").route(get().to(digests::get)).route(post().to(digests::post)))
        .service(
            resource("/account/digests/leave/{token}").route(get().to(digests::leave)).route(post().to(digests::left)),
        )
        .service(resource("/account/audit").route(get().to(audit::get)))
        .service(resource("/account/sign-out").route(post().to(sign_in::sign_out)));
}
