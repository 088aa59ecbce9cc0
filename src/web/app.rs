//! What every handler shares.

use super::metrics::Metrics;
use super::pages::Pages;
use super::settings::Settings;
use super::throttle::Throttle;
use crate::clock::Clock;
use crate::figures::{Books, Journeys};
use crate::keys::Keys;
use crate::moderation::Reasons;
use crate::publish::{Catalogue, Edition};
use crate::render::Renderer;
use crate::sign_in::{Passwords, Provider};
use crate::store::{CommentId, Store};
use crate::texts::Interface;
use std::sync::Arc;

/// The service, as handlers see it.
pub struct App {
    pub(super) store: Store,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) interface: Arc<Interface>,
    pub(super) renderer: Arc<Renderer>,
    pub(super) keys: Keys,
    pub(super) clock: Clock,
    pub(super) settings: Settings,
    pub(super) pages: Pages,
    pub(super) metrics: Metrics,
    pub(super) books: Books,
    /// How far people come with forms.
    pub(super) journeys: Arc<Journeys>,
    /// What was noticed of comments, whose words never change.
    pub(super) reasons: quick_cache::sync::Cache<CommentId, Arc<Reasons>>,
    pub(super) throttle: Throttle,
    pub(super) passwords: Passwords,
    pub(super) provider: Option<Provider>,
    /// Drafts that were looked at, by address and revision.
    pub(super) previews: quick_cache::sync::Cache<(String, i32), Arc<Edition>>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        (interface, renderer): (Arc<Interface>, Arc<Renderer>),
        keys: Keys,
        clock: Clock,
        settings: Settings,
    ) -> Self {
        let pages = Pages::new(&settings);
        let provider = settings.provider.as_ref().and_then(|provider| Provider::new(provider, &settings.public_url));
        Self {
            store,
            catalogue,
            interface,
            renderer,
            keys,
            clock,
            settings,
            pages,
            metrics: Metrics::new(),
            books: Books::default(),
            journeys: Arc::default(),
            reasons: quick_cache::sync::Cache::new(20_000),
            throttle: Throttle::default(),
            passwords: Passwords::default(),
            provider,
            previews: quick_cache::sync::Cache::new(32),
        }
    }

    /// How far people come with forms, for whoever puts it into the records.
    #[must_use]
    pub fn journeys(&self) -> Arc<Journeys> {
        Arc::clone(&self.journeys)
    }
}
