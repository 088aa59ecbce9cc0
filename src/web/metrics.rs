//! Counters for operators, as Prometheus text. They count by the hour alone: a counter that moved with each answer would
//! tell when somebody answered.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Class {
    class: String,
}

/// What is counted.
pub(super) struct Metrics {
    registry: Registry,
    shown: Family<Class, Counter>,
    /// What has been counted in this hour and is not shown yet, by class of status.
    hidden: Mutex<(i64, BTreeMap<u16, u64>)>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let (mut registry, shown) = (Registry::default(), Family::default());
        registry.register("yousaid_answers", "Requests answered, by class of status; moves hourly", shown.clone());
        Self { registry, shown, hidden: Mutex::default() }
    }

    /// Counts an answer.
    pub(super) fn answered(&self, status: u16) {
        let mut hidden = self.hidden.lock().unwrap_or_else(PoisonError::into_inner);
        *hidden.1.entry(status / 100).or_default() += 1;
    }

    /// The text for Prometheus; `now` in seconds since 1970.
    pub(super) fn text(&self, now: i64) -> String {
        let mut hidden = self.hidden.lock().unwrap_or_else(PoisonError::into_inner);
        if hidden.0 != now / 3600 {
            for (class, count) in std::mem::take(&mut hidden.1) {
                self.shown.get_or_create(&Class { class: format!("{class}xx") }).inc_by(count);
            }
            hidden.0 = now / 3600;
        }
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
