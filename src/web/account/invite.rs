//! The mail that invites somebody, with a link that signs in once.

use crate::sign_in;
use crate::store::NewDelivery;
use crate::web::app::App;
use crate::web::error::Error;

/// Puts the invitation into the outbox.
pub(super) async fn invite(app: &App, email: &str, by: &str) -> Result<(), Error> {
    let now = app.clock.seconds();
    let token = sign_in::invite(&app.store, email, now).await?;
    let organisation = app.store.organisation().await?.name;
    let organisation = if organisation.is_empty() { app.settings.brand.name.clone() } else { organisation };
    let id = uuid::Uuid::new_v4().to_string();
    let payload = serde_json::json!({
        "url": format!("{}/account/link/{token}", app.settings.public_url), "days": sign_in::INVITATION_DAYS,
        "organisation": organisation, "by": by, "signIn": format!("{}/account", app.settings.public_url),
    });
    let delivery = NewDelivery {
        report: "invitation".to_owned(),
        recipient: email.to_owned(),
        period: id.clone(),
        survey: String::new(),
        kind: "invitation".to_owned(),
        payload: payload.to_string(),
        next_at: now,
        created_at: now,
        id,
    };
    app.store.enqueue(delivery).await?;
    Ok(())
}
